"""The words that quotations are found by: folded, stemmed, the same for both databases.

Each database has a tokenizer of its own, and the two disagree. So the words are made here, and the
databases only file them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Final, Literal

from attrs import frozen

from quotetrack.extras import missing
from quotetrack.lexicon.words import folded
from quotetrack.model import Span

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PART: Final = re.compile(r'"([^"]*)"?|“([^”]*)”?|(\S+)')
_LONGEST_WORD: Final = 60
#: PostgreSQL keeps places of words up to this.
_MOST_WORDS: Final = 16000
#: No more words than this are looked for.
_MOST_ASKED: Final = 32


@frozen
class Wanted:
    """One thing that must be in a text: stems in a row, or words that begin with a stem."""

    stems: tuple[str, ...]
    prefix: bool = False


def stems_of(text: str) -> list[str]:
    """Return the stems of the words of `text`, in order."""
    return [_stem(word) for word in _words(text)][:_MOST_WORDS]


def read_query(words: str) -> tuple[Wanted, ...]:
    """Return what a search for `words` asks for.

    All words must be there, in any order and form: "taxes" finds "tax". Words in quotation marks
    must stand in a row. A star at the end of a word finds all words that begin so. Nothing else
    has a meaning, so that any text can be searched for.
    """
    wanted: list[Wanted] = []
    for match in _PART.finditer(words):
        phrase = match[1] if match[1] is not None else match[2]
        if phrase is None and match[3].endswith("*"):
            parts = _words(match[3])
            wanted += [Wanted((_stem(word),)) for word in parts[:-1]]
            wanted += [Wanted((word,), prefix=True) for word in parts[-1:]]
        elif phrase is None:
            wanted += [Wanted(tuple(_stem(word) for word in [one])) for one in _words(match[3])]
        elif stems := tuple(stems_of(phrase)):
            wanted.append(Wanted(stems[:_MOST_ASKED]))
    return tuple(dict.fromkeys(wanted))[:_MOST_ASKED]


def words_found(text: str, words: str) -> tuple[Span, ...]:
    """Return where `text` holds what a search for `words` finds, in order."""
    wanted = read_query(words)
    found = [(match.span(), _words(match[0])) for match in _WORD.finditer(text)]
    places = [(*span, own[0], _stem(own[0])) for span, own in found if own]
    hits: set[Span] = set()
    for one in wanted:
        count = len(one.stems)
        for at in range(len(places) - count + 1):
            row = places[at : at + count]
            if one.prefix:
                fits = row[0][2].startswith(one.stems[0]) or row[0][3].startswith(one.stems[0])
            else:
                fits = all(place[3] == stem for place, stem in zip(row, one.stems, strict=True))
            if fits:
                hits.add(Span(row[0][0], row[-1][1]))
    return tuple(sorted(hits))


def match_expression(wanted: Iterable[Wanted], dialect: Literal["sqlite", "postgresql"]) -> str:
    """Return a query in the language of FTS5, or of PostgreSQL's type `tsquery`.

    Stems hold letters and digits only, so nothing in them can be taken for an operator.
    """
    if dialect == "sqlite":
        return " AND ".join(
            f'"{" ".join(one.stems)}"' + (" *" if one.prefix else "") for one in wanted
        )
    return " & ".join(
        " <-> ".join(f"'{stem}'" for stem in one.stems) + (":*" if one.prefix else "")
        for one in wanted
    )


def as_vector(stems: Iterable[str]) -> str:
    """Return stems in the form of PostgreSQL's type `tsvector`, each with its places."""
    places: dict[str, list[int]] = {}
    for place, stem in enumerate(stems, start=1):
        places.setdefault(stem, []).append(place)
    # PostgreSQL keeps 256 places of a word.
    return " ".join(f"'{stem}':{','.join(map(str, found[:255]))}" for stem, found in places.items())


def _words(text: str) -> list[str]:
    found = []
    for match in _WORD.finditer(folded(text)):
        word = re.sub(r"['’](?:s\b)?", "", match[0])[:_LONGEST_WORD]
        if word:
            found.append(word)
    return found


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    stem: str = _stemmer().stemWord(word)
    return stem


@cache
def _stemmer() -> Any:
    try:
        import snowballstemmer
    except ImportError as error:
        raise missing("A ledger needs packages", "store") from error
    return snowballstemmer.stemmer("english")
