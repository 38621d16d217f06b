"""Answers that no phrase tells: what a learnt model makes of their words."""

from __future__ import annotations

import pytest

from quotetrack.claims import answer_polarity
from quotetrack.claims.answers.weighed import weigh_answer
from quotetrack.claims.language.words import read_words


@pytest.mark.parametrize(
    ("question", "answer", "most"),
    [
        ("Do you like the tram?", "I love it.", "yes"),
        ("Do you like the tram?", "I can't stand it.", "no"),
        ("Do you like the tram?", "I prefer the bus.", "no"),
        ("Would you sell the tram?", "If the price was right.", "partial"),
        ("Will you come on Sunday?", "Only when it rains.", "partial"),
    ],
)
def test_what_is_likeliest(question: str, answer: str, most: str) -> None:
    odds = weigh_answer(read_words(question), read_words(answer))
    told = {"yes": odds.yes, "no": odds.no, "partial": odds.partial}
    assert max(told, key=lambda name: told[name]) == most
    assert sum(told.values()) == pytest.approx(1.0)


def test_an_answer_without_a_phrase_is_told_by_its_words_where_they_are_sure() -> None:
    found = answer_polarity("Do you like the tram?", "I prefer the bus.")
    assert (found.polarity, found.start, found.end) == ("no", 0, 17)
    assert found.confidence > 0.85
    assert answer_polarity("Did you meet him?", "The harbour is blue.").polarity == "unclear"


def test_confidence_sinks_where_the_words_speak_against_the_phrase() -> None:
    sure = answer_polarity("Would you sell it?", "If the price was right.")
    unsure = answer_polarity("Do you still work at the mill?", "I left as soon as I could.")
    assert sure.confidence > 0.8 > unsure.confidence
