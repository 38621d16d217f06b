"""Whether what people decided holds: a document is what was found and what they made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from quotetrack.store.checking.passages import misplaced
from quotetrack.store.correcting.applying import applied
from quotetrack.store.correcting.standing import kept, published_by
from quotetrack.store.correcting.stored import stored_quotations
from quotetrack.store.correcting.subjects import folded, parts_of, rows_of_document
from quotetrack.store.correcting.tallies import tally
from quotetrack.store.schema.plain import given_document
from quotetrack.store.schema.tables import (
    claim_pairs,
    documents,
    publishers,
    quotations,
)
from quotetrack.terms import CORRECTION_KINDS


def correction_problems(connection: Connection, row: Row[Any]) -> Iterator[str]:
    """Yield what is wrong with one correction."""
    parts_of(row)
    if row.kind not in CORRECTION_KINDS:
        yield "it is of a kind that there is none of."
    ids = {row.document_id, row.other_document_id or row.document_id}
    there = select(documents.c.id).where(documents.c.id.in_(ids))
    if ids - set(connection.execute(there).scalars()):
        yield "it is about a document that is not there."
    if row.kind == "linked":
        linked = select(claim_pairs.c.key).where(claim_pairs.c.linked_by == row.key)
        if connection.execute(linked).first() is None:
            yield "the pair that it made is not there."


def document_problems(connection: Connection, row: Row[Any]) -> Iterator[str]:
    """Yield what does not hold in a document of which findings were kept."""
    key = row.document_key
    document = connection.execute(
        select(documents, publishers.c.name.label("publisher"))
        .outerjoin(publishers, publishers.c.key == documents.c.publisher_key)
        .where(documents.c.key == key)
    ).one()
    if document.superseded_by is not None:
        return
    decided = rows_of_document(connection, document.id)
    stored = stored_quotations(connection, key)
    found = kept(connection, key, stored)
    for one in (*found.items, *found.entities, *found.non_speech):
        yield from misplaced(document.text, one)
    published, waiting = published_by(given_document(document), decided)
    if published != stored.document:
        yield f"the document {document.id!r} is not published as people corrected it."
    subjects_now = folded(decided, document.id)
    result = applied(found, subjects_now)
    if result.found.items != stored.items or result.found.non_speech != stored.non_speech:
        yield f"the document {document.id!r} does not hold what people decided."
    if row.tally is not None and json.loads(row.tally) != tally(subjects_now, result):
        yield f"how often the program was right in {document.id!r} is counted wrongly."
    subjects = connection.execute(
        select(quotations.c.subject, quotations.c.id).where(
            quotations.c.document_key == key,
            quotations.c.subject.is_not(None),
            quotations.c.current.is_(True),
        )
    ).all()
    if {row[0]: row[1] for row in subjects} != dict(result.subjects):
        yield f"corrections of the document {document.id!r} have lost their quotations."
    for correction in decided:
        if correction.undone_at is not None or correction.kind == "linked":
            continue
        if correction.waiting != (correction.key in result.waiting | waiting):
            yield f"the correction {correction.key} of {document.id!r} waits, or should."
