"""Plain text: the file is the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from quotetrack.formats.reading.decoding import decode
from quotetrack.formats.reading.options import Placed, ReadOptions
from quotetrack.formats.reading.source import read_all
from quotetrack.model import Document


def documents(stream: IO[bytes], options: ReadOptions) -> Iterator[Placed]:
    """Yield the one document that a text is."""
    yield "", Document(decode(read_all(stream, options.max_bytes), options.encoding))
