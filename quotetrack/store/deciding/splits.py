"""Two people of one name told apart, by document."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import count

from sqlalchemy import Connection, bindparam, insert, select, update

from quotetrack.errors import InputError, UnknownRecordError
from quotetrack.lexicon.words import key_of
from quotetrack.names.identifiers import entity_id
from quotetrack.store.deciding.regrouping import regroup
from quotetrack.store.filing.links import Linked, file_links, unfile_links, unpacked
from quotetrack.store.rows.decisions import note_decision
from quotetrack.store.schema.sealing import sealed_row, update_sealed
from quotetrack.store.schema.tables import (
    aliases,
    assignments,
    decisions,
    document_entities,
    documents,
    entities,
    quotations,
)

# Made once, since it is asked for every document.
_ASSIGNED = (
    select(assignments.c.entity_key, assignments.c.assigned_key, decisions.c.decided_at)
    .join(decisions, decisions.c.key == assignments.c.decision_key)
    .where(
        assignments.c.document_id == bindparam("of_document"),
        assignments.c.entity_key.in_(bindparam("of_entities", expanding=True)),
        assignments.c.undone.is_(False),
    )
    .order_by(assignments.c.key)
)


def split(
    connection: Connection,
    speaker_key: int,
    document_ids: Sequence[str],
    *,
    name: str,
    reviewer: str,
    note: str,
) -> int:
    """Give what these documents say of a speaker to a new one. See `Ledger.split`."""
    wanted = list(dict.fromkeys(document_ids))
    if not wanted:
        raise InputError("A split needs the ids of the documents in which it is somebody else.")
    speaker = connection.execute(select(entities).where(entities.c.key == speaker_key)).one()
    found = connection.execute(
        select(documents.c.id, documents.c.key, document_entities.c.entity_key)
        .join(document_entities, document_entities.c.document_key == documents.c.key)
        .join(entities, entities.c.key == document_entities.c.entity_key)
        .where(documents.c.id.in_(wanted), entities.c.canonical_key == speaker_key)
        .order_by(documents.c.key)
    ).all()
    missing = [one for one in wanted if one not in {row.id for row in found}]
    if missing:
        raise UnknownRecordError(
            f"{speaker.name!r} is not in these documents: {', '.join(map(repr, missing[:5]))}."
        )
    new_key = new_entity(connection, name or speaker.name, speaker.kind)
    decision_key = note_decision(
        connection, "split", speaker_key, new_key, reviewer=reviewer, note=note
    )
    connection.execute(
        insert(assignments),
        [
            sealed_row(
                assignments,
                {
                    "decision_key": decision_key,
                    "document_id": document_id,
                    "entity_key": entity_key,
                    "assigned_key": new_key,
                    "undone": False,
                },
            )
            for document_id, entity_key in dict.fromkeys((row.id, row.entity_key) for row in found)
        ],
    )
    for row in found:
        move(connection, row.key, row.entity_key, new_key)
    regroup(connection, {new_key: new_key}, touched=[speaker_key])
    return new_key


def undo_split(connection: Connection, decision_key: int) -> None:
    """Give everything back to whom it was split from."""
    rows = connection.execute(
        select(documents.c.key, assignments.c.entity_key, assignments.c.assigned_key)
        .join(documents, documents.c.id == assignments.c.document_id)
        .where(assignments.c.decision_key == decision_key)
    ).all()
    update_sealed(
        connection,
        update(assignments).where(assignments.c.decision_key == decision_key).values(undone=True),
    )
    for row in rows:
        move(connection, row.key, row.assigned_key, row.entity_key)
    keys = {key for row in rows for key in (row.entity_key, row.assigned_key)}
    goes_by = select(entities.c.key, entities.c.canonical_key).where(entities.c.key.in_(keys))
    regroup(connection, dict(connection.execute(goes_by).all()))


def move(connection: Connection, document_key: int, giver: int, taker: int) -> None:
    """Give what a document says of one entity to another. `regroup` sets the speakers right."""
    update_sealed(
        connection,
        update(document_entities)
        .where(document_entities.c.document_key == document_key)
        .where(document_entities.c.entity_key == giver)
        .values(entity_key=taker),
    )
    theirs = (quotations.c.document_key == document_key, quotations.c.entity_key == giver)
    rows = connection.execute(
        select(quotations.c.key, quotations.c.day, quotations.c.link_keys)
        .where(*theirs)
        .where(quotations.c.current.is_(True))
    ).all()
    update_sealed(connection, update(quotations).where(*theirs).values(entity_key=taker))
    unfile_links(
        connection, [Linked(row.key, giver, row.day, unpacked(row.link_keys)) for row in rows]
    )
    file_links(
        connection, [Linked(row.key, taker, row.day, unpacked(row.link_keys)) for row in rows]
    )


def assigned(
    connection: Connection, document_id: str, entity_keys: Iterable[int]
) -> dict[int, tuple[int, datetime.datetime]]:
    """Return whom entities of a document are taken for after splits, by key, and since when."""
    asked = {"of_document": document_id, "of_entities": list(entity_keys)}
    rows = connection.execute(_ASSIGNED, asked).all()
    return {row.entity_key: (row.assigned_key, row.decided_at) for row in rows}


def inherit(connection: Connection, older_ids: Iterable[str], document_id: str) -> None:
    """Let splits of older versions of a document hold for the version that has another id."""
    ids = list(older_ids)
    if not ids:
        return
    older = connection.execute(
        select(assignments).where(
            assignments.c.document_id.in_(ids), assignments.c.undone.is_(False)
        )
    ).all()
    values = [
        sealed_row(assignments, {**row._mapping, "document_id": document_id})
        for row in older
        if row.document_id != document_id
    ]
    for value in values:
        del value["key"]
    if values:
        connection.execute(insert(assignments), values)


def new_entity(connection: Connection, name: str, kind: str, *, least: int = 1) -> int:
    """Make a speaker of that name, and return the key. Others of the name have lower numbers."""
    if not key_of(name):
        raise InputError(f"A speaker needs a name with letters, but got {name!r}.")
    for number in count(least):
        own_id = entity_id(name, kind, number=number)  # type: ignore[arg-type]
        taken = select(entities.c.key).where(entities.c.id == own_id)
        if connection.execute(taken).scalar() is None:
            break
    values = {"id": own_id, "name": name, "kind": kind, "wikidata": "", "quotation_count": 0}
    statement = insert(entities).values(sealed_row(entities, values))
    key: int = connection.execute(statement.returning(entities.c.key)).scalar_one()
    connection.execute(update(entities).where(entities.c.key == key).values(canonical_key=key))
    connection.execute(
        insert(aliases).values(
            sealed_row(
                aliases,
                {
                    "entity_key": key,
                    "name": name,
                    "folded": key_of(name),
                    "lasting": kind in ("person", "organisation"),
                    "confirmed": False,
                    "filed": False,
                },
            )
        )
    )
    return key
