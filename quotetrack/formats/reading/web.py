"""An article fetched from its address by trafilatura, where the user asks for that."""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from attrs import frozen

from quotetrack.errors import InputError
from quotetrack.extras import require
from quotetrack.formats.reading.decoding import decode, decode_page, parsed_content_type
from quotetrack.formats.reading.html import document_from_html
from quotetrack.formats.reading.source import DEFAULT_LIMIT
from quotetrack.model import Document

_SCHEMES: Final = ("http://", "https://")
_PAGES: Final = ("text/html", "application/xhtml+xml", "")
#: How long a server may take, in seconds.
_PATIENCE: Final = 30
#: The setting of trafilatura by which it looks at the address of each server that it reaches.
_GUARD: Final = "SSRF_PROTECTION"


@frozen
class _Answer:
    """What came, from where."""

    status: int
    address: str
    kind: str
    charset: str | None
    data: bytes


def is_address(path: str) -> bool:
    """Return whether an argument is an address of the web, not a file."""
    return path.lower().startswith(_SCHEMES)


def fetched(address: str, *, max_bytes: int = DEFAULT_LIMIT, public_only: bool = False) -> Document:
    """Return the article at an address.

    Args:
        address: An address of the web, "https://…".
        max_bytes: The most bytes that the page may have.
        public_only: Whether nothing is asked for at addresses that only this machine or its network
            can reach, also where a public server leads there. For services that fetch for others.

    Raises:
        InputError: Nothing comes, something else than a page, too much, or no article is in it.
        MissingExtraError: ``quotetrack[html]`` is not installed.
    """
    answer = _fetched(address, max_bytes, public_only)
    if answer.status != 200:
        raise InputError(f"the server answers with {answer.status} and no page.")
    if answer.kind == "text/plain":
        return Document(
            decode(answer.data, answer.charset or "utf-8", chosen=False), url=answer.address
        )
    if answer.kind not in _PAGES:
        raise InputError(f"it is no page but {answer.kind}.")
    return document_from_html(decode_page(answer.data, answer.charset), url=answer.address)


def _fetched(address: str, max_bytes: int, public_only: bool) -> _Answer:
    downloads = require("trafilatura.downloads", "html")
    config = copy.deepcopy(downloads.DEFAULT_CONFIG)
    own = config["DEFAULT"]
    if public_only and _GUARD not in own:
        raise InputError("fetching for others needs trafilatura 2.3 or newer.")
    own["MAX_FILE_SIZE"], own["DOWNLOAD_TIMEOUT"] = str(max_bytes), str(_PATIENCE)
    own[_GUARD] = "on" if public_only else "off"
    # What is quoted must come from whom it claims to come from.
    own["INSECURE_SSL_FALLBACK"] = "off"
    with _quiet():
        response = downloads.fetch_response(address, config=config)
    if response is None:
        more = ", or it has no public address" if public_only else ""
        raise InputError(f"nothing comes from there, or more than {max_bytes:,} bytes{more}.")
    headers = {name.lower(): value for name, value in (response.headers or {}).items()}
    kind, charset = parsed_content_type(headers.get("content-type", ""))
    return _Answer(response.status, response.url or address, kind, charset, response.data or b"")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep trafilatura from telling on standard error what we tell ourselves."""
    logger = logging.getLogger("trafilatura")
    silent = logging.NullHandler()
    logger.addHandler(silent)
    try:
        yield
    finally:
        logger.removeHandler(silent)
