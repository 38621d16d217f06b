"""Time grows no faster than the text, whatever stands in it.

The bound is 2.3 times as long for twice the text (`python -m tests.hostile`, on a quiet machine).
Here it is looser: a machine with other work adds tenths, and what grows with the square takes four
times as long.
"""

from __future__ import annotations

import pytest

from tests.hostile.families import FAMILIES, LARGE
from tests.hostile.growth import doubled

#: Above this, twice the text is taken for more than twice the work.
_MOST = 3.0


def test_there_are_many_families_of_the_length_that_is_asked_for() -> None:
    assert len(FAMILIES) >= 60
    for name, family in FAMILIES.items():
        assert 0.7 <= len(family(3000)) / 3000 <= 1.3, name


@pytest.mark.parametrize("name", FAMILIES)
def test_time_grows_no_faster_than_the_text(name: str) -> None:
    found = doubled(FAMILIES[name], smallest=LARGE.get(name, 8_000), most=_MOST)
    over = {stage: round(ratio, 2) for stage, ratio in found.items() if ratio > _MOST}
    assert over == {}, found
