"""The text that all stages read: the caller's, with everything alike that means the same."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from attrs import field, frozen

from quotetrack.model import Span
from quotetrack.reading.characters import level_characters, mend_encoding, mend_marks
from quotetrack.reading.lines import level_blanks, unwrap
from quotetrack.reading.lost_beginnings import give_back_beginnings
from quotetrack.reading.lower_case import capitalise
from quotetrack.reading.offsets import OffsetMap, edited

#: What is changed, in order. Misread letters are mended first, for half of a misread "à" is a blank
#: and half of an "í" invisible, and again when letters and their marks are one.
STEPS: Final = (
    mend_marks,
    mend_encoding,
    level_characters,
    mend_encoding,
    unwrap,
    level_blanks,
    capitalise,
    give_back_beginnings,
)


@frozen
class NormalisedText:
    """A text whose paragraphs are one line each, and where it stands in the caller's text.

    `text` is the very text of the caller, `original`, where nothing had to be changed. `steps` map
    the offsets from the caller's text onwards, one step of normalising after the other.
    """

    text: str = field(repr=False)
    original: str = field(repr=False)
    steps: tuple[OffsetMap, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Whether the normalised text is the caller's."""
        return self.text == self.original

    def outward(self, span: Span) -> Span:
        """Return where `span` of the normalised text stands in the caller's."""
        for step in reversed(self.steps):
            span = step.to_old(span)
        return span

    def inward(self, span: Span) -> Span:
        """Return where `span` of the caller's text stands in the normalised one."""
        for step in self.steps:
            span = step.to_new(span)
        return span


@lru_cache(maxsize=64)
def normalised(text: str) -> NormalisedText:
    """Return the normalised form of `text`, the caller's, in linear time.

    Invisible characters are taken out, line ends and white space are levelled, letters are
    composed with their marks (Unicode NFC), misread ones are mended, lines broken for their length
    are joined, and a text without any capitals gets those of sentences and names.
    """
    current = text
    steps: list[OffsetMap] = []
    for changes in STEPS:
        edits = list(changes(current))
        if edits:
            current, offsets = edited(current, edits)
            if not offsets.is_identity:
                steps.append(offsets)
    return NormalisedText(current, text, tuple(steps))
