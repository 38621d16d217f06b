"""Texts without any capitals, as some feeds and posts are: they get those that names would have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.forms import form_of
from quotetrack.lexicon.people import CALENDAR
from quotetrack.lexicon.places import DEMONYMS, PLACES
from quotetrack.lexicon.words import words
from quotetrack.reading.offsets import Edit

_WORD: Final = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_MARK: Final = re.compile("[\"“”«»‘’']")
#: What stands between two words where the second opens a sentence or what is said.
_OPENING: Final = re.compile("[.?!][\"”»’')]*\\s|\\n|(?:^|\\s)[\"“«‘']$")
_FEWEST: Final = 5  # words
_I: Final = words("i i'm i’m i've i’ve i'll i’ll i'd i’d")
_DAYS: Final = frozenset(day.lower() for day in CALENDAR) - {"may", "march"}
_ADDRESSES: Final = words("mr mrs ms miss dr")
#: Word classes of what is hardly a surname behind a given name: verbs and words of grammar.
_NO_SURNAMES: Final = frozenset("vxepdcsr")


def capitalise(text: str) -> Iterator[Edit]:
    """Yield the capitals that a text without any would have, one letter each.

    Sentences and what is said open with one; days, places, given names and the surnames behind
    them have one wherever they stand. A text in which nothing stands in marks, or nobody has a
    surname, is left as it is.
    """
    if not text.islower() or _MARK.search(text) is None:
        return
    found = list(_WORD.finditer(text))
    if len(found) < _FEWEST:
        return
    spelled = [match.group() for match in found]
    surnames = _surnames(text, found)
    if not surnames:
        return
    names = {spelled[at] for at in surnames}
    behind = [*spelled[1:], ""]
    for at, match in enumerate(found):
        word = spelled[at]
        gap = text[found[at - 1].end() if at else 0 : match.start()]
        if (
            at == 0
            or at in surnames
            or _OPENING.search(gap) is not None
            or _has_capital(word)
            or (word in names and (not _is_common(word) or behind[at] in FORMS_OF_SAYING))
        ):
            yield match.start(), match.start() + 1, word[0].upper()


def _surnames(text: str, found: Sequence[re.Match[str]]) -> frozenset[int]:
    """Return which words are surnames: those directly behind a given name or "mr"."""
    surnames = set()
    for at in range(1, len(found)):
        before, here = found[at - 1], found[at]
        if text[before.end() : here.start()] not in (" ", ". "):
            continue
        is_name = before.group() in _ADDRESSES or _is_given(before.group())
        if is_name and _may_be_surname(here.group()):
            surnames.add(at)
    return frozenset(surnames)


def _has_capital(word: str) -> bool:
    if word in _I or word in _DAYS or word in _ADDRESSES or _is_given(word):
        return True
    name = word.capitalize()
    if name in DEMONYMS:
        return "v" not in form_of(word).classes  # "to polish"
    return name in PLACES and not _is_common(word)


def _is_given(word: str) -> bool:
    form = form_of(word.capitalize())
    return form.is_strong_given and not _is_common(word)


def _may_be_surname(word: str) -> bool:
    form = form_of(word.capitalize())
    if word in FORMS_OF_SAYING or not form.may_be_surname:
        return False
    return not _is_common(word) or _NO_SURNAMES.isdisjoint(form.classes)  # "ada wren", "ada left"


def _is_common(word: str) -> bool:
    return form_of(word).is_known
