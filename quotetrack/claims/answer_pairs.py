"""Two answers of one speaker to one question that do not go together."""

from __future__ import annotations

from quotetrack.claims.answer_phrases import AnswerPolarity
from quotetrack.claims.findings import Finding, shown
from quotetrack.claims.readings import Reading, were_days_apart
from quotetrack.claims.reaffirm import reaffirms
from quotetrack.claims.sequence import Sequence
from quotetrack.claims.words import read_words
from quotetrack.model import Relation

# How surely a step away from a plain answer is worth a reader's look.
_RETREAT: dict[AnswerPolarity, float] = {
    "partial": 1.0,
    "uncertain": 0.92,
    "conditional": 0.88,
    "refusal": 0.88,
}
_STEP = {"contrast": 1.0, "follow_up": 0.95, "apart": 0.85, "continuation": 0.6}
# An elliptic answer ("Not exactly.") stands in for the whole proposition asked about; a long one
# has matter of its own, to which the cue may belong.
_SHORT = 16
# Scores of retreats that only the text around them tells.
_ANNOUNCED = 0.65
_CONCEDED = 0.8
_FRAGMENT = 0.6
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


def compare_answers(
    earlier: Reading, later: Reading, sequence: Sequence | None, topic: float
) -> Finding | None:
    """Return what two answers to one question make together, None where they agree.

    `sequence` is how they follow each other, None in different texts; `topic` (0 to 1) is how
    surely they answer the same question.
    """
    first, second = earlier.answer, later.answer
    if earlier.open_question and later.open_question and topic:
        return _other_value(earlier, later, sequence, topic)
    if _is_told_retreat(earlier, later, sequence):
        return _told_retreat(earlier, later, topic)
    if not first.plain or first.polarity == second.polarity:
        return None
    if reaffirms(first.polarity, read_words(later.quotation.text, _HEAD)):
        return None
    if second.polarity == "unclear":
        return _unspoken(earlier, later, sequence, topic)
    if earlier.open_question or later.open_question:
        topic *= 0.6
    score = topic * min(first.confidence, second.confidence)
    score *= _step(earlier, later, sequence)
    score *= _brevity(later)
    one, other = shown(earlier.quotation.text, 80), shown(later.quotation.text, 80)
    where = "Same question" if earlier.quotation.question is not None else "One after the other"
    if second.plain:
        # Whether something has happened cannot have changed since; a plan or a view can.
        changed = were_days_apart(earlier, later) and not earlier.about_facts
        relation: Relation = "changes_position" if changed else "contradicts"
        explanation = (
            f"{where}; first {one}, then {other}: {_NAMES[first.polarity]} "
            f"and {_NAMES[second.polarity]} cannot both stand."
        )
        return _finding(earlier, later, relation, score, "answer_polarity_shift", explanation)
    score *= _RETREAT[second.polarity]
    explanation = (
        f"{where}; first {one}, then {other}: "
        f"{_NAMES[second.polarity]} retreats from {_NAMES[first.polarity]}."
    )
    reason = f"answer_polarity_shift:{second.polarity}"
    return _finding(earlier, later, "retreats", score, reason, explanation)


def _other_value(
    earlier: Reading, later: Reading, sequence: Sequence | None, topic: float
) -> Finding | None:
    """Return a conflict of two answers to "how many", "how much", or "when"."""
    one, other = earlier.value, later.value
    if one is None or other is None or not one.conflicts(other):
        return None
    again = sequence is not None and sequence.step in ("contrast", "follow_up")
    score = topic * (_OTHER_VALUE if again else _OTHER_VALUE_SOMEWHERE)
    explanation = (
        f"Same question; first {shown(earlier.quotation.text, 80)}, "
        f"then {shown(later.quotation.text, 80)}: the figures exclude each other."
    )
    return _finding(earlier, later, "numeric_conflict", score, "numeric", explanation)


def _unspoken(
    earlier: Reading, later: Reading, sequence: Sequence | None, topic: float
) -> Finding | None:
    """Return a retreat that no phrase tells, but the text does: "first “yes”, then “my wife does”".

    Who has said yes and is quoted with something else for a second answer has not said yes again.
    """
    if sequence is None or later.length > _SHORT or later.open_question:
        return None
    if "?" in later.quotation.text:
        return None  # "How often must I tell you?" takes nothing back.
    asked = earlier.quotation.question is not None and later.quotation.question is not None
    if not asked and not sequence.one_sentence:
        return None
    if sequence.announced:
        score = _CONCEDED if sequence.conceded else _ANNOUNCED
    elif sequence.step in ("contrast", "follow_up") and later.is_fragment:
        score = _FRAGMENT
    else:
        return None
    explanation = (
        f"The text sets {shown(later.quotation.text, 80)} against "
        f"{shown(earlier.quotation.text, 80)}: it is not the {_NAMES[earlier.answer.polarity]} "
        "given before."
    ).replace("the a plain", "the plain")
    score *= topic * earlier.answer.confidence
    reason = "answer_polarity_shift:contrast"
    return _finding(earlier, later, "retreats", score, reason, explanation)


def _is_told_retreat(earlier: Reading, later: Reading, sequence: Sequence | None) -> bool:
    """Return whether the text says "at first “…”, then “…”", and the second is less than plain.

    Then the first need not be a phrase that is known: "very much so", "by Friday at the latest".
    """
    return (
        sequence is not None
        and sequence.announced
        and sequence.one_sentence
        and earlier.answer.polarity == "unclear"
        and later.answer.polarity in _RETREAT
        and max(earlier.length, later.length) <= _SHORT
        and earlier.quotation.question is not None
        and not earlier.open_question
    )


def _told_retreat(earlier: Reading, later: Reading, topic: float) -> Finding:
    one, other = shown(earlier.quotation.text, 80), shown(later.quotation.text, 80)
    explanation = (
        f"Same question; the text sets {other} against {one}: "
        f"{_NAMES[later.answer.polarity]} after another one."
    )
    reason = f"answer_polarity_shift:{later.answer.polarity}"
    score = _TOLD * topic * later.answer.confidence
    return _finding(earlier, later, "retreats", score, reason, explanation)


def _finding(
    earlier: Reading,
    later: Reading,
    relation: Relation,
    score: float,
    reason: str,
    explanation: str,
) -> Finding:
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


def _step(earlier: Reading, later: Reading, sequence: Sequence | None) -> float:
    if sequence is None:
        return 0.9
    if earlier.quotation.question != later.quotation.question:
        # The question was put twice, so the second answer is one of its own.
        return max(_STEP[sequence.step], _STEP["follow_up"])
    return _STEP[sequence.step]


def _brevity(reading: Reading) -> float:
    if reading.length <= _SHORT:
        return 1.0
    if reading.length >= _LONG:
        return 0.7
    return 1.0 - 0.3 * (reading.length - _SHORT) / (_LONG - _SHORT)
