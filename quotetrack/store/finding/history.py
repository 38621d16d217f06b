"""Runs, changes, and how much a ledger holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from quotetrack.store.records import Change, LedgerSummary, Run
from quotetrack.store.rows.lookup import document_versions
from quotetrack.store.schema.plain import load_mapping, load_plain
from quotetrack.store.schema.tables import (
    HEAD,
    changes,
    claim_pairs,
    documents,
    entities,
    quotations,
    runs,
)
from quotetrack.terms import UNREVIEWED


def run_query() -> Select[Any]:
    """Return the query for runs, the last first."""
    return select(runs).select_from(runs).order_by(runs.c.key.desc())


def runs_of(_connection: Connection, rows: Sequence[Row[Any]]) -> list[Run]:
    """Return the records of rows of `run_query`."""
    return [
        Run(
            key=row.key,
            kind=row.kind,
            started_at=row.started_at,
            finished_at=row.finished_at,
            versions=load_mapping(row.versions),
        )
        for row in rows
    ]


def change_query(connection: Connection, run: int | None, document_id: str | None) -> Select[Any]:
    """Return the query for changes, in the order in which they were made."""
    query: Select[Any] = (
        select(changes, documents.c.id.label("document_id"))
        .select_from(changes)
        .join(documents, documents.c.key == changes.c.document_key)
    )
    if run is not None:
        query = query.where(changes.c.run_key == run)
    if document_id is not None:
        query = query.where(changes.c.document_key.in_(document_versions(connection, document_id)))
    return query.order_by(changes.c.key)


def changes_of(_connection: Connection, rows: Sequence[Row[Any]]) -> list[Change]:
    """Return the records of rows of `change_query`."""
    return [
        Change(
            run=row.run_key,
            document_id=row.document_id,
            thing=row.thing,
            action=row.action,
            id=row.id,
            before=None if row.before is None else load_plain(row.before),
            after=None if row.after is None else load_plain(row.after),
        )
        for row in rows
    ]


def summary(connection: Connection) -> LedgerSummary:
    """Return how much the ledger holds."""

    def count(query: Select[Any]) -> int:
        number: int = connection.execute(query).scalar_one()
        return number

    # Counted together: texts lie between the columns that are looked at, and one scan is long.
    versions, superseded = connection.execute(
        select(func.count(), func.count(documents.c.superseded_by)).select_from(documents)
    ).one()
    pairs = select(func.count()).select_from(claim_pairs)
    return LedgerSummary(
        documents=versions - superseded,
        superseded_documents=superseded,
        quotations=count(
            select(func.count()).select_from(quotations).where(quotations.c.current.is_(True))
        ),
        speakers=count(
            select(func.count())
            .select_from(entities)
            .where(entities.c.canonical_key == entities.c.key, entities.c.quotation_count > 0)
        ),
        claim_pairs=count(pairs.where(claim_pairs.c.current.is_(True))),
        reviewed_pairs=count(pairs.where(claim_pairs.c.status != UNREVIEWED)),
        schema_revision=HEAD,
    )
