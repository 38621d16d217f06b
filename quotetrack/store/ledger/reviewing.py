"""Claim pairs of a ledger, and what people say of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotetrack.store.deciding import reviews, takings
from quotetrack.store.finding import agreement, blind, pairs
from quotetrack.store.ledger.base import LedgerBase
from quotetrack.store.queries import (
    MOST_ON_A_PAGE,
    PairConditions,
    PairQuery,
    asked_with,
    check_number,
)
from quotetrack.store.records import (
    Agreement,
    Count,
    Difference,
    Page,
    Review,
    StoredPair,
)
from quotetrack.store.schema.tables import claim_pairs
from quotetrack.terms import UNREVIEWED, PairGroup, Rating, ReviewStatus
from quotetrack.verdicts import standing


class Reviewing(LedgerBase):
    """The part of `Ledger` for claim pairs."""

    @asked_with(PairQuery)
    def claim_pairs(self, wanted: PairQuery) -> Page[StoredPair]:
        """Return a page of claim pairs. Everything that is given must hold."""
        return self._page(
            lambda connection: pairs.pair_query(connection, wanted, wanted.order),
            lambda connection, rows: blind.hidden_from(
                connection, wanted.hidden_from, pairs.stored_pairs(rows)
            ),
            wanted.limit,
            wanted.offset,
            lambda connection: pairs.counting_query(connection, wanted),
        )

    @asked_with(PairConditions)
    def iter_claim_pairs(self, wanted: PairConditions) -> Iterator[StoredPair]:
        """Yield all claim pairs that `claim_pairs` would find, the oldest stored first.

        Memory stays small.
        """
        return self._all(
            lambda connection: pairs.pair_query(connection, wanted, "oldest"),
            claim_pairs.c.key,
            lambda connection, rows: blind.hidden_from(
                connection, wanted.hidden_from, pairs.stored_pairs(rows)
            ),
        )

    def claim_pair(self, pair_id: str, *, hidden_from: str | None = None) -> StoredPair:
        """Return one claim pair. Raises `UnknownRecordError`.

        How others judged it is hidden from that reviewer until they have, as in `claim_pairs`.
        """
        with self._reading() as connection:
            found = pairs.one_pair(connection, pair_id)
            return blind.hidden_from(connection, hidden_from, [found])[0]

    def review(
        self,
        pair_id: str,
        status: ReviewStatus,
        *,
        reviewer: str,
        seen: int,
        rating: Rating | None = None,
        note: str = "",
        url: str = "",
    ) -> StoredPair:
        """Store a person's verdict on a claim pair, and return the pair with it.

        Args:
            pair_id: The pair.
            status: One of `quotetrack.terms.REVIEW_STATUSES`; "unreviewed" takes a verdict back.
            reviewer: Who decided.
            seen: The `revision` of the pair that the reviewer saw.
            rating: One of `quotetrack.terms.RATINGS`.
            note: Anything worth remembering.
            url: The page on which you publish what you found; a ClaimReview needs it.

        A verdict gives the pair back if somebody has taken it.

        Raises:
            ReviewConflictError: The pair was reviewed or changed since; nothing is written.
            UnknownRecordError: There is no such pair.
            InputError: A value is none of those above.
        """
        with self._writing() as connection:
            reviews.store_review(
                connection,
                pair_id,
                status,
                reviewer=reviewer,
                seen=seen,
                rating=rating,
                note=note,
                url=url,
            )
            return pairs.one_pair(connection, pair_id)

    def take_back(self, pair_id: str, *, reviewer: str, seen: int) -> StoredPair:
        """Take back a reviewer's own last verdict, and return the pair.

        The last verdict of anybody else stands again; where there is none, the pair is unreviewed.
        Both stay in the history. Raises what `review` does, and `LedgerError` where the reviewer
        has no verdict on the pair.
        """
        with self._writing() as connection:
            reviews.take_back(connection, pair_id, reviewer=reviewer, seen=seen)
            return pairs.one_pair(connection, pair_id)

    def reviews(self, pair_id: str, *, hidden_from: str | None = None) -> tuple[Review, ...]:
        """Return all verdicts on a claim pair, the oldest first. Raises `UnknownRecordError`.

        Those of others are hidden from that reviewer until they have judged the pair.
        """
        with self._reading() as connection:
            history = reviews.review_history(connection, pair_id)
            return blind.reviews_hidden_from(hidden_from, history)

    def verdicts(self, pair_id: str, *, hidden_from: str | None = None) -> dict[str, Review]:
        """Return the verdicts that stand on a claim pair, by the names of the reviewers.

        Of each it is the last one, and none where they took it back; whose was given last comes
        last. Raises `UnknownRecordError`. `hidden_from` as in `reviews`.
        """
        return standing(self.reviews(pair_id, hidden_from=hidden_from))

    def take(self, pair_id: str, *, reviewer: str, over: bool = False) -> StoredPair:
        """Say that you are about to review a claim pair, so that nobody else does it besides.

        It binds nobody: others can still review the pair. It lasts until somebody gives a verdict
        on the pair, or gives it back.

        Args:
            pair_id: The pair.
            reviewer: Who takes it.
            over: Whether it is taken over from whoever has taken it.

        Raises:
            TakenError: Somebody else has taken it.
            UnknownRecordError: There is no such pair.
        """
        with self._writing() as connection:
            takings.take(connection, pair_id, reviewer, over=over)
            return pairs.one_pair(connection, pair_id)

    def take_next(self, *, reviewer: str, count: int = 1, **wanted: Any) -> tuple[StoredPair, ...]:
        """Take the best pairs that nobody has judged or taken, and return them.

        Args:
            reviewer: Who takes them.
            count: How many at most, 1 to 1,000.
            wanted: The conditions of `claim_pairs`, and its order.
        """
        status = wanted.pop("status", UNREVIEWED)
        query = PairQuery(**wanted, status=status, taken_by="", limit=count)
        with self._writing() as connection:
            found = pairs.pair_query(connection, query, query.order).limit(count)
            ids = [one.id for one in pairs.stored_pairs(connection.execute(found).all())]
            for pair_id in ids:
                takings.take(connection, pair_id, reviewer)
            return tuple(pairs.one_pair(connection, pair_id) for pair_id in ids)

    def give_back(self, pair_id: str, *, reviewer: str) -> StoredPair:
        """Give back a claim pair that you have taken. Nothing happens where nobody has taken it.

        Raises `TakenError` where somebody else has, and `UnknownRecordError`.
        """
        with self._writing() as connection:
            takings.give_back(connection, pair_id, reviewer)
            return pairs.one_pair(connection, pair_id)

    def agreement(self) -> Agreement:
        """Return how far reviewers agree on the claim pairs that several of them judged."""
        with self._reading() as connection:
            return agreement.agreement_of(connection)

    def differences(
        self, *, limit: int = 50, offset: int = 0, hidden_from: str | None = None
    ) -> Page[Difference]:
        """Return the claim pairs that reviewers judged differently, the last reviewed first.

        Differently means another status, or both confirmed with another rating. With `hidden_from`,
        only pairs that this reviewer judged.
        """
        check_number("limit", limit, 1, MOST_ON_A_PAGE)
        check_number("offset", offset, 0, None)
        with self._reading() as connection:
            return agreement.differences(connection, limit, offset, hidden_from)

    def count_pairs(self, by: PairGroup, **wanted: Any) -> tuple[Count, ...]:
        """Return how many claim pairs share each status, relation or speaker.

        Takes the conditions of `claim_pairs` besides.
        """
        with self._reading() as connection:
            counted = pairs.counted_by(connection, PairConditions(**wanted), by)
        return tuple(Count(value=value, count=count) for value, count in counted)
