"""Which pairs of quotations are worth comparing: one speaker, and something in common.

Three ways lead to a pair: quotations that stand close together in one text, answers to
questions that share rare words, and statements that share two rare words. Each is an inverted
index whose lists are capped, so that the work grows in proportion to the number of quotations,
not to its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from quotetrack.claims.comparison.pair import Comparison
from quotetrack.claims.comparison.sides import Side
from quotetrack.claims.language.lexical import opposites, weight
from quotetrack.claims.language.words import word_list
from quotetrack.claims.propositions.predicates import groups_of
from quotetrack.claims.statements.clause_statements import Statement

# So many quotations after each are compared with it, within so many characters.
_NEXT_ANSWERS = 8
_NEAR = 1500
# The rarest stems of a statement that are indexed, and how many entries of a list are compared.
_RAREST = 5
_LIST_REACH = 12
# Where one topic and a group of verbs are all that is shared, so many.
_GROUP_REACH = 3
_MAX_STATEMENTS = 12
# Stems commoner than this are no topic.
_MIN_WEIGHT = 0.2
_ALONE = "!"
_GROUP = "="
_LEAVING = word_list("leaving")
# Statements with more content words share two of them where they share a matter.
_SHORT = 5
# One stem alone must be at least this rare to be a topic.
_TELLING = 0.5
# A short statement is filed under so many of its topics alone.
_MAIN_TOPICS = 2
# Of two or three words, less will do.
_LESS_TELLING = 0.35


def candidates(
    sides: Sequence[Side], known: int, worth: Callable[[Comparison], bool], floor: float = 0.0
) -> Iterator[Comparison]:
    """Yield the comparisons of two of `sides` that share a speaker and a topic, each once.

    The first `known` sides have been compared with each other before: pairs of two of them are
    left out. What remains holds every pair with a later side that a search among all would yield.
    `worth` takes a cheap look: where few quotations are to be compared, whether two of them share
    a topic is asked only where it holds. Conflicts that would score below `floor` are not wanted.
    """
    for indices in _by_speaker(sides, known):
        if len(indices) > _LIST_REACH + 1:
            for one, other in _pairs_of_speaker(sides, indices, known):
                yield Comparison(sides[one], sides[other], floor)
            continue
        for (position, one), (further, other) in combinations(enumerate(indices), 2):
            if max(one, other) < known:
                continue
            first, second = sides[one], sides[other]
            pair = Comparison(sides[min(one, other)], sides[max(one, other)], floor)
            if (further - position <= _NEXT_ANSWERS and _are_near(first, second)) or (
                worth(pair) and _share_topic(first, second)
            ):
                yield pair


def candidate_pairs(sides: Sequence[Side], known: int = 0) -> Iterator[tuple[int, int]]:
    """Yield what `candidates` compares as pairs of indices into `sides`, the smaller one first."""
    for indices in _by_speaker(sides, known):
        yield from sorted(_pairs_of_speaker(sides, indices, known))


def _by_speaker(sides: Sequence[Side], known: int) -> Iterator[list[int]]:
    """Yield the indices of each speaker's sides by day and place, where there is a new pair."""
    by_speaker: defaultdict[str, list[int]] = defaultdict(list)
    for index, side in enumerate(sides):
        if side.quotation.speaker is not None:
            by_speaker[side.quotation.speaker.id].append(index)
    for indices in by_speaker.values():
        if len(indices) > 1 and indices[-1] >= known:
            indices.sort(key=lambda i: _place(sides[i]))
            yield indices


def _are_near(first: Side, second: Side) -> bool:
    one, other = first.quotation, second.quotation
    return one.document_id == other.document_id and other.start - one.start <= _NEAR


def _share_topic(one: Side, other: Side) -> bool:
    return any(_sets_apart(key, one, other) for key in _keys(one) & _keys(other))


def _sets_apart(key: tuple[str, ...], one: Side, other: Side) -> bool:
    """Return whether a shared key makes two sides worth comparing.

    Of a topic that is all that is said, one must deny what the other says.
    """
    return key[0] != _ALONE or _denies(one, key[1]) != _denies(other, key[1])


