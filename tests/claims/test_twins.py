"""Twins made by minimal changes, and near misses of the kinds that they brought to light."""

from __future__ import annotations

import pytest

from .claim_pairs import PairCase
from .twins.generators import free, twins


def test_twins_are_many_and_always_the_same() -> None:
    made = list(twins())
    assert len(made) > 4000
    assert made == list(twins())
    assert all("{" not in one.first + one.second and one.first != one.second for one in made)
    assert 0.4 < sum(one.is_pair for one in made) / len(made) < 0.6
    assert {one.kind for one in made if one.is_pair} & {one.kind for one in made if not one.is_pair}


def test_free_twins_are_pairs_and_near_misses_of_one_statement() -> None:
    by_first: dict[str, list[bool]] = {}
    for one in free():
        assert one.kind and one.first and one.second
        by_first.setdefault(one.first, []).append(one.is_pair)
    assert len(by_first) > 100
    assert all({True, False} == set(labels) for labels in by_first.values())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # When or where it was so is left open, not whether.
        ("We sold the yacht.", "I cannot remember where we sold the yacht."),
        ("The vicar married them.", "Nobody can say when the vicar married them."),
        ("I paid the smugglers.", "I have no idea how I paid the smugglers."),
        # What was done once is not done again.
        ("We raised the rent.", "We will not raise the rent again."),
        ("I wrote to the pope.", "I will not write to the pope again."),
        # Others did it.
        ("The people upstairs broke the lift.", "We did not break the lift."),
        ("Some before us lost the key.", "I did not lose the key."),
        # Another time of day, before and after.
        ("We will search the tents at noon.", "We will not search the tents at dawn."),
        ("We will feed the seals before the show.", "We will not feed the seals after the show."),
    ],
)  # fmt: skip
def test_near_misses_raise_no_alarm(first: str, second: str) -> None:
    for one, other in ((first, second), (second, first)):
        assert PairCase("", False, False, one, other).found() == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We sold the yacht.", "We did not sell the yacht."),
        ("I paid the smugglers.", "I do not know whether I paid the smugglers."),
        ("The guards searched the tents at noon.", "The guards did not search the tents at noon."),
    ],
)
def test_the_pairs_beside_them_are_found(first: str, second: str) -> None:
    assert PairCase("", True, False, first, second).found()
