"""The entities of a document as rows: found again by their ids, with every name they get."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen
from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from quotetrack.lexicon.words import key_of
from quotetrack.model import Entity, EntityRef
from quotetrack.names import EntityArchive
from quotetrack.store.schema.plain import dump
from quotetrack.store.schema.sealing import sealed_row
from quotetrack.store.schema.tables import aliases, document_entities, entities

# Statements are made once: SQLAlchemy takes longer to make one than SQLite to do it.
_CANONICAL = entities.alias("canonical")
_ROWS = select(
    entities.c.id,
    entities.c.key,
    entities.c.kind,
    _CANONICAL.c.key,
    _CANONICAL.c.id,
    _CANONICAL.c.name,
).join(_CANONICAL, _CANONICAL.c.key == entities.c.canonical_key)
_ROWS_BY_ID = _ROWS.where(entities.c.id.in_(bindparam("ids", expanding=True)))
_ROWS_BY_KEY = _ROWS.where(entities.c.key.in_(bindparam("keys", expanding=True)))
_INSERT_ENTITIES = insert(entities)
_GO_BY_THEMSELVES = (
    update(entities)
    .where(entities.c.id.in_(bindparam("ids", expanding=True)), entities.c.canonical_key.is_(None))
    .values(canonical_key=entities.c.key)
)
_FOUND_NAMES = select(aliases.c.entity_key, aliases.c.name).where(
    aliases.c.entity_key.in_(bindparam("keys", expanding=True)), aliases.c.confirmed.is_(False)
)
_INSERT_ALIASES = insert(aliases)
_FORGET_ENTITIES = delete(document_entities).where(
    document_entities.c.document_key == bindparam("forgotten")
)
_INSERT_DOCUMENT_ENTITIES = insert(document_entities)
_COUNT = (
    update(entities)
    .where(entities.c.key == bindparam("speaker"))
    .values(quotation_count=entities.c.quotation_count + bindparam("gained"))
)


@frozen
class EntityRow:
    """The keys of an entity, and of the one that it goes by after all merges.

    `lasting` tells that it is the same in every document, as an unnamed source is not.
    """

    key: int
    lasting: bool
    canonical_key: int
    canonical: EntityRef


def store_entities(
    connection: Connection, found: Sequence[Entity], refs: Iterable[EntityRef]
) -> dict[str, EntityRow]:
    """File the entities of one document, and return their rows by id.

    `refs` are the speakers of the quotations; one that is not among `found` is filed with its name
    alone.
    """
    by_id = {entity.id: entity for entity in found}
    for ref in refs:
        by_id.setdefault(ref.id, Entity(ref.id, ref.name, "unnamed"))
    stored = entity_rows(connection, by_id)
    new = [entity for entity in by_id.values() if entity.id not in stored]
    if new:
        _insert(connection, new)
        stored = entity_rows(connection, by_id)
    _store_aliases(connection, by_id, stored)
    return stored


def entity_rows(connection: Connection, ids: Iterable[str]) -> dict[str, EntityRow]:
    """Return the rows of the entities with these ids; unknown ids are left out."""
    return dict(_rows(connection, _ROWS_BY_ID, ids=list(ids)))


def rows_by_key(connection: Connection, keys: Iterable[int]) -> list[EntityRow]:
    """Return the rows of the entities with these keys."""
    return [row for _, row in _rows(connection, _ROWS_BY_KEY, keys=list(keys))]


def _rows(
    connection: Connection, query: Select[Any], **asked: Sequence[Any]
) -> Iterator[tuple[str, EntityRow]]:
    for own_id, key, kind, goes_by, id_of_it, name in connection.execute(query, asked).all():
        lasting = kind in ("person", "organisation")
        yield own_id, EntityRow(key, lasting, goes_by, EntityRef(id_of_it, name))


def _insert(connection: Connection, new: Sequence[Entity]) -> None:
    values = [
        sealed_row(
            entities,
            {
                "id": entity.id,
                "name": entity.name,
                "kind": entity.kind,
                "wikidata": "",
                "quotation_count": 0,
            },
        )
        for entity in new
    ]
    connection.execute(_INSERT_ENTITIES, values)
    connection.execute(_GO_BY_THEMSELVES, {"ids": [entity.id for entity in new]})


def _store_aliases(
    connection: Connection, by_id: Mapping[str, Entity], stored: Mapping[str, EntityRow]
) -> None:
    keys = [row.key for row in stored.values()]
    known = set(connection.execute(_FOUND_NAMES, {"keys": keys}).all())
    values = []
    for entity in by_id.values():
        key = stored[entity.id].key
        new = [
            name
            for name in dict.fromkeys((entity.name, *entity.aliases))
            if (key, name) not in known
        ]
        lasting = lasting_names(entity) if new else frozenset()
        values += [
            sealed_row(
                aliases,
                {
                    "entity_key": key,
                    "name": name,
                    "folded": key_of(name),
                    "lasting": name in lasting,
                    "confirmed": False,
                    "filed": False,
                },
            )
            for name in new
        ]
    if values:
        connection.execute(_INSERT_ALIASES, values)


def lasting_names(entity: Entity) -> frozenset[str]:
    """Return the names that mean the entity in other documents too; "the mayor" does not."""
    archive = EntityArchive()
    archive.add(entity)
    known = archive.get(entity.id)
    return frozenset(known.names) if known is not None else frozenset()


def store_document_entities(
    connection: Connection,
    document_key: int,
    found: Sequence[Entity],
    rows: Mapping[str, EntityRow],
) -> None:
    """Keep the entities of a document with all their mentions, in place of earlier findings."""
    connection.execute(_FORGET_ENTITIES, {"forgotten": document_key})
    values = [
        sealed_row(
            document_entities,
            {
                "document_key": document_key,
                "entity_key": rows[entity.id].key,
                "number": number,
                "data": dump(entity),
            },
        )
        for number, entity in enumerate(found)
    ]
    if values:
        connection.execute(_INSERT_DOCUMENT_ENTITIES, values)


def count_quotations(connection: Connection, gained: Mapping[int, int]) -> None:
    """Add to the number of current quotations of speakers, given by key."""
    wanted = [{"speaker": key, "gained": number} for key, number in gained.items() if number]
    if wanted:
        connection.execute(_COUNT, wanted)
