"""What became of documents that were stored, for people and for programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from quotetrack.display import count_in_words
from quotetrack.terms import ADD_STATUSES

if TYPE_CHECKING:
    from quotetrack.store import AddResult


@frozen
class Outcome:
    """How many documents got each status, and how much was found in them."""

    statuses: Counter[str] = field(factory=Counter)
    found: Counter[str] = field(factory=Counter)
    left_out: Counter[str] = field(factory=Counter)

    def count(self, result: AddResult) -> None:
        """Count one document."""
        self.statuses[result.status] += 1
        self.found["quotation"] += result.quotations
        self.found["claim pair"] += result.claim_pairs
        self.left_out["claim pair"] += result.left_out

    def in_words(self) -> str:
        """Return all of it in a sentence or two."""
        counts = [
            f"{self.statuses[name]:,} {status.words}"
            for name, status in ADD_STATUSES.items()
            if self.statuses[name]
        ]
        new = " and ".join(count_in_words(number, thing) for thing, number in self.found.items())
        done = ", ".join(counts) or "nothing to read"
        total = count_in_words(self.statuses.total(), "document")
        more = self.left_out["claim pair"]
        untold = (
            f" {count_in_words(more, 'more claim pair')} left out: their speakers have enough on "
            "the same matters."
        )
        return f"{total}: {done}. {new or 'Nothing'} found.{untold if more else ''}"


def outcome_record(result: AddResult, **place: str | None) -> dict[str, Any]:
    """Return what became of a document as a line of JSON holds it."""
    from quotetrack.codec import SCHEMA_VERSION

    return {
        "schema_version": SCHEMA_VERSION,
        **place,
        "document_id": result.document_id,
        "status": result.status,
        "quotations": result.quotations,
        "claim_pairs": result.claim_pairs,
        "claim_pairs_left_out": result.left_out,
        "error": result.error.error if result.error else None,
        "message": result.error.message if result.error else None,
    }
