"""Apache Arrow files (Feather 2) and streams: a document a row, as in Parquet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from quotetrack.errors import InputError
from quotetrack.extras import require
from quotetrack.formats.reading.options import Placed, ReadOptions
from quotetrack.formats.reading.parquet import PORTION, documents_in, going_back, wanted


def documents(stream: IO[bytes], options: ReadOptions) -> Iterator[Placed]:
    """Yield for each row its place ("row 3") and its document or an error.

    Raises what the reader of Parquet does.
    """
    arrow = require("pyarrow", "arrow")
    source = going_back(stream)
    try:
        names, portions = _opened(source)
        columns = wanted(options.columns, names)
        parts = (part for whole in portions for part in _parts(whole, columns))
        yield from documents_in(parts, options)
    except arrow.ArrowException as error:
        raise InputError(f"it is no Arrow file (Feather 2), or damaged: {error}") from error


def _opened(source: Any) -> tuple[list[str], Iterator[Any]]:
    """Return the names of the columns, and the batches: of a file, or else of a stream."""
    ipc, arrow = require("pyarrow.ipc", "arrow"), require("pyarrow", "arrow")
    try:
        file = ipc.open_file(source)
    except arrow.ArrowInvalid:
        source.seek(0)
        found = ipc.open_stream(source)
        return found.schema.names, iter(found)
    return file.schema.names, map(file.get_batch, range(file.num_record_batches))


def _parts(whole: Any, columns: list[str]) -> Iterator[Any]:
    some = whole.select(columns)
    # Arrow believes what a file says of itself; only what was looked at is safe to follow.
    some.validate(full=True)
    for start in range(0, some.num_rows, PORTION):
        yield some.slice(start, PORTION)
