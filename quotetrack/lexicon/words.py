"""Word lists that are read from package data the first time they are asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from quotetrack.lexicon.days import NAMED_LISTS

_Value = TypeVar("_Value")

# Letters that Unicode does not decompose into a base letter and a mark.
_UNDECOMPOSED = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "Ð": "D",
    }
)


def without_diacritics(word: str) -> str:
    """Return `word` with accents and other marks taken off its letters."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(
        _UNDECOMPOSED
    )


def folded(word: str) -> str:
    """Return `word` in lower case and without diacritics: the form that the lists are keyed by."""
    return without_diacritics(word).casefold()


@lru_cache(maxsize=50_000)
def key_of(text: str) -> str:
    """Return the folded letters and digits of `text`, for comparing without marks and case."""
    plain = folded(text)
    return plain if plain.isalnum() else "".join([mark for mark in plain if mark.isalnum()])


def read_lines(name: str) -> list[str]:
    """Return the lines of the data file `name` of this package, without line ends."""
    # A plain path: importing importlib.resources alone costs more than all the word lists.
    return (Path(__file__).parent / "data" / name).read_text(encoding="utf-8").splitlines()


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, which are set apart by white space."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of `text`, which are set apart by "|". Line ends do not count."""
    return frozenset(phrase.strip() for phrase in text.split("|"))


@cache
def _word_lists(stage: str) -> dict[str, frozenset[str]]:
    path = Path(__file__).parent.parent / stage / "data" / "words.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return read_classes(line for line in lines if line and not line.startswith("#"))


def word_list(stage: str, name: str) -> frozenset[str]:
    """Return the words that `data/words.txt` of the package `stage` has under `name`."""
    return _word_lists(stage)[name]


def read_classes(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return named lists of words: "name = word word", going on in the lines that follow.

    "<weekdays>" and the other names of `NAMED_LISTS` stand for all words of those.
    """
    classes: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        name, equals, words = line.partition(" = ")
        if equals:
            current = classes.setdefault(name, [])
        for word in (words if equals else line).split():
            current += NAMED_LISTS.get(word, (word,))
    return {name: frozenset(words) for name, words in classes.items()}


class LazyWords(Set[str]):
    """A set of words that is made by `load` when it is first used, not when it is imported."""

    def __init__(self, load: Callable[[], frozenset[str]]) -> None:
        self._load = load
        self._words: frozenset[str] | None = None

    @classmethod
    def _from_iterable(cls, it: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        # What the set operators of the base class make their results with.
        return frozenset(it)

    def _get(self) -> frozenset[str]:
        if self._words is None:
            self._words = self._load()
        return self._words

    def __contains__(self, word: object) -> bool:
        # Asked for nearly every word of a text.
        known = self._words
        return word in (self._get() if known is None else known)

    def __iter__(self) -> Iterator[str]:
        return iter(self._get())

    def __len__(self) -> int:
        return len(self._get())


class LazyTable(Mapping[str, _Value]):
    """A read-only mapping that is made by `load` when it is first used."""

    def __init__(self, load: Callable[[], dict[str, _Value]]) -> None:
        self._load = load
        self._table: dict[str, _Value] | None = None

    def _get(self) -> dict[str, _Value]:
        if self._table is None:
            self._table = self._load()
        return self._table

    def __getitem__(self, word: str) -> _Value:
        return self._get()[word]

    def __contains__(self, word: object) -> bool:
        known = self._table
        return word in (self._get() if known is None else known)

    def __iter__(self) -> Iterator[str]:
        return iter(self._get())

    def __len__(self) -> int:
        return len(self._get())
