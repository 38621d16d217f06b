"""The articles that are changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tests.quality.eval_articles import articles
from tests.quality.quotes_corpus import REPOSITORY


def seeds() -> Iterator[tuple[str, str]]:
    """Yield the names and texts of the articles of this project."""
    for path in sorted((REPOSITORY / "seeds").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")


def wild() -> Iterator[tuple[str, str]]:
    """Yield the names and texts of real articles of many kinds."""
    yield from ((one["id"], one["text"]) for one in articles("wild"))


def own() -> Iterator[tuple[str, str]]:
    """Yield the names and texts of the articles that this project has annotated."""
    yield from ((one["id"], one["text"]) for one in articles("own"))


SETS: Final[dict[str, Callable[[], Iterator[tuple[str, str]]]]] = {
    "seeds": seeds,
    "wild": wild,
    "own": own,
}
