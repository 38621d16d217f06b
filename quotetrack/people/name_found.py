"""A stretch of words that may be the name of a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotetrack.reading import Token


class NameFound(NamedTuple):
    """A name of a person, by word indices: titles from `first`, the name itself from `start`.

    `begin` is where the capitalised words begin that the title stands in ("Dutch Prime Minister"),
    or -1.
    """

    first: int
    start: int
    last: int
    begin: int = -1

    @property
    def is_titled(self) -> bool:
        """Whether a title stands before the name."""
        return self.first < self.start


class Candidate(NamedTuple):
    """What may be the name of a person, as it is written. `core` are its words without suffixes."""

    name: NameFound
    text: str
    core: Sequence[Token]
    is_behind_portfolio: bool = False

    @property
    def plain(self) -> tuple[str, ...]:
        """The words, folded."""
        return tuple([item.form.plain for item in self.core])

    @property
    def is_single(self) -> bool:
        """Whether it is one word without a title, which by itself says little."""
        return self.name.first == self.name.last
