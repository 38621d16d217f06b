"""Verbs and phrases that say the same, read as one: "had lunch with" is "meet"."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from attrs import evolve, frozen

from quotetrack.claims.language.by_word import ByWord
from quotetrack.claims.language.stems import stem
from quotetrack.claims.language.verb_relations import particles_of, relations_of
from quotetrack.claims.language.words import is_word, read_lines, word_list
from quotetrack.lexicon.word_classes import ADJECTIVE, word_classes

_PASSED_OVER = word_list("determiners") | word_list("clause_adverbs")
_SIGNS = "!<+"
_PREPOSITIONS = word_list("prepositions")
_GAP = 4
# "Bring the tax down": these may stand behind what the verb is done to.
_PARTICLES = frozenset("up down off out away back in on over aside apart".split())
# "They held in the palace …": before a noun phrase these are prepositions.
_PLACES = frozenset(("in", "on", "over", "around", "through", "along"))
_LIGHT = ("be", "have", "make", "take", "get")
_LEMMAS = {
    form: lemma
    for lemma, forms in (
        ("be", "is are was were am be been being 's"),
        ("have", "has had have having"),
        ("make", "made makes making"),
        ("do", "did does done doing"),
        ("go", "went gone goes going"),
        ("get", "got gets gotten getting"),
        ("tell", "told tells telling"),
        ("hurt", "hurts"),
        ("see", "saw seen sees"),
    )
    for form in (lemma, *forms.split())
}


@frozen
class Predicate:
    """What a verb comes to: the group's `name`, whether it says the opposite, where it ends.

    `turned` tells that the passive voice says what the subject does: "was told of" is "knew".

    `until_then` tells that it says what was so before, `specific` that it says more than the
    group: who did not "have lunch with" somebody may have met them all the same. `end` is the
    position after the phrase;
    `encloses` tells that what it is done to stands inside ("keep the mine open").
    """

    name: str
    opposite: bool
    until_then: bool
    end: int
    encloses: bool = False
    turned: bool = False
    specific: bool = False


@frozen
class _Entry:
    name: str
    opposite: bool
    until_then: bool
    rest: tuple[frozenset[str] | None, ...]  # None: a gap
    final: bool = False  # Only where a phrase ends.
    specific: bool = False


def lemma(form: str) -> str:
    """Return the form that verbs are looked up by: "had" gives "have", "signed" gives "sign"."""
    return _LEMMAS.get(form) or stem(form)


@lru_cache(maxsize=1)
def _table() -> dict[str, list[_Entry]]:
    table: defaultdict[str, list[_Entry]] = defaultdict(list)
    name = ""
    for line in read_lines("predicates"):
        if line.startswith("["):
            name = line.strip("[]")
            continue
        first, *rest = line.lstrip(_SIGNS).split()
        final = rest[-1:] == ["$"]
        choices = tuple(
            None if word == ".." else frozenset(map(_choice, word.split("|")))
            for word in (rest[:-1] if final else rest)
        )
        for verb in first.split("|"):
            entry = _Entry(
                name, line[0] == "!", line[0] == "<", choices, final, specific=line[0] == "+"
            )
            table[lemma(verb)].append(entry)
            if len(rest) == 1 and _PARTICLES.issuperset(rest[0].split("|")):
                parted = (None, *choices)
                table[lemma(verb)].append(evolve(entry, rest=parted, final=True))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry.rest))
    return dict(table)


def groups_of(forms: tuple[str, ...]) -> frozenset[str]:
    """Return the groups to which a verb among `forms` may belong, "attitude" for words of that."""
    found = [groups for form in forms if (groups := _groups[form])]
    return frozenset().union(*found) if found else _NO_GROUPS


def _groups_of_form(form: str) -> frozenset[str]:
    found = lemma(form)
    names = {entry.name for entry in _table().get(found, ()) if found not in _LIGHT}
    if found in _attitudes():
        names.add("attitude")
    return frozenset(names | _noun_groups().get(found, frozenset()))


_NO_GROUPS: frozenset[str] = frozenset()
_groups = ByWord(_groups_of_form)


@lru_cache(maxsize=1)
def _attitudes() -> frozenset[str]:
    return frozenset(map(stem, word_list("attitudes")))


@lru_cache(maxsize=1)
def _noun_groups() -> dict[str, frozenset[str]]:
    """Return the groups of what stands after verbs that say little: "have lunch with"."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for verb in _LIGHT:
        for entry in _table().get(verb, ()):
            for noun in (entry.rest[0] or ()) if entry.rest else ():
                found[noun].add(entry.name)
    return {noun: frozenset(names) for noun, names in found.items()}


