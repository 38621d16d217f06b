"""Opening the database of a ledger, and the transactions on it.

Both stores have one writer at a time and readers that never wait: SQLite through its
write-ahead log, PostgreSQL through an advisory lock that writers take. A writing transaction holds
one document or one decision and lasts a few milliseconds, while parsing takes far longer and needs
no lock.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from quotetrack.errors import LedgerError, MissingExtraError

#: How long a writer waits for the others, in seconds.
PATIENCE: Final = 120
_MEMORY: Final = ":memory:"


def open_engine(url_or_path: str | os.PathLike[str]) -> Engine:
    """Return an engine for a path, ":memory:", or a URL of SQLite or PostgreSQL.

    Raises `LedgerError` for a URL that is none or of another database, and `MissingExtraError`
    where the driver of PostgreSQL is not installed.
    """
    url = _as_url(url_or_path)
    backend = url.get_backend_name()
    if backend == "sqlite":
        return _sqlite(url)
    if backend == "postgresql":
        return _postgresql(url)
    raise LedgerError(
        f"A ledger is kept in SQLite or PostgreSQL, not in {backend}. Give a path, "
        "or a URL such as postgresql://user@host/database."
    )


def _as_url(url_or_path: str | os.PathLike[str]) -> URL:
    given = os.fspath(url_or_path)
    if not isinstance(given, str) or not given:
        raise LedgerError("Open a ledger with a path or a database URL, as a non-empty str.")
    if "://" not in given:
        name = given if given == _MEMORY else str(Path(given).expanduser())
        return URL.create("sqlite", database=name)
    try:
        return make_url(given)
    except ArgumentError as error:
        raise LedgerError(f"This is no database URL: {error}") from error


def _sqlite(url: URL) -> Engine:
    in_memory = url.database in (None, "", _MEMORY)
    options: dict[str, Any] = {"connect_args": {"timeout": PATIENCE, "check_same_thread": False}}
    if in_memory:
        options["poolclass"] = StaticPool
    else:
        parent = Path(str(url.database)).absolute().parent
        if not parent.is_dir():
            raise LedgerError(
                f"There is no folder {parent}. Make it before you open a ledger there."
            )
    engine = create_engine(url, **options)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        # Transactions are begun below; the driver would begin them too late for migrations.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        if not in_memory:
            cursor.execute("PRAGMA journal_mode = WAL")
            # A commit is on the disk before it is reported, also when the power fails.
            cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _postgresql(url: URL) -> Engine:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        return create_engine(url, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError) as error:
        raise MissingExtraError(
            "PostgreSQL needs a driver that is not installed: pip install 'quotetrack[postgresql]'"
        ) from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the ledger until the block ends."""
    with _named_errors(engine), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection on which nobody else writes. All is kept at its end, or nothing."""
    with _named_errors(engine), engine.connect() as connection:
        connection = connection.execution_options(writing=True)
        with connection.begin():
            if connection.dialect.name == "postgresql":
                lock = "SELECT pg_advisory_xact_lock(hashtext('quotetrack ' || current_schema()))"
                connection.execute(text(lock))
            yield connection


@contextmanager
def _named_errors(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        place = engine.url.render_as_string(hide_password=True)
        raise LedgerError(f"The database of the ledger {place} reports: {error.orig}") from error
