"""An article fetched from its address, where the user asks for that."""

from __future__ import annotations

from typing import Final

from quotetrack.errors import InputError
from quotetrack.extras import require
from quotetrack.formats.reading.html import document_from_html
from quotetrack.model import Document

_SCHEMES: Final = ("http://", "https://")


def is_address(path: str) -> bool:
    """Return whether an argument is an address of the web, not a file."""
    return path.lower().startswith(_SCHEMES)


def fetched(address: str) -> Document:
    """Return the article at an address, fetched by trafilatura.

    Raises `InputError` where nothing comes or no article is in it, and `MissingExtraError` without
    ``quotetrack[html]``.
    """
    downloads = require("trafilatura.downloads", "html")
    page = downloads.fetch_url(address)
    if not page:
        raise InputError("nothing could be fetched from there.")
    return document_from_html(page, url=address)
