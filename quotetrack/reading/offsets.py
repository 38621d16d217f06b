"""Where the characters of a normalised text stand in the caller's, and the other way round."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import field, frozen

from quotetrack.model import Span

#: One change: the stretch of the old text from `start` to `end` became these characters.
Edit = tuple[int, int, str]


@frozen
class OffsetMap:
    """A monotone map between the offsets of an old text and those of the new one made of it.

    It knows the stretches that changed their length, in order: where each starts and ends in the
    old text and in the new one. Between them both texts run side by side.
    """

    old_starts: tuple[int, ...] = field(default=(), repr=False)
    old_ends: tuple[int, ...] = field(default=(), repr=False)
    new_starts: tuple[int, ...] = field(default=(), repr=False)
    new_ends: tuple[int, ...] = field(default=(), repr=False)

    @property
    def is_identity(self) -> bool:
        """Whether every offset is the same in both texts."""
        return not self.old_starts

    def old_start(self, offset: int) -> int:
        """Return where the character that starts at `offset` of the new text starts in the old."""
        index = bisect_right(self.new_ends, offset) - 1
        following = index + 1
        if following < len(self.new_starts) and self.new_starts[following] <= offset:
            return self.old_starts[following]
        return offset if index < 0 else offset + self.old_ends[index] - self.new_ends[index]

    def old_end(self, offset: int) -> int:
        """Return where the character that ends at `offset` of the new text ends in the old."""
        following = bisect_left(self.new_ends, offset)
        # A stretch that became nothing at this very place stands behind the character.
        if following < len(self.new_starts) and self.new_starts[following] < offset:
            return self.old_ends[following]
        index = following - 1
        return offset if index < 0 else offset + self.old_ends[index] - self.new_ends[index]

    def new_start(self, offset: int) -> int:
        """Return where the character that starts at `offset` of the old text starts in the new."""
        index = bisect_right(self.old_ends, offset) - 1
        following = index + 1
        if following < len(self.old_starts) and self.old_starts[following] <= offset:
            return self.new_starts[following]
        return offset if index < 0 else offset + self.new_ends[index] - self.old_ends[index]

    def new_end(self, offset: int) -> int:
        """Return where the character that ends at `offset` of the old text ends in the new."""
        following = bisect_left(self.old_ends, offset)
        if following < len(self.old_starts) and self.old_starts[following] < offset:
            return self.new_ends[following]
        index = following - 1
        return offset if index < 0 else offset + self.new_ends[index] - self.old_ends[index]

    def to_old(self, span: Span) -> Span:
        """Return the span of the old text that became `span` of the new one."""
        start = self.old_start(span.start)
        return Span(start, max(start, self.old_end(span.end)) if len(span) else start)

    def to_new(self, span: Span) -> Span:
        """Return the span of the new text that `span` of the old one became."""
        start = self.new_start(span.start)
        return Span(start, max(start, self.new_end(span.end)) if len(span) else start)


def edited(text: str, edits: Sequence[Edit]) -> tuple[str, OffsetMap]:
    """Return `text` with `edits` made, which are in order and apart, and the map of its offsets."""
    pieces: list[str] = []
    old_starts: list[int] = []
    old_ends: list[int] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    position = shift = 0
    for start, end, new in edits:
        pieces.append(text[position:start])
        pieces.append(new)
        position = end
        if len(new) != end - start:
            old_starts.append(start)
            old_ends.append(end)
            new_starts.append(start + shift)
            shift += len(new) - (end - start)
            new_ends.append(end + shift)
    pieces.append(text[position:])
    places = (tuple(old_starts), tuple(old_ends), tuple(new_starts), tuple(new_ends))
    return "".join(pieces), OffsetMap(*places)
