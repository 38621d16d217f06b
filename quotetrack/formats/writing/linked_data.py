"""What the JSON-LD formats share: names for things, and texts that RDF can hold."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from quotetrack.formats.judged import PublishedDocument
from quotetrack.formats.reading.fields import web_address

# The characters that an IRI may hold (RFC 3987), spaces and angle brackets not among them.
_IRI: Final = re.compile(r"[^\x00-\x20<>\"{}|\\^`\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
_NAMES: Final = uuid5(NAMESPACE_URL, "quotetrack")


def document_iri(document: PublishedDocument) -> str:
    """Return the address of a document, or where it has none, a name made of its digest.

    The latter is a "named information" URI (RFC 6920): whoever has the text can make it as well.
    """
    address = web_address(document.url)
    if address and _IRI.fullmatch(address) and "@" not in urlsplit(address).netloc:
        return address
    digest = base64.urlsafe_b64encode(bytes.fromhex(digest_of(document))).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


@lru_cache(maxsize=2)
def digest_of(document: PublishedDocument) -> str:
    """Return the SHA-256 of a document's text, which is read once for all its quotations."""
    return document.sha256


def iri_of(kind: str, *parts: str) -> str:
    """Return a name for a thing that is the same in every run, as a ``urn:uuid:``."""
    named = json.dumps([kind, *parts])
    return f"urn:uuid:{uuid5(_NAMES, named)}"


def without_gaps(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return `node` without what is unknown or empty."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}


def ld_json(node: Mapping[str, Any]) -> str:
    """Return `node` as one line of ASCII JSON that may stand in a script element of a page.

    No text in it can close the element: "<" is written as an escape.
    """
    return json.dumps(node, ensure_ascii=True, allow_nan=False).replace("<", "\\u003c")


def listed(nodes: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield `nodes` as the items of a JSON list, one a line."""
    for number, node in enumerate(nodes):
        yield (",\n" if number else "\n") + ld_json(node)
    yield "\n"
