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
    (
        "parliament: seats, parties, an office with the name in brackets, a number",
        "3. Ms Hannah Pryce (Delmouth) (Ind): When does the bridge open? [2207]\n\n"
        "The Minister for Roads and Bridges (Sir Owen Tate): In May.\n\n"
        "Ms Pryce: That was promised last year.\n\n"
        "Several hon. Members: Oh!\n\n"
        "Sir Owen Tate: And it was true last year.",
        [
            "When does the bridge open? [2207]",
            "In May.",
            "That was promised last year.",
            "Oh!",
            "And it was true last year.",
        ],
    ),
    (
        "parliament: a name in capitals and the time in brackets",
        "The ACTING SPEAKER (11:40): The member has the floor.\n\n"
        "Ms BRANDT (Hilltown) (11:41): I thank the House.",
        ["The member has the floor.", "I thank the House."],
    ),
    (
        "television: roles and parties behind the name, then the surname alone",
        "LENA HOLT, ANCHOR: Welcome back.\n\nGOV. MARK ORME, (D) ILLINOIS: Thank you.\n\n"
        "HOLT: 9:14, a look at the weather.\n\nORME: It is fine.",
        ["Welcome back.", "Thank you.", "9:14, a look at the weather.", "It is fine."],
    ),
    (
        "a briefing with a mere Q",
        "THE MODERATOR: We begin.\n\nQ Can you hear us?\n\nMR. PRADO: I can.",
        ["We begin.", "Can you hear us?", "I can."],
    ),
    (
        "stage directions and a turn of two paragraphs",
        "HOLT: Will you run?\n\n(LAUGHTER)\n\nORME: Ask me in June.\n\nI mean it.\n\n"
        "HOLT: We will.",
        ["Will you run?", "Ask me in June.", "I mean it.", "We will."],
    ),
    (
        "labels in bold",
        "**Gazette:** How old is it?\n\n**Mira Stoll:** Nobody knows.\n\n**Gazette:** Why?",
        ["How old is it?", "Nobody knows.", "Why?"],
    ),
    (
        "a paper whose name is made of common words",
        "The Evening Post: How old is it?\n\nMira Stoll: Nobody knows.\n\n"
        "The Evening Post: Why?\n\nMs Stoll: It has no date.",
        ["How old is it?", "Nobody knows.", "Why?", "It has no date."],
    ),
    (
        "answers with a label, questions without",
        "How did you find it?\n\nStoll:By chance.\n\nAnd then?\n\nStoll: I kept it.",
        ["How did you find it?", "By chance.", "And then?", "I kept it."],
    ),
    (
        "initials without a colon",
        "The dean, Paul Orr, and the student Amy Vance talked to us.\n\n"
        "PO We had no money.\n\nAV Nobody told us.\n\nWhat did you do?\n\nAV We sold it.",
        ["We had no money.", "Nobody told us.", "What did you do?", "We sold it."],
    ),
    (
        "questions and answers without labels",
        "We met the baker Rosa Lindt in her shop.\n\nWhat made you start?\n\n"
        "I had lost my job, and my mother had left me her oven.\n\nDid you want to stop?\n\n"
        "Every winter. I hate the cold.\n\nBut then spring comes.\n\n"
        "**What do you tell your sons?**\n\nI tell them to sleep first.\n\nThe shop opens at six.",
        [
            "What made you start?",
            "I had lost my job, and my mother had left me her oven.",
            "Did you want to stop?",
            "Every winter. I hate the cold.",
            "But then spring comes.",
            "What do you tell your sons?",
            "I tell them to sleep first.",
        ],
    ),
    (
        "questions that bid",
        "Who painted the dock?\n\nI did, with my aunt.\n\nDid you fall in?\n\nI fell in twice.\n\n"
        "Tell us something few people know.\n\nThe water is warm in May.\n\n"
        "What will you paint next?\n\nMy own boat, I hope.\n\n"
        "Your favourite colour, please!\n\nThe green of old rope.",
        [
            "Who painted the dock?",
            "I did, with my aunt.",
            "Did you fall in?",
            "I fell in twice.",
            "Tell us something few people know.",
            "The water is warm in May.",
            "What will you paint next?",
            "My own boat, I hope.",
            "Your favourite colour, please!",
            "The green of old rope.",
        ],
    ),
    (
        "labels on the first question and answer alone",
        "POST: What do you paint?\n\nMIRA STOLL: I paint my own street, mostly.\n\n"
        "Do you sell your work?\n\nI give most of it to my friends.\n\n"
        "Where did you study?\n\nMy aunt taught me in her kitchen.",
        [
            "What do you paint?",
            "I paint my own street, mostly.",
            "Do you sell your work?",
            "I give most of it to my friends.",
            "Where did you study?",
            "My aunt taught me in her kitchen.",
        ],
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
    ("headlines in capitals", "RAIN TO FALL ON TOWN: what we know\n\nWIND TO BLOW: what we fear"),
    ("steps", "Here is how it works:\n\nPlug the lamp in and hold the button until it glows."),
    ("a list behind a verb of saying", "Ann Lee says:\n\nPrune the roses\n\nMow the lawn"),
    ("the writer goes on", "I would add this:\n\nNobody has asked me what I think of the bridge."),
    ("a signed article", "It rained on the harbour for a week.\n\n– Ann Lee, Editor"),
    ("lines in capitals", "RAIN IN THE NORTH:\n\nThe council met.\n\nWIND:\n\nNobody met."),
    ("offers", "WELCOME OFFER: 80,000 points.\n\nCARD FEE: None.\n\nWELCOME OFFER: Ends."),
    (
        "a writer who asks and answers",
        "What is the levy?\n\nIt is a charge on stone.\n\nWhy is it high?\n\n"
        "The last one was too low.\n\nWhat comes next?\n\nThe House votes in June.",
    ),
    (
        "the same where it names an interview",
        "What is the levy?\n\nIt is a charge on stone. We spoke to miners.\n\nWhy is it high?\n\n"
        "The last one was too low.\n\nWhat comes next?\n\nThe House votes in June.",
    ),
    (
        "a list of quests",
        "Name: Lost Sack\n\nReward: gold\n\nName: Lost Ring\n\nReward: silver\n\n"
        "Master: Ban Kort\n\nMaster: Lin Zed",
    ),
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
