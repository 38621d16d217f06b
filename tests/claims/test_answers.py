"""How answers to yes/no questions are read."""

from __future__ import annotations

import pytest

from quotetrack.claims import answer_polarity

QUESTION = "Did you meet the contractor?"

ANSWERS = {
    "yes": [
        "Yes.", "Absolutely.", "Of course I did.", "I did.", "That's right.", "No question.",
        "Without a doubt.", "I met the contractor.", "Yeah, sure.",
    ],
    "no": [
        "No.", "Never.", "Of course not.", "I did not.", "That is false.", "Not at all.",
        "I didn't meet the contractor.", "Absolutely not.", "No, I never did.", "Far from it.",
    ],
    "partial": [
        "Not exactly.", "Sort of.", "I wouldn't go that far.", "Well, a little bit short of that.",
        "Up to a point.", "Not in so many words.", "Yes and no.", "Only in passing.",
        "Let me put it differently.", "That's a bit strong.", "We came close.", "In principle.",
        "My lawyer did.",
    ],
    "uncertain": [
        "Possibly.", "We'll see.", "I don't recall.", "I'm not sure.", "Time will tell.",
        "It's possible.", "I can't rule it out.", "Nothing has been decided.", "I hope so.",
    ],
    "conditional": [
        "It depends.", "If he was there.", "Only if he called me.", "As long as it was legal.",
        "Provided that he asked.", "Yes, if he was there.", "Weather permitting.",
    ],
    "refusal": [
        "No comment.", "I'd rather not say.", "I'm not going to get into that.", "Next question.",
        "I can't discuss that.", "That's between me and him.", "Let's leave it there.",
        "That is for the courts to decide.", "I have nothing to add.",
    ],
    "unclear": ["My dog is brown.", "Lunch was good.", "", "…", "?"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("polarity", "answer"), [(p, answer) for p, answers in ANSWERS.items() for answer in answers]
)
def test_polarity(polarity, answer):
    found = answer_polarity(QUESTION, answer)
    assert found.polarity == polarity, answer[found.start : found.end]
    assert 0 <= found.start <= found.end <= len(answer)
    assert 0.0 <= found.confidence <= 1.0
    assert (found.confidence == 0.0) == (polarity == "unclear")


def test_an_answer_with_the_opposite_word_says_no():
    assert answer_polarity("Will the company leave the city?", "We are staying.").polarity == "no"
