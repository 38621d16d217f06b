"""Which pairs of quotations are worth comparing: one speaker, and something in common.

Three ways lead to a pair: quotations that stand close together in one text, answers to
questions that share rare words, and statements that share two rare words. Each is an inverted
index whose lists are capped, so that the work grows in proportion to the number of quotations,
not to its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from quotetrack.claims.lexical import opposites, weight
from quotetrack.claims.readings import Reading

# So many quotations after each are compared with it, within so many characters.
_NEXT_ANSWERS = 8
_NEAR = 1500
# The rarest stems of a statement that are indexed, and how many entries of a list are compared.
_RAREST = 5
_LIST_REACH = 12
_MAX_STATEMENTS = 12
# Stems commoner than this are no topic.
_MIN_WEIGHT = 0.2
_ALONE = "!"
# One stem alone must be at least this rare to be a topic.
_TELLING = 0.5


def candidate_pairs(readings: Sequence[Reading], known: int = 0) -> Iterator[tuple[int, int]]:
    """Yield pairs of indices into `readings` that share a speaker and a topic, each once.

    The smaller index comes first. Readings without a speaker are in no pair. The first `known`
    readings have been compared with each other before: pairs of two of them are left out. What
    remains holds every pair with a later reading that a search among all would yield.
    """
    by_speaker: defaultdict[str, list[int]] = defaultdict(list)
    for index, reading in enumerate(readings):
        if reading.quotation.speaker is not None:
            by_speaker[reading.quotation.speaker.id].append(index)
    for indices in by_speaker.values():
        if len(indices) > 1 and indices[-1] >= known:
            indices.sort(key=lambda i: _place(readings[i]))
            yield from sorted(_pairs_of_speaker(readings, indices, known))


def candidate_keys(reading: Reading) -> frozenset[str]:
    """Return what a statement is filed under: two that share a key are candidates."""
    return frozenset(" ".join(key) for key in _keys(reading))


def _place(reading: Reading) -> tuple[str, str, int]:
    said = reading.said.isoformat() if reading.said is not None else ""
    return said, reading.quotation.document_id, reading.quotation.start


def _pairs_of_speaker(
    readings: Sequence[Reading], indices: list[int], known: int
) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    for position, one in enumerate(indices):
        first = readings[one]
        for other in indices[position + 1 : position + 1 + _NEXT_ANSWERS]:
            second = readings[other]
            if (
                first.quotation.document_id != second.quotation.document_id
                or second.quotation.start - first.quotation.start > _NEAR
            ):
                break
            pairs.add((min(one, other), max(one, other)))
    for key, entries in _filed(readings, indices, known).items():
        for position, one in enumerate(entries):
            for other in entries[position + 1 : position + 1 + _LIST_REACH]:
                if key[0] != _ALONE or _denies(readings[one], key[1]) != _denies(
                    readings[other], key[1]
                ):
                    pairs.add((min(one, other), max(one, other)))
    return {pair for pair in pairs if pair[1] >= known}


def _filed(
    readings: Sequence[Reading], indices: list[int], known: int
) -> dict[tuple[str, ...], list[int]]:
    """Return the readings under each key, in the order of `indices`."""
    lists: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    wanted: set[tuple[str, ...]] | None = None
    if known:
        wanted = {key for index in indices if index >= known for key in _keys(readings[index])}
    for index in indices:
        keys = _keys(readings[index])
        for key in keys if wanted is None else keys & wanted:
            lists[key].append(index)
    return lists


def _keys(reading: Reading) -> set[tuple[str, ...]]:
    keys: set[tuple[str, ...]] = set()
    if reading.answer.polarity != "unclear" and reading.question_stems:
        for one, other in combinations(_rarest(reading.question_stems), 2):
            keys.add(("?", one, other))
    table = opposites()
    for statement in reading.statements[:_MAX_STATEMENTS]:
        if statement.excluded is not None:
            continue
        rarest = _rarest(statement.stems)
        keys.update(combinations(rarest, 2))
        if len(statement.stems) == 1:
            # "I will resign": there is nothing else that could be shared.
            keys.update((_ALONE, topic) for topic in rarest if weight(topic) >= _TELLING)
        for quantity in statement.quantities:
            if not quantity.is_date:
                keys.update(("#", quantity.unit, topic) for topic in rarest)
        # "raise taxes" is filed under "cut taxes" as well.
        for stemmed in statement.stems:
            for opposite in sorted(table.get(stemmed, ()))[:3]:
                for topic in rarest:
                    if topic != stemmed:
                        keys.add((min(opposite, topic), max(opposite, topic)))
    return keys


def _denies(reading: Reading, topic: str) -> bool:
    """Return whether `reading` denies `topic` in a statement of nothing else."""
    return any(s.negated for s in reading.statements if len(s.stems) == 1 and topic in s.stems)


def _rarest(stems: Iterable[str]) -> list[str]:
    """Return the most telling of `stems`, in alphabetical order."""
    telling = [s for s in stems if weight(s) >= _MIN_WEIGHT]
    telling.sort(key=lambda s: (-weight(s), s))
    return sorted(telling[:_RAREST])
