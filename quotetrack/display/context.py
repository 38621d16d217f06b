"""The words around a quotation: enough of the article to judge it without opening it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from quotetrack.display.weave import Mark
from quotetrack.model import Document, Quotation, Span

_BEFORE, _AFTER = 260, 160
_ENOUGH = 90
_LONGEST = 4000
# A line end inside a sentence is no end of a paragraph: the text is wrapped.
_PARAGRAPH_END = re.compile(r"(?P<end>(?<=[.!?:;”’\"'»)])[ \t]*\r?\n\s*|[ \t]*\r?\n[ \t]*\r?\n\s*)")


@frozen
class Excerpt:
    """A stretch of a document, and whether the paragraph or sentence goes on at either side."""

    span: Span
    cut_before: bool
    cut_after: bool

    def clipped(self, marks: Iterable[Mark]) -> Iterator[Mark]:
        """Yield `marks`, whose spans count in the document, as marks of the excerpt's own text."""
        for mark in marks:
            start = max(mark.span.start, self.span.start) - self.span.start
            end = min(mark.span.end, self.span.end) - self.span.start
            if start < end:
                yield evolve(mark, span=Span(start, end))


def fits(quotation: Quotation, document: Document) -> bool:
    """Return whether `document` holds the words of `quotation` where it says."""
    if quotation.fragments[-1].end > len(document.text):
        return False
    pieces = (document.text[span.start : span.end] for span in quotation.fragments)
    return " ".join(pieces) == quotation.text


def excerpt_around(quotation: Quotation, text: str) -> Excerpt:
    """Return the quotation with the words before and after it, whole paragraphs where short.

    A "quotation" of more than 4,000 characters, which a mark that is never closed can make, is
    cut.
    """
    first, last = quotation.start, min(quotation.end, quotation.start + _LONGEST)
    start, cut_before = _start_of_context(text, first)
    end, cut_after = _end_of_context(text, last)
    return Excerpt(Span(start, end), cut_before, cut_after or last < quotation.end)


def _start_of_context(text: str, first: int) -> tuple[int, bool]:
    lowest = max(0, first - _BEFORE)
    ends = [match.end() for match in _PARAGRAPH_END.finditer(text, lowest, first)]
    enough = [end for end in ends if end <= first - _ENOUGH]
    if enough:
        return enough[-1], False
    if lowest == 0:
        return 0, False
    space = text.find(" ", lowest, first)
    return (lowest if space < 0 else space + 1), True


def _end_of_context(text: str, last: int) -> tuple[int, bool]:
    highest = min(len(text), last + _AFTER)
    # The quotation's own mark may close the paragraph.
    paragraph = _PARAGRAPH_END.search(text, max(0, last - 1), highest)
    if paragraph:
        return max(last, paragraph.start("end")), False
    if highest == len(text):
        return highest, False
    space = text.rfind(" ", last, highest)
    return (highest if space < 0 else space), True
