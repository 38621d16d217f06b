"""Tables as Parquet."""

from __future__ import annotations

from typing import IO

from quotetrack.extras import require
from quotetrack.formats.writing.arrow import record_batches
from quotetrack.frames import Table, arrow_schema


def write_table(table: Table, stream: IO[bytes]) -> None:
    """Write a table as Parquet, a group of rows at a time. Needs ``quotetrack[arrow]``."""
    parquet = require("pyarrow.parquet", "arrow")
    schema = arrow_schema(table.columns)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in record_batches(table, schema):
            writer.write_batch(batch)
