"""Two names that a text itself says are one person's: "Tito, whose real name is Josip Lind"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from quotetrack.lexicon.function_words import PRONOUNS
from quotetrack.lexicon.words import words
from quotetrack.people.naming_words import (
    ASSUMED,
    BEFORE_KNOWN,
    OPENING_MARKS,
    called_so,
    gives_name,
    names_another,
)
from quotetrack.people.scan import Found, Scan
from quotetrack.reading import Token

_LONGEST: Final = 8
_PARAGRAPH: Final = attrgetter("paragraph")
_CLOSING_MARKS: Final = frozenset("’\"”',.")
_MARKS: Final = OPENING_MARKS | frozenset("”’")
_GIVEN_BY_OTHERS: Final = ASSUMED | {"nicknamed", "dubbed"}
_BEFORE: Final = BEFORE_KNOWN | {"later", "since"}
_BORN: Final = (["born"], ["he", "was", "born"], ["she", "was", "born"])
_WAS: Final = words("attended became came grew had joined left lived moved spent studied was went")
_NAMES: Final = words("real full birth legal given stage pen christian maiden")


def other_names(scan: Scan) -> Iterator[tuple[int, int, bool]]:
    """Yield the pairs of names (indices into the scan's mentions) that belong to one person.

    With each comes whether the second is only assumed: "Ana Ortiz, who records as Night Heron".
    """
    items = scan.words.items
    named = [
        at
        for at, one in enumerate(scan.found)
        if one.name is not None and (not one.quoted or _is_in_marks(items, one))
    ]
    for one, other in pairwise(named):
        first, second = scan.found[one], scan.found[other]
        if first.line != second.line or first.possessive:
            continue
        between = [
            item.lower for item in items[first.last + 1 : second.first] if item.text not in _MARKS
        ]
        is_told = len(between) <= _LONGEST and (
            names_another(items, second.first)
            or ("who" in between and gives_name(items, second.first))
        )
        if not (is_told or _tells_another_name(between)):
            continue
        if "identified" in between:
            yield other, one, True  # "“Night Heron”, now identified as Ana Ortiz"
        else:
            yield one, other, is_told or not _GIVEN_BY_OTHERS.isdisjoint(between)
    yield from _pet_names(scan, named)
    yield from _names_at_birth(scan, named)


def _pet_names(scan: Scan, named: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """Yield whom a text has named last with what he or she is called: "Bo, as he is known, …".

    The name is one word and new, and nothing else brings in somebody by it.
    """
    met: set[str] = set()
    for one, other in pairwise(named):
        first, second = scan.found[one], scan.found[other]
        if first.name is None or second.name is None:
            continue
        met.add(first.name.surname_key)
        if second.name.is_full or second.name.surname_key in met:
            continue
        if second.roles and not (first.roles and first.roles[0].head == second.roles[0].head):
            continue  # "His neighbour Bo, as he is known"
        called = called_so(scan.words.items, second.last)
        if called and first.sex in (None, PRONOUNS[called]):
            yield one, other, True


def _names_at_birth(scan: Scan, named: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """Yield who has died with the name of his or her birth.

    "Ana Maria Lind was born in Lund", "Born in Lund, Ana Maria Lind was …", "she was born Ann Li".
    """
    found, items = scan.found, scan.words.items
    if not named or not _tells_of_death(items, found[named[0]].line):
        return
    surnames = Counter(name.surname_key for at in named if (name := found[at].name) is not None)
    first, full = found[named[0]].name, named[0]
    for at in named[1:]:
        name, last = found[at].name, found[at].last
        if name is None or first is None or not (name.is_full and first.is_full):
            continue
        if surnames[name.surname_key] > 1 and name.surname_key != first.surname_key:
            continue
        begin = scan.words.sentence_start(found[at].first)
        opening = [item.lower for item in items[begin : found[at].first]]
        is_born = [item.lower for item in items[last + 1 : last + 3]] == ["was", "born"] or (
            opening[:1] == ["born"] and opening[-1] == "," and items[last + 1].lower in _WAS
        )
        if opening in _BORN or (
            is_born and name.given.partition(" ")[0] == first.given.partition(" ")[0]
        ):
            yield full, at, True


def _tells_of_death(items: Sequence[Token], line: int) -> bool:
    """Return whether a paragraph says that somebody died."""
    first = bisect_left(items, line, key=_PARAGRAPH)
    end = bisect_right(items, line, key=_PARAGRAPH)
    return any(item.lower == "died" for item in items[first:end])


def _is_in_marks(items: Sequence[Token], found: Found) -> bool:
    """Return whether marks stand around a name and nothing else: "also known as “Ana Ortiz”"."""
    return (
        found.first > 0
        and found.last + 1 < len(items)
        and items[found.first - 1].text in OPENING_MARKS
        and items[found.last + 1].text in _CLOSING_MARKS
    )


def _tells_another_name(between: list[str]) -> bool:
    if len(between) > 6 or not between:
        return False
    plain = [word for word in between if word not in (",", "(", "who", "is", "was", "to", "many")]
    if plain and plain[0] in _BEFORE:
        plain = plain[1:]
    if plain in (["nicknamed"], ["dubbed"], ["identified", "as"]):
        return between[0] in (",", "now", "later")
    if plain in (["known", "as"], ["aka"], ["a.k.a."], ["alias"], ["born"], ["né"], ["née"]):
        return between[0] in (",", "(", "aka", "alias", "a.k.a.", "known", "also")
    return len(plain) == 3 and plain[0] == "whose" and plain[1] in _NAMES and plain[2] == "name"
