"""Players by their place in a team or a ranking: "the Ghana forward", "the world number two"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotetrack.lexicon.words import words

_FIRST_WORDS: Final = {
    "back": "running defensive left right",
    "end": "tight defensive",
    "receiver": "wide",
    "guard": "point shooting",
    "forward": "power small wing loose row",
    "row": "second back front",
    "tackle": "left right defensive offensive",
    "seed": "top first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "10th 11th 12th 13th 14th 15th 16th",
}
_IN_TWO_WORDS: Final = frozenset(
    (first, last) for last, firsts in _FIRST_WORDS.items() for first in firsts.split()
)
_MOSTLY_ELSE: Final = words("forward international great seed prop lock")
_NUMBERS: Final = words("number no no.")
_NUMERALS: Final = "one two three four five six seven eight nine ten".split()
FIRST_WORDS_FOR_PLAYERS: Final = (
    _MOSTLY_ELSE | _NUMBERS | frozenset(first for first, _ in _IN_TWO_WORDS)
)
"""What words for a player begin with, in lower case."""


def words_for_player(before: str, last: str) -> int:
    """Return how many of two words, in lower case, name a player where a phrase ends with them.

    "running back" and "number eight" are two; of "ghana forward" it is the last one; else none.
    """
    is_numeral = last in _NUMERALS or (last.isdigit() and len(last) < 4)
    if (before in _NUMBERS and is_numeral) or (before, last) in _IN_TWO_WORDS:
        return 2
    return int(last in _MOSTLY_ELSE)


def name_for_player(last: Sequence[str]) -> str:
    """Return one name for the words that name a player: "number 2" for "no", "two"."""
    if len(last) == 2 and last[0] in _NUMBERS:
        return f"number {_NUMERALS.index(last[1]) + 1 if last[1] in _NUMERALS else last[1]}"
    return " ".join(last)
