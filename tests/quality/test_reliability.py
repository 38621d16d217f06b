"""The reliability diagram is well-formed and shows each tenth of confidence that holds enough."""

from xml.etree import ElementTree

import pytest

from tests.quality.quotes_corpus import Attribution
from tests.quality.reliability import interval, reliability_diagram

_SVG = "{http://www.w3.org/2000/svg}"


def _judged(confidence: float, right: int, wrong: int) -> list[Attribution]:
    outcomes = [True] * right + [False] * wrong
    return [Attribution("a", 0, 1, confidence, "rule", True, outcome) for outcome in outcomes]


def test_one_dot_for_each_tenth_that_holds_enough() -> None:
    judged = [*_judged(0.95, 19, 1), *_judged(0.55, 3, 2), *_judged(0.15, 1, 0)]
    drawing = ElementTree.fromstring(reliability_diagram(judged, "Example"))
    assert len(drawing.findall(f"{_SVG}circle")) == 2
    assert drawing.findtext(f"{_SVG}title") == "Example"


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0)],
)
def test_the_interval_is_wilsons(right: int, total: int, low: float, high: float) -> None:
    assert interval(right, total) == pytest.approx((low, high), abs=0.001)
