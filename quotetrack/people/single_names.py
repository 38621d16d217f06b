"""Decide which single capitalised words are surnames or given names of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.organisations import ORGANISATION_WORDS, THING_WORDS
from quotetrack.lexicon.people import SURNAMES
from quotetrack.lexicon.places import COUNTRIES, DEMONYMS, PLACE_NOUNS, PLACES, TOWNS
from quotetrack.lexicon.words import words
from quotetrack.people.capitals import Run
from quotetrack.people.name_evidence import PLACE_PREPOSITIONS, NameFound
from quotetrack.people.tokens import Words

_BARRING: Final = PLACE_PREPOSITIONS | {"the", "a", "an"}
_BARRING_DOUBTFUL: Final = PLACE_PREPOSITIONS | words("from to of the for with")
_THINGS: Final = THING_WORDS | ORGANISATION_WORDS | PLACE_NOUNS
#: What people have: "the Hale campaign" mentions Hale.
_OWNED: Final = words("campaign administration supporters aides family")


def surname_mentions(
    words_: Words,
    runs: Iterable[Run],
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
    for run in runs:
        for index in range(run.first, run.last + 1):
            item = items[index]
            if index in taken or not item.form.is_word:
                continue
            plain = item.form.plain
            doubtful = surnames.get(plain, givens.get(plain))
            if doubtful is None or not _stands_alone(words_, run, index, doubtful):
                continue
            found.append(NameFound(index, index, index))
    return found


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
        if not following.form.is_no_name:
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


def bare_surnames(words_: Words, runs: Iterable[Run]) -> set[str]:
    """Return the folded single words that speak or own like people, though no full name is given.

    "Ortiz said", "said Ortiz", "Ortiz's spokesman". A word that is no known surname must do so
    twice, and none may ever stand behind an article or be written small in the text.
    """
    items = words_.items
    votes: dict[str, float] = defaultdict(float)
    barred: set[str] = set()
    for run in runs:
        index = run.first
        item = items[index]
        if run.last != index or item.zone != "body":
            continue
        plain = item.form.plain
        before = items[index - 1] if index else None
        if before is not None and before.lower in _BARRING:
            barred.add(plain)
        if not item.form.may_be_surname or item.lower in words_.lower_case:
            continue
        if item.opens_sentence and item.form.main_class in ("d", "p", "s", "c", "r"):
            continue
        if _is_seat(words_, index):
            continue
        if item.form.is_strong_given and not item.form.is_place:
            # A given name alone, again and again: a child, a singer, a saint.
            votes[plain] += 0.5
        votes[plain] += float(_acts_like_a_person(words_, index))
    return {
        word
        for word, count in votes.items()
        if word not in barred and count >= (1 if word in SURNAMES else 2)
    }


def _is_seat(words_: Words, index: int) -> bool:
    """Return whether a word is the place in a title: "Lord Hale of Wray"."""
    items = words_.items
    return index > 1 and items[index - 1].text == "of" and items[index - 2].form.is_capitalised


def _acts_like_a_person(words_: Words, index: int) -> bool:
    """Return whether a single capitalised word speaks, owns a relative, or explains a noun."""
    items = words_.items
    item = items[index]
    before = items[index - 1] if index else None
    after = items[index + 1] if index + 1 < len(items) else None
    if after is not None and after.lower in FORMS_OF_SAYING and not item.possessive:
        return True
    if before is not None and before.text in ("said", "says"):
        return True
    if item.possessive and after is not None and after.form.is_person_noun:
        return True
    return (
        before is not None
        and before.text == ","
        and index > 1
        and items[index - 2].form.is_person_noun
        and item.form.is_given
    )


def is_doubtful(word: str) -> bool:
    """Return whether a surname is the name of a country, state or people as well, or a word."""
    return word in COUNTRIES or (word in PLACES and word not in TOWNS) or word in DEMONYMS
