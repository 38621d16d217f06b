"""Which question a quotation answers, on which occasion and day it was said."""

from __future__ import annotations

import datetime

import pytest

from quotetrack.linking import find_context

from .articles import quotations

FRIDAY = datetime.date(2031, 6, 20)

# text, speakers of the quotations, the question of each quotation
QUESTIONS = [
    ("Asked whether she would go, Ms Reed said “no”.", ("Reed",), ["whether she would go"]),
    ("“No,” Ms Reed said when asked whether she would go.", ("Reed",), ["whether she would go"]),
    (
        "Asked later by reporters in Tarn if he, like his brother, had paid, Mr Lund said “yes”.",
        ("Lund",),
        ["if he, like his brother, had paid"],
    ),
    (
        "In response to a question about the mine, Mr Lund said: “It is closed.”",
        ("Lund",),
        ["about the mine"],
    ),
    (
        "Asked about the report, a spokesman said: “We have not read it.”",
        ("spokesman",),
        ["about the report"],
    ),
    (
        "Mr Lund was asked why the mine had closed. “It was empty,” he said.",
        ("Lund",),
        ["why the mine had closed"],
    ),
    (
        "Pressed over whether he had read it, Mr Lund first said “yes” and then “in part”.",
        ("Lund",),
        ["whether he had read it"] * 2,
    ),
    (
        "Asked if it was true, Mr Lund said “no”. Asked again, he said: “Not exactly.”",
        ("Lund",),
        ["if it was true"] * 2,
    ),
    (
        "“Will you resign?” a reporter asked. “Not today,” Mr Lund said.",
        ("reporter", "Lund"),
        [None, "Will you resign?"],
    ),
    (
        "Q: Did you sign it?\nLUND: “I did.”",
        ("Lund",),
        ["Did you sign it?"],
    ),
    (
        "Did he sign it? “I did,” Mr Lund said.",
        ("Lund",),
        ["Did he sign it?"],
    ),
    (
        "She asked whether the law would help. “It will,” said Mr Lund.",
        ("Lund",),
        ["whether the law would help"],
    ),
    (
        "Asked if the dam was safe, the engineer in charge, Paul Lund, said: “Absolutely.”",
        ("Lund",),
        ["if the dam was safe"],
    ),
    (
        "Asked on local radio on Monday whether she would stand, Ms Reed said: “No.” Asked again "
        "outside the hall, Ms Reed said: “I would never close a door.”",
        ("Reed",),
        ["whether she would stand"] * 2,
    ),
    (
        "Asked whether she would stand, Ms Reed said “no”. Challenged on the point by Radio Four "
        "on Tuesday, Ms Reed said: “We'll see.”",
        ("Reed",),
        ["whether she would stand"] * 2,
    ),
    ("Asked again at noon, when it had leaked, Mr Lund said: “No.”", ("Lund",), [None]),
    ("She asked whether the law would help: “The dam leaks.”", ("She",), [None]),
    ("She asked whether the law would help. “The dam leaks,” said Mr Lund.", ("Lund",), [None]),
    ("Ms Reed said it was late. “No more today,” she said.", ("Reed",), [None]),
    (
        "Asked whether they would vote, Mr Lund said “yes”. The harbour has been closed since "
        "May. The ferries lie idle. “We had to move the whole fleet to Tarn within a week, and "
        "nobody there had a berth for us, or a crane, or a single lamp,” said Mr Lund.",
        ("Lund",),
        ["whether they would vote", None],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers", "expected"), QUESTIONS)
def test_question(text, speakers, expected):
    document, found = quotations(text, *speakers)
    found = find_context(document, found)
    assert [q.question.text if q.question else None for q in found] == expected
    for quotation in found:
        if quotation.question:
            place = quotation.question
            assert text[place.start : place.end] == place.text


OCCASIONS = [
    ("Mr Lund changed his answer within a few minutes, saying “no”.", "within a few minutes"),
    ("Two hours later Mr Lund said: “No.”", "Two hours later"),
    ("In the same interview, Mr Lund said: “No.”", "In the same interview"),
    ("On Tuesday, Mr Lund said: “No.”", "On Tuesday"),
    ("Mr Lund, who turned 60 in May, said: “No.”", None),
]


@pytest.mark.parametrize(("text", "expected"), OCCASIONS)
def test_occasion(text, expected):
    document, found = quotations(text, "Lund")
    (quotation,) = find_context(document, found)
    assert (quotation.occasion.text if quotation.occasion else None) == expected


DAYS = [
    ("On Tuesday, Mr Lund said: “No.”", datetime.date(2031, 6, 17), "day"),
    ("Speaking to the press on Friday, Mr Lund said: “No.”", FRIDAY, "day"),
    ("Mr Lund said yesterday: “No.”", datetime.date(2031, 6, 19), "day"),
    ("Last week Mr Lund said: “No.”", datetime.date(2031, 6, 13), "week"),
    ("In March, Mr Lund said: “No.”", datetime.date(2031, 3, 1), "month"),
    ("In September Mr Lund said: “No.”", datetime.date(2030, 9, 1), "month"),
    ("On April 2, 2029, Mr Lund said: “No.”", datetime.date(2029, 4, 2), "day"),
    ("Mr Lund said in 2024: “No.”", datetime.date(2024, 1, 1), "year"),
    ("Mr Lund, whose party meets on April 27th, said: “No.”", None, None),
    ("Mr Lund said: “We meet on Tuesday.”", None, None),
    (
        "Mr Lund said last week that all was well. “All is well,” he told the council.",
        datetime.date(2031, 6, 13),
        "week",
    ),
    ("Mr Lund said last week that all was well.\n\n“All is well,” he told us.", None, None),
    # The time of what is asked about or told of is not that of the answer.
    ("Asked about his promise in March, Mr Lund said: “No.”", None, None),
    ("Pressed on the interview he gave yesterday, Mr Lund said: “No.”", None, None),
    ("Reminded of his vote on April 2, Mr Lund replied: “No.”", None, None),
    ("“No,” Mr Lund said of the speech in March.", None, None),
    ("Mr Lund, who promised in March to go, said: “No.”", None, None),
    ("Asked in March about his promise, Mr Lund said: “No.”", datetime.date(2031, 3, 1), "month"),
    (
        "Asked about his promise at a rally on Tuesday, Mr Lund said: “No.”",
        datetime.date(2031, 6, 17),
        "day",
    ),
    ("“No,” Mr Lund said of the speech on Tuesday.", datetime.date(2031, 6, 17), "day"),
]


@pytest.mark.parametrize(("text", "date", "precision"), DAYS)
def test_day(text, date, precision):
    document, found = quotations(text, "Lund", date=FRIDAY)
    (quotation,) = find_context(document, found)
    if date is None:
        assert quotation.said_on is None
    else:
        assert quotation.said_on is not None
        assert (quotation.said_on.date, quotation.said_on.precision) == (date, precision)


def test_what_is_set_already_stays():
    text = "Asked whether she would go, Ms Reed said “no”. On Friday she said “yes”."
    document, found = quotations(text, "Reed")
    once = find_context(document, found)
    assert find_context(document, once) == once


def test_no_quotations():
    document, _ = quotations("Nobody spoke.")
    assert find_context(document, ()) == ()
