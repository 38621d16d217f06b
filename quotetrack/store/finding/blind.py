"""What a blind review hides: how others judged the claim pairs that one has not judged oneself.

Who links two statements by hand judges them, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve
from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from quotetrack.store.records import Review, StoredPair
from quotetrack.store.schema.tables import claim_pairs, corrections, reviews
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
    query = (
        select(claim_pairs.c.id, corrections.c.note)
        .join(corrections, corrections.c.key == claim_pairs.c.linked_by)
        .where(claim_pairs.c.id.in_(secret))
    )
    notes = {row.id: row.note for row in connection.execute(query)}
    return [_hidden(one, notes.get(one.id, "")) if one.id in secret else one for one in found]


def _hidden(stored: StoredPair, linked_with: str) -> StoredPair:
    # Who links two statements says what they think of them, in a note that explains the pair.
    explanation = stored.pair.explanation.removesuffix(linked_with.strip()).rstrip()
    return evolve(
        stored,
        pair=evolve(stored.pair, explanation=explanation),
        status=UNREVIEWED,
        rating=None,
        reviewer=None,
        reviewed_at=None,
        changed_since_review=False,
        note="",
        url="",
        linked_by=None,
        hidden=stored.status != UNREVIEWED,
    )


def links_shown_to(reviewer: str) -> ColumnElement[bool]:
    """Return the condition for corrections that a reviewer may see: no links of pairs that wait."""
    judged = select(claim_pairs.c.linked_by).where(
        claim_pairs.c.linked_by.is_not(None), claim_pairs.c.key.in_(judged_by(reviewer))
    )
    return or_(
        corrections.c.kind.not_in(("linked", "judged")),
        corrections.c.reviewer == reviewer,
        corrections.c.key.in_(judged),
    )


def reviews_hidden_from(reviewer: str | None, history: Sequence[Review]) -> tuple[Review, ...]:
    """Return those of all reviews of one pair that a reviewer may see; with None all."""
    if reviewer is None or reviewer in standing(history):
        return tuple(history)
    return tuple(one for one in history if one.reviewer == reviewer)
