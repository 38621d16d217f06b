"""Stretches of text as elements that nest: never crossing one another, nor a paragraph's end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import Final

from attrs import frozen

from quotetrack.model import Span

# What XML takes for white space, which alone may stand between paragraphs.
_WHITE: Final = " \t\r\n"
_SPACES: Final = re.compile(f"[{_WHITE}]+")


@frozen
class Mark:
    """An element around a stretch of text. `attributes` are ready to be written."""

    start: int
    end: int
    element: str
    attributes: str

    @classmethod
    def around(cls, span: Span, element: str, attributes: str) -> Mark:
        """Return the element around `span`."""
        return cls(span.start, span.end, element, attributes)


def paragraphs_of(text: str) -> list[Span]:
    """Return the paragraphs: what empty lines part, or lines where there are no empty ones."""
    start = len(text) - len(text.lstrip(_WHITE))
    end = len(text.rstrip(_WHITE))
    gaps = [
        (start + found.start(), start + found.end(), found.group())
        for found in _SPACES.finditer(text[start:end])
    ]
    parted = [gap for gap in gaps if gap[2].count("\n") > 1]
    parted = parted or [gap for gap in gaps if "\n" in gap[2]]
    found: list[Span] = []
    for gap_start, gap_end, _ in parted:
        found.append(Span(start, gap_start))
        start = gap_end
    return [*found, Span(start, end)] if start < end else found


class Nest:
    """Stretches that nest. Those that are laid are cut where they cross; others are refused."""

    def __init__(self, paragraphs: Sequence[Span]) -> None:
        self._paragraphs = paragraphs
        self._paragraph_starts = [paragraph.start for paragraph in paragraphs]
        self._waiting: list[tuple[int, int, str]] = []
        self._by_start: list[tuple[int, int]] = []
        self._by_end: list[tuple[int, int]] = []

    def lay(self, span: Span, owner: str) -> None:
        """Put a stretch in, cut at the ends of paragraphs. `owner` is whose it is."""
        at = max(bisect_right(self._paragraph_starts, span.start) - 1, 0)
        while at < len(self._paragraphs) and self._paragraphs[at].start < span.end:
            start = max(span.start, self._paragraphs[at].start)
            end = min(span.end, self._paragraphs[at].end)
            if start < end:
                self._waiting.append((start, -end, owner))
            at += 1

    def pieces(self) -> Iterator[tuple[Span, str]]:
        """Yield what was laid, in text order, cut where two would cross."""
        heapify(self._waiting)
        open_ends: list[int] = []
        while self._waiting:
            start, negative_end, owner = heappop(self._waiting)
            end = -negative_end
            while open_ends and open_ends[-1] <= start:
                open_ends.pop()
            if open_ends and open_ends[-1] < end:
                heappush(self._waiting, (open_ends[-1], negative_end, owner))
                end = open_ends[-1]
            open_ends.append(end)
            self._add(start, end)
            yield Span(start, end), owner

    def takes(self, span: Span) -> bool:
        """Put a stretch in if it lies in one paragraph and crosses nothing; return whether."""
        at = bisect_right(self._paragraph_starts, span.start) - 1
        inside = at >= 0 and span.end <= self._paragraphs[at].end and span.start < span.end
        if not inside or self._crosses(span.start, span.end):
            return False
        self._add(span.start, span.end)
        return True

    def _crosses(self, start: int, end: int) -> bool:
        begun = slice(
            bisect_left(self._by_start, (start + 1, 0)), bisect_left(self._by_start, (end, 0))
        )
        ended = slice(
            bisect_left(self._by_end, (start + 1, 0)), bisect_left(self._by_end, (end, 0))
        )
        return any(other > end for _, other in self._by_start[begun]) or any(
            other < start for _, other in self._by_end[ended]
        )

    def _add(self, start: int, end: int) -> None:
        insort(self._by_start, (start, end))
        insort(self._by_end, (end, start))
