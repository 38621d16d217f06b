"""Find the names that are worth comparing with a name, without comparing it with all.

Names are filed under keys: surname with initial, sound, parts, and the surname with one letter left
out, so that names with one letter changed still meet. Two names that share no key are never the
same for `compare_names`, but for rare double spelling differences.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final, Generic, TypeVar

from quotetrack.lexicon.words import key_of
from quotetrack.names.nicknames import full_forms
from quotetrack.names.parse import PersonName, is_initial
from quotetrack.names.transliteration import sound_key

_Item = TypeVar("_Item", bound=Hashable)
#: Surnames of this many letters are filed with one letter left out as well.
_SPELLING_LENGTHS: Final = range(5, 20)
#: The answers to so many questions are kept.
_MOST_KEPT: Final = 500


class NameBlocks(Generic[_Item]):
    """Items filed under the names they go by.

    With `misspelt`, a surname alone is found with one letter changed too. That suits one text;
    among thousands of people such a match tells nothing.
    """

    def __init__(self, *, misspelt: bool = True) -> None:
        """Start with nothing filed."""
        self._misspelt = misspelt
        # Most keys lead to one item, and a tuple costs less than a table.
        self._by_key: dict[str, tuple[_Item, ...] | dict[_Item, None]] = {}
        self._near: dict[tuple[PersonName, int | None], tuple[_Item, ...]] = {}

    def add(self, name: PersonName, item: _Item) -> None:
        """File `item` under `name`."""
        self._near.clear()
        for key in keys_of(name, misspelt=self._misspelt):
            filed = self._by_key.get(key)
            if not filed:
                self._by_key[key] = (item,)
            elif isinstance(filed, dict):
                filed.setdefault(item)
            elif item not in filed:
                self._by_key[key] = dict.fromkeys((*filed, item))

    def remove(self, name: PersonName, item: _Item) -> None:
        """Take `item` away from under `name`."""
        self._near.clear()
        for key in keys_of(name, misspelt=self._misspelt):
            filed = self._by_key.get(key)
            if isinstance(filed, dict):
                filed.pop(item, None)
            elif filed is not None and item in filed:
                del self._by_key[key]

    def near(self, name: PersonName, limit: int | None = None) -> list[_Item]:
        """Return the items whose names may agree with `name`, exact surnames first, each once.

        With a `limit`, no more than so many are returned.
        """
        known = self._near.get((name, limit))
        if known is None:
            if len(self._near) >= _MOST_KEPT:
                self._near.clear()
            known = self._near[name, limit] = tuple(islice(self._all_near(name), limit))
        return list(known)

    def _all_near(self, name: PersonName) -> Iterator[_Item]:
        seen: set[_Item] = set()
        for key in query_keys(name):
            for item in self._by_key.get(key, ()):
                if item not in seen:
                    seen.add(item)
                    yield item


@lru_cache(maxsize=2_000)
def keys_of(name: PersonName, *, misspelt: bool = True) -> tuple[str, ...]:
    """Return the keys that a name is filed under."""
    if not name.is_full:
        surname = key_of(name.surname)
        cuts = _cuts(surname) if misspelt else ()
        return (f"only:{surname}", *(f"only~:{cut}" for cut in cuts))
    keys = dict.fromkeys(_pair_keys(name))
    keys.update(dict.fromkeys(_initial_keys(name, asked=False)))
    for surname in _surnames(name):
        keys.setdefault(f"surname:{surname}")
        for cut in _cuts(surname) if misspelt else ():
            keys.setdefault(f"surname~:{cut}")
        if misspelt:
            keys.setdefault(f"surname sound:{sound_key(surname)}")
    for given in _given_names(name):
        keys.setdefault(f"given:{given}")
    keys.setdefault(f"whole:{key_of(name.text)}")
    return tuple(keys)


@lru_cache(maxsize=2_000)
def query_keys(name: PersonName) -> tuple[str, ...]:
    """Return the keys under which names that may agree with `name` are filed, best first."""
    return tuple(dict.fromkeys(_query_keys(name)))


def _query_keys(name: PersonName) -> Iterator[str]:
    if name.is_full:
        yield f"whole:{key_of(name.text)}"
        yield from _pair_keys(name)
        yield from _initial_keys(name, asked=True)
        for surname in _surnames(name):
            yield f"only:{surname}"
        return
    surname = key_of(name.surname)
    yield f"only:{surname}"
    yield f"surname:{surname}"
    yield f"given:{surname}"
    for form in sorted(full_forms(surname)):
        yield f"given:{form}"
    yield f"whole:{surname}"
    for cut in _cuts(surname):
        yield f"surname~:{cut}"
        yield f"only~:{cut}"
    yield f"surname sound:{sound_key(surname)}"


def _pair_keys(name: PersonName) -> Iterator[str]:
    """Keys that join a surname, its sound or its spelling with a given name or an initial."""
    surnames = _surnames(name)
    givens = _given_names(name)
    if not surnames or not givens:
        return
    sounds = list(dict.fromkeys(sound_key(surname) for surname in surnames))
    for given in givens:
        for surname in surnames:
            yield f"{surname}|{given}"
    for given in dict.fromkeys(sound_key(given) for given in givens):
        for sound in sounds:
            yield f"sound:{sound}|{given}"
    for cut in _cuts(surnames[0]):
        yield f"cut:{cut}|{givens[0]}"
    # Surname first in one of the two.
    yield f"pair:{'|'.join(sorted((key_of(name.given), surnames[0])))}"


def _initial_keys(name: PersonName, *, asked: bool) -> Iterator[str]:
    """Keys that bring together a name with an initial and one with the given name in full."""
    has_initial = is_initial(name.given)
    for surname in _surnames(name):
        for given in _given_names(name):
            initial = f"{surname}|{given[:1]}"
            if has_initial:
                yield f"any:{initial}" if asked else f"initial:{initial}"
            yield f"initial:{initial}" if asked else f"any:{initial}"


@lru_cache(maxsize=_MOST_KEPT)
def _surnames(name: PersonName) -> tuple[str, ...]:
    words = name.surname.replace("-", " ").split()
    parts = [key_of(name.surname), *(key_of(word) for word in words)]
    parts += [key_of(word) for word in name.middle if not is_initial(word)]
    particles = ("al", "el", "de", "van", "von", "bin")
    bare = "".join(word for word in words if word.lower() not in particles)
    parts.append(key_of(bare))
    return tuple([part for part in dict.fromkeys(parts) if part])


@lru_cache(maxsize=_MOST_KEPT)
def _given_names(name: PersonName) -> tuple[str, ...]:
    given = [key_of(name.given), key_of(name.nickname), *(key_of(word) for word in name.middle)]
    forms = [form for one in given[:2] if one for form in sorted(full_forms(one))]
    return tuple([one for one in dict.fromkeys([*given, *forms]) if one])


@lru_cache(maxsize=_MOST_KEPT)
def _cuts(word: str) -> tuple[str, ...]:
    if len(word) not in _SPELLING_LENGTHS:
        return ()
    # The first letter must agree, so it is never left out.
    return (word, *[word[:at] + word[at + 1 :] for at in range(1, len(word))])
