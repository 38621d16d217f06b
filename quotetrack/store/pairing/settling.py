"""Pairs that came out now against those that are stored: which are new, the same, or gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from attrs import frozen
from sqlalchemy import Connection

from quotetrack.claims import MOST_PER_MATTER, matter_of
from quotetrack.model import ClaimPair
from quotetrack.store.rows.changes import Differences
from quotetrack.store.rows.pairs import (
    FoundPair,
    PairRow,
    explanations_of,
    insert_pairs,
    retire_pairs,
    retired_rows,
    update_pair,
)
from quotetrack.store.schema.plain import load
from quotetrack.terms import UNREVIEWED, GoneReason

_Words = tuple[str, int | str, int | str]


@frozen
class Settled:
    """How many pairs are new, and how many were left out since there are enough on their matter."""

    new: int
    left_out: int


def settle_pairs(
    connection: Connection,
    before: Sequence[PairRow],
    found: Sequence[FoundPair],
    reason: GoneReason | None,
    differences: Differences,
    texts: Mapping[int, str] = MappingProxyType({}),
) -> Settled:
    """Store the pairs that came out now, and return how many are new.

    A stored pair of `before` goes on as the pair that says the same now: the one with its id, else
    with its words and relation, since a correction moves every place in a text. `texts` are the
    words of the quotations that were corrected, by key. A stored pair that has no successor is
    retired for `reason`, or left as it is without one. Of a speaker and matter, the ledger takes
    no more new pairs than `claims.link` keeps.
    """
    left = {row.key: row for row in before}
    # A pair may come back that an earlier correction took away.
    back = retired_rows(connection, [one.pair.id for one in found])
    before = [*before, *(row for row in back if row.key not in left)]
    fresh: list[FoundPair] = []
    for one, row in _matched(before, found, texts):
        if row is None:
            fresh.append(one)
            continue
        left.pop(row.key, None)
        if _differ(row, one):
            other = not _says_the_same(row, one.pair)
            update_pair(connection, row, one, changed=other and row.status != UNREVIEWED)
            if other or not row.current:
                differences.note("claim pair", "changed", row.id, row.data, one.pair)
    if reason is not None:
        gone = [row for row in left.values() if row.current]
        retire_pairs(connection, [row.key for row in gone], reason)
        for row in gone:
            differences.note("claim pair", "gone", row.id, row.data, None)
    kept = _within_cap(connection, fresh)
    for one in kept:
        differences.note("claim pair", "added", one.pair.id, None, one.pair)
    insert_pairs(connection, kept)
    return Settled(len(kept), len(fresh) - len(kept))


def _within_cap(connection: Connection, fresh: list[FoundPair]) -> list[FoundPair]:
    """Leave out pairs of which the ledger holds as many as it takes, by speaker and matter."""
    if not fresh:
        return fresh
    speakers = {one.speaker_key for one in fresh}
    # Who has fewer pairs than these has too few on every matter.
    held = explanations_of(connection, speakers, MOST_PER_MATTER + 1 - len(fresh))
    counts = Counter((key, matter_of(explanation)) for key, explanation in held)
    kept = []
    for one in sorted(fresh, key=lambda one: -one.pair.score):
        matter = one.speaker_key, matter_of(one.pair.explanation)
        if not matter[1] or counts[matter] < MOST_PER_MATTER:
            counts[matter] += 1
            kept.append(one)
    return kept


def _matched(
    before: Sequence[PairRow], found: Sequence[FoundPair], texts: Mapping[int, str]
) -> Iterable[tuple[FoundPair, PairRow | None]]:
    """Give each pair that came out with the row that it goes on from, None for a new one."""
    by_id = {row.present_id: row for row in before}
    by_words: defaultdict[_Words, list[PairRow]] = defaultdict(list)
    ids = {one.pair.id for one in found}
    for row in before:
        if row.present_id not in ids:
            by_words[_words(row.relation, row.earlier_key, row.later_key, texts)].append(row)
    for one in found:
        if one.pair.id in by_id:
            yield one, by_id[one.pair.id]
            continue
        same = by_words[_words(one.pair.relation, one.earlier_key, one.later_key, one.texts)]
        yield one, same.pop(0) if same else None


def _words(relation: str, earlier: int, later: int, texts: Mapping[int, str]) -> _Words:
    # A side in another document has not moved: its key tells it.
    return relation, texts.get(earlier, earlier), texts.get(later, later)


def _differ(row: PairRow, one: FoundPair) -> bool:
    places = (row.present_id, row.earlier_key, row.later_key)
    now = (one.pair.id, one.earlier_key, one.later_key)
    return not row.current or places != now or load(ClaimPair, row.data) != one.pair


def _says_the_same(row: PairRow, pair: ClaimPair) -> bool:
    """Return whether a reviewer of the stored pair would see nothing new in `pair`."""
    stored = load(ClaimPair, row.data)
    sides = (stored.earlier.text, stored.later.text, stored.explanation, stored.relation)
    return sides == (pair.earlier.text, pair.later.text, pair.explanation, pair.relation)
