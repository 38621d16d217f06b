"""CSV: a document a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO, Final

from quotetrack.errors import InputError
from quotetrack.formats.reading.columns import document_from, find_columns
from quotetrack.formats.reading.decoding import BYTE_ORDER_MARK
from quotetrack.formats.reading.lines import decoded, refuse_undecoded
from quotetrack.formats.reading.options import Placed, ReadOptions
from quotetrack.formats.reading.source import bounded_lines, refuse_no_text, too_large
from quotetrack.model import Document

_DELIMITERS: Final = (",", ";", "\t", "|")


def documents(stream: IO[bytes], options: ReadOptions) -> Iterator[Placed]:
    """Yield for each row its place ("line 3", where it ends) and its document or an error.

    The first row names the columns. Commas, semicolons, tabs or bars part them, whichever the
    first row has most of. Cells are quoted as in RFC 4180. Raises `InputError` where the first row
    is missing or lacks a column.
    """
    encoding, max_bytes = options.encoding, options.max_bytes
    # The limit is one for the whole program, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), max_bytes))
    with decoded(stream, encoding) as text:
        lines = _whole_lines(text, max_bytes)
        first = next(lines, "")
        refuse_no_text(first.encode(encoding, "surrogateescape"))
        first = first.removeprefix(BYTE_ORDER_MARK)
        if not first.strip():
            raise InputError("it is empty; its first row must name the columns.")
        delimiter = max(_DELIMITERS, key=first.count)
        rows = csv.reader(_before(first, lines), delimiter=delimiter, strict=True)
        header = _header(rows, encoding)
        found = find_columns(options.columns, header)
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
        refuse_undecoded(row, encoding)
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
    refuse_undecoded(header, encoding)
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise InputError(f"two columns are called {twice[0]!r}. Rename one.")
    return header


def _whole_lines(text: IO[str], limit: int) -> Iterator[str]:
    for line in bounded_lines(text, limit):
        if line is None:
            raise too_large(limit)
        yield line


def _before(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
