"""The text of HTML, XHTML and NITF: paragraphs with an empty line between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any, Final

_PARAGRAPHS: Final = frozenset(
    "address article aside blockquote body block caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hedline hgroup hl1 hl2 hr item li list "
    "main nav nitf ol p pre quote section summary table tbody tfoot thead title tr ul".split()
) | {"body.content", "body.head", "body.end"}
_LINES: Final = frozenset({"br", "lb"})
_CELLS: Final = frozenset({"td", "th", "cell"})
_UNREAD: Final = frozenset(
    "script style noscript template head iframe object svg math media select textarea".split()
)
_VOID: Final = frozenset(
    "area base br col embed hr img input lb link meta param source track wbr".split()
)
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")


def text_of_markup(markup: str) -> str:
    """Return the text of a piece of HTML, XHTML or NITF, without tags.

    Blocks become paragraphs with an empty line between them, ``<br>`` a line end; other white space
    is joined to one space, as a browser shows it. Scripts, styles and the like are left out.
    Whatever is broken in the markup, something comes back.
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.collected.text()


def text_of_element(element: Any) -> str:
    """Return the same for an element of ElementTree or lxml."""
    collected = _Collector()
    # A stack of our own: nesting in hostile markup is deeper than Python's.
    waiting: list[tuple[str, Any]] = [("open", element)]
    while waiting:
        step, item = waiting.pop()
        if step == "text":
            collected.data(item)
        elif step == "close":
            collected.end(item)
        elif isinstance(item.tag, str):
            tag = item.tag.rpartition("}")[2].lower()
            collected.start(tag)
            waiting.append(("close", tag))
            waiting.extend(_inside(item))
    return collected.text()


def _inside(element: Any) -> Iterable[tuple[str, Any]]:
    """Return what is in an element, last first, as a stack wants it."""
    for child in reversed(list(element)):
        if child.tail:
            yield "text", child.tail
        yield "open", child
    if element.text:
        yield "text", element.text


class _Collector:
    """Text pieces with the breaks between them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._break = ""
        self._space = False
        self._unread: list[str] = []
        self._kept_as_is = 0

    def start(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread.append(tag)
        if tag in _LINES:
            self._break = self._break if len(self._break) > 1 else self._break + "\n"
        elif tag in _PARAGRAPHS:
            self._break = "\n\n"
        elif tag in _CELLS:
            self._space = True
        self._kept_as_is += tag == "pre"

    def end(self, tag: str) -> None:
        if tag in self._unread:
            # What a tag that never closed hid comes back with the tag around it.
            del self._unread[self._unread.index(tag) :]
        if tag in _PARAGRAPHS:
            self._break = "\n\n"
        elif tag in _CELLS:
            self._space = True
        self._kept_as_is -= tag == "pre" and self._kept_as_is > 0

    def data(self, text: str) -> None:
        if self._unread or not text:
            return
        if self._kept_as_is:
            self._add(text, before=self._between())
            return
        words = _SPACES.sub(" ", text)
        self._space |= words.startswith(" ")
        bare = words.strip(" ")
        if bare:
            self._add(bare, before=self._between())
            self._space = words.endswith(" ")

    def _between(self) -> str:
        return self._break or (" " if self._space else "")

    def _add(self, text: str, before: str) -> None:
        if self._pieces:
            self._pieces.append(before)
        self._pieces.append(text)
        self._break, self._space = "", False

    def text(self) -> str:
        return "".join(self._pieces).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.collected = _Collector()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID or tag in _LINES or tag == "hr":
            self.collected.start(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.collected.start(tag)
        self.collected.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.collected.end(tag)

    def handle_data(self, data: str) -> None:
        self.collected.data(data)
