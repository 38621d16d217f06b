"""What a comparison of two quotations brings to light."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from quotetrack.model import Relation

_NO_MARKS = str.maketrans(dict.fromkeys('“”"„', ""))


@frozen
class Finding:
    """A relation between two quotations, and the words that show it.

    `score` is from 0 to 1. `first` and `second` are the offsets (start, end) of the words that
    show it in the documents of the earlier and the later quotation; `first_signal` and
    `second_signal` tell what they show.
    """

    relation: Relation
    score: float
    reason: str
    explanation: str
    first: tuple[int, int]
    second: tuple[int, int]
    first_signal: str
    second_signal: str


@lru_cache(maxsize=1024)
def shown(text: str, limit: int = 100) -> str:
    """Return `text` in curly marks on one line, cut to about `limit` characters at a word."""
    line = " ".join(text[: 2 * limit].translate(_NO_MARKS).split())
    if len(line) > limit:
        line = line[: limit - 1].rsplit(" ", 1)[0] + "…"
    return f"“{line.rstrip('.,;:')}”"
