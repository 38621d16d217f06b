"""Speech without quotation marks: turns of transcripts and interviews, block quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.model import Document
from quotetrack.reading import read
from tests.strategies import article_texts

# Each turn and block is shown as it stands; everything else in the text belongs to nobody.
SPEECH = [
    (
        "two labels in capitals",
        "PEREZ: Well, we tried.\n\nLOWE: You did not.",
        ["Well, we tried.", "You did not."],
    ),
    (
        "question and answer",
        "Q: Did you go?\n\nA: I did not.\n\nQ: Why?",
        ["Did you go?", "I did not.", "Why?"],
    ),
    (
        "question and answer with full stops",
        "Q. Did you go?\nA. I did not.",
        ["Did you go?", "I did not."],
    ),
    (
        "names that come back",
        "Interviewer: Did you go?\n\nTan: I did not.\n\nInterviewer: Why?\n\nTan: It rained.",
        ["Did you go?", "I did not.", "Why?", "It rained."],
    ),
    (
        "full names with a title, inside an article",
        "The two met on Monday.\n\nMayor Ada Lee: We are ready.\n\nTom Reed: We are not.\n\n"
        "Mayor Ada Lee: Wait and see.\n\nTom Reed: I have waited.\n\nThen they left.",
        ["We are ready.", "We are not.", "Wait and see.", "I have waited."],
    ),
    (
        "an indented block after a colon",
        "The letter:\n\n    We regret the delay. It will not\n    happen again.\n\nNobody did.",
        ["We regret the delay. It will not happen again."],
    ),
    (
        "several indented blocks",
        "She wrote:\n\n    We regret the delay.\n\n    It will not happen again.\n\nNobody did.",
        ["We regret the delay.", "It will not happen again."],
    ),
    (
        "a bracket in the label",
        "REPORTER: Is the dam safe?\n\nADA LEE (Ind.): It is.",
        ["Is the dam safe?", "It is."],
    ),
    (
        "names of which one comes back",
        "Tom Reed: We waited.\n\nAda Lee: Nobody came.\n\nTom Reed: Nobody at all.",
        ["We waited.", "Nobody came.", "Nobody at all."],
    ),
    (
        "turns in marks",
        "PEREZ: “We tried.”\n\nLOWE: “You did not.”",
        ["We tried.", "You did not."],
    ),
    (
        "a block after an angle bracket",
        "She wrote:\n\n> We regret the delay.\n\nNobody did.",
        ["We regret the delay."],
    ),
]

NO_SPEECH = [
    ("counts of votes", "Lowe: 547\n\nPerez: 46\n\nLowe: 2,316"),
    ("one label", "PEREZ: Well, we tried.\n\nThe council disagreed."),
    ("labels far apart", "PEREZ: We tried." + "\n\nIt rained." * 4 + "\n\nLOWE: You did not."),
    ("captions", "Photograph: Ada Lee/Harbour News\n\nPhotograph: Tom Reed"),
    ("picture and film credits", "PHOTO: Ada Lee\n\nVIDEO: The bridge falls"),
    ("a recipe", "Flour: two cups\n\nSugar: one cup\n\nButter: a spoon"),
    ("a table of data", "Place: Westport\n\nDate: Monday\n\nPlace: Easton\n\nDate: Friday"),
    ("an indented list without signs", "Ingredients:\n\n    two cups of flour\n\n    one of sugar"),
    ("notes of the editors", "Note: prices are in pounds.\n\nUpdate: prices have risen."),
    ("a result", "Score: Fairhaven 3, Westport 1"),
    ("a label in mid-sentence", "There is one rule: wait.\n\nThere is another: go."),
    ("an indented first line", "The council met.\n\n    It rained.\n\nThe council left."),
    ("an indented list", "The council wants:\n\n    - a bridge\n\n    - a ferry"),
    ("empty", ""),
]


def unmarked(text: str) -> list[str]:
    reading = read(Document(text))
    return [
        quoted.inner.of(reading.text)
        for quoted in reading.quoted
        if quoted.style in ("turn", "block")
    ]


def _cases(table: list[tuple[str, str, list[str]]]) -> list[object]:
    return [pytest.param(text, expected, id=name) for name, text, expected in table]


@pytest.mark.parametrize(("text", "expected"), _cases(SPEECH))
def test_speech_without_marks(text: str, expected: list[str]) -> None:
    assert unmarked(text) == expected


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NO_SPEECH])
def test_what_only_looks_like_it(text: str) -> None:
    assert unmarked(text) == []


def test_marks_inside_a_turn_are_nested_in_it() -> None:
    text = "PEREZ: He said “no” to me.\n\nLOWE: I did not."
    assert [quoted.inner.of(text) for quoted in read(Document(text)).quoted] == [
        "He said “no” to me.",
        "I did not.",
    ]


beginnings = st.sampled_from(["Q", "A", "PEREZ", "Ada Lee", "Photograph", "    ", "> ", "“"])
transcripts = st.lists(
    st.tuples(beginnings, st.text(max_size=20)),
    max_size=8,
).map(lambda lines: "\n".join(f"{label}: {words}" for label, words in lines))


@given(transcripts | article_texts)
def test_quoted_stretches_stay_ordered_and_apart(text: str) -> None:
    reading = read(Document(text))
    end = 0
    for quoted in reading.quoted:
        assert end <= quoted.outer.start <= quoted.inner.start <= quoted.inner.end
        end = quoted.outer.end
        assert reading.paragraphs[quoted.paragraph].contains(quoted.outer)
