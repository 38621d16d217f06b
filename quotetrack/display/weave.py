"""Marks laid over a text as HTML that is well formed however the marks overlap."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from attrs import frozen

from quotetrack.display.escape import escaped
from quotetrack.model import Span


@frozen(kw_only=True)
class Mark:
    """A stretch of text with CSS classes, a title to hover, an anchor, and a note after it.

    `classes` and `anchor` are ours and safe; `title` is shown text and gets escaped; `after` is
    ready HTML that follows the stretch. `element` "mark" tells screen readers that the words are
    pointed out.
    """

    span: Span
    classes: str
    element: Literal["span", "mark"] = "span"
    title: str = ""
    anchor: str = ""
    after: str = ""


def woven(text: str, marks: Iterable[Mark]) -> str:
    """Return `text` as escaped HTML with `marks` laid over it.

    Every piece of text between two borders of marks is one element that carries the classes of all
    marks that cover it, so elements never nest and never cross. The title is that of the shortest
    mark. Marks, or parts of marks, that lie outside the text are left out.
    """
    inside = [mark for mark in marks if mark.span.start < mark.span.end <= len(text)]
    borders = sorted({0, len(text)} | {b for m in inside for b in (m.span.start, m.span.end)})
    opening: dict[int, list[Mark]] = {}
    for mark in inside:
        opening.setdefault(mark.span.start, []).append(mark)
    pieces: list[str] = []
    active: list[Mark] = []
    for start, end in pairwise(borders):
        opened = opening.get(start, [])
        active = [mark for mark in active if mark.span.end > start] + opened
        anchors = [mark.anchor for mark in opened if mark.anchor]
        closed = [mark for mark in active if mark.span.end == end]
        # One anchor is the piece itself, so that a link to it points out the words.
        pieces.extend(f'<a id="{anchor}"></a>' for anchor in anchors[1:])
        pieces.append(_piece(escaped(text[start:end]), active, anchors[0] if anchors else ""))
        pieces.extend(mark.after for mark in closed)
    return "".join(pieces)


def _piece(content: str, marks: list[Mark], anchor: str) -> str:
    if not marks:
        return content
    classes = " ".join(dict.fromkeys(name for mark in marks for name in mark.classes.split()))
    titled = [mark for mark in marks if mark.title]
    title = min(titled, key=lambda mark: len(mark.span)).title if titled else ""
    attributes = f' title="{escaped(title)}"' if title else ""
    attributes += f' id="{anchor}"' if anchor else ""
    element = "mark" if any(mark.element == "mark" for mark in marks) else "span"
    return f'<{element} class="{classes}"{attributes}>{content}</{element}>'
