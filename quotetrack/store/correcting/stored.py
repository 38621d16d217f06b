"""What is stored of a document, as the pipeline would give it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from quotetrack.model import AmbiguousMention, Document, Entity, NonSpeech, Quotation
from quotetrack.results import Quotations
from quotetrack.store.schema.plain import document_of, load, load_list, load_mapping
from quotetrack.store.schema.tables import document_entities, documents, publishers, quotations


def stored_document(connection: Connection, key: int) -> Document:
    """Return a version of a document, with what people corrected of its publication."""
    return document_of(connection.execute(_row(key)).one())


def stored_quotations(connection: Connection, key: int) -> Quotations:
    """Return what was found in a version of a document and what people made of it."""
    row = connection.execute(_row(key)).one()
    said = connection.execute(
        select(quotations.c.data)
        .where(quotations.c.document_key == key, quotations.c.current.is_(True))
        .order_by(quotations.c.number, quotations.c.key)
    ).scalars()
    named = connection.execute(
        select(document_entities.c.data)
        .where(document_entities.c.document_key == key)
        .order_by(document_entities.c.number)
    ).scalars()
    return Quotations(
        document=document_of(row),
        items=tuple(load(Quotation, data) for data in said),
        entities=tuple(load(Entity, data) for data in named),
        non_speech=load_list(NonSpeech, row.non_speech),
        ambiguous=load_list(AmbiguousMention, row.ambiguous),
        versions=load_mapping(row.versions),
    )


def _row(key: int) -> Select[Any]:
    return (
        select(documents, publishers.c.name.label("publisher"))
        .outerjoin(publishers, publishers.c.key == documents.c.publisher_key)
        .where(documents.c.key == key)
    )
