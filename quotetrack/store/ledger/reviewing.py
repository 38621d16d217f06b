"""Claim pairs of a ledger, and what people say of them."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.store.deciding import reviews
from quotetrack.store.finding import pairs
from quotetrack.store.ledger.base import LedgerBase
from quotetrack.store.queries import PairConditions, PairQuery, asked_with
from quotetrack.store.records import (
    Page,
    Review,
    StoredPair,
)
from quotetrack.store.schema.tables import claim_pairs
from quotetrack.terms import Rating, ReviewStatus


class Reviewing(LedgerBase):
    """The part of `Ledger` for claim pairs."""

    @asked_with(PairQuery)
    def claim_pairs(self, wanted: PairQuery) -> Page[StoredPair]:
        """Return a page of claim pairs. Everything that is given must hold."""
        return self._page(
            lambda connection: pairs.pair_query(connection, wanted, wanted.order),
            lambda _, rows: pairs.stored_pairs(rows),
            wanted.limit,
            wanted.offset,
        )

    @asked_with(PairConditions)
    def iter_claim_pairs(self, wanted: PairConditions) -> Iterator[StoredPair]:
        """Yield all claim pairs that `claim_pairs` would find, the oldest stored first.

        Memory stays small.
        """
        return self._all(
            lambda connection: pairs.pair_query(connection, wanted, "oldest"),
            claim_pairs.c.key,
            pairs.stored_pairs,
        )

    def claim_pair(self, pair_id: str) -> StoredPair:
        """Return one claim pair. Raises `UnknownRecordError`."""
        with self._reading() as connection:
            return pairs.one_pair(connection, pair_id)

    def review(
        self,
        pair_id: str,
        status: ReviewStatus,
        *,
        reviewer: str,
        seen: int,
        rating: Rating | None = None,
        note: str = "",
    ) -> StoredPair:
        """Store a person's verdict on a claim pair, and return the pair with it.

        Args:
            pair_id: The pair.
            status: One of `quotetrack.terms.REVIEW_STATUSES`; "unreviewed" takes a verdict back.
            reviewer: Who decided.
            seen: The `revision` of the pair that the reviewer saw.
            rating: One of `quotetrack.terms.RATINGS`.
            note: Anything worth remembering.

        Raises:
            ReviewConflictError: The pair was reviewed or changed since; nothing is written.
            UnknownRecordError: There is no such pair.
            InputError: A value is none of those above.
        """
        with self._writing() as connection:
            reviews.store_review(
                connection, pair_id, status, reviewer=reviewer, seen=seen, rating=rating, note=note
            )
            return pairs.one_pair(connection, pair_id)

    def reviews(self, pair_id: str) -> tuple[Review, ...]:
        """Return all verdicts on a claim pair, the oldest first. Raises `UnknownRecordError`."""
        with self._reading() as connection:
            return reviews.review_history(connection, pair_id)
