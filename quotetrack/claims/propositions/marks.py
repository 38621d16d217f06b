"""What a comparison must look for in a claim, found out once for each claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotetrack.claims.language.stems import stem
from quotetrack.claims.language.words import word_list

if TYPE_CHECKING:
    from quotetrack.claims.propositions.proposition import Proposition

#: Verbs, by their stem, that tell how somebody was killed: what the death was due to.
WAYS_OF_DYING = frozenset(map(stem, word_list("ways_of_dying")))
_ORIGINS = frozenset(map(stem, ("come", "stem", "originate", "start"))) | {"come"}
_GIVEN_UP = frozenset(("sell", "return", "delete", "give", "demolish"))
_PAST = ("past", "perfect")


def read_marks(claim: Proposition) -> frozenset[str]:
    """Return what a claim tells that may go against a claim with quite another verb.

    "stance" (an attitude), "cause", "missing" (there is none of something), "nobody", "only",
    "whereabouts" (where the speaker was), "told" (somebody of something), "given up" and "kept"
    (what one no longer or still has).
    """
    found = []
    if claim.stance is not None:
        found.append("stance")
    if _tells_cause(claim):
        found.append("cause")
    if claim.missing.stems:
        found.append("missing")
    if claim.negated and (claim.who == "nobody" or claim.subject.quantity == "none"):
        found.append("nobody")
    if is_only(claim):
        found.append("only")
    if claim.who == "self" and claim.tense in _PAST and claim.is_somewhere:
        found.append("whereabouts")
    if claim.tense in _PAST and not claim.names.isdisjoint(_GIVEN_UP):
        found.append("given up")
    if "inform" in claim.names and not claim.passive:
        found.append("told")
    if "own" in claim.names and claim.tense == "present" and "still" in claim.statement.forms:
        found.append("kept")
    return frozenset(found)


def is_only(claim: Proposition) -> bool:
    """Return whether it is said of these and nobody else: "only adults", "I alone"."""
    if claim.subject.quantity == "only":
        return True
    if claim.copula and claim.slot("object").quantity == "only":
        return True
    told = claim.statement.forms
    return claim.who == "self" and (told[:1] == ("only",) or (told[0], "alone") == told[:2])


def _tells_cause(claim: Proposition) -> bool:
    return (
        bool(claim.cause.stems)
        or claim.verb in ("die", "kill")
        or claim.verb in WAYS_OF_DYING
        or "cause" in claim.names
        or (not claim.names.isdisjoint(_ORIGINS) and bool(claim.slot("from").stems))
    )
