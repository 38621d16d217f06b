"""Archives for tests, and what became of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from quotetrack.batch.storage import TEMPORARY


def write_shard(path: Path, texts: Iterable[str]) -> None:
    """Write texts as JSON Lines, with ids that are their own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8") as stream:
        for number, text in enumerate(texts):
            print(json.dumps({"id": f"{path.name} {number}", "text": text}), file=stream)


def outputs(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes. Nothing half written may be left."""
    found = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    assert not [name for name in found if name.startswith(TEMPORARY)]
    return found


def results(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the lines of the results of a shard."""
    with gzip.open(folder / "results" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def divided(texts: Sequence[str], size: int) -> list[Sequence[str]]:
    """Return the texts in portions of `size`."""
    return [texts[start : start + size] for start in range(0, len(texts), size)]
