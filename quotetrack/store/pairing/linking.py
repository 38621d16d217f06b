"""Claim pairs of a document that comes in, within it and against what is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen
from sqlalchemy import Connection, bindparam, select

from quotetrack import claims, linking
from quotetrack.model import ClaimPair, Document, EntityRef, Quotation
from quotetrack.store.filing.links import nearest, unpacked
from quotetrack.store.filing.words import stems_of
from quotetrack.store.rows.pairs import FoundPair
from quotetrack.store.schema.columns import shown
from quotetrack.store.schema.plain import day_of, document_of, load
from quotetrack.store.schema.tables import documents, entities, publishers, quotations

#: A new quotation is compared with so many stored ones at most, those that share most keys first.
MOST_COMPARED: Final = 48

# Made once: SQLAlchemy copies every column for an alias.
_MEMBER: Final = entities.alias("member")
_SPEAKER: Final = entities.alias("speaker")
_FILED_UNDER: Final = (
    select(quotations.c.key, quotations.c.day, quotations.c.link_keys, _MEMBER.c.key)
    .join(_MEMBER, _MEMBER.c.canonical_key == quotations.c.speaker_key)
    .where(
        quotations.c.key.in_(bindparam("keys", expanding=True)),
        quotations.c.link_keys.is_not(None),
    )
)
_STATEMENTS: Final = (
    select(
        quotations.c.key.label("quotation_key"),
        quotations.c.data,
        quotations.c.speaker_key,
        quotations.c.document_key,
        _SPEAKER.c.id.label("speaker_id"),
        _SPEAKER.c.name.label("speaker_name"),
    )
    .join(_SPEAKER, _SPEAKER.c.key == quotations.c.speaker_key)
    .where(quotations.c.key.in_(bindparam("keys", expanding=True)), quotations.c.current.is_(True))
    .order_by(quotations.c.key)
)
_DOCUMENTS: Final = (
    select(documents, publishers.c.name.label("publisher"))
    .outerjoin(publishers, publishers.c.key == documents.c.publisher_key)
    .where(documents.c.key.in_(bindparam("keys", expanding=True)))
)


@frozen
class Statement:
    """A quotation with its row, its document, and whom it is given to after merges."""

    key: int
    speaker_key: int
    quotation: Quotation
    document: Document

    @property
    def day(self) -> int:
        """The day it was said or else published."""
        said_on = self.quotation.said_on
        return day_of(said_on.date if said_on is not None else self.document.date)


def pairs_among(
    connection: Connection,
    new: Sequence[Statement],
    wanted: Mapping[int, Iterable[tuple[int, int, int]]],
    *,
    known: Iterable[ClaimPair] = (),
    again: Sequence[tuple[int, int]] = (),
    among_new: bool = True,
) -> list[FoundPair]:
    """Return the claim pairs of new statements, with each other and with stored ones.

    `wanted` gives, by the key of a new statement, the (entity, number, day) that it is filed under.
    `known` are pairs of the new statements that were found before; where they are all that the new
    ones make with each other, `among_new` is false. `again` names the quotations of stored pairs,
    which are compared in any case.
    """
    texts = {one.key: shown(one.quotation.text) for one in new}
    own = set(texts)
    keys: dict[int, None] = dict.fromkeys(key for sides in again for key in sides)
    for near in nearest(connection, wanted).values():
        best = [key for key, _ in near.most_common() if key not in own]
        keys.update(dict.fromkeys(best[:MOST_COMPARED]))
    stored = statements(connection, [key for key in keys if key not in own])
    found = {pair.id: pair for pair in known}
    places = {(one.quotation.document_id, one.quotation.id): one for one in (*stored, *new)}
    texts_by_id = {one.document.id: one.document for one in (*stored, *new)}
    if stored or among_new:
        for pair in linking.link(
            [one.quotation for one in new],
            texts_by_id,
            against=[one.quotation for one in stored],
        ):
            found.setdefault(pair.id, pair)
    by_key = {one.key: one for one in (*stored, *new)}
    for same in _compared_again(again, by_key, texts_by_id):
        found.setdefault(same.id, same)
    return _without_retellings(connection, [_found(pair, places, texts) for pair in found.values()])


def _compared_again(
    sides: Iterable[tuple[int, int]],
    by_key: Mapping[int, Statement],
    texts_by_id: Mapping[str, Document],
) -> Iterator[ClaimPair]:
    """Yield the pairs of stored ones that are pairs still, between statements of one speaker."""
    for first, second in sides:
        one, other = by_key.get(first), by_key.get(second)
        if one is None or other is None or one.speaker_key != other.speaker_key:
            continue
        same = linking.compare(one.quotation, other.quotation, texts_by_id)
        if same is not None and same.score >= claims.DEFAULT_THRESHOLD:
            yield same


def _without_retellings(connection: Connection, found: list[FoundPair]) -> list[FoundPair]:
    """Leave out pairs across documents of which one tells both sides.

    An article that repeats a statement of another one adds nothing: the pair within the other says
    it already, and people would have to judge it twice.
    """
    across = [one for one in found if one.pair.earlier.document_id != one.pair.later.document_id]
    if not across:
        return found
    sides = {key for one in across for key in (one.earlier_key, one.later_key)}
    own = quotations.alias("own")
    told = connection.execute(
        select(
            own.c.key.label("side"),
            quotations.c.key,
            quotations.c.speaker_key,
            quotations.c.text,
        )
        .select_from(own)
        .join(quotations, quotations.c.document_key == own.c.document_key)
        .where(own.c.key.in_(sides), quotations.c.current.is_(True))
    ).all()
    words = {row.key: tuple(stems_of(row.text)) for row in told}
    beside = {(row.side, row.speaker_key, words[row.key]) for row in told}
    retold = {
        id(one)
        for one in across
        for here, there in (
            (one.earlier_key, one.later_key),
            (one.later_key, one.earlier_key),
        )
        if (here, one.speaker_key, words.get(there)) in beside
    }
    return [one for one in found if id(one) not in retold]


def _found(
    pair: ClaimPair, places: Mapping[tuple[str, str], Statement], texts: Mapping[int, str]
) -> FoundPair:
    earlier = places[pair.earlier.document_id, pair.earlier.id]
    later = places[pair.later.document_id, pair.later.id]
    return FoundPair(pair, earlier.key, later.key, later.speaker_key, later.day, texts)


def statements(connection: Connection, keys: Sequence[int]) -> list[Statement]:
    """Return stored quotations that are current and have a speaker."""
    if not keys:
        return []
    rows = connection.execute(_STATEMENTS, {"keys": list(keys)}).all()
    texts = _documents(connection, {row.document_key for row in rows})
    return [
        Statement(
            row.quotation_key,
            row.speaker_key,
            evolve(load(Quotation, row.data), speaker=EntityRef(row.speaker_id, row.speaker_name)),
            texts[row.document_key],
        )
        for row in rows
    ]


def _documents(connection: Connection, keys: Iterable[int]) -> dict[int, Document]:
    rows = connection.execute(_DOCUMENTS, {"keys": list(keys)}).all()
    return {row.key: document_of(row) for row in rows}


def filed_under(
    connection: Connection, keys: Sequence[int]
) -> dict[int, list[tuple[int, int, int]]]:
    """Return what quotations share with others: for each, (entity, number, day).

    The entities are all that go by the same speaker.
    """
    wanted: dict[int, list[tuple[int, int, int]]] = {}
    rows = connection.execute(_FILED_UNDER, {"keys": list(keys)}).all()
    for key, day, packed, entity_key in rows:
        wanted.setdefault(key, []).extend((entity_key, number, day) for number in unpacked(packed))
    return wanted
