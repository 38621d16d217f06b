"""Answers of one speaker to one question, in whole small articles."""

from __future__ import annotations

import pytest

import quotetrack
from quotetrack.claims import link
from quotetrack.linking import find_context

from .articles import quotations

# text, speakers, earlier, later, relation, words of the question
PAIRS = [
    (
        "Asked if he had met the contractor, Mr Lund said: “Yes, I have.” But when pressed on the "
        "matter minutes later, Mr Lund added: “I wouldn't go quite that far.”",
        "Lund", "Yes, I have.", "I wouldn't go quite that far.", "retreats", "met the contractor",
    ),
    (
        "Asked if he had met the contractor, Mr Lund said: “Yes, I have.” When reporters returned "
        "to the subject, Mr Lund said: “Let's just say there has been contact.”",
        "Lund", "Yes, I have.", "Let's just say there has been contact.", "retreats",
        "met the contractor",
    ),
    (
        "Asked on Monday whether she would resign, Ms Reed first said “no”, then “we'll see”.",
        "Reed", "no", "we'll see", "retreats", "whether she would resign",
    ),
    (
        "Asked if he had met the contractor, Mr Lund gave two answers, initially answering "
        "“Absolutely” before adding “I wouldn't go that far.”",
        "Lund", "Absolutely", "I wouldn't go that far.", "retreats", "met the contractor",
    ),
    (
        "When pressed by reporters on whether the plant would close, Mr Ortiz at first replied "
        "“No, never.” Minutes later, he said: “Possibly.”",
        "Ortiz", "No, never.", "Possibly.", "retreats", "whether the plant would close",
    ),
    (
        "“Yes,” Ms Vance said when asked whether she had read the memo. Pressed further, she said: "
        "“Not exactly.”",
        "Vance", "Yes,", "Not exactly.", "retreats", "whether she had read the memo",
    ),
    (
        "In response to a question about whether he would raise fares, Mr Bell said “no”. Asked "
        "again later, he said: “I'd rather not say.”",
        "Bell", "no", "I'd rather not say.", "retreats", "raise fares",
    ),
    (
        "Mr Cole was asked whether the bridge was safe. “Yes,” he said at first. “It depends on "
        "the weather,” he said moments later.",
        "Cole", "Yes,", "It depends on the weather,", "retreats", "whether the bridge was safe",
    ),
    (
        "Asked whether the company had paid the fine, Ms Hale first told the panel “yes” and later "
        "said “no”.",
        "Hale", "yes", "no", "contradicts", "had paid the fine",
    ),
    (
        "Reporters asked Mr Quinn whether he had signed the letter. At first he said “I did.” Then "
        "he said: “I don't recall.”",
        "Quinn", "I did.", "I don't recall.", "retreats", "whether he had signed the letter",
    ),
    (
        "“Not exactly,” the mayor, Ann Frost, said on whether she backed the plan, after first "
        "saying “yes”.",
        "Frost", "yes", "Not exactly,", "retreats", None,
    ),
    (
        "Questioned over whether the minister had been warned, Mr Webb responded “never”, only to "
        "say within minutes: “Well, not in so many words.”",
        "Webb", "never", "Well, not in so many words.", "retreats", "had been warned",
    ),
    (
        "Asked if the deal was done, Ms Shaw said “Of course it is,” but moments later conceded: "
        "“We are nearly there.”",
        "Shaw", "Of course it is,", "We are nearly there.", "retreats", "the deal was done",
    ),
    (
        "Q: Did you talk to the judge?\nMr Hart: “Yes.”\nQ: You spoke to the judge yourself?\n"
        "Mr Hart: “Let's just say my people did.”",
        "Hart", "Yes.", "Let's just say my people did.", "retreats", "talk to the judge",
    ),
    (
        "Asked if she had sold the shares, Ms Vance gave conflicting replies. “I did,” she said at "
        "one point. “I have sold nothing,” she said at another.",
        "Vance", "I did,", "I have sold nothing,", "contradicts", "had sold the shares",
    ),
    (
        "Asked if he had read the report, Mr Cole said: “I did.” When the host put the question a "
        "second time, he said: “I would have to check.”",
        "Cole", "I did.", "I would have to check.", "retreats", "had read the report",
    ),
    (
        "Mr Bell gave different answers when asked if he had been ill. At first he said "
        "“absolutely not”. Then, on the stairs, he said: “I had a cold, nothing else.”",
        "Bell", "absolutely not", "I had a cold, nothing else.", "retreats", "had been ill",
    ),
    (
        "Asked whether she had seen the film, Ms Hale told one reporter “never” and another “only "
        "once”.",
        "Hale", "never", "only once", "retreats", "seen the film",
    ),
    (
        "“Yes,” Mr Quinn replied when asked whether he had promised a pay rise. Moments later, he "
        "said: “Let us not say promised.”",
        "Quinn", "Yes,", "Let us not say promised.", "retreats", "promised a pay rise",
    ),
    (
        "Asked whether he had visited the plant, Mr Webb first said “I have never visited it” and "
        "then said “I may have visited it once”.",
        "Webb", "I have never visited it", "I may have visited it once", "retreats", None,
    ),
    (
        "“I have never met the builder,” Ms Shaw said at first. Shown a photograph, she said: “I "
        "met him once, for two hours.”",
        "Shaw", "I have never met the builder,", "I met him once, for two hours.", "contradicts",
        None,
    ),
    (
        "Asked whether she would run for mayor, Ms Reed said: “I will not.” On Monday, asked by "
        "the radio whether she still refused to run, Ms Reed said: “I rule nothing out.”",
        "Reed", "I will not.", "I rule nothing out.", "retreats", "run for mayor",
    ),
    (
        "Asked whether the trainer would stay, Ms Poe said: “He will stay.” An hour later, asked "
        "the same question, she said: “He is gone.”",
        "Poe", "He will stay.", "He is gone.", "contradicts", "the trainer would stay",
    ),
    (
        "Mr Hart at first said he had paid the bill, telling reporters “it is done”. But minutes "
        "later he said: “It is not done yet.”",
        "Hart", "it is done", "It is not done yet.", "contradicts", None,
    ),
]  # fmt: skip

