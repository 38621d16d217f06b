"""Two answers of one speaker to one question that do not go together."""

from __future__ import annotations

from quotetrack.claims.answers.polarity import AnswerPolarity
from quotetrack.claims.answers.reaffirm import reaffirms
from quotetrack.claims.comparison.findings import Finding, shown
from quotetrack.claims.comparison.pair import Comparison
from quotetrack.claims.comparison.sequence import Sequence
from quotetrack.claims.comparison.sides import Side, were_days_apart
from quotetrack.claims.language.words import read_words
from quotetrack.model import Relation

# How surely a step away from a plain answer is worth a reader's look.
_RETREAT: dict[AnswerPolarity, float] = {
    "partial": 1.0,
    "uncertain": 0.92,
    "conditional": 0.88,
    "refusal": 0.88,
}
#: Answers to a yes/no question that are less than a plain one.
LESS_THAN_PLAIN = tuple(_RETREAT)
_STEP = {"contrast": 1.0, "follow_up": 0.95, "apart": 0.85, "continuation": 0.6}
# An elliptic answer ("Not exactly.") stands in for the whole proposition asked about; a long one
# has matter of its own, to which the cue may belong.
_SHORT = 16
# Scores of retreats that only the text around them tells.
_ANNOUNCED = 0.65
_CONCEDED = 0.8
_TOLD = 0.7
# Scores of two figures given in answer to one question, put again or somewhere else.
_OTHER_VALUE = 0.75
_OTHER_VALUE_SOMEWHERE = 0.55
_LONG = 45
# So many characters of an answer tell whether it keeps up the one before.
_HEAD = 400
_NAMES: dict[AnswerPolarity, str] = {
    "partial": "a partial answer",
    "uncertain": "an undecided answer",
    "conditional": "an answer on a condition",
    "refusal": "a refusal to answer",
    "yes": "a plain yes",
    "no": "a plain no",
}


def may_give_values(pair: Comparison) -> bool:
    """Return whether both sides may answer one "how many", "how much", or "when"."""
    return (
        pair.may_share_question
        and pair.first.open_question
        and pair.second.open_question
        and pair.first.value is not None
        and pair.second.value is not None
    )


def find_other_value(pair: Comparison) -> Finding | None:
    """Return a conflict of two figures or dates given in answer to one question."""
    earlier, later, sequence = pair.earlier, pair.later, pair.sequence
    one, other = earlier.value, later.value
    if not pair.topic or one is None or other is None or not one.conflicts(other):
        return None
    again = sequence is not None and sequence.step in ("contrast", "follow_up")
    score = pair.topic * (_OTHER_VALUE if again else _OTHER_VALUE_SOMEWHERE)
    explanation = (
        f"Same question; first {shown(earlier.quotation.text, 80)}, "
        f"then {shown(later.quotation.text, 80)}: the figures exclude each other."
    )
    return _finding(pair, "numeric_conflict", score, "numeric", explanation)


def may_answer_otherwise(pair: Comparison) -> bool:
    """Return whether one side may be a plain answer, and the other another answer or none."""
    if not pair.may_share_question:
        return False
    one, other = pair.first.answer, pair.second.answer
    return (one.plain or other.plain) and one.polarity != other.polarity


def find_reversed_answer(pair: Comparison) -> Finding | None:
    """Return a plain yes and a plain no to one question."""
    if not pair.later.answer.plain or not _moves_away(pair):
        return None
    # Whether something has happened cannot have changed since; a plan or a view can.
    changed = were_days_apart(pair.earlier, pair.later) and not pair.earlier.about_facts
    relation: Relation = "changes_position" if changed else "contradicts"
    explanation = f"{_both(pair)}: {_names(pair)} cannot both stand."
    return _finding(pair, relation, _score(pair), "answer_polarity_shift", explanation)


def find_retreat(pair: Comparison) -> Finding | None:
    """Return a plain answer that the second answer takes back in part."""
    polarity = pair.later.answer.polarity
    if polarity not in _RETREAT or not _moves_away(pair):
        return None
    explanation = (
        f"{_both(pair)}: {_NAMES[polarity]} retreats from {_NAMES[pair.earlier.answer.polarity]}."
    )
    score = _score(pair) * _RETREAT[polarity]
    return _finding(pair, "retreats", score, f"answer_polarity_shift:{polarity}", explanation)


