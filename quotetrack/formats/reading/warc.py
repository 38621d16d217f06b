"""Web archives (WARC and WET), read with warcio."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from quotetrack.errors import InputError
from quotetrack.extras import require
from quotetrack.formats.reading.decoding import decode, decode_page, parsed_content_type
from quotetrack.formats.reading.html import document_from_html
from quotetrack.formats.reading.options import Placed, ReadOptions
from quotetrack.formats.reading.source import read_all
from quotetrack.model import Document

_PAGES = ("text/html", "application/xhtml+xml")
_UNKNOWN = "unknown address"
_ADDRESS = re.compile(rf"[A-Za-z][\w+.-]*:|{_UNKNOWN}$")
_NO_ARCHIVE = "it is no web archive (WARC, WET): it holds no record of one."
_TYPES = frozenset(
    "warcinfo response resource request metadata revisit conversion continuation".split()
)


def documents(stream: IO[bytes], options: ReadOptions) -> Iterator[Placed]:
    """Yield for each web page its address, and its article or an error.

    Taken are answers with the status 200 that hold HTML, and plain text (records of the types
    "resource" and "conversion", as in WET files). Everything else, pictures for instance, is no
    article and is passed over. Raises `InputError` where the archive is damaged, and
    `MissingExtraError` without ``quotetrack[warc]``.
    """
    iterator = require("warcio.archiveiterator", "warc")
    errors = require("warcio.exceptions", "warc")
    address = ""
    try:
        for record in iterator.ArchiveIterator(stream, arc2warc=True):
            kind, _ = parsed_content_type(_header(record))
            address = record.rec_headers.get_header("WARC-Target-URI") or _UNKNOWN
            if record.rec_type not in _TYPES:
                raise InputError(f"the archive is damaged: a record is a {record.rec_type!r}.")
            # Any line of words passes for the head of an old archive (ARC).
            if record.rec_type == "response" and not _ADDRESS.match(address):
                raise InputError(_NO_ARCHIVE)
            if not _is_text(record, kind):
                continue
            try:
                yield address, _document(record, kind, address, options.max_bytes)
            except InputError as error:
                yield address, error
    except errors.ArchiveLoadFailed as error:
        what = "the archive is damaged" if address else "it is no web archive, or damaged"
        raise InputError(f"{what}: {error}") from error
    if not address:
        raise InputError(_NO_ARCHIVE)


def _is_text(record: Any, kind: str) -> bool:
    if record.rec_type == "response":
        headers = record.http_headers
        return kind in _PAGES and headers is not None and headers.get_statuscode() == "200"
    return record.rec_type in ("resource", "conversion") and kind in (*_PAGES, "text/plain")


def _document(record: Any, kind: str, address: str, max_bytes: int) -> Document:
    data = read_all(record.content_stream(), max_bytes)
    rest = record.raw_stream
    if getattr(rest, "limit", 0) > 0 and not rest.read(1):
        raise InputError("the archive ends in the middle of the page.")
    _, charset = parsed_content_type(_header(record))
    if kind in _PAGES:
        return document_from_html(decode_page(data, charset), url=address)
    return Document(decode(data, charset or "utf-8", chosen=False), url=address)


def _header(record: Any) -> str:
    if record.rec_type == "response":
        headers = record.http_headers
        return (headers.get_header("Content-Type") or "") if headers else ""
    return record.rec_headers.get_header("Content-Type") or ""
