"""What short names of bodies stand for in a text: "HRW", or "Norvik" for "Norvik Foods"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from quotetrack.lexicon.organisations import (
    FALSE_TITLES,
    NOUNS_FOR_BODIES,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
)
from quotetrack.lexicon.places import DEMONYMS, PLACES, SMALLER_TOWNS
from quotetrack.lexicon.words import words
from quotetrack.people.bodies import is_for_people
from quotetrack.people.capitals import Run
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

_LINKS: Final = words("of for on and the & in to")
_APOSTROPHES: Final = frozenset("'’")
_LONGEST: Final = 12  # words and marks of a name
_MOST_LETTERS: Final = 7
_LONGEST_OF_BODY: Final = 4  # words
_NOUNS: Final = NOUNS_FOR_BODIES | ORGANISATION_WORDS | FALSE_TITLES
#: How often a short name stands before the full one where the text goes by the short one.
_BY_WHICH_IT_GOES: Final = 3


class Abbreviations:
    """The names in a text that short names may stand for, by their initials, and the short names.

    They are looked for when the first short name is asked about.
    """

    def __init__(self, words_: Words, runs: Sequence[Run]) -> None:
        """Those of a text with its runs of capitalised words."""
        self._words = words_
        self._runs = runs
        self._initials: dict[int, str] = {}
        self._by_letters: dict[str, dict[str, tuple[int, int]]] = {}

    @cached_property
    def _starts(self) -> dict[str, list[tuple[range, int]]]:
        """Where a name may begin, with the chain that it stands in, by its first two letters."""
        starts: dict[str, list[tuple[range, int]]] = {}
        for chain in _chains(self._words, self._runs):
            for at in chain:
                self._initials[at] = _initials(self._words.items[at])
            for at in chain:
                for letters in self._first_two(chain, at):
                    starts.setdefault(letters, []).append((chain, at))
        return starts

    def _first_two(self, chain: range, start: int) -> set[str]:
        """Return with which two letters the initials of what begins at a word may begin.

        They are several where "&" follows, which may be spelt: "M&S", "MS".
        """
        spelt = self._initials[start]
        if not spelt or spelt == "&":
            return set()
        if len(spelt) > 1:
            return {spelt[:2]}
        found = set()
        for at in range(start + 1, min(start + _LONGEST, chain.stop)):
            more = self._initials[at]
            if more:
                found.add(spelt + more[0])
            if more not in ("", "&"):
                break
        return found

    def _names(self, letters: str) -> dict[str, tuple[int, int]]:
        """Return how often each name with these initials is written, and where it is first."""
        known = self._by_letters.get(letters)
        if known is None:
            known = self._by_letters[letters] = {}
            if len(letters) > _MOST_LETTERS:
                return known
            for at in self._shorts.get(letters, ()):
                known.update(self._name_before_bracket(at, letters))
            for chain, at in self._starts.get(letters[:2], ()):
                name = self._name_at(chain, at, letters)
                if name:
                    start = self._words.items[at].start
                    count, first = known.get(name, (0, start))
                    known[name] = count + 1, first
        return known

    def _name_before_bracket(self, start: int, letters: str) -> dict[str, tuple[int, int]]:
        """Return the name that a short one in brackets stands behind, if its words spell that.

        Any word with a capital may be part of it: "Dads Against Dull Signs (DADS)".
        """
        items = self._words.items
        at = self._words.at(start)
        closing = items[at + 1].text if at + 1 < len(items) else ""
        if at < 2 or items[at - 1].text != "(" or closing != ")":
            return {}
        last = first = at - 2
        spelt = _initials(items[last])
        while spelt and spelt != letters and letters.endswith(spelt) and at - first < _LONGEST:
            first -= 1
            before = items[first]
            if first < 0 or before.paragraph != items[last].paragraph:
                return {}
            is_link = before.lower in _LINKS or before.text in _APOSTROPHES
            spelt = ("" if is_link else _initials(before) or "-") + spelt
        if spelt != letters or first == last:
            return {}
        name = self._words.text[items[first].start : items[last].end]
        return {name: (1, items[first].start)}

    def _name_at(self, chain: range, start: int, letters: str) -> str:
        """Return the name with these initials that begins in a chain of words, "" for none."""
        items, initials = self._words.items, self._initials
        spelt = plain = initials[start]
        for at in range(start + 1, min(start + _LONGEST, chain.stop)):
            if not letters.startswith((spelt, plain)):
                break
            more = initials[at]
            spelt += more
            if not more or more == "&":
                continue
            plain += more
            if letters in (spelt, plain):
                return self._words.text[items[start].start : items[at].end]
        return ""

    @cached_property
    def _shorts(self) -> dict[str, list[int]]:
        """Where words of capitals alone stand, by their letters."""
        shorts: dict[str, list[int]] = {}
        for item in self._words.items:
            if item.form.is_all_capitals:
                shorts.setdefault(_letters(item.text), []).append(item.start)
        return shorts

    def full_name(self, short: str) -> str:
        """Return the name whose initials `short` is made of, as the text writes it; "" for none.

        The one that is written most often, where several have those initials.
        """
        if not short.replace(".", "").replace("&", "").isupper():
            return ""
        known = self._names(_letters(short))
        return max(known, key=lambda name: (known[name][0], -known[name][1])) if known else ""

    def longer_name(self, short: str) -> str:
        """Return the one name of a body that a short one begins: "Norvik" of "Norvik Foods".

        "" where there is none, or several.
        """
        known = self._longer.get(short, ())
        return next(iter(known)) if len(known) == 1 else ""

    @cached_property
    def _longer(self) -> dict[str, set[str]]:
        """Return names of bodies by the first word of each, which may stand for it later."""
        longer: dict[str, set[str]] = {}
        alone: set[str] = set()
        items = self._words.items
        for run in self._runs:
            first, last = items[run.first], items[run.last]
            if first.quoted or first.zone != "body" or not _may_stand_alone(first):
                continue
            if run.last == run.first:
                alone.add(first.text)
            elif (
                (first.text not in alone or first.text in longer)
                and run.last - run.first < _LONGEST_OF_BODY
                and _is_of_body(items, run)
            ):
                name = self._words.text[first.start : last.end]
                longer.setdefault(first.text, set()).add(name)
        return longer

    def is_explained_late(self, short: str, full: str) -> bool:
        """Return whether a text goes by a short name for long before it writes the full one."""
        letters = _letters(short)
        first = self._names(letters)[full][1]
        return bisect_left(self._shorts.get(letters, ()), first) >= _BY_WHICH_IT_GOES


def _chains(words_: Words, runs: Sequence[Run]) -> list[range]:
    """Return the runs of more than one word, with those that small words join made one."""
    chains: list[range] = []
    for run in runs:
        if words_.items[run.first].zone == "credit":
            continue
        last = chains[-1] if chains else None
        if last is not None and _links(words_, last.stop - 1, run.first):
            chains[-1] = range(last.start, run.last + 1)
        else:
            chains.append(range(run.first, run.last + 1))
    return [chain for chain in chains if len(chain) > 1]


def _may_stand_alone(item: Token) -> bool:
    """Return whether a word may be the short name of a body: no place, people or plain noun."""
    form = item.form
    return not (
        form.is_all_capitals
        or form.is_organisation_word
        or form.is_known_body
        or form.is_no_name
        or form.is_group_noun
        or form.is_person_noun
        or form.main_class in ("j", "d", "p")
        or (form.is_known and form.text.endswith("s"))
        or form.text in PLACES
        or form.text in SMALLER_TOWNS
        or form.text in DEMONYMS
    )


def _is_of_body(items: Sequence[Token], run: Run) -> bool:
    """Return whether a name is a body's: by its last word, or by the noun before it."""
    last = items[run.last]
    if last.form.is_organisation_word or last.lower in ORGANISATION_ENDINGS:
        return True
    before = items[run.first - 1] if run.first else None
    return before is not None and before.lower in _NOUNS and not last.form.is_person_noun


def _letters(short: str) -> str:
    """Return what initials must spell: figures too, for which no word of a name stands ("TF1")."""
    return "".join(mark for mark in short if mark.isalnum() or mark == "&")


def _initials(item: Token) -> str:
    """Return the first letters of a word with a capital: "C" or, of "Co-operation", "C"."""
    if item.text == "&":
        return "&"
    if not item.form.is_capitalised or item.form.is_all_capitals:
        return ""
    return "".join([part[0] for part in item.text.split("-") if part[:1].isupper()])


def _links(words_: Words, last: int, first: int) -> bool:
    """Return whether only small words that join the parts of a name stand between two words."""
    items = words_.items
    if items[last].possessive:  # "the People's Party", "the Officers' Forum"
        is_next = all(item.text in "'’" for item in items[last + 1 : first])
        return is_next and is_for_people(items[last])
    if not 1 < first - last <= 3:
        return False
    if items[last].paragraph != items[first].paragraph:
        return False
    return all(item.lower in _LINKS for item in items[last + 1 : first])
