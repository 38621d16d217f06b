"""Words that tell that somebody has another name: "who records as", "under the alias"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from quotetrack.lexicon.words import words
from quotetrack.reading import Token

_WORKS: Final = words(
    """
    performs performed records recorded sings sang raps rapped writes wrote signs signed paints
    painted publishes published posts posted works worked tweets streams plays
    """
)
_NAMES: Final = words("alias pseudonym moniker")
_LAST: Final = _NAMES | {"as"}
_MOST: Final = 7  # words


def names_another(items: Sequence[Token], first: int) -> bool:
    """Return whether the words before the word `first` say that another name of somebody follows.

    "Ana Ortiz, who records as …", "… who signs her work under the alias …", "otherwise known as …".
    """
    if not first or items[first - 1].lower not in _LAST:
        return False
    before = [item.lower for item in items[max(first - _MOST, 0) : first]]
    if before[-1] == "as":
        if before[-3:-1] in (["otherwise", "known"], ["professionally", "known"]):
            return True
        return len(before) > 2 and before[-3] == "who" and before[-2] in _WORKS
    works = any(one == "who" and two in _WORKS for one, two in pairwise(before))
    return works and "under" in before
