"""Pairs of statements by kind: those that the rules were worked on, and those held out."""

from __future__ import annotations

import pytest

from .claim_pairs import GRAMMAR, HELD_OUT, PRACTICE, PairCase, figures, load

CASES = load(PRACTICE) + load(GRAMMAR)


@pytest.mark.parametrize("case", CASES, ids=[f"{c.first} {c.second}" for c in CASES])
def test_pair_or_near_miss(case: PairCase) -> None:
    found = case.found()
    wanted = case.is_pair and not case.is_missed
    assert bool(found) == wanted, [(one.reason, one.score) for one in found]


def test_held_out_pairs() -> None:
    told = figures(HELD_OUT)
    assert told.found >= told.pairs * 0.7
    assert told.alarms <= told.near_misses * 0.06
