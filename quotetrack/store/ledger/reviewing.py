"""Claim pairs of a ledger, and what people say of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from quotetrack.model import Relation
from quotetrack.store.deciding import reviews
from quotetrack.store.finding import pairs
from quotetrack.store.finding.pairs import PairFilter
from quotetrack.store.ledger.base import LedgerBase
from quotetrack.store.records import (
    Page,
    Review,
    StoredPair,
)
from quotetrack.store.rows.lookup import Speaker
from quotetrack.store.schema.tables import claim_pairs
from quotetrack.terms import PairOrder, Rating, ReviewStatus


class Reviewing(LedgerBase):
    """The part of `Ledger` for claim pairs."""

    def claim_pairs(
        self,
        *,
        speaker: Speaker | None = None,
        relation: Relation | None = None,
        status: ReviewStatus | None = None,
        rating: Rating | None = None,
        reviewer: str | None = None,
        least_score: float | None = None,
        words: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        publisher: str | None = None,
        document_id: str | None = None,
        current: bool | None = True,
        order: PairOrder = "score",
        limit: int = 50,
        offset: int = 0,
    ) -> Page[StoredPair]:
        """Return a page of claim pairs.

        Args:
            speaker: As in `quotations`.
            relation: "contradicts", "retreats", "numeric_conflict" or "changes_position".
            status: "unreviewed", "confirmed", "rejected" or "unsure".
            rating: "No Flip", "Half Flip" or "Full Flop".
            reviewer: Whose verdict stands.
            least_score: The lowest score, 0 to 1.
            words: Words that one of the two quotations holds, as in `quotations`.
            since: The first day of the later statement.
            until: Its last day, included.
            publisher: The publisher of one of the two documents.
            document_id: One of the two documents.
            current: False for pairs that do not come out any more, None for all.
            order: "score" (best first), "newest", "oldest", or "reviewed" (last reviewed first).
            limit: How many at most, 1 to 1,000.
            offset: How many are left out before.
        """
        wanted = PairFilter(
            speaker=speaker,
            relation=relation,
            status=status,
            rating=rating,
            reviewer=reviewer,
            least_score=least_score,
            words=words,
            since=since,
            until=until,
            publisher=publisher,
            document_id=document_id,
            current=current,
        )
        return self._page(
            lambda connection: pairs.pair_query(connection, wanted, order),
            lambda _, rows: pairs.stored_pairs(rows),
            limit,
            offset,
        )

    def iter_claim_pairs(self, **wanted: Any) -> Iterator[StoredPair]:
        """Yield all claim pairs that `claim_pairs` would find, the oldest stored first.

        Takes what `claim_pairs` does but `order`, `limit` and `offset`. Memory stays small.
        """
        asked = PairFilter(**wanted)
        return self._all(
            lambda connection: pairs.pair_query(connection, asked, "oldest"),
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
            status: "confirmed", "rejected", "unsure", or "unreviewed" to take a verdict back.
            reviewer: Who decided.
            seen: The `revision` of the pair that the reviewer saw.
            rating: "No Flip", "Half Flip" or "Full Flop".
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
