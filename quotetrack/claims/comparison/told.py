"""Turns that only the text around two quotations tells: "he later walked back his remarks"."""

from __future__ import annotations

from quotetrack.claims.comparison.findings import Finding, shown
from quotetrack.claims.comparison.pair import Comparison

SCORE = 0.7


def may_turn(pair: Comparison) -> bool:
    """Return whether the text between the two says that the speaker turned."""
    return pair.same_text and pair.reversal is not None


def find_turn(pair: Comparison) -> Finding | None:
    """Return the turn that the text itself tells."""
    sequence = pair.sequence
    if sequence is None or sequence.reversal is None or sequence.cue is None:
        return None
    earlier, later = pair.earlier, pair.later
    one, other = shown(earlier.quotation.text, 80), shown(later.quotation.text, 80)
    return Finding(
        sequence.reversal,
        SCORE,
        "told_by_text",
        f"The text says so itself ({shown(sequence.cue.text)}): first {one}, then {other}.",
        earlier.opening,
        later.opening,
        "before the turn",
        "after the turn",
    )
