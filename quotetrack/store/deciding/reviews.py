"""Verdicts of people on claim pairs."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from quotetrack.errors import ReviewConflictError
from quotetrack.store.records import Review
from quotetrack.store.rows.lookup import checked_name, pair_key
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.tables import claim_pairs, reviews
from quotetrack.terms import RATINGS, REVIEW_STATUSES, Rating, ReviewStatus


def store_review(
    connection: Connection,
    pair_id: str,
    status: ReviewStatus,
    *,
    reviewer: str,
    seen: int,
    rating: Rating | None,
    note: str,
) -> None:
    """Store a verdict. See `Ledger.review`."""
    REVIEW_STATUSES.checked(status, "status")
    if rating is not None:
        RATINGS.checked(rating, "rating")
    checked_name(reviewer)
    key = pair_key(connection, pair_id)
    moment = now()
    changed = connection.execute(
        update(claim_pairs)
        .where(claim_pairs.c.key == key, claim_pairs.c.revision == seen)
        .values(
            status=status,
            rating=rating,
            reviewer=reviewer,
            reviewed_at=moment,
            revision=claim_pairs.c.revision + 1,
            changed_since_review=False,
        )
        .returning(claim_pairs.c.data)
    ).scalar()
    if changed is None:
        revision = connection.execute(
            select(claim_pairs.c.revision).where(claim_pairs.c.key == key)
        ).scalar_one()
        raise ReviewConflictError(
            f"The claim pair {pair_id} has changed: you saw revision {seen}, and it is at "
            f"{revision} now. Look at it again, and review revision {revision}.",
            pair_id=pair_id,
            seen=seen,
            revision=revision,
        )
    connection.execute(
        insert(reviews).values(
            pair_key=key,
            revision=seen + 1,
            status=status,
            rating=rating,
            note=note,
            reviewer=reviewer,
            reviewed_at=moment,
            seen=changed,
        )
    )


def review_history(connection: Connection, pair_id: str) -> tuple[Review, ...]:
    """Return all reviews of a claim pair, the oldest first."""
    key = pair_key(connection, pair_id)
    rows = connection.execute(
        select(reviews).where(reviews.c.pair_key == key).order_by(reviews.c.revision)
    )
    return tuple(
        Review(
            pair_id=pair_id,
            revision=row.revision,
            status=row.status,
            rating=row.rating,
            note=row.note,
            reviewer=row.reviewer,
            reviewed_at=row.reviewed_at,
        )
        for row in rows
    )
