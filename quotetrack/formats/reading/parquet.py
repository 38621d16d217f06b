"""Apache Parquet: a document a row, read with PyArrow a portion at a time."""

from __future__ import annotations

from collections.abc import Iterator
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

#: Rows that are held at once.
_PORTION: Final = 64


def documents(stream: IO[bytes], options: ReadOptions) -> Iterator[Placed]:
    """Yield for each row its place ("row 3") and its document or an error.

    Only the columns of documents are read. Standard input, in which nobody can go back, is held as
    a whole. Raises `InputError` where the file is damaged or has no column of texts, and
    `MissingExtraError` without ``quotetrack[arrow]``.
    """
    arrow = require("pyarrow", "arrow")
    parquet = require("pyarrow.parquet", "arrow")
    source = stream if stream.seekable() else arrow.BufferReader(stream.read())
    try:
        file = parquet.ParquetFile(source)
        names = file.schema_arrow.names
        wanted = _wanted(options.columns, names)
        number = 0
        for portion in file.iter_batches(batch_size=_PORTION, columns=wanted):
            for row in portion.to_pylist():
                number += 1
                yield f"row {number}", _document(row, options)
    except arrow.ArrowException as error:
        raise InputError(f"it is no Parquet, or damaged: {error}") from error


def _wanted(columns: Columns, names: list[str]) -> list[str]:
    """Return the columns of the file that hold something of a document."""
    paths = {name for name in asdict(columns).values() if name}
    inside = {path for path in paths if path not in names and path.partition(".")[0] in names}
    found = find_columns(columns, [*names, *inside])
    return sorted({one if one in names else one.partition(".")[0] for one in found.values()})


def _document(row: dict[str, Any], options: ReadOptions) -> Any:
    try:
        flat = flattened(row, options.columns)
        found = find_columns(options.columns, flat)
        text = flat.get(found["text"])
        if isinstance(text, str) and len(text) > options.max_bytes:
            raise too_large(options.max_bytes)
        return document_from(flat, found)
    except InputError as error:
        return error
