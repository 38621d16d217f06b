"""Odd and hostile input: never a crash, never more than a moment."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.claims import answer_polarity, compare, link
from quotetrack.claims.comparison.candidates import candidates
from quotetrack.claims.comparison.sides import Side
from quotetrack.claims.detectors import might_conflict
from quotetrack.linking import find_context
from quotetrack.model import Document, EntityRef, Passage, Quotation, Span

from .articles import quotations

REED = EntityRef("reed", "Reed")


def quotation(document: Document, start: int, end: int, number: int = 0) -> Quotation:
    return Quotation(
        id=f"q{number}",
        document_id=document.id,
        fragments=(Span(start, end),),
        text=document.text[start:end],
        kind="direct",
        speaker=REED,
        confidence=1.0,
        rule="test",
    )


SIZE = 200_000
TEXTS = {
    "one letter": "a" * SIZE,
    "full stops": "." * SIZE,
    "question marks": "?!" * (SIZE // 2),
    "closing marks": ".”" * (SIZE // 2),
    "blanks": " " * SIZE,
    "newlines": "\n" * SIZE,
    "no": "no " * (SIZE // 3),
    "not": "not exactly not sure " * (SIZE // 20),
    "asked": "asked whether " * (SIZE // 14),
    "reporters": "reporters asked him later in the same interview on Tuesday " * (SIZE // 60),
    "questions": "to a question about to several questions on whether " * (SIZE // 50),
    "numbers": "1,000,000.5 million two hundred and " * (SIZE // 36),
    "one number": "9" * SIZE,
    "apostrophes": "n't'n't'" * (SIZE // 8),
    "a few": "a few several a few minutes " * (SIZE // 28),
    "nul": "\0no\0" * (SIZE // 4),
    "surrogates": "\ud800 no \udfff" * (SIZE // 7),
    "right to left": "\u200f\u202eno\u202c " * (SIZE // 6),
    "dotted capital i": "İ" * (SIZE // 4) + " no",
    "one name": "Asked if he knew, " + "X" * SIZE + " said",
}


@pytest.mark.parametrize("name", TEXTS)
def test_long_and_odd_texts_take_little_time(name):
    text = TEXTS[name]
    document = Document(text)
    step = len(text) // 8
    found = [quotation(document, n * step, n * step + 60, n) for n in range(8)]
    found.append(quotation(document, 0, len(text), 8))
    started = time.process_time()
    linked = link(find_context(document, found[:8]), {document.id: document}, threshold=0.0)
    link(found, {document.id: document})
    assert time.process_time() - started < 5.0
    for pair in linked:
        for item in pair.evidence:
            assert text[item.passage.start : item.passage.end] == item.text


WORDS = st.sampled_from(
    "yes no not never well maybe if I we he asked whether if said “ ” . ? , \n he'd won't 12 "
    "million % $ June later first then the mine bridge is was safe open “Yes,” closed ¤ \0".split(
        " "
    )
)
PROSE = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=300))


@st.composite
def annotated(draw):
    text = draw(PROSE)
    document = Document(text)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    found = []
    for number, (start, end) in enumerate(zip(cuts[::2], cuts[1::2], strict=False)):
        made = quotation(document, start, end, number)
        found.append(made)
    return document, found


@settings(max_examples=150, deadline=None)
@given(annotated())
def test_whatever_comes_offsets_hold(case):
    document, found = case
    read = find_context(document, found)
    assert [q.id for q in read] == [q.id for q in found]
    pairs = link(read, {document.id: document}, threshold=0.0)
    assert [p.score for p in pairs] == sorted((p.score for p in pairs), reverse=True)
    assert len({p.id for p in pairs}) == len(pairs)
    passages: list[Passage] = [q.question for q in read if q.question is not None]
    passages += [item.passage for pair in pairs for item in pair.evidence]
    for passage in passages:
        assert document.text[passage.start : passage.end] == passage.text
    for pair in pairs:
        assert 0.0 <= pair.score <= 1.0
        assert pair.explanation
        assert pair.speaker == REED


@settings(max_examples=100, deadline=None)
@given(annotated())
def test_the_order_in_which_quotations_come_changes_nothing(case):
    document, found = case
    read = find_context(document, found)
    documents = {document.id: document}
    assert link(read, documents, threshold=0.0) == link(read[::-1], documents, threshold=0.0)
    if len(read) > 1:
        assert compare(read[0], read[1], documents) == compare(read[1], read[0], documents)


@settings(max_examples=200, deadline=None)
@given(PROSE, PROSE)
def test_any_answer_can_be_read(question, answer):
    found = answer_polarity(question, answer)
    assert 0 <= found.start <= found.end <= len(answer)


def test_two_statements_of_nothing_but_periods_are_compared():
    text = "Mr Lund said: “We will not have three weeks.” Mr Lund said: “We had two months.”"
    document, found = quotations(text, "Lund")
    assert link(found, {document.id: document}) == ()


def _comparisons(count: int, said: tuple[str, ...]) -> float:
    """Return how many quotations each of `count` by one speaker in one text is compared with."""
    text = " ".join(f"Mr Lund said: “{said[number % len(said)]}”" for number in range(count))
    document, found = quotations(text, "Lund")
    sides = [Side(quotation, document) for quotation in found]
    return sum(1 for _ in candidates(sides, 0, might_conflict)) / count


@pytest.mark.parametrize(
    "said",
    [
        ("We will raise the harbour tax.", "We will not raise the harbour tax."),
        ("The tunnel will cost 3 million euros.", "The tunnel will cost 9 million euros."),
        ("Yes.", "No.", "Not exactly."),
    ],
    ids=["denied", "figures", "answers"],
)
def test_a_quotation_is_compared_with_as_many_in_a_long_text_as_in_a_short_one(said):
    few, many = _comparisons(100, said), _comparisons(1000, said)
    assert many <= 1.1 * few
    # Eight that follow, and the next twelve under a key they share.
    assert many <= 20
