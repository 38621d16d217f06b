"""The tables of a ledger: made, or brought to the present form, when it is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, inspect, text

from quotetrack.errors import LedgerError, LedgerVersionError
from quotetrack.extras import INSTALL_ANEW, missing
from quotetrack.store.schema import database
from quotetrack.store.schema.tables import HEAD, metadata

#: The table that holds the revision of a ledger.
VERSION_TABLE: Final = "ledger_revision"

_MIGRATIONS: Final = Path(__file__).parent / "migrations"


def prepare(engine: Engine, *, upgrade: bool = True, revision: str = HEAD) -> None:
    """Make a new ledger, or bring an older one to `revision`. See `Ledger` for the errors.

    An upgrade is one transaction: it is done wholly or not at all.
    """
    with database.reading(engine) as connection:
        found = _revision(connection)
    if found == revision:
        return
    if found is not None and not upgrade:
        raise LedgerVersionError(
            f"The ledger {_place(engine)} has the form {found}, and this quotetrack needs {HEAD}. "
            "Make a copy of it, and open it with upgrade=True."
        )
    with database.writing(engine) as connection:
        # Another program may have been faster.
        if _revision(connection) != revision:
            _migrate(connection, revision)


def check_present(engine: Engine) -> None:
    """Raise an error unless there is a ledger of the present form. Nothing is written."""
    with database.reading(engine) as connection:
        found = _revision(connection)
    if found is None:
        raise LedgerError(f"{_place(engine)} is empty: there is no ledger to read.")
    if found != HEAD:
        raise LedgerVersionError(
            f"The ledger {_place(engine)} has the form {found}, and this quotetrack needs {HEAD}. "
            "It is opened to be read only, so it is not upgraded: open a copy without read_only."
        )


def _revision(connection: Connection) -> str | None:
    """Return the revision of a ledger, None for an empty database. Refuses anything else."""
    names = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in names:
        strange = names & set(metadata.tables) if connection.dialect.name != "sqlite" else names
        if strange:
            raise LedgerError(
                f"{_place(connection.engine)} is no ledger: it holds other tables "
                f"({', '.join(sorted(strange)[:3])}). Give the ledger a place of its own."
            )
        return None
    query = text(f"SELECT version_num FROM {VERSION_TABLE}")
    found: str | None = connection.execute(query).scalar()
    # Revisions are numbered in order.
    if found is not None and found > HEAD:
        raise LedgerVersionError(
            f"The ledger {_place(connection.engine)} has the form {found}, and this quotetrack "
            f"knows forms up to {HEAD}. Install a newer one ({INSTALL_ANEW})."
        )
    return found


def _migrate(connection: Connection, revision: str) -> None:
    try:
        from alembic import command
        from alembic.config import Config
    except ImportError as error:
        raise missing("A ledger needs packages", "store") from error
    config = Config(attributes={"connection": connection, "version_table": VERSION_TABLE})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, revision)


def _place(engine: Any) -> str:
    place: str = engine.url.render_as_string(hide_password=True)
    return place
