"""Whole articles, from the text to the pairs: exactly the right ones, and no other."""

from __future__ import annotations

import pytest

from .news import HELD_OUT_NEWS, NEWS, figures, load

CASES = load(NEWS)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_exactly_the_pairs_that_belong_there(case):
    found = case.found()
    assert len(found) == len(case.pairs), found
    for (relation, earlier, later), wanted in zip(found, case.pairs, strict=True):
        assert relation == wanted[0]
        assert earlier.startswith(wanted[1])
        assert later.startswith(wanted[2])


def test_most_pairs_are_found():
    pairs = sum(len(case.pairs) for case in CASES)
    missed = sum(len(case.missed) for case in CASES)
    assert pairs + missed == 60
    assert pairs / (pairs + missed) >= 0.85
    assert sum(not case.pairs and not case.missed for case in CASES) == 60


def test_articles_that_no_rule_was_written_for():
    there, found, alarms, cases = figures(HELD_OUT_NEWS)
    assert (there, cases) == (8, 16)
    assert found >= 6
    assert alarms <= 1
