"""Records show themselves in notebooks, and what texts and people wrote is inert there."""

from __future__ import annotations

import datetime

import pytest
from defusedxml.ElementTree import fromstring

from quotetrack import Document, Ledger
from quotetrack.model import SaidOn
from quotetrack.store import records_html
from tests.store.articles import RETREAT

ARTICLE = Document(
    RETREAT,
    id="gazette/1",
    date=datetime.date(2024, 3, 1),
    publisher="<b>The Gazette</b>",
    url="https://gazette.example/1",
    title="Mayor <script>alert(1)</script> hesitates",
)


@pytest.fixture(scope="module")
def filled() -> Ledger:
    ledger = Ledger(":memory:")
    list(ledger.add([ARTICLE], parser=None))
    pair = ledger.claim_pairs()[0]
    ledger.review(
        pair.id, "confirmed", rating="Half Flip", reviewer="<i>Bo</i>", note="<u>x</u>", seen=0
    )
    one = ledger.quotations()[0]
    ledger.correct_quotation(
        one.key,
        said_on=SaidOn(datetime.date(2023, 6, 1), "month"),
        note="<u>x</u>",
        reviewer="Bo",
        seen=one.revision,
    )
    ledger.add_alias("Ada Fenwick", "The <em>Mayor</em>", reviewer="Bo")
    return ledger


SHOWN = {
    "quotations": "1 March 2024",
    "corrections": "said on: none → June 2023",
    "deletions": "Nothing here.",
    "claim_pairs": "confirmed (Half Flip)",
    "speakers": "Ada Fenwick",
    "documents": "gazette.example",
    "decisions": "alias",
    "runs": "quotetrack:",
    "merge_proposals": "Nothing here.",
}


def words_of(html: object) -> str:
    assert isinstance(html, str)
    # Marks of strangers, had they come through, would be elements here.
    tree = fromstring(html)
    assert {node.tag for node in tree.iter()}.isdisjoint({"script", "b", "i", "u", "em"})
    return html


@pytest.mark.parametrize(("method", "words"), SHOWN.items())
def test_pages_and_their_records_show_themselves(filled: Ledger, method: str, words: str) -> None:
    page = getattr(filled, method)()
    assert words in words_of(page._repr_html_())
    for record in page:
        assert words in words_of(record._repr_html_())


def test_single_records_show_themselves(filled: Ledger) -> None:
    pair = filled.claim_pairs()[0]
    assert "pair " + pair.id in words_of(pair._repr_html_())
    assert "Half Flip" in words_of(records_html(filled.reviews(pair.id)))
    assert "<td>1</td>" in words_of(filled.summary()._repr_html_())
    entry = filled.timeline("Ada Fenwick")[0]
    assert "in 1 claim pair" in words_of(entry._repr_html_())


def test_a_page_tells_which_part_of_the_list_it_is(filled: Ledger) -> None:
    page = filled.quotations(limit=1, offset=1)
    assert "2–2 of 2 quotations" in words_of(page._repr_html_())
