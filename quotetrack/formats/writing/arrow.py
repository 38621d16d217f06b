"""Tables as Arrow files (Feather 2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, Final

from quotetrack.extras import require
from quotetrack.frames import Table, arrow_schema

#: Rows that are held and written together.
_GROUP: Final = 5_000


def write_table(table: Table, stream: IO[bytes]) -> None:
    """Write a table as an Arrow IPC file (Feather 2). Needs ``quotetrack[arrow]``."""
    ipc = require("pyarrow.ipc", "arrow")
    schema = arrow_schema(table.columns)
    with ipc.new_file(stream, schema) as writer:
        for batch in record_batches(table, schema):
            writer.write_batch(batch)


def record_batches(table: Table, schema: Any) -> Iterator[Any]:
    """Yield a table as record batches of Arrow, a group of rows each."""
    arrow = require("pyarrow", "arrow")
    for rows in table.batches(_GROUP):
        yield arrow.RecordBatch.from_pylist(rows, schema=schema)
