"""All names of people in a text: the clear ones first, then what they make clear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from quotetrack.lexicon.people import NAME_PARTICLES, RELATIVE_NOUNS
from quotetrack.lexicon.roles import PLURAL_RELATIVES
from quotetrack.lexicon.words import folded, key_of
from quotetrack.names.parse import PersonName, is_strong_given, parse_name
from quotetrack.people.capitals import Run
from quotetrack.people.headlines import names_in_headlines
from quotetrack.people.name_evidence import NameFound
from quotetrack.people.person_names import Candidate, evidence_for, name_in_run
from quotetrack.people.single_names import bare_surnames, is_doubtful, surname_mentions
from quotetrack.people.tokens import Words

#: Evidence that makes a run of capitalised words the name of a person.
ENOUGH: Final = 2.0
#: Evidence that suffices where the surname stands elsewhere in the text by itself or with a title.
ENOUGH_IF_REPEATED: Final = 0.0
#: Evidence that suffices where the text writes the whole name twice.
ENOUGH_IF_WRITTEN_TWICE: Final = 0.7
#: Evidence that makes a run of capitalised words the name of no person throughout.
NO_PERSON: Final = -2.0
_LONGEST_ENUMERATION: Final = 9
#: Nouns before somebody's given name: "his wife, Eva", "gave only her name, Eva".
_OWN_GIVEN_NAMES: Final = RELATIVE_NOUNS | {"name", "surname"}


def names_in_runs(words_: Words, runs: Sequence[Run]) -> list[Candidate]:
    """Return what may be names of people in runs of capitalised words."""
    items = words_.items
    outside = (run for run in runs if items[run.first].zone != "headline")
    return [name for run in outside if (name := name_in_run(words_, run)) is not None]


def person_names(
    words_: Words, runs: Sequence[Run], candidates: Sequence[Candidate], known: Sequence[str]
) -> list[NameFound]:
    """Return the names of people in a text, from left to right.

    `runs` are all runs of capitalised words, `candidates` what may be names in them. `known` are
    names of people that are known to be such from elsewhere.
    """
    strong = _clear_names(words_, candidates, known)
    texts = [_text(words_, name) for name in strong]
    headlined = names_in_headlines(words_, [*texts, *known])
    strong += headlined
    parsed = [parse_name(text) for text in texts]
    parsed += [parse_name(_text(words_, name)) for name in headlined]
    surnames, givens = _parts_by_themselves(parsed)
    for word in bare_surnames(words_, runs):
        surnames.setdefault(word, False)
    for text in known:
        surnames.setdefault(folded(parse_name(text).surname.split()[-1]), False)
    taken = {index for name in strong for index in range(name.first, name.last + 1)}
    singles = surname_mentions(words_, runs, taken, surnames, givens)
    long_surnames = {name.surname.lower() for name in parsed}
    singles = [_with_particles(words_, name, long_surnames) for name in singles]
    return sorted([*strong, *singles], key=lambda name: name.first)


def _clear_names(
    words_: Words, candidates: Sequence[Candidate], known: Sequence[str]
) -> list[NameFound]:
    """Return those of the names that enough speaks for."""
    alone = Counter(
        one.core[-1].form.plain for one in candidates if one.name.start == one.name.last
    )
    longer = [(one, evidence_for(words_, one)) for one in candidates if not one.is_single]
    repeated = Counter(one.text for one, _ in longer)
    known_keys = {key_of(name) for name in known}
    # "the emirate of Port Sahar": what is a place once is no person elsewhere.
    things = {one.text for one, evidence in longer if evidence <= NO_PERSON}
    strong: list[Candidate] = []
    weak: list[Candidate] = []
    for one, evidence in longer:
        name, text = one.name, one.text
        if text in things and not name.is_titled:
            continue
        several = name.last > name.start
        enough = evidence >= ENOUGH or (bool(known_keys) and key_of(text) in known_keys)
        if not enough and several and evidence >= ENOUGH_IF_REPEATED:
            enough = alone[words_.items[name.last].form.plain] >= 1 or (
                repeated[text] >= 2 and evidence >= ENOUGH_IF_WRITTEN_TWICE
            )
        if enough:
            strong.append(one)
        elif several:
            weak.append(one)
    tails = {
        tuple(one.text.split()[-size:])
        for one in strong
        for size in (2, 3)
        if one.name.last - one.name.start >= size
    }
    # "Suu Kyi" of "Aung San Suu Kyi".
    strong += [one for one in weak if tuple(one.text.split()) in tails]
    strong += _given_names_alone(words_, candidates)
    return [one.name for one in strong if not _is_short_form(words_, one)]


def _given_names_alone(words_: Words, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the single words that are somebody's given name: "his wife, Eva,"."""
    singles = [one for one in candidates if one.is_single]
    alone = [one for one in singles if _is_given_alone(words_, one)]
    if not alone:
        return []
    texts = {one.text for one in alone}
    things = {
        one.text for one in singles if one.text in texts and evidence_for(words_, one) <= NO_PERSON
    }
    return [one for one in alone if one.text not in things]


