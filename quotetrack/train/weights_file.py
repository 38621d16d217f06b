"""Writing learnt weights as text, in the form that `quotetrack.weights` reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

SMALLEST_WEIGHT = 0.03


def write_weights(
    title: str,
    weights: Mapping[str, float],
    calibration: Sequence[tuple[float, float]],
    path: Path,
) -> None:
    """Write weights and calibration, one a line, tiny weights left out.

    The folder is made where it is absent: hours of learning must not end without a place.
    """
    lines = [
        f"# {title}",
        *(f"# calibration {x:.4f} {y:.4f}" for x, y in calibration),
        *(
            f"{feature}\t{weight:.2f}"
            for feature, weight in sorted(weights.items())
            if abs(weight) >= SMALLEST_WEIGHT
        ),
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
