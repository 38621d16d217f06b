"""Find the names of organisations: capitalised names with a word for a body, and acronyms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.organisations import (
    KNOWN_BODIES,
)
from quotetrack.lexicon.people import CALENDAR
from quotetrack.lexicon.places import COMPASS_WORDS
from quotetrack.lexicon.words import words
from quotetrack.people.capitals import Run
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

_LINKS: Final = words("of for on and the & in")
_LONGEST: Final = 10
_PUBLIC: Final = words("service trust board authority department committee commission agency")
_NOUNS_OR_VERBS: Final = frozenset("nve")


def find_bodies(words_: Words, runs: Sequence[Run], taken: set[int]) -> list[tuple[int, int]]:
    """Return the organisations outside headlines, as first and last word index.

    None holds any of the word indices `taken`.
    """
    found: list[tuple[int, int]] = []
    items = words_.items
    done = -1
    runs = [run for run in runs if items[run.first].zone != "headline"]
    for number, run in enumerate(runs):
        if run.first <= done:
            continue
        if run.first == run.last:
            if run.first not in taken and _is_body_alone(items[run.first]):
                found.append(run)
            continue
        for first, last in _free_parts(run, taken):
            first = _skip_opening(words_, first, last)
            body = _body_in(words_, first, last)
            if body is None:
                continue
            first, last = body
            if last == run.last and _has_body_word(items, first, last):
                last = _over_links(words_, runs, number, last, taken)
            if first == run.first and number:
                first = _first_of_two(words_, runs[number - 1], first, last, taken)
            found.append((first, last))
            done = max(done, last)
    return [pair for pair in found if items[pair[0]].zone != "headline"]


def _free_parts(run: Run, taken: set[int]) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    start = run.first
    for index in range(run.first, run.last + 2):
        if index > run.last or index in taken:
            if start < index:
                parts.append((start, index - 1))
            start = index + 1
    return parts


def _skip_opening(words_: Words, first: int, last: int) -> int:
    item = words_.items[first]
    if first < last and item.opens_sentence and item.form.is_function_word:
        return first if item.text in COMPASS_WORDS else first + 1
    return first


def _first_of_two(words_: Words, before: Run, first: int, last: int, taken: set[int]) -> int:
    """Return where a name of two parts begins: "Hale & Roe Ltd", "Salta Fire and Rescue Service".

    "and" joins two nouns before a word for a public body, "&" joins anything.
    """
    items = words_.items
    start = _skip_opening(words_, *before)
    if before.last + 2 != first or items[before.last].possessive or not taken.isdisjoint(before):
        return first
    if not (words_.joined(before.last) and words_.joined(before.last + 1)):
        return first
    if items[first - 1].text == "&":
        return start
    is_public = last == first + 1 and items[last].lower in _PUBLIC
    parts = (items[before.last].form, items[first].form)
    are_nouns = all(one.is_known and one.main_class in _NOUNS_OR_VERBS for one in parts)
    return start if items[first - 1].lower == "and" and is_public and are_nouns else first


def _is_body_alone(item: Token) -> bool:
    return item.form.is_known_body or (item.form.is_acronym and item.zone == "body")


def _body_in(words_: Words, first: int, last: int) -> tuple[int, int] | None:
    items = words_.items
    if first == last:
        return (first, last) if _is_body_alone(items[first]) else None
    texts = [item.text for item in items[first : last + 1]]
    for size in range(min(4, len(texts)), 0, -1):
        for start in range(len(texts) - size + 1):
            if " ".join(texts[start : start + size]) in KNOWN_BODIES:
                end = first + start + size - 1
                if end < last and _has_body_word(items, end + 1, last):
                    end = last
                return first + start, end
    return (first, last) if _has_body_word(items, first, last) else None


def _has_body_word(items: Sequence[Token], first: int, last: int) -> bool:
    """Return whether a word makes a name that of a body; "Committee" or "Bank" alone does not."""
    return first < last and any(item.form.is_organisation_word for item in items[first : last + 1])


def _over_links(words_: Words, runs: Sequence[Run], number: int, last: int, taken: set[int]) -> int:
    """Follow "of", "for" and the like to the next capitalised run: "Institute of Physics"."""
    items = words_.items
    if items[last].possessive:
        return last
    for following in runs[number + 1 : number + 3]:
        between = range(last + 1, following.first)
        if not between or len(between) > 2 or following.last - last > _LONGEST:
            return last
        if not all(
            items[index].lower in _LINKS and items[index].form.opens_small for index in between
        ):
            return last
        if items[last + 1].lower in ("in", "and", "on", "the") and items[last + 1].lower != "on":
            return last
        if any(not words_.joined(index) for index in range(last, following.first)):
            return last
        if any(index in taken for index in range(following.first, following.last + 1)):
            return last
        if items[following.first].text in CALENDAR:
            return last  # "the watchdog fined Brook Ltd on Tuesday"
        last = following.last
        if items[last].possessive:
            return last
    return last
