"""All names of people in a text: the clear ones first, then what they make clear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from quotetrack.lexicon.people import NAME_PARTICLES, RELATIVE_NOUNS
from quotetrack.lexicon.word_classes import is_known_form
from quotetrack.lexicon.words import folded, key_of, words
from quotetrack.names.parse import is_strong_given, parse_name
from quotetrack.people.capitals import Run, find_runs
from quotetrack.people.headlines import names_in_headlines
from quotetrack.people.name_evidence import NameFound
from quotetrack.people.person_names import name_in_run
from quotetrack.people.single_names import bare_surnames, is_doubtful, surname_mentions
from quotetrack.people.tokens import Words

#: Evidence that makes a run of capitalised words the name of a person.
ENOUGH: Final = 2.0
#: Evidence that suffices where the surname stands elsewhere in the text by itself or with a title.
ENOUGH_IF_REPEATED: Final = 0.0
#: Evidence that makes a run of capitalised words the name of no person throughout.
NO_PERSON: Final = -2.0
_PLURAL_RELATIVES: Final = words(
    "parents children sons daughters brothers sisters grandparents grandchildren twins siblings "
    "uncles aunts cousins nephews nieces"
)
_LONGEST_ENUMERATION: Final = 9


def person_names(words_: Words, runs: Sequence[Run], known: Sequence[str]) -> list[NameFound]:
    """Return the names of people in a text, from left to right.

    `known` are names of people that are known to be such from elsewhere.
    """
    candidates = [name for run in runs if (name := name_in_run(words_, run)) is not None]
    alone: Counter[str] = Counter()
    for name in candidates:
        if name.start == name.last:
            alone[folded(words_.items[name.last].text)] += 1
    repeated = Counter(_text(words_, name) for name in candidates)
    known_keys = {key_of(name) for name in known}
    # "the emirate of Port Sahar": what is a place once is no person elsewhere.
    things = {_text(words_, name) for name in candidates if name.evidence <= NO_PERSON}
    strong: list[NameFound] = []
    weak: list[NameFound] = []
    for name in candidates:
        several = name.last > name.start
        given_alone = not several and not name.is_titled and _is_given_alone(words_, name)
        if not several and not name.is_titled and not given_alone:
            continue
        if not name.is_titled and _text(words_, name) in things:
            continue
        enough = given_alone or name.evidence >= ENOUGH or key_of(_text(words_, name)) in known_keys
        if not enough and several and name.evidence >= ENOUGH_IF_REPEATED:
            surname = folded(words_.items[name.last].text)
            enough = alone[surname] >= 1 or (
                repeated[_text(words_, name)] >= 2 and name.evidence >= 0.7
            )
        if enough:
            strong.append(name)
        elif several:
            weak.append(name)
    tails = {
        tuple(_text(words_, name).split()[-size:])
        for name in strong
        for size in (2, 3)
        if name.last - name.start >= size
    }
    # "Suu Kyi" of "Aung San Suu Kyi".
    strong += [name for name in weak if tuple(_text(words_, name).split()) in tails]
    strong = _known_surnames_for_titles(words_, strong)
    strong += names_in_headlines(words_, [*(_text(words_, name) for name in strong), *known])
    surnames: dict[str, bool] = {}
    givens: dict[str, bool] = {}
    for name in strong:
        parsed = parse_name(_text(words_, name))
        for word in parsed.surname.split()[-1:]:
            surnames[folded(word)] = is_doubtful(word)
            surnames.setdefault(folded(parsed.surname.replace(" ", "")), False)
        if parsed.given and len(parsed.given) > 2 and not parsed.family_first:
            givens.setdefault(folded(parsed.given), is_doubtful(parsed.given))
        if parsed.family_first:
            called = (parsed.middle or (parsed.given,))[-1]
            givens.setdefault(folded(called), is_doubtful(called))
            givens.setdefault(folded(parsed.given), is_doubtful(parsed.given))
        else:
            for word in parsed.middle:
                # The first of two surnames: "Paredes" of "Lucía Paredes de la Torre".
                if len(word) > 3 and word[0].isupper() and not is_strong_given(word):
                    surnames.setdefault(folded(word), is_doubtful(word))
    for word in bare_surnames(words_, runs):
        surnames.setdefault(word, False)
    for text in known:
        surnames.setdefault(folded(parse_name(text).surname.split()[-1]), False)
    taken = {index for name in strong for index in range(name.first, name.last + 1)}
    singles = surname_mentions(words_, find_runs(words_), taken, surnames, givens)
    long_surnames = {parse_name(_text(words_, name)).surname.lower() for name in strong}
    singles = [_with_particles(words_, name, long_surnames) for name in singles]
    return sorted([*strong, *singles], key=lambda name: name.first)


def plural_relatives(words_: Words, index: int) -> int:
    """Return the index of the noun in "his parents, Ana and Owen", before the name at `index`; -1.

    Only where nothing but single capitalised words, commas and "and" stand between.
    """
    items = words_.items
    at = index - 1
    while at > 0 and index - at <= _LONGEST_ENUMERATION:
        item = items[at]
        if item.lower in _PLURAL_RELATIVES and items[at + 1].text == ",":
            return at
        if not (item.text == "," or item.lower == "and" or item.is_capitalised):
            return -1
        if item.is_capitalised and items[at - 1].is_capitalised:
            return -1
        at -= 1
    return -1


def _is_given_alone(words_: Words, name: NameFound) -> bool:
    """Return whether a given name by itself names a person: "his wife, Eva,", "daughter Ana"."""
    items = words_.items
    if plural_relatives(words_, name.first) >= 0:
        word = items[name.start]
        return is_strong_given(word.text) or not is_known_form(word.lower)
    comma = name.first > 0 and items[name.first - 1].text == ","
    at = name.first - (2 if comma else 1)
    if at < 0 or name.evidence < ENOUGH:
        return False
    word = items[name.start]
    is_given = is_strong_given(word.text) or not is_known_form(word.lower)
    return is_given and items[at].lower in RELATIVE_NOUNS | {"name", "surname"}


def _known_surnames_for_titles(words_: Words, names: list[NameFound]) -> list[NameFound]:
    """Drop names that are only a title and a word that is no name."""
    kept = []
    for name in names:
        text = _text(words_, name)
        is_one_word = name.start == name.last and words_.items[name.start].zone == "body"
        if is_one_word and len(text) < 3 and not any(letter.islower() for letter in text):
            continue
        kept.append(name)
    return kept


def _with_particles(words_: Words, name: NameFound, surnames: set[str]) -> NameFound:
    """Return a single surname with the particles before it: "de la Cruz"."""
    first = name.first
    while (
        first > 0
        and name.first - first < 3
        and words_.joined(first - 1)
        and words_.items[first - 1].lower in NAME_PARTICLES
    ):
        first -= 1
    for start in range(first, name.first):
        text = words_.text[words_.items[start].start : words_.items[name.last].end]
        if " ".join(text.lower().split()) in surnames:
            return evolve(name, first=start, start=start)
    return name


def _text(words_: Words, name: NameFound) -> str:
    return words_.text[words_.items[name.start].start : words_.items[name.last].end]
