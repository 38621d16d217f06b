"""Verbs of two words, read as the one word that means the same: "shut down" is "close"."""

from __future__ import annotations

from quotetrack.claims.language.stems import stem
from quotetrack.claims.language.words import read_lines

_TABLE = {
    (stem(verb), particle): stem(meaning)
    for verb, particle, meaning in map(str.split, read_lines("phrasal_verbs"))
}
_VERBS = frozenset(verb for verb, _ in _TABLE)


def may_be_phrasal(stemmed: str) -> bool:
    """Return whether the verb with this stem means something else with a particle after it."""
    return stemmed in _VERBS


def phrasal_stem(stemmed: str, after: str) -> str | None:
    """Return the stem of the one word for a verb, by its stem, with the particle `after`, if any.

    The particle stands next to the verb: "shut the plant down" is not read.
    """
    return _TABLE.get((stemmed, after))
