"""A rough key for names that come from other scripts: one person, many spellings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from quotetrack.lexicon.words import key_of

# Applied in this order. Each makes two usual spellings of one sound alike.
_RULES: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^al(?=[bcdfghjklmnpqrstvwxyz]{1}[aeiou])", "al"),
        (r"tch|tsch", "ch"),
        (r"shch|sch", "sh"),
        (r"zh", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"ck|q", "k"),
        (r"c(?=[aouklrt]|$)", "k"),
        (r"x", "ks"),
        (r"dj", "j"),
        (r"oo|ou", "u"),
        (r"ee|ie(?=[^aeiou]|$)|ii|yi|iy|ij", "i"),
        (r"y(?=[^aeiou]|$)", "i"),
        (r"(?<=[aeo])i(?=[aeou])", "y"),
        (r"(?<=[bcdfghjklmnprstvz])ye", "e"),
        (r"^ye", "e"),
        (r"eu|eo", "u"),
        (r"ei|ai(?=$)|ey", "i"),
        (r"w|(?<=[a-z])f", "v"),
        (r"ks", "ks"),
        (r"([a-z])\1+", r"\1"),
        (r"(?<=[aeiou])h(?=$)", ""),
        (r"e(?=[lr]$)", ""),
    )
)


def spelling_key(word: str) -> str:
    """Return a key that fixed conventions of spelling share: "Mac" and "Mc", "ü" as "ue"."""
    key = key_of(word)
    if key.startswith("mac") and len(key) > 5:
        key = "mc" + key[3:]
    return key.replace("ue", "u").replace("oe", "o").replace("ae", "a")


@lru_cache(maxsize=50_000)
def sound_key(word: str) -> str:
    """Return a key that usual transliterations of one name share ("Zelensky", "Zelenskyy").

    Two names with different keys are not alike; two with the same may still be different people.
    """
    key = key_of(word)[:60]
    for pattern, replacement in _RULES:
        key = pattern.sub(replacement, key)
    # The choice among vowels in the middle is the least stable part of a spelling.
    head, tail = key[:1], key[1:]
    return head + tail.replace("o", "a").replace("e", "a") if len(key) > 3 else key
