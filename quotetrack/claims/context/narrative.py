"""The text around quotations: the sentences of the reading, what is quoted in them blanked out.

A blanked sentence is as long as the original, so that every offset stays true.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from quotetrack.model import Quotation, Span
from quotetrack.reading import Reading

BLANK: Final = "¤"


class Narrative:
    """The sentences of a text in which somebody is quoted. Only those asked for are blanked.

    `original` is the text.
    """

    def __init__(self, reading: Reading, quotations: Sequence[Quotation]) -> None:
        self.original = reading.text
        self._sentences = reading.sentences
        self._starts = [sentence[0].start for sentence in reading.sentences]
        fragments = {fragment for one in quotations for fragment in one.fragments}
        self._fragments = sorted(fragments, key=lambda fragment: fragment.start)
        self._ends = [fragment.end for fragment in self._fragments]
        self._blanked: dict[Span, tuple[str, str]] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def sentence_index(self, offset: int) -> int:
        """Return the number of the sentence that holds the character at `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence(self, index: int) -> Span:
        """Return where sentence number `index` stands."""
        tokens = self._sentences[index]
        return Span(tokens[0].start, tokens[-1].end)

    def opens_paragraph(self, index: int) -> bool:
        """Return whether sentence number `index` is the first of its paragraph."""
        if not index:
            return True
        before, sentence = self._sentences[index - 1 : index + 1]
        return before[0].paragraph != sentence[0].paragraph

    def text(self, span: Span) -> str:
        """Return the text of `span`, blanked where it is quoted."""
        return self.both(span)[0]

    def both(self, span: Span) -> tuple[str, str]:
        """Return the text of `span`, blanked where it is quoted, as it is and in small letters."""
        found = self._blanked.get(span)
        if found is None:
            blanked = self._blank(span)
            found = self._blanked[span] = blanked, blanked.lower()
        return found

    def _blank(self, span: Span) -> str:
        pieces: list[str] = []
        position = span.start
        for number in range(bisect_left(self._ends, span.start), len(self._fragments)):
            fragment = self._fragments[number]
            if fragment.start >= span.end:
                break
            start, end = max(fragment.start, position), min(fragment.end, span.end)
            if start < end:
                pieces += (self.original[position:start], BLANK * (end - start))
                position = end
        pieces.append(self.original[position : span.end])
        return "".join(pieces)
