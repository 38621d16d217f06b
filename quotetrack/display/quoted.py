"""A quotation by itself as HTML: each piece in its marks, with what matters in it pointed out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import evolve

from quotetrack.display.weave import Mark, woven
from quotetrack.model import Quotation, Span

_BLANK = re.compile(r"\s")


def quoted_html(
    quotation: Quotation, marks: Iterable[Mark] = (), *, length: int | None = None
) -> str:
    """Return a quotation in the form of `Quotation.quoted`, escaped, with `marks` laid over it.

    Args:
        quotation: What is quoted.
        marks: Their spans count in the quotation's document, as those of its fragments do.
        length: About how many characters are shown at most. What is cut is the beginning and the
            end, so that the first mark stays in sight.
    """
    marks = list(marks)
    if len(quotation.pieces) != len(quotation.fragments):
        return quotation.quoted_in([woven(quotation.text, [])])  # Its offsets tell nothing.
    window = _window(quotation, marks, length)
    pieces: list[str] = []
    shown: list[Span] = []
    for fragment, words in zip(quotation.fragments, quotation.pieces, strict=True):
        start, end = max(fragment.start, window.start), min(fragment.end, window.end)
        if start >= end:
            continue
        # Line ends of wrapped texts are no part of what was said.
        piece = _BLANK.sub(" ", words[start - fragment.start : end - fragment.start])
        inside = [
            evolve(mark, span=Span(max(mark.span.start, start) - start, last - start))
            for mark in marks
            if mark.span.start < (last := min(mark.span.end, end)) and start < last
        ]
        pieces.append(
            ("…" if start > fragment.start else "")
            + woven(piece, inside)
            + ("…" if end < fragment.end else "")
        )
        shown.append(fragment)
    if not pieces:  # All its pieces are empty.
        return quotation.quoted_in(quotation.pieces)
    return evolve(quotation, fragments=tuple(shown)).quoted_in(pieces)


def _window(quotation: Quotation, marks: list[Mark], length: int | None) -> Span:
    """Return the part of the document that is shown: `length` characters of what was said."""
    said = sum(len(fragment) for fragment in quotation.fragments)
    if length is None or said <= length:
        return Span(quotation.start, quotation.end)
    first = min((mark.span.start for mark in marks), default=quotation.start)
    left_out = 0
    for fragment in quotation.fragments:
        left_out += max(0, min(fragment.end, first) - fragment.start)
    skipped = min(max(0, left_out - length // 3), said - length)
    start = _place(quotation, skipped)
    end = _place(quotation, skipped + length, ends=True)
    # A word that is longer than what is to be shown is shown whole.
    return Span(start, end if end > start else quotation.end)


def _place(quotation: Quotation, count: int, *, ends: bool = False) -> int:
    """Return where the quoted character number `count` stands, moved back to the end of a word."""
    for fragment, words in zip(quotation.fragments, quotation.pieces, strict=True):
        if count < len(words):
            space = words.rfind(" ", 0, count)
            if space < 0:
                return fragment.start + (count if ends else 0)
            return fragment.start + space + (0 if ends else 1)
        count -= len(words)
    return quotation.end
