"""Speakers go by the name that people gave them last, whoever was merged with whom meanwhile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, or_, select, update

from quotetrack.store.deciding.given_names import check_name, give_name, take_name
from quotetrack.store.pairing.by_hand import settle_linked_of
from quotetrack.store.rows.decisions import note_decision
from quotetrack.store.schema.sealing import update_sealed
from quotetrack.store.schema.tables import decisions, entities


def rename(connection: Connection, key: int, name: str, *, reviewer: str, note: str) -> None:
    """Give a speaker another name to go by. See `Ledger.rename`."""
    goes_by = select(entities.c.canonical_key).where(entities.c.key == key)
    check_name(connection, connection.execute(goes_by).scalar_one(), name)
    note_decision(connection, "rename", key, alias=name, reviewer=reviewer, note=note)
    give_name(connection, key, name)
    set_names_right(connection, [key])


def undo_rename(connection: Connection, key: int, name: str) -> None:
    """Let a speaker go by the name before. The decision is marked as undone already."""
    again = select(decisions.c.key).where(
        decisions.c.first_key == key,
        decisions.c.alias == name,
        decisions.c.kind.in_(("rename", "alias")),
        decisions.c.undone_at.is_(None),
    )
    if connection.execute(again.limit(1)).first() is None:
        take_name(connection, key, name)
    set_names_right(connection, [key])


def set_names_right(connection: Connection, keys: Iterable[int]) -> None:
    """Give all who are one with these the name that a person gave any of them last."""
    own = set(keys)
    goes_by = select(entities.c.canonical_key).where(entities.c.key.in_(own))
    together = set(connection.execute(goes_by).scalars())
    members = connection.execute(
        select(
            entities.c.key, entities.c.canonical_key, entities.c.name, entities.c.found_name
        ).where(or_(entities.c.canonical_key.in_(together), entities.c.key.in_(own)))
    ).all()
    given: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, key, name in connection.execute(
        select(decisions.c.key, decisions.c.first_key, decisions.c.alias).where(
            decisions.c.kind == "rename",
            decisions.c.undone_at.is_(None),
            decisions.c.first_key.in_([row.key for row in members]),
        )
    ):
        given[key].append((number, name))
    changed = set()
    for row in members:
        named = list(given[row.key])
        if row.key == row.canonical_key:
            named = [
                one
                for member in members
                if member.canonical_key == row.key
                for one in given[member.key]
            ]
        found = row.found_name if row.found_name is not None else row.name
        name = max(named)[1] if named else found
        kept = found if name != found else None
        if (name, kept) != (row.name, row.found_name):
            update_sealed(
                connection,
                update(entities)
                .where(entities.c.key == row.key)
                .values(name=name, found_name=kept),
            )
            changed.add(row.key)
    if changed:
        settle_linked_of(connection, changed)
