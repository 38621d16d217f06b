"""After a merge or a split: every quotation and claim pair goes by the right speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, func, select, update

from quotetrack.store.pairing.by_hand import settle_linked_of
from quotetrack.store.pairing.linking import filed_under, pairs_among, statements
from quotetrack.store.pairing.settling import settle_pairs
from quotetrack.store.rows.changes import Differences
from quotetrack.store.rows.pairs import retire_pairs, rows_of_speakers
from quotetrack.store.schema.sealing import update_sealed
from quotetrack.store.schema.tables import claim_pairs, entities, quotations

_AT_ONCE = 200


def regroup(
    connection: Connection, canonical: Mapping[int, int], touched: Iterable[int] = ()
) -> None:
    """Make entities go by others, as `canonical` says, and set right all that hangs on it.

    `touched` are entities that quotations have been taken from or given to before this call.
    """
    keys = sorted(canonical)
    stored: dict[int, int] = dict(
        connection.execute(
            select(entities.c.key, entities.c.canonical_key).where(entities.c.key.in_(keys))
        ).all()
    )
    for key in keys:
        if stored[key] != canonical[key]:
            update_sealed(
                connection,
                update(entities).where(entities.c.key == key).values(canonical_key=canonical[key]),
            )
    affected = {*touched, *stored.values(), *canonical.values()}
    moved = {key: _move(connection, key, canonical[key]) for key in keys}
    recount(connection, affected)
    settle_linked_of(connection, affected)
    _set_pairs_right(connection, affected)
    for goes_by in sorted(set(canonical.values())):
        came = {one for key in keys if canonical[key] == goes_by for one in moved[key]}
        _link(connection, goes_by, came)


def _move(connection: Connection, entity_key: int, speaker_key: int) -> list[int]:
    """Give the quotations of an entity to a speaker, and return those that were another's."""
    statement = (
        update(quotations)
        .where(quotations.c.entity_key == entity_key, quotations.c.speaker_key != speaker_key)
        .values(speaker_key=speaker_key)
        .returning(quotations.c.key)
    )
    return list(connection.execute(statement).scalars())


def recount(connection: Connection, keys: Iterable[int]) -> None:
    """Count the current quotations of speakers again."""
    number = (
        select(func.count())
        .where(quotations.c.speaker_key == entities.c.key, quotations.c.current.is_(True))
        .scalar_subquery()
    )
    connection.execute(
        update(entities).where(entities.c.key.in_(sorted(keys))).values(quotation_count=number)
    )


def _set_pairs_right(connection: Connection, speaker_keys: Iterable[int]) -> None:
    """Give pairs to the speaker of their later side, and retire those of two speakers."""
    earlier, later = quotations.alias("earlier"), quotations.alias("later")
    sides = (
        select(
            claim_pairs.c.key, claim_pairs.c.speaker_key, earlier.c.speaker_key, later.c.speaker_key
        )
        .join(earlier, earlier.c.key == claim_pairs.c.earlier_key)
        .join(later, later.c.key == claim_pairs.c.later_key)
        .where(claim_pairs.c.speaker_key.in_(sorted(speaker_keys)), claim_pairs.c.current.is_(True))
    )
    apart: list[int] = []
    given: defaultdict[int, list[int]] = defaultdict(list)
    for key, speaker, first, second in connection.execute(sides):
        if first != second:
            apart.append(key)
        elif speaker != first:
            given[first].append(key)
    retire_pairs(connection, apart, "speakers apart")
    for speaker, keys in given.items():
        update_sealed(
            connection,
            update(claim_pairs).where(claim_pairs.c.key.in_(keys)).values(speaker_key=speaker),
        )


def _link(connection: Connection, speaker_key: int, came: set[int]) -> None:
    """Compare quotations that came to a speaker with those that were there, or the other way."""
    there = (
        select(quotations.c.key)
        .where(quotations.c.speaker_key == speaker_key, quotations.c.current.is_(True))
        .order_by(quotations.c.key)
    )
    others = [key for key in connection.execute(there).scalars() if key not in came]
    new = others if len(others) < len(came) else sorted(came)
    if not others or not came:
        return
    before = rows_of_speakers(connection, [speaker_key])
    for start in range(0, len(new), _AT_ONCE):
        part: Sequence[int] = new[start : start + _AT_ONCE]
        found = pairs_among(connection, statements(connection, part), filed_under(connection, part))
        settle_pairs(connection, before, found, None, Differences())