def _parts_by_themselves(names: Iterable[PersonName]) -> tuple[dict[str, bool], dict[str, bool]]:
    """Return the surnames and given names, folded, that may stand for people by themselves.

    The value tells whether it is the name of a place or thing too.
    """
    surnames: dict[str, bool] = {}
    givens: dict[str, bool] = {}
    for name in names:
        for word in name.surname.split()[-1:]:
            surnames[folded(word)] = is_doubtful(word)
            surnames.setdefault(folded(name.surname.replace(" ", "")), False)
        if name.family_first:
            for called in ((name.middle or (name.given,))[-1], name.given):
                givens.setdefault(folded(called), is_doubtful(called))
            continue
        if len(name.given) > 2:
            givens.setdefault(folded(name.given), is_doubtful(name.given))
        for word in name.middle:
            # The first of two surnames: "Paredes" of "Lucía Paredes de la Torre".
            if len(word) > 3 and word[0].isupper() and not is_strong_given(word):
                surnames.setdefault(folded(word), is_doubtful(word))
    return surnames, givens


def _is_short_form(words_: Words, one: Candidate) -> bool:
    """Return whether a name is only a title and a word that is no name."""
    start = one.name.start
    if start < one.name.last or words_.items[start].zone != "body" or len(one.text) >= 3:
        return False
    return not any(letter.islower() for letter in one.text)


def plural_relatives(words_: Words, index: int) -> int:
    """Return the index of the noun in "his parents, Ana and Owen", before the name at `index`; -1.

    Only where nothing but single capitalised words, commas and "and" stand between.
    """
    items = words_.items
    at = index - 1
    while at > 0 and index - at <= _LONGEST_ENUMERATION:
        item = items[at]
        if item.lower in PLURAL_RELATIVES and items[at + 1].text == ",":
            return at
        if not (item.text == "," or item.lower == "and" or item.form.is_capitalised):
            return -1
        if item.form.is_capitalised and items[at - 1].form.is_capitalised:
            return -1
        at -= 1
    return -1


def _is_given_alone(words_: Words, one: Candidate) -> bool:
    """Return whether a given name by itself names a person: "his wife, Eva,", "daughter Ana"."""
    items = words_.items
    index = one.name.first
    form = items[index].form
    if form.is_known and not form.is_strong_given:
        return False
    if plural_relatives(words_, index) >= 0:
        return True
    at = index - (2 if index > 0 and items[index - 1].text == "," else 1)
    if at < 0 or items[at].lower not in _OWN_GIVEN_NAMES:
        return False
    return evidence_for(words_, one) >= ENOUGH


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
            return name._replace(first=start, start=start)
    return name


def _text(words_: Words, name: NameFound) -> str:
    return words_.text[words_.items[name.start].start : words_.items[name.last].end]
