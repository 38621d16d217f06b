"""Which verdicts stand, where several people judged one thing and some of them more than once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from quotetrack.terms import UNREVIEWED


class Given(Protocol):
    """A verdict that somebody gave, or took back by calling the thing unreviewed."""

    @property
    def reviewer(self) -> str:
        """Who gave it."""

    @property
    def status(self) -> str:
        """What was decided, one of `quotetrack.terms.REVIEW_STATUSES`."""


V = TypeVar("V", bound=Given)


def standing(history: Iterable[V]) -> dict[str, V]:
    """Return the last verdict of each reviewer by their names, those given last at the end.

    Who took the last one back has none.

    Args:
        history: All verdicts on one thing, the oldest first.
    """
    last: dict[str, V] = {}
    for one in history:
        last.pop(one.reviewer, None)
        if one.status != UNREVIEWED:
            last[one.reviewer] = one
    return last
