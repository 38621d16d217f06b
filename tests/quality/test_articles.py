"""Whole articles of other sources than those that taught the program: floors of right names.

Without a parser, so that the gate is fast. `python -m tests.quality.eval_articles` tells more.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.quality.eval_articles import (
    article_outcomes,
    articles,
    by_kind_of_text,
    counts,
    missing,
    outcomes,
    predicted,
    score,
)

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["wild"]
pytestmark = pytest.mark.skipif(bool(missing("wild")), reason=missing("wild"))


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return articles("wild")


@pytest.fixture(scope="module")
def predictions(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list(predicted(records, None))


@pytest.fixture(scope="module")
def figures(records: list[dict[str, Any]], predictions: list[dict[str, Any]]) -> dict[str, float]:
    found = counts(records, predictions)
    return {
        "found": found["found"] / found["expected"],
        "right_speaker": found["right"] / found["expected"],
        "people_found": found["people found"] / found["people"],
        "wrong_when_sure": found["sure and wrong"] / found["sure"],
        "persons_that_are_none": found["no persons"],
        "other_name": found["other name"],
        "no_speech_given_to_somebody": found["no speech"],
        "articles_right": found["articles right"],
        "articles_and_people_right": found["articles right, and people"],
    }


@pytest.mark.parametrize("name", _FLOORS["at_least"])
def test_is_at_least(name: str, figures: dict[str, float]) -> None:
    assert figures[name] >= _FLOORS["at_least"][name]


@pytest.mark.parametrize("name", _FLOORS["at_most"])
def test_is_at_most(name: str, figures: dict[str, float]) -> None:
    assert figures[name] <= _FLOORS["at_most"][name]


def test_outcomes_add_up_to_the_scorers_figures(
    records: list[dict[str, Any]], predictions: list[dict[str, Any]]
) -> None:
    found = counts(records, predictions)
    complaints = score(records, predictions, "-v")
    cases = outcomes(records, complaints)
    wholes = article_outcomes(records, complaints)
    by_kind = by_kind_of_text(records, predictions)
    assert len(cases) == found["expected"]
    assert sum(one[0] for one in cases.values()) == found["found"]
    assert sum(one[1] for one in cases.values()) == found["right"]
    assert sum(one[1] for one in wholes.values()) == found["articles right"]
    assert by_kind["together"] == found
    parts = [by_kind[name].get("right", 0) for name in ("teaching", "checking")]
    assert sum(parts) == found["right"]
    kinds = by_kind.keys() - {"teaching", "checking", "together"}
    assert sum(by_kind[kind].get("right", 0) for kind in kinds) == found["right"]
