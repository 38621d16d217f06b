"""News items in ninjs, the IPTC's JSON, versions 1 to 3 (https://iptc.org/standards/ninjs/).

Version 1 has ``body_text`` and ``headline``; version 2 lists, ``bodies`` and ``headlines``, whose
entries have a role; version 3 writes the names in camel case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from quotetrack.errors import InputError
from quotetrack.formats.reading.fields import WITHDRAWN, day_of, first_of, web_address, words_of
from quotetrack.formats.reading.markup import text_of_markup
from quotetrack.model import Document

_PACKAGES: Final = ("composite", "package")
_SIGNS: Final = frozenset(
    {"standard", "$standard", "bodies", "headlines", "versioncreated", "representationtype"}
)


def is_ninjs(record: Mapping[str, Any]) -> bool:
    """Return whether an object looks like a news item in ninjs: it has a `uri` and another sign."""
    names = {name.lower() for name in record}
    return "uri" in names and (
        not names.isdisjoint(_SIGNS) or any(name.startswith("body_") for name in names)
    )


def documents_from_ninjs(record: Mapping[str, Any]) -> Iterator[Document | InputError]:
    """Yield the document of a news item, or those of a package, or errors in their place.

    The date is that of this version; the id is the item's URI, so that a corrected version has the
    same.
    """
    item = {name.lower(): value for name, value in record.items()}
    parts = list(_associated(item)) if item.get("type") in _PACKAGES else []
    if parts and not _text(item):
        for part in parts:
            yield from documents_from_ninjs(part)
        return
    try:
        yield _document(item)
    except InputError as error:
        yield error


def _document(item: dict[str, Any]) -> Document:
    uri = words_of(item.get("uri"))
    if item.get("pubstatus") in WITHDRAWN:
        raise InputError(f"the item {uri} is {item['pubstatus']}: its publisher took it back.")
    text = _text(item)
    if not text:
        raise InputError(f"the item {uri} holds no text (type {item.get('type') or 'unknown'}).")
    more = {"id": uri, "language": words_of(item.get("language"))}
    return Document(
        text,
        date=day_of(first_of(item, "versioncreated", "firstcreated", "contentcreated")),
        url=web_address(item.get("url")) or web_address(uri) or _page(item),
        publisher=words_of(first_of(item, "infosources", "infosource", "copyrightholder")),
        title=_title(item),
        **{name: value for name, value in more.items() if value},
    )


def _text(item: Mapping[str, Any]) -> str:
    """Return the text of an item: plain where it is plain, else that of its markup."""
    plain: list[str] = []
    marked: list[str] = []
    for body in _entries(item.get("bodies")):
        value, kind = body.get("value"), str(body.get("contenttype") or "").lower()
        if isinstance(value, str) and value.strip():
            markup = "html" in kind or "xml" in kind or (not kind and value.lstrip()[:1] == "<")
            (marked if markup else plain).append(value)
    for name, value in item.items():
        if name.startswith("body_") and isinstance(value, str) and value.strip():
            (plain if name == "body_text" else marked).append(value)
    return plain[0] if plain else text_of_markup(marked[0]) if marked else ""


def _title(item: Mapping[str, Any]) -> str | None:
    headlines = _entries(item.get("headlines"))
    main = [one for one in headlines if str(one.get("role") or "").endswith("main")]
    listed = [words_of(one.get("value")) for one in (*main, *headlines)]
    title = next((one for one in listed if one), None) or first_of(
        dict(item), "headline", "headline_text", "title"
    )
    markup = first_of(dict(item), "headline_xhtml", "headline_html")
    return words_of(title) or (text_of_markup(markup) if isinstance(markup, str) else None) or None


def _page(item: Mapping[str, Any]) -> str | None:
    """Return the address of the item as a web page, where a rendition is one."""
    for rendition in _entries(item.get("renditions")):
        kind = rendition.get("mimetype") or rendition.get("contenttype")
        if kind == "text/html" and (address := web_address(rendition.get("href"))):
            return address
    return None


def _associated(item: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    found = item.get("associations")
    items = found.values() if isinstance(found, Mapping) else found
    for one in items if isinstance(items, list) else list(items or ()):
        if isinstance(one, Mapping):
            yield one


def _entries(found: object) -> list[dict[str, Any]]:
    """Return the objects of a list, or of an object of objects, their names in lower case."""
    listed = list(found.values()) if isinstance(found, Mapping) else found
    if not isinstance(listed, list):
        return []
    return [
        {name.lower(): value for name, value in one.items()}
        for one in listed
        if isinstance(one, Mapping)
    ]
