"""Frames, sentences with their quotations elided, and what a parse of a frame says."""

from __future__ import annotations

import pytest
from hypothesis import given

from quotetrack.model import ParsedSentence, ParsedText, ParsedToken
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.syntax import Frame, SentenceSyntax, frame, read_syntax
from tests.quotes.reading import layout_of
from tests.strategies import article_texts

# The text of one sentence, and what a parser gets to see in its place.
FRAMES = [
    ("“We will go home now,” Ms Lee said.", "“Q,” Ms Lee said."),
    ("“Will we ever go home?” Ms Lee asked.", "“Q?” Ms Lee asked."),
    ("“Go!” Ms Lee shouted.", "“Q!” Ms Lee shouted."),
    ("Ms Lee said: “We will go home now.”", "Ms Lee said: “Q.”"),
    ("Ms Lee called it “a long way home” and left.", "Ms Lee called it “Q” and left."),
    ("“We,” she said, “will go.”", "“Q,” she said, “Q.”"),
    ('"We will go," Ms Lee said.', "“Q,” Ms Lee said."),
    ("‘We will go,’ Ms Lee said.", "“Q,” Ms Lee said."),
    ("“We will go,”Ms Lee said.", "“Q,” Ms Lee said."),
    ("“Will he say ‘no’?” Ms Lee asked.", "“Q?” Ms Lee asked."),
    ("Ms Lee (“the boss”) said so.", "Ms Lee (“Q”) said so."),
    ("Ms  Lee\tsaid “no” again.", "Ms Lee said “Q” again."),
]


def framed(text: str) -> tuple[Layout, Frame]:
    layout = layout_of(text)
    made = frame(layout, 0)
    assert made is not None
    return layout, made


@pytest.mark.parametrize(("text", "expected"), FRAMES)
def test_frame_text(text: str, expected: str) -> None:
    assert framed(text)[1].text == expected


def test_places_lead_back_to_the_tokens_of_the_sentence() -> None:
    text = "“We will go home now,” Ms Lee’s aide said."
    layout, made = framed(text)
    tokens = layout.sentences[0].tokens
    shown = {made.text[start:end]: tokens[index].text for start, end, index in made.places}
    assert shown == {
        "“Q,”": "“,”",
        "Ms": "Ms",
        "Lee": "Lee",
        "’s": "’s",
        "aide": "aide",
        "said": "said",
        ".": ".",
    }


def test_a_sentence_too_long_for_a_parser_has_no_frame() -> None:
    layout = layout_of("Ms Lee and " + "Ms Lee and " * 60 + "he said “no”.")
    assert frame(layout, 0) is None


@given(article_texts)
def test_places_are_ordered_and_words_stand_unchanged(text: str) -> None:
    layout = layout_of(text)
    for number, sentence in enumerate(layout.sentences):
        made = frame(layout, number)
        if made is None:
            continue
        assert [index for _, _, index in made.places] == list(range(len(sentence.tokens)))
        end = 0
        for start, stop, index in made.places:
            assert end <= start < stop <= len(made.text)
            end = stop
            token = sentence.tokens[index]
            if token.kind != "quotation":
                assert made.text[start:stop] == token.text


def parsed(text: str, *rows: tuple[str, str, int, str]) -> ParsedText:
    """Return a parse of one sentence from rows of (word, part of speech, head, relation)."""
    tokens = []
    position = 0
    for word, upos, head, deprel in rows:
        start = text.index(word, position)
        position = start + len(word)
        tokens.append(ParsedToken(start, position, word, word.lower(), upos, head, deprel))
    return ParsedText((ParsedSentence(tuple(tokens)),))


def read(text: str, *rows: tuple[str, str, int, str]) -> SentenceSyntax:
    _, made = framed(text)
    return read_syntax(made, parsed(made.text, *rows))


def test_the_quotation_before_its_cue_is_the_root() -> None:
    syntax = read(
        "“We will go,” Lee said.",  # “” Lee said .
        ("“", "PUNCT", 1, "punct"),
        ("Q", "X", -1, "root"),
        (",", "PUNCT", 1, "punct"),
        ("”", "PUNCT", 1, "punct"),
        ("Lee", "PROPN", 5, "nsubj"),
        ("said", "VERB", 1, "parataxis"),
        (".", "PUNCT", 1, "punct"),
    )
    assert syntax.subject_of == {2: 1}
    assert syntax.governor_of == {0: 2}


def test_the_quotation_behind_its_cue_hangs_on_it() -> None:
    syntax = read(
        "Lee said: “We go.”",  # Lee said : “”
        ("Lee", "PROPN", 1, "nsubj"),
        ("said", "VERB", -1, "root"),
        (":", "PUNCT", 4, "punct"),
        ("“", "PUNCT", 4, "punct"),
        ("Q", "X", 1, "ccomp"),
        (".", "PUNCT", 1, "punct"),
        ("”", "PUNCT", 4, "punct"),
    )
    assert syntax.subject_of == {1: 0}
    assert syntax.governor_of == {3: 1}
    assert syntax.shared_subject_of == {}


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    syntax = read(
        "Lee smiled and said, “We go.”",  # Lee smiled and said , “”
        ("Lee", "PROPN", 1, "nsubj"),
        ("smiled", "VERB", -1, "root"),
        ("and", "CCONJ", 3, "cc"),
        ("said", "VERB", 1, "conj"),
        (",", "PUNCT", 6, "punct"),
        ("“", "PUNCT", 6, "punct"),
        ("Q", "X", 3, "ccomp"),
        (".", "PUNCT", 1, "punct"),
        ("”", "PUNCT", 6, "punct"),
    )
    assert syntax.subject_of == {1: 0}
    assert syntax.shared_subject_of == {3: 0}
    assert syntax.governor_of == {5: 3}


def test_words_above_and_below_a_quotation_are_linked_to_it() -> None:
    syntax = read(
        "According to Lee, “we go.”",  # According to Lee , “”
        ("According", "VERB", 2, "case"),
        ("to", "ADP", 0, "fixed"),
        ("Lee", "PROPN", 5, "obl"),
        (",", "PUNCT", 5, "punct"),
        ("“", "PUNCT", 5, "punct"),
        ("Q", "X", -1, "root"),
        (".", "PUNCT", 5, "punct"),
        ("”", "PUNCT", 5, "punct"),
    )
    assert syntax.link_of == {(4, 2): "down obl", (4, 3): "down punct", (4, 4): "down punct"}
    assert syntax.hold_of == {4: "root ^"}
    assert syntax.tag_of[2] == "PROPN"
    assert syntax.relation_of[2] == "obl"


def test_a_quotation_hangs_on_the_verbs_above_it() -> None:
    syntax = read(
        "Lee wanted to say “no”.",
        ("Lee", "PROPN", 1, "nsubj"),
        ("wanted", "VERB", -1, "root"),
        ("to", "PART", 3, "mark"),
        ("say", "VERB", 1, "xcomp"),
        ("“", "PUNCT", 5, "punct"),
        ("Q", "X", 3, "obj"),
        ("”", "PUNCT", 5, "punct"),
        (".", "PUNCT", 1, "punct"),
    )
    assert syntax.link_of[4, 3] == "up0 obj"
    assert syntax.link_of[4, 1] == "up1 obj"
    assert syntax.hold_of == {4: "obj VERB"}


def test_a_parse_that_found_nothing_says_nothing() -> None:
    _, made = framed("“We go,” Lee said.")
    assert read_syntax(made, ParsedText(())) == SentenceSyntax({}, {}, {}, {}, {}, {}, {})
