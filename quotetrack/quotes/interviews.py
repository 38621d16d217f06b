"""Who asks and who answers in an interview whose turns have no labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.skeleton import Sentence, lower_at
from quotetrack.reading import Token

_DAYS: Final = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June "
    "July August September October November December".split()
)
_NAMES: Final = ("name", "title_name")
#: Words in front of whom somebody interviews: "spoke with Ann Lee", "interview with Ann Lee".
_MEETING: Final = frozenset(
    "asked asks interview interviewed interviewing interviews conversation spoke speaks spoken "
    "talk talked talks talking speaking sat sits met meets meet chat chats chatted caught catches "
    "joined joins q&a questions profile".split()
)
_ACTIVE: Final = frozenset(
    "asked asks interviewed interviews spoke speaks talked talks sat sits met meets chatted caught "
    "catches".split()
)
#: What a person who asks does: "Ann Lee interviewed …", "Ann Lee sat down with …".
_INTERVIEWS: Final = frozenset("interviewed interviews quizzed quizzes".split())
_SITTING: Final = frozenset("sat sits caught catches met meets chatted chats".split())
_INTERVIEWED: Final = frozenset("interview interviewed conducted questions".split())
_LOOK_BACK: Final = 14
_LEAST_OF_ROLE: Final = 3  # words
_US: Final = frozenset({"us", "me"})
_NEAR: Final = 8  # tokens
_MEETING_COUNTS: Final = 10
_POSSESSIVE: Final = re.compile(r"'s?\Z")


class Place(NamedTuple):
    """A noun phrase, by its sentence and its number there."""

    sentence: int
    phrase: int


@frozen
class Interview:
    """Who asks and who answers, None where the text does not tell."""

    asker: Place | None = None
    answerer: Place | None = None


def people_of_interview(
    sentences: Sequence[Sentence],
    phrases: Mapping[int, Sequence[NounPhrase]],
    end: int,
    behind: int,
) -> Interview:
    """Return who asks and who answers, by the sentences in front of the first question.

    Where these name nobody in full, those behind the last answer tell.

    Who answers is whom the text says to be met or interviewed, or else whom it names most often.
    Who asks is the subject of such a verb, or who stands behind "interviewed by".

    Args:
        sentences: The sentences of the text.
        phrases: The noun phrases of each.
        end: The sentence of the first question.
        behind: The sentence after the last answer.
    """
    weights: Counter[str] = Counter()
    names: list[tuple[Place, list[str]]] = []
    askers: list[Place] = []
    told = [*range(end), *range(behind, len(sentences))]
    for index in told:
        if index >= behind and any(len(words) > 1 for _, words in names):
            break  # What stands below the last answer counts only where nothing above tells.
        tokens = sentences[index].tokens
        for number, phrase in enumerate(phrases[index]):
            place = Place(index, number)
            if _meets(sentences[index], phrase):
                askers.append(place)
            if _is_name(sentences[index], phrase) and _may_answer(
                tokens[phrase.first : phrase.core_last + 1]
            ):
                words = [
                    _POSSESSIVE.sub("", token.lower)
                    for token in tokens[phrase.first : phrase.core_last + 1]
                ]
                names.append((place, words))
                weight = 1 + _MEETING_COUNTS * _is_met(sentences[index], phrase)
                weight += phrase.first == 0 and not tokens[phrase.core_last].quoted
                weights.update(dict.fromkeys({words[0], words[-1]}, weight))
                if any(
                    token.form.is_strong_given for token in tokens[phrase.first : phrase.core_last]
                ):
                    weights[words[-1]] += 1
    full = [one for one in names if len(one[1]) > 1]
    if not full:
        return Interview(askers[0] if askers else None)
    answerer, words = max(full, key=lambda one: weights[one[1][0]] + weights[one[1][-1]])
    asker = next((one for one in askers if _last_word(sentences, phrases, one) not in words), None)
    return Interview(asker, answerer)


def _is_name(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Return whether a phrase names a person: "Ann Lee", or in capitals "The baker Ann Lee"."""
    words = sentence.tokens[phrase.first : phrase.core_last + 1]
    return phrase.kind in _NAMES or (
        phrase.kind == "organisation"
        and len(words) > _LEAST_OF_ROLE
        and words[0].lower == "the"
        and words[-2].form.is_strong_given
        and any(word.form.is_person_noun for word in words[1:-2])
    )


def _may_answer(words: Sequence[Token]) -> bool:
    """Return whether words can name somebody who is met: no photo credit, no day of a headline."""
    return words[0].zone != "credit" and not any(word.text in _DAYS for word in words)


def _last_word(
    sentences: Sequence[Sentence], phrases: Mapping[int, Sequence[NounPhrase]], place: Place
) -> str:
    tokens = sentences[place.sentence].tokens
    return tokens[phrases[place.sentence][place.phrase].core_last].lower


def _is_met(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Return whether a phrase stands behind "spoke with" or "interview with", maybe with a role."""
    tokens = sentence.tokens
    linked = False
    for index in range(phrase.first - 1, max(phrase.first - _LOOK_BACK, -1), -1):
        lower = tokens[index].lower
        if lower in _MEETING:
            return linked or lower in _ACTIVE or lower.startswith("interview")
        if lower in ("with", "to"):
            linked = True
        elif lower in (".", ":", ";") or (lower == "by" and not linked):
            return False
    return False


def _meets(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Return whether somebody asks: "The Review spoke with", "interviewed by Ann Lee"."""
    tokens = sentence.tokens
    words = tokens[phrase.first : phrase.core_last + 1]
    if phrase.kind not in ("name", "organisation"):
        return False
    if any(word.form.is_strong_given or word.form.is_person_noun for word in words):
        return len(words) > 1 and _person_meets(sentence, phrase)
    behind = lower_at(tokens, phrase.last + 1)
    if behind in _ACTIVE or (behind in ("recently", "has") and _next_is_active(sentence, phrase)):
        return not any(
            token.lower in _US for token in tokens[phrase.last + 1 : phrase.last + _NEAR]
        )  # "Lee sat down with us"
    second, last = lower_at(tokens, phrase.first - 2), lower_at(tokens, phrase.first - 1)
    if last == "the":
        second, last = lower_at(tokens, phrase.first - 3), second
    is_body = phrase.kind == "organisation"
    return (
        (second, last) == ("interviewed", "by")
        or last in ("tells", "told")
        or (is_body and second in _ACTIVE and last in ("to", "with"))
    )


def _person_meets(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Return whether a person asks. Who "talks to" whom may be the one who answers."""
    tokens = sentence.tokens
    behind = phrase.last + 1
    if lower_at(tokens, behind) in ("recently", "has"):
        behind += 1
    if lower_at(tokens, phrase.first - 1) == "by":
        return lower_at(tokens, phrase.first - 2) in _INTERVIEWED
    verb = tokens[behind + 1 : behind + 3] if behind < len(tokens) else []
    links = {token.lower for token in verb}
    return lower_at(tokens, behind) in _INTERVIEWS or (
        lower_at(tokens, behind) in _SITTING and "with" in links
    )


def _next_is_active(sentence: Sentence, phrase: NounPhrase) -> bool:
    return lower_at(sentence.tokens, phrase.last + 2) in _ACTIVE
