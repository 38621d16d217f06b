"""Unkind texts: nothing crashes, and the time grows no faster than the text."""

from __future__ import annotations

import time
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.model import Mention, Span
from quotetrack.names import compare_names, parse_name
from quotetrack.people import find_mentions, resolve
from tests.names.benchmark_index import look_up_times

_PIECES = [
    *("Ana Ortiz", "Mr Ortiz", "he", "she", "the president", "Polish president Jan Nowak", "CIA"),
    *("said", ",", ".", "“", "”", "'s", "’s", "(D-Md.)", "Jr.", "and", "of", "the", "who", "J."),
    *("\n", "\r\n", "\0", "\ud800", "\u202e", "\u2028", " ", "  ", "Kim Jong-un", "Dr.", "Ortiz"),
]
texts = st.lists(st.sampled_from(_PIECES), max_size=30).map(" ".join)


def _quoted(text: str) -> list[Span]:
    middle = len(text) // 2
    return [Span(middle // 2, middle), Span(middle // 2 + 1, middle)] if middle > 2 else []


@given(st.one_of(texts, st.text(max_size=60)))
@settings(max_examples=300)
def test_mentions_slice_back_and_entities_hold_them(text: str) -> None:
    quoted = _quoted(text)
    mentions = find_mentions(text, quoted)
    resolution = resolve(text, mentions, mentions[:3], quoted=quoted)
    for mention in mentions:
        assert mention.span.of(text) == mention.text
    found = [one.id for one in resolution.entities]
    assert len(found) == len(set(found))
    for entity in resolution.entities:
        assert all(mention.span.of(text) == mention.text for mention in entity.mentions)
        assert entity.name
    for ambiguous in resolution.ambiguous:
        assert {one.id for one in ambiguous.candidates} <= set(found)
    for mention in mentions:
        speaker = resolution.speaker_of(mention)
        assert speaker is None or speaker.id in found


@given(texts, st.integers(0, 50), st.integers(1, 20))
def test_any_stretch_may_be_called_a_source(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)))
    source = Mention(span, span.of(text), "name")
    assert resolve(text, (), [source]).speaker_of(source) is not Ellipsis


def _seconds(make: object, size: int) -> float:
    assert callable(make)
    text = make(size)
    best = 9e9
    for _ in range(2):
        start = time.process_time()
        resolve(text, find_mentions(text), ())
        # A text read before is not read again: the next measurement needs a new one.
        best = min(best, time.process_time() - start)
        text += " "
    return best


LONG = {
    "one word": lambda size: "a" * size,
    "capitalised words": lambda size: "Ab " * (size // 3),
    "one name": lambda size: "Kim Ortiz " * (size // 10),
    "possessives": lambda size: "Ana's " * (size // 6),
    "commas": lambda size: "Ana Ortiz, " * (size // 11),
    "initials": lambda size: "J. " * (size // 3),
    "opening brackets": lambda size: "(" * size,
    "apostrophes": lambda size: "’" * size,
    "names of like letters": lambda size: " ".join(
        f"Ana Ortiz{''.join(letters)} spoke."
        for letters in islice(product("aeioubcdfghklmnprst", repeat=3), size // 20)
    ),
    "people of one surname": lambda size: " ".join(
        f"Ana{''.join(letters)} Ortiz met Ortiz."
        for letters in islice(product("aeioubcdfghklmnprst", repeat=3), size // 23)
    ),
    "pronouns": lambda size: "Owen Hale left. " + "He said he was. " * (size // 16),
    "descriptions": lambda size: "the president " * (size // 14),
    "quotation marks": lambda size: 'Ana "' * (size // 5),
    "line ends": lambda size: "Mr Xu said.\r\nHe left.\r\n" * (size // 24),
}


@pytest.mark.parametrize("make", LONG.values(), ids=LONG.keys())
def test_time_grows_with_the_length(make: object) -> None:
    # Eight times the text: a quadratic reading would take 64 times as long. The least of up to
    # three runs, as other work on the machine adds to one and not to the other.
    runs = ((_seconds(make, 4_000), _seconds(make, 32_000)) for _ in range(3))
    assert any(long < 24 * short + 0.1 for short, long in runs)


def test_a_megabyte_without_a_full_stop() -> None:
    text = "lorem ipsum " * 90_000
    start = time.process_time()
    assert find_mentions(text) == ()
    assert time.process_time() - start < 30


@pytest.mark.parametrize("name", ["Mr " + "Xy-" * 5_000, "Ab " * 5_000, "’" * 10_000, "(" * 10_000])
def test_a_name_of_ten_thousand_letters(name: str) -> None:
    start = time.process_time()
    parse_name(name)
    assert compare_names(name, name + "z").score <= 1
    assert compare_names(name, "Ana Ortiz").verdict == "different"
    assert time.process_time() - start < 0.5


def test_one_name_among_many_people() -> None:
    _, times = look_up_times(10_000)
    assert times[len(times) // 2] < 0.005
