"""Paragraphs that have lost their beginning on the way: "firm said", "mpany said", "rime minister".

Some archives hold articles so. What is left of the article or noun still speaks of somebody known.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from quotetrack.lexicon.people import PERSON_NOUNS, ROLE_MODIFIERS
from quotetrack.lexicon.word_classes import is_known_form
from quotetrack.people.antecedents.things import BODIES
from quotetrack.people.tokens import Words
from quotetrack.reading import Token

_SHORTEST_STUMP: Final = 4
_SHORTEST_WORD: Final = 3
_MOST_LOST: Final = 5  # letters


def is_stump(item: Token) -> bool:
    """Return whether a word is none, or too short to tell: the end of another."""
    return not item.form.is_known or len(item.text) < _SHORTEST_WORD


def whole_noun(words_: Words, stump: str) -> str:
    """Return the noun for a person or body of which a stump is the end: "mpany" is "company".

    Among several nouns the text must have the one, and so it must where the stump is itself a word:
    "rust" is "trust" in a text about a trust. The stump itself where no noun is found.
    """
    if len(stump) < _SHORTEST_STUMP or stump in PERSON_NOUNS or stump in BODIES:
        return stump
    nouns = _ends().get(stump, frozenset())
    written = [noun for noun in nouns if not words_.lower_case.isdisjoint((noun, noun.title()))]
    if len(written) == 1:
        return written[0]
    return next(iter(nouns)) if len(nouns) == 1 and not is_known_form(stump) else stump


def whole_modifier(stump: str) -> str:
    """Return the word before an office of which a stump is the end: "rime" is "prime", else ""."""
    whole = [word for word in ROLE_MODIFIERS if word.endswith(stump) and word != stump]
    return whole[0] if len(whole) == 1 and whole[0].isalpha() else ""


@cache
def _ends() -> dict[str, frozenset[str]]:
    ends: dict[str, set[str]] = {}
    for noun in {*PERSON_NOUNS, *BODIES}:
        for lost in range(1, min(_MOST_LOST, len(noun) - _SHORTEST_STUMP) + 1):
            ends.setdefault(noun[lost:], set()).add(noun)
    return {stump: frozenset(nouns) for stump, nouns in ends.items()}