NO_PAIRS = [
    ("One question, one answer.", "Asked whether he would run, Mr Dale said “yes”.", ("Dale",)),
    (
        "Two speakers.",
        "Asked whether they would run, Mr Dale said “yes” and then Ms Poe said “maybe”.",
        ("Dale", "Poe"),
    ),
    (
        "Two questions.",
        "Asked whether he would run, Mr Dale said “yes”. Asked whether he liked the new stadium, "
        "he said: “Not exactly.”",
        ("Dale",),
    ),
    (
        "The same answer, said twice.",
        "Asked whether he would run, Mr Dale first said “yes” and later said “absolutely”.",
        ("Dale",),
    ),
    (
        "From vague to firm.",
        "Asked whether he would run, Mr Dale first said “maybe” and later said “no”.",
        ("Dale",),
    ),
    (
        "An answer and other matters.",
        "Asked whether he would run, Mr Dale said “yes”. He added that the vote could be “in late "
        "May or a little after”. “We may lose and it will not be the end of it,” he said.",
        ("Dale",),
    ),
    (
        "A second answer that goes on.",
        "Asked whether he had struck the match, Mr Dale first said “yes” and then said “and I "
        "would do it again”.",
        ("Dale",),
    ),
    (
        "A second answer that affirms.",
        "Asked whether he had struck the match, Mr Dale first said “yes” and later said “proudly”.",
        ("Dale",),
    ),
    (
        "A second question about something else that is still so.",
        "Asked if the road was safe, Mr Dale said “yes”. Asked if the bridge was still safe, he "
        "said “not exactly”.",
        ("Dale",),
    ),
    (
        "An open question.",
        "Asked how many people had come, Mr Dale first said “about forty” and then “not many”.",
        ("Dale",),
    ),
]


@pytest.mark.parametrize(
    ("text", "speaker", "earlier", "later", "relation", "question"),
    PAIRS,
    ids=[p[0][:40] for p in PAIRS],
)
def test_pair_is_found(text, speaker, earlier, later, relation, question):
    document, found = quotations(text, speaker)
    found = find_context(document, found)
    pairs = link(found, {document.id: document})
    assert [(p.earlier.text, p.later.text, p.relation) for p in pairs] == [
        (earlier, later, relation)
    ]
    (pair,) = pairs
    if question is not None:
        assert pair.question is not None
        assert question in pair.question.text
        assert document.text[pair.question.start : pair.question.end] == pair.question.text
    for item in pair.evidence:
        assert document.text[item.passage.start : item.passage.end] == item.text
    assert {item.role for item in pair.evidence} >= {"earlier", "later"}


@pytest.mark.parametrize(("why", "text", "speakers"), NO_PAIRS, ids=[p[0] for p in NO_PAIRS])
def test_no_pair(why, text, speakers):
    document, found = quotations(text, *speakers)
    found = find_context(document, found)
    assert link(found, {document.id: document}) == (), why


def test_question_of_wrapped_text_is_found():
    text = (
        "Asked by a visitor whether the orchard had been sold, Ms Reed\nsmiled. “We still pick "
        "the apples,” she said.\n"
    )
    document, found = quotations(text, "Reed")
    (quotation,) = find_context(document, found)
    assert quotation.question is not None
    assert quotation.question.text == "whether the orchard had been sold"


def test_question_begins_after_where_it_was_asked():
    text = "Asked on Radio Four on Friday whether she would stand, Ms Reed said: “I might.”"
    document, found = quotations(text, "Reed")
    (quotation,) = find_context(document, found)
    assert quotation.question is not None
    assert quotation.question.text == "whether she would stand"


def test_the_occasion_is_shown_once() -> None:
    text = (
        "Asked whether she had met the banker, Ann Lee said: “Yes.” Half an hour later, asked "
        "again whether she had met the banker, she said: “No.”"
    )
    (pair,) = quotetrack.analyze(text, parser=None).claim_pairs
    occasions = [one.text for one in pair.evidence if one.role == "occasion"]
    assert occasions == ["Half an hour later"]
