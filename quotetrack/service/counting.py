"""How much a ledger holds and how right it was: what the service writes is seen at once."""

from __future__ import annotations

import time
from typing import Final

from attrs import define, field, frozen

from quotetrack.errors import QuotetrackError
from quotetrack.store import DecisionFigure, Ledger
from quotetrack.terms import UNREVIEWED

#: Other programs may write to the ledger, too; what they did is seen after so many seconds.
_SECONDS: Final = 2.0
#: To read anew all that people decided takes some milliseconds for each document of theirs.
_FIGURES_SECONDS: Final = 60.0
_MOST_KNOWN: Final = 100


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


@define
class KnownFigures:
    """How often the program was right, for each publisher asked for, remembered for a while."""

    ledger: Ledger
    _known: dict[str, tuple[float, tuple[DecisionFigure, ...]]] = field(factory=dict, init=False)

    def of(self, publisher: str) -> tuple[DecisionFigure, ...]:
        """Return the figures for the documents of a publisher, for all of them where it is ""."""
        known = self._known
        until, found = known.get(publisher, (0.0, ()))
        if time.monotonic() > until:
            found = self.ledger.figures(publisher=publisher or None)
            if len(known) >= _MOST_KNOWN:
                known.clear()
            # What was written meanwhile made this dictionary one that nobody looks into.
            known[publisher] = (time.monotonic() + _FIGURES_SECONDS, found)
        return found

    def forget(self) -> None:
        """Read anew the next time: something was written."""
        self._known = {}
