"""Runs as rows: each call that writes documents, and what it is done with."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Final

from sqlalchemy import Connection, insert, select, update

from quotetrack import claims
from quotetrack.codec import SCHEMA_VERSION
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.plain import dump_mapping
from quotetrack.store.schema.sealing import sealed_row, update_sealed
from quotetrack.store.schema.seals import sealed
from quotetrack.store.schema.tables import HEAD, runs
from quotetrack.version import __version__

#: What a run without a parser records in the place of the parser's version.
NO_PARSER: Final = "none"


def begin_run(connection: Connection, kind: str, parser: str | None = None) -> int:
    """Note that a run begins, with what it is done with, and return its key.

    `parser` is the parser's version or `NO_PARSER`; None where somebody else chose the parser.
    """
    versions = {
        "quotetrack": __version__,
        "claims": claims.VERSION,
        "schema": str(SCHEMA_VERSION),
        "ledger": HEAD,
        "stanza": _version_of("stanza"),
    }
    if parser is not None:
        versions["parser"] = parser
    moment = now()
    stored = sealed(dump_mapping(versions), kind, moment, None)
    values = {"kind": kind, "started_at": moment, "versions": stored}
    statement = insert(runs).values(**values).returning(runs.c.key)
    key: int = connection.execute(statement).scalar_one()
    # Nothing but its number tells one run from another, so its seal is made of that, too.
    seal = sealed_row(runs, {"key": key, "kind": kind, "started_at": moment})["seal"]
    connection.execute(update(runs).where(runs.c.key == key).values(seal=seal))
    return key


def finish_run(connection: Connection, key: int) -> None:
    """Note that a run came to its end."""
    row = connection.execute(select(runs).where(runs.c.key == key)).one()
    moment = now()
    stored = sealed(row.versions, row.kind, row.started_at, moment)
    update_sealed(
        connection,
        update(runs).where(runs.c.key == key).values(finished_at=moment, versions=stored),
    )


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
