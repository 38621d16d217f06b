"""What is stored as JSON, against the digests inside it; and verdicts with what was judged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, Table, select
from sqlalchemy.exc import SQLAlchemyError

from quotetrack.store.schema.seals import fits
from quotetrack.store.schema.tables import (
    SEALED_BY,
    changes,
    claim_pairs,
    corrections,
    decisions,
    deletions,
    document_entities,
    documents,
    entities,
    findings,
    quotations,
    reviews,
    runs,
)
from quotetrack.terms import UNREVIEWED

#: The columns with digests, table by table, what a row of it is called, and the columns that the
#: last of them has a digest of, in its order.
_SEALED: Final[tuple[tuple[Table, tuple[str, ...], str, tuple[str, ...]], ...]] = (
    (documents, ("non_speech", "ambiguous"), "what stands beside its text", ()),
    (documents, ("versions",), "what it was read with, or when,", ("id", "added_at")),
    (document_entities, ("data",), "what it says of somebody", ()),
    (quotations, ("data",), "a quotation", ()),
    (claim_pairs, ("data",), "what was found, or when,", ("found_at",)),
    (corrections, ("data",), "a correction", ("kind", "reviewer", "note", "decided_at")),
    (findings, ("data",), "what was found before a correction", ()),
    (changes, ("before", "after"), "a change", ()),
    (runs, ("versions",), "what it was done with, or when,", ("kind", "started_at", "finished_at")),
    (
        *(reviews, ("seen",), "a review"),
        ("pair_key", "revision", "status", "rating", "note", "reviewer", "reviewed_at", "url"),
    ),
    (entities, ("seal",), "what it is", SEALED_BY[entities]),
    (decisions, ("seal",), "it", SEALED_BY[decisions]),
    (corrections, ("seal",), "who undid a correction, or when,", SEALED_BY[corrections]),
    (deletions, ("seal",), "it", SEALED_BY[deletions]),
)
#: What has no name but its number.
_BY_NUMBER: Final = {
    runs: "run",
    claim_pairs: "claim pair",
    decisions: "decision",
    deletions: "deletion",
}


def problems(connection: Connection) -> Iterator[str]:
    """Yield what is not as it was stored, in plain sentences that name the document."""
    for table, columns, what, others in _SEALED:
        for row in _readable(connection, table):
            beside = [getattr(row, name) for name in others]
            stored = [getattr(row, name) for name in columns]
            if not all(fits(one, *beside) for one in stored if isinstance(one, str)):
                yield f"{_owner(connection, table, row)}: {what} is not what was stored."
    yield from _verdicts(connection)


def _readable(connection: Connection, table: Table) -> Iterator[Row[Any]]:
    """Yield the rows that can be read; that others cannot is told elsewhere."""
    (own,) = table.primary_key.columns
    for key in connection.execute(select(own).order_by(own)).scalars().all():
        with suppress(SQLAlchemyError, ValueError, AssertionError):
            yield connection.execute(select(table).where(own == key)).one()


def _verdicts(connection: Connection) -> Iterator[str]:
    """Compare what claim pairs say of their last verdict with the verdicts themselves."""
    last = {}
    for row in _readable(connection, reviews):
        last[row.pair_key] = (row.status, row.rating, row.reviewer, row.reviewed_at)
    for row in _readable(connection, claim_pairs):
        said = (row.status, row.rating, row.reviewer, row.reviewed_at)
        if said != last.get(row.key, (UNREVIEWED, None, None, None)):
            yield f"The claim pair {row.key}: its verdict is not the last that was given."


def _owner(connection: Connection, table: Table, row: Row[Any]) -> str:
    """Return the name of what a row belongs to."""
    if table in _BY_NUMBER:
        return f"The {_BY_NUMBER[table]} {row.key}"
    if table is entities:
        return f"The speaker {row.id!r}"
    if table is reviews:
        return f"The claim pair {row.pair_key}"
    if table is corrections:
        return f"The document {row.document_id!r}"
    query: Select[Any] = select(documents.c.id)
    key = row.key if table is documents else row.document_key
    own_id = connection.execute(query.where(documents.c.key == key)).scalar()
    return f"The document {own_id!r}" if own_id is not None else f"The document number {key}"
