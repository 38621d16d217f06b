"""Tokens of the whole text: what their places tell, inside quotations and outside."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from quotetrack.lexicon.datelines import dateline_end
from quotetrack.model import Document, Span
from quotetrack.reading import Reading, read, read_text
from quotetrack.reading.zones import zone_of
from tests.strategies import article_texts


def reading_of(text: str) -> Reading:
    return read(Document(text))


def shown(text: str) -> str:
    """Return the tokens, sentences parted by "|"."""
    rows: dict[int, list[str]] = {}
    for token in reading_of(text).tokens:
        rows.setdefault(token.sentence, []).append(token.text)
    return " | ".join(" ".join(row) for row in rows.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Lee left. It rained.", "Ms Lee left . | It rained ."),
        ("“No. Never,” he said. “Go.”", "“ No . | Never , ” he said . | “ Go . ”"),
        ("“Dr. Lee left.” He wept.", "“ Dr. Lee left . ” | He wept ."),
        ("BATH (AP) — It rained. Ms Lee left.", "BATH ( AP ) — It rained . | Ms Lee left ."),
        ("Ana posted it on X. It rained.", "Ana posted it on X . | It rained ."),
        ("said Bo X. Orrick", "said Bo X. Orrick"),
        ("One line\nAnother", "One line | Another"),
        ("said Ms Lee.Asked why, she left", "said Ms Lee.Asked why , she left"),
        ("said Ana Orrick.Asked why, she left", "said Ana Orrick . | Asked why , she left"),
        ("by Bo Orrick.3 He left", "by Bo Orrick . 3 He left"),
        ("on booking.Com today", "on booking.Com today"),
        ("Q: Did you go? Why?\nA: No.", "Q : Did you go ? | Why ? | A : No ."),
        ("see https://example.org/a”", "see https://example.org/a”"),
        ("He said:“Yes”and left", "He said : “ Yes ” and left"),
        ("", ""),
    ],
)
def test_tokens_and_sentences(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Lee left. It rained.", ["Ms", "It"]),
        ("He said: Go.", ["He", "Go"]),
        ("“We go,” she said.", ["“", "We"]),
        ("12 men left.", ["12", "men"]),
        ("BATH (AP) — It rained.", ["BATH", "It"]),
        ("Nagpur: It rained.", ["Nagpur", "It"]),
        ("New Delhi: It rained.", ["New", "It"]),
        ("Bridgetown (Barbados): It rained.", ["Bridgetown", "It"]),
        ("Nagpur, June 29 (NTB) It rained.", ["Nagpur", "It"]),
        ("NAGPUR, Aug 6 (Correspondent): It rained.", ["NAGPUR", "It"]),
    ],
)
def test_what_opens_a_sentence(text: str, expected: list[str]) -> None:
    assert [token.text for token in reading_of(text).tokens if token.opens_sentence] == expected


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Nagpur: It rained.", 8),
        ("Nagpur, 3 March: It rained.", 17),
        ("NAGPUR: “Will you go?” a court asked.", 8),
        ("LINCOLNE: “I will go.”", 0),
        ("Nagpur: a city of rain", 0),
        ("Nagpur: It rained.\nOslo: It snowed.", 0),
        ("Terror: Three are held.", 0),
        ("Lincoln: I say no.\nAna Lind: You do.", 0),
        ("Nagpur, who had left", 0),
    ],
)
def test_where_a_dateline_ends(text: str, length: int) -> None:
    assert dateline_end(text, 0, len(text.partition("\n")[0])) == length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No. 10 and No. Ten", "No. 10 and No . Ten"),
        ("So did I. Then J. R. Lee left.", "So did I. Then J. R. Lee left ."),
        ("Nor did I. He", "Nor did I. He"),
        ("said I. and left", "said I . and left"),
        ("Ann Lee, Ph.D., left", "Ann Lee , Ph.D. , left"),
        ("a 24‑year‐old", "a 24-year-old"),
    ],
)
def test_which_full_stops_and_hyphens_belong_to_a_word(text: str, expected: str) -> None:
    assert " ".join(token.text for token in reading_of(text).tokens) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Reds' goal", ["Reds"]),
        ("the workers' union", ["workers"]),
        ("he’s in Ann’s hall", ["Ann"]),
        ("‘We met the Reds’ he said", []),
    ],
)
def test_who_owns_something(text: str, expected: list[str]) -> None:
    assert [token.text for token in reading_of(text).tokens if token.possessive] == expected


def test_a_possessive_ending_is_a_token_of_its_own() -> None:
    tokens = reading_of("Ms Lee's aide").tokens
    assert [(token.text, token.possessive) for token in tokens] == [
        ("Ms", False),
        ("Lee", True),
        ("'s", False),
        ("aide", False),
    ]


def test_what_stands_in_a_quotation_is_told() -> None:
    tokens = reading_of("“We go,” she said. “Now.”").tokens
    assert [token.text for token in tokens if token.quoted] == ["We", "go", ",", "Now", "."]


def test_apostrophes_are_levelled_in_lower_case() -> None:
    assert [token.lower for token in reading_of("They Can’t").tokens] == ["they", "can't"]


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("The council met late and spoke of the bridge.", "body"),
        ("Council Meets Late to Speak of Bridge", "headline"),
        ("COUNCIL MEETS LATE", "capitals"),
        ("By Ann Lee and Tom Reed", "credit"),
        ("Ann Lee in Bath", "credit"),
        ("Lee, A.; Reed, T. (2009). “Bridges of the North”. Journal of Bridges.", "credit"),
        ("Lee, A., Reed, T., and B. Orr. Bridges of the north and south. 2013.", "credit"),
        ("Photo Source: Ann Lee from Pixels.", "credit"),
        ("Lee, A. Reed and others met in 2013 in the town of Bath, which they love.", "body"),
    ],
)
def test_zones(line: str, zone: str) -> None:
    assert reading_of(line).tokens[0].zone == zone


def test_a_credit_begins_inside_a_line() -> None:
    line = "The bridge in May. Photograph: Ann Lee"
    assert zone_of(line) == ("body", line.index("Photograph"))
    zones = {token.text: token.zone for token in reading_of(line).tokens}
    assert (zones["May"], zones["Ann"]) == ("body", "credit")


@pytest.mark.parametrize("sign", ["a satellite image by a firm", "a photo by Ann Lee", "(AP)"])
def test_a_long_line_goes_on_behind_what_looks_like_a_credit(sign: str) -> None:
    line = f"In May it showed in {sign} at noon. " + "Later in the week more of it came up. " * 9
    assert {token.zone for token in read_text(line).tokens} == {"body"}


@given(article_texts)
def test_tokens_are_ordered_apart_and_cover_all_but_white_space(text: str) -> None:
    reading = reading_of(text)
    position = sentence = 0
    for token in reading.tokens:
        assert position <= token.start < token.end
        assert not reading.text[position : token.start].strip()
        assert reading.text[token.start : token.end] == token.text
        assert reading.paragraphs[token.paragraph].contains(Span(token.start, token.end))
        assert 0 <= token.sentence - sentence <= 1
        assert isinstance(token.opens_sentence, bool)
        if token.quoted:
            stretch = Span(token.start, token.end)
            assert any(quoted.inner.contains(stretch) for quoted in reading.quoted)
        position, sentence = token.end, token.sentence
    assert not reading.text[position:].strip()


@given(article_texts)
def test_sentences_hold_every_quotation_and_each_token_outside_once(text: str) -> None:
    reading = reading_of(text)
    in_order = [token for sentence in reading.sentences for token in sentence]
    outside = [token for token in in_order if token.quotation < 0]
    assert [token.quotation for token in in_order if token.quotation >= 0] == list(
        range(len(reading.quoted))
    )
    known = {id(token) for token in reading.tokens if not token.quoted}
    assert len(outside) == len({id(token) for token in outside})
    assert {id(token) for token in outside} <= known


HOSTILE = {
    "closing marks": "a” " * 25_000,
    "apostrophes in quotations": "“''''''”" * 10_000,
    "one long quotation": "“" + "No. " * 25_000 + "”",
    "one long sentence": "word " * 50_000,
    "tags": "<a" * 25_000,
    "initials": "J. " * 25_000,
    "capital letters": "A.B." * 25_000,
    "datelines": "BATH (AP) — " * 10_000,
    "short paragraphs": "Yes.\n" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_of_the_text(text: str) -> None:
    started = time.process_time()
    assert len(read_text(text).tokens)
    assert time.process_time() - started < 5
