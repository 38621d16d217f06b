"""Each sign for and against the name of a person shows in its own example."""

from __future__ import annotations

import pytest

from quotetrack.lexicon.forms import form_of
from quotetrack.people.name_evidence import SIGNS, VETOES, Sign, Written


def _written(example: str) -> Written:
    return Written(tuple(form_of(word) for word in example.split()))


@pytest.mark.parametrize("veto", VETOES, ids=lambda veto: veto.name)
def test_each_veto_bars_its_example_alone(veto: Sign) -> None:
    assert [one.name for one in VETOES if one.shows(_written(veto.example))] == [veto.name]


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_each_sign_shows_in_its_example(sign: Sign) -> None:
    assert sign.shows(_written(sign.example))
    assert not sign.shows(_written("Quill Brask"))
