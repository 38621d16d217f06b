"""Apache Parquet: a document a row, read with PyArrow a portion at a time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import IO, Any, Final

from attrs import asdict

from quotetrack.errors import InputError
from quotetrack.extras import require
from quotetrack.formats.reading.columns import (
    Columns,
    document_from,
    find_columns,
    flattened,
)
from quotetrack.formats.reading.options import Placed, ReadOptions
from quotetrack.formats.reading.source import too_large
from quotetrack.model import Document

#: Rows that are held at once.
PORTION: Final = 64


def documents(stream: IO[bytes], options: ReadOptions) -> Iterator[Placed]:
    """Yield for each row its place ("row 3") and its document or an error.

    Only the columns of documents are read. Standard input, in which nobody can go back, is held as
    a whole. Raises `InputError` where the file is damaged or has no column of texts, and
    `MissingExtraError` without ``quotetrack[arrow]``.
    """
    arrow = require("pyarrow", "arrow")
    parquet = require("pyarrow.parquet", "arrow")
    try:
        file = parquet.ParquetFile(going_back(stream))
        columns = wanted(options.columns, file.schema_arrow.names)
        yield from documents_in(file.iter_batches(batch_size=PORTION, columns=columns), options)
    except arrow.ArrowException as error:
        raise InputError(f"it is no Parquet, or damaged: {error}") from error


def going_back(stream: IO[bytes]) -> Any:
    """Return `stream`, or all that is in it where one cannot go back in it."""
    return stream if stream.seekable() else io.BytesIO(stream.read())


def wanted(columns: Columns, names: list[str]) -> list[str]:
    """Return the columns of the file that hold something of a document."""
    paths = {name for name in asdict(columns).values() if name}
    inside = {path for path in paths if path not in names and path.partition(".")[0] in names}
    found = find_columns(columns, [*names, *inside])
    return sorted({one if one in names else one.partition(".")[0] for one in found.values()})


def documents_in(portions: Iterable[Any], options: ReadOptions) -> Iterator[Placed]:
    """Yield for each row of record batches of Arrow its place and its document or an error."""
    number = 0
    for portion in portions:
        for row in _rows(portion):
            number += 1
            yield f"row {number}", _document(row, options)


def _rows(portion: Any) -> Iterator[dict[str, Any] | InputError]:
    try:
        yield from portion.to_pylist()
    except (ValueError, OverflowError):
        # A text that is not UTF-8, or a day that no calendar has: the other rows are sound.
        for number in range(portion.num_rows):
            try:
                (row,) = portion.slice(number, 1).to_pylist()
                yield row
            except (ValueError, OverflowError) as error:
                yield InputError(f"the row cannot be read: {error}.")


def _document(row: dict[str, Any] | InputError, options: ReadOptions) -> Document | InputError:
    if isinstance(row, InputError):
        return row
    try:
        flat = flattened(row, options.columns)
        found = find_columns(options.columns, flat)
        text = flat.get(found["text"])
        if isinstance(text, str) and len(text) > options.max_bytes:
            raise too_large(options.max_bytes)
        return document_from(flat, found)
    except InputError as error:
        return error
