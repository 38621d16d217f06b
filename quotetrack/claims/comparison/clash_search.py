"""The clearest clash between what two quotations state."""

from __future__ import annotations

from quotetrack.claims.comparison.claims_against import MOST_FOR_CLAIMS, find_claim_clash
from quotetrack.claims.comparison.differences import difference, other_actor
from quotetrack.claims.comparison.fillers import may_recur
from quotetrack.claims.comparison.opposition import Clash, find_clash
from quotetrack.claims.comparison.sides import Side, were_days_apart
from quotetrack.claims.statements.clause_statements import Statement

# Where something else is spoken of, both may hold: such a pair is for those who look further down.
_DIFFERENT = 0.15
# "We had a warrant", "we searched it without a warrant".
_WITHOUT = 0.7
_DATES = ("@month", "@weekday", "@year")


def strongest_clash(first: Side, second: Side) -> Clash | None:
    """Return the clearest clash between a statement of `first` and a later one of `second`.

    Statements that are no claims of the speaker's own are passed over.
    """
    best: Clash | None = None
    apart: bool | None = None
    for one in first.claims:
        stems = one.stems
        for other in second.claims:
            if stems.isdisjoint(other.stems):
                continue
            if apart is None:
                apart = were_days_apart(first, second)
            clash = _clash_in_words(first, second, one, other, days_apart=apart)
            if clash is None or clash.score < MOST_FOR_CLAIMS:
                differs = clash is not None and clash.kind == "negation" and bool(clash.differs)
                claimed = find_claim_clash(
                    first, second, one, other, days_apart=apart, differs=differs
                )
                if claimed is not None and (clash is None or claimed.score > clash.score):
                    clash = claimed
            if clash is not None and (best is None or clash.score > best.score):
                best = clash
    return best


def _clash_in_words(
    first: Side, second: Side, one: Statement, other: Statement, *, days_apart: bool
) -> Clash | None:
    """Return a clash that lies in words or figures, with what differs besides."""
    if "framed" in (one.excluded, other.excluded):
        return None
    clash = find_clash(one, other)
    if clash is None or (clash.kind != "number" and (one.excluded or other.excluded)):
        return None
    earlier, later = first.proposition(one), second.proposition(other)
    if clash.quantities is not None and clash.quantities[0].unit in _DATES:
        both = may_recur(earlier, later) or other_actor(earlier, later)
        return None if both else clash
    if clash.kind == "negation" and _is_without(one, other, clash):
        return clash.scored(max(clash.score, _WITHOUT))
    figures = clash.quantities is not None
    differs = difference(
        earlier, later, clash.words, days_apart=days_apart and not figures, figures=figures
    )
    if not differs:
        return clash
    return clash.scored(clash.score * _DIFFERENT, differs)


def _is_without(one: Statement, other: Statement, clash: Clash) -> bool:
    """Return whether one is without what the other has, and both share something else."""
    denial, claim = (one, other) if one.negated else (other, one)
    missing = denial.focus & clash.shared
    return (
        "without" in denial.forms
        and len(denial.focus) == 1
        and bool(missing)
        and bool(clash.shared - missing)
        and ("have" in claim.forms or "had" in claim.forms or "with" in claim.forms)
    )
