"""How much a ledger holds: what the service writes is seen at once."""

from __future__ import annotations

import time
from typing import Final

from attrs import define, field, frozen

from quotetrack.errors import QuotetrackError
from quotetrack.store import Ledger
from quotetrack.terms import UNREVIEWED

#: Other programs may write to the ledger, too; what they did is seen after so many seconds.
_SECONDS: Final = 2.0


@frozen
class Counts:
    """Claim pairs that nobody has decided on, and speakers, quotations and documents."""

    pairs: int
    speakers: int
    quotations: int
    documents: int


@define
class TabCounts:
    """The counts of one ledger, remembered for a moment."""

    ledger: Ledger
    _counts: Counts | None = field(default=None, init=False)
    _until: float = field(default=0.0, init=False)
    _changes: int = field(default=0, init=False)

    def present(self) -> Counts | None:
        """Return the counts, None where the ledger cannot be read."""
        if self._counts is None or time.monotonic() > self._until:
            changes = self._changes
            try:
                counts = self._counted()
            except QuotetrackError:
                return None
            if changes != self._changes:  # Written meanwhile: right or wrong, it is not kept.
                return counts
            self._counts, self._until = counts, time.monotonic() + _SECONDS
        return self._counts

    def forget(self) -> None:
        """Count anew the next time: something was written."""
        self._changes += 1
        self._counts = None

    def _counted(self) -> Counts:
        held = self.ledger.summary()
        by_status = {one.value: one.count for one in self.ledger.count_pairs("status")}
        return Counts(by_status.get(UNREVIEWED, 0), held.speakers, held.quotations, held.documents)
