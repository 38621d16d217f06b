"""The tables of a ledger, made or brought to the present form when it is opened."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Engine, inspect

from quotetrack.store import database, fulltext
from quotetrack.store.tables import metadata

#: The newest revision, which this quotetrack reads and writes.
HEAD: Final = "0001"


def prepare(engine: Engine, *, upgrade: bool) -> None:
    """Make the tables where they are missing."""
    with database.writing(engine) as connection:
        if inspect(connection).has_table("documents"):
            return
        metadata.create_all(connection)
        fulltext.create(connection)
