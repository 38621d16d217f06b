"""Plain text: the file is the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

from quotetrack.errors import InputError
from quotetrack.formats.reading.decoding import decode
from quotetrack.formats.reading.options import Placed, ReadOptions
from quotetrack.formats.reading.source import read_all
from quotetrack.model import Document

#: So many control characters are a slip, whatever the length.
_FEW: Final = 3
_CONTROLS: Final = "".join(map(chr, (*range(9), *range(14, 27), 28, 29, 30, 31)))


def documents(stream: IO[bytes], options: ReadOptions) -> Iterator[Placed]:
    """Yield the one document that a text is."""
    data = read_all(stream, options.max_bytes)
    text = decode(data, options.encoding)
    strange = sum(text.count(letter) for letter in _CONTROLS)
    if strange > max(_FEW, len(text) // 50):
        other = "If it has another encoding, name it, for example "
        raise InputError(
            "it holds bytes that are no text.",
            python=f'{other}encoding="utf-16".',
            shell=f"{other}--encoding utf-16.",
            form="Save it as UTF-8, and choose it again.",
        )
    yield "", Document(text)
