"""Opening the database of a ledger, and the transactions on it.

Both stores have one writer at a time and readers that never wait: SQLite through its
write-ahead log, PostgreSQL through an advisory lock that writers take. A writing transaction holds
one document or one decision and lasts a few milliseconds, while parsing takes far longer and needs
no lock.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from quotetrack.errors import LedgerError, QuotetrackError
from quotetrack.extras import missing

#: How long a writer waits for the others, in seconds.
PATIENCE: Final = 120
_MEMORY: Final = ":memory:"
#: What to do where SQLite says so (https://sqlite.org/rescode.html).
_REMEDIES: Final = {
    "file is not a database": "It is no ledger; name another file.",
    "unable to open database file": "Name a file that can be made and written there, no folder.",
    "attempt to write a readonly database": "Have its file and folder writable, or copy it to "
    "a place that is.",
    "database is locked": f"Another program has been writing for {PATIENCE} seconds. Try again "
    "when it is done.",
    "database disk image is malformed": "It is damaged: `quotetrack ledger check` tells where. "
    "Go back to a backup.",
}


def open_engine(url_or_path: str | os.PathLike[str], *, read_only: bool = False) -> Engine:
    """Return an engine for a path, ":memory:", or a URL of SQLite or PostgreSQL.

    With `read_only` nothing can be written through it.

    Raises `LedgerError` for a URL that is none or of another database, and `MissingExtraError`
    where the driver of PostgreSQL is not installed.
    """
    url = _as_url(url_or_path)
    backend = url.get_backend_name()
    if backend == "sqlite":
        return _read_only_sqlite(url) if read_only else _sqlite(url)
    if backend == "postgresql":
        return _postgresql(url, read_only)
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


def _read_only_sqlite(url: URL) -> Engine:
    if url.database in (None, "", _MEMORY):
        raise LedgerError("A ledger in memory is empty: there is nothing to read in it.")
    path = Path(str(url.database)).absolute()
    if not path.is_file():
        raise LedgerError(f"There is no ledger {path} to read.")
    # On a medium that cannot be written, SQLite cannot keep the file beside a ledger that says who
    # reads it; nor need it, since nobody can change anything (https://sqlite.org/uri.html).
    fixed = not os.access(path.parent, os.W_OK)
    unfinished = path.with_name(f"{path.name}-wal")
    if fixed and unfinished.exists() and unfinished.stat().st_size:
        raise LedgerError(
            f"The last changes of {path} stand in {unfinished.name} and cannot be taken in on a "
            "medium that is read-only. Copy both to another place, and open the copy."
        )
    uri = f"{path.as_uri()}?mode=ro{'&immutable=1' if fixed else ''}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=PATIENCE, check_same_thread=False)

    engine = create_engine(url, creator=connect, execution_options={"read_only": True})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _postgresql(url: URL, read_only: bool) -> Engine:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        options = {"postgresql_readonly": True, "read_only": True} if read_only else {}
        return create_engine(url, pool_pre_ping=True, execution_options=options)
    except (ImportError, NoSuchModuleError) as error:
        raise missing("PostgreSQL needs a driver", "postgresql") from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the ledger until the block ends."""
    with _readable(engine), _named_errors(engine), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin() as transaction:
            try:
                yield connection
            finally:
                # Nothing was written; and of a damaged file SQLite refuses a commit.
                transaction.rollback()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection on which nobody else writes. All is kept at its end, or nothing."""
    if engine.get_execution_options().get("read_only", False):
        raise LedgerError("This ledger was opened to be read only. Open it without read_only.")
    with _named_errors(engine), engine.connect() as connection:
        connection = connection.execution_options(writing=True)
        with connection.begin():
            if connection.dialect.name == "postgresql":
                lock = "SELECT pg_advisory_xact_lock(hashtext('quotetrack ' || current_schema()))"
                connection.execute(text(lock))
            yield connection


def empty_log(engine: Engine) -> None:
    """Take the write-ahead log of a SQLite ledger into its file, so that nothing old is left in it.

    Where others are reading, the last of them does it.
    """
    if engine.dialect.name == "sqlite":
        with _named_errors(engine), engine.connect() as connection:
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.close()


def back_up(engine: Engine, path: str | os.PathLike[str]) -> None:
    """Copy a SQLite ledger to `path`, while others go on reading and writing.

    SQLite's online backup gives one state of the ledger (https://sqlite.org/backup.html). The copy
    is made under another name and moved into its place when it is whole.

    Raises:
        LedgerError: There is something at `path` already, its folder is not there, nothing can be
            written there, or the ledger is in PostgreSQL.
    """
    if engine.dialect.name != "sqlite":
        raise LedgerError("PostgreSQL makes its own backups: pg_dump --format=custom DATABASE")
    to = Path(path).expanduser().absolute()
    if to.exists():
        raise LedgerError(f"There is something at {to} already. Give the backup another name.")
    unfinished = to.with_name(f"{to.name}.{os.getpid()}.unfinished")
    try:
        with _named_errors(engine), engine.connect() as connection:
            copy = sqlite3.connect(unfinished)
            try:
                connection.connection.driver_connection.backup(copy)  # type: ignore[union-attr]
                # A backup is one file, and can be read on a medium that cannot be written.
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
        with open(unfinished, "rb") as written:
            os.fsync(written.fileno())
        unfinished.replace(to)
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"The backup {to} cannot be written: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _named_errors(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        place = engine.url.render_as_string(hide_password=True)
        told = f"The database of the ledger {place} reports: {error.orig}"
        for words, remedy in _REMEDIES.items():
            if words in told:
                told = f"{told}. {remedy}"
        raise LedgerError(told) from error


@contextmanager
def _readable(engine: Engine) -> Iterator[None]:
    # What is read was written by us, so that a value which is none of its type is damage.
    try:
        yield
    except QuotetrackError:
        raise
    except (ValueError, TypeError, LookupError, SQLAlchemyError) as error:
        place = engine.url.render_as_string(hide_password=True)
        raise LedgerError(
            f"The ledger {place} holds something that cannot be read: {error}. Look what is "
            f"damaged: quotetrack check --ledger {place}"
        ) from error
