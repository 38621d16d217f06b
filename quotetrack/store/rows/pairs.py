"""Claim pairs as rows. A row stays when its pair does not come out any more: a person may have
reviewed it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import fields, frozen
from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update

from quotetrack.model import ClaimPair
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.plain import dump
from quotetrack.store.schema.sealing import sealed_row, update_sealed
from quotetrack.store.schema.seals import sealed
from quotetrack.store.schema.tables import claim_pairs, quotations
from quotetrack.terms import UNREVIEWED, GoneReason


@frozen
class PairRow:
    """What is needed of a stored pair to compare it with a new one."""

    key: int
    id: str
    present_id: str
    earlier_key: int
    later_key: int
    relation: str
    status: str
    current: bool
    data: str
    found_at: datetime.datetime


@frozen
class FoundPair:
    """A pair that came out, with the rows that it belongs to and the day of its later side.

    `texts` holds the words of the sides that stand in the document at hand, by key.
    """

    pair: ClaimPair
    earlier_key: int
    later_key: int
    speaker_key: int
    day: int
    texts: Mapping[int, str]


def rows_of_quotations(connection: Connection, keys: Sequence[int]) -> list[PairRow]:
    """Return the stored pairs that have one of these quotations on either side."""
    if not keys:
        return []
    either = or_(claim_pairs.c.earlier_key.in_(keys), claim_pairs.c.later_key.in_(keys))
    return _rows(connection, either)


def rows_of_speakers(connection: Connection, keys: Sequence[int]) -> list[PairRow]:
    """Return the stored pairs that have one of these quotations' speakers on either side."""
    earlier, later = quotations.alias("earlier"), quotations.alias("later")
    of_them = select(claim_pairs.c.key).where(
        or_(earlier.c.speaker_key.in_(keys), later.c.speaker_key.in_(keys))
    )
    of_them = of_them.join(earlier, earlier.c.key == claim_pairs.c.earlier_key)
    of_them = of_them.join(later, later.c.key == claim_pairs.c.later_key)
    return _rows(connection, claim_pairs.c.key.in_(of_them))


def retired_rows(connection: Connection, ids: Sequence[str]) -> list[PairRow]:
    """Return the stored pairs with these ids that do not come out any more."""
    if not ids:
        return []
    gone = claim_pairs.c.current.is_(False)
    return _rows(connection, claim_pairs.c.present_id.in_(ids) & gone)


def _rows(connection: Connection, condition: ColumnElement[bool]) -> list[PairRow]:
    columns = [claim_pairs.c[one.name] for one in fields(PairRow)]
    # What people linked does not hang on what comes out.
    condition = condition & claim_pairs.c.linked_by.is_(None)
    query = select(*columns).where(condition).order_by(claim_pairs.c.key)
    return [PairRow(**row._mapping) for row in connection.execute(query)]


def explanations_of(
    connection: Connection, speaker_keys: Iterable[int], least: int
) -> list[tuple[int, str]]:
    """Return the speaker and the explanation of every current pair of speakers with `least`."""
    keys = sorted(speaker_keys)
    own = claim_pairs.c.speaker_key.in_(keys) & claim_pairs.c.current.is_(True)
    many = (
        select(claim_pairs.c.speaker_key)
        .where(own)
        .group_by(claim_pairs.c.speaker_key)
        .having(func.count() >= least)
    )
    speakers = list(connection.execute(many).scalars()) if keys else []
    if not speakers:
        return []
    query = select(claim_pairs.c.speaker_key, claim_pairs.c.explanation)
    own = claim_pairs.c.speaker_key.in_(speakers) & claim_pairs.c.current.is_(True)
    return [(key, explanation) for key, explanation in connection.execute(query.where(own))]


def insert_pairs(connection: Connection, found: Iterable[FoundPair]) -> None:
    """Store pairs that are new."""
    new = list(found)
    if new:
        linked = _linked_already(connection, new)
        new = [one for one in new if (one.earlier_key, one.later_key) not in linked]
    if not new:
        return
    moment = now()
    # An id may be taken by a pair that has gone on, after a correction, as another one.
    taken = set(
        connection.execute(
            select(claim_pairs.c.id).where(claim_pairs.c.id.in_([one.pair.id for one in new]))
        ).scalars()
    )
    values = [
        sealed_row(
            claim_pairs,
            {
                **_values(one, moment),
                "id": f"{one.pair.id}-{one.later_key}" if one.pair.id in taken else one.pair.id,
                "status": UNREVIEWED,
                "revision": 0,
                "changed_since_review": False,
                "found_at": moment,
            },
        )
        for one in new
    ]
    connection.execute(insert(claim_pairs), values)


def _linked_already(connection: Connection, found: Sequence[FoundPair]) -> set[tuple[int, int]]:
    """Return the sides of `found` that a person linked, in either order."""
    query = select(claim_pairs.c.earlier_key, claim_pairs.c.later_key).where(
        claim_pairs.c.linked_by.is_not(None),
        claim_pairs.c.current.is_(True),
        claim_pairs.c.later_key.in_(
            {key for one in found for key in (one.later_key, one.earlier_key)}
        ),
    )
    sides = [(row[0], row[1]) for row in connection.execute(query)]
    return {pair for one, other in sides for pair in ((one, other), (other, one))}


def update_pair(connection: Connection, row: PairRow, one: FoundPair, *, changed: bool) -> None:
    """Store what a later run says of a stored pair. Its reviews stay.

    `changed` tells that it says something else than what was reviewed.
    """
    values = _values(one, row.found_at)
    if changed:
        values["changed_since_review"] = True
    update_sealed(
        connection,
        update(claim_pairs)
        .where(claim_pairs.c.key == row.key)
        .values(revision=claim_pairs.c.revision + 1, **values),
    )


def retire_pairs(connection: Connection, keys: Sequence[int], reason: GoneReason) -> None:
    """Mark pairs as not coming out any more. Their reviews stay."""
    if keys:
        update_sealed(
            connection,
            update(claim_pairs)
            .where(claim_pairs.c.key.in_(keys))
            .values(current=False, gone_reason=reason, revision=claim_pairs.c.revision + 1),
        )


def _values(one: FoundPair, found_at: datetime.datetime) -> dict[str, Any]:
    return {
        "present_id": one.pair.id,
        "earlier_key": one.earlier_key,
        "later_key": one.later_key,
        "speaker_key": one.speaker_key,
        "relation": one.pair.relation,
        "score": one.pair.score,
        "reason": one.pair.reason,
        "explanation": one.pair.explanation,
        "day": one.day,
        "current": True,
        "gone_reason": None,
        "data": sealed(dump(one.pair), found_at),
    }
