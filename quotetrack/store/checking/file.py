"""What the database itself finds wrong with its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, text

_MOST: Final = 20


def problems(connection: Connection) -> Iterator[str]:
    """Yield what SQLite finds damaged, in plain sentences.

    It compares every index with its table (https://sqlite.org/pragma.html#pragma_integrity_check).
    PostgreSQL has no such question; its checksums are read at each access where they are on.
    """
    if connection.dialect.name != "sqlite":
        return
    for verdict in connection.execute(text(f"PRAGMA integrity_check({_MOST})")).scalars():
        if verdict != "ok":
            yield f"SQLite finds the file damaged: {verdict}"
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        yield f"{len(broken)} rows refer to rows that are not there."
