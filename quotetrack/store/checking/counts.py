"""What hangs together in a ledger: nothing doubled, nothing half there, every count right."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from quotetrack.store.schema.tables import claim_pairs, documents, entities, quotations


def problems(connection: Connection) -> Iterator[str]:
    """Yield what does not hang together, in plain sentences."""
    doubled = connection.execute(
        select(documents.c.id)
        .where(documents.c.superseded_by.is_(None))
        .group_by(documents.c.id)
        .having(func.count() > 1)
    ).scalars()
    for one in doubled:
        yield f"The document {one!r} is there more than once."
    counted = (
        select(quotations.c.speaker_key, func.count().label("number"))
        .where(quotations.c.current.is_(True))
        .group_by(quotations.c.speaker_key)
        .subquery()
    )
    wrong = connection.execute(
        select(entities.c.id)
        .outerjoin(counted, counted.c.speaker_key == entities.c.key)
        .where(entities.c.quotation_count != func.coalesce(counted.c.number, 0))
    ).scalars()
    for one in wrong:
        yield f"The quotations of {one!r} are counted wrongly."
    old = connection.execute(
        select(func.count())
        .select_from(quotations)
        .join(documents, documents.c.key == quotations.c.document_key)
        .where(quotations.c.current.is_(True), documents.c.superseded_by.is_not(None))
    ).scalar_one()
    if old:
        yield f"{old} quotations of superseded documents count as current."
    elsewhere = connection.execute(
        select(documents.c.id)
        .join(quotations, quotations.c.document_key == documents.c.key)
        .where(quotations.c.publisher_key.is_distinct_from(documents.c.publisher_key))
        .distinct()
    ).scalars()
    for one in elsewhere:
        yield f"Quotations of the document {one!r} are filed under another publisher."
    others = connection.execute(
        select(documents.c.id)
        .join(quotations, quotations.c.document_key == documents.c.key)
        .outerjoin(entities, entities.c.key == quotations.c.entity_key)
        .where(quotations.c.speaker_key.is_distinct_from(entities.c.canonical_key))
        .distinct()
    ).scalars()
    for one in others:
        yield f"Quotations of the document {one!r} are filed under another speaker."
    stale = quotations.alias("earlier"), quotations.alias("later")
    torn = connection.execute(
        select(func.count())
        .select_from(claim_pairs)
        .join(stale[0], stale[0].c.key == claim_pairs.c.earlier_key)
        .join(stale[1], stale[1].c.key == claim_pairs.c.later_key)
        .where(claim_pairs.c.current.is_(True))
        .where(
            stale[0].c.current.is_(False)
            | stale[1].c.current.is_(False)
            | (stale[0].c.speaker_key != stale[1].c.speaker_key)
        )
    ).scalar_one()
    if torn:
        yield f"{torn} claim pairs count as current, but a side of theirs does not."
