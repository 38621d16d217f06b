"""Answers that repeat or deny the question in its own words: "I have spoken to him"."""

from __future__ import annotations

from itertools import pairwise

from attrs import evolve

from quotetrack.claims.answers.polarity import UNCLEAR, Answer, AnswerPolarity, read_answer
from quotetrack.claims.answers.weighed import AnswerOdds, last_content_stem, weigh_answer
from quotetrack.claims.language.lexical import opposites
from quotetrack.claims.language.stems import content_stems, stem
from quotetrack.claims.language.words import Words, read_words, word_list

_NEGATORS = word_list("negators") | {"without"}
_DENIALS = word_list("denials")
_TURNING = word_list("turning")
_BEING = word_list("is_words")
_EARLY = 5
_MAX_WORDS = 30
_MIN_SHARED = 0.5
_DENIED = 0.86
_AFFIRMED = 0.7
# An answer without a phrase is told by its words from here on.
_SURE = 0.85


def answer_polarity(question: str, answer: str) -> Answer:
    """Return how `answer` answers the yes/no question `question`.

    The offsets of the result count in `answer`. The polarity is "unclear" where neither a phrase
    nor the words of the question tell, nor the words of the answer for sure (`weighed`). The
    confidence is the mean of what the phrase is given and of what a learnt model makes of question
    and answer; of 0.85 and more, nine of ten answers were what they are said to be in scenarios
    that the model had not seen.
    """
    words, asked = read_words(answer), read_words(question)
    return judge_answer(asked, words, weigh_answer(asked, words))


def judge_answer(asked: Words, words: Words, odds: AnswerOdds) -> Answer:
    """Return what phrases, the words of the question and the model's `odds` tell together."""
    found = read_answer(words)
    if found is UNCLEAR:
        found = read_echo(words, asked)
    if not words.forms or not asked.forms:
        return found
    if found is UNCLEAR:
        return _by_words(words, odds)
    return evolve(found, confidence=round((found.confidence + _odds_of(found, odds)) / 2, 4))


def _odds_of(found: Answer, odds: AnswerOdds) -> float:
    """Return the probability of what a phrase tells."""
    if found.polarity == "refusal":
        return max(found.confidence, odds.no)  # What the model learns from has hardly any.
    return {"yes": odds.yes, "no": odds.no}.get(found.polarity, odds.partial)


def _by_words(words: Words, odds: AnswerOdds) -> Answer:
    """Return what the model is sure of, with all words as the cue."""
    told: dict[AnswerPolarity, float] = {"yes": odds.yes, "no": odds.no, "partial": odds.partial}
    best = max(told, key=lambda polarity: told[polarity])
    if told[best] < _SURE or len(words) > _MAX_WORDS:
        return UNCLEAR
    return Answer(best, words.starts[0], words.ends[-1], round(told[best], 4))


def _opposed(predicate: str, asked: frozenset[str], answered: frozenset[str]) -> bool:
    """Return whether the answer has the opposite of a word asked about: "leave" and "staying"."""
    table = opposites()
    return any(
        answered & table.get(s, frozenset()) - asked for s in asked if s in table or s == predicate
    )


def read_echo(words: Words, question: Words) -> Answer:
    """Read "I have spoken to him" as yes to "if he had spoken to …", "I don't eat meat" as no."""
    stems = content_stems(question.forms)
    forms = words.forms
    answered = content_stems(forms)
    if any(one in _BEING and two == "gone" for one, two in pairwise(forms)):
        # "He is gone" says that he has left.
        answered |= {stem("leave")}
    if not answered or len(words) > _MAX_WORDS or "?" in forms or "if" in forms:
        return UNCLEAR
    found = _polarity(forms, answered, question.forms, stems)
    if found is None:
        return UNCLEAR
    return Answer(found[0], words.starts[0], words.ends[-1], found[1])


def _polarity(
    forms: tuple[str, ...],
    answered: frozenset[str],
    question: tuple[str, ...],
    stems: frozenset[str],
) -> tuple[AnswerPolarity, float] | None:
    """Return yes or no with a confidence, None where the words of the question do not tell."""
    shared = stems & answered
    denials = sum(form in _NEGATORS for form in forms)
    asked_denied = not _NEGATORS.isdisjoint(question)
    predicate = last_content_stem(question)
    turned = not _TURNING.isdisjoint(forms)
    if denials == 1 and not asked_denied and shared:
        early = not turned and not _DENIALS.isdisjoint(forms[:_EARLY])
        return ("no", _DENIED) if early else None
    if not denials and not asked_denied and _opposed(predicate, stems, answered):
        return "no", _AFFIRMED
    much = len(shared) >= _MIN_SHARED * len(stems) or predicate in shared
    if not shared or not much or turned:
        return None
    return ("no" if (denials % 2 == 1) != asked_denied else "yes"), _AFFIRMED
