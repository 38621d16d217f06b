"""Figures of plays and films, by whom they are played: "will play Jenny", "stars as Kishori"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quotetrack.people.name_found import NameFound
from quotetrack.people.name_word_facts import word_class
from quotetrack.reading import Token

_MOST: Final = 6  # words
_AS: Final = re.compile(r"\b(?:co-)?(?:stars?|starred|starring|cast) (?:(?:\w+|,) ){0,4}as$")
_OF: Final = re.compile(r"\b(?:roles?|parts?|character|debut) (?:of|as)$")
_PLAYING: Final = re.compile(r"\b(?:play(?:s|ed|ing)?|portray(?:s|ed|ing)?|voic(?:e|es|ed|ing))$")
#: What a figure's name may be by the lists where the words before tell that it is one's.
_FIGURES: Final = frozenset(("given", "given, surname", "given, rare", "given, place", "unknown"))
_GIVEN: Final = frozenset(("given",))
_GOING_ON: Final = frozenset(("in", "opposite", "alongside", "and", "the", "a", "an", "who", "at"))


def is_part_played(items: Sequence[Token], name: NameFound) -> bool:
    """Return whether one word is the name of a figure that somebody plays.

    "will play Jenny" needs a given name: teams are played as well. "stars as Kishori" does not, but
    no verb may follow: "starred as Salta won".
    """
    first, last = name.first, name.last
    if first == 0 or items[first - 1].sentence != items[first].sentence:
        return False
    kind = word_class(items[last].form)
    before = " ".join([item.lower for item in items[max(first - _MOST, 0) : first]])
    if kind in _GIVEN and (_PLAYING.search(before) or _OF.search(before)):
        return not _is_matched(items, last)
    if kind in _FIGURES and _AS.search(before):
        behind = items[last + 1] if last + 1 < len(items) else None
        return behind is None or not behind.form.is_word or behind.lower in _GOING_ON
    return False


def _is_matched(items: Sequence[Token], last: int) -> bool:
    """Return whether a time or place behind a name tells of a match: "play Nancy on Friday"."""
    behind = items[last + 1] if last + 1 < len(items) else None
    return behind is not None and behind.lower in ("on", "at", "away", "next", "for", "twice")
