"""Learnt weights: text that ships with quotetrack, one feature a line, so that all can read them.

``feature TAB weight`` lines, and ``# calibration x y`` lines that map a probability to the share of
right answers that was counted at it (isotonic regression).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from attrs import frozen

from quotetrack.errors import ModelError


@frozen
class Weights:
    """Weights by feature, and the calibration of the probabilities."""

    by_feature: dict[str, float]
    calibration: tuple[tuple[float, float], ...]

    def score(self, features: Iterable[str]) -> float:
        """Return the sum of the weights of `features`."""
        get = self.by_feature.get
        return sum([get(feature, 0.0) for feature in features])

    def probability(self, features: Iterable[str]) -> float:
        """Return the probability that a logistic model with these weights gives."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.score(features)))))

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


@cache
def bundled_weights(name: str) -> Weights:
    """Return the weights of the model `name` that come with quotetrack."""
    path = files("quotetrack.quotes").joinpath(f"data/{name}_weights.tsv")
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
