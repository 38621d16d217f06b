"""A claim pair as formats need it: with its documents and the verdict on it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from quotetrack.frames import Verdict
from quotetrack.model import ClaimPair, Document
from quotetrack.results import Analysis
from quotetrack.terms import UNREVIEWED


@frozen(kw_only=True)
class JudgedPair:
    """A claim pair, the documents of its two statements, and what a reviewer decided, if anybody.

    `verdict` is a ledger's `Review` or anything with its `status`, `rating`, `note`, `reviewer` and
    `reviewed_at`.
    """

    pair: ClaimPair
    earlier_document: Document
    later_document: Document
    verdict: Verdict | None = None

    @property
    def status(self) -> str:
        """What was decided: one of `quotetrack.terms.REVIEW_STATUSES`."""
        return self.verdict.status if self.verdict else UNREVIEWED


def pairs_of(analysis: Analysis) -> Iterator[JudgedPair]:
    """Yield the claim pairs of an analysis, none of which anybody has judged yet."""
    document = analysis.document
    for pair in analysis.claim_pairs:
        yield JudgedPair(pair=pair, earlier_document=document, later_document=document)
