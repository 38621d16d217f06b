"""Documents of a ledger, and analyses as they were found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from quotetrack.errors import UnknownRecordError
from quotetrack.model import ClaimPair
from quotetrack.results import Analysis, Quotations
from quotetrack.store.correcting.standing import kept
from quotetrack.store.correcting.stored import stored_quotations
from quotetrack.store.queries import DocumentQuery
from quotetrack.store.records import StoredDocument
from quotetrack.store.rows.lookup import publisher_keys
from quotetrack.store.schema.plain import document_of, load, load_mapping, load_publication
from quotetrack.store.schema.tables import (
    claim_pairs,
    documents,
    publishers,
    quotations,
)


def _all_documents() -> Select[Any]:
    count = (
        select(func.count())
        .where(quotations.c.document_key == documents.c.key, quotations.c.current.is_(True))
        .scalar_subquery()
    )
    return (
        select(documents, publishers.c.name.label("publisher"), count.label("quotation_count"))
        .select_from(documents)
        .outerjoin(publishers, publishers.c.key == documents.c.publisher_key)
    )


def document_query(wanted: DocumentQuery) -> Select[Any]:
    """Return the query for documents, the newest first."""
    query = _all_documents()
    if wanted.title is not None:
        query = query.where(documents.c.title.icontains(wanted.title, autoescape=True))
    if wanted.publisher is not None:
        query = query.where(documents.c.publisher_key.in_(publisher_keys(wanted.publisher)))
    if wanted.since is not None:
        query = query.where(documents.c.day >= wanted.since.toordinal())
    if wanted.until is not None:
        query = query.where(documents.c.day <= wanted.until.toordinal(), documents.c.day > 0)
    if wanted.current is not None:
        superseded = documents.c.superseded_by
        query = query.where(superseded.is_(None) if wanted.current else superseded.is_not(None))
    return query.order_by(documents.c.day.desc(), documents.c.key.desc())


def stored_documents(rows: Sequence[Row[Any]]) -> list[StoredDocument]:
    """Return the records of rows of `document_query`."""
    return [
        StoredDocument(
            key=row.key,
            document=document_of(row),
            superseded_by=row.superseded_by,
            added_at=row.added_at,
            versions=load_mapping(row.versions),
            quotation_count=row.quotation_count,
            revision=row.revision,
            given={} if row.given is None else load_publication(row.given),
        )
        for row in rows
    ]


def current_document(connection: Connection, document_id: str) -> StoredDocument:
    """Return the current version of a document, or raise `UnknownRecordError`."""
    query = _all_documents().where(
        documents.c.id == document_id, documents.c.superseded_by.is_(None)
    )
    found = stored_documents(connection.execute(query).all())
    if not found:
        raise UnknownRecordError(f"The ledger has no document with the id {document_id!r}.")
    return found[0]


def versions(connection: Connection, document_id: str) -> tuple[StoredDocument, ...]:
    """Return all versions of a document, the oldest first."""
    current = current_document(connection, document_id)
    keys, found = {current.key}, [current.key]
    while found:
        older = select(documents.c.key).where(documents.c.superseded_by.in_(found))
        found = [key for key in connection.execute(older).scalars() if key not in keys]
        keys.update(found)
    query = _all_documents().where(documents.c.key.in_(keys)).order_by(documents.c.key)
    return tuple(stored_documents(connection.execute(query).all()))


def analysis(connection: Connection, document_id: str) -> Analysis:
    """Return what was found in the current version of a document."""
    stored = current_document(connection, document_id)
    found = stored_quotations(connection, stored.key)
    keys = select(quotations.c.key).where(
        quotations.c.document_key == stored.key, quotations.c.current.is_(True)
    )
    pairs = connection.execute(
        select(claim_pairs.c.data)
        .where(claim_pairs.c.earlier_key.in_(keys), claim_pairs.c.later_key.in_(keys))
        .where(claim_pairs.c.current.is_(True))
        .order_by(claim_pairs.c.score.desc(), claim_pairs.c.key)
    ).scalars()
    return Analysis(found, tuple(load(ClaimPair, data) for data in pairs))


def findings(connection: Connection, document_id: str) -> Quotations:
    """Return what the program found in the current version of a document."""
    stored = current_document(connection, document_id)
    return kept(connection, stored.key, stored_quotations(connection, stored.key))
