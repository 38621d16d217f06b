"""Read descriptions of people: "the North Korean leader", "director of the agency"."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from quotetrack.lexicon.organisations import KNOWN_BODIES
from quotetrack.lexicon.people import (
    FEMALE_NOUNS,
    GROUP_NOUNS,
    MALE_NOUNS,
    PERSON_NOUNS,
    RELATIVE_NOUNS,
    ROLE_MODIFIERS,
)
from quotetrack.lexicon.places import COUNTRIES, DEMONYMS, US_STATES
from quotetrack.lexicon.word_classes import word_classes
from quotetrack.lexicon.words import words
from quotetrack.names.parse import Sex
from quotetrack.people.tokens import Word, Words

ARTICLES: Final = words("a an the this that")
POSSESSIVES: Final = words("his her their its my our your")
_STOP_WORDS: Final = words(
    "who whom whose which that and or but of for at in on from by with to as under over against "
    "is was are were be been has have had said says told will would"
)
FORMER: Final = words("former ex late then onetime one-time retired outgoing ousted deposed")
_FUTURE: Final = words("incoming next future designate elect presumptive would-be")
#: Role nouns of much the same meaning: one of a row may stand for another.
_KIN: Final = (
    words("congressman congresswoman representative mp mep msp lawmaker legislator politician"),
    words("president leader premier chancellor minister ruler dictator strongman monarch king"),
    words("senator lawmaker legislator politician"),
    words("candidate nominee frontrunner front-runner contender hopeful"),
    words("chairman chairwoman chair chairperson chief head boss"),
    words("spokesman spokeswoman spokesperson"),
    words("chief head boss director leader executive ceo"),
    words("adviser advisor aide strategist"),
    words("lawyer attorney counsel solicitor barrister prosecutor"),
    words("doctor physician surgeon neurosurgeon"),
    words("professor scholar academic lecturer"),
    words("journalist reporter correspondent columnist writer editor"),
    words("businessman tycoon mogul billionaire developer magnate entrepreneur"),
    words("businesswoman billionaire entrepreneur magnate"),
    words("officer detective sergeant captain policeman policewoman sheriff"),
    words("general commander officer admiral colonel"),
    words("official diplomat envoy ambassador"),
    words("author writer novelist"),
    words("scientist researcher expert"),
    words("analyst expert"),
    words("official secretary director"),
)


@frozen
class Role:
    """What somebody is. `head` is the noun in lower case ("leader"); `qualifiers` are the words
    that narrow it, in lower case ("north korean" gives the country's name in `country`).
    """

    head: str
    qualifiers: frozenset[str] = frozenset()
    country: str = ""
    former: bool = False

    @property
    def sex(self) -> Sex | None:
        """What the noun tells of the person's sex."""
        return sex_of_noun(self.head)

    @property
    def is_relative(self) -> bool:
        """Whether it names a person by a relative."""
        return self.head in RELATIVE_NOUNS


def sex_of_noun(noun: str) -> Sex | None:
    """Return the sex that a noun tells ("actress", "spokesman"), or None."""
    if noun in MALE_NOUNS:
        return "m"
    if noun in FEMALE_NOUNS:
        return "f"
    return None


#: Role nouns that mean the same.
_SAME: Final = (
    words("congressman congresswoman representative"),
    words("chairman chairwoman chair chairperson"),
    words("spokesman spokeswoman spokesperson"),
    words("adviser advisor"),
    words("front-runner frontrunner"),
    words("lawyer attorney"),
    words("journalist reporter correspondent"),
    words("doctor physician"),
    words("premier minister"),
    words("executive ceo"),
    words("policeman policewoman officer"),
)


def same_office(first: str, second: str) -> bool:
    """Return whether two role nouns mean the same."""
    return first == second or any(first in row and second in row for row in _SAME)


def akin(first: str, second: str) -> bool:
    """Return whether two role nouns can stand for one office ("leader" and "president")."""
    return first == second or any(first in row and second in row for row in _KIN)


def kin_of(head: str) -> frozenset[str]:
    """Return the role nouns that `akin` finds akin to `head`, itself included."""
    return frozenset({head}).union(*(row for row in _KIN if head in row))


def is_person_noun(word: str) -> bool:
    """Return whether a lower-case word is a noun for one person."""
    return word in PERSON_NOUNS or word.rpartition("-")[2] in PERSON_NOUNS


def is_group_noun(word: str) -> bool:
    """Return whether a lower-case word is a noun for several people: "officials", "a couple"."""
    if word in GROUP_NOUNS or word in ("pair", "couple", "duo"):
        return True
    return word.endswith("s") and not word.endswith("ss") and is_person_noun(word[:-1])


def role_of(items: list[Word]) -> Role | None:
    """Return the role that a short phrase names, or None where its head is no noun for a person.

    The head is the last noun for a person before a preposition or relative word. Qualifiers from
    both sides count: "CIA director" and "director of the CIA" are alike.
    """
    head_at = -1
    for index, item in enumerate(items):
        if item.lower in _STOP_WORDS and head_at >= 0:
            break
        if is_person_noun(item.lower) and not item.possessive:
            head_at = index
        elif head_at >= 0:
            break
    if head_at < 0:
        return None
    before = items[:head_at]
    for index in range(len(before) - 1, -1, -1):
        if before[index].possessive:
            # The possessor narrows the role and is no part of it.
            break
    qualifiers: set[str] = set()
    former = False
    for item in before:
        lower = item.lower
        if lower in FORMER:
            former = True
        elif lower not in ARTICLES and item.is_word:
            qualifiers.add(lower)
    after = items[head_at + 1 :]
    if after and after[0].lower in ("of", "for", "at", "from", "to"):
        for item in after[1:9]:
            if item.lower in ("and", "who", "which", "that", ",", ";"):
                break
            if item.is_word and item.lower not in _STOP_WORDS and item.lower not in ARTICLES:
                qualifiers.add(item.lower)
    country = _country_in([*before, *(after[:6] if after else [])])
    head = items[head_at].lower.removeprefix("ex-")
    if head == "pm":
        head = "minister"
        qualifiers.add("prime")
    return Role(
        head=head,
        qualifiers=frozenset(qualifiers),
        country=country,
        former=former or items[head_at].lower.startswith("ex-"),
    )


def _country_in(items: list[Word]) -> str:
    for size in (3, 2, 1):
        for index in range(len(items) - size + 1):
            phrase = " ".join(item.text for item in items[index : index + size])
            country = DEMONYMS.get(phrase) or COUNTRIES.get(phrase)
            if country:
                return country
            if phrase in US_STATES:
                return phrase
    return ""


def roles_in_apposition(words_: Words, first: int, last: int) -> list[Role]:
    """Return the roles that an appositive names, between the word indices `first` and `last`."""
    items = list(words_.items[first : last + 1])
    roles: list[Role] = []
    start = 0
    while start < len(items):
        role = role_of(items[start:])
        if role is None:
            break
        roles.append(role)
        joint = next(
            (
                index
                for index in range(start + 1, len(items))
                if items[index].lower == "and" and role_of(items[index + 1 : index + 7])
            ),
            None,
        )
        if joint is None:
            break
        start = joint + 1
    return roles


def is_modifier(words_: Words, index: int) -> bool:
    """Return whether the word can stand between an article and the noun of a description."""
    item = words_.items[index]
    lower = item.lower
    if not item.is_word and not item.text[0].isdigit():
        return False
    if item.possessive:
        return False
    if lower in ROLE_MODIFIERS or lower in PERSON_NOUNS or item.text in DEMONYMS:
        return True
    if item.is_capitalised:
        return lower not in _STOP_WORDS
    if lower in _STOP_WORDS or lower in ARTICLES or lower in POSSESSIVES:
        return False
    return word_classes(lower)[:1] in ("j", "n", "m", "e", "g", "")


def is_body_name(text: str) -> bool:
    """Return whether `text` is the name of a body that everybody knows."""
    return text in KNOWN_BODIES
