"""Find the names of organisations: capitalised names with a word for a body, and acronyms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.forms import form_of
from quotetrack.lexicon.organisations import KNOWN_BODIES, ORGANISATION_ENDINGS, PORTFOLIOS
from quotetrack.lexicon.people import CALENDAR
from quotetrack.lexicon.places import COMPASS_WORDS
from quotetrack.lexicon.words import words
from quotetrack.people.capitals import Run
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

_LINKS: Final = words("of for on and the & in")
_LONGEST: Final = 10
_MINISTRIES: Final = words("department ministry")
_PUBLIC: Final = words("service trust board authority department committee commission agency")
_NOUNS_OR_VERBS: Final = frozenset("nve")
#: Endings of adjectives.
_ADJECTIVES: Final = ("ic", "al", "ive", "ous", "ary", "ied", "ated")


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
        for first, last in _free_parts(run, taken):
            first = _skip_opening(words_, first, last)
            body = _body_in(words_, first, last)
            begins, ends = body or (first, last)
            is_of_body = _is_of_body(items[begins : ends + 1])
            if ends == run.last and is_of_body:
                ends = _over_links(words_, runs, number, ends, taken)
                if any(item.lower in _MINISTRIES for item in items[begins:ends]):
                    ends = _over_portfolios(words_, ends)
            if begins == run.first and number and body is not None and begins < last:
                begins = _first_of_two(words_, runs[number - 1], begins, ends, taken)
            if begins == run.first and is_of_body:
                begins = _owning_people(words_, begins, taken)
            if body is not None or (begins, ends) != (first, last):
                # "Bureau of Rivers", but no "Bureau" alone
                _add(items, found, begins, ends)
                done = max(done, ends)
    return [pair for pair in found if items[pair[0]].zone != "headline"]


def _add(items: Sequence[Token], found: list[tuple[int, int]], first: int, last: int) -> None:
    """Add a body to those found, in the place of those that are part of its name."""
    while found and found[-1][0] >= first:
        found.pop()
    found.append((first, _over_wing(items, last)))


def _over_wing(items: Sequence[Token], last: int) -> int:
    """Return where the name of a party ends with its wing, written in one: "CPI(M)"."""
    if last + 3 >= len(items):
        return last
    opening, wing, closing = items[last + 1 : last + 4]
    is_attached = opening.text == "(" and opening.start == items[last].end
    return last + 3 if is_attached and wing.text.isupper() and closing.text == ")" else last


def _owning_people(words_: Words, first: int, taken: set[int]) -> int:
    """Return where the name of a body begins that opens with whose it is: "People's Party".

    It may be an office's: "Lake Sheriff's Office". `first` is the word behind; it is returned
    where nothing of the kind stands before it.
    """
    items = words_.items
    start = first
    if start and items[start - 1].text in "'’":
        start -= 1  # "the Farmers' Union"
    before = items[start - 1] if start else None
    if (
        before is None
        or not (before.possessive and before.form.is_capitalised)
        or before.paragraph != items[first].paragraph
        or not (is_for_people(before) or before.form.is_person_noun)
    ):
        return first
    start -= 1
    while start and words_.joined(start - 1) and start - 1 not in taken:
        word = items[start - 1]
        if not word.form.joins_run or (word.opens_sentence and word.form.is_function_word):
            break
        start -= 1
    return first if start in taken else start


def is_for_people(item: Token) -> bool:
    """Return whether a word names people who may own a body: "Officers" in "Officers' Forum"."""
    lower = item.lower
    return item.form.is_group_noun or (
        lower.endswith("s") and form_of(lower.removesuffix("s")).is_person_noun
    )


def _is_of_body(items: Sequence[Token]) -> bool:
    return any(item.form.is_organisation_word for item in items)


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


def _are_halves(items: Sequence[Token], body: Run, last: int, following: Run) -> bool:
    """Return whether "and" joins two things that one body is of: "Academy of Arts and Sciences"."""
    of = next((at for at in range(last, body.last, -1) if items[at].form.opens_small), last)
    halves = (*items[of + 1 : last + 1], *items[following.first : following.last + 1])
    return (
        last + 2 == following.first
        and items[of].lower in ("of", "for")
        and all(_is_plain(item) for item in halves)
    )


def _first_of_two(words_: Words, before: Run, first: int, last: int, taken: set[int]) -> int:
    """Return where a name of two parts begins: "Hale & Roe Ltd", "the Food and Drug Board".

    "and" joins plain words where "the" and the like stand before both and one body is meant, and
    two nouns before a word for a public body: "Salta Fire and Rescue Service". "&" joins anything.
    """
    items = words_.items
    start = _skip_opening(words_, *before)
    if before.last + 2 != first or items[before.last].possessive or not taken.isdisjoint(before):
        return first
    if not (words_.joined(before.last) and words_.joined(before.last + 1)):
        return first
    if items[first - 1].text == "&":
        return start
    if items[first - 1].lower != "and":
        return first
    is_public = last == first + 1 and items[last].lower in _PUBLIC
    parts = (items[before.last].form, items[first].form)
    are_nouns = all(one.is_known and one.main_class in _NOUNS_OR_VERBS for one in parts)
    if is_public and are_nouns:
        return start
    noun = next((at for at in range(first, last + 1) if items[at].form.is_organisation_word), first)
    is_one = noun > first and start > 0 and items[start - 1].form.determiner != "none"
    plain = (*items[start : before.last + 1], *items[first:noun])
    return start if is_one and all(_is_plain(item) for item in plain) else first


def _is_plain(item: Token) -> bool:
    """Return whether a word of a name is a plain noun or adjective: "Drug", "Oceanic", no body's.

    A noun in the plural is one whose singular is known.
    """
    form = item.form
    if form.is_organisation_word or form.is_known_body or form.is_person_noun or form.is_place:
        return False
    one = form_of(form.lower[:-3] + "y" if form.lower.endswith("ies") else form.lower[:-1])
    is_plural = form.lower.endswith("s") and one.is_known and "n" in one.classes
    is_word = form.is_known and not {"n", "j"}.isdisjoint(form.classes)
    return is_word or is_plural or (not form.is_given and form.lower.endswith(_ADJECTIVES))


def _over_portfolios(words_: Words, last: int) -> int:
    """Follow what a ministry is in charge of: "Ministry of Housing, Communities and Trade"."""
    items, end = words_.items, last
    while end + 1 < len(items) and items[end + 1].text == "Up":
        end += 1  # "Levelling Up"
    while end + 2 < len(items) and not items[end].possessive:
        mark, word = items[end + 1], items[end + 2]
        if not (mark.text == "," or mark.lower == "and") or not _is_portfolio(word):
            break
        end += 2
        while end + 1 < len(items) and _is_portfolio(items[end + 1]):
            end += 1
        if mark.lower == "and":
            return end if end + 1 == len(items) or not items[end + 1].form.joins_run else last
    return last


def _is_portfolio(item: Token) -> bool:
    is_told = item.lower in PORTFOLIOS or _is_plain(item)
    return item.form.is_capitalised and is_told and not item.opens_sentence


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
                behind = items[end + 1 : last + 1]
                if any(map(_is_of_a_body, behind)) or all(map(_goes_on_with_body, behind)):
                    end = last
                return _whole_name_start(words_, first, first + start), end
    return (first, last) if _has_body_word(items, first, last) else None


def _whole_name_start(words_: Words, first: int, start: int) -> int:
    """Return where the name of a body begins that goes before a known one: "Peoples Green Party".

    `first` is where the run of capitalised words begins, `start` where the known body does.
    """
    items = words_.items
    while start > first and _belongs_to_body(items[start - 1]):
        start -= 1
    return start


def _belongs_to_body(item: Token) -> bool:
    form = item.form
    return not item.opens_sentence and (form.is_place or form.main_class in ("j", "n", "d"))


def _goes_on_with_body(item: Token) -> bool:
    """Return whether a word belongs to the known body before it: "Avanti West Coast"."""
    form = item.form
    if item.text in COMPASS_WORDS:
        return True  # though some people are called West
    is_of_somebody = form.is_person_noun or form.is_title_word or form.is_strong_given
    return _belongs_to_body(item) and not is_of_somebody


def _is_of_a_body(item: Token) -> bool:
    return (
        item.form.is_organisation_word
        or item.lower in ORGANISATION_ENDINGS
        or item.text in KNOWN_BODIES
    )


def _has_body_word(items: Sequence[Token], first: int, last: int) -> bool:
    """Return whether a word makes a name that of a body; "Committee" or "Bank" alone does not."""
    ends_as_body = items[last].lower in ORGANISATION_ENDINGS  # "Voss Construction"
    return first < last and (ends_as_body or _is_of_body(items[first : last + 1]))


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
        if items[last + 1].lower in ("in", "the") or (
            items[last + 1].lower == "and" and not _are_halves(items, runs[number], last, following)
        ):
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
