"""A reliability diagram as SVG: the confidence of sources against the share that is right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tests.quality.quotes_corpus import Attribution

_SIZE = 420
_MARGIN = 56
_BINS = 10
_FEWEST = 3
_Z = 1.96


def interval(right: int, total: int) -> tuple[float, float]:
    """Return the 95 % confidence interval of a share (Wilson 1927)."""
    share = right / total
    scale = 1 + _Z * _Z / total
    middle = (share + _Z * _Z / (2 * total)) / scale
    half = _Z * math.sqrt(share * (1 - share) / total + _Z * _Z / (4 * total * total)) / scale
    return max(0.0, middle - half), min(1.0, middle + half)


def reliability_diagram(judged: Sequence[Attribution], title: str) -> str:
    """Return a drawing of how often sources of a confidence are right.

    One dot stands for each tenth of confidence with at least three sources, its size for how many;
    the bar shows the 95 % interval. On the dashed line, confidence and share right are the same.
    """

    def x(share: float) -> float:
        return _MARGIN + share * _SIZE

    def y(share: float) -> float:
        return _MARGIN + (1 - share) * _SIZE

    side = _SIZE + 2 * _MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" '
        f'font-family="sans-serif" font-size="13">',
        f"<title>{title}</title>",
        f'<rect width="{side}" height="{side}" fill="#fff"/>',
    ]
    for tenth in range(0, 11, 2):
        share = tenth / 10
        parts += [
            f'<path d="M{x(share):.0f} {y(0):.0f}V{y(1):.0f}M{x(0):.0f} {y(share):.0f}'
            f'H{x(1):.0f}" stroke="#ddd"/>',
            f'<text x="{x(share):.0f}" y="{y(0) + 18:.0f}" text-anchor="middle">{share:.1f}</text>',
            f'<text x="{x(0) - 8:.0f}" y="{y(share) + 4:.0f}" text-anchor="end">{share:.1f}</text>',
        ]
    parts.append(
        f'<path d="M{x(0):.0f} {y(0):.0f}L{x(1):.0f} {y(1):.0f}" stroke="#666" '
        'stroke-dasharray="5 4"/>'
    )
    for number in range(_BINS):
        group = [one for one in judged if min(int(one.confidence * _BINS), _BINS - 1) == number]
        if len(group) < _FEWEST:
            continue
        mean = sum(one.confidence for one in group) / len(group)
        right = sum(one.right for one in group)
        low, high = interval(right, len(group))
        radius = 3 + 1.6 * math.log10(len(group)) ** 1.5
        parts += [
            f'<path d="M{x(mean):.1f} {y(low):.1f}V{y(high):.1f}" stroke="#1a5fb4" '
            'stroke-width="2"/>',
            f'<circle cx="{x(mean):.1f}" cy="{y(right / len(group)):.1f}" r="{radius:.1f}" '
            'fill="#1a5fb4"/>',
            f'<text x="{x(mean):.1f}" y="{y(low) + 15:.1f}" text-anchor="middle" fill="#444" '
            f'font-size="11">{len(group)}</text>',
        ]
    parts += [
        f'<text x="{side / 2}" y="{side - 12}" text-anchor="middle">confidence</text>',
        f'<text transform="translate(16 {side / 2}) rotate(-90)" text-anchor="middle">'
        "share of right sources</text>",
        f'<text x="{side / 2}" y="28" text-anchor="middle" font-size="15">{title}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
