"""What became of documents that were stored, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click
from attrs import field, frozen

from quotetrack.display import count_in_words
from quotetrack.errors import AddStoppedError
from quotetrack.terms import ADD_STATUSES

if TYPE_CHECKING:
    from quotetrack.cli.telling import Telling
    from quotetrack.store import AddResult


_ALWAYS_TOLD: Final = ("unchanged", "failed")


@frozen
class Outcome:
    """How many documents got each status, and how much was found in them."""

    statuses: Counter[str] = field(factory=Counter)
    found: Counter[str] = field(factory=lambda: Counter({"quotation": 0, "claim pair": 0}))
    left_out: Counter[str] = field(factory=Counter)

    def count(self, result: AddResult) -> None:
        """Count one document."""
        self.statuses[result.status] += 1
        self.found["quotation"] += result.quotations
        self.found["claim pair"] += result.claim_pairs
        self.left_out["claim pair"] += result.left_out

    @property
    def stored(self) -> int:
        """How many documents were written to the ledger."""
        return sum(self.statuses[name] for name in ("added", "supersedes", "reprocessed"))

    def in_words(self, seconds: float) -> str:
        """Return all of it in a sentence or two. `seconds` is how long it took."""
        counts = [
            f"{self.statuses[name]:,} {status.words}"
            for name, status in ADD_STATUSES.items()
            if self.statuses[name] or name in _ALWAYS_TOLD
        ]
        new = " and ".join(count_in_words(number, thing) for thing, number in self.found.items())
        done = ", ".join(counts)
        total = count_in_words(self.statuses.total(), "document")
        more = self.left_out["claim pair"]
        untold = (
            f" {count_in_words(more, 'more claim pair')} left out: their speakers have enough on "
            "the same matters."
        )
        took = f" It took {seconds:,.1f} seconds."
        return f"{total}: {done}. {new} found.{untold if more else ''}{took}"


@contextmanager
def summed_up(told: Telling, outcome: Outcome, again: str) -> Iterator[None]:
    """Tell what all came to when the block ends, also where a person or a full disk ends it.

    `again` tells how to go on.
    """
    try:
        yield
    except KeyboardInterrupt:
        done = count_in_words(outcome.statuses.total(), "document")
        click.echo(f"quotetrack: {done} done and safe. To go on, {again}", err=True)
        raise
    except BrokenPipeError:
        raise
    except (AddStoppedError, OSError) as error:
        # What is printed, or the list of failures, may be on a full disk as well.
        told.summary(lambda: outcome.in_words(told.counts.seconds))
        raise AddStoppedError(
            error.reason if isinstance(error, AddStoppedError) else str(error),
            stored=outcome.stored,
            again=again,
        ) from error
    told.summary(lambda: outcome.in_words(told.counts.seconds))


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
