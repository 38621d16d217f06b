"""How far reviewers agree, measured on the claim pairs that several of them judged.

Cohen's kappa is after Cohen, "A Coefficient of Agreement for Nominal Scales" (1960); alpha, for any
number of reviewers, after Krippendorff, "Content Analysis" (1980), for nominal data.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, func, select

from quotetrack.store.deciding.reviews import review_of
from quotetrack.store.finding.pairs import pairs_by_key
from quotetrack.store.records import Agreement, Difference, Page, Review, ReviewersAgreement
from quotetrack.store.schema.tables import claim_pairs, reviews
from quotetrack.verdicts import standing

#: By the key of the pair and the name of the reviewer.
Verdicts = Mapping[int, Mapping[str, Review]]


def agreement_of(connection: Connection) -> Agreement:
    """Return how far reviewers agree. See `Ledger.agreement`."""
    judged = _last_verdicts(connection)
    statuses = [
        {name: review.status for name, review in verdicts.items()} for verdicts in judged.values()
    ]
    return Agreement(
        pairs=len(statuses),
        agreed=sum(len(set(one.values())) == 1 for one in statuses),
        alpha=krippendorff_alpha([list(one.values()) for one in statuses]),
        reviewers=tuple(_between_two(statuses)),
    )


def differences(
    connection: Connection, limit: int, offset: int, hidden_from: str | None = None
) -> Page[Difference]:
    """Return a page of the pairs that were judged differently. See `Ledger.differences`."""
    judged = {
        key: verdicts
        for key, verdicts in _last_verdicts(connection).items()
        if len({(one.status, one.rating) for one in verdicts.values()}) > 1
        and (hidden_from is None or hidden_from in verdicts)
    }
    keys = sorted(
        judged,
        key=lambda key: (max(one.reviewed_at for one in judged[key].values()), key),
        reverse=True,
    )
    wanted = keys[offset : offset + limit]
    stored = pairs_by_key(connection, wanted)
    return Page(
        items=tuple(
            Difference(stored=stored[key], reviews=tuple(judged[key].values())) for key in wanted
        ),
        total=len(keys),
        limit=limit,
        offset=offset,
    )


def cohen_kappa(first: Sequence[str], second: Sequence[str]) -> float | None:
    """Return Cohen's kappa of two reviewers' judgements of the same things, in the same order.

    None where chance explains everything: both judged all things the same way, or there are none.
    """
    if not first:
        return None
    count = len(first)
    observed = sum(one == other for one, other in zip(first, second, strict=True)) / count
    here, there = Counter(first), Counter(second)
    chance = sum(here[value] * there[value] for value in here) / count**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def krippendorff_alpha(judged: Iterable[Sequence[str]]) -> float | None:
    """Return Krippendorff's alpha for nominal data, None where chance explains everything.

    Each item holds the judgements of one thing, of any number of reviewers; those with fewer than
    two are left out.
    """
    units = [Counter(one) for one in judged if len(one) > 1]
    totals = sum(units, Counter[str]())
    count = sum(totals.values())
    expected = sum(n * (count - n) for n in totals.values())
    if not expected:
        return None
    observed = sum(
        sum(n * (sum(unit.values()) - n) for n in unit.values()) / (sum(unit.values()) - 1)
        for unit in units
    )
    return 1 - (count - 1) * observed / expected


def _between_two(statuses: Sequence[Mapping[str, str]]) -> list[ReviewersAgreement]:
    """Return the agreement of each two reviewers who judged the same pairs, the most first."""
    both: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for one in statuses:
        for first, second in combinations(sorted(one), 2):
            both[first, second].append((one[first], one[second]))
    found = [
        ReviewersAgreement(
            first=first,
            second=second,
            both=len(judgements),
            agreed=sum(one == other for one, other in judgements),
            kappa=cohen_kappa(*zip(*judgements, strict=True)),
        )
        for (first, second), judgements in both.items()
    ]
    return sorted(found, key=lambda one: (-one.both, one.first, one.second))


def _last_verdicts(connection: Connection) -> Verdicts:
    """Return the last verdict of each reviewer on the pairs that several judged.

    One who took a verdict back did not judge the pair.
    """
    several = (
        select(reviews.c.pair_key)
        .group_by(reviews.c.pair_key)
        .having(func.count(reviews.c.reviewer.distinct()) > 1)
    )
    rows: Any = connection.execute(
        select(reviews, claim_pairs.c.id.label("pair_id"))
        .join(claim_pairs, claim_pairs.c.key == reviews.c.pair_key)
        .where(reviews.c.pair_key.in_(several))
        .order_by(reviews.c.pair_key, reviews.c.revision)
    )
    history: defaultdict[int, list[Review]] = defaultdict(list)
    for row in rows:
        history[row.pair_key].append(review_of(row.pair_id, row))
    found = {key: standing(given) for key, given in history.items()}
    return {key: verdicts for key, verdicts in found.items() if len(verdicts) > 1}
