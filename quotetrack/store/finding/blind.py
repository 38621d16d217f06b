"""What a blind review hides: how others judged the claim pairs that one has not judged oneself."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve
from sqlalchemy import Connection, Select, func, select

from quotetrack.store.records import Review, StoredPair
from quotetrack.store.schema.tables import claim_pairs, reviews
from quotetrack.terms import UNREVIEWED
from quotetrack.verdicts import standing


def judged_by(reviewer: str) -> Select[tuple[int]]:
    """Return the query for the keys of claim pairs on which a verdict of that reviewer stands."""
    later = reviews.alias("later")
    last = (
        select(func.max(later.c.revision))
        .where(later.c.pair_key == reviews.c.pair_key, later.c.reviewer == reviewer)
        .correlate(reviews)
        .scalar_subquery()
    )
    return select(reviews.c.pair_key).where(
        reviews.c.reviewer == reviewer,
        reviews.c.status != UNREVIEWED,
        reviews.c.revision == last,
    )


def hidden_from(
    connection: Connection, reviewer: str | None, found: Sequence[StoredPair]
) -> list[StoredPair]:
    """Return claim pairs as that reviewer may see them; with None as they are."""
    others = [one.id for one in found if one.reviewer is not None]
    if reviewer is None or not others:
        return list(found)
    judged = select(claim_pairs.c.id).where(
        claim_pairs.c.id.in_(others), claim_pairs.c.key.in_(judged_by(reviewer))
    )
    secret = set(others).difference(connection.execute(judged).scalars())
    return [_hidden(one) if one.id in secret else one for one in found]


def _hidden(stored: StoredPair) -> StoredPair:
    return evolve(
        stored,
        status=UNREVIEWED,
        rating=None,
        reviewer=None,
        reviewed_at=None,
        changed_since_review=False,
        note="",
        url="",
        hidden=stored.status != UNREVIEWED,
    )


def reviews_hidden_from(reviewer: str | None, history: Sequence[Review]) -> tuple[Review, ...]:
    """Return those of all reviews of one pair that a reviewer may see; with None all."""
    if reviewer is None or reviewer in standing(history):
        return tuple(history)
    return tuple(one for one in history if one.reviewer == reviewer)
