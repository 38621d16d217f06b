"""Bytes that are read a line at a time, so that a byte that is wrong costs its own line alone."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final

from quotetrack.formats.reading.decoding import not_encoded

# What a byte that the encoding does not know is turned into, so that its line alone is refused.
_UNDECODED: Final = re.compile("[\udc80-\udcff]")


@contextmanager
def decoded(stream: IO[bytes], encoding: str) -> Iterator[IO[str]]:
    """Open `stream` as text. Bytes that do not fit are for `refuse_undecoded`."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="\n")
    try:
        yield text
    except UnicodeError as error:
        raise not_encoded(encoding, str(error), b"") from error
    finally:
        # A wrapper closes what it wraps; that is for whoever opened it.
        text.detach()


def refuse_undecoded(cells: list[str], encoding: str) -> None:
    """Raise `InputError` where `cells` hold a byte that the encoding does not know."""
    for cell in cells:
        if broken := _UNDECODED.search(cell):
            byte = ord(broken.group()) - 0xDC00
            start = cell[:2].encode("utf-8", "surrogateescape")
            raise not_encoded(encoding, f"the byte 0x{byte:02x} cannot be read", start)
