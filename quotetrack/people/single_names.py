"""Decide which single capitalised words are surnames or given names of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.organisations import ORGANISATION_WORDS, THING_WORDS
from quotetrack.lexicon.places import COUNTRIES, DEMONYMS, PLACE_NOUNS, PLACES, TOWNS
from quotetrack.lexicon.words import words
from quotetrack.people.capitals import Run
from quotetrack.people.name_found import NameFound
from quotetrack.people.name_place_facts import PLACE_PREPOSITIONS
from quotetrack.people.tokens import Words
from quotetrack.reading import opens_calling

_BARRING_DOUBTFUL: Final = PLACE_PREPOSITIONS | words("from to of the for with")
_THINGS: Final = THING_WORDS | ORGANISATION_WORDS | PLACE_NOUNS
_LONGEST_CALLING: Final = 4  # words
#: What people have: "the Hale campaign" mentions Hale.
_OWNED: Final = words("campaign administration supporters aides family")


def surname_mentions(
    words_: Words,
    runs: Sequence[Run],
    taken: set[int],
    surnames: Mapping[str, bool],
    givens: Mapping[str, bool],
) -> list[NameFound]:
    """Return the single words outside `taken` that repeat the surname or given name of a person.

    `surnames` and `givens` are folded; the value tells whether it is the name of a place or thing
    too, so that only a clear context lets it stand for a person.
    """
    found: list[NameFound] = []
    items = words_.items
    firms = firms_of_people(words_, runs)
    for run in runs:
        for index in range(run.first, run.last + 1):
            item = items[index]
            if index in taken or not item.form.is_word:
                continue
            plain = item.form.plain
            doubtful = surnames.get(plain)
            if doubtful is None:
                doubtful = givens.get(plain)
            if doubtful is None or not _stands_alone(words_, run, index, doubtful):
                continue
            if plain in firms and not (index and items[index - 1].form.is_title_word):
                continue
            is_suffix = index < run.last and items[index + 1].form.is_suffix
            found.append(NameFound(index, index, index + is_suffix))
    return found


def firms_of_people(words_: Words, runs: Sequence[Run]) -> set[str]:
    """Return the surnames, folded, that are bodies' where they stand without a title.

    "Furniture chain Hale" is called after "Mr Hale", who has a title in such a text.
    """
    items = words_.items
    called = {
        items[run.last].form.plain
        for before, run in pairwise(runs)
        if run.first == run.last
        and 1 < run.first - before.last <= _LONGEST_CALLING
        and opens_calling(items, before.last)
        and all(words_.joined(at) for at in range(before.last, run.first))
    }
    if not called:
        return called
    titled = {
        items[run.last].form.plain
        for run in runs
        if run.first < run.last and items[run.first].form.is_title_word
    }
    return called & titled


def _stands_alone(words_: Words, run: Run, index: int, doubtful: bool) -> bool:
    """Return whether a word of a run stands for a person, and is not part of another name."""
    items = words_.items
    item = items[index]
    before = items[index - 1] if index else None
    if item.zone == "body" and run.last > index and not item.possessive:
        following = items[index + 1]
        # "Marsh Administration", "Marsh University" are no mention of Marsh.
        if following.lower in _THINGS:
            return following.lower in _OWNED
        if not (following.form.is_no_name or following.form.is_suffix):
            return False
    if index > run.first:
        previous = items[index - 1]
        opening = index - 1 == run.first and previous.opens_sentence
        if item.zone == "body" and not previous.form.is_no_name and not opening:
            return False
    if doubtful:
        if before is None or before.lower in _BARRING_DOUBTFUL:
            return False
        after = items[index + 1] if index + 1 < len(items) else None
        if item.possessive or after is None or after.lower not in FORMS_OF_SAYING:
            return False
    if item.opens_sentence and item.lower in words_.lower_case:
        after = items[index + 1] if index + 1 < len(items) else None
        return after is not None and after.form.main_class in ("v", "x")
    return True


def is_doubtful(word: str) -> bool:
    """Return whether a surname is the name of a country, state or people as well, or a word."""
    return word in COUNTRIES or (word in PLACES and word not in TOWNS) or word in DEMONYMS
