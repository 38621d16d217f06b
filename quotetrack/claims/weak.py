"""A weak sign of conflict: one side denies, the other does not, and both use the same words.

Two clauses that go against each other are found in `statement_pairs`. Where no two do, this still
puts pairs in order below the threshold: for a reader who wants to see more, and for a model of the
caller's own. Measured on debates of politicians, it is right somewhat more often than not.
"""

from __future__ import annotations

from quotetrack.claims.findings import Finding, shown
from quotetrack.claims.lexical import weight
from quotetrack.claims.readings import Reading

# Longer quotations deny one thing and say another; of those nothing follows.
_MAX_WORDS = 40
# Never above this score: far below the default threshold.
_MOST = 0.29
_LEAST = 0.03
_MIN_SHARED = 0.25


def weak_conflict(earlier: Reading, later: Reading) -> Finding | None:
    """Return a finding with a score below 0.3, None where both deny or neither does."""
    if earlier.denials % 2 == later.denials % 2:
        return None
    if max(earlier.length, later.length) > _MAX_WORDS:
        return None
    shared = sum(map(weight, earlier.stems & later.stems))
    if shared < _MIN_SHARED:
        return None
    fewer = min(sum(map(weight, earlier.stems)), sum(map(weight, later.stems)))
    overlap = shared / sum(map(weight, earlier.stems | later.stems))
    score = _MOST * (0.5 * shared / fewer + 0.5 * overlap)
    if score < _LEAST:
        return None
    one, other = shown(earlier.quotation.text, 80), shown(later.quotation.text, 80)
    return Finding(
        "contradicts",
        score,
        "weak_negation",
        f"The same words, and only one side denies: {one} and {other}. That may mean little.",
        _whole(earlier),
        _whole(later),
        "denied" if earlier.denials % 2 else "said",
        "denied" if later.denials % 2 else "said",
    )


def _whole(reading: Reading) -> tuple[int, int]:
    fragment = reading.quotation.fragments[0]
    return fragment.start, fragment.end
