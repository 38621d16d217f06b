"""Names of speakers under keys, so that a new name is compared with the few that come near.

What makes two names one is decided by `quotetrack.names`; here its keys are only stored, and its
proposals kept for people to decide on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Boolean, Connection, bindparam, text

from quotetrack.lexicon.words import key_of
from quotetrack.names import EntityArchive, KnownEntity, parse_name
from quotetrack.names.blocking import keys_of, query_keys
from quotetrack.store.filing.links import number_of
from quotetrack.store.schema.columns import ExactText
from quotetrack.store.schema.sealing import sealed_row
from quotetrack.store.schema.tables import aliases, merge_proposals

#: A name is compared with so many others at most, as in `quotetrack.names`.
_MOST_COMPARED: Final = 32
_AT_ONCE: Final = 500

_UNFILED = (
    text(
        "SELECT a.key, a.entity_key, a.name, a.lasting, a.confirmed FROM aliases a "
        "JOIN entities e ON e.key = a.entity_key "
        "WHERE a.lasting AND NOT a.filed AND e.kind IN ('person', 'organisation') "
        "AND e.key IN :keys ORDER BY a.key"
    )
    .bindparams(bindparam("keys", expanding=True))
    .columns(name=ExactText, lasting=Boolean, confirmed=Boolean)
)
_KNOWN = (
    text(
        "SELECT e.key, e.id, e.kind, e.wikidata, e.name AS first_name, a.name FROM entities e "
        "JOIN aliases a ON a.entity_key = e.key WHERE a.lasting AND e.key IN :keys ORDER BY a.key"
    )
    .bindparams(bindparam("keys", expanding=True))
    .columns(id=ExactText, wikidata=ExactText, first_name=ExactText, name=ExactText)
)
_NEAR = text(
    "SELECT n.hash, n.entity_key FROM name_keys n WHERE n.hash IN :hashes LIMIT 1000"
).bindparams(bindparam("hashes", expanding=True))
_SAME_LETTERS = text(
    "SELECT DISTINCT a.entity_key FROM aliases a WHERE a.folded IN :folded AND a.lasting LIMIT 32"
).bindparams(bindparam("folded", expanding=True))


def file_names(connection: Connection, entity_keys: Iterable[int]) -> None:
    """File the new names of quoted entities, and keep whom each may be one with."""
    keys = sorted(set(entity_keys))
    if not keys:
        return
    new = connection.execute(_UNFILED, {"keys": keys}).all()
    if not new:
        return
    for key in dict.fromkeys(row.entity_key for row in new):
        _file(connection, key, [row.name for row in new if row.entity_key == key])
    connection.execute(
        text("UPDATE aliases SET filed = :filed, seal = :seal WHERE key = :key"),
        [sealed_row(aliases, {**row._mapping, "filed": True}) for row in new],
    )
    for key in dict.fromkeys(row.entity_key for row in new):
        _propose(connection, key, [row.name for row in new if row.entity_key == key])


def _file(connection: Connection, entity_key: int, names: Sequence[str]) -> None:
    hashes = {number_of(key) for name in names for key in keys_of(parse_name(name), misspelt=False)}
    ignore = (
        ("OR IGNORE", "") if connection.dialect.name == "sqlite" else ("", "ON CONFLICT DO NOTHING")
    )
    connection.execute(
        text(f"INSERT {ignore[0]} INTO name_keys VALUES (:hash, :entity_key) {ignore[1]}"),
        [{"hash": number, "entity_key": entity_key} for number in sorted(hashes)],
    )


def _propose(connection: Connection, entity_key: int, names: Sequence[str]) -> None:
    near: dict[int, None] = {}
    asked = list(
        dict.fromkeys(number_of(key) for name in names for key in query_keys(parse_name(name)))
    )
    by_hash: dict[int, list[int]] = {}
    for number, found in connection.execute(_NEAR, {"hashes": asked}):
        by_hash.setdefault(number, []).append(found)
    folded = [key for key in map(key_of, names) if key]
    for found in connection.execute(_SAME_LETTERS, {"folded": folded}).scalars():
        near.setdefault(found)
    for number in asked:  # The likeliest keys come first.
        for found in sorted(by_hash.get(number, ())):
            near.setdefault(found)
    near.pop(entity_key, None)
    if not near:
        return
    keys = [entity_key, *list(near)[:_MOST_COMPARED]]
    known = known_entities(connection, keys)
    ids = {entity.id: key for key, entity in known.items()}
    for proposal in EntityArchive(known.values()).proposals([known[entity_key].id]):
        first, second = sorted((ids[proposal.first], ids[proposal.second]))
        values = {
            "first_key": first,
            "second_key": second,
            "score": proposal.score,
            "reason": proposal.reason,
        }
        connection.execute(_KEEP_PROPOSAL, sealed_row(merge_proposals, values))


_KEEP_PROPOSAL = text(
    "INSERT INTO merge_proposals (first_key, second_key, score, reason, seal) "
    "VALUES (:first_key, :second_key, :score, :reason, :seal) "
    "ON CONFLICT (first_key, second_key) DO UPDATE "
    "SET score = excluded.score, reason = excluded.reason, seal = excluded.seal "
    "WHERE excluded.score > merge_proposals.score"
).bindparams(bindparam("reason", type_=ExactText))


def known_entities(connection: Connection, keys: Sequence[int]) -> dict[int, KnownEntity]:
    """Return entities with their lasting names, by key."""
    names: dict[int, list[str]] = {}
    heads: dict[int, tuple[str, str, str, str]] = {}
    for key, own_id, kind, wikidata, first_name, name in connection.execute(
        _KNOWN, {"keys": list(keys)}
    ):
        heads[key] = (own_id, kind, wikidata, first_name)
        names.setdefault(key, []).append(name)
    return {
        key: KnownEntity(
            name=first_name,
            aliases=tuple(dict.fromkeys(name for name in names[key] if name != first_name)),
            kind=kind,  # type: ignore[arg-type]
            wikidata=wikidata,
            id=own_id,
        )
        for key, (own_id, kind, wikidata, first_name) in heads.items()
    }


def fill(connection: Connection) -> None:
    """File the names of all who are quoted, for a ledger that was made before there were keys."""
    last = 0
    query = text(
        "SELECT key FROM entities WHERE quotation_count > 0 AND key > :last "
        "ORDER BY key LIMIT :most"
    )
    while keys := connection.execute(query, {"last": last, "most": _AT_ONCE}).scalars().all():
        file_names(connection, keys)
        last = keys[-1]
