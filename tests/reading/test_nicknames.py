"""Nicknames in marks within a name belong to the name, and are no quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack import analyze
from quotetrack.reading import read_text
from quotetrack.reading.nicknames import nickname_marks

# A text, and what stands in it between the marks of nicknames.
NICKNAMES = [
    ('Raymond "Ray" Holt said: "No."', ["Ray"]),
    ("“No,” said Karl “Tiny” Marsh, a driver.", ["Tiny"]),
    ("'No,' said Karl 'Biggs' Rowe, a driver.", ["Biggs"]),
    ("“No,” said William T. “Wild Bill” Farrow.", ["Wild Bill"]),
    ('Anna "Nan" Lee and Peter "Pip" Orr left.', ["Nan", "Pip"]),
    # What somebody says has no name on both sides.
    ("“Go,” Anna Lee said.", []),
    ('"Stop," Karl said. "Marsh did it."', []),
    ('Said Karl "No" Marsh said.', ["No"]),
    ('Karl: "No" Marsh left.', []),
    ("The show “Ray” Holt wrote was good.", []),
    ('The Karl "Tiny dog" Marsh.', []),
    ('Karl "Tiny” Marsh', []),
    ("Karl Marsh's 'Tiny' Things", []),
]


@pytest.mark.parametrize(("text", "expected"), NICKNAMES)
def test_nicknames_are_found_within_names(text: str, expected: list[str]) -> None:
    places = sorted(nickname_marks(text))
    starts, ends = places[::2], places[1::2]
    assert [text[start + 1 : end] for start, end in zip(starts, ends, strict=True)] == expected


# A text, and the words, source and speaker of its one quotation.
QUOTATIONS = [
    ('Raymond "Ray" Holt said: "No more."', "No more.", 'Raymond "Ray" Holt', "Raymond Holt"),
    ("“We lost two,” said Karl “Tiny” Marsh.", "We lost two,", "Karl “Tiny” Marsh", "Karl Marsh"),
    ("'We lost two,' said Karl 'Biggs' Rowe.", "We lost two,", "Karl 'Biggs' Rowe", "Karl Rowe"),
    (
        'Sheriff Thomas "Buck" Ames told reporters: "We wait."',
        "We wait.",
        'Sheriff Thomas "Buck" Ames',
        "Thomas Ames",
    ),
]


@pytest.mark.parametrize(("text", "words", "source", "speaker"), QUOTATIONS)
def test_a_nickname_is_part_of_the_source(text: str, words: str, source: str, speaker: str) -> None:
    (quotation,) = analyze(text, parser=None).quotations
    assert quotation.text == words
    assert quotation.source is not None
    assert quotation.source.text == source
    assert quotation.speaker is not None
    assert quotation.speaker.name == speaker


@given(st.lists(st.sampled_from(['"', "'", "“", "”", "Karl", "Ray", "Holt", " ", "said", ". "])))
def test_marks_passed_over_are_tokens_but_in_no_row(parts: list[str]) -> None:
    text = "".join(parts)
    reading = read_text(text)
    places = nickname_marks(reading.text)
    for token in reading.tokens:
        assert reading.text[token.start : token.end] == token.text
    outside = [token for sentence in reading.sentences for token in sentence]
    assert places.isdisjoint(token.start for token in outside)
    for quoted in reading.quoted:
        assert quoted.outer.start not in places
