"""Who the people of short texts are: kinds of names that were wrong once, and near misses."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack import analyze

_LINES = Path(__file__).with_name("people_of_texts.tsv").read_text("utf-8").splitlines()[1:]
ROWS = [line.split("\t") for line in _LINES]


@pytest.mark.parametrize(("kind", "text", "people"), ROWS, ids=[f"{a}: {b}" for a, b, _ in ROWS])
def test_the_people_of_a_text(kind: str, text: str, people: str) -> None:
    entities = analyze(text.replace("|", "\n")).entities
    named = {
        one.name
        for one in entities
        if one.kind == "person" and any(two.kind in ("name", "title_name") for two in one.mentions)
    }
    assert named == set(filter(None, people.split("; "))), kind
