"""The history of what people decided on speakers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, insert, or_, select

from quotetrack.model import EntityRef
from quotetrack.store.records import (
    SpeakerDecision,
)
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.sealing import sealed_row
from quotetrack.store.schema.tables import assignments, decisions, entities
from quotetrack.terms import DecisionKind


def note_decision(
    connection: Connection,
    kind: DecisionKind,
    first: int,
    second: int | None = None,
    *,
    reviewer: str,
    note: str,
    kept: int | None = None,
    alias: str | None = None,
) -> int:
    """Write a decision into the history, and return its key."""
    values = {
        "kind": kind,
        "first_key": first,
        "second_key": second,
        "kept_key": kept,
        "alias": alias,
        "reviewer": reviewer,
        "note": note,
        "decided_at": now(),
    }
    statement = insert(decisions).values(sealed_row(decisions, values))
    key: int = connection.execute(statement.returning(decisions.c.key)).scalar_one()
    return key


def decision_query(speaker_key: int | None) -> Select[Any]:
    """Return the query for decisions, the last first; with a speaker, those on them."""
    first, second = entities.alias("first"), entities.alias("second")
    query = (
        select(
            decisions,
            first.c.id.label("first_id"),
            first.c.name.label("first_name"),
            second.c.id.label("second_id"),
            second.c.name.label("second_name"),
        )
        .select_from(decisions)
        .join(first, first.c.key == decisions.c.first_key)
        .outerjoin(second, second.c.key == decisions.c.second_key)
    )
    if speaker_key is not None:
        query = query.where(
            or_(first.c.canonical_key == speaker_key, second.c.canonical_key == speaker_key)
        )
    return query.order_by(decisions.c.key.desc())


def moved_documents(connection: Connection, key: int) -> list[str]:
    """Return the ids of the documents that a split moved; none for other decisions."""
    query = select(assignments.c.document_id).where(assignments.c.decision_key == key)
    return sorted(set(connection.execute(query).scalars()))


def key_is(key: int) -> ColumnElement[bool]:
    """Return the condition for one decision."""
    return decisions.c.key == key


def stored_decisions(connection: Connection, rows: Sequence[Row[Any]]) -> list[SpeakerDecision]:
    """Return the records of rows of `decision_query`."""
    moved: dict[int, list[str]] = {}
    query = select(assignments.c.decision_key, assignments.c.document_id).where(
        assignments.c.decision_key.in_([row.key for row in rows])
    )
    for key, document_id in connection.execute(query.order_by(assignments.c.key)):
        moved.setdefault(key, []).append(document_id)
    return [
        SpeakerDecision(
            id=row.key,
            kind=row.kind,
            first=EntityRef(row.first_id, row.first_name),
            second=EntityRef(row.second_id, row.second_name) if row.second_id else None,
            alias=row.alias,
            document_ids=tuple(dict.fromkeys(moved.get(row.key, ()))),
            reviewer=row.reviewer,
            note=row.note,
            decided_at=row.decided_at,
            undone_at=row.undone_at,
            undone_by=row.undone_by,
        )
        for row in rows
    ]
