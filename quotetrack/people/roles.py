"""Read descriptions of people: "the North Korean leader", "director of the agency"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Final

from attrs import frozen

from quotetrack.lexicon.forms import Form, form_of, is_age
from quotetrack.lexicon.function_words import ARTICLES, ENDS_OF_ROLES
from quotetrack.lexicon.people import RELATIVE_NOUNS
from quotetrack.lexicon.places import (
    COUNTRIES,
    DEMONYMS,
    NATIVES,
    PLACES,
    SMALLER_TOWNS,
    US_STATES,
    is_native,
)
from quotetrack.lexicon.players import name_for_player, words_for_player
from quotetrack.lexicon.roles import FORMER, RANKS, sex_of_noun
from quotetrack.lexicon.words import words
from quotetrack.names.parse import Sex
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

#: Endings of peoples as a whole, and of adjectives that are no nouns for one of them.
_SEVERAL: Final = ("s", "ish", "sh", "ch", "ese", "men", "women")
_ONE: Final = frozenset({"Czech"})
#: Endings that make of a town somebody who comes from there: "Dubliner", "Parisian".
_FROM_PLACES: Final = ("er", "r", "ite", "ian", "an", "n")


_TIMES: Final = words("years months decades weeks")


@frozen(cache_hash=True)
class Role:
    """What somebody is. `head` is the noun in lower case ("leader"); `qualifiers` are the words
    that narrow it, in lower case ("north korean" gives the country's name in `country`). "The
    Dutchman" has the head "native man", "the Londoner" "native".
    """

    head: str
    qualifiers: frozenset[str] = frozenset()
    country: str = ""
    former: bool = False

    @property
    def sex(self) -> Sex | None:
        """What the noun tells of the person's sex."""
        return sex_of_noun(self.head.removeprefix("native ").partition("-of-")[0])

    @cached_property
    def age(self) -> str:
        """What it tells of the person's age, as "49-year-old"; "" where it tells nothing."""
        return next((word for word in (self.head, *self.qualifiers) if is_age(word)), "")

    @property
    def is_relative(self) -> bool:
        """Whether it names a person by a relative."""
        return self.head in RELATIVE_NOUNS


def role_of(items: Sequence[Token]) -> Role | None:
    """Return the role that a short phrase names, or None where its head is no noun for a person.

    The head is the last noun for a person before a preposition or relative word. Qualifiers from
    both sides count: "CIA director" and "director of the CIA" are alike.
    """
    return role_in(
        tuple([item.text for item in items]),
        tuple([at for at, item in enumerate(items) if item.possessive]),
    )


@lru_cache(maxsize=20_000)
def role_in(texts: tuple[str, ...], owners: tuple[int, ...] = ()) -> Role | None:
    """Return the role that the words of a phrase name, as `role_of` does.

    `owners` are the indices of the words that are possessive, and so no heads.
    """
    forms = [form_of(text) for text in texts]
    head_at, last = _head_of_role(forms, owners)
    if head_at < 0:
        return None
    before, after = forms[:head_at], forms[last + 1 :]
    qualifiers: set[str] = set()
    former = False
    for form in before:
        if form.lower in FORMER:
            former = True
        elif (form.is_word or is_age(form.lower)) and form.lower not in ARTICLES:
            qualifiers.add(form.lower)
    if after and after[0].lower in ("of", "for", "at", "from", "to"):
        for form in after[1:9]:
            if form.lower in ("and", "who", "which", "that", ",", ";"):
                break
            if form.is_word and form.lower not in ENDS_OF_ROLES and form.lower not in ARTICLES:
                qualifiers.add(form.lower)
    head = name_for_player([form.lower for form in forms[head_at : last + 1]])
    former = former or head.startswith("ex-")
    head = head.removeprefix("ex-")
    if head == "pm":
        head = "minister"
        qualifiers.add("prime")
    if head in RELATIVE_NOUNS and counts_children(after):
        head = f"{head}-of-{after[1].lower}"  # of her own: no relative of somebody named
    country = _country_in([form.text for form in [*before, *after[:6]]])
    return Role(head, frozenset(qualifiers), country, former)


def _head_of_role(forms: Sequence[Form], owners: tuple[int, ...]) -> tuple[int, int]:
    """Return where the noun of a role begins and ends, (-1, -1) where there is none."""
    head = -1
    for index, form in enumerate(forms):
        if head >= 0 and form.lower in ENDS_OF_ROLES:
            break
        if form.is_person_noun and index not in owners:
            head = index
        elif head >= 0 and not _is_rank_of_office(forms, head, index):
            break
        elif (
            index
            and (size := words_that_play(forms[index - 1], form))
            and _ends_role(forms, index + 1)
        ):
            return index + 1 - size, index
    return head, head


def _is_rank_of_office(forms: Sequence[Form], head: int, index: int) -> bool:
    """Return whether a noun ranks the office named behind it: "deputy finance minister"."""
    named = forms[index : index + 3]
    at = next((at for at, form in enumerate(named) if form.is_person_noun), 0)
    return (
        forms[head].lower in RANKS
        and index <= head + 2
        and at > 0
        and all(form.is_capitalised or form.main_class in ("n", "j") for form in named[:at])
    )


def _ends_role(forms: Sequence[Form], index: int) -> bool:
    """Return whether a role is at its end before the word at `index`."""
    return index == len(forms) or not forms[index].is_word or forms[index].lower in ENDS_OF_ROLES


def counts_children(after: Sequence[Form]) -> bool:
    """Return whether a noun for a relative goes on with how many: "mother of three"."""
    return (
        len(after) > 1
        and after[0].lower == "of"
        and (after[1].main_class == "m" or after[1].lower == "one")
        and not (len(after) > 2 and after[2].lower in _TIMES)  # "wife of 52 years"
    )


def role_of_native(items: Sequence[Token]) -> Role | None:
    """Return what "the Italian", "the Dutchman" or "the Londoner" tells of one person, or None.

    None as well where a people as a whole is meant ("the French"), or a noun follows.
    """
    if (
        len(items) < 2
        or items[0].lower != "the"
        or (not items[0].form.opens_small and not items[0].opens_sentence)
    ):
        return None
    *between, last = items[1:]
    native = last.text
    if between and is_native(f"{between[-1].text} {native}"):
        native = f"{between.pop().text} {native}"  # "the South Korean"
    if not all(item.form.opens_small for item in between):
        return None
    if not all(item.form.main_class in ("j", "e") for item in between):
        return None
    noun = next((noun for noun in ("woman", "man") if native.endswith(noun)), "")
    country = DEMONYMS.get(native, "")
    if country:
        is_one = not native.endswith(_SEVERAL) or native in _ONE
    elif noun and (country := DEMONYMS.get(native.removesuffix(noun), "")):
        is_one = True  # "the Englishman"
    elif noun and any(native.removesuffix(noun) in places for places in (PLACES, SMALLER_TOWNS)):
        is_one = True  # "the Kerryman"
    else:
        is_one = native in NATIVES or any(
            native.removesuffix(end) in PLACES for end in _FROM_PLACES if native.endswith(end)
        )
    return Role(f"native {noun}".rstrip(), country=country) if is_one else None


def role_of_player(items: Sequence[Token]) -> Role | None:
    """Return what "the Ghana forward" or "the world number two" tells of one person, or None."""
    if len(items) < 3 or items[0].lower != "the" or items[-1].possessive:
        return None
    return role_of(items) if words_that_play(items[-2].form, items[-1].form) else None


def words_that_play(before: Form, last: Form) -> int:
    """Return how many of two words name a player: of "Ghana forward" one, of "way forward" none."""
    size = words_for_player(before.lower, last.lower)
    if size != 1:
        return size
    return int(before.is_capitalised or before.main_class in ("j", "m") or is_age(before.lower))


def _country_in(texts: list[str]) -> str:
    for size in (3, 2, 1):
        for index in range(len(texts) - size + 1):
            phrase = " ".join(texts[index : index + size])
            country = DEMONYMS.get(phrase) or COUNTRIES.get(phrase)
            if country:
                return country
            if phrase in US_STATES:
                return phrase
    return ""


def roles_in_apposition(words_: Words, first: int, last: int) -> list[Role]:
    """Return the roles that an appositive names, between the word indices `first` and `last`."""
    items = words_.items[first : last + 1]
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


def is_modifier(item: Token) -> bool:
    """Return whether a word can stand between an article and the noun of a description."""
    return not item.possessive and item.form.is_modifier
