"""What two readings of one speaker make together: the findings that become claim pairs."""

from __future__ import annotations

from attrs import evolve

from quotetrack.claims.answer_pairs import compare_answers
from quotetrack.claims.findings import Finding, shown
from quotetrack.claims.lexical import weight
from quotetrack.claims.readings import Reading, were_days_apart
from quotetrack.claims.sequence import Sequence
from quotetrack.claims.statement_pairs import Clash, ClashKind, strongest_clash
from quotetrack.claims.statements import Statement
from quotetrack.claims.stems import is_participle
from quotetrack.claims.weak import weak_conflict
from quotetrack.claims.words import word_set
from quotetrack.model import Relation

# Nobody denies in the next breath what they have just said: there the words only look opposed.
_STEP = {"contrast": 1.0, "follow_up": 0.9, "apart": 0.85, "continuation": 0.55}
_OTHER_DAY = 0.95
# Below this a finding may give way to a weak sign.
_WEAK = 0.3
# The score of a turn that only the text tells.
_TOLD = 0.7
_CHANGED = 0.5
_VAGUE = 0.5
_TELLING = 0.5
_POINTERS = word_set("it him her them that this those these one there here so")
_PLANS = word_set("will would must want can")
_ANEW = word_set("again now longer anymore finally today currently meanwhile")
# How things stand does not change much in so many days.
_SOON = 14
_PERFECT = word_set("have has had")
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
    found = _find_conflict(earlier, later, sequence, topic)
    if found is None or found.score < _WEAK:
        weak = weak_conflict(earlier, later)
        if weak is not None and (found is None or weak.score > found.score):
            found = weak
    if sequence is None or sequence.reversal is None:
        return found
    if found is not None and found.score >= _TOLD:
        return found
    return _told(earlier, later, sequence, sequence.reversal)


def _told(earlier: Reading, later: Reading, sequence: Sequence, relation: Relation) -> Finding:
    """Return the turn that the text itself tells: "walked back his remarks"."""
    assert sequence.cue is not None
    one, other = shown(earlier.quotation.text, 80), shown(later.quotation.text, 80)
    return Finding(
        relation,
        _TOLD,
        "told_by_text",
        f"The text says so itself ({shown(sequence.cue.text)}): first {one}, then {other}.",
        (earlier.quotation.fragments[0].start, earlier.quotation.fragments[0].end),
        (later.quotation.fragments[0].start, later.quotation.fragments[0].end),
        "before the turn",
        "after the turn",
    )


def _find_conflict(
    earlier: Reading, later: Reading, sequence: Sequence | None, topic: float
) -> Finding | None:
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
        if sequence is None and _is_vague(clash):
            score *= _VAGUE
        if apart and _may_have_changed(clash, _days_between(earlier, later)):
            score *= _CHANGED
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


def _is_vague(clash: Clash) -> bool:
    """Return whether two texts need not speak of the same: "there's a problem", "I like him".

    Within one text such words may well point to one thing; in two texts nothing says so.
    """
    if len(clash.shared) > 1 or clash.kind == "number":
        return False
    if sum(map(weight, clash.shared)) < _TELLING:
        return True
    sides = (clash.first, clash.second)
    return any(s.subject in ("it", "they") or not _POINTERS.isdisjoint(s.forms[2:]) for s in sides)


def _may_have_changed(clash: Clash, days: int) -> bool:
    """Return whether the world, not the speaker, may have changed from one day to the other.

    A count of what has happened so far grows ("we have found 12 bodies"); how things stand changes
    in some weeks ("petrol costs 1.90"); plans, and what is over and done with, do neither. And
    something may be so "again" or "no longer". `days` lie between the two.
    """
    one, other = clash.first, clash.second
    if clash.quantities is not None:
        earlier, later = clash.quantities
        if earlier.is_date or not _PLANS.isdisjoint((one.modality, other.modality)):
            return False
        if _is_perfect(one.forms) and _is_perfect(other.forms):
            return later.low > earlier.low or days > _SOON
        if one.past and other.past:
            return False
        return days > _SOON
    return (
        not other.modality
        and other.subject not in ("self", "you")
        and not _ANEW.isdisjoint(other.forms)
    )


def _is_perfect(forms: tuple[str, ...]) -> bool:
    """Return whether a clause tells what has come about: "have found", "had been moved"."""
    return any(
        form in _PERFECT and any(is_participle(after) for after in forms[index + 1 : index + 3])
        for index, form in enumerate(forms)
    )


def _days_between(earlier: Reading, later: Reading) -> int:
    """Return how many days lie between the two, 0 where the text tells no dates."""
    if earlier.said is None or later.said is None:
        return 0
    return abs((later.said - earlier.said).days)


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
