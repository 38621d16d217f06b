"""How model objects show themselves in notebooks, without knowing who draws them.

The model is the lowest layer and may not import the display. Whoever can draw a class says so with
`draw_with`; `quotetrack.results` does it for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

_drawers: dict[type, Callable[[Any], str]] = {}


def draw_with(cls: type[T], drawer: Callable[[T], str]) -> None:
    """Let objects of `cls`, a subclass of `Shown`, show themselves as the HTML `drawer` returns."""
    _drawers[cls] = drawer


class Shown:
    """A base for classes that notebooks show as HTML once somebody can draw them."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        # None tells a notebook to fall back to `repr`.
        drawer = _drawers.get(type(self))
        return None if drawer is None else drawer(self)
