"""Files of many documents that are read a line at a time: JSONL and CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, Final

from quotetrack.errors import InputError
from quotetrack.formats.reading.columns import Columns, document_from, find_columns
from quotetrack.formats.reading.decoding import BYTE_ORDER_MARK
from quotetrack.formats.reading.records import documents_from_record, parsed_json
from quotetrack.formats.reading.source import bounded_lines, too_large
from quotetrack.model import Document

Placed = tuple[str, "Document | InputError"]

_DELIMITERS: Final = (",", ";", "\t", "|")
# What a byte that the encoding does not know is turned into, so that its line alone is refused.
_UNDECODED: Final = re.compile("[\udc80-\udcff]")


def records_from_jsonl(
    stream: IO[bytes], encoding: str, max_bytes: int
) -> Iterator[tuple[str, Any]]:
    """Yield for each line of JSON its place ("line 3") and what it holds, or an `InputError`."""
    with _decoded(stream, encoding) as text:
        for number, line in enumerate(bounded_lines(text, max_bytes), start=1):
            place = f"line {number}"
            try:
                if line is None:
                    raise InputError(too_large(max_bytes))
                words = line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line
                if not words.strip():
                    continue
                _refuse_undecoded([words], encoding)
                record = parsed_json(words)
            except InputError as error:
                yield place, error
                continue
            yield place, record


def documents_from_jsonl(
    stream: IO[bytes], encoding: str, columns: Columns, max_bytes: int
) -> Iterator[Placed]:
    """Yield for each line of JSON its place and its document or an error."""
    for place, record in records_from_jsonl(stream, encoding, max_bytes):
        if isinstance(record, InputError):
            yield place, record
            continue
        for found in documents_from_record(record, columns):
            yield place, found


def documents_from_csv(
    stream: IO[bytes], encoding: str, columns: Columns, max_bytes: int
) -> Iterator[Placed]:
    """Yield for each row its place ("line 3", where it ends) and its document or an error.

    The first row names the columns. Commas, semicolons, tabs or bars part them, whichever the
    first row has most of. Cells are quoted as in RFC 4180. Raises `InputError` where the first row
    is missing or lacks a column.
    """
    # The limit is one for the whole program, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), max_bytes))
    with _decoded(stream, encoding) as text:
        lines = _whole_lines(text, max_bytes)
        first = next(lines, "").removeprefix(BYTE_ORDER_MARK)
        if not first.strip():
            raise InputError("it is empty; its first row must name the columns.")
        delimiter = max(_DELIMITERS, key=first.count)
        rows = csv.reader(_before(first, lines), delimiter=delimiter, strict=True)
        header = _header(rows, encoding)
        found = find_columns(columns, header)
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield f"line {rows.line_num}", InputError(f"the row cannot be read: {error}.")
                continue
            if row:
                yield f"line {rows.line_num}", _document(row, header, found, encoding)


def _document(
    row: list[str], header: list[str], found: dict[str, str], encoding: str
) -> Document | InputError:
    try:
        _refuse_undecoded(row, encoding)
        if len(row) > len(header):
            raise InputError(
                f"the row has {len(row)} cells for {len(header)} columns. Cells that hold the "
                'delimiter or a quotation mark must stand in marks, with "" for each inside.'
            )
        return document_from(dict(zip(header, row, strict=False)), found)
    except InputError as error:
        return error


def _header(rows: Iterator[list[str]], encoding: str) -> list[str]:
    try:
        header = next(rows)
    except (csv.Error, StopIteration) as error:
        raise InputError(f"the row with the names of the columns cannot be read: {error}") from None
    _refuse_undecoded(header, encoding)
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise InputError(f"two columns are called {twice[0]!r}. Rename one.")
    return header


def _refuse_undecoded(cells: list[str], encoding: str) -> None:
    for cell in cells:
        if broken := _UNDECODED.search(cell):
            raise InputError(
                f"it is not {encoding.upper()}: the byte 0x{ord(broken.group()) - 0xDC00:02x} "
                "cannot be read. If it has another encoding, name it, for example "
                "--encoding windows-1252."
            )


def _whole_lines(text: IO[str], limit: int) -> Iterator[str]:
    for line in bounded_lines(text, limit):
        if line is None:
            raise InputError(too_large(limit))
        yield line


def _before(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


@contextmanager
def _decoded(stream: IO[bytes], encoding: str) -> Iterator[IO[str]]:
    text = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="\n")
    try:
        yield text
    except UnicodeError as error:
        raise InputError(f"it is not {encoding.upper()}: {error}.") from error
    finally:
        # A wrapper closes what it wraps; that is for whoever opened it.
        text.detach()
