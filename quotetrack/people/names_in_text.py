"""All names of people in a text: the clear ones first, then what they make clear."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from quotetrack.lexicon.forms import form_of
from quotetrack.lexicon.people import NAME_PARTICLES
from quotetrack.lexicon.words import folded, key_of
from quotetrack.names.parse import PersonName, is_strong_given, parse_name
from quotetrack.people.capitals import Run
from quotetrack.people.headlines import names_in_headlines
from quotetrack.people.judged_names import LIKELY, LIKELY_BY_WORDS_ALONE, LIKELY_IF_SOURCE, Judged
from quotetrack.people.name_found import NameFound
from quotetrack.people.single_names import is_doubtful, surname_mentions
from quotetrack.people.tokens import Words


def person_names(
    words_: Words, runs: Sequence[Run], judged: Sequence[Judged], known: Sequence[str]
) -> list[NameFound]:
    """Return the names of people in a text, from left to right.

    `runs` are all runs of capitalised words, `judged` what may be names in them. `known` are names
    that quotations are ascribed to.
    """
    known_keys = {key_of(name) for name in known}
    strong = _clear_names(judged, known_keys)
    texts = [_text(words_, name) for name in strong]
    taken = {index for name in strong for index in range(name.first, name.last + 1)}
    headlined = [
        name
        for name in names_in_headlines(words_, [*texts, *known])
        if taken.isdisjoint(range(name.first, name.last + 1))
    ]
    strong += headlined
    parsed = [parse_name(text) for text in texts]
    parsed += [parse_name(_text(words_, name)) for name in headlined]
    surnames, givens = _parts_by_themselves(parsed)
    for one in judged:
        if one.is_single and _is_likely(one, known_keys):
            surnames.setdefault(form_of(one.name.texts[0]).plain, False)
    taken = {index for name in strong for index in range(name.first, name.last + 1)}
    singles = surname_mentions(words_, runs, taken, surnames, givens)
    long_surnames = {name.surname.lower() for name in parsed}
    singles = [_with_particles(words_, name, long_surnames) for name in singles]
    return sorted([*strong, *singles], key=lambda name: name.first)


def _is_likely(one: Judged, known: Container[str]) -> bool:
    """Return whether a name is a person's; `known` are the keys of sources of quotations."""
    if one.odds >= LIKELY:
        return True
    return one.odds >= LIKELY_IF_SOURCE and key_of(one.name.places[0].text) in known


def _clear_names(judged: Sequence[Judged], known: Container[str]) -> list[NameFound]:
    """Return the places of names that are people's, single words left out."""
    longer = [one for one in judged if not one.is_single]
    surnames = {one.name.texts[0] for one in judged if one.is_single and one.odds >= LIKELY}
    strong = [one.name for one in longer if _is_likely(one, known) or _is_whole_name(one, surnames)]
    tails = {name.texts[-size:] for name in strong for size in (2, 3) if len(name.texts) > size}
    tails.update(name.texts for name in strong if name.titled)
    # "Suu Kyi" of "Aung San Suu Kyi"; whom the text calls so with a title elsewhere.
    strong += [one.name for one in longer if one.odds < LIKELY and one.name.texts in tails]
    return list(dict.fromkeys(place.name for name in strong for place in name.places))


def _is_whole_name(one: Judged, surnames: Container[str]) -> bool:
    """Return whether a name is that of somebody whose surname alone is a person's elsewhere."""
    first, last = one.name.forms[0], one.name.forms[-1]
    is_plain = first.is_strong_given and not first.is_no_name and not last.is_no_name
    return one.odds > LIKELY_BY_WORDS_ALONE and is_plain and last.text in surnames


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
        if name.nickname and " " not in name.nickname:
            givens.setdefault(folded(name.nickname), is_doubtful(name.nickname))
        for word in name.middle:
            # The first of two surnames: "Paredes" of "Lucía Paredes de la Torre".
            if len(word) > 3 and word[0].isupper() and not is_strong_given(word):
                surnames.setdefault(folded(word), is_doubtful(word))
    return surnames, givens


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
