"""JSON: a news item or object, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from quotetrack.formats.reading.decoding import decode
from quotetrack.formats.reading.options import Placed, ReadOptions
from quotetrack.formats.reading.records import documents_from_record, parsed_json
from quotetrack.formats.reading.source import read_all


def documents(stream: IO[bytes], options: ReadOptions) -> Iterator[Placed]:
    """Yield the documents of each item."""
    held = parsed_json(decode(read_all(stream, options.max_bytes), options.encoding))
    for number, record in enumerate(held if isinstance(held, list) else [held], start=1):
        for found in documents_from_record(record, options.columns):
            yield f"item {number}", found
