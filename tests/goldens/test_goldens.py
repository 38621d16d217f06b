"""The seeds come out as recorded, without a parser, as they are and with broken lines."""

import json

import pytest

from tests.goldens.canonical import MODES, STAGES, analyses, canonical, digest
from tests.goldens.documents import (
    BROKEN,
    LINE_LENGTH,
    GoldenDocument,
    break_lines,
    load_documents,
    missing,
)
from tests.goldens.records import column, read_digests, text_digest
from tests.goldens.wrapped import compare

LEXICAL = MODES[0]


def _moved(documents: list[GoldenDocument]) -> list[str]:
    """Return place and stage of what is not as recorded."""
    recorded = read_digests()
    moved = []
    for document, result in zip(documents, analyses(documents, LEXICAL), strict=True):
        row, stages = recorded[document.place], canonical(result)
        assert row[0] == text_digest(document)
        moved += [
            f"{document.place}: {stage}"
            for stage in STAGES
            if digest(stages[stage]) != row[column(LEXICAL.name, stage)]
        ]
    return moved


@pytest.mark.parametrize("group", ["seeds", "seeds" + BROKEN])
def test_the_seeds_come_out_as_recorded(group: str) -> None:
    assert _moved(load_documents(group)) == [], "see python -m tests.goldens --lexical"


def test_a_few_wild_articles_come_out_as_recorded() -> None:
    if missing("wild-dev"):
        pytest.skip(missing("wild-dev"))
    assert _moved(load_documents("wild-dev", sample=10)) == []


def test_broken_lines_keep_every_character_but_some_spaces() -> None:
    text = "One  two. " * 30 + "\n\n  indented\n" + "x" * 100 + " " + "word " * 40
    broken = break_lines(text)
    assert len(broken) == len(text)
    assert all(a == b or (a, b) == (" ", "\n") for a, b in zip(text, broken, strict=True))
    assert broken.count("\n\n") == 1
    lines = broken.split("\n")
    assert max(len(line) for line in lines if line != "x" * 100) <= LINE_LENGTH
    assert break_lines(broken) == broken


def test_twins_differ_where_more_than_white_space_does() -> None:
    texts = ["“We will go,” said Ann Lee.", "“We will go,” said Tom Lee."]
    documents = [GoldenDocument("made", "one", text) for text in texts]
    one, other = (canonical(result) for result in analyses(documents, LEXICAL))
    wrapped = json.loads(json.dumps(one).replace("Ann Lee", "Ann\\nLee"))
    assert wrapped != one
    assert compare("made/one", one, wrapped).moved == ()
    compared = compare("made/one", one, other)
    assert (compared.lost, compared.other_source, compared.other_speaker) == (0, 0, 1)
    assert compared.other_people
