"""Learnt weights: text that ships with quotetrack, one feature a line, so that all can read them.

``feature TAB weight`` lines, and ``# calibration x y`` lines that map a probability to the share of
right answers that was counted at it (isotonic regression).

A model asks about a case in facts. A fact names the features that depend on it and the answers that
fill their gaps; what its features weigh together is added up when it is first met and then kept, so
that the names of features are made once and not for every candidate of every quotation.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import field, frozen

from quotetrack.errors import ModelError

#: Facts whose weights are kept; then they are worked out anew.
_MOST_FACTS = 60_000

#: The features that depend on something, as `features` writes them, and the answers that fill
#: their gaps. Both are texts or numbers: the garbage collector does not look through these again
#: and again, however many are kept.
Fact = tuple[Any, ...]


def features(gaps: str, *names: str) -> str:
    """Return features that depend on the same facts, as one text.

    Args:
        gaps: The names of the gaps, with spaces between.
        names: The names of the features, with gaps for the answers, such as "same {side} {size}".
    """
    return "\n".join((gaps, *names))


def features_of(facts: Iterable[Fact]) -> list[str]:
    """Return the names of the features that `facts` stand for."""
    found: list[str] = []
    for written, *answers in facts:
        gaps, *names = written.split("\n")
        if len(gaps.split()) != len(answers):
            raise ValueError(f"The gaps are “{gaps}”, but the answers {answers!r}")
        by_gap = dict(zip(gaps.split(), answers, strict=True))
        found += [name.format_map(by_gap) for name in names]
    return found


def _adder(written: str, by_feature: Mapping[str, float]) -> Callable[[Fact], float]:
    """Return a function that adds up what some features weigh for a fact.

    The sum is written out as Python, since a loop over the features takes twice as long.
    """
    gaps, *names = written.split("\n")
    answers = {gap: f"{{fact[{place}]}}" for place, gap in enumerate(gaps.split(), 1)}
    terms = [f"get(f{name.format_map(answers)!r}, 0.0)" for name in names]
    made: Callable[[Fact], float] = eval(
        f"lambda fact: {' + '.join(terms)}", {"get": by_feature.get}
    )
    return made


class _Sums(dict[Fact, float]):
    """What the features of each fact weigh together."""

    def __init__(self, by_feature: dict[str, float]) -> None:
        self._by_feature = by_feature
        self._adders: dict[str, Callable[[Fact], float]] = {}

    def __missing__(self, fact: Fact) -> float:
        add = self._adders.get(fact[0])
        if add is None:
            add = self._adders[fact[0]] = _adder(fact[0], self._by_feature)
        if len(self) >= _MOST_FACTS:
            self.clear()
        weight = self[fact] = add(fact)
        return weight


@frozen
class Weights:
    """Weights by feature, and the calibration of the probabilities."""

    by_feature: dict[str, float]
    calibration: tuple[tuple[float, float], ...]
    _sums: _Sums = field(init=False, eq=False, repr=False)

    @_sums.default
    def _nothing_weighed(self) -> _Sums:
        return _Sums(self.by_feature)

    def weigh(self, facts: Iterable[Fact]) -> float:
        """Return the sum of the weights of all features that `facts` stand for."""
        return sum(map(self._sums.__getitem__, facts))

    def score(self, features: Iterable[str]) -> float:
        """Return the sum of the weights of `features`."""
        # Exactly rounded, so that it is the same in whatever order a set gives its features.
        return math.fsum(self.of_each(features))

    def of_each(self, features: Iterable[str]) -> list[float]:
        """Return the weight of each feature that has one."""
        weight_of = self.by_feature.get
        return [weight for feature in features if (weight := weight_of(feature))]

    def probability(self, features: Iterable[str]) -> float:
        """Return the probability that a logistic model with these weights gives."""
        return logistic(self.score(features))

    def calibrated(self, probability: float) -> float:
        """Return the share of right answers at this probability (isotonic, interpolated)."""
        points = self.calibration
        if not points:
            return probability
        position = bisect_right(points, (probability, math.inf))
        if position == 0:
            return points[0][1]
        if position == len(points):
            return points[-1][1]
        (x0, y0), (x1, y1) = points[position - 1], points[position]
        return y0 if x1 == x0 else y0 + (y1 - y0) * (probability - x0) / (x1 - x0)


def logistic(score: float) -> float:
    """Return the probability that belongs to a score, the log of its odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the probabilities that belong to the scores of options of which one is right."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


@cache
def bundled_weights(name: str, room: str = "quotes") -> Weights:
    """Return the weights of the model `name` that come with quotetrack, from the data of a room."""
    path = files(f"quotetrack.{room}").joinpath(f"data/{name}_weights.tsv")
    return read_weights(path.read_text("utf-8"))


def read_weights(text: str) -> Weights:
    """Read weights from their text form: ``feature TAB weight``, ``# calibration x y`` lines."""
    by_feature: dict[str, float] = {}
    calibration: list[tuple[float, float]] = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if line.startswith("# calibration "):
                x, y = line.split(" ")[2:]
                calibration.append((float(x), float(y)))
            elif line and not line.startswith("# "):
                feature, weight = line.rsplit("\t", 1)
                by_feature[feature] = float(weight)
        except ValueError as error:
            raise ModelError(
                f"Line {number} of learnt weights cannot be read: {line[:80]!r}. "
                "Install quotetrack again."
            ) from error
    return Weights(by_feature, tuple(calibration))
