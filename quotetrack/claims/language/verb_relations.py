"""What follows from a verb: who bombs attacks; and which verbs say the opposite.

The table comes with the package (see `data/LICENSES.md`) and is read once, when first needed.
"""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from quotetrack.claims.language.stems import stem
from quotetrack.claims.language.words import read_lines


@frozen
class VerbRelations:
    """What a verb says as well, and what it says the opposite of, as keys of verbs."""

    entails: frozenset[str]
    opposes: frozenset[str]


_NOTHING = VerbRelations(frozenset(), frozenset())


def verb_key(verb: str, *particles: str) -> str:
    """Return the key of a verb with particles: its stem and these, "_" between."""
    return "_".join((stem(verb), *particles))


def relations_of(key: str) -> VerbRelations:
    """Return what is known of the verb with this key: nothing of most."""
    return _table().get(key, _NOTHING)


def particles_of(stemmed: str) -> frozenset[tuple[str, ...]]:
    """Return the particles with which a verb, by its stem, means something of its own."""
    return _phrasal().get(stemmed, frozenset())


def _key(written: str) -> str:
    verb, *particles = written.split("_")
    return verb_key(verb, *particles)


@lru_cache(maxsize=1)
def _table() -> dict[str, VerbRelations]:
    found: dict[str, tuple[set[str], set[str]]] = {}
    for line in read_lines("verb_relations"):
        same, _, against = line.partition("|")
        verb, *more = map(_key, same.split())
        entails, opposes = found.setdefault(verb, (set(), set()))
        entails.update(more)
        opposes.update(map(_key, against.split()))
    return {
        verb: VerbRelations(frozenset(entails), frozenset(opposes))
        for verb, (entails, opposes) in found.items()
    }


@lru_cache(maxsize=1)
def _phrasal() -> dict[str, frozenset[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for key in _table():
        verb, *particles = key.split("_")
        if particles:
            found.setdefault(verb, set()).add(tuple(particles))
    return {verb: frozenset(particles) for verb, particles in found.items()}
