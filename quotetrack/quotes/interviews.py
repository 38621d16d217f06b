"""Who asks and who answers in an interview whose turns have no labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from quotetrack.lexicon.people import ASKERS
from quotetrack.lexicon.words import word_list
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.skeleton import Sentence, lower_at
from quotetrack.reading import Token

_DAYS: Final = word_list("quotes", "days")
_NAMES: Final = ("name", "title_name")
_MEETING: Final = word_list("quotes", "meeting")
_ACTIVE: Final = word_list("quotes", "active")
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
_HE: Final = frozenset({"he", "she", "they"})
_TALKED: Final = word_list("quotes", "talked")
_TELLING: Final = word_list("quotes", "telling")
#: What is had with somebody who asks: "in a chat with Ann Lee, the chef tells".
_TALKS: Final = frozenset("chat conversation interview interaction".split())
_ASKING_US: Final = frozenset({"i", "we", "you"})
_LONGEST_SUBJECT: Final = 7  # tokens, with the verb
_OURS: Final = frozenset({"i", "we", "recently", "have"})
_LINKS: Final = frozenset({"to", "with"})
_OWN_OF_OUTLET: Final = word_list("quotes", "own_of_outlet")
_LONGEST_OWN: Final = 5  # tokens
_LONGEST_BYLINE: Final = 12  # tokens
_LEAST_EVIDENCE: Final = 3


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
    Who asks has the most evidence: he is the subject of such a verb, stands behind "interviewed
    by" or "she told", or owns the series; or else the text is signed by him.

    Args:
        sentences: The sentences of the text.
        phrases: The noun phrases of each.
        end: The sentence of the first question.
        behind: The sentence after the last answer.
    """
    weights: Counter[str] = Counter()
    names: list[tuple[Place, list[str]]] = []
    asking: Counter[str] = Counter()
    in_full: Counter[str] = Counter()
    askers: dict[str, Place] = {}
    is_told = False
    told = [*range(end), *range(behind, len(sentences))]
    for index in told:
        if index == behind:
            # What stands below the last answer tells who answers only where nothing above does.
            is_told = any(len(words) > 1 for _, words in names)
        tokens = sentences[index].tokens
        for number, phrase in enumerate(phrases[index]):
            place = Place(index, number)
            evidence = _asks(sentences[index], phrase)
            if evidence:
                last = _bare(tokens[phrase.core_last])
                asking[last] += evidence
                # "The Review talked to Lee": a surname may look like an outlet.
                in_full[last] += evidence * (phrase.core_last > phrase.first)
                askers.setdefault(last, place)
            core = tokens[phrase.first : phrase.core_last + 1]
            if not is_told and _is_name(sentences[index], phrase) and _may_answer(core):
                words = [_bare(token) for token in tokens[phrase.first : phrase.core_last + 1]]
                names.append((place, words))
                weight = 1 + _MEETING_COUNTS * _is_met(sentences[index], phrase)
                weight += phrase.first == 0 and not tokens[phrase.core_last].quoted
                weights.update(dict.fromkeys({words[0], words[-1]}, weight))
                if any(
                    token.form.is_strong_given for token in tokens[phrase.first : phrase.core_last]
                ):
                    weights[words[-1]] += 1
    full = [one for one in names if len(one[1]) > 1 and in_full[one[1][-1]] <= _LEAST_EVIDENCE]
    answerer, words = (
        max(full, key=lambda one: weights[one[1][0]] + weights[one[1][-1]]) if full else (None, [])
    )
    asker = next(
        (
            askers[name]
            for name, evidence in asking.most_common()
            if evidence >= _LEAST_EVIDENCE and name not in words
        ),
        None,
    )
    return Interview(asker, answerer)


def _bare(token: Token) -> str:
    return _POSSESSIVE.sub("", token.lower)


