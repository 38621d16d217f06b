"""Finding speakers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from quotetrack.lexicon.words import key_of
from quotetrack.model import EntityRef, SaidOn
from quotetrack.store.queries import SpeakerQuery
from quotetrack.store.records import StoredSpeaker
from quotetrack.store.schema.tables import aliases, claim_pairs, entities, quotations


def speaker_query(wanted: SpeakerQuery) -> Select[Any]:
    """Return the query for speakers, those merged into others left out."""
    query = select(entities).select_from(entities).where(entities.c.canonical_key == entities.c.key)
    if wanted.kind is not None:
        query = query.where(entities.c.kind == wanted.kind)
    if wanted.quoted_only:
        query = query.where(entities.c.quotation_count > 0)
    if wanted.name is not None:
        folded = key_of(wanted.name)
        known = entities.alias("known")
        named = (
            select(known.c.canonical_key)
            .join(aliases, aliases.c.entity_key == known.c.key)
            .where(aliases.c.folded.contains(folded, autoescape=True))
        )
        query = query.where(or_(entities.c.id == wanted.name, entities.c.key.in_(named)))
    if wanted.order == "name":
        return query.order_by(entities.c.name, entities.c.key)
    return query.order_by(entities.c.quotation_count.desc(), entities.c.key.desc())


def speaker_of(connection: Connection, key: int) -> StoredSpeaker:
    """Return the speaker with that key."""
    rows = connection.execute(select(entities).where(entities.c.key == key)).all()
    return stored_speakers(connection, rows)[0]


def stored_speakers(connection: Connection, rows: Sequence[Row[Any]]) -> list[StoredSpeaker]:
    """Return the records of rows of `speaker_query`."""
    keys = [row.key for row in rows]
    members: defaultdict[int, list[EntityRef]] = defaultdict(list)
    group = select(entities.c.key, entities.c.id, entities.c.name, entities.c.canonical_key)
    for key, own_id, name, canonical in connection.execute(
        group.where(entities.c.canonical_key.in_(keys)).order_by(entities.c.key)
    ):
        if key != canonical:
            members[canonical].append(EntityRef(own_id, name))
    names: defaultdict[int, dict[str, bool]] = defaultdict(dict)
    for canonical, name, lasting in connection.execute(
        select(entities.c.canonical_key, aliases.c.name, aliases.c.lasting | aliases.c.confirmed)
        .join(aliases, aliases.c.entity_key == entities.c.key)
        .where(entities.c.canonical_key.in_(keys))
        .order_by(aliases.c.key)
    ):
        names[canonical][name] = lasting or names[canonical].get(name, False)
    pairs: dict[int, int] = dict(
        connection.execute(
            select(claim_pairs.c.speaker_key, func.count())
            .where(claim_pairs.c.speaker_key.in_(keys), claim_pairs.c.current.is_(True))
            .group_by(claim_pairs.c.speaker_key)
        ).all()
    )
    found = []
    for row in rows:
        first, last = _days(connection, row.key)
        found.append(
            StoredSpeaker(
                id=row.id,
                name=row.name,
                kind=row.kind,
                aliases=_others(row, names[row.key], lasting=True),
                descriptions=_others(row, names[row.key], lasting=False),
                wikidata=row.wikidata,
                merged=tuple(members[row.key]),
                quotation_count=row.quotation_count,
                claim_pair_count=pairs.get(row.key, 0),
                first_said=first,
                last_said=last,
            )
        )
    return found


def _others(row: Row[Any], names: Mapping[str, bool], *, lasting: bool) -> tuple[str, ...]:
    return tuple(name for name in names if name != row.name and bool(names[name]) is lasting)


def _days(connection: Connection, key: int) -> tuple[SaidOn | None, SaidOn | None]:
    """Return when a speaker is first and last quoted: two looks into the index."""
    dated = (
        select(quotations.c.said_on, quotations.c.data)
        .where(quotations.c.speaker_key == key, quotations.c.current.is_(True))
        .where(quotations.c.day > 0)
        .limit(1)
    )
    first = connection.execute(dated.order_by(quotations.c.day, quotations.c.key)).one_or_none()
    last = connection.execute(
        dated.order_by(quotations.c.day.desc(), quotations.c.key.desc())
    ).one_or_none()
    return _when(first), _when(last)


def _when(row: Any) -> SaidOn | None:
    if row is None:
        return None
    # Not the whole quotation is made of the row: lists of speakers ask for many.
    told = json.loads(row.data)["said_on"]
    return SaidOn(row.said_on, told["precision"] if told else "day")
