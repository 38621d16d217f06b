"""Tokens of a sentence by rule, as the treebanks write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.parse import StanzaParser
from quotetrack.parse.tokens import tokens


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“Q,” said Mr. Lind.", "“ Q , ” said Mr. Lind ."),
        ("They don’t know it's over; we'll see.", "They do n’t know it 's over ; we 'll see ."),
        ("She cannot say she's gonna win.", "She can not say she 's gon na win ."),
        ("A long-time, non-elected aide", "A long - time , non-elected aide"),
        ("The U.S. paid $3,000 at 7:30 a.m.", "The U.S. paid $ 3,000 at 7:30 a.m."),
        ("Gov. Ana Ruiz (D-Fla.) left.", "Gov. Ana Ruiz ( D - Fla. ) left ."),
        ("O’Hara’s 1990s plan, No. 5", "O’Hara ’s 1990s plan , No. 5"),
        ("See https://a.example/x?y=1 or lind.example.com.",
         "See https://a.example/x?y=1 or lind.example.com ."),
        ("Really?! No... never -- ever!!", "Really ?! No ... never -- ever !!"),
        ("J. Lind's plan B.", "J. Lind 's plan B ."),
        ("Zoë naïvely met José", "Zoë naïvely met José"),
        (" \t ", ""),
    ],
)  # fmt: skip
def test_tokens_are_those_of_the_treebanks(sentence: str, expected: str) -> None:
    assert [sentence[start:end] for start, end in tokens(sentence)] == expected.split()


@given(st.text(st.one_of(st.characters(), st.sampled_from("'’.- n'tsaA0@&/!?")), max_size=60))
def test_tokens_cover_all_but_white_space(sentence: str) -> None:
    kept = "".join(sentence[start:end] for start, end in tokens(sentence))
    assert kept == "".join(sentence.split())


def test_a_sentence_is_not_cut() -> None:
    text = "“Q.” That is what Sens. Lind and Okafor said: “Q,” on Aug. 30."
    parser = StanzaParser()
    (parsed,) = parser.parse_sentences([text], names=False)
    assert len(parsed.sentences) == 1
    assert len(parser.parse([text])[0].sentences) > 1