def _is_name(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Return whether a phrase names a person: "Ann Lee", or in capitals "The baker Ann Lee"."""
    words = sentence.tokens[phrase.first : phrase.core_last + 1]
    if words[0].lower != "the":
        return phrase.kind in _NAMES
    has_role = any(word.form.is_person_noun for word in words[1:-1])
    return has_role and (
        phrase.kind in _NAMES
        or (
            phrase.kind == "organisation"
            and len(words) > _LEAST_OF_ROLE
            and words[-2].form.is_strong_given
        )
    )


def _may_answer(words: Sequence[Token]) -> bool:
    """Return whether words can name somebody who is met: no photo credit, no day of a headline."""
    return words[0].zone != "credit" and not any(word.text in _DAYS for word in words)


def _is_met(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Return whether a phrase stands behind "spoke with" or "interview with", maybe with a role."""
    tokens = sentence.tokens
    linked = False
    for index in range(phrase.first - 1, max(phrase.first - _LOOK_BACK, -1), -1):
        lower = tokens[index].lower
        if lower in _MEETING:
            if lower_at(tokens, index - 1) in _HE:
                return False  # "He met Ann Lee" tells not whom the outlet met.
            return linked or lower in _ACTIVE or lower.startswith("interview")
        if lower in _LINKS:
            linked = True
        elif lower in (".", ":", ";") or (lower == "by" and not linked):
            return False
    return False


def _asks(sentence: Sentence, phrase: NounPhrase) -> int:
    """Return how much evidence there is in a sentence that a phrase of it names who asks."""
    if phrase.kind not in ("name", "organisation"):
        return 0
    words = sentence.tokens[phrase.first : phrase.core_last + 1]
    if phrase.kind == "name" and len(words) > 1:
        signed = _signs(sentence, phrase) or 5 * _is_talked_to(sentence.tokens, phrase)
        if signed:
            return signed
    is_outlet = phrase.kind == "organisation" and words[0].lower == "the"
    # "The Harbour Courier", "The Observer"
    roles = words[: len(words) - is_outlet]
    if any(word.form.is_strong_given or word.form.is_person_noun for word in roles):
        return _person_asks(sentence, phrase) if len(words) > 1 else 0
    return _outlet_asks(sentence, phrase)


def _signs(sentence: Sentence, phrase: NounPhrase) -> int:
    """Judge a name behind "by": that of a byline, or "interview conducted by Ann Lee"."""
    tokens = sentence.tokens
    if lower_at(tokens, phrase.first - 1) != "by":
        return 0
    if phrase.first == 1:
        return 3 * (len(tokens) <= _LONGEST_BYLINE)
    return 5 * (lower_at(tokens, phrase.first - 2) in _INTERVIEWED)


def _outlet_asks(sentence: Sentence, phrase: NounPhrase) -> int:
    """Judge a name that is no person's: "The Review spoke with", "she tells The Review"."""
    tokens, behind = sentence.tokens, phrase.last + 1
    if lower_at(tokens, behind) in ("recently", "has"):
        behind += 1
    if lower_at(tokens, behind) in _ACTIVE:
        met_by_us = any(token.lower in _US for token in tokens[behind : behind + _NEAR])
        return 0 if met_by_us else 5  # "Lee sat down with us"
    if lower_at(tokens, behind) in ("put", "puts") and "to" in _lower(tokens, behind, _NEAR):
        return 4  # "The Review put five questions to Ms Lee"
    before = phrase.first - 1
    if lower_at(tokens, before) == "the":
        before -= 1
    verb, link = lower_at(tokens, before - 1), lower_at(tokens, before)
    if (verb, link) == ("interviewed", "by") or link in ("tells", "told", "telling"):
        return 5
    is_single = phrase.core_last == phrase.first
    if link in _LINKS and (phrase.kind == "organisation" or is_single):
        if verb.startswith("interview"):
            return 4
        if verb in ("exclusively", "down", "up"):
            verb = lower_at(tokens, before - 2)
        return 4 * (verb in _TELLING) * (lower_at(tokens, before - 2) not in _OURS)
    owned = _lower(tokens, phrase.core_last, _LONGEST_OWN)
    if any(word in ("'s", "’s", "'", "’") or word.endswith("'s") for word in owned[:2]):
        return 4 * (not _OWN_OF_OUTLET.isdisjoint(owned))
    return 0


def _lower(tokens: Sequence[Token], first: int, count: int) -> list[str]:
    return [token.lower for token in tokens[first : first + count]]


def _person_asks(sentence: Sentence, phrase: NounPhrase) -> int:
    """Judge the name of a person. Who "talks to" whom may be the one who answers."""
    tokens = sentence.tokens
    behind = phrase.last + 1
    if lower_at(tokens, behind) in ("recently", "has"):
        behind += 1
    if lower_at(tokens, behind) in _INTERVIEWS:
        return 5
    return 3 * (lower_at(tokens, behind) in _SITTING and "with" in _lower(tokens, behind + 1, 2))


def _is_talked_to(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """Return whether the one who answers talks to a person who is named without a role.

    "She sat down with Ann Lee", "Chef Bo Hale spoke to Ann Lee", "in a chat with Ann Lee, the chef
    tells": who answers is the one whom the text describes or has told of.
    """
    at = phrase.first - 1
    if lower_at(tokens, at) not in _LINKS:
        return False
    at -= 1
    while lower_at(tokens, at) in ("down", "exclusively", "recently", "up"):
        at -= 1
    if lower_at(tokens, at) in _TALKS and _tells_behind(tokens, phrase.last + 1):
        return True
    if lower_at(tokens, at) in _TALKS and lower_at(tokens, at - 1) == "in":
        at -= 2  # "She was in conversation with Ann Lee"
        if lower_at(tokens, at) not in ("is", "was"):
            return False
    elif lower_at(tokens, at) not in _TALKED:
        return False
    at -= 1
    while lower_at(tokens, at) in ("exclusively", "has", "have", "recently"):
        at -= 1
    return lower_at(tokens, at) in _HE or _is_described(tokens, at)


def _tells_behind(tokens: Sequence[Token], comma: int) -> bool:
    """Return whether somebody told of tells behind a comma: ", the chef tells", ", Lee speaks"."""
    if lower_at(tokens, comma) != "," or lower_at(tokens, comma + 1) in _ASKING_US:
        return False
    behind = _lower(tokens, comma + 1, _LONGEST_SUBJECT)
    verb = next((at for at, word in enumerate(behind) if word in _TELLING), 0)
    return verb > 0 and "," not in behind[:verb]


def _is_described(tokens: Sequence[Token], last: int) -> bool:
    """Return whether a role ends at a word or before the name that ends there: none who asks."""
    while last >= 0 and tokens[last].form.is_capitalised and not tokens[last].form.is_person_noun:
        last -= 1
    return last >= 0 and tokens[last].form.is_person_noun and tokens[last].lower not in ASKERS
