"""Two statements of one speaker that do not go together, as findings."""

from __future__ import annotations

from quotetrack.claims.comparison.answer_pairs import find_any_retreat
from quotetrack.claims.comparison.findings import Finding, shown
from quotetrack.claims.comparison.opposition import Clash, ClashKind
from quotetrack.claims.comparison.pair import Comparison
from quotetrack.claims.comparison.sides import Side, were_days_apart
from quotetrack.claims.language.lexical import weight
from quotetrack.claims.language.stems import is_participle, stem
from quotetrack.claims.language.words import word_list
from quotetrack.claims.statements.clause_statements import Statement
from quotetrack.model import Relation

# Nobody denies in the next breath what they have just said: there the words only look opposed.
_STEP = {"contrast": 1.0, "follow_up": 0.9, "apart": 0.85, "continuation": 0.55}
_OTHER_DAY = 0.95
_CHANGED = 0.5
_VAGUE = 0.5
_TELLING = 0.5
_POINTERS = word_list("pointers")
_PLANS = word_list("plans")
_ANEW = word_list("anew")
# How things stand does not change much in so many days.
_SOON = 14
# How long or heavy something is does not change at all.
_DIMENSIONS = frozenset(map(stem, word_list("dimensions")))
# Nor how much room there is in it.
_MEASURES = frozenset("seats sleeps accommodates weighs measures spans".split())
_MOVES = word_list("changing_states") - {"out"}
# A share that is so many times another does not come about in so many days.
_MUCH = 1.5
_LONG = 120
_PERFECT = word_list("perfect")
_IN_WORDS: tuple[ClashKind, ...] = ("negation", "opposite", "tone")
_DENIALS: tuple[ClashKind, ...] = ("negation", "other words")
#: The reason, what is pointed out in the first statement and in the second, and the explanation.
KINDS: dict[ClashKind, tuple[str, str, str, str]] = {
    "negation": (
        "negation", "said", "denied", "Same matter; one statement says what the other denies"
    ),
    "opposite": ("antonym", "opposite", "opposite", "Same matter in words of opposite meaning"),
    "number": ("numeric", "figure", "figure", "Same measure with other figures"),
    "tone": ("tone", "tone", "tone", "Same matter, once praised and once condemned"),
    "other words": (
        "other_words", "said", "said otherwise",
        "Same matter; one says in other words what the other denies",
    ),
    "stance": ("stance", "attitude", "attitude", "For and against the same matter"),
    "filler": ("other_filler", "told", "told otherwise", "Only one of these can be so"),
    "doubt": ("doubt", "claimed", "left open", "First claimed, then left open"),
    "unsaid": (
        "unsaid", "said", "denied to have been said", "Said, and later denied to have been said"
    ),
}  # fmt: skip


def may_clash(pair: Comparison) -> bool:
    """Return whether a statement of one side may go against one of the other: a cheap look."""
    one, other = pair.first, pair.second
    if one.matter.isdisjoint(other.matter):
        return False
    mine, others = one.traits, other.traits
    return (
        "denies" in mine
        or "denies" in others
        or ("figures" in mine and "figures" in others)
        or ("good" in mine and "bad" in others)
        or ("bad" in mine and "good" in others)
        or not one.opposite_matter.isdisjoint(other.matter)
        or pair.may_claim_otherwise
    )


def find_flat_denial(pair: Comparison) -> Finding | None:
    """Return a retreat from "no" that says what was denied before.

    "I never met him", then "I met him twice": however few the meetings, both cannot stand.
    """
    if pair.any_clash is None or pair.any_clash.kind not in _DENIALS or not pair.may_share_question:
        return None
    if "no" not in (pair.first.answer.polarity, pair.second.answer.polarity):
        return None
    clash = pair.clash
    if clash is None or not _says_what_was_denied(pair, clash):
        return None
    retreat = find_any_retreat(pair)
    return _from_clash(pair, clash, retreat.score) if retreat is not None else None


