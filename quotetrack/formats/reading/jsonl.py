"""JSON Lines: many documents, one on each line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from quotetrack.errors import InputError
from quotetrack.formats.reading.decoding import BYTE_ORDER_MARK
from quotetrack.formats.reading.lines import decoded, refuse_undecoded
from quotetrack.formats.reading.options import Placed, ReadOptions
from quotetrack.formats.reading.records import documents_from_record, parsed_json
from quotetrack.formats.reading.source import bounded_lines, refuse_no_text, too_large


def documents(stream: IO[bytes], options: ReadOptions) -> Iterator[Placed]:
    """Yield for each line of JSON its place and its document or an error."""
    for place, record in records_from_jsonl(stream, options.encoding, options.max_bytes):
        if isinstance(record, InputError):
            yield place, record
            continue
        for found in documents_from_record(record, options.columns):
            yield place, found


def records_from_jsonl(
    stream: IO[bytes], encoding: str, max_bytes: int
) -> Iterator[tuple[str, Any]]:
    """Yield for each line of JSON its place ("line 3") and what it holds, or an `InputError`."""
    with decoded(stream, encoding) as text:
        for number, line in enumerate(bounded_lines(text, max_bytes), start=1):
            place = f"line {number}"
            if line and number == 1:
                refuse_no_text(line.encode(encoding, "surrogateescape"))
            try:
                if line is None:
                    raise too_large(max_bytes)
                words = line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line
                if not words.strip():
                    continue
                refuse_undecoded([words], encoding)
                record = parsed_json(words)
            except InputError as error:
                yield place, error
                continue
            yield place, record
