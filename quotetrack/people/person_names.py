"""Decide which runs of capitalised words are names of people."""

from __future__ import annotations

from typing import Final

from quotetrack.lexicon.people import GIVEN_NAMES, NOT_NAMES
from quotetrack.lexicon.places import PLACES
from quotetrack.lexicon.words import folded, words
from quotetrack.names.family_first import is_family_first
from quotetrack.names.parse import is_initial, is_strong_given, is_suffix, is_title
from quotetrack.people.capitals import (
    Run,
    is_no_name,
    is_strict_title,
    is_title_word,
    phrase_length,
    skip_opening,
)
from quotetrack.people.name_evidence import NameFound, evidence_of
from quotetrack.people.roles import is_person_noun
from quotetrack.people.tokens import Word, Words

_LONGEST_NAME: Final = 6
#: Titles of rulers that are given names as well ("Sultan al-Amri").
_RULERS_AND_GIVEN: Final = words("Sultan Emir Amir Malik")


def name_in_run(words_: Words, run: Run) -> NameFound | None:
    """Return the name of a person that ends `run`, with its evidence; None where there is none.

    Words before the name are cut off: openings of sentences, places, offices, bodies.
    """
    items = words_.items
    begin = skip_opening(words_, run)
    if begin > run.last:
        return None
    portfolio = _after_portfolio(words_, run, begin)
    start = _name_start(items, portfolio, run.last)
    if start is None:
        return None
    last = run.last
    core = [item for item in items[start : last + 1] if item.is_word and not is_suffix(item.text)]
    if not core or len(core) > _LONGEST_NAME:
        return None
    first = _first_title(items, begin, start) if portfolio == begin else start
    found = NameFound(first, start, last, 0.0)
    evidence = evidence_of(words_, found, core, begin)
    if portfolio > begin and begin == run.first:
        evidence += 2.0
    if start > 0 and items[start - 1].text == "U" and words_.joined(start - 1):
        evidence += 2.0  # the Burmese "Mr"
    return NameFound(first, start, last, evidence, begin)


def _after_portfolio(words_: Words, run: Run, begin: int) -> int:
    """Return where a run goes on behind a portfolio: "Minister for Housing Ana Ortiz"."""
    items = words_.items
    at = run.first - 1
    while at > 0 and run.first - at < 6 and items[at].lower not in ("for", "of"):
        if not (items[at].lower in ("and", "the", ",") or items[at].is_capitalised):
            return begin
        at -= 1
    if at < 1 or items[at].lower not in ("for", "of") or not is_person_noun(items[at - 1].lower):
        return begin
    if run.last - begin < 2 or items[at - 1].text[0].islower():
        return begin
    start = begin + 1
    while run.last - start > 1 and (is_no_name(items[start]) or start + 2 < run.last):
        if is_strong_given(items[start].text):
            break
        start += 1
    return start


def _name_start(items: tuple[Word, ...], begin: int, last: int) -> int | None:
    """Return where the name proper starts, after titles and other words before it."""
    index = begin
    # The last title that something name-like follows decides.
    for position in range(last - 1, begin - 1, -1):
        item = items[position]
        rest = items[position + 1 : last + 1]
        if all(is_suffix(other.text) for other in rest):
            continue
        if is_initial(item.text) and (position > begin or len(rest) > 1):
            continue  # "Ana M. Ortiz", "M. Scott Peck", but "M. Blanc"
        if is_strict_title(item):
            return position + 1
        if is_title_word(item) and position > begin:
            follows_given = is_strong_given(items[position + 1].text) and position + 1 < last
            before = items[begin:position]
            if follows_given or all(is_no_name(other) or _is_acronym(other) for other in before):
                return position + 1
    while index < last:
        if is_family_first([item.text for item in items[index : last + 1] if item.is_word]):
            break
        size = phrase_length(items, index, last)
        if size and index + size <= last:
            index += size
            continue
        item = items[index]
        rest_is_suffix = all(is_suffix(other.text) for other in items[index + 1 : last + 1])
        if rest_is_suffix:
            break
        if is_no_name(item) and not _is_given_here(items, index, last):
            index += 1
            continue
        break
    if phrase_length(items, index, last + 1) == last + 1 - index:
        return None
    return index


def _is_acronym(item: Word) -> bool:
    return item.is_all_capitals and not is_initial(item.text)


def _is_given_here(items: tuple[Word, ...], index: int, last: int) -> bool:
    """Tell "Virginia Foxx" and "Dean Acheson" from "Virginia Gov." and "Dean of Students"."""
    item = items[index]
    if item.text in _RULERS_AND_GIVEN and index + 1 == last and items[last].text[0].islower():
        return True
    if folded(item.text) not in GIVEN_NAMES or item.text in NOT_NAMES:
        return False
    following = items[index + 1]
    if is_no_name(following) and not is_initial(following.text):
        return following.text in PLACES and index + 1 == last and not is_title(item.text)
    if is_title_word(item):
        return index + 1 == last and folded(following.text) not in GIVEN_NAMES
    return not is_strong_given(following.text) or index + 2 > last


def _first_title(items: tuple[Word, ...], begin: int, start: int) -> int:
    first = start
    while first > begin and is_title_word(items[first - 1]):
        first -= 1
    return first
