"""Verbs and phrases that say the same, read as one: "had lunch with" is "meet"."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from attrs import frozen

from quotetrack.claims.language.by_word import ByWord
from quotetrack.claims.language.stems import stem
from quotetrack.claims.language.words import is_word, read_lines, word_list
from quotetrack.lexicon.word_classes import ADJECTIVE, word_classes

_PASSED_OVER = word_list("determiners") | word_list("clause_adverbs")
_GAP = 4
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

    `until_then` tells that it says what was so before. `end` is the position after the phrase;
    `encloses` tells that what it is done to stands inside ("keep the mine open").
    """

    name: str
    opposite: bool
    until_then: bool
    end: int
    encloses: bool = False
    turned: bool = False


@frozen
class _Entry:
    name: str
    opposite: bool
    until_then: bool
    rest: tuple[frozenset[str] | None, ...]  # None: a gap


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
        first, *rest = line.lstrip("!<").split()
        choices = tuple(
            None if word == ".." else frozenset(map(lemma, word.split("|"))) for word in rest
        )
        for verb in first.split("|"):
            table[lemma(verb)].append(_Entry(name, line[0] == "!", line[0] == "<", choices))
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
    for key, start in ((verb, main + 1), ("be", main)) if passive else ((verb, main + 1),):
        for entry in _table().get(key, ()):
            end = _match(entry.rest, forms, start)
            if end >= 0:
                found.append(
                    Predicate(
                        entry.name,
                        entry.opposite,
                        entry.until_then,
                        end,
                        encloses=None in entry.rest,
                        turned=passive and key == "be",
                    )
                )
    if not found:
        return (Predicate(verb, False, False, main + 1),)
    lasting = [one.end for one in found if not one.until_then]
    longest = max(lasting, default=main + 1)
    kept = [one for one in found if one.until_then or one.end == longest or one.end > main + 1]
    if not lasting:
        kept.append(Predicate(verb, False, False, main + 1))
    return tuple(sorted(kept, key=lambda one: (not one.until_then, one.end)))


def _is_passed_over(form: str) -> bool:
    return form[0].isdigit() or word_classes(form)[:1] == ADJECTIVE


def _match(rest: tuple[frozenset[str] | None, ...], forms: list[str], start: int) -> int:
    index = start
    gap = 0
    for wanted in rest:
        if wanted is None:
            gap = _GAP
            continue
        while index < len(forms) and lemma(forms[index]) not in wanted:
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
