"""Corrections as rows: written down, read for a document, carried over to its next version."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve
from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from quotetrack.codec import dump_json, from_dict, to_dict
from quotetrack.model import Document, Entity, NonSpeech, Quotation
from quotetrack.results import Quotations
from quotetrack.store.correcting.applying import Applied, applied
from quotetrack.store.correcting.subjects import folded, rows_of_document
from quotetrack.store.correcting.tallies import tally
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.plain import publication_of, published
from quotetrack.store.schema.sealing import sealed_row, update_sealed
from quotetrack.store.schema.seals import sealed
from quotetrack.store.schema.tables import corrections, findings
from quotetrack.terms import CorrectionKind

# Made once, since it is asked for every document that is read again.
_FOUND = select(findings.c.data).where(findings.c.document_key == bindparam("of_document"))
_KEPT = _FOUND.add_columns(findings.c.tally)


def note_correction(
    connection: Connection,
    kind: CorrectionKind,
    document_id: str,
    data: Mapping[str, Any],
    *,
    reviewer: str,
    note: str,
    other_document_id: str | None = None,
) -> int:
    """Write a correction into the history, and return its key."""
    moment = now()
    values = {
        "kind": kind,
        "document_id": document_id,
        "other_document_id": other_document_id,
        "data": sealed(dump_json(data), kind, reviewer, note, moment),
        "waiting": False,
        "reviewer": reviewer,
        "note": note,
        "decided_at": moment,
    }
    statement = insert(corrections).values(sealed_row(corrections, values))
    key: int = connection.execute(statement.returning(corrections.c.key)).scalar_one()
    return key


def inherit(connection: Connection, older_ids: Iterable[str], document_id: str) -> None:
    """Let the corrections of older versions of a document hold for one that has another id."""
    others = [one for one in older_ids if one != document_id]
    if not others:
        return
    for column in (corrections.c.document_id, corrections.c.other_document_id):
        update_sealed(
            connection, update(corrections).where(column.in_(others)).values({column: document_id})
        )


def over(
    connection: Connection, document_key: int, found: Quotations, rows: Sequence[Row[Any]]
) -> Applied:
    """Return what people made of the findings of a document, and keep those for an undoing."""
    if not any(row.undone_at is None for row in rows):
        connection.execute(delete(findings).where(findings.c.document_key == document_key))
        return Applied(found, {}, frozenset())
    subjects = folded(rows, found.document.id)
    result = applied(found, subjects)
    _keep(connection, document_key, found, dump_json(tally(subjects, result)))
    _mark_waiting(connection, rows, result.waiting)
    return result


def _keep(connection: Connection, document_key: int, found: Quotations, counted: str) -> None:
    plain = {
        "quotations": [to_dict(one) for one in found.items],
        "entities": [to_dict(one) for one in found.entities],
        "non_speech": [to_dict(one) for one in found.non_speech],
    }
    values = {"data": sealed(dump_json(plain)), "tally": counted}
    stored = connection.execute(_KEPT, {"of_document": document_key}).one_or_none()
    if stored is None:
        connection.execute(insert(findings).values(document_key=document_key, **values))
    elif stored._asdict() != values:
        connection.execute(
            update(findings).where(findings.c.document_key == document_key).values(values)
        )


def kept(connection: Connection, document_key: int, stored: Quotations) -> Quotations:
    """Return what the program found in a document; `stored` where nobody corrected it."""
    data = connection.execute(_FOUND, {"of_document": document_key}).scalar()
    if data is None:
        return stored
    plain = json.loads(data)
    return evolve(
        stored,
        items=tuple(from_dict(Quotation, one) for one in plain["quotations"]),
        entities=tuple(from_dict(Entity, one) for one in plain["entities"]),
        non_speech=tuple(from_dict(NonSpeech, one) for one in plain["non_speech"]),
    )


def _mark_waiting(connection: Connection, rows: Iterable[Row[Any]], waiting: Iterable[int]) -> None:
    now_waiting = set(waiting)
    for row in rows:
        # Whether a link holds is seen when its pair is settled.
        if row.kind in ("document", "linked") or row.undone_at is not None:
            continue
        if row.waiting != (row.key in now_waiting):
            set_waiting(connection, row.key, not row.waiting)


def set_waiting(connection: Connection, key: int, waiting: bool) -> None:
    """Note that a correction does not hold in the present text, or that it does."""
    update_sealed(
        connection, update(corrections).where(corrections.c.key == key).values(waiting=waiting)
    )


def publication(
    connection: Connection, given: Document, rows: Sequence[Row[Any]] | None = None
) -> Document:
    """Return a document with what people corrected of its title, date, publisher and address.

    A correction holds as long as the document comes with what was wrong; where it comes with
    something else, it waits, and that is noted.
    """
    decided = rows_of_document(connection, given.id) if rows is None else rows
    document, waiting = published_by(given, decided)
    for row in decided:
        if row.kind != "document" or row.undone_at is not None:
            continue
        if row.waiting != (row.key in waiting):
            set_waiting(connection, row.key, not row.waiting)
    return document


def published_by(given: Document, rows: Iterable[Row[Any]]) -> tuple[Document, set[int]]:
    """Return a document as people corrected it, and which of the corrections wait."""
    known: dict[str, Any] = publication_of(given)
    values: dict[str, Any] = {}
    waiting: set[int] = set()
    for row in rows:
        if row.kind != "document" or row.undone_at is not None:
            continue
        data = json.loads(row.data)
        for name, value in data["after"].items():
            if known[name] in (data["given"][name], value):
                values[name] = value
            else:
                waiting.add(row.key)
    return published(given, values), waiting
