"""Where quoted words stand in a text, when the place is not known or counts in another text."""

from __future__ import annotations

import re
from typing import Final

from quotetrack.errors import InputError
from quotetrack.formats.annotations.marked import QuotedWords
from quotetrack.model import Span

_MARKS: Final = "“”„\"'‘’«»"


def placed(text: str, words: QuotedWords) -> Span:
    """Return where quoted words stand in a text, without marks at their edges.

    Blanks count as one another, since a page shows them otherwise than the text has them. Where the
    words stand several times, those around them decide. Raises `InputError`.
    """
    if words.start is not None and text.startswith(words.exact, words.start):
        found = [Span(words.start, words.start + len(words.exact))]
    else:
        found = [Span(*one.span()) for one in _pattern(words.exact).finditer(text)]
    if len(found) > 1:
        around = [
            (_fits(words.prefix, text[: one.start], -1) + _fits(words.suffix, text[one.end :], 1))
            for one in found
        ]
        most = max(around)
        found = [one for one, fits in zip(found, around, strict=True) if fits == most]
    if len(found) != 1:
        times = "do not stand" if not found else "stand more than once"
        raise InputError(f"The words “{words.exact[:60]}” {times} in the text of the ledger.")
    start, end = found[0].start, found[0].end
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    if start == end:
        raise InputError("There are no words in what was marked.")
    return Span(start, end)


def _pattern(words: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in words.split()]
    return re.compile(r"\s+".join(parts) if parts else r"(?!)")


def _fits(words: str, beside: str, step: int) -> int:
    """Return how many letters beside a place are those that should stand there."""
    one = "".join(words.split())[::step]
    other = "".join(beside[-200:].split() if step < 0 else beside[:200].split())[::step]
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