def find_clash(kind: ClashKind, pair: Comparison) -> Finding | None:
    """Return the clearest clash of two statements where it is of this kind."""
    seen = pair.any_clash
    if seen is None or seen.kind != kind or seen.score < pair.floor:
        return None
    clash = pair.clash
    if clash is None or clash.kind != kind or _of_other_things(pair, clash):
        return None
    # "I never met him", then "I may have met him once" takes a denial back and affirms nothing.
    allows = clash.kind in _DENIALS and clash.first.negated and clash.second.modality == "may"
    taken_back = allows or _says_what_was_denied(pair, clash)
    if taken_back and find_any_retreat(pair) is not None:
        return None
    sequence = pair.sequence
    apart = were_days_apart(pair.earlier, pair.later)
    step = 1.0 if sequence is None else _STEP[sequence.step]
    score = clash.score * (max(step, _OTHER_DAY) if apart else step)
    if sequence is None and _is_vague(clash):
        score *= _VAGUE
    if apart and _may_have_changed(clash, _days_between(pair.earlier, pair.later)):
        score *= _CHANGED
    return _from_clash(pair, clash, score)


def _of_other_things(pair: Comparison, clash: Clash) -> bool:
    """Return whether "it" is one thing here and another there: the questions tell."""
    earlier, later = pair.earlier, pair.later
    if earlier.quotation.question is None or later.quotation.question is None or pair.topic:
        return False
    return "it" in (clash.first.subject, clash.second.subject)


def _says_what_was_denied(pair: Comparison, clash: Clash) -> bool:
    return (
        clash.kind in _DENIALS
        and clash.first.negated
        and clash.second.modality != "may"
        and clash.on_focus
        and pair.earlier.answer.polarity == "no"
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
    if len(clash.shared) > 1 or clash.kind not in _IN_WORDS:
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
            if earlier.unit.startswith("/"):
                return later.low > earlier.low  # What has been paid of a whole grows only.
            return later.low > earlier.low or days > _SOON
        lasting = not _MEASURES.isdisjoint(one.forms) and not _MEASURES.isdisjoint(other.forms)
        if (one.past and other.past) or earlier.unit in _DIMENSIONS or lasting:
            return False
        if earlier.unit.startswith("/") and _MOVES.isdisjoint(one.forms + other.forms):
            # From a tenth of the pupils to a half is too much for some months.
            much = max(earlier.low, later.low) > _MUCH * min(earlier.high, later.high)
            return days > (_LONG if much else _SOON)
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


def _days_between(earlier: Side, later: Side) -> int:
    """Return how many days lie between the two, 0 where the text tells no dates."""
    if earlier.said is None or later.said is None:
        return 0
    return abs((later.said - earlier.said).days)


def _from_clash(pair: Comparison, clash: Clash, score: float) -> Finding:
    relation: Relation
    if clash.kind == "number":
        relation = "numeric_conflict"
    elif clash.kind == "doubt":
        relation = "retreats"
    elif clash.kind == "unsaid":
        relation = "contradicts"
    else:
        # A fact of the past cannot have changed since; a plan or a view can.
        settled = _tells_fact(clash.first) or _tells_fact(clash.second)
        apart = were_days_apart(pair.earlier, pair.later)
        relation = "changes_position" if apart and not settled else "contradicts"
    reason, first_signal, second_signal, explanation = KINDS[clash.kind]
    if clash.kind in _DENIALS and clash.first.negated:
        first_signal, second_signal = second_signal, first_signal
    one = shown(pair.earlier.text[clash.first.start : clash.first.end])
    other = shown(pair.later.text[clash.second.start : clash.second.end])
    differs = f" But they differ in this: {clash.differs}." if clash.differs else ""
    return Finding(
        relation,
        score,
        reason,
        f"{explanation}: {one} and {other}.{differs}",
        (clash.first.start, clash.first.end),
        (clash.second.start, clash.second.end),
        first_signal,
        second_signal,
    )
