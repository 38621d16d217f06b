"""What is known of words, found out once for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_LONGEST_KEPT = 40
_MOST_KEPT = 2**16


class ByWord(dict[str, T]):
    """What `make` tells of the words that were met. What is longer than words are is not kept."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self._make = make

    def __missing__(self, word: str) -> T:
        known = self._make(word)
        if len(word) <= _LONGEST_KEPT and len(self) < _MOST_KEPT:
            self[word] = known
        return known
