"""What stands before a claim and tells how it is claimed: "there is no doubt that"."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, cast

from quotetrack.claims.language.phrases import PhraseTable, load_phrases
from quotetrack.claims.language.words import Words

#: How a clause is claimed: plainly, surely, left open, denied to have been said, or not at all,
#: since only when, where or how it is so is spoken of.
Frame = Literal["", "certain", "doubt", "unsaid", "asked"]


@lru_cache(maxsize=1)
def _phrases() -> PhraseTable[str]:
    return load_phrases("frames", str)


def read_frame(words: Words, first: int, end: int) -> tuple[Frame, int]:
    """Return how the sentence of words `first` to `end` claims, and where what is claimed begins.

    A frame with nothing behind it ("I don't know.") frames nothing.
    """
    match = _phrases().match_head(words, first, end)
    if match is None or match.end + 1 >= end:
        return "", first
    return cast(Frame, match.label), match.end
