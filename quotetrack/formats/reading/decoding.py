"""Bytes to text. Line ends stay as they are, and a byte order mark at the start goes."""

from __future__ import annotations

import codecs
import re
from typing import Final, Literal

from quotetrack.errors import InputError

BYTE_ORDER_MARK: Final = "\ufeff"

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_META_WITHIN: Final = 4096
# Pages that claim Latin-1 or ASCII mean Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
_WEB_NAMES: Final = {"iso8859-1": "windows-1252", "ascii": "windows-1252"}


def known_encoding(name: str) -> str:
    """Return `name`, or raise `InputError` where Python knows no text encoding of that name."""
    try:
        codecs.lookup(name)
        "".encode(name)
    except (LookupError, UnicodeError, ValueError) as error:
        raise InputError(
            f"{name!r} is no text encoding that Python knows. Common ones: utf-8, windows-1252, "
            "iso-8859-1, utf-16."
        ) from error
    return name


def not_encoded(encoding: str, what: str, start: bytes | Literal[False]) -> InputError:
    """Return the error for a file that has another encoding.

    `start` are its first bytes, where a mark may tell the encoding; False where nobody can choose
    another.
    """
    told = f"it is not {encoding.upper()}: {what}."
    if start is False:
        return InputError(told)
    marked = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    likely = "utf-16" if marked else "windows-1252"
    other = "If it has another encoding, name it, for example "
    return InputError(
        told,
        python=f'{other}encoding="{likely}".',
        shell=f"{other}--encoding {likely}.",
        form="Save it as UTF-8, and choose it again.",
    )


def decode(data: bytes, encoding: str, *, chosen: bool = True) -> str:
    """Return the text of `data`, strictly: no byte is guessed at.

    One thing is left out: a byte order mark at the very start, which is no part of the text.
    Raises `InputError`, which tells the byte, where `data` has another encoding. `chosen` tells
    that the encoding is the one that the caller chose, and so may choose otherwise.
    """
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"byte {error.start} (0x{data[error.start]:02x}) cannot be read"
        raise not_encoded(encoding, what, chosen and data[:2]) from error
    return text.removeprefix(BYTE_ORDER_MARK)


def parsed_content_type(header: str) -> tuple[str, str | None]:
    """Return the kind of what comes, in lower case, and its charset, of a header Content-Type."""
    kind, _, rest = header.partition(";")
    name, _, value = rest.strip().partition("=")
    charset = value.strip(" \"'") if name.strip().lower() == "charset" else ""
    return kind.strip().lower(), charset or None


def decode_page(data: bytes, declared: str | None = None) -> str:
    """Return the text of a web page as browsers read it.

    A byte order mark decides, then `declared` (from the HTTP header), then the page's own
    declaration, then UTF-8 where it fits, and Windows-1252 else. What cannot be read is U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    found = _META_CHARSET.search(data[:_META_WITHIN])
    for name in (declared, found and found.group(1).decode("ascii", "replace")):
        if name and (known := _web_encoding(name)):
            return data.decode(known, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")


def _web_encoding(name: str) -> str | None:
    try:
        known = codecs.lookup(name.strip()).name
        "".encode(known)
    except (LookupError, UnicodeError, ValueError):
        return None
    # A page whose declaration can be read byte by byte is in no encoding of two-byte units.
    return "utf-8" if known.startswith(("utf-16", "utf-32")) else _WEB_NAMES.get(known, known)
