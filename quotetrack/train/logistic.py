"""Logistic models over named features: fitted, cross-validated, calibrated."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

RAREST = 3
#: A feature that all examples have.
EVERYWHERE = "0"


def fit_logistic(
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    strength: float,
    rarest: int = RAREST,
    counted: Sequence[float] | None = None,
) -> dict[str, float]:
    """Return the weights of a logistic model with an L2 penalty.

    Args:
        rows: The features of each example.
        right: Whether each example is one of what is sought.
        strength: The inverse of the penalty, as in scikit-learn's `C`.
        rarest: Features in fewer examples are left out.
        counted: What each example counts for; all the same where None.
    """
    if len(set(right)) < 2:
        # There is nothing to tell apart; all that is known is how often it came out this way.
        odds = math.log(2 * len(rows) + 1)
        return {EVERYWHERE: odds if all(right) else -odds}
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for row in rows for feature in set(row))
    names = sorted(feature for feature, count in counts.items() if count >= rarest)
    columns = {name: number for number, name in enumerate(names)}
    # The feature of all examples takes the place of an intercept.
    model = LogisticRegression(
        C=strength, solver="liblinear", fit_intercept=False, max_iter=500, tol=1e-3
    )
    model.fit(_matrix(rows, columns), list(right), sample_weight=counted)
    return dict(zip(names, model.coef_[0].tolist(), strict=True))


def _matrix(rows: Sequence[Sequence[str]], columns: Mapping[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    ends = [0]
    indices: list[int] = []
    for row in rows:
        indices.extend(sorted({columns[feature] for feature in row if feature in columns}))
        ends.append(len(indices))
    shape = (len(rows), len(columns))
    return csr_matrix(([1.0] * len(indices), indices, ends), shape=shape)


def isotonic(
    probabilities: Sequence[float],
    outcomes: Sequence[float],
    counted: Sequence[float] | None = None,
) -> list[tuple[float, float]]:
    """Return the points of an isotonic regression of outcomes on probabilities."""
    from sklearn.isotonic import IsotonicRegression

    model = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip")
    model.fit(list(probabilities), list(outcomes), sample_weight=counted)
    return list(zip(model.X_thresholds_.tolist(), model.y_thresholds_.tolist(), strict=True))
