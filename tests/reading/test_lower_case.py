"""Texts without any capitals: which words get one, and that offsets still count in the caller's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack import analyze
from quotetrack.reading import normalised

#: What a text without capitals becomes. All end in the same quoted words.
CAPITALS = {
    "sentences and what is said": (
        "it rained. “no,” joan keller said.",
        "It rained. “No,” Joan Keller said.",
    ),
    "a new line": ("it rained\n“no,” joan keller said", "It rained\n“No,” Joan Keller said"),
    "days and months": (
        "“no,” joan keller said on friday in june, or may.",
        "“No,” Joan Keller said on Friday in June, or may.",
    ),
    "towns and peoples": (
        "“no,” joan keller told danish papers in oslo.",
        "“No,” Joan Keller told Danish papers in Oslo.",
    ),
    "a surname that is a word": (
        "“no,” said ada marsh, who had left. marsh said so.",
        "“No,” said Ada Marsh, who had left. Marsh said so.",
    ),
    "a given name by itself": (
        "“no,” joan said, when mr kestrel left.",
        "“No,” Joan said, when Mr Kestrel left.",
    ),
    "the surname again": (
        "“no,” joan keller said. later keller left.",
        "“No,” Joan Keller said. Later Keller left.",
    ),
    "i": ("“i know that i'm late,” ada wren said.", "“I know that I'm late,” Ada Wren said."),
}


@pytest.mark.parametrize(("text", "expected"), CAPITALS.values(), ids=CAPITALS.keys())
def test_words_that_get_a_capital(text: str, expected: str) -> None:
    assert normalised(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "“no,” Joan keller said on friday.",  # It has a capital.
        "joan keller came on friday to oslo.",  # Nothing in it is said.
        "“no,” joan said, and left the town.",  # Nobody has a surname.
        "“see ada wren.”",  # It is too short to tell.
    ],
)
def test_texts_that_stay(text: str) -> None:
    assert normalised(text).text == text


@given(st.lists(st.sampled_from(["joan", "keller", "said", "oslo", "“no,”", ".", "\n"])))
def test_only_capitals_are_new_and_a_second_time_nothing(parts: list[str]) -> None:
    text = normalised(" ".join(["Ms", *parts])).text.lower()
    once = normalised(text).text
    assert once.lower() == text
    assert normalised(once).text == once


REPORTS = {
    "a calling before the name": (
        "“the pool opens,” said mayor lotte brandt. “bring a towel,” brandt added.",
        ["Lotte Brandt", "Lotte Brandt"],
    ),
    "a name before the verb": ("“nobody helped us,” luis ferreira told papers.", ["Luis Ferreira"]),
    "a pronoun": ("nora pike runs the inn. “it rains,” she said.", ["Nora Pike"]),
}


@pytest.mark.parametrize(("text", "expected"), REPORTS.values(), ids=REPORTS.keys())
def test_speakers_in_the_callers_characters(text: str, expected: list[str]) -> None:
    quotations = analyze(text).quotations
    assert [one.speaker and one.speaker.name for one in quotations] == expected
    for quotation in quotations:
        assert quotation.source is not None
        assert quotation.source.text == quotation.source.span.of(text)
        assert all(piece.of(text).islower() for piece in quotation.fragments)
