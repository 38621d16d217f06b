"""How well a score tells twins apart, pairs from near misses: the area under the curve."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from quotetrack.claims import DEFAULT_THRESHOLD, compare
from tests.claims.claim_pairs import EARLIER, LATER, load
from tests.claims.twins.generators import free, twins
from tests.quality.related_figures import said


@frozen
class TwinFigures:
    """Pairs found and near misses that alarm at the default threshold, and the area (0.5 to 1)."""

    pairs: int
    found: int
    near_misses: int
    alarms: int
    area: float


def score_of(first: str, second: str) -> float:
    """Return what linking gives two statements on two days, 0 where it finds nothing."""
    (one, document), (other, later) = said("a", first, EARLIER), said("b", second, LATER)
    pair = compare(one, other, {document.id: document, later.id: later})
    return pair.score if pair is not None else 0.0


def table_figures(path: Path) -> TwinFigures:
    """Return the figures of a table of pairs."""
    return _figures([(score_of(c.first, c.second), c.is_pair) for c in load(path)])


def twin_figures(sample: int) -> dict[str, TwinFigures]:
    """Return the figures of `sample` twins by lot, by kind and under "all"."""
    groups: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for one in random.Random(0).sample(list(twins()), sample):
        scored = score_of(one.first, one.second), one.is_pair
        groups[one.kind].append(scored)
        groups["all"].append(scored)
    return {kind: _figures(scored) for kind, scored in groups.items()}


def free_figures() -> TwinFigures:
    """Return the figures of the twins in free wording."""
    return _figures([(score_of(one.first, one.second), one.is_pair) for one in free()])


def area(scored: Sequence[tuple[float, bool]]) -> float:
    """Return how often a pair scores above a near miss, ties counted half."""
    pairs = [score for score, is_pair in scored if is_pair]
    others = [score for score, is_pair in scored if not is_pair]
    if not pairs or not others:
        return 0.0
    above = sum((one > two) + 0.5 * (one == two) for one in pairs for two in others)
    return above / (len(pairs) * len(others))


def _figures(scored: Sequence[tuple[float, bool]]) -> TwinFigures:
    alarms = [is_pair for score, is_pair in scored if score >= DEFAULT_THRESHOLD]
    there = sum(is_pair for _, is_pair in scored)
    return TwinFigures(
        there, sum(alarms), len(scored) - there, len(alarms) - sum(alarms), area(scored)
    )
