"""Tables as CSV, Parquet and Arrow."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator
from typing import IO, Any, Final

from quotetrack.extras import require
from quotetrack.frames import Table, Value, arrow_schema

#: Rows that are held and written together.
_GROUP: Final = 5_000
# What a spreadsheet would run, or what has been made safe from that already. The full-width signs
# count where the spreadsheet is set to Chinese, Japanese or Korean.
_FORMULA: Final = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARD: Final = "'"


def csv_lines(table: Table) -> Iterator[str]:
    """Yield a table as lines of CSV (RFC 4180), the names of the columns first.

    Cells that a spreadsheet would take for a formula get an apostrophe in front
    (`safe_cell`; `cell_as_it_was` takes it off). NUL becomes U+FFFD, which programs of many kinds
    end a text at. Dates are 2024-03-05, truth values true and false, missing values empty.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        yield _taken(out)
        writer.writerow(_cell(value) for value in row.values())
    yield _taken(out)


def safe_cell(text: str) -> str:
    """Return `text` so that no spreadsheet runs it: with "'" in front where it begins with one of
    ``= + - @``, their full-width forms, a tab or a line end, or with apostrophes and then one.
    """
    return _GUARD + text if _FORMULA.match(text) else text


def cell_as_it_was(cell: str) -> str:
    """Return the text that `safe_cell` made `cell` from."""
    return cell[1:] if cell.startswith(_GUARD) and _FORMULA.match(cell) else cell


def write_parquet(table: Table, stream: IO[bytes]) -> None:
    """Write a table as Parquet, a group of rows at a time. Needs ``quotetrack[arrow]``."""
    parquet = require("pyarrow.parquet", "arrow")
    schema = arrow_schema(table.columns)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in _arrow_batches(table, schema):
            writer.write_batch(batch)


def write_arrow(table: Table, stream: IO[bytes]) -> None:
    """Write a table as an Arrow IPC file (Feather 2). Needs ``quotetrack[arrow]``."""
    ipc = require("pyarrow.ipc", "arrow")
    schema = arrow_schema(table.columns)
    with ipc.new_file(stream, schema) as writer:
        for batch in _arrow_batches(table, schema):
            writer.write_batch(batch)


def _arrow_batches(table: Table, schema: Any) -> Iterator[Any]:
    arrow = require("pyarrow", "arrow")
    for rows in table.batches(_GROUP):
        yield arrow.RecordBatch.from_pylist(rows, schema=schema)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return safe_cell(value.replace("\0", "\ufffd")) if isinstance(value, str) else repr(value)


def _taken(out: io.StringIO) -> str:
    written = out.getvalue()
    out.seek(0)
    out.truncate()
    return written
