"""Tokens and sentences around quotations: each quotation is one token, written “” here."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from quotetrack.model import Document
from quotetrack.quotes.skeleton import sentences
from quotetrack.reading import Token, read
from tests.quotes.reading import sentences_of, words
from tests.strategies import article_texts

TOKENS = [
    ("a quotation is one token", "“We go. Now!” she said.", "“” she said ."),
    ("so is one without its closing mark", "She said: “We go. Now", "She said : “”"),
    ("titles keep their full stop", "Mr. Tan met Gen. Osei.", "Mr. Tan met Gen. Osei ."),
    ("so do initials", "J. K. Tan met Ada B. Lee.", "J. K. Tan met Ada B. Lee ."),
    ("party and state", "Rep. Ada Lee (D-Md.) spoke.", "Rep. Ada Lee ( D-Md. ) spoke ."),
    ("letters with full stops", "The U.S. and U.N. envoys met.", "The U.S. and U.N. envoys met ."),
    ("a possessive is apart", "Ms Lee's aide and Tan’s dog", "Ms Lee 's aide and Tan ’s dog"),
    ("a contraction is not", "They can't and won’t go", "They can't and won’t go"),
    (
        "but what is contracted with a pronoun",
        "She'd go, and he’ll stay",
        "She 'd go , and he ’ll stay",
    ),
    ("hyphens and ampersands hold", "the ex-mayor of A&B", "the ex-mayor of A&B"),
    ("handles and hashtags", "@ada_lee wrote #floods", "@ada_lee wrote #floods"),
    ("links", "see https://example.org/a?b=c today", "see https://example.org/a?b=c today"),
    ("dashes and dots", "Well -- he said ... no", "Well -- he said ... no"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in TOKENS]
)
def test_tokens(text: str, expected: str) -> None:
    assert [words(sentence) for sentence in sentences_of(text)] == [expected]


SENTENCES = [
    ("full stops", "It rained. It stopped.", ["It rained .", "It stopped ."]),
    ("not after a title", "He met Dr. Lee. She left.", ["He met Dr. Lee .", "She left ."]),
    (
        "after letters with full stops, where a new clause begins",
        "He lives in the U.S. The dog does not.",
        ["He lives in the U.S.", "The dog does not ."],
    ),
    ("not inside a quotation", "“No. Never. Go!” he said.", ["“” he said ."]),
    ("a cue behind a question", "“Why?” asked Ms Lee.", ["“” asked Ms Lee ."]),
    ("a name and a cue behind a question", "“Why?” Ms Lee asked.", ["“” Ms Lee asked ."]),
    (
        "a new sentence behind a question",
        "“Why?” The minister had no answer to that.",
        ["“”", "The minister had no answer to that ."],
    ),
    (
        "somebody who acts behind a question",
        "“Why?” Deputies called off the search. “Why?” Mayor Bo Lind walked in from the yard.",
        ["“”", "Deputies called off the search .", "“”", "Mayor Bo Lind walked in from the yard ."],
    ),
    (
        "somebody who speaks behind a question",
        "“Why?” Ana Lind called out to her. “Why?” Mayor Bo Lind asked on Monday.",
        ["“” Ana Lind called out to her .", "“” Mayor Bo Lind asked on Monday ."],
    ),
    (
        "a dateline of a broadcaster",
        "Lima, Peru (CNN)“Why?” Bo Lind asked.",
        ["“” Bo Lind asked ."],
    ),
    (
        "a quotation behind a full stop",
        "“We go,” she said. “Now.”",
        ["“,” she said .", "“”"],
    ),
    (
        "a new sentence behind a full stop in a quotation",
        "She said, “We go.” He stayed.",
        ["She said , “”", "He stayed ."],
    ),
    (
        "a quotation that ends in a comma goes on",
        "“We go,” Ms Lee said.",
        ["“,” Ms Lee said ."],
    ),
    ("a signature stays with its quotation", "“We go.” — Ada Lee", ["“” — Ada Lee"]),
    ("a tag is a sentence", "<tweet id=4> We go", ["<tweet id=4>", "We go"]),
    ("paragraphs end sentences", "It rained\nIt stopped", ["It rained", "It stopped"]),
    ("a bracket at the end", "(It rained.) It stopped.", ["( It rained . )", "It stopped ."]),
    ("no full stop at all", "rain " * 3, ["rain rain rain"]),
    ("empty", "", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in SENTENCES]
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [words(sentence) for sentence in sentences_of(text)] == expected


@pytest.mark.parametrize(
    ("word", "capitalised"),
    [("Lee", True), ("said", False), ("@ada", True), ("iPhone", True), ("É", True), ("12", False)],
)
def test_what_begins_like_a_name(word: str, capitalised: bool) -> None:
    (sentence,) = sentences_of(f"then {word}")
    assert sentence.tokens[-1].is_capitalised is capitalised


def _places(token: Token) -> range:
    return range(token.start, token.end)


def _is_blank(text: str, start: int, end: int, credits: set[int]) -> bool:
    return all(text[at].isspace() or at in credits for at in range(start, end))


@given(article_texts)
@example("PIKE: Ms Orlova left.")
def test_tokens_are_ordered_apart_and_cover_all_but_white_space(text: str) -> None:
    reading = read(Document(text))
    text, spans, quoted = reading.text, reading.paragraphs, reading.quoted
    # A dateline is no part of the sentence behind it.
    credits = {at for token in reading.tokens if token.zone == "credit" for at in _places(token)}
    seen: list[int] = []
    position = 0
    for sentence in sentences(reading):
        paragraph = spans[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        for token in sentence.tokens:
            assert position <= token.start < token.end
            assert _is_blank(text, position, token.start, credits)
            position = token.end
            if token.quotation >= 0:
                outer = quoted[token.quotation].outer
                assert (token.start, token.end) == (outer.start, outer.end)
                seen.append(token.quotation)
            else:
                assert text[token.start : token.end] == token.text
    assert _is_blank(text, position, len(text), credits)
    assert seen == list(range(len(quoted)))
