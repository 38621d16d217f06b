"""Marks that belong together, however they are linked (disjoint sets, after Galler and Fischer)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Groups(Generic[K]):
    """Groups of keys, each by itself at first."""

    def __init__(self, keys: Iterable[K]) -> None:
        self._above = {key: key for key in keys}

    def __contains__(self, key: object) -> bool:
        return key in self._above

    def head(self, key: K) -> K:
        """Return the key that stands for the group of another."""
        above = self._above
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    def join(self, key: K, to: K) -> None:
        """Make the groups of two keys one, for which that of `to` stands."""
        self._above[self.head(key)] = self.head(to)
