"""The documents of the goldens, and the twin of each whose long lines are broken.

The corpora lie beside the repository and are no part of it; a group whose corpus is absent is left
out. The seeds are always there.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

REPOSITORY = Path(__file__).resolve().parents[2]
_SHARED = REPOSITORY.parent / "shared"
_CORPORA = {
    "polnear-dev": "quotes/polnear-dev.jsonl.gz",
    "polnear-train": "quotes/polnear-train.jsonl.gz",
    "gum-dev": "quotes/gum-dev.jsonl.gz",
    "gum-train": "quotes/gum-train.jsonl.gz",
    "wild-dev": "wild/dev.jsonl.gz",
}
_SAMPLE_SIZES = {"polnear-train": 100}
GROUPS = ("seeds", *_CORPORA)
BROKEN = "-broken"
"""What the name of a group ends in that holds the twins of another."""

LINE_LENGTH = 72
_LONE_SPACE = re.compile(r"(?<=\S) (?=\S)")


@frozen
class GoldenDocument:
    """A text with its place: the group it belongs to and its id in that group."""

    group: str
    id: str
    text: str

    @property
    def place(self) -> str:
        """Group and id, as the command prints and takes them."""
        return f"{self.group}/{self.id}"

    def broken(self) -> GoldenDocument:
        """Return the twin of this document."""
        return GoldenDocument(self.group + BROKEN, self.id, break_lines(self.text))


def missing(group: str) -> str:
    """Return why there are no documents of `group` here, "" where there are."""
    path = _CORPORA.get(group.removesuffix(BROKEN))
    if path is not None and not (_SHARED / "data" / path).exists():
        return f"shared/data/{path} is not there"
    return ""


def load_documents(group: str, sample: int | None = None) -> list[GoldenDocument]:
    """Return the documents of `group`, one of `GROUPS` or the twins of one, or `sample` of them.

    The same ones are drawn every time. There are none where the corpus of the group is absent.
    """
    whole = group.removesuffix(BROKEN)
    if missing(whole):
        return []
    texts = list(_seeds() if whole == "seeds" else _corpus(whole))
    for size in (_SAMPLE_SIZES.get(whole), sample):
        if size is not None and size < len(texts):
            texts = random.Random(0).sample(texts, size)
    found = [GoldenDocument(whole, name, text) for name, text in texts]
    return [document.broken() for document in found] if group != whole else found


def _seeds() -> Iterator[tuple[str, str]]:
    for folder in (REPOSITORY / "seeds", _SHARED / "seeds"):
        for path in sorted(folder.glob("*.txt")):
            yield path.stem, path.read_text("utf-8")


def _corpus(group: str) -> Iterator[tuple[str, str]]:
    with gzip.open(_SHARED / "data" / _CORPORA[group], "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["id"], record["text"]


def break_lines(text: str, width: int = LINE_LENGTH) -> str:
    """Return `text` with every line longer than `width` characters broken, as mail is.

    A space becomes the end of a line; nothing else changes, so that the result is as long as
    `text` and every offset holds in both. Only a space between two other characters is taken:
    no line begins or ends with white space that did not before.
    """
    return "\n".join(_break_line(line, width) for line in text.split("\n"))


def _break_line(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    characters = list(line)
    begun, last = 0, None
    for match in _LONE_SPACE.finditer(line):
        place = match.start()
        if place - begun > width and last is not None:
            characters[last] = "\n"
            begun = last + 1
        last = place
    if last is not None and last >= begun and len(line) - begun > width:
        characters[last] = "\n"
    return "".join(characters)
