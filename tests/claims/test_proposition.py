"""Questions as statements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.claims import question_proposition


@pytest.mark.parametrize(
    ("question", "proposition"),
    [
        ("if he had personally spoken to the envoy", "he had personally spoken to the envoy"),
        ("whether or not the dam was safe", "the dam was safe"),
        ("about whether she would stand again", "she would stand again"),
        ("Did you know the judge?", "I did know the judge"),
        ("So are you going to resign?", "I am going to resign"),
        ("Haven't you met him?", "I have not met him"),
        ("Will the flats be ready by May?", "the flats will be ready by May"),
        ("Has Olaf Lund read your report?", "Olaf Lund has read my report"),
        ("Is there a deal?", "there is a deal"),
        ("why he had left", None),
        ("about the report", None),
        ("How many people came?", None),
        ("Did?", None),
        ("", None),
    ],
)
def test_proposition(question, proposition):
    assert question_proposition(question) == proposition


@given(st.text(max_size=200) | st.sampled_from(["if ", "whether", "Did you", "is ?"]))
def test_any_text_can_be_asked(text):
    found = question_proposition(text)
    assert found is None or found.strip()
