"""News items in NewsML-G2, the IPTC's XML (https://iptc.org/standards/newsml-g2/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, Final

from quotetrack.errors import InputError
from quotetrack.extras import require
from quotetrack.formats.reading.fields import WITHDRAWN, day_of, web_address, words_of
from quotetrack.formats.reading.markup import text_of_element, text_of_markup
from quotetrack.formats.reading.options import Placed, ReadOptions
from quotetrack.formats.reading.source import read_all
from quotetrack.model import Document

_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def documents(stream: IO[bytes], options: ReadOptions) -> Iterator[Placed]:
    """Yield for each news item its place and its document or an error."""
    found = documents_from_newsml(read_all(stream, options.max_bytes))
    for number, item in enumerate(found, start=1):
        yield f"item {number}", item


def documents_from_newsml(data: bytes) -> Iterator[Document | InputError]:
    """Yield the document of each news item, with an error in the place of one without text.

    A document type declaration, and with it every entity that could name a file or grow without
    end, is refused. Raises `InputError` where `data` is no NewsML-G2, and `MissingExtraError`
    without ``quotetrack[newsml]``.
    """
    root = _parsed(data)
    items = [one for one in root.iter() if _name(one) == "newsItem"]
    if not items:
        raise InputError(
            f"it is XML, but no NewsML-G2: its root is {_name(root)!r}, and there is no newsItem."
        )
    for item in items:
        try:
            yield _document(item)
        except InputError as error:
            yield error


def _parsed(data: bytes) -> Any:
    tree = require("defusedxml.ElementTree", "newsml")
    common = require("defusedxml.common", "newsml")
    try:
        return tree.fromstring(data, forbid_dtd=True)
    except common.DefusedXmlException as error:
        raise InputError(
            "it has a document type declaration, which is not read: entities could name files or "
            "grow without end. Take the declaration out."
        ) from error
    except (tree.ParseError, LookupError, ValueError) as error:
        raise InputError(f"it is no sound XML: {error}") from error


def _document(item: Any) -> Document:
    guid = words_of(item.get("guid"))
    status = _qcode(_first(item, "itemMeta", "pubStatus"))
    if status in WITHDRAWN:
        raise InputError(f"the item {guid} is {status}: its publisher took it back.")
    text = _text(item)
    if not text:
        raise InputError(f"the item {guid} holds no text.")
    meta = ("itemMeta", "versionCreated"), ("itemMeta", "firstCreated")
    day = next((found for path in meta if (found := _words(_first(item, *path)))), None)
    more = {"id": guid, "language": _language(item)}
    return Document(
        text,
        date=day_of(day),
        url=web_address(guid) or _page(item),
        publisher=_named(_first(item, "itemMeta", "provider"))
        or _named(_first(item, "contentMeta", "infoSource"))
        or _named(_first(item, "rightsInfo", "copyrightHolder")),
        title=_words(_first(item, "contentMeta", "headline"))
        or _words(_first(item, "itemMeta", "title")),
        **{name: value for name, value in more.items() if value},
    )


def _text(item: Any) -> str:
    content = _first(item, "contentSet")
    for one in content if content is not None else ():
        kind = str(one.get("contenttype") or "").lower()
        if _name(one) == "inlineXML":
            body = next((part for part in one.iter() if _name(part) == "body.content"), one)
            if text := text_of_element(body):
                return text
        elif _name(one) == "inlineData" and not one.get("encoding"):
            words = "".join(one.itertext())
            if text := text_of_markup(words) if "html" in kind else words:
                return text
    return ""


def _language(item: Any) -> str | None:
    language = _first(item, "contentMeta", "language")
    tag = language.get("tag") if language is not None else None
    return words_of(tag) or words_of(item.get(_LANGUAGE))


def _page(item: Any) -> str | None:
    for one in item.iter():
        if _name(one) in ("remoteContent", "link") and one.get("contenttype") == "text/html":
            return web_address(one.get("href"))
    return None


def _named(element: Any) -> str | None:
    """Return what something is called: its name, its literal, or the last part of its code."""
    if element is None:
        return None
    return _words(_first(element, "name")) or words_of(element.get("literal")) or _qcode(element)


def _qcode(element: Any) -> str | None:
    code = element.get("qcode") if element is not None else None
    return words_of(code.rpartition(":")[2]) if code else None


def _words(element: Any) -> str | None:
    return words_of(" ".join("".join(element.itertext()).split())) if element is not None else None


def _first(element: Any, *path: str) -> Any:
    for name in path:
        element = next((child for child in element if _name(child) == name), None)
        if element is None:
            return None
    return element


def _name(element: Any) -> str:
    # Comments and processing instructions have a function for a tag.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
