"""A strict reader of the HTML that quotetrack makes: it refuses what a browser would repair."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"br", "hr", "meta"}


class Element:
    def __init__(self, tag: str, attributes: dict[str, str], parents: list[Element]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.classes = set(attributes.get("class", "").split())
        self.parents = parents
        self.text = ""


class Page(HTMLParser):
    """All elements of a page, with their text. Unbalanced markup raises AssertionError."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {[element.tag for element in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in <{tag}>: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, list(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if any("qt-number" in element.classes for element in self._open):
            self._open[-1].text += data
            return
        for element in self._open:
            element.text += data

    def of_class(self, name: str) -> list[Element]:
        return [element for element in self.elements if name in element.classes]

    def tags(self) -> set[str]:
        return {element.tag for element in self.elements}
