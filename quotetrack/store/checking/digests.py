"""What is stored, against the digests in JSON and the seals of rows; and verdicts with what was
judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import frozen
from sqlalchemy import Connection, Row, Select, Table, select

from quotetrack.store.checking.contents import UNREADABLE, said
from quotetrack.store.schema.sealing import SEALED_BY, seal_of
from quotetrack.store.schema.seals import fits
from quotetrack.store.schema.tables import (
    aliases,
    assignments,
    changes,
    claim_pairs,
    corrections,
    decisions,
    deletions,
    document_entities,
    documents,
    entities,
    findings,
    merge_proposals,
    publishers,
    quotations,
    reviews,
    runs,
    takings,
)
from quotetrack.terms import UNREVIEWED

#: What is stored as JSON: the columns, what is told of them, and the columns that the last of them
#: has a digest of, in its order.
_JSON: Final[Mapping[Table, tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]]] = {
    documents: (
        (("non_speech", "ambiguous"), "what stands beside its text", ()),
        (("versions",), "what it was read with, or when,", ("id", "added_at")),
    ),
    document_entities: ((("data",), "what it says of somebody", ()),),
    quotations: ((("data",), "a quotation", ()),),
    claim_pairs: ((("data",), "what was found, or when,", ("found_at",)),),
    corrections: ((("data",), "a correction", ("kind", "reviewer", "note", "decided_at")),),
    findings: ((("data",), "what was found before a correction", ()),),
    changes: ((("before", "after"), "a change", ()),),
    runs: (
        (("versions",), "what it was done with, or when,", ("kind", "started_at", "finished_at")),
    ),
    reviews: (
        (
            *(("seen",), "a review"),
            ("pair_key", "revision", "status", "rating", "note", "reviewer", "reviewed_at", "url"),
        ),
    ),
}
#: What is told where the seal of a row is not the one of its columns.
_SEALED: Final[Mapping[Table, str]] = {
    runs: "its number, or when it was done,",
    publishers: "its name",
    documents: "where it is from, which version it is, or when it came in,",
    entities: "what it is",
    aliases: "it",
    document_entities: "whom it means by somebody",
    quotations: "where a quotation belongs, or how often it changed,",
    claim_pairs: "what became of it",
    takings: "who reviews it",
    decisions: "it",
    changes: "what a change is about",
    merge_proposals: "it",
    corrections: "what became of a correction",
    deletions: "it",
    assignments: "it",
}
#: What has no name but its number.
_BY_NUMBER: Final = {
    runs: "run",
    publishers: "publisher",
    aliases: "name",
    claim_pairs: "claim pair",
    takings: "taking",
    decisions: "decision",
    changes: "change",
    merge_proposals: "merge proposal",
    deletions: "deletion",
    assignments: "part of a split",
}


@frozen
class Unreadable:
    """The key of a row that cannot be read, and why."""

    key: int
    why: str


def problems(connection: Connection) -> Iterator[str]:
    """Yield what is not as it was stored, in plain sentences that name the document."""
    for table in dict.fromkeys((*_JSON, *SEALED_BY)):
        for row in _rows(connection, table):
            if isinstance(row, Unreadable):
                if table in _BY_NUMBER:
                    yield f"The {_BY_NUMBER[table]} {row.key} cannot be read: {row.why}"
                continue
            for what in _changed(table, row):
                yield f"{_owner(connection, table, row)}: {what} is not what was stored."
    yield from _verdicts(connection)


def _changed(table: Table, row: Row[Any]) -> Iterator[str]:
    for columns, what, others in _JSON.get(table, ()):
        beside = [getattr(row, name) for name in others]
        stored = [getattr(row, name) for name in columns]
        if not all(fits(one, *beside) for one in stored if isinstance(one, str)):
            yield what
    if table in SEALED_BY and row.seal != seal_of(table, row._asdict()):
        yield _SEALED[table]


def _rows(connection: Connection, table: Table) -> Iterator[Row[Any] | Unreadable]:
    """Yield the rows one by one, so that one that cannot be read hides no other."""
    (own,) = table.primary_key.columns
    for key in connection.execute(select(own).order_by(own)).scalars().all():
        try:
            yield connection.execute(select(table).where(own == key)).one()
        except UNREADABLE as error:
            yield Unreadable(key, said(error))


def _readable(connection: Connection, table: Table) -> Iterator[Row[Any]]:
    return (row for row in _rows(connection, table) if not isinstance(row, Unreadable))


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
    if table is entities:
        return f"The speaker {row.id!r}"
    if table in (reviews, takings):
        return f"The claim pair {row.pair_key}"
    if table in _BY_NUMBER and table is not changes:
        return f"The {_BY_NUMBER[table]} {row.key}"
    if table is corrections:
        return f"The document {row.document_id!r}"
    query: Select[Any] = select(documents.c.id)
    key = row.key if table is documents else row.document_key
    own_id = connection.execute(query.where(documents.c.key == key)).scalar()
    return f"The document {own_id!r}" if own_id is not None else f"The document number {key}"
