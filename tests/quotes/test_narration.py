"""Words that stand alone behind narration: who says them."""

from __future__ import annotations

import pytest

import quotetrack

#: Texts, and a word of the name of whoever says the last quotation.
CASES = (
    # Whoever is told of last.
    (
        "“It sank,” said Ann Orr.\n\nHer brother, Ned, was at the pump. He never saw it go.\n\n"
        "“I was up to my neck.”",
        "Ned",
    ),
    (
        "The board said it could not help. Its chairman, Piers Lund, was sorry for the family. "
        "“It is a sad case.”",
        "Piers Lund",
    ),
    ("Dale scored through Kit Moor. Their coach, Abe Finn, hid his face. “We sat back.”", "Abe"),
    ("“It is a scandal,” said Ann Orr. But Mr Lund is not holding his breath. “Wait.”", "Lund"),
    # A new witness above a paragraph of words.
    (
        "“It went up at once,” said Ann Orr.\n\nA baker, Joe Ferris, was on his way home.\n\n"
        "“I left my bicycle and ran.”",
        "Joe Ferris",
    ),
    (
        "“It went up at once,” said Ann Orr.\n\nMayor Ida Holt sees it otherwise. The hall, she "
        "points out, was insured.\n\n“Nobody has lost a penny.”",
        "Ida Holt",
    ),
    # Who is told of last is spoken of.
    (
        "Coach Una Moss stood by her keeper, Max Dell. Dell, 20, let in four on Sunday. “He was "
        "let down by the men in front of him.”",
        "Una Moss",
    ),
    (
        "Senator Kay Finn went for the governor. Mr Wray has held the post since May. “He has lost "
        "the plot.”",
        "Kay Finn",
    ),
    (
        "Coach Una Moss stood by her keeper, Max Dell. Dell, 20, let in four on Sunday. “I slept "
        "badly and I deserved to.”",
        "Dell",
    ),
    (
        "“It was loud,” Mayor Ida Holt said. Porter Abe Moor told a court that he saw a man with a "
        "rope. “He was whistling.”",
        "Abe Moor",
    ),
    # Introduced behind the verb.
    ("Not all are glad. One of them is Uma Dell, who lives below. “It drips on me.”", "Uma Dell"),
    ("Into the part stepped Max Wray, the postman. “I was a sheep once.”", "Max Wray"),
    # The question that is put to somebody is nobody's answer.
    (
        "“We fined two,” the director, Pia Holm, said. How many had broken the rule? "
        "“I have no figures with me.”",
        "Pia Holm",
    ),
    # Near misses: the speaker before goes on over what is told of others and of things.
    ("“He was kind,” said Ann Orr. Mr Lund, 71, died at the scene. “He used to wave.”", "Orr"),
    ("“We open in May,” said Ann Orr. The roof still leaks in two places. “It drips.”", "Orr"),
    (
        "“We open in May,” said Ann Orr.\n\nThe firm was founded in 1921 and has forty staff.\n\n"
        "“My aunt did the sums.”",
        "Orr",
    ),
    (
        "Ann Orr called it “a success”. Bill Moss left in 2010.\n\n“I sold ten hats that day.”",
        "Orr",
    ),
    # A heading tells of nobody.
    ("“We open in May,” said Ann Orr.\n\nTears for Mayor Ida Holt\n\n“It drips.”", "Orr"),
    # Who is named in the words does not say them.
    ("Ann Orr sat with her friend Rosa Peel. “Rosa taught me how to swim.”", "Orr"),
)


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_speaks_behind_narration(text: str, speaker: str) -> None:
    last = quotetrack.analyze(text, parser=None).quotations[-1]
    assert last.speaker is not None
    assert speaker in last.speaker.name


def test_in_a_story_of_the_writer_narration_tells_nothing() -> None:
    text = "“Is it deep?” I asked. The man went on with his net. “How deep is it?”"
    last = quotetrack.analyze(text, parser=None).quotations[-1]
    assert last.rule != "sentence_before:narration"
