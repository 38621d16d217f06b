"""Find whom a description means: "the North Korean leader", "the president"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from quotetrack.lexicon.forms import is_age
from quotetrack.lexicon.people import UNIQUE_ROLES
from quotetrack.lexicon.places import COUNTRIES, DEMONYMS, PLACES, SMALLER_TOWNS, US_STATES
from quotetrack.lexicon.roles import (
    EMPTY_QUALIFIERS,
    PARTIES,
    PARTY_MEMBERS,
    RANKS,
    akin,
    is_wider,
    same_office,
)
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.nations import are_two_nations, may_come_from_elsewhere
from quotetrack.people.roles import Role
from quotetrack.people.scan import Found, Scan

_BEFORE_RANKS: Final = words("detective")
_WIDER: Final = 0.8
_RUNNING: Final = words("candidate nominee frontrunner front-runner contender president-elect")
_LEADERS_OF_SIDES: Final = words("captain skipper")
_DEFENCE: Final = words("defence defense")
_OF_PROSECUTORS: Final = words("district u.s. us county prosecuting commonwealth state")
_TRIED: Final = words("defendant accused")
_NOT_TRIED: Final = word_list("people", "not_tried")
#: Seats that ministers and leaders hold beside their offices.
SEATS: Final = words("mp mep msp mla td")
#: What opens the description of one more such person: "a second witness", "another nurse".
ORDINALS: Final = words("second third fourth fifth sixth")
_ONE_MORE: Final = ORDINALS | words("another other fellow different")
_COMPLEMENTS: Final = words("of for at from in on with to who whose whom that behind against")
_WORDS_OF_STATES: Final = frozenset(
    word.lower() for state in US_STATES for word in state.split()
) - {"new"}
_PARTY_WORDS: Final = frozenset(PARTIES) | words("green reform sinn fine fianna")
_PLACE_WORDS: Final = word_list("people", "place_words")


def holds_another(asked: frozenset[str], roles: Sequence[Role], head: str) -> bool:
    """Return whether somebody is called "the minister" but is minister of something else."""
    if head == "minister":
        asked -= _PARTY_WORDS  # of two ministers, the DUP's may be one of health
    if not asked:
        return False
    given = [content_of(other) for other in roles if other.head == head]
    return any(given) and all(asked.isdisjoint(one) for one in given)


@lru_cache(maxsize=20_000)
def role_agreement(asked: Role, given: Role) -> float:
    """Return how well a role in a description fits a role somebody was given; 0 where it cannot."""
    if given.head in asked.qualifiers & RANKS:
        # "the deputy governor" is whom the text calls the governor's deputy.
        return 1.0 if not (asked.country and given.country) or asked.country == given.country else 0
    if is_age(asked.head) and asked.head == given.age:
        return 1.6  # as surely as by another word that narrows
    if not akin(asked.head, given.head) or _differ_in_age(asked, given):
        return 0.0
    if _are_of_two_offices(asked, given):
        return 0.0
    is_same = (
        (same_office(asked.head, given.head) and not _may_be_opposed(asked, given))
        or asked.head in PARTY_MEMBERS
        or asked.head in given.qualifiers & _BEFORE_RANKS  # a detective inspector
        or _prosecutes(asked, given)
    )
    takes_up = is_wider(asked.head, given.head)
    score = 1.0 if is_same else _WIDER if takes_up else 0.5
    if asked.country:
        score += 1.0 if given.country else -0.1
    # "A former cook" is "the cook" as well, but a former mayor is no mayor.
    if asked.former != given.former and (asked.former or asked.head in UNIQUE_ROLES):
        score -= 0.5
    if given.qualifiers & RANKS and not asked.qualifiers & RANKS:
        score -= 0.3
    asked_words = content_of(asked)
    if asked_words:
        narrows = asked_words & content_of(given)
        # A wider noun takes words of its own: "the pop star" is a singer.
        is_free = takes_up or all(map(_is_town, asked_words))
        score += 0.6 if narrows else 0.0 if is_free else -0.3
    return score


def _may_be_opposed(asked: Role, given: Role) -> bool:
    """Return whether "the Norland skipper" may be another than a captain of no told nation."""
    is_word_for_it = asked.head != given.head and asked.head in _LEADERS_OF_SIDES
    return is_word_for_it and asked.country != "" and given.country == ""


def _prosecutes(asked: Role, given: Role) -> bool:
    """Return whether "the prosecutor" may be an attorney of the state: "the district attorney"."""
    is_office = given.head == "attorney" and not given.qualifiers.isdisjoint(_OF_PROSECUTORS)
    return is_office and asked.head == "prosecutor"


def _are_of_two_offices(asked: Role, given: Role) -> bool:
    """Return whether a country, a rank, a ministry or what they are of tells two roles apart."""
    if _are_of_two_countries(asked, given):
        return True
    if asked.qualifiers & RANKS and not given.qualifiers & RANKS:
        return True  # "the deputy governor" is not the governor
    # A party is no office: "the Meath TD" is a politician of some party.
    asked_words, given_words = content_of(asked) - _PARTY_WORDS, content_of(given) - _PARTY_WORDS
    if asked_words and given_words and asked_words.isdisjoint(given_words):
        return True
    if "minister" not in (asked.head, given.head):
        return False
    first, second = _ministry(asked), _ministry(given)
    return bool(first and second) and first != second


def contradicts(asked: Role, given: Role) -> bool:
    """Return whether one person hardly is both: "the governor" and a senator, or of two nations."""
    if _are_of_two_countries(asked, given):
        return True
    if _differ_in_age(asked, given) or is_of_other_party(asked, (given,)):
        return True
    if _are_of_two_sides(asked, given) or _are_of_two_sides(given, asked):
        return True
    if asked.head in UNIQUE_ROLES and given.head in UNIQUE_ROLES:
        if asked.former != given.former or not _RUNNING.isdisjoint((asked.head, given.head)):
            return False  # A former minister may be senator now, and run for president.
        if "leader" in (asked.head, given.head) or (asked.head in SEATS) != (given.head in SEATS):
            return False  # The leader of a party is minister, and ministers hold seats.
        return not role_agreement(asked, given)
    return False


def _are_of_two_sides(one: Role, other: Role) -> bool:
    """Return whether one defends and the other prosecutes, or one is tried and the other not."""
    if one.head == "prosecutor" and not other.qualifiers.isdisjoint(_DEFENCE):
        return True
    return one.head in _TRIED and other.head in _NOT_TRIED


def _are_of_two_countries(one: Role, other: Role) -> bool:
    if not are_two_nations(one.country, other.country):
        return False
    pairs = ((one, other), (other, one))
    return not any(
        native.head.startswith("native") and may_come_from_elsewhere(holder)
        for native, holder in pairs
    )


def _differ_in_age(one: Role, other: Role) -> bool:
    return bool(one.age and other.age) and one.age != other.age


def is_of_other_party(asked: Role, roles: Iterable[Role]) -> bool:
    """Return whether a role tells of another party: "the Utah Republican" of a Democrat."""
    own = _party(asked)
    return own != "" and any(_party(role) not in ("", own) for role in roles)


@lru_cache(maxsize=20_000)
def _party(role: Role) -> str:
    return next((PARTIES[word] for word in (role.head, *role.qualifiers) if word in PARTIES), "")


def is_of_other_state(asked: Role, roles: Sequence[Role]) -> bool:
    """Return whether somebody belongs to another of the United States than a description tells."""
    if asked.country not in US_STATES:
        return False
    own = {role.country for role in roles if role.country in US_STATES}
    return bool(own) and asked.country not in own


def _is_town(word: str) -> bool:
    """Return whether a word that narrows only tells where somebody is: "the Hull nurse"."""
    return word.capitalize() in PLACES or word.capitalize() in SMALLER_TOWNS


def _ministry(role: Role) -> str:
    for first in ("prime", "first"):
        if first in role.qualifiers:
            return first
    return next(iter(sorted(content_of(role) - _PARTY_WORDS)), "")


@lru_cache(maxsize=20_000)
def content_of(role: Role) -> frozenset[str]:
    """Return the qualifiers that tell one holder of a role from another."""
    return frozenset(
        word
        for word in role.qualifiers
        if word not in EMPTY_QUALIFIERS
        and word not in _PLACE_WORDS
        and word.capitalize() not in DEMONYMS
        and word.capitalize() not in COUNTRIES
        and word not in _WORDS_OF_STATES
        and word.isalpha()
    )


def told_apart_by(scan: Scan, found: Found) -> str:
    """Return the word that tells a description to be of one more: "a second witness"; or ""."""
    opening = scan.words.items[found.first : found.first + 2]
    return next((item.lower for item in opening if item.lower in _ONE_MORE), "")


def is_explained(scan: Scan, found: Found) -> bool:
    """Return whether the phrase goes on: "the head of the delegation", "the Republican Party".

    Where somebody comes from, or has a seat, tells of somebody known: "the MP for Salta".
    """
    items = scan.words.items
    inside = items[found.first + 1 : found.last + 1]
    joint = next((item.lower for item in inside if item.lower in _COMPLEMENTS), "")
    if joint:
        return joint != "from" and not (joint == "for" and found.roles[0].head in SEATS)
    if found.last + 1 >= len(items) or not scan.words.joined(found.last):
        return False
    after = items[found.last + 1]
    if after.form.is_capitalised or after.lower in _COMPLEMENTS:
        return True
    classes = after.form.classes if after.form.is_word else ""
    return "n" in classes[:1] and "v" not in classes  # "the Republican mainstream"
