"""A property that is worked out once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801
    """Like `functools.cached_property`, without the lock that this takes before Python 3.12.

    What is compared asks for several such properties in some microseconds, most of which the lock
    takes. Two threads may work out the same value twice.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        """Return the value, and keep it where it is found before this is asked again."""
        value: T = self._find(instance)
        instance.__dict__[self._name] = value
        return value
