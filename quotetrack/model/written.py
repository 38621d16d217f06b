"""Pieces of a quotation as people write or mark them, and where they stand in a text."""

from __future__ import annotations

import re
from typing import Final

from quotetrack.errors import InputError
from quotetrack.model.quotation import Quotation
from quotetrack.model.text import Span

#: What parts the pieces of a quotation where people write them: an ellipsis on a line of its own.
BETWEEN: Final = "\n…\n"
_BETWEEN: Final = re.compile(r"(?:\A|\n)[ \t]*(?:…|\.\.\.)[ \t]*(?=\n|\Z)")
_MARKS: Final = '“”„"«»‟'
_LONGEST_TOLD: Final = 80


def pieces_as_written(quotation: Quotation) -> str:
    """Return the pieces of a quotation for people to change."""
    return BETWEEN.join(quotation.pieces)


def pieces_from(text: str, written: str, near: int = 0) -> tuple[Span, ...]:
    """Return where the pieces that somebody wrote or marked stand in a text.

    Blanks and line ends need not be the same, and marks around a piece do not belong to it. Where
    words stand more than once, those nearest to the character `near` are meant, and then those
    after the piece before. Raises `InputError` for words that do not stand there.
    """
    found: list[Span] = []
    for part in _BETWEEN.split(written.replace("\r\n", "\n")):
        words = part.strip().strip(_MARKS).split()
        if not words:
            continue
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        after = found[-1].end if found else 0
        places = [Span(*match.span()) for match in pattern.finditer(text, after)]
        if not places:
            told = " ".join(words)
            told = told if len(told) <= _LONGEST_TOLD else told[: _LONGEST_TOLD - 1] + "…"
            again = " after the words before them" if found else ""
            raise InputError(f"“{told}” does not stand in the article{again}.")
        found.append(min(places, key=lambda span: abs(span.start - (after or near))))
    if not found:
        raise InputError("Mark the words of the quotation, or write them as they stand there.")
    return tuple(found)


def divided(quotation: Quotation, text: str, begins: str) -> tuple[tuple[Span, ...], ...]:
    """Return the pieces of two quotations that one is divided into; the second `begins` so.

    Raises `InputError` where no such words stand in it, or it begins with them.
    """
    (place,) = pieces_from(text, begins.replace("\n", " "), quotation.start)
    inside = any(one.start <= place.start < one.end for one in quotation.fragments)
    first: list[Span] = []
    for one in quotation.fragments:
        if one.start < place.start:
            words = text[one.start : min(one.end, place.start)]
            first.append(Span(one.start, one.start + len(words.rstrip().rstrip(_MARKS).rstrip())))
    first = [one for one in first if len(one)]
    if not inside or not first:
        raise InputError("The second quotation begins with words that stand inside this one.")
    second = [
        Span(max(one.start, place.start), one.end)
        for one in quotation.fragments
        if one.end > place.start
    ]
    return tuple(first), tuple(second)
