"""Names that a longer phrase ends or begins with: "Bank of Norland governor Ebba Strand"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.function_words import ARTICLES
from quotetrack.lexicon.people import ADDRESS_TITLES, CONTRACTED_TITLES, RELATIVE_NOUNS
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.scan import Scan
from quotetrack.reading import Token

_GOVERNING: Final = words("of to for at in from by with on about against over under like as")
_JOINING: Final = words("and or but than who whom whose which that")
#: Those who speak for somebody: "spokesman for Mayor Ana Ortiz" is not Ana Ortiz.
OF_OTHERS: Final = RELATIVE_NOUNS | word_list("people", "of_others")
_TEXTS: Final = word_list("people", "texts")
#: Bodies that somebody has: "the Office of Norland President Ana Ortiz" is not Ana Ortiz.
_BODIES_OF_OTHERS: Final = words("administration campaign estate family friends office")
_IN_FIELDS: Final = words("and of &")
#: What joins the words of a name of a body, or an office with its field.
_IN_NAMES: Final = words("of to for at and")
_LONGEST_FIELD: Final = 7
_LONGEST_CALLING: Final = 4
_OFFICES: Final = word_list("people", "offices")


def name_as_head(scan: Scan, span: range, indices: Sequence[int]) -> int:
    """Return the mention of a person whose name a phrase ends with, or begins with, or -1.

    `span` are the word indices of the phrase, `indices` the mentions (into the scan) that touch it.
    """
    if span and all(scan.words.items[at].text in CONTRACTED_TITLES for at in span):
        return _name_behind(scan, span.stop) if span.stop < len(scan.words.items) else -1
    for find in (_name_at_end, _name_at_start, _author):
        index = find(scan, span, indices)
        if index >= 0:
            return index
    before = _name_before(scan, span)
    return before if before >= 0 else _name_ahead(scan, span)


def _name_ahead(scan: Scan, span: range) -> int:
    """Return the name that what a phrase begins goes on to behind a preposition, or -1.

    "[Head] of public health Ana Ortiz", "[Room] to Grow Founder Ana Ortiz".
    """
    items = scan.words.items
    if not span or span.stop + 1 >= len(items) or items[span.stop].lower not in _IN_NAMES:
        return -1
    noun = items[span.stop - 1]
    if noun.lower in OF_OTHERS or noun.form.is_group_noun or noun.possessive:
        return -1
    if not all(items[at].form.is_capitalised for at in span):
        return -1
    is_office = noun.form.is_person_noun
    if not is_office and items[span.start].opens_sentence:
        return -1
    at = span.stop + 1
    while at < min(span.stop + _LONGEST_FIELD, len(items) - 1):
        index = bisect_left(scan.found, items[at].start, key=lambda found: found.start)
        found = scan.found[index] if index < len(scan.found) else None
        if found is not None and found.first == at and found.name is not None:
            is_named = found.name.is_full and not found.possessive and not found.quoted
            is_titled = found.bare is not None and scan.words.at(found.bare.start) > at + 1
            return index if is_named and (is_office or is_titled) else -1
        if not (scan.words.joined(at - 1) and _is_of_field(items[at])):
            return -1
        at += 1
    return -1


def _author(scan: Scan, span: range, indices: Sequence[int]) -> int:
    """Return the mention of whom a text is by: "a report by the analyst Ana Ortiz", or -1."""
    items = scan.words.items
    by = next((at for at in span if items[at].lower == "by"), -1)
    if by <= span.start or items[by - 1].lower not in _TEXTS:
        return -1
    for index in indices:
        found = scan.found[index]
        if found.name is None or not found.name.is_full or found.possessive or found.first <= by:
            continue
        between = items[by + 1 : found.first]
        if len(between) <= _LONGEST_CALLING and all(
            item.form.opens_small or item.form.is_person_noun or item.form.is_title
            for item in between
        ):
            return index
        return -1
    return -1


def _name_before(scan: Scan, span: range) -> int:
    """Return the name that a phrase without an article goes on behind a comma, or -1.

    "Ana Ortiz, [president of the bank] said", "Ana Ortiz, [Norland Bank president] said".
    """
    items = scan.words.items
    if len(span) == 0 or span.start < 3 or items[span.start - 1].text != ",":
        return -1
    phrase = items[span.start : span.stop]
    head = next((at for at, item in enumerate(phrase) if item.form.is_person_noun), -1)
    if head < 0 or phrase[0].form.determiner != "none" or phrase[0].opens_sentence:
        return -1
    if not all(item.form.is_capitalised for item in phrase[:head]):
        return -1
    at = bisect_left(scan.found, items[span.start - 1].start, key=lambda found: found.start) - 1
    if at < 0:
        return -1
    found = scan.found[at]
    is_named = found.name is not None and found.name.is_full and found.last == span.start - 2
    return at if is_named and not found.possessive and _may_open(items, found.first) else -1


def _may_open(items: Sequence[Token], first: int) -> bool:
    """Return whether a name stands where the subject of a clause does."""
    before = items[first - 1] if first else None
    if before is None or items[first].opens_sentence or not before.form.is_word:
        return True
    return before.lower in ("but", "and", "while", "as", "that")


def _name_behind(scan: Scan, at: int) -> int:
    """Return the name that goes on a title cut off at its joint: "Lt.|-Col. Ana Ortiz"; or -1."""
    first = bisect_left(scan.found, scan.words.items[at].start, key=lambda found: found.start)
    for index in range(first, min(first + 3, len(scan.found))):
        if scan.found[index].name is not None and scan.found[index].first <= at + 2:
            return index
    return -1


def _name_at_end(scan: Scan, span: range, indices: Sequence[int]) -> int:
    """Return the mention of a person whose name ends a phrase and is its head, or -1.

    "A lawyer for the singer Ana Ortiz" is not Ana Ortiz, "an ambassador to Peru Ana Ortiz" is.
    """
    items = scan.words.items
    for index in indices:
        found = scan.found[index]
        if found.name is None or found.bare is None or found.possessive or found.quoted:
            continue
        if found.last + 1 != span.stop or not (found.name.is_full or found.name.titles):
            continue
        start = begin = scan.words.at(found.bare.start)
        while begin - 1 > span.start and items[begin - 1].form.is_strict_title:
            begin -= 1
        if begin - 1 < span.start:
            continue
        before = items[begin - 1]
        if before.lower in _GOVERNING | _JOINING | ARTICLES:
            continue
        if before.form.is_word and _is_head(scan, span, begin, start):
            return index
    return -1


def _is_head(scan: Scan, span: range, begin: int, start: int) -> bool:
    """Return whether what stands before a name tells of its bearer and of nobody else.

    The titles before the name begin at `begin`, the name itself at `start`.
    """
    items = scan.words.items
    governing = next(
        (at for at in range(begin - 1, span.start, -1) if items[at].lower in _GOVERNING), -1
    )
    between = items[(governing if governing > 0 else span.start - 1) + 1 : start]
    while between and between[-1].text in ADDRESS_TITLES:
        between = between[:-1]  # "Dr"
    tells = any(
        (item.form.is_person_noun or item.form.is_title)
        and not item.possessive
        and (at == len(between) or not item.form.opens_small)  # not of "player care"
        for at, item in enumerate(between, 1)
    )
    if governing < 0:
        owner = items[begin - 1]
        return tells or (owner.possessive and owner.form.is_capitalised)
    noun = items[governing - 1]
    if tells:
        # "Bank of Norland President Ana Ortiz", but "Friends of Norland President Ana Ortiz"
        is_body = noun.form.is_capitalised and not (
            noun.form.is_person_noun or noun.form.is_group_noun or noun.lower in _BODIES_OF_OTHERS
        )
        return is_body or (span.start > 0 and items[span.start - 1].lower == "in")
    if not noun.form.is_person_noun or noun.lower in OF_OTHERS:
        return False
    if all(item.form.is_capitalised or item.lower in ARTICLES for item in between):
        return True
    office = items[span.start : governing]
    is_owned = any(item.possessive for item in office)
    has_article = any(item.form.determiner != "none" for item in office)
    return (is_owned or not has_article) and all(_is_of_field(item) for item in between)


def _is_of_field(item: Token) -> bool:
    """Return whether a word belongs to what an office is for: "head of public health"."""
    return item.lower in _IN_FIELDS or (
        item.form.opens_small and item.form.main_class in ("n", "j", "g")
    )


def _name_at_start(scan: Scan, span: range, indices: Sequence[int]) -> int:
    """Return the mention whose full name begins a phrase that goes on with an office, or -1."""
    items = scan.words.items
    for index in indices:
        found = scan.found[index]
        if found.name is None or not found.name.is_full or found.possessive:
            continue
        after = found.last + 1
        if found.first > span.start or after + 2 >= span.stop:
            continue
        office = after
        while office < after + 3 and office + 1 < span.stop:
            if items[office].lower in _OFFICES and items[office + 1].lower in ("of", "at", "for"):
                return index
            if not items[office].form.opens_small:
                break
            office += 1
    return -1
