"""People named behind a noun for several of them: "the twins Noah and Mirren", "singers such as".

Who stands there is a person, whatever the lists know of the name. Nouns by which news means teams,
firms and nations as well ("rivals", "makers") tell nothing; bands stand among artists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from quotetrack.lexicon.words import word_list, words
from quotetrack.people.name_found import Candidate
from quotetrack.people.name_word_facts import word_class
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

NOT_ONLY_PEOPLE: Final = word_list("people", "not_only_people")
#: Nouns for people among whom bands are named: they tell where most names are clearly people's.
_WITH_BANDS: Final = word_list("people", "with_bands")
_OPENING: Final = frozenset("-–—:")
_EXAMPLES: Final = words("including like namely especially featuring")
_SO_MANY: Final = words("two three four five six both all")
_NAMED: Final = words("named identified naming identifying")
_THEM: Final = words("them him her")
_LONGEST_TOLD: Final = 7  # words
_JOINING: Final = words("and")
_NO_PEOPLE: Final = frozenset(
    ("country", "people", "acronym", "body", "place", "town", "tied", "thing", "no name")
)
_LONGEST_NAME: Final = 4
_MOST_BETWEEN: Final = 6
_CLEAR: Final = 2


def names_in_groups(words_: Words, candidates: Sequence[Candidate]) -> set[tuple[str, ...]]:
    """Return the names, folded word by word, of people behind a noun for several people."""
    found: set[tuple[str, ...]] = set()
    for members in _enumerations(words_, candidates):
        if not all(map(_may_be_person, members)):
            continue
        if _are_explained(words_.items, members[-1].name.last + 1) or _are_told(
            words_.items, members[0].name.first
        ):
            found.update(one.plain for one in members)
        noun = _noun_before(words_.items, members[0].name.first)
        if noun is None or not _is_for_people(noun):
            continue
        if noun.lower not in _WITH_BANDS or sum(map(_is_clear, members)) >= _CLEAR:
            found.update(one.plain for one in members)
    return found


def _enumerations(words_: Words, candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Yield the names of enumerations: "Ana, Bo Lind, 12, and Eva". "And" comes before the last."""
    chain: list[Candidate] = []
    is_closed = False
    for one in candidates:
        between = _between(words_, chain[-1].name.last, one.name.first) if chain else []
        if chain and not between:
            if is_closed:
                yield chain
            chain, is_closed = [], False
        elif is_closed:
            continue  # "the twins Ana and Bo, Salta's best"
        chain.append(one)
        is_closed = any(word in _JOINING for word in between)
    if is_closed:
        yield chain


def _between(words_: Words, last: int, first: int) -> list[str]:
    """Return what stands between two names of an enumeration, nothing where it is none."""
    items = words_.items
    if not 1 < first - last <= _MOST_BETWEEN or items[last].sentence != items[first].sentence:
        return []
    between = [item.lower for item in items[last + 1 : first]]
    is_parted = between[-1] in _JOINING or between[-1] == ","
    is_plain = all(word in _JOINING or word in ",()" or word.isdigit() for word in between)
    return between if is_parted and is_plain else []


def _noun_before(items: Sequence[Token], first: int) -> Token | None:
    """Return the noun that a list is said to be of, None where none stands before it."""
    at = first - 1
    if at > 1 and [items[at - 1].lower, items[at].lower] == ["such", "as"]:
        at -= 2
    elif at > 0 and (items[at].lower in _EXAMPLES or items[at].text in _OPENING):
        at -= 1
    if at > 0 and items[at].text == "," and at < first - 1:
        at -= 1
    if at < 0 or items[at].sentence != items[first].sentence or items[at].possessive:
        return None
    return items[at] if items[at].form.opens_small or items[at].opens_sentence else None


def _are_explained(items: Sequence[Token], at: int) -> bool:
    """Return whether a list is said to be of so many people: "Ada and Noel, two young nurses"."""
    if at + 3 >= len(items) or items[at].text != "," or items[at + 1].lower not in _SO_MANY:
        return False
    phrase = items[at + 2 : at + 2 + _LONGEST_NAME]
    nouns = (one for one in phrase if not (one.form.main_class == "j" or one.form.is_capitalised))
    noun = next(nouns, None)
    return noun is not None and _is_for_people(noun)


def _are_told(items: Sequence[Token], first: int) -> bool:
    """Return whether a list is of people who are named: "police named the men as Bo Lind and …"."""
    before = items[max(first - _LONGEST_TOLD, 0) : first]
    if not before or before[-1].lower != "as":
        return False
    told = next((at for at, one in enumerate(before) if one.lower in _NAMED), -1)
    if told < 0 or before[told].sentence != items[first].sentence:
        return False
    people = before[max(told - 3, 0) : -1]
    return any(
        one.lower in _THEM or (one.form.opens_small and _is_for_people(one)) for one in people
    )


def _is_for_people(noun: Token) -> bool:
    return noun.form.is_group_noun and noun.lower not in NOT_ONLY_PEOPLE


def _may_be_person(one: Candidate) -> bool:
    kinds = {word_class(item.form) for item in one.core}
    return len(one.core) <= _LONGEST_NAME and kinds.isdisjoint(_NO_PEOPLE)


def _is_clear(one: Candidate) -> bool:
    """Return whether the words of a name by themselves show that it is a person's."""
    first = one.core[0].form
    return len(one.core) > 1 and first.is_strong_given and not first.is_no_name
