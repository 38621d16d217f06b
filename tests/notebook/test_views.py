"""Articles, people and claim pairs as notebooks show them."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotetrack.errors import InputError
from quotetrack.model import Document, Entity
from quotetrack.notebook import (
    Verdicts,
    View,
    show_article,
    show_coverage,
    show_diff,
    show_pairs,
    show_people,
)
from quotetrack.results import Analysis, Quotations
from tests.html_reader import Page
from tests.notebook.results import NAMES, analysis, run
from tests.strategies import claim_pairs, documents, entities, non_speech, quotations

ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)>$x_1$'


def text_of(shown: object) -> str:
    return Page(shown._repr_html_()).elements[0].text  # type: ignore[attr-defined]


def rows_of(shown: object) -> list[str]:
    page = Page(shown._repr_html_())  # type: ignore[attr-defined]
    return [element.text for element in page.elements if element.tag == "tr"]


def test_an_article_shows_its_text_and_its_claim_pairs() -> None:
    found = analysis()
    view = show_article(found)
    page = Page(view.html)
    assert page.of_class("qt-text")[0].text == found.document.text
    assert found.claim_pairs[0].explanation in page.elements[0].text
    assert found.claim_pairs[0].explanation not in show_article(found.quotations).html
    assert repr(view) == (
        "<Article Trump gives two answers on whether he has talked to Kim with 9 quotations>"
    )


@pytest.mark.parametrize("wrong", ["a text", Document("a text"), None, [analysis()]])
def test_an_article_is_one_result(wrong: object) -> None:
    with pytest.raises(InputError, match="show_article takes what"):
        show_article(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    [analysis(), [analysis()], analysis().claim_pairs, run().claim_pairs, run()],
    ids=["analysis", "list of analyses", "its pairs", "pairs of a run", "run"],
)
def test_pairs_come_out_of_anything_that_holds_some_and_know_their_documents(
    source: object,
) -> None:
    shown = text_of(show_pairs(source))  # type: ignore[arg-type]
    assert "When reporters pressed him a few minutes later" in shown
    assert "Harbour Times · published 12 March 2024 · characters 781–784" in shown


def test_pairs_that_know_no_documents_are_told_them() -> None:
    found = analysis()
    alone = list(found.claim_pairs)
    assert "When reporters pressed him" not in text_of(show_pairs(alone))
    for known in ([found.document], {found.document.id: found.document}):
        assert "When reporters pressed him" in text_of(show_pairs(alone, known))


@pytest.mark.parametrize("wrong", [3, ["a"], [Document("a")], [None]])
def test_what_holds_no_pairs_is_refused(wrong: object) -> None:
    with pytest.raises(InputError, match=r"Expected what quotetrack\.analyze"):
        show_pairs(wrong)  # type: ignore[arg-type]


def test_people_of_many_documents_are_counted_together() -> None:
    found = run()
    rows = rows_of(show_people(found))
    assert rows[0] == "NameKindAlso calledQuotationsDocumentsClaim pairs"
    assert rows[1] == "Donald TrumppersonMr Trump, the president511"
    twice = [*found.analyses, evolve_id(found.analyses[0])]

    (row,) = [row for row in rows_of(show_people(twice)) if row.startswith("Denise Farrow")]
    assert row.endswith("420")


def evolve_id(found: Analysis) -> Analysis:
    document = evolve(found.document, id="another")
    return evolve(found, quotations=evolve(found.quotations, document=document))


def test_entities_by_themselves_tell_where_they_are_mentioned() -> None:
    shown = text_of(show_people([Entity("a", "Ada Fenwick", "person", ("Ms Fenwick",))]))
    assert "Ada Fenwick also: Ms Fenwick" in shown


def test_a_view_is_saved_as_a_page_of_its_own(tmp_path: Path) -> None:
    path = show_pairs(analysis()).save(tmp_path / "pairs.html")
    page = Page(path.read_text(encoding="utf-8"))
    assert "retreats from an earlier statement" in page.elements[0].text
    assert not page.tags() & {"script", "link", "img"}


def test_a_run_shows_one_row_for_each_document() -> None:
    rows = rows_of(run())
    assert len(rows) == 1 + len(NAMES) + 1
    assert rows[-1] == "front-pagefailed: InputError. Decode <b>bytes</b> first."
    assert repr(run()) == "<Run: 3 documents, 27 quotations, 2 claim pairs, 1 failed>"


def test_a_run_that_was_stopped_says_so() -> None:
    stopped = evolve(run(), asked=9)
    assert not stopped.complete
    assert "stopped after 4 of 9" in text_of(stopped)


def test_markup_in_names_notes_and_articles_is_inert_everywhere() -> None:
    found = analysis()
    pair = evolve(
        found.claim_pairs[0],
        speaker=evolve(found.claim_pairs[0].speaker, name=ATTACK),
        explanation=ATTACK,
        reason=ATTACK,
        question=evolve(found.claim_pairs[0].question, text=ATTACK),  # type: ignore[type-var]
    )
    document = evolve(found.document, title=ATTACK, publisher=ATTACK, url=ATTACK)
    entity = Entity(ATTACK, ATTACK, "person", (ATTACK + "2",))
    hostile = Analysis(
        Quotations(document, found.quotations.items, (entity,), found.non_speech), (pair,)
    )
    verdicts = Verdicts([pair])
    verdicts.decide(pair, "confirmed", reviewer=ATTACK, note=ATTACK)
    for shown in (
        show_article(hostile),
        show_pairs(hostile),
        show_people(hostile),
        show_coverage(hostile),
        show_diff(found, hostile),
        evolve(run(), items=(hostile,)),
        verdicts,
    ):
        page = Page(shown._repr_html_())
        assert not page.tags() & {"script", "img"}
        assert ATTACK in page.elements[0].text
        names = [name for element in page.elements for name in element.attributes]
        assert not [name for name in names if name.startswith("on")]


# Whole results are slow to make up on a busy machine; that is no fault of theirs.
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    documents,
    st.lists(quotations, max_size=3),
    st.lists(entities, max_size=3),
    st.lists(claim_pairs, max_size=2),
    st.lists(non_speech, max_size=2),
)
def test_any_results_make_sound_markup(document, found, named, pairs, stretches) -> None:
    result = Analysis(
        Quotations(document, tuple(found), tuple(named), tuple(stretches)), tuple(pairs)
    )
    for view in (show_article(result), show_pairs(result), show_people(result)):
        assert isinstance(view, View)
        Page(view.html)
    Page(show_diff(analysis(), result)._repr_html_())
    Page(Verdicts(pairs)._repr_html_())