def read_predicates(forms: list[str], main: int, *, passive: bool) -> tuple[Predicate, ...]:
    """Return what the verb at `main` comes to, the longest phrase last.

    A verb of no group stands for itself.
    """
    found = []
    verb = lemma(forms[main])
    phrasal = _read_phrasal(forms, main)
    there = _words_after(forms, main)
    for key, start in ((verb, main + 1), ("be", main)) if passive else ((verb, main + 1),):
        for entry in _table().get(key, ()):
            if any(wanted is not None and wanted.isdisjoint(there) for wanted in entry.rest):
                continue
            end = _match(entry.rest, forms, start)
            if end < 0 or (entry.final and not _ends_phrase(forms, end)):
                continue
            encloses = None in entry.rest
            if encloses and not entry.final and _PREPOSITIONS.issuperset(entry.rest[-1] or ()):
                # "Keep the tax on salt" may say what "keep" does, and has its slots.
                encloses, end = False, main + 1
            found.append(
                Predicate(
                    entry.name,
                    entry.opposite,
                    entry.until_then,
                    end,
                    encloses=encloses,
                    turned=passive and key == "be",
                    specific=entry.specific,
                )
            )
    if phrasal is not None and max((one.end for one in found), default=0) < phrasal.end:
        return (*_groups_of_phrasal(phrasal), phrasal)
    if not found:
        return (Predicate(verb, False, False, main + 1),)
    lasting = [one.end for one in found if not one.until_then]
    longest = max(lasting, default=main + 1)
    kept = [one for one in found if one.until_then or one.end == longest or one.end > main + 1]
    if not lasting:
        kept.append(Predicate(verb, False, False, main + 1))
    return tuple(sorted(kept, key=lambda one: (not one.until_then, one.end)))


def _words_after(forms: list[str], main: int) -> set[str]:
    """Return what the words from the verb on may be in the table."""
    after = forms[main:]
    return {*map(lemma, after), *(f"={form}" for form in after)}


def _read_phrasal(forms: list[str], main: int) -> Predicate | None:
    """Return the verb with its particles, next to it or behind what it is done to, if any."""
    found: Predicate | None = None
    stemmed = stem(forms[main])
    for particles in particles_of(stemmed):
        end = main + 1 + len(particles)
        key = "_".join((stemmed, *particles))
        if tuple(forms[main + 1 : end]) == particles and (
            particles[-1] not in _PLACES or _ends_phrase(forms, end)
        ):
            if found is None or found.end < end:
                found = Predicate(key, False, False, end)
        elif len(particles) == 1 and particles[0] in _PARTICLES and found is None:
            end = _match((None, frozenset(particles)), forms, main + 1)
            if end >= 0 and _ends_phrase(forms, end):
                found = Predicate(key, False, False, end, encloses=True)
    return found


def _groups_of_phrasal(phrasal: Predicate) -> list[Predicate]:
    """Return the groups of the single verbs that say the same: "put off" is "delay"."""
    return [
        evolve(phrasal, name=entry.name, opposite=entry.opposite)
        for verb in sorted(relations_of(phrasal.name).entails)
        for entry in _table().get(verb, ())
        if not entry.rest and not entry.until_then
    ]


def _ends_phrase(forms: list[str], end: int) -> bool:
    """Return whether no noun phrase goes on at word `end`."""
    return end >= len(forms) or not is_word(forms[end]) or forms[end] in _PREPOSITIONS


def _is_passed_over(form: str) -> bool:
    return form[0].isdigit() or word_classes(form)[:1] == ADJECTIVE


def _choice(word: str) -> str:
    """Return what a word of the table stands for: its lemma, or with "=" that form alone."""
    return word if word.startswith("=") else lemma(word)


def _is_among(form: str, wanted: frozenset[str]) -> bool:
    return lemma(form) in wanted or f"={form}" in wanted


def _match(rest: tuple[frozenset[str] | None, ...], forms: list[str], start: int) -> int:
    index = start
    gap = 0
    for wanted in rest:
        if wanted is None:
            gap = _GAP
            continue
        while index < len(forms) and not _is_among(forms[index], wanted):
            if forms[index] in _PASSED_OVER or _is_passed_over(forms[index]):
                index += 1
            elif gap and is_word(forms[index]):
                gap -= 1
                index += 1
            else:
                return -1
        if index >= len(forms):
            return -1
        index += 1
        gap = 0
    return index
