"""How a quotation is shown by itself: one form, wherever it is shown."""

from __future__ import annotations

import html
import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quotetrack import analyze
from quotetrack.display import Mark, quoted_html, quoted_in_words
from quotetrack.frames import quotation_rows
from quotetrack.model import Quotation, Span

SPLIT = "“I will stay,” said Ada Fenwick, the mayor. “It is late. The tide turns at noon.”"


def quotation_of(text: str) -> Quotation:
    (found,) = analyze(text, parser=None).quotations
    return found


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (SPLIT, "“I will stay,” … “It is late. The tide turns at noon.”"),
        ("“The tide turns”, said Ada Fenwick.", "“The tide turns”"),
        # Nothing was left out where a new paragraph opens with a mark.
        (
            "Ada Fenwick said: “The tide turns.\n\n“It always does.”",
            "“The tide turns.” “It always does.”",
        ),
    ],
)
def test_each_piece_stands_in_its_marks(text: str, quoted: str) -> None:
    assert quotation_of(text).quoted == quoted


def test_indirect_speech_has_no_marks() -> None:
    assert evolve(quotation_of(SPLIT), kind="indirect").quoted.startswith("I will stay, … It")


def test_tables_hold_no_misquote() -> None:
    found = analyze(SPLIT, parser=None)
    (row,) = quotation_rows(found.document, found.quotations)
    assert row["quoted"] == "“I will stay,” … “It is late. The tide turns at noon.”"
    assert row["text"] == "I will stay, … It is late. The tide turns at noon."


def test_a_cut_quotation_keeps_its_marks() -> None:
    quotation = quotation_of(SPLIT)
    assert quoted_in_words(quotation, 18) == "“I will stay,” … “It is…”"
    noon = SPLIT.index("noon")
    mark = Mark(span=Span(noon, noon + 4), classes="hit", element="mark")
    shown = quoted_html(quotation, [mark], length=15)
    assert shown == '“…tide turns at <mark class="hit">noon</mark>.”'


@given(
    st.lists(st.text(alphabet="ab &<\n", min_size=1, max_size=12), min_size=1, max_size=4),
    st.integers(1, 60),
    st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
def test_whatever_is_cut_and_marked_the_words_stay_in_order(
    pieces: list[str], length: int, place: tuple[int, int]
) -> None:
    fragments, start = [], 3
    for piece in pieces:
        fragments.append(Span(start, start + len(piece)))
        start += len(piece) + 9
    quotation = Quotation(
        id="q",
        document_id="d",
        fragments=tuple(fragments),
        text=" ".join(pieces),
        kind="direct",
        confidence=1,
        rule="r",
    )
    marks = [Mark(span=Span(min(place), max(place) + 1), classes="hit")]
    said = quotation.quoted.replace("\n", " ")
    whole = html.unescape(re.sub(r"<[^>]+>", "", quoted_html(quotation, marks)))
    assert whole == said
    cut = html.unescape(re.sub(r"<[^>]+>", "", quoted_html(quotation, marks, length=length)))
    assert cut.count("“") == cut.count("”") >= 1
    for part in re.split("[“”…]", cut):
        assert part.strip() in said