def candidate_keys(side: Side) -> frozenset[str]:
    """Return what a statement is filed under: two that share a key are candidates."""
    return frozenset(" ".join(key) for key in _keys(side))


def _place(side: Side) -> tuple[str, str, int]:
    said = side.said.isoformat() if side.said is not None else ""
    return said, side.quotation.document_id, side.quotation.start


def _pairs_of_speaker(
    sides: Sequence[Side], indices: list[int], known: int
) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    for position, one in enumerate(indices):
        first = sides[one]
        for other in indices[position + 1 : position + 1 + _NEXT_ANSWERS]:
            if not _are_near(first, sides[other]):
                break
            pairs.add((min(one, other), max(one, other)))
    for key, entries in _filed(sides, indices, known).items():
        reach = _GROUP_REACH if key[0] == _GROUP else _LIST_REACH
        for position, one in enumerate(entries):
            for other in entries[position + 1 : position + 1 + reach]:
                if _sets_apart(key, sides[one], sides[other]):
                    pairs.add((min(one, other), max(one, other)))
    return {pair for pair in pairs if pair[1] >= known}


def _filed(
    sides: Sequence[Side], indices: list[int], known: int
) -> dict[tuple[str, ...], list[int]]:
    """Return the sides under each key, in the order of `indices`."""
    lists: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    wanted: set[tuple[str, ...]] | None = None
    if known:
        wanted = {key for index in indices if index >= known for key in _keys(sides[index])}
    for index in indices:
        keys = _keys(sides[index])
        for key in keys if wanted is None else keys & wanted:
            lists[key].append(index)
    return lists


def _keys(side: Side) -> set[tuple[str, ...]]:
    keys: set[tuple[str, ...]] = set()
    if side.question_stems and side.answer.polarity != "unclear":
        for one, other in combinations(_rarest(side.question_stems), 2):
            keys.add(("?", one, other))
    table = opposites()
    for statement in side.statements[:_MAX_STATEMENTS]:
        if statement.excluded not in (None, "framed"):
            continue
        rarest = _rarest(statement.stems)
        keys.update(combinations(rarest, 2))
        if len(statement.stems) == 1:
            # "I will resign": there is nothing else that could be shared.
            keys.update((_ALONE, topic) for topic in rarest if weight(topic) >= _TELLING)
        if len(statement.stems) <= _SHORT:
            # "The herd died of thirst", "the herd was poisoned".
            least = _LESS_TELLING if len(statement.stems) < _SHORT - 1 else _TELLING
            topics = sorted(rarest, key=weight, reverse=True)[:_MAIN_TOPICS]
            keys.update((_GROUP, "", topic) for topic in topics if weight(topic) >= least)
        keys |= _group_keys(statement, rarest)
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


def _group_keys(statement: Statement, rarest: list[str]) -> set[tuple[str, ...]]:
    """Return the keys of a short statement whose verb has others that say the same.

    "I met the banker" and "I had lunch with the banker" share nothing else, and "I will serve my
    full term" and "I am stepping down" nothing at all.
    """
    if len(statement.stems) > _SHORT:
        return set()
    groups = groups_of(statement.forms)
    if not groups:
        return set()
    keys: set[tuple[str, ...]] = {
        (_GROUP, group, topic) for topic in rarest if weight(topic) >= _TELLING for group in groups
    }
    if not _LEAVING.isdisjoint(statement.forms):
        keys.add((_GROUP, "leaving"))
    return keys


def _denies(side: Side, topic: str) -> bool:
    """Return whether `side` denies `topic` in a statement of nothing else."""
    return any(s.negated for s in side.statements if len(s.stems) == 1 and topic in s.stems)


def _rarest(stems: Iterable[str]) -> list[str]:
    """Return the most telling of `stems`, in alphabetical order."""
    telling = [s for s in stems if weight(s) >= _MIN_WEIGHT]
    telling.sort(key=lambda s: (-weight(s), s))
    return sorted(telling[:_RAREST])
