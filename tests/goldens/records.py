"""The recorded digests, which are committed, and the JSON they were made of, which is not."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.goldens.canonical import MODES, STAGES, digest
from tests.goldens.documents import GROUPS, REPOSITORY, GoldenDocument

RECORDED = Path(__file__).with_name("digests.txt")
_KEPT = Path(".quality") / "goldens"
_HEADER = (
    "# Written by python -m tests.goldens --record. A line: document, text, then for each of\n"
    f"# {', '.join(mode.name for mode in MODES)}: {', '.join(STAGES)}.\n"
)

Digests = dict[str, list[str]]
"""For each place of a document the digest of its text and of each stage in each mode."""


def text_digest(document: GoldenDocument) -> str:
    """Return a short digest of the text, which tells a changed corpus from changed output."""
    return digest(document.text)


def column(mode: str, stage: str) -> int:
    """Return where the digest of a stage in a mode stands among those of a document."""
    return 1 + [each.name for each in MODES].index(mode) * len(STAGES) + STAGES.index(stage)


def read_digests() -> Digests:
    """Return what is recorded."""
    if not RECORDED.exists():
        return {}
    lines = RECORDED.read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return {place: digests for place, *digests in rows}


def write_digests(digests: Mapping[str, list[str]]) -> None:
    """Replace what is recorded."""

    def order(place: str) -> tuple[int, str, str]:
        group, _, name = place.partition("/")
        known = [each for each in GROUPS if group.startswith(each)]
        return (GROUPS.index(known[0]), group, name)

    rows = [" ".join([place, *digests[place]]) for place in sorted(digests, key=order)]
    RECORDED.write_text(_HEADER + "\n".join(rows) + "\n", "utf-8")


def keep(group: str, mode: str, found: Mapping[str, Any]) -> None:
    """Keep the JSON of the stages of a group, by digest, beside what is kept already."""
    path = REPOSITORY / _KEPT / f"{group}-{mode}.json.gz"
    before = _read_kept(path)
    if set(found) <= set(before):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as file:
        json.dump({**before, **found}, file)


def kept(group: str, mode: str, wanted: Iterable[str]) -> dict[str, Any]:
    """Return the JSON of the digests `wanted`, as far as some working tree here keeps it."""
    found: dict[str, Any] = {}
    missing = set(wanted)
    for tree in _working_trees():
        if not missing:
            break
        stages = _read_kept(tree / _KEPT / f"{group}-{mode}.json.gz")
        found |= {each: stages[each] for each in missing if each in stages}
        missing -= set(found)
    return found


def _read_kept(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        stages: dict[str, Any] = json.load(file)
    return stages


def _working_trees() -> list[Path]:
    listed = _git("worktree", "list", "--porcelain").splitlines()
    trees = [Path(line.removeprefix("worktree ")) for line in listed if line[:9] == "worktree "]
    return [REPOSITORY, *(tree for tree in trees if tree != REPOSITORY)]


def write_dump(path: Path, digests: Digests, found: Mapping[str, Any]) -> None:
    """Write digests and the JSON of each to a file, for `dump_of`."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as file:
        json.dump({"digests": digests, "found": found}, file)


def dump_of(checkout: Path, options: Sequence[str]) -> tuple[Digests, dict[str, Any]]:
    """Return digests and JSON of what another working tree finds, run with `options`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dump.json.gz"
        subprocess.run(
            [sys.executable, "-m", "tests.goldens", "--dump", str(path), *options],
            cwd=checkout,
            env={**os.environ, "PYTHONPATH": str(checkout.resolve())},
            check=True,
            stdout=sys.stderr,
        )
        with gzip.open(path, "rt", encoding="utf-8") as file:
            dump = json.load(file)
    return dump["digests"], dump["found"]


def recorded_commit() -> str:
    """Return the commit in which the digests were recorded, "" where that is not known."""
    return _git("log", "-1", "--format=%h", "--", str(RECORDED)).strip()


def _git(*words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    return done.stdout
