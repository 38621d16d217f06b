"""Names that people gave: brought into a ledger, taken out, and used when documents are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, case, func, insert, or_, select, update

from quotetrack.errors import AliasTableError
from quotetrack.lexicon.words import key_of
from quotetrack.names import AliasTable, KnownEntity
from quotetrack.store.deciding import merges as decisions
from quotetrack.store.deciding.given_names import check_name, file_names
from quotetrack.store.filing.names import known_entities
from quotetrack.store.rows.decisions import note_decision
from quotetrack.store.schema.sealing import sealed_row, update_sealed
from quotetrack.store.schema.tables import aliases, entities
from quotetrack.store.schema.tables import decisions as decision_table

_AT_ONCE = 500


def add_alias(
    connection: Connection, speaker_key: int, name: str, *, reviewer: str, note: str
) -> None:
    """Give a speaker another name. See `Ledger.add_alias`."""
    check_name(connection, speaker_key, name)
    _give_names(connection, speaker_key, [name], reviewer=reviewer, note=note)


def import_aliases(connection: Connection, table: AliasTable, *, reviewer: str) -> int:
    """Take in a table of known people and bodies. See `Ledger.import_aliases`."""
    for entity in table:
        key = _entity_key(connection, entity)
        known = connection.execute(
            select(aliases.c.name).where(
                aliases.c.entity_key == key, aliases.c.confirmed.is_(True), aliases.c.lasting
            )
        ).scalars()
        stored = set(known)
        new = [name for name in entity.names if name not in stored]
        _give_names(connection, key, new, reviewer=reviewer, note="from an alias table")
        for other in _same_name(connection, key, entity):
            note = f"The alias table calls both {entity.name!r}."
            try:
                decisions.merge(
                    connection, other, key, keep=entity.id, reviewer=reviewer, note=note
                )
            except AliasTableError:
                continue  # People refused to merge the two; that stands.
    return len(table)


def _entity_key(connection: Connection, entity: KnownEntity) -> int:
    query = select(entities.c.key).where(entities.c.id == entity.id)
    key: int | None = connection.execute(query).scalar()
    given = {"id": entity.id, "kind": entity.kind, "wikidata": entity.wikidata}
    if key is not None:
        renamed = entities.c.found_name.is_not(None)
        names = {
            "name": case((renamed, entities.c.name), else_=entity.name),
            "found_name": case((renamed, entity.name), else_=None),
        }
        update_sealed(
            connection,
            update(entities).where(entities.c.key == key).values({**given, **names}),
        )
        return key
    values = {**given, "name": entity.name, "quotation_count": 0}
    statement = insert(entities).values(sealed_row(entities, values))
    new: int = connection.execute(statement.returning(entities.c.key)).scalar_one()
    connection.execute(update(entities).where(entities.c.key == new).values(canonical_key=new))
    return new


def _give_names(
    connection: Connection, entity_key: int, names: Sequence[str], *, reviewer: str, note: str
) -> None:
    for name in names:
        note_decision(connection, "alias", entity_key, alias=name, reviewer=reviewer, note=note)
    file_names(connection, entity_key, names)


def _same_name(connection: Connection, key: int, entity: KnownEntity) -> list[int]:
    folded = [one for one in map(key_of, entity.names) if one]
    goes_by = select(entities.c.canonical_key).where(entities.c.key == key).scalar_subquery()
    query = (
        select(entities.c.canonical_key)
        .join(aliases, aliases.c.entity_key == entities.c.key)
        .where(aliases.c.folded.in_(folded), aliases.c.lasting.is_(True))
        .where(entities.c.kind == entity.kind, entities.c.canonical_key != goes_by)
        .distinct()
    )
    return sorted(connection.execute(query).scalars())


def confirmed_table(connection: Connection) -> AliasTable:
    """Return those whom people gave names or merged, as the table that documents are read with."""
    members = entities.alias("members")
    merged = select(members.c.canonical_key).where(members.c.canonical_key != members.c.key)
    named = (
        select(members.c.canonical_key)
        .join(aliases, aliases.c.entity_key == members.c.key)
        .where(aliases.c.confirmed.is_(True), aliases.c.lasting.is_(True))
    )
    return _table(
        connection, or_(entities.c.canonical_key.in_(merged), entities.c.canonical_key.in_(named))
    )


def whole_table(connection: Connection) -> AliasTable:
    """Return all who are quoted, or whom people gave names, with their lasting names."""
    members = entities.alias("members")
    quoted = select(members.c.key).where(members.c.quotation_count > 0)
    named = (
        select(members.c.canonical_key)
        .join(aliases, aliases.c.entity_key == members.c.key)
        .where(aliases.c.confirmed.is_(True), aliases.c.lasting.is_(True))
    )
    return _table(
        connection, or_(entities.c.canonical_key.in_(quoted), entities.c.canonical_key.in_(named))
    )


def _table(connection: Connection, condition: Any) -> AliasTable:
    query: Select[Any] = (
        select(entities.c.key, entities.c.canonical_key)
        .where(entities.c.kind.in_(("person", "organisation")))
        .where(condition)
        .order_by(entities.c.key)
    )
    goes_by: dict[int, int] = dict(connection.execute(query).all())
    known: dict[int, KnownEntity] = {}
    keys = list(goes_by)
    for start in range(0, len(keys), _AT_ONCE):
        known.update(known_entities(connection, keys[start : start + _AT_ONCE]))
    groups: dict[int, list[KnownEntity]] = {}
    for key, entity in known.items():
        groups.setdefault(goes_by[key], []).append(entity)
    return AliasTable.of_unambiguous(
        _joined(known[key], members) for key, members in groups.items() if key in known
    )


def _joined(kept: KnownEntity, members: Iterable[KnownEntity]) -> KnownEntity:
    names = dict.fromkeys(name for entity in members for name in entity.names)
    wikidata = kept.wikidata or next((one.wikidata for one in members if one.wikidata), "")
    return KnownEntity(
        name=kept.name,
        aliases=tuple(name for name in names if name != kept.name),
        kind=kept.kind,
        wikidata=wikidata,
        id=kept.id,
    )


def overlaid(stronger: AliasTable | None, weaker: AliasTable) -> AliasTable:
    """Return both tables as one, in which `stronger` wins wherever the two disagree."""
    if stronger is None:
        return weaker
    kept = list(stronger)
    for entity in weaker:
        if stronger.get(entity.id) is not None or stronger.find(entity.name) is not None:
            continue
        names = tuple(name for name in entity.aliases if stronger.find(name) is None)
        kept.append(KnownEntity(entity.name, names, entity.kind, entity.wikidata, entity.id))
    return AliasTable(kept)


def last_decision(connection: Connection) -> tuple[int, int]:
    """Return numbers that change whenever people decide on speakers, or undo it."""
    table = decision_table.c
    row = connection.execute(
        select(func.coalesce(func.max(table.key), 0), func.count(table.undone_at))
    ).one()
    return row[0], row[1]
