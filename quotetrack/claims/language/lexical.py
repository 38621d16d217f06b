"""What is known of single words: opposites, how good or bad they sound, how common they are.

The data come with the package (see `data/LICENSES.md`) and are read once, when first needed.
"""

from __future__ import annotations

import math
from functools import lru_cache

from quotetrack.claims.language.stems import stem
from quotetrack.claims.language.words import read_lines


@lru_cache(maxsize=1)
def opposites() -> dict[str, frozenset[str]]:
    """Return, for each stem, the stems of words that mean the opposite."""
    pairs = [
        (line[0], other)
        for name in ("antonyms", "opposites")
        for line in map(str.split, read_lines(name))
        for other in line[1:]
    ]
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        first, second = stem(one), stem(other)
        if first != second:
            found.setdefault(first, set()).add(second)
            found.setdefault(second, set()).add(first)
    return {word: frozenset(words) for word, words in found.items()}


def opposites_of(stems: frozenset[str]) -> frozenset[str]:
    """Return the stems of all words that mean the opposite of one of `stems`."""
    table = opposites()
    return frozenset().union(*[table[stemmed] for stemmed in stems if stemmed in table])


@lru_cache(maxsize=1)
def valences() -> dict[str, float]:
    """Return how good or bad words sound, -4 to 4, by lower-case word."""
    return {word: float(value) for word, value in map(str.split, read_lines("valence"))}


@lru_cache(maxsize=1)
def _counts() -> tuple[dict[str, int], int]:
    counts: dict[str, int] = {}
    for word, count in map(str.split, read_lines("word_counts")):
        counts[stem(word)] = counts.get(stem(word), 0) + int(count)
    return counts, max(counts.values())


@lru_cache(maxsize=65536)
def weight(stemmed: str) -> float:
    """Return how much a shared stem tells, 0.15 (very common) to 1 (rare)."""
    counts, most = _counts()
    count = counts.get(stemmed, 1)
    return max(0.15, 1.0 - math.log(count + 1) / math.log(most + 1))
