"""Reading articles from files and from standard input."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

import click

from quotetrack.errors import InputError
from quotetrack.model import Document

STANDARD_INPUT = "-"
_BYTE_ORDER_MARK = "\ufeff"


def read_document(name: str, encoding: str) -> Document:
    """Return the text of a file as a document. `name` "-" is standard input.

    Line ends stay as they are, so that offsets count the characters of the file. One thing is left
    out: a byte order mark at the very start, which is no part of the text; offsets count from the
    character after it. Raises `InputError` where the file cannot be read or decoded.
    """
    data = _read_bytes(name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{shown_name(name)} is not {encoding.upper()}: byte {error.start} "
            f"(0x{data[error.start]:02x}) cannot be read. If it has another encoding, name it, "
            "for example --encoding windows-1252."
        ) from error
    return Document(text.removeprefix(_BYTE_ORDER_MARK))


def check_encoding(_context: click.Context, _parameter: click.Parameter, encoding: str) -> str:
    """Return the encoding, or raise a usage error where Python knows no such text encoding."""
    try:
        codecs.lookup(encoding)
        "".encode(encoding)
    except (LookupError, UnicodeError, ValueError) as error:
        raise click.BadParameter(
            f"{encoding!r} is no text encoding that Python knows. Common ones: utf-8, "
            "windows-1252, iso-8859-1, utf-16."
        ) from error
    return encoding


def shown_name(name: str) -> str:
    """Return a file's name for people: printable, and "standard input" for "-"."""
    return "standard input" if name == STANDARD_INPUT else click.format_filename(name)


def _read_bytes(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{shown_name(name)}: there is no such file.") from error
    except IsADirectoryError as error:
        raise InputError(
            f"{shown_name(name)} is a folder; give the files in it, for example "
            f"{shown_name(name.rstrip('/'))}/*.txt."
        ) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{shown_name(name)} cannot be read: {reason}.") from error
