"""How a yes/no question was answered: yes, no, partly, perhaps, on a condition, or not at all."""

from __future__ import annotations

from typing import Literal, cast, get_args

from attrs import frozen

from quotetrack.claims.language.phrases import PhraseMatch, PhraseTable, skip_openers
from quotetrack.claims.language.words import Words, ends_clause

AnswerPolarity = Literal["yes", "no", "partial", "uncertain", "conditional", "refusal", "unclear"]
_Label = tuple[AnswerPolarity, float]
_Match = PhraseMatch[_Label]

# An answer stands at the head of what is said; later sentences tell other things.
_MAX_WORDS = 60
_LEAD_REACH = 10
# More words than these add nothing to the evidence for a polarity.
_FULL_MASS = 8
_PLAIN: frozenset[AnswerPolarity] = frozenset(("yes", "no"))
# Among equals, the more telling class wins: a refusal often contains a hedge, not the reverse.
_RANK: dict[AnswerPolarity, int] = {"refusal": 4, "conditional": 3, "partial": 2, "uncertain": 1}


@frozen
class Answer:
    """What an answer amounts to, and the words that say so.

    `start` and `end` are character offsets of the cue in the text that was read; `confidence`
    (0 to 1) is how likely the polarity is right.
    """

    polarity: AnswerPolarity
    start: int
    end: int
    confidence: float

    @property
    def plain(self) -> bool:
        """Whether this is a straight yes or no."""
        return self.polarity in _PLAIN


UNCLEAR = Answer("unclear", 0, 0, 0.0)


def _read_label(text: str) -> _Label:
    """Return a polarity and a confidence (0 to 1)."""
    polarity, confidence = text.split()
    if polarity not in get_args(AnswerPolarity):
        raise ValueError(f"No such polarity: {polarity!r}.")
    return cast(AnswerPolarity, polarity), float(confidence)


# Most entries are products of small classes (a refusing verb phrase and a verb of telling), so
# that wordings that nobody listed are met too.
_PHRASES = PhraseTable("answers", _read_label)


def read_answer(words: Words) -> Answer:
    """Return how `words` answer a yes/no question.

    Only the first two sentences, and at most 60 words, are read. The answer is "unclear" where no
    phrase tells; a caller who knows the question can then compare the two.
    """
    end = _answer_end(words)
    if not end:
        return UNCLEAR
    found = _drop_covered(_PHRASES.find(words, 0, end))
    if not found:
        return UNCLEAR
    lead = _lead(found, skip_openers(words.forms, 0, end))
    if lead is not None:
        chosen, confidence = _qualify_lead(lead, found, words)
    else:
        mass = _mass(found)
        chosen = max(found, key=lambda match: (_weight(match, mass), -match.first))
        confidence = chosen.label[1]
    start, end = _whole_cue(chosen, found, words)
    return Answer(chosen.label[0], start, end, confidence)


def _whole_cue(chosen: _Match, found: list[_Match], words: Words) -> tuple[int, int]:
    """Return the offsets of `chosen` with all cues of its kind in the same clause."""
    first, end = chosen.first, chosen.end
    if chosen.label[0] not in _PLAIN:
        for match in found:
            if match.label[0] != chosen.label[0]:
                continue
            between = words.forms[min(first, match.first) : max(end, match.end)]
            if not any(ends_clause(form) for form in between):
                first, end = min(first, match.first), max(end, match.end)
    return words.starts[first], words.ends[end - 1]


def _answer_end(words: Words) -> int:
    for number, (_first, end) in enumerate(words.sentences(), start=1):
        if end >= _MAX_WORDS:
            return min(len(words), _MAX_WORDS)
        # A one-word sentence ("Look.") is no answer yet.
        if number >= 2 and end > 4:
            return end
    return len(words)


def _drop_covered(found: list[_Match]) -> list[_Match]:
    """Leave out matches that lie inside a longer one: "sure" inside "not sure"."""
    kept = []
    for match in found:
        length = match.end - match.first
        if not any(
            other is not match
            and other.first <= match.first
            and match.end <= other.end
            and (other.end - other.first > length or _standing(other) > _standing(match))
            for other in found
        ):
            kept.append(match)
    return kept


def _standing(match: _Match) -> tuple[float, int]:
    return match.label[1], _RANK.get(match.label[0], 0)


def _lead(found: list[_Match], answer_start: int) -> _Match | None:
    return next((m for m in found if m.label[0] in _PLAIN and m.first <= answer_start), None)


def _qualify_lead(lead: _Match, found: list[_Match], words: Words) -> tuple[_Match, float]:
    """Let "Yes, if …" and "No, I can't discuss it" be what they are."""
    forms = words.forms
    for match in found:
        polarity = match.label[0]
        if match is lead or polarity in _PLAIN or match.first > lead.end + _LEAD_REACH:
            continue
        if any(form in ".!?" for form in forms[lead.end : match.first]):
            continue
        if match.first < lead.end < match.end:
            # "I would never close a door": the "no" is a part of something else.
            return match, match.label[1]
        if lead.label[0] == "no" and polarity != "refusal":
            continue
        return match, match.label[1] * 0.85
    return lead, lead.label[1]


def _mass(found: list[_Match]) -> dict[AnswerPolarity, int]:
    """Return how many words speak for each polarity: several cues weigh more than one."""
    covered: dict[AnswerPolarity, set[int]] = {}
    for match in found:
        covered.setdefault(match.label[0], set()).update(range(match.first, match.end))
    return {polarity: len(words) for polarity, words in covered.items()}


def _weight(match: _Match, mass: dict[AnswerPolarity, int]) -> float:
    polarity, confidence = match.label
    evidence = min(mass[polarity], _FULL_MASS)
    return confidence - 0.015 * match.first + 0.02 * evidence + 0.005 * _RANK.get(polarity, 0)
