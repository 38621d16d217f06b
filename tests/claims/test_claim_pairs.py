"""Pairs of statements by kind: those that the rules were worked on, and those held out."""

from __future__ import annotations

from pathlib import Path

import pytest

from .claim_pairs import CHECKING, GRAMMAR, HELD_OUT, KINDS, PRACTICE, PairCase, figures, load

CASES = load(PRACTICE) + load(GRAMMAR) + load(KINDS)


@pytest.mark.parametrize("case", CASES, ids=[f"{c.first} {c.second}" for c in CASES])
def test_pair_or_near_miss(case: PairCase) -> None:
    found = case.found()
    wanted = case.is_pair and not case.is_missed
    assert bool(found) == wanted, [(one.reason, one.score) for one in found]


@pytest.mark.parametrize("table", [HELD_OUT, CHECKING], ids=["held out", "checking"])
def test_pairs_only_measured(table: Path) -> None:
    told = figures(table)
    assert told.found >= told.pairs * 0.7
    assert told.alarms <= told.near_misses * 0.06
