"""How likely an answer to a yes/no question is a yes, a no, or less than either.

Two logistic models over the words of the answer and how they stand to those of the question, learnt
by `quotetrack.train.answers` from Circa (Louis, Roth and Radlinski 2020, "I'd rather just go to
bed", CC BY 4.0). The weights are text, one feature a line. No feature comes from the phrase list,
so that the models can be measured on scenarios that they have not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from quotetrack.claims.language.lexical import opposites, valences
from quotetrack.claims.language.stems import STOP_WORDS, content_stems, stem
from quotetrack.claims.language.words import Words, word_list
from quotetrack.weights import bundled_weights, logistic

_NEGATORS = word_list("negators") | {"without"}
_MOST_WORDS = 30
_ALL = 0.7
_BEGINNING, _END = "<", ">"
_PASSED_OVER = frozenset(',;:"“”.')
_LENGTH_STEP, _LONGEST = 3, 5


@frozen
class AnswerOdds:
    """The probabilities of a yes, of a no, and of something between or on a condition."""

    yes: float
    no: float
    partial: float

    @classmethod
    def of(cls, yes: float, partial: float) -> AnswerOdds:
        """Return what the probabilities of two models come to: a no is what neither claims."""
        over = max(1.0, yes + partial)
        return cls(yes / over, max(0.0, 1.0 - yes - partial), partial / over)


def weigh_answer(question: Words, answer: Words) -> AnswerOdds:
    """Return how likely `answer` is a yes, a no or neither to `question`."""
    features = features_of_answer(question, answer)
    models = [bundled_weights(name, "claims") for name in ("answer_yes", "answer_partial")]
    yes, partial = (one.calibrated(logistic(one.score(features))) for one in models)
    return AnswerOdds.of(yes, partial)


def features_of_answer(question: Words, answer: Words) -> list[str]:
    """Return the names of the features of an answer, each once."""
    return list(dict.fromkeys(_features(question.forms, answer.forms)))


def _features(question: tuple[str, ...], answer: tuple[str, ...]) -> Iterator[str]:
    told = [form for form in answer if form not in _PASSED_OVER][:_MOST_WORDS]
    asked, answered = content_stems(question), content_stems(tuple(told))
    yield "0"
    denials = min(2, sum(form in _NEGATORS for form in told))
    denied = f"denials {min(1, denials)}"
    yield f"denials {denials}"
    opener = question[0] if question else ""
    yield f"asked {opener}"
    if not _NEGATORS.isdisjoint(question):
        yield "asked with a denial"
    shared = asked & answered
    how_much = "all" if shared and len(shared) > _ALL * len(asked) else "some" if shared else "none"
    yield f"shares {how_much}"
    yield f"shares {how_much}, {denied}"
    if last_content_stem(question) in answered:
        yield "repeats the last word"
        yield f"repeats the last word, {denied}"
    if any(answered & opposites().get(stemmed, frozenset()) - asked for stemmed in asked):
        yield "opposite word"
        yield f"opposite word, {denied}"
    yield f"length {min(_LONGEST, len(told) // _LENGTH_STEP)}"
    tone = _tone(told)
    yield f"tone {tone}"
    if _tone(question):
        yield f"tone {tone} to {_tone(question)}"
    yield from _of_words(opener, told, asked)


def _of_words(opener: str, told: list[str], asked: frozenset[str]) -> Iterator[str]:
    """Yield the words in a row; one of the question's own is "*"."""
    words = [
        _BEGINNING,
        *("*" if form not in STOP_WORDS and stem(form) in asked else form for form in told),
        _END,
    ]
    for word in words:
        yield f"word {word}"
    for one, two in pairwise(words):
        yield f"words {one} {two}"
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        yield f"words {one} {two} {three}"
    yield f"first {words[1]}"
    for word in words[1:4]:
        yield f"{opener} … {word}"


def last_content_stem(question: tuple[str, ...]) -> str:
    """Return the stem of the last content word of a question, mostly its verb or object."""
    return next((stem(f) for f in reversed(question) if f.isalpha() and f not in STOP_WORDS), "")


def _tone(forms: tuple[str, ...] | list[str]) -> str:
    known = valences()
    total = sum(known.get(form, 0.0) for form in forms)
    return "good" if total > 1 else "bad" if total < -1 else ""
