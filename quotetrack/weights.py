"""Learnt weights: text that ships with quotetrack, one feature a line, so that all can read them.

``feature TAB weight`` lines, and ``# calibration x y`` lines that map a probability to the share of
right answers that was counted at it (isotonic regression).

A model asks about a case in facts. A fact names the features that depend on it and the answers that
fill their gaps; what its features weigh together is added up when it is first met and then kept, so
that the names of features are made once and not for every candidate of every quotation.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import field, frozen

from quotetrack.errors import ModelError

_GAP = re.compile(r"\{(\w+)\}")
#: Facts and answers that are kept; news has few that come again and again.
_MOST_FACTS = 30_000
_MOST_ANSWERS = 5_000

#: The features that depend on something, and the answers that fill their gaps.
Fact = tuple[Any, ...]


class Features:
    """Features that depend on the same facts: their names, with gaps for the answers.

    Args:
        gaps: The names of the gaps, with spaces between.
        names: The names of the features, such as "same {side} size {size}".
    """

    __slots__ = ("_count", "_names")

    def __init__(self, gaps: str, *names: str) -> None:
        places = {gap: place for place, gap in enumerate(gaps.split())}
        self._count = len(places)
        self._names = tuple(_cut(name, places) for name in names)

    def filled(self, answers: Sequence[object]) -> list[str]:
        """Return the names of the features with `answers` in their gaps, one for each gap."""
        if len(answers) != self._count:
            raise ValueError(f"{self._count} gaps, but {len(answers)} answers: {answers!r}")
        return [
            name % tuple([answers[place - 1] for place in places]) for name, places in self._names
        ]

    def adder(self, by_feature: Mapping[str, float]) -> Callable[[Fact], float]:
        """Return a function that adds up what the features weigh for a fact.

        What each feature weighs is kept by what fills its gaps. The sum is written out as Python,
        since a loop over the features takes twice as long.
        """
        kept = {f"kept{at}": _Kept(name, by_feature) for at, (name, _) in enumerate(self._names)}
        terms = [f"kept{at}[{_key(places)}]" for at, (_, places) in enumerate(self._names)]
        made: Callable[[Fact], float] = eval(f"lambda fact: {' + '.join(terms)}", kept)
        return made


def _cut(name: str, places: Mapping[str, int]) -> tuple[str, tuple[int, ...]]:
    """Return a name with "%s" for its gaps, and where in a fact the answers for them stand."""
    answers = tuple(places[gap] + 1 for gap in _GAP.findall(name))
    return _GAP.sub("%s", name.replace("%", "%%")), answers


def _key(places: Sequence[int]) -> str:
    """Return, as Python, what a feature is looked up by: its answers, or the one that it has."""
    answers = [f"fact[{place}]" for place in places]
    return answers[0] if len(answers) == 1 else f"({', '.join(answers)})"


class _Kept(dict[Any, float]):
    """What one feature weighs, by what fills its gaps."""

    def __init__(self, name: str, by_feature: Mapping[str, float]) -> None:
        self._name = name
        self._by_feature = by_feature

    def __missing__(self, answers: Any) -> float:
        if len(self) >= _MOST_ANSWERS:
            self.clear()
        weight = self[answers] = self._by_feature.get(self._name % answers, 0.0)
        return weight


def features_of(facts: Iterable[Fact]) -> list[str]:
    """Return the names of the features that `facts` stand for."""
    return [feature for fact in facts for feature in fact[0].filled(fact[1:])]


class _Sums(dict[Fact, float]):
    """What the features of each fact weigh together.

    Most facts that are met for the first time are made of answers that have been met before, in
    other company. So what each feature weighs is kept as well. When there are too many facts, they
    are put aside, and come back as they are met again.
    """

    def __init__(self, by_feature: dict[str, float]) -> None:
        self._by_feature = by_feature
        self._adders: dict[Features, Callable[[Fact], float]] = {}
        self._met_before: dict[Fact, float] = {}

    def __missing__(self, fact: Fact) -> float:
        weight = self._met_before.get(fact)
        if weight is None:
            add = self._adders.get(fact[0])
            if add is None:
                add = self._adders[fact[0]] = fact[0].adder(self._by_feature)
            weight = add(fact)
        if len(self) >= _MOST_FACTS:
            self._met_before = dict(self)
            self.clear()
        self[fact] = weight
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
