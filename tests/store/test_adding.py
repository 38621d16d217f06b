"""Documents come into a ledger: once, whole, in order, and read back as they were."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from attrs import evolve

from quotetrack import Document, DocumentError, Ledger, pipe
from quotetrack.errors import InputError, UnknownRecordError
from tests.store.articles import RETREAT, add, analysis_of, said

ARTICLE = Document(
    RETREAT,
    id="gazette/1",
    date=datetime.date(2024, 3, 1),
    url="https://gazette.example/1",
    publisher="The Gazette",
    title="Mayor in two minds",
)


def test_what_is_added_reads_back_exactly(ledger: Ledger) -> None:
    [result] = add(ledger, ARTICLE)
    assert (result.document_id, result.status) == ("gazette/1", "added")
    assert (result.quotations, result.claim_pairs) == (2, 1)
    assert ledger.document("gazette/1").document == ARTICLE
    assert ledger.analysis("gazette/1") == analysis_of(ARTICLE)


def test_the_same_document_again_changes_nothing(ledger: Ledger) -> None:
    add(ledger, ARTICLE)
    before = (ledger.summary(), list(ledger.runs()), ledger.document_versions("gazette/1"))
    [again] = add(ledger, ARTICLE)
    assert (again.status, again.quotations, again.claim_pairs) == ("unchanged", 0, 0)
    assert before == (ledger.summary(), list(ledger.runs()), ledger.document_versions("gazette/1"))


def test_the_same_document_under_another_id_is_known_by_its_url(ledger: Ledger) -> None:
    add(ledger, ARTICLE)
    [again] = add(ledger, evolve(ARTICLE, id="another"))
    assert again.status == "unchanged"


def test_a_document_twice_in_one_call_is_stored_once(ledger: Ledger) -> None:
    assert [one.status for one in add(ledger, ARTICLE, ARTICLE)] == ["added", "unchanged"]
    assert ledger.summary().documents == 1


CORRECTIONS = {
    "other text": {"text": RETREAT.replace("mayor", "mayoress")},
    "other date": {"date": datetime.date(2024, 3, 2)},
    "other title": {"title": "Mayor undecided"},
    "other publisher": {"publisher": "The Herald"},
    "other id, same URL": {"id": "new", "title": "Mayor undecided"},
    "other URL, same id": {"url": "https://gazette.example/2"},
}


@pytest.mark.parametrize("change", CORRECTIONS.values(), ids=CORRECTIONS.keys())
def test_a_corrected_document_takes_the_place_of_the_old_one(
    ledger: Ledger, change: dict[str, object]
) -> None:
    [first] = add(ledger, ARTICLE)
    corrected = evolve(ARTICLE, **change)
    [second] = add(ledger, corrected)
    assert (second.status, second.superseded) == ("supersedes", first.key)
    old, new = ledger.document_versions(corrected.id)
    assert (old.document, old.superseded_by, old.current) == (ARTICLE, new.key, False)
    assert (new.document, new.current) == (corrected, True)
    assert ledger.summary().documents == 1
    assert ledger.quotations().total == 2
    assert ledger.quotations(current=None).total == 4
    assert ledger.documents(current=False)[0].document == ARTICLE


def test_an_old_version_again_does_not_undo_a_correction(ledger: Ledger) -> None:
    corrected = evolve(ARTICLE, title="Mayor undecided")
    add(ledger, ARTICLE, corrected)
    assert [one.status for one in add(ledger, ARTICLE, corrected)] == ["unchanged"] * 2
    assert ledger.document("gazette/1").document == corrected


def test_a_text_printed_in_two_places_is_two_documents(ledger: Ledger) -> None:
    here, there = (Document(RETREAT, url=f"https://{one}.example/") for one in "ab")
    assert here.id == there.id
    results = add(ledger, here, there)
    assert [one.status for one in results] == ["added", "added"]
    assert results[0].document_id != results[1].document_id
    stored = ledger.document(results[1].document_id).document
    assert (stored.text, stored.url) == (there.text, there.url)
    assert {q.quotation.document_id for q in ledger.quotations()} == {
        one.document_id for one in results
    }
    assert [one.status for one in add(ledger, here, there)] == ["unchanged"] * 2
    # Each has its own pair; a statement here and its copy there make no third one.
    assert ledger.claim_pairs().total == 2


def test_a_document_that_fails_is_a_result_and_the_rest_goes_on(ledger: Ledger) -> None:
    halved = said("A \ud83d\ude00 smile", id="halved")
    results = list(ledger.add([5, halved, Document("Quiet.", id="x" * 501), ARTICLE], parser=None))  # type: ignore[list-item]
    assert [one.status for one in results] == ["failed", "failed", "failed", "added"]
    assert [one.error.error for one in results[:3] if one.error] == [
        "InputError",
        "CodecError",
        "InputError",
    ]
    assert ledger.summary().documents == 1


def test_results_come_one_by_one_and_each_is_stored_by_then(ledger: Ledger) -> None:
    read: list[int] = []

    def documents() -> Iterator[Document]:
        for number in range(10):
            read.append(number)
            yield said(f"We need {number} more rooms", id=str(number))

    for number, result in enumerate(ledger.add(documents(), parser=None, batch_size=2)):
        assert ledger.document(result.document_id).key == result.key
        assert max(read) <= number + 2


@pytest.mark.parametrize("wrong", ["one text", Document("one"), 5])
def test_a_single_document_is_refused(ledger: Ledger, wrong: object) -> None:
    with pytest.raises(InputError):
        ledger.add(wrong)  # type: ignore[arg-type]


def test_analyses_made_elsewhere_are_stored_too(ledger: Ledger) -> None:
    analyses = pipe([ARTICLE, 7], parser=None)  # type: ignore[list-item]
    results = list(ledger.add_analyses(analyses))
    assert [one.status for one in results] == ["added", "failed"]
    assert isinstance(results[1].error, DocumentError)
    assert [one.status for one in add(ledger, ARTICLE)] == ["unchanged"]


def test_a_run_says_what_it_was_done_with(ledger: Ledger) -> None:
    add(ledger, ARTICLE)
    [run] = ledger.runs()
    assert run.kind == "add"
    assert run.finished_at is not None
    assert run.finished_at >= run.started_at
    assert {"quotetrack", "claims", "schema", "ledger", "stanza"} <= set(run.versions)


def test_an_abandoned_run_has_no_end(ledger: Ledger) -> None:
    next(iter(ledger.add([ARTICLE, said("Not yet")], parser=None)))
    [run] = ledger.runs()
    assert run.finished_at is None


@pytest.mark.parametrize("everything", [False, True])
def test_reading_again_documents_that_are_not_there_is_told_before_any_is_read(
    ledger: Ledger, everything: bool
) -> None:
    list(ledger.add([Document("One.", id="one"), Document("Two.", id="two")], parser=None))
    for ids, told in ((["three"], "'three'"), (["one", "four", "three"], "'four', 'three'")):
        with pytest.raises(UnknownRecordError, match=f"no document with the id {told}."):
            list(ledger.reprocess(ids, everything=everything, parser=None))
    assert len(list(ledger.reprocess(["one"], everything=everything, parser=None))) == everything
    assert list(ledger.reprocess([], everything=everything, parser=None)) == []
