"""What two readings of one speaker make together: the findings that become claim pairs."""

from __future__ import annotations

from attrs import evolve

from quotetrack.claims.answer_pairs import compare_answers
from quotetrack.claims.findings import Finding, shown
from quotetrack.claims.readings import Reading, were_days_apart
from quotetrack.claims.sequence import Sequence
from quotetrack.claims.statement_pairs import Clash, ClashKind, strongest_clash
from quotetrack.claims.statements import Statement
from quotetrack.model import Relation

# Nobody denies in the next breath what they have just said: there the words only look opposed.
_STEP = {"contrast": 1.0, "follow_up": 0.9, "apart": 0.85, "continuation": 0.55}
_OTHER_DAY = 0.95
_PERFECT = frozenset(("have", "has", "had"))
_REASONS: dict[ClashKind, str] = {
    "negation": "negation",
    "opposite": "antonym",
    "number": "numeric",
    "tone": "tone",
}
_SIGNALS: dict[ClashKind, tuple[str, str]] = {
    "negation": ("said", "denied"),
    "opposite": ("opposite", "opposite"),
    "number": ("figure", "figure"),
    "tone": ("tone", "tone"),
}
_EXPLANATIONS: dict[ClashKind, str] = {
    "negation": "Same matter; one statement says what the other denies",
    "opposite": "Same matter in words of opposite meaning",
    "number": "Same measure with other figures",
    "tone": "Same matter, once praised and once condemned",
}


def find_conflict(
    earlier: Reading, later: Reading, sequence: Sequence | None, topic: float
) -> Finding | None:
    """Return the strongest relation between `earlier` and `later`, None where they agree.

    `sequence` is how they follow each other, None in different texts; `topic` (0 to 1) is how
    surely they answer one question.
    """
    best: Finding | None = None
    if topic:
        best = compare_answers(earlier, later, sequence, topic)
    clash = strongest_clash(earlier.statements, later.statements)
    if clash is not None and best is not None and _is_flat_denial(clash, earlier, best):
        # "I never met him", then "I met him twice": however few the meetings, both cannot stand.
        apart = were_days_apart(earlier, later)
        return evolve(_from_clash(clash, best.score, apart, earlier, later), score=best.score)
    if clash is not None and best is not None and _is_weakened(clash, best):
        # "I may have met him once" takes the denial back and affirms nothing.
        return best
    if clash is not None and _of_other_things(clash, earlier, later, topic):
        clash = None
    if clash is not None:
        apart = were_days_apart(earlier, later)
        step = 1.0 if sequence is None else _STEP[sequence.step]
        score = clash.score * (max(step, _OTHER_DAY) if apart else step)
        if best is None or score > best.score:
            best = _from_clash(clash, score, apart, earlier, later)
    return best


def _of_other_things(clash: Clash, earlier: Reading, later: Reading, topic: float) -> bool:
    """Return whether "it" is one thing here and another there: the questions tell."""
    if topic or earlier.quotation.question is None or later.quotation.question is None:
        return False
    return "it" in (clash.first.subject, clash.second.subject)


def _is_flat_denial(clash: Clash, earlier: Reading, found: Finding) -> bool:
    """Return whether a retreat from "no" really says what was denied before."""
    return (
        found.relation == "retreats"
        and earlier.answer.polarity == "no"
        and clash.kind == "negation"
        and clash.first.negated
        and clash.second.modality != "may"
        and clash.on_focus
    )


def _is_weakened(clash: Clash, found: Finding) -> bool:
    """Return whether the later statement only allows for what the earlier one denied."""
    return (
        found.relation == "retreats"
        and clash.kind == "negation"
        and clash.first.negated
        and clash.second.modality == "may"
    )


def _tells_fact(statement: Statement) -> bool:
    """Return whether a statement tells of something that has happened or not."""
    if statement.modality:
        return False
    return statement.past or not _PERFECT.isdisjoint(statement.forms)


def _from_clash(
    clash: Clash, score: float, apart: bool, earlier: Reading, later: Reading
) -> Finding:
    relation: Relation
    if clash.kind == "number":
        relation = "numeric_conflict"
    else:
        # A fact of the past cannot have changed since; a plan or a view can.
        settled = _tells_fact(clash.first) or _tells_fact(clash.second)
        relation = "changes_position" if apart and not settled else "contradicts"
    first_signal, second_signal = _SIGNALS[clash.kind]
    if clash.kind == "negation" and clash.first.negated:
        first_signal, second_signal = second_signal, first_signal
    one = shown(earlier.text[clash.first.start : clash.first.end])
    other = shown(later.text[clash.second.start : clash.second.end])
    return Finding(
        relation,
        score,
        _REASONS[clash.kind],
        f"{_EXPLANATIONS[clash.kind]}: {one} and {other}.",
        (clash.first.start, clash.first.end),
        (clash.second.start, clash.second.end),
        first_signal,
        second_signal,
    )
