"""Verdicts that are written to a ledger as soon as they are made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quotetrack.errors import QuotetrackError
from quotetrack.model import ClaimPair
from quotetrack.notebook.verdicts import Verdict, Verdicts
from quotetrack.terms import Rating, ReviewStatus

if TYPE_CHECKING:
    from quotetrack.store import Ledger, Review


class LedgerVerdicts(Verdicts):
    """The verdicts on some claim pairs of a ledger.

    Making it reads what was decided before. Each verdict names the revision that its reviewer saw,
    so that nobody's verdict is overwritten unseen.
    """

    def __init__(
        self, pairs: Iterable[ClaimPair], ledger: Ledger, *, hidden_from: str | None = None
    ) -> None:
        """Read the history of `pairs`. Raises `UnknownRecordError` for one not in the ledger.

        How others judged a pair is hidden from the reviewer `hidden_from` until they have.
        """
        super().__init__(pairs)
        self.ledger = ledger
        self._hidden_from = hidden_from
        self._seen: dict[str, int] = {}
        for pair_id in self.pairs:
            self._read(pair_id)

    def decide(
        self,
        pair: ClaimPair | str,
        status: ReviewStatus,
        *,
        reviewer: str,
        rating: Rating | None = None,
        note: str = "",
    ) -> Verdict:
        """Write a verdict to the ledger.

        Raises, besides what `Verdicts.decide` does, `ReviewConflictError` where somebody else
        decided meanwhile, or the pair changed: their verdict is read, and yours is not written.
        """
        pair_id = self.checked(pair, status, rating, reviewer)
        if self._hidden_from is not None:  # Who sits at the desk may be another one now.
            self._hidden_from = reviewer.strip()
        try:
            stored = self.ledger.review(
                pair_id,
                status,
                reviewer=reviewer.strip(),
                seen=self._seen[pair_id],
                rating=rating,
                note=note.strip(),
            )
        except QuotetrackError:
            self._read(pair_id)
            raise
        self._seen[pair_id] = stored.revision
        self._read_history(pair_id)
        return next(one for one in reversed(self.history) if one.pair_id == pair_id)

    def _read(self, pair_id: str) -> None:
        self._seen[pair_id] = self.ledger.claim_pair(pair_id).revision
        self._read_history(pair_id)

    def _read_history(self, pair_id: str) -> None:
        others = [verdict for verdict in self.history if verdict.pair_id != pair_id]
        found = self.ledger.reviews(pair_id, hidden_from=self._hidden_from)
        self.history = [*others, *map(_verdict, found)]


def _verdict(review: Review) -> Verdict:
    return Verdict(
        pair_id=review.pair_id,
        status=review.status,
        rating=review.rating,
        note=review.note,
        reviewer=review.reviewer,
        reviewed_at=review.reviewed_at,
    )
