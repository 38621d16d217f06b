"""From what a form or a program sends to a `Document`. Nothing of it names a file."""

from __future__ import annotations

import datetime
import io
from pathlib import PurePosixPath
from typing import Final

from attrs import evolve

from quotetrack.errors import InputError
from quotetrack.formats import InputFormat, ReadOptions, read_stream
from quotetrack.model import Document
from quotetrack.results import DocumentError

_FORMATS: Final[dict[str, InputFormat]] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".xml": "newsml",
}
#: What file dialogs offer.
ENDINGS: Final = ",".join(_FORMATS)


def document_from_text(
    text: str, *, title: str = "", publisher: str = "", url: str = "", date: str = ""
) -> Document:
    """Return a pasted article. Browsers send line ends as CR LF whatever was pasted; they go.

    Raises `InputError` for an empty text, or a date that is none.
    """
    pasted = text.replace("\r\n", "\n")
    if not pasted.strip():
        raise InputError("There is no article. Paste its text, or choose a file.")
    return known_about(Document(pasted), title=title, publisher=publisher, url=url, date=date)


def document_from_file(
    data: bytes,
    name: str,
    *,
    title: str = "",
    publisher: str = "",
    url: str = "",
    date: str = "",
    most_bytes: int,
) -> Document:
    """Return the one article in a file. Only the ending of its `name` matters, for the format.

    Raises `InputError` where it cannot be read, or holds no article or several.
    """
    format = _FORMATS.get(PurePosixPath(name.replace("\\", "/")).suffix.lower())
    if format is None:
        raise InputError(
            f"A file of this kind cannot be read here, only {', '.join(_FORMATS)}. For others, "
            "and for many articles at once, there is `quotetrack add`."
        )
    options = ReadOptions(format=format, max_bytes=most_bytes, door="form")
    found = []
    for item in read_stream(io.BytesIO(data), "the file", options):
        if isinstance(item.result, DocumentError):
            raise InputError(item.result.message)
        found.append(item.result)
        if len(found) > 1:
            raise InputError("The file holds several articles. Add them with `quotetrack add`.")
    if not found:
        raise InputError("The file holds no article.")
    return known_about(found[0], title=title, publisher=publisher, url=url, date=date)


def known_about(document: Document, *, title: str, publisher: str, url: str, date: str) -> Document:
    """Return `document` with what the sender knows of it. Raises `InputError` for a bad date."""
    if url.strip() and not url.strip().lower().startswith(("http://", "https://")):
        raise InputError("The address of an article begins with https:// or http://.")
    return evolve(
        document,
        title=title.strip() or document.title,
        publisher=publisher.strip() or document.publisher,
        url=url.strip() or document.url,
        date=day_from(date) or document.date,
    )


def day_from(written: str) -> datetime.date | None:
    """Return the day that a form field holds, None for an empty one. Raises `InputError`."""
    if not written.strip():
        return None
    try:
        return datetime.date.fromisoformat(written.strip())
    except ValueError as error:
        raise InputError(f"{written!r} is no day; write it as 2024-02-29.") from error
