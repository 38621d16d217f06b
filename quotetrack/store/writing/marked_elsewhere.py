"""What people marked in other tools against what others decided: it waits until one settles it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from quotetrack.store.correcting.standing import note_correction, set_waiting
from quotetrack.store.schema.tables import corrections
from quotetrack.store.writing.correcting import current_document_key, take_back
from quotetrack.terms import WAITING_KINDS


def keep(
    connection: Connection,
    document_id: str,
    *,
    mark: str,
    text: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    quotations: Sequence[str],
    other_document_id: str | None,
    pair_id: str | None,
    reviewer: str,
    note: str,
) -> int:
    """Write a mark down, and return its number; the earlier one where it was written before."""
    for document in (document_id, other_document_id or document_id):
        current_document_key(connection, document)
    for row in _kept(connection, document_id, mark):
        if row.reviewer == reviewer:
            return int(row.key)
    data = {
        "mark": mark,
        "text": text,
        "before": dict(before),
        "after": dict(after),
        "quotations": list(quotations),
        "pair": pair_id,
    }
    number = note_correction(
        connection,
        "marked" if pair_id is None else "judged",
        document_id,
        data,
        reviewer=reviewer,
        note=note,
        other_document_id=other_document_id,
    )
    set_waiting(connection, number, True)
    return number


def settle(connection: Connection, document_id: str, mark: str, *, reviewer: str) -> None:
    """Take what waits of a mark from the list: it was decided on, or the ledger says so by now."""
    for row in _kept(connection, document_id, mark):
        if row.undone_at is None:
            take_back(connection, row, reviewer)


def _kept(connection: Connection, document_id: str, mark: str) -> Iterator[Row[Any]]:
    query = select(corrections).where(
        corrections.c.document_id == document_id, corrections.c.kind.in_(WAITING_KINDS)
    )
    for row in connection.execute(query).all():
        if json.loads(row.data)["mark"] == mark:
            yield row
