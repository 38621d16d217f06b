"""Find runs of capitalised words, and what in them is a name, a title, a place, a body."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from quotetrack.lexicon.organisations import KNOWN_BODIES, ORGANISATION_WORDS
from quotetrack.lexicon.people import (
    CONTRACTED_TITLES,
    GIVEN_NAMES,
    GROUP_NOUNS,
    NAME_PARTICLES,
    NOT_NAMES,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
)
from quotetrack.lexicon.places import COMPASS_WORDS, DEMONYMS, PLACE_NOUNS, PLACES, TOWNS
from quotetrack.lexicon.word_classes import is_known_form, word_classes
from quotetrack.lexicon.words import folded, words
from quotetrack.names.parse import is_initial, is_strong_given, is_suffix, is_title
from quotetrack.people.tokens import Word, Words

#: Longer runs are lines in title case or lists, not names.
LONGEST_RUN: Final = 14
_PARTICLES_BETWEEN: Final = NAME_PARTICLES - words("e y o ten lo los st san santa abu")
_FUNCTION_CLASSES: Final = frozenset("podtscirxm")
_OPENING_NICKNAME: Final = frozenset("\"“'‘(")
_CLOSING_NICKNAME: Final = frozenset("\"”'’)")
#: Nouns that make a name the name of a thing.
THING_WORDS: Final = words(
    """
    act amendment bill treaty accord agreement deal plan war wars revolution summit olympics games
    cup prize award awards day week tower towers hotel resort casino club building hall stadium
    arena theater theatre cathedral palace castle prison memorial monument doctrine effect rally era
    years show report reports poll polls survey tour trial case scandal affair dossier papers files
    emails supporters voters fans backers aides advisers family administration presidency campaign
    rule law laws court inc university college school institute foundation organization
    organisation group rail train jet plane steaks vodka airlines brand brands tax cuts
    """
)


#: Words before a name that make it the name of a thing: "Hurricane Ana", "Lake Ortiz".
THING_PREFIXES: Final = words(
    """
    storm hurricane typhoon cyclone operation project lake mount mt. fort port cape camp uss hms ss
    canal radio telewizja rádio banco diario grupo
    mv rms airbus boeing comet planet asteroid route interstate highway flight channel expedition
    """
)


@frozen
class Run:
    """A stretch of capitalised words, by word indices, `last` inclusive."""

    first: int
    last: int


def can_be_in_run(item: Word) -> bool:
    """Return whether a word may be part of a run of capitalised words."""
    return item.is_word and item.is_capitalised and item.lower not in ("i", "i'm", "i’m", "i've")


def find_runs(words_: Words) -> list[Run]:
    """Return the runs of capitalised words from left to right.

    A run goes on over particles ("Charles de Gaulle"), a nickname in marks, and a suffix behind a
    comma. It ends at a possessive, a line end, and any other mark.
    """
    runs: list[Run] = []
    items = words_.items
    index = 0
    while index < len(items):
        if items[index].zone == "credit" or not can_be_in_run(items[index]):
            index += 1
            continue
        last = index
        while last - index < LONGEST_RUN:
            following = _next_in_run(words_, last)
            if following is None:
                break
            last = following
        runs.append(Run(index, last))
        index = last + 1
    return runs


def _next_in_run(words_: Words, index: int) -> int | None:
    items = words_.items
    if items[index].possessive or index + 1 >= len(items):
        return None
    here, there = items[index], items[index + 1]
    if there.text == "," and index + 2 < len(items) and words_.gap(index) == "":
        suffix = items[index + 2]
        is_plain_word = suffix.text[0].islower() or suffix.text in ("Senior", "Junior", "I", "V")
        if is_suffix(suffix.text) and not is_plain_word:
            return index + 2
        return None
    if not words_.joined(index) or there.line != here.line:
        return None
    if there.text in _OPENING_NICKNAME:
        return _over_nickname(words_, index + 1)
    if can_be_in_run(there) and not there.opens_sentence:
        return None if _begins_new_sentence(here, there) else index + 1
    if there.lower in _PARTICLES_BETWEEN and there.text[0].islower():
        after = index + 2
        while after < len(items) and after < index + 5 and items[after].lower in _PARTICLES_BETWEEN:
            after += 1
        if (
            after < len(items)
            and can_be_in_run(items[after])
            and all(words_.joined(position) for position in range(index + 1, after))
            and _particle_fits(items[index + 1 : after])
        ):
            return after
    return None


def _begins_new_sentence(here: Word, there: Word) -> bool:
    """Return whether a function word with a capital starts anew: "in the U.S. While Ortiz …"."""
    if here.zone != "body" or is_title(here.text) or not is_known_form(there.lower):
        return False  # words that no list knows only look like adverbs: "Kelly"
    return word_classes(there.lower)[:1] in ("p", "d", "t", "s", "c", "o", "x", "r") and (
        folded(there.lower) not in GIVEN_NAMES
    )


def _particle_fits(particles: tuple[Word, ...]) -> bool:
    return all(
        item.lower not in ("a", "do", "das", "le", "la", "al") for item in particles[:1]
    ) or (len(particles) > 1 or particles[0].lower in ("al", "la", "le", "das", "do"))


def _over_nickname(words_: Words, opening: int) -> int | None:
    """Return the index after a nickname in marks where a capitalised word goes on the name."""
    items = words_.items
    if opening + 3 >= len(items) or words_.gap(opening) != "":
        return None
    closing = opening + 2
    if not (items[opening + 1].is_capitalised and items[closing].text in _CLOSING_NICKNAME):
        return None
    if words_.gap(opening + 1) != "" or not words_.joined(closing):
        return None
    after = items[closing + 1]
    if can_be_in_run(after) and items[opening].text != "(":
        return closing + 1
    return None


def phrase_length(items: tuple[Word, ...], start: int, end: int) -> int:
    """Return how many words at `start` (before `end`) name a place, people or known body."""
    for size in (4, 3, 2):
        if start + size <= end:
            phrase = " ".join(item.text for item in items[start : start + size])
            if phrase in PLACES or phrase in DEMONYMS or phrase in KNOWN_BODIES:
                return size
    return 0


def is_strict_title(item: Word) -> bool:
    """Return whether a word is a title that is never a name itself ("Mr", "Sen.")."""
    return item.text in CONTRACTED_TITLES or item.text in (
        "Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "Sgt", "Prof", "Senator", "President",
        "Congressman", "Congresswoman", "Governor", "Secretary", "Professor", "Representative",
    )  # fmt: skip


def is_title_word(item: Word) -> bool:
    """Return whether a capitalised word can be a title or an office before a name."""
    office, joint, rest = item.text.partition("-")
    if joint and rest in ("designate", "elect", "in-Chief", "in-chief", "General", "general"):
        return is_title(office) or office.lower() in ROLE_NOUNS
    return is_title(item.text) or item.lower in ROLE_NOUNS


def is_no_name(item: Word) -> bool:
    """Return whether a capitalised word is a title, place, people, body or other non-name."""
    lower = item.lower
    return (
        item.text in NOT_NAMES
        or item.text in DEMONYMS
        or item.text in COMPASS_WORDS
        or lower in ROLE_MODIFIERS
        or lower in GROUP_NOUNS
        or lower in ORGANISATION_WORDS
        or lower in PLACE_NOUNS
        or lower in THING_WORDS
        or is_title_word(item)
        or item.text in PLACES
        or item.text in KNOWN_BODIES
    )


def is_function_word(item: Word) -> bool:
    """Return whether a word is capitalised only because it opens a sentence or line."""
    lower = item.lower
    classes = word_classes(lower)
    if classes[:1] in _FUNCTION_CLASSES and folded(lower) not in ("an", "will", "may", "al", "so"):
        return True
    return lower in ("will", "may", "so", "an")


def opens_by_chance(words_: Words, index: int) -> bool:
    """Return whether the word opens a sentence and so may be capitalised by that alone."""
    item = words_.items[index]
    return item.opens_sentence


def skip_opening(words_: Words, run: Run) -> int:
    """Return the index of the first word of a run that can belong to a name.

    Words that are capitalised because they open a sentence ("But", "Asked", "Meanwhile") are
    skipped.
    """
    index = run.first
    item = words_.items[index]
    is_grammatical = word_classes(item.lower)[:1] in ("p", "d", "s", "c", "i")
    if index < run.last and is_grammatical and folded(item.lower) not in GIVEN_NAMES:
        return index + 1
    if not item.opens_sentence or (index == run.last and is_initial(item.text)):
        return index
    if item.possessive and folded(item.lower) in GIVEN_NAMES:
        return index
    if is_title_word(item) or (is_strong_given(item.text) and item.lower not in words_.lower_case):
        return index
    if is_function_word(item):
        return index + 1
    if index < run.last and item.lower in ROLE_MODIFIERS and is_title_word(words_.items[index + 1]):
        return index  # "Vice President Ana Ortiz"
    classes = word_classes(item.lower)[:1]
    if index < run.last and folded(item.lower) in GIVEN_NAMES and not item.possessive:
        # "Bill Ortiz" opens a sentence of a text that speaks of a bill as well.
        following = words_.items[index + 1]
        if not is_no_name(following) or following.text in TOWNS:
            return index
    if item.lower in words_.lower_case and item.text not in PLACES:
        return index + 1
    if classes in ("v", "e", "g", "j") and folded(item.lower) not in GIVEN_NAMES:
        return index + 1
    return index
