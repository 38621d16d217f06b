"""A weak sign of conflict: one side denies, the other does not, and both use the same words.

Two clauses that go against each other are found in `statement_pairs`. Where no two do, this still
puts pairs in order below the threshold: for a reader who wants to see more, and for a model of the
caller's own. Measured on debates of politicians, it is right somewhat more often than not.
"""

from __future__ import annotations

from quotetrack.claims.comparison.differences import other_actor, phrases_differ
from quotetrack.claims.comparison.findings import Finding, shown
from quotetrack.claims.comparison.pair import Comparison
from quotetrack.claims.comparison.sides import Side
from quotetrack.claims.language.lexical import weight
from quotetrack.claims.propositions.phrases_of_nouns import Phrase
from quotetrack.claims.propositions.proposition import PLACE_PREPOSITIONS, Proposition
from quotetrack.claims.statements.clause_statements import Statement

# Longer quotations deny one thing and say another; of those nothing follows.
_MAX_WORDS = 40
# Never above this score: far below the default threshold.
MOST = 0.29
_LEAST = 0.03
_CONTAINED = 0.75
_MIN_SHARED = 0.25
# "Our rivals cannot go", "we can": both may be so.
_OF_OTHERS = 0.7


def may_deny(pair: Comparison) -> bool:
    """Return whether one of two short quotations denies something and the other does not."""
    one, other = pair.first, pair.second
    return max(one.length, other.length) <= _MAX_WORDS and one.denials % 2 != other.denials % 2


def find_weak_denial(pair: Comparison) -> Finding | None:
    """Return a finding with a score below 0.3, None where too little is shared."""
    earlier, later = pair.earlier, pair.later
    shared = sum(map(weight, earlier.stems & later.stems))
    if shared < _MIN_SHARED:
        return None
    fewer = min(earlier.weight, later.weight)
    overlap = shared / (earlier.weight + later.weight - shared)
    # A long statement that holds all of a short one is about its matter.
    score = MOST * (_CONTAINED * shared / fewer + (1 - _CONTAINED) * overlap)
    if _tell_of_two(earlier, later):
        score *= _OF_OTHERS
    if score < _LEAST:
        return None
    one, other = shown(earlier.quotation.text, 80), shown(later.quotation.text, 80)
    return Finding(
        "contradicts",
        score,
        "weak_negation",
        f"The same words, and only one side denies: {one} and {other}. That may mean little.",
        earlier.opening,
        later.opening,
        "denied" if earlier.denials % 2 else "said",
        "denied" if later.denials % 2 else "said",
    )


def _tell_of_two(earlier: Side, later: Side) -> bool:
    """Return whether the two statements that share most tell of two actors."""
    pairs = [
        (one, other)
        for one in earlier.statements
        for other in later.statements
        if not one.stems.isdisjoint(other.stems)
    ]
    if not pairs:
        return False
    one, other = pairs[0] if len(pairs) == 1 else max(pairs, key=_weight_shared)
    claim, against = earlier.proposition(one), later.proposition(other)
    return other_actor(claim, against) or _other_place(claim, against)


def _weight_shared(pair: tuple[Statement, Statement]) -> float:
    return sum(map(weight, pair[0].stems & pair[1].stems))


def _other_place(one: Proposition, other: Proposition) -> bool:
    """Return whether two places are named: "in Scotland", "in England"."""
    here, there = _named_places(one), _named_places(other)
    return bool(here) and bool(there) and all(phrases_differ(a, b) for a in here for b in there)


def _named_places(claim: Proposition) -> list[Phrase]:
    return [
        slot.phrase for slot in claim.slots if slot.name in PLACE_PREPOSITIONS and slot.phrase.names
    ]
