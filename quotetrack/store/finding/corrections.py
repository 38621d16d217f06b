"""The history of what people decided on quotations and documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from quotetrack.model import Quotation, name_of
from quotetrack.store.correcting.places import read_places
from quotetrack.store.correcting.subjects import Part, parts_of, spans_of
from quotetrack.store.finding.blind import links_shown_to
from quotetrack.store.queries import CorrectionQuery
from quotetrack.store.records import Correction
from quotetrack.store.schema.columns import begun, opening
from quotetrack.store.schema.plain import load
from quotetrack.store.schema.tables import corrections, documents, quotations
from quotetrack.terms import WAITING_KINDS


def correction_query(connection: Connection, wanted: CorrectionQuery) -> Select[Any]:
    """Return the query for corrections, the last first."""
    query: Select[Any] = select(corrections).select_from(corrections)
    if wanted.document_id is not None:
        query = query.where(_of_document(wanted.document_id))
    if wanted.kind is not None:
        query = query.where(corrections.c.kind == wanted.kind)
    if wanted.reviewer is not None:
        query = query.where(corrections.c.reviewer == wanted.reviewer)
    if wanted.waiting is not None:
        query = query.where(
            corrections.c.waiting.is_(wanted.waiting), corrections.c.undone_at.is_(None)
        )
    if wanted.undone is not None:
        undone = corrections.c.undone_at
        query = query.where(undone.is_not(None) if wanted.undone else undone.is_(None))
    if wanted.quotation is not None:
        query = query.where(corrections.c.key.in_(_of_quotation(connection, wanted.quotation)))
    if wanted.hidden_from is not None:
        query = query.where(links_shown_to(wanted.hidden_from))
    return query.order_by(corrections.c.key.desc())


def _of_document(document_id: str) -> Any:
    return or_(
        corrections.c.document_id == document_id, corrections.c.other_document_id == document_id
    )


def _of_quotation(connection: Connection, key: int) -> list[int]:
    """Return the corrections of one quotation, whatever pieces it had, and of its very words.

    Also those that were undone, and those that later ones hide: what others decided on the same
    words before, and on what it was joined or divided from.
    """
    row = connection.execute(
        select(quotations.c.subject, quotations.c.data, documents.c.id.label("document_id"))
        .join(documents, documents.c.key == quotations.c.document_key)
        .where(quotations.c.key == key)
    ).one_or_none()
    if row is None:
        return []
    quotation = load(Quotation, row.data)
    own = {row.subject} - {None}
    found = []
    query = select(corrections).where(_of_document(row.document_id))
    for made in connection.execute(query.order_by(corrections.c.key.desc())):
        parts = parts_of(made)
        if made.kind in WAITING_KINDS and quotation.id in json.loads(made.data)["quotations"]:
            found.append(made.key)
        about = {
            part.subject for part in parts if part.subject in own or _same_words(part, quotation)
        }
        if not about:
            continue
        found.append(made.key)
        own |= about
        if made.undone_at is None and made.kind != "linked":
            # What is older of the others is the history of this one, too.
            own |= {part.subject for part in parts}
    return found


def _same_words(part: Part, quotation: Quotation) -> bool:
    """Return whether a correction met these very words, or gave a quotation these."""
    given = part.set.get("pieces")
    return part.seen.id == quotation.id or (
        given is not None and spans_of(read_places(given)) == quotation.fragments
    )


def related_to(
    connection: Connection, document_id: str, quotation_id: str, subject: str | None
) -> tuple[list[str], set[str]]:
    """Return under which subjects and ids a quotation may be found that was corrected.

    Its own subjects come first, then those of what it was joined with or divided from.
    """
    own = dict.fromkeys([subject] if subject else [])
    others: dict[str, None] = {}
    ids: set[str] = set()
    query = select(corrections).where(_of_document(document_id)).order_by(corrections.c.key)
    for row in connection.execute(query):
        parts = parts_of(row)
        about = [one for one in parts if one.subject in own or one.seen.id == quotation_id]
        own.update(dict.fromkeys(one.subject for one in about))
        ids.update(one.seen.id for one in about)
        if about and row.kind in ("joined", "divided"):
            others[parts[0].subject] = None
            ids.add(parts[0].seen.id)
    return [*own, *others], ids


def stored_corrections(connection: Connection, rows: Sequence[Row[Any]]) -> list[Correction]:
    """Return the records of rows of `correction_query`."""
    found = []
    names = _names(connection, {row.document_id for row in rows})
    for row in rows:
        data = json.loads(row.data)
        parts = parts_of(row)
        found.append(
            Correction(
                id=row.key,
                kind=row.kind,
                document_id=row.document_id,
                document_name=names.get(row.document_id, row.document_id),
                other_document_id=row.other_document_id,
                text=parts[0].seen.quoted if parts else data.get("text", ""),
                quotation_keys=_present(
                    connection, row, {part.subject for part in parts}, data.get("quotations", ())
                ),
                before=data["before"],
                after=data["after"],
                waiting=row.waiting,
                reviewer=row.reviewer,
                note=row.note,
                decided_at=row.decided_at,
                undone_at=row.undone_at,
                undone_by=row.undone_by,
                pair_id=data.get("pair"),
            )
        )
    return found


def _names(connection: Connection, document_ids: Iterable[str]) -> dict[str, str]:
    """Return what people call documents, by id."""
    query = select(documents.c.id, documents.c.title, opening(documents)).where(
        documents.c.id.in_(list(document_ids)), documents.c.superseded_by.is_(None)
    )
    return {
        row.id: name_of(row.title, begun(row.opening), row.id) for row in connection.execute(query)
    }


def _present(
    connection: Connection, row: Row[Any], subjects: Iterable[str], ids: Iterable[str]
) -> tuple[int, ...]:
    if not subjects and not ids:
        return ()
    about = or_(quotations.c.subject.in_(list(subjects)), quotations.c.id.in_(list(ids)))
    sides = [one for one in (row.document_id, row.other_document_id) if one is not None]
    query = (
        select(quotations.c.key)
        .join(documents, documents.c.key == quotations.c.document_key)
        .where(documents.c.id.in_(sides), about)
        .where(quotations.c.current.is_(True))
        .order_by(quotations.c.key)
    )
    return tuple(connection.execute(query).scalars())
