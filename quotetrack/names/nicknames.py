"""Which given names stand for each other: "Bill" and "William"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from quotetrack.lexicon.people import NAMES_OF_ONE_SEX
from quotetrack.lexicon.words import folded, key_of
from quotetrack.names.parse import Sex, sex_of_given

# Short forms that the press uses and the library's table lacks.
_MORE: Final = {
    "chuck": "charles",
    "jeb": "john",
    "newt": "newton",
    "beto": "roberto",
    "chuy": "jesus",
    "pepe": "jose",
    "paco": "francisco",
    "sasha": "alexander",
    "volodya": "vladimir",
    "kolya": "nikolai",
    "misha": "mikhail",
    "dima": "dmitry",
    "liz": "elizabeth",
    "beau": "joseph",
    "jeff": "jeffrey",
    "geoff": "geoffrey",
    "boris": "alexander",
}

# Usual spellings of one name from other scripts, too unlike for rules of sound.
_SPELLINGS: Final = (
    "mohammed mohamed muhammad mohammad muhammed mohamad mahomed muhamad",
    "yasser yasir yaser",
    "osama usama",
    "hussein hossein husayn hussain husain hosein",
    "abdullah abdallah abdulla",
    "omar umar omer",
    "khaled khalid",
    "saeed said sayeed saied",
    "yusuf youssef yousef yousuf yusef yosef",
    "osman othman uthman",
    "muammar moammar",
    "hasan hassan",
    "suleiman sulaiman suleyman soleimani",
    "aleksandr alexander alexandr oleksandr",
    "volodymyr vladimir",
    "mykola nikolai nikolay",
    "mykhailo mikhail",
    "serhiy sergei sergey serhii",
    "dmytro dmitry dmitri dmitriy",
)


@cache
def _library_table() -> dict[str, frozenset[str]]:
    from nicknames import NickNamer  # the table is read from a file: only when it is needed

    table: dict[str, set[str]] = {}
    for canonical, short_forms in NickNamer().nickname_lookup.items():
        for short in short_forms:
            table.setdefault(key_of(short), set()).add(key_of(canonical))
    for short, canonical in _MORE.items():
        table.setdefault(short, set()).add(canonical)
    for row in _SPELLINGS:
        spellings = row.split()
        for spelling in spellings:
            table.setdefault(spelling, set()).update(spellings)
    return {short: frozenset(canonicals) for short, canonicals in table.items()}


def full_forms(given: str) -> frozenset[str]:
    """Return the names that a given name is short for. Both are folded, as `key_of` gives them."""
    return _library_table().get(given, frozenset())


@lru_cache(maxsize=20_000)
def is_english_given(given: str) -> bool:
    """Return whether a given name is one of the usual English ones, which the table lists."""
    key = key_of(given)
    table = _library_table()
    return key in table or key in _canonicals()


@lru_cache(maxsize=20_000)
def may_bear(given: str, sex: Sex) -> bool:
    """Return whether people of a sex may bear a given name, whatever most of its bearers are.

    Rare names tell little; "Sandy" is short for Alexander as well as for Sandra.
    """
    return not is_english_given(given) or sex in map(sex_of_given, full_forms(key_of(given)))


@lru_cache(maxsize=20_000)
def is_of_other_sex(given: str, sex: Sex) -> bool:
    """Return whether nobody of a sex bears a given name: no Owen and no Rajesh is a woman.

    So it is with usual English names, and with those that one sex bears nearly alone wherever they
    were counted.
    """
    if sex_of_given(given) in (None, sex):
        return False
    if is_english_given(given):
        return not may_bear(given, sex)
    return folded(given) in NAMES_OF_ONE_SEX


@cache
def _canonicals() -> frozenset[str]:
    return frozenset().union(*_library_table().values())


@lru_cache(maxsize=20_000)
def are_nicknames(first: str, second: str) -> bool:
    """Return whether one given name is a short form of the other, or both of a third.

    Both are folded, as `key_of` gives them.
    """
    table = _library_table()
    of_first = table.get(first, frozenset()) | {first}
    of_second = table.get(second, frozenset()) | {second}
    if first in of_second or second in of_first:
        return True
    return len(first) > 2 and len(second) > 2 and bool((of_first & of_second) - {first, second})