def find_other_words(pair: Comparison) -> Finding | None:
    """Return a retreat that no phrase tells, but the text does: "first “yes”, then “my wife does”".

    Who has said yes and is quoted with something else for a second answer has not said yes again.
    """
    earlier, later, sequence = pair.earlier, pair.later, pair.sequence
    if later.answer.polarity != "unclear" or not _moves_away(pair):
        return None
    if sequence is None or later.length > _SHORT or later.open_question:
        return None
    if "?" in later.quotation.text:
        return None  # "How often must I tell you?" takes nothing back.
    asked = earlier.quotation.question is not None and later.quotation.question is not None
    if not sequence.announced or not (asked or sequence.one_sentence):
        return None
    explanation = (
        f"The text sets {shown(later.quotation.text, 80)} against "
        f"{shown(earlier.quotation.text, 80)}: it is not the {_NAMES[earlier.answer.polarity]} "
        "given before."
    ).replace("the a plain", "the plain")
    score = (_CONCEDED if sequence.conceded else _ANNOUNCED) * (
        pair.topic * earlier.answer.confidence
    )
    return _finding(pair, "retreats", score, "answer_polarity_shift:contrast", explanation)


def may_be_told_apart(pair: Comparison) -> bool:
    """Return whether one side may be an answer less than plain, and the other one of no kind."""
    questions = pair.first.quotation.question, pair.second.quotation.question
    if questions == (None, None) or not pair.may_share_question:
        return False
    kinds = {pair.first.answer.polarity, pair.second.answer.polarity}
    return "unclear" in kinds and not kinds.isdisjoint(_RETREAT)


def find_told_retreat(pair: Comparison) -> Finding | None:
    """Return a retreat where the text says "at first “…”, then “…”", and the second is not plain.

    Then the first need not be a phrase that is known: "very much so", "by Friday at the latest".
    """
    earlier, later, sequence = pair.earlier, pair.later, pair.sequence
    told = (
        sequence is not None
        and sequence.announced
        and sequence.one_sentence
        and earlier.answer.polarity == "unclear"
        and later.answer.polarity in _RETREAT
        and max(earlier.length, later.length) <= _SHORT
        and earlier.quotation.question is not None
        and not earlier.open_question
    )
    if not told or not pair.topic:
        return None
    one, other = shown(earlier.quotation.text, 80), shown(later.quotation.text, 80)
    polarity = later.answer.polarity
    explanation = (
        f"Same question; the text sets {other} against {one}: {_NAMES[polarity]} after another one."
    )
    score = _TOLD * pair.topic * later.answer.confidence
    return _finding(pair, "retreats", score, f"answer_polarity_shift:{polarity}", explanation)


def find_any_retreat(pair: Comparison) -> Finding | None:
    """Return a retreat from a plain answer, whatever tells it."""
    if not (may_answer_otherwise(pair) or may_be_told_apart(pair)):
        return None
    return find_retreat(pair) or find_other_words(pair) or find_told_retreat(pair)


def _moves_away(pair: Comparison) -> bool:
    """Return whether the first answer is a plain one, and the second another to the question."""
    first, second = pair.earlier.answer, pair.later.answer
    return (
        pair.topic > 0
        and not (pair.earlier.open_question and pair.later.open_question)
        and first.plain
        and first.polarity != second.polarity
        and not reaffirms(first.polarity, read_words(pair.later.quotation.text, _HEAD))
    )


def _score(pair: Comparison) -> float:
    earlier, later = pair.earlier, pair.later
    topic = pair.topic * (0.6 if earlier.open_question or later.open_question else 1.0)
    score = topic * min(earlier.answer.confidence, later.answer.confidence)
    score *= _step(earlier, later, pair.sequence)
    return score * (1.0 - 0.3 * min(1.0, max(0.0, (later.length - _SHORT) / (_LONG - _SHORT))))


def _both(pair: Comparison) -> str:
    one, other = (shown(side.quotation.text, 80) for side in (pair.earlier, pair.later))
    asked = pair.earlier.quotation.question is not None
    return f"{'Same question' if asked else 'One after the other'}; first {one}, then {other}"


def _names(pair: Comparison) -> str:
    return f"{_NAMES[pair.earlier.answer.polarity]} and {_NAMES[pair.later.answer.polarity]}"


def _finding(
    pair: Comparison, relation: Relation, score: float, reason: str, explanation: str
) -> Finding:
    earlier, later = pair.earlier, pair.later
    return Finding(
        relation,
        score,
        reason,
        explanation,
        earlier.answer_place,
        later.answer_place,
        f"answer: {earlier.answer.polarity}",
        f"answer: {later.answer.polarity}",
    )


def _step(earlier: Side, later: Side, sequence: Sequence | None) -> float:
    if sequence is None:
        return 0.9
    if earlier.quotation.question != later.quotation.question:
        # The question was put twice, so the second answer is one of its own.
        return max(_STEP[sequence.step], _STEP["follow_up"])
    return _STEP[sequence.step]
