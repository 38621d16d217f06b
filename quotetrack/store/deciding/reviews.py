"""Verdicts of people on claim pairs."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row, delete, insert, select, update

from quotetrack.errors import InputError, LedgerError, ReviewConflictError
from quotetrack.store.records import Review
from quotetrack.store.rows.lookup import checked_name, pair_key
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.sealing import update_sealed
from quotetrack.store.schema.seals import sealed
from quotetrack.store.schema.tables import claim_pairs, reviews, takings
from quotetrack.terms import RATINGS, REVIEW_STATUSES, UNREVIEWED, Rating, ReviewStatus
from quotetrack.verdicts import standing


def store_review(
    connection: Connection,
    pair_id: str,
    status: ReviewStatus,
    *,
    reviewer: str,
    seen: int,
    rating: Rating | None,
    note: str,
    url: str = "",
) -> None:
    """Store a verdict. See `Ledger.review`."""
    REVIEW_STATUSES.checked(status, "status")
    if rating is not None:
        RATINGS.checked(rating, "rating")
    checked_name(reviewer)
    check_address(url)
    key = pair_key(connection, pair_id)
    moment = now()
    changed = update_sealed(
        connection,
        update(claim_pairs)
        .where(claim_pairs.c.key == key, claim_pairs.c.revision == seen)
        .values(
            status=status,
            rating=rating,
            reviewer=reviewer,
            reviewed_at=moment,
            revision=claim_pairs.c.revision + 1,
            changed_since_review=False,
        ),
        claim_pairs.c.data,
    )
    if not changed:
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
    verdict = {
        "pair_key": key,
        "revision": seen + 1,
        "status": status,
        "rating": rating,
        "note": note,
        "reviewer": reviewer,
        "reviewed_at": moment,
        "url": url,
    }
    judged = sealed(changed[0].data, *verdict.values())
    connection.execute(insert(reviews).values(**verdict, seen=judged))
    if status != UNREVIEWED:
        connection.execute(delete(takings).where(takings.c.pair_key == key))


def check_address(url: str) -> None:
    """Raise `InputError` where `url` is neither empty nor an address on the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    on_the_web = parts.scheme in ("http", "https") and parts.netloc
    if url and not (on_the_web and url.isprintable() and " " not in url):
        raise InputError(f"{url!r} is no address of a page; it begins with https:// or http://.")


def take_back(connection: Connection, pair_id: str, *, reviewer: str, seen: int) -> None:
    """Take back a reviewer's last verdict. See `Ledger.take_back`."""
    others = standing(review_history(connection, pair_id))
    if others.pop(reviewer, None) is None:
        raise LedgerError(f"{reviewer} has no verdict on the claim pair {pair_id} to take back.")
    store_review(
        connection, pair_id, UNREVIEWED, reviewer=reviewer, seen=seen, rating=None, note=""
    )
    if others:
        other = list(others.values())[-1]
        update_sealed(
            connection,
            update(claim_pairs)
            .where(claim_pairs.c.key == pair_key(connection, pair_id))
            .values(
                status=other.status,
                rating=other.rating,
                reviewer=other.reviewer,
                reviewed_at=other.reviewed_at,
            ),
        )


def review_history(connection: Connection, pair_id: str) -> tuple[Review, ...]:
    """Return all reviews of a claim pair, the oldest first."""
    key = pair_key(connection, pair_id)
    rows = connection.execute(
        select(reviews).where(reviews.c.pair_key == key).order_by(reviews.c.revision)
    )
    return tuple(review_of(pair_id, row) for row in rows)


def review_of(pair_id: str, row: Row[Any]) -> Review:
    """Return the record of a row of `reviews`."""
    return Review(
        pair_id=pair_id,
        revision=row.revision,
        status=row.status,
        rating=row.rating,
        note=row.note,
        reviewer=row.reviewer,
        reviewed_at=row.reviewed_at,
        url=row.url,
    )
