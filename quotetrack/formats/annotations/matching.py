"""Which marks became of which quotations that were exported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.formats.annotations.grouping import Groups
from quotetrack.formats.annotations.marked import UNSAID, MarkedQuotation
from quotetrack.model import Span

Group = tuple[tuple[MarkedQuotation, ...], tuple[MarkedQuotation, ...]]


def matched(
    exported: Sequence[MarkedQuotation], marked: Sequence[MarkedQuotation]
) -> Iterator[Group]:
    """Yield groups of exported and of marked quotations that share words, in the order of the text.

    A quotation that shares words with none is a group by itself.
    """
    both = [*exported, *marked]
    groups = Groups(range(len(both)))
    # Pieces in the order of their beginnings; those that are still open may share words.
    pieces = sorted((piece, at) for at, one in enumerate(both) for piece in one.pieces)
    still_open: list[tuple[Span, int]] = []
    for piece, at in pieces:
        still_open = [one for one in still_open if one[0].end > piece.start]
        for _, other in still_open:
            old, new = sorted((at, other))
            if old < len(exported) <= new and _alike(both[new], both[old]):
                groups.join(new, old)
        still_open.append((piece, at))
    members: dict[int, tuple[list[MarkedQuotation], list[MarkedQuotation]]] = {}
    for at in sorted(range(len(both)), key=lambda each: both[each].pieces):
        members.setdefault(groups.head(at), ([], []))[at >= len(exported)].append(both[at])
    for olds, news in members.values():
        yield tuple(olds), tuple(news)


def _alike(marked: MarkedQuotation, old: MarkedQuotation) -> bool:
    """Return whether two can be one: indirect speech lies over what is quoted in it."""
    if marked.kind == UNSAID or "indirect" not in (marked.kind, old.kind):
        return True
    return marked.kind == old.kind or marked.pieces == old.pieces
