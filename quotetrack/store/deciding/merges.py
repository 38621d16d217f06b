"""What people decide on speakers: merges, refusals, splits, other names; and undoing them.

Which merges may be made, which id goes on, and what undoing one in the middle leaves, is decided by
`quotetrack.names.EntityArchive`. It is given the entities that hang together by decisions, and
what comes out is written into the rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import asdict
from sqlalchemy import Connection, Row, or_, select, update

from quotetrack.errors import LedgerError, UnknownRecordError
from quotetrack.names import Decision, EntityArchive
from quotetrack.store.deciding.given_names import take_name
from quotetrack.store.deciding.regrouping import regroup
from quotetrack.store.deciding.renames import set_names_right, undo_rename
from quotetrack.store.deciding.splits import undo_split
from quotetrack.store.filing.names import known_entities
from quotetrack.store.rows.decisions import note_decision
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.sealing import update_sealed
from quotetrack.store.schema.tables import decisions


def merge(
    connection: Connection, first: int, second: int, *, keep: str, reviewer: str, note: str
) -> int:
    """Make two entities one, and return the key of the one that goes on. See `Ledger.merge`."""
    if first == second:
        return first
    archive, ids = _archive(connection, (first, second))
    kept = archive.confirm(ids[first], ids[second], keep=keep, reviewer=reviewer, note=note)
    kept_key = next(key for key, own_id in ids.items() if own_id == kept.id)
    note_decision(connection, "merge", first, second, kept=kept_key, reviewer=reviewer, note=note)
    _apply(connection, archive, ids)
    return kept_key


def refuse(connection: Connection, first: int, second: int, *, reviewer: str, note: str) -> None:
    """Remember that two entities are not one."""
    archive, ids = _archive(connection, (first, second))
    archive.refuse(ids[first], ids[second], reviewer=reviewer, note=note)
    note_decision(connection, "refusal", first, second, reviewer=reviewer, note=note)


def undo(connection: Connection, key: int, *, reviewer: str) -> None:
    """Take a decision back. See `Ledger.undo`."""
    row = connection.execute(select(decisions).where(decisions.c.key == key)).one_or_none()
    if row is None:
        raise UnknownRecordError(f"The ledger has no decision with the number {key!r}.")
    if row.undone_at is not None:
        raise LedgerError(f"The decision {key} was undone already, by {row.undone_by}.")
    update_sealed(
        connection,
        update(decisions).where(decisions.c.key == key).values(undone_at=now(), undone_by=reviewer),
    )
    if row.kind == "alias":
        take_name(connection, row.first_key, row.alias)
    elif row.kind == "rename":
        undo_rename(connection, row.first_key, row.alias)
    elif row.kind == "split":
        undo_split(connection, key)
    else:
        archive, ids = _archive(connection, (row.first_key, row.second_key))
        _apply(connection, archive, ids)


def _archive(connection: Connection, keys: Sequence[int]) -> tuple[EntityArchive, dict[int, str]]:
    """Return an archive of all entities that hang together with these, and their ids by key."""
    together, standing = _component(connection, keys)
    known = known_entities(connection, sorted(together))
    if not set(keys) <= set(known):
        raise LedgerError(
            "Only people and organisations can be merged. An unnamed source is one of its document."
        )
    ids = {key: known[key].id for key in sorted(known)}
    judged = [
        Decision(
            first=ids[row.first_key],
            second=ids[row.second_key],
            judgement="confirmed" if row.kind == "merge" else "refused",
            kept=ids[row.kept_key] if row.kept_key is not None else "",
        )
        for row in standing
        if {row.first_key, row.second_key} <= set(ids)
    ]
    data = {
        "format": 1,
        "entities": [asdict(known[key]) for key in ids],
        "decisions": [asdict(decision) for decision in judged],
    }
    return EntityArchive.from_json(json.dumps(data)), ids


def _component(connection: Connection, keys: Iterable[int]) -> tuple[set[int], Sequence[Row[Any]]]:
    """Return all entities that hang together with `keys` by standing decisions, and those."""
    together: set[int] = set()
    rows: dict[int, Row[Any]] = {}
    new = set(keys)
    while new:
        together |= new
        query = select(decisions).where(
            decisions.c.undone_at.is_(None),
            decisions.c.second_key.is_not(None),
            or_(decisions.c.first_key.in_(new), decisions.c.second_key.in_(new)),
        )
        found = connection.execute(query).all()
        rows.update((row.key, row) for row in found)
        new = {key for row in found for key in (row.first_key, row.second_key)} - together
    return together, [rows[key] for key in sorted(rows)]


def _apply(connection: Connection, archive: EntityArchive, ids: dict[int, str]) -> None:
    keys = {own_id: key for key, own_id in ids.items()}
    regroup(connection, {key: keys[archive.resolve_id(own_id)] for key, own_id in ids.items()})
    set_names_right(connection, ids)
