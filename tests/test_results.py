"""Collections of results: sequences, views of themselves, plain data."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from quotetrack.codec import SCHEMA_VERSION, from_dict
from quotetrack.model import ClaimPair, Document, Entity, NonSpeech, Quotation
from quotetrack.results import Analysis, DocumentError, Quotations
from quotetrack.sequences import ClaimPairs
from tests.examples import Example, example
from tests.html_reader import Page


@pytest.fixture(scope="module")
def article() -> Example:
    return example("summit-two-answers")


@pytest.fixture(scope="module")
def quotations(article: Example) -> Quotations:
    return Quotations(
        document=article.document,
        items=article.quotations,
        entities=article.entities,
        non_speech=article.non_speech,
        versions={"quotetrack": "9", "parser": "small 1"},
    )


@pytest.fixture(scope="module")
def analysis(article: Example, quotations: Quotations) -> Analysis:
    return Analysis(quotations, article.claim_pairs)


def test_quotations_are_a_sequence(article: Example, quotations: Quotations) -> None:
    assert isinstance(quotations, Sequence)
    assert len(quotations) == len(article.quotations) > 2
    assert list(quotations) == list(article.quotations)
    assert quotations[0] is article.quotations[0]
    assert quotations[-1] is article.quotations[-1]
    assert quotations[1:3] == article.quotations[1:3]
    assert quotations[1] in quotations
    assert quotations.index(quotations[1]) == 1
    with pytest.raises(IndexError):
        quotations[len(quotations)]


def test_no_quotations_are_false_and_empty(article: Example) -> None:
    nothing = Quotations(article.document, ())
    assert not nothing
    assert list(nothing) == []
    assert nothing.to_dicts() == []
    assert nothing.parser_version is None


def test_results_do_not_change(quotations: Quotations) -> None:
    with pytest.raises(FrozenInstanceError):
        quotations.items = ()  # type: ignore[misc]


def test_equal_results_are_equal(quotations: Quotations) -> None:
    assert quotations == evolve(quotations)
    assert quotations != evolve(quotations, items=quotations.items[1:])


def test_the_parser_is_named_where_one_was_asked(quotations: Quotations) -> None:
    assert quotations.parser_version == "small 1"


def test_plain_data_of_quotations_is_json_and_reads_back(quotations: Quotations) -> None:
    plain = json.loads(json.dumps(quotations.to_dicts()))
    assert [from_dict(Quotation, item) for item in plain] == list(quotations)


def test_an_analysis_passes_on_what_its_quotations_know(
    analysis: Analysis, quotations: Quotations
) -> None:
    assert analysis.document is quotations.document
    assert analysis.entities is quotations.entities
    assert analysis.non_speech is quotations.non_speech
    assert analysis.versions is quotations.versions


def test_plain_data_of_an_analysis_holds_everything(analysis: Analysis) -> None:
    plain = json.loads(json.dumps(analysis.to_dict()))
    assert plain["schema_version"] == SCHEMA_VERSION
    assert plain["versions"] == {"quotetrack": "9", "parser": "small 1"}
    assert from_dict(Document, plain["document"]) == analysis.document
    for key, cls, objects in [
        ("quotations", Quotation, analysis.quotations),
        ("entities", Entity, analysis.entities),
        ("claim_pairs", ClaimPair, analysis.claim_pairs),
        ("non_speech", NonSpeech, analysis.non_speech),
    ]:
        assert [from_dict(cls, item) for item in plain[key]] == list(objects)
    assert analysis.claim_pairs


def test_notebooks_show_the_article_with_its_quotations(
    analysis: Analysis, quotations: Quotations
) -> None:
    shown = quotations._repr_html_()
    assert analysis.claim_pairs[0].explanation not in shown
    assert analysis.claim_pairs[0].explanation in analysis._repr_html_()
    for html in (shown, analysis._repr_html_()):
        assert "<script" not in html
        for entity in quotations.entities:
            assert entity.name in html


def test_every_result_shows_itself(analysis: Analysis, quotations: Quotations) -> None:
    (pair,) = analysis.claim_pairs
    record = DocumentError("front-page", "InputError", "Decode bytes first.")
    for shown, words in [
        (quotations[0], quotations[0].text),
        (quotations[1:3], quotations[2].text),
        (quotations.entities, quotations.entities[-1].name),
        (quotations.entities[0], quotations.entities[0].name),
        (quotations.non_speech, quotations.non_speech[0].text),
        (quotations.non_speech[0], quotations.non_speech[0].text),
        (analysis.claim_pairs, pair.explanation),
        (pair, pair.explanation),
        (record, "Decode bytes first."),
    ]:
        page = Page(shown._repr_html_())
        assert words in page.elements[0].text


def test_slices_of_quotations_and_pairs_stand_in_their_context(
    article: Example, quotations: Quotations
) -> None:
    pairs = ClaimPairs(article.claim_pairs, {article.document.id: article.document})
    for pairs_again in (pairs[:1], pickle.loads(pickle.dumps(pairs)), evolve_pairs(pairs)):
        assert pairs_again == article.claim_pairs
        assert "When reporters pressed him" in Page(pairs_again._repr_html_()).elements[0].text
    some = quotations[:3]
    for again in (some, some[1:], pickle.loads(pickle.dumps(some))):
        assert "Mr Trump wrote about it" in Page(again._repr_html_()).elements[0].text


def evolve_pairs(pairs: ClaimPairs) -> tuple[ClaimPair, ...]:
    return Analysis(Quotations(Document(""), ()), pairs).claim_pairs


def test_pairs_keep_only_the_documents_they_come_from(article: Example) -> None:
    known = {name: evolve(article.document, id=name) for name in (article.document.id, "other")}
    assert set(ClaimPairs(article.claim_pairs, known).documents) == {article.document.id}
    assert ClaimPairs((), known).documents == {}


def test_what_is_shown_is_escaped() -> None:
    document = Document("“<script>alert(1)</script>,” said <b>nobody</b>.")
    assert "<script>" not in Quotations(document, ())._repr_html_()


def test_a_document_that_failed_leaves_a_record() -> None:
    record = DocumentError("front-page", "InputError", "Decode bytes first.")
    assert record.to_dict() == {
        "schema_version": SCHEMA_VERSION,
        "document_id": "front-page",
        "error": "InputError",
        "message": "Decode bytes first.",
    }
