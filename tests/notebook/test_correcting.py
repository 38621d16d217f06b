"""The desk for corrections, pressed as people press it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from quotetrack import Document, Ledger, notebook
from quotetrack.errors import UnknownRecordError

TEXT = (
    "“The harbour stays open,” said Bo Hale, the clerk. “It will not close.”\n\n"
    "Ada Fenwick called the plan “sound”. The tide turns at noon, she wrote."
)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    pytest.importorskip("sqlalchemy", reason="The extra store is not installed.")
    pytest.importorskip("ipywidgets", reason="The extra notebook is not installed.")
    with Ledger(":memory:") as opened:
        later = Document("“The harbour stays a place of work”, said Bo Hale.", id="later")
        list(opened.add([Document(TEXT, id="plan", title="A plan"), later], parser=None))
        yield opened


def test_a_speaker_a_day_and_pieces_are_corrected_and_taken_back(ledger: Ledger) -> None:
    desk = notebook.correct(ledger, "plan", reviewer="Bo")
    assert "“It will not close.”" in desk.card.value
    desk.buttons["Correct"].click()
    assert "Nothing is changed." in desk.message.value
    desk.speaker.value = "Ada Fenwik"
    desk.buttons["Correct"].click()
    assert "Did you mean Ada Fenwick" in desk.message.value
    desk.speaker.value = "Ada Fenwick"
    desk.said_on.value, desk.precision.value = datetime.date(2024, 3, 1), "month"
    desk.pieces.value = "The harbour stays open,"
    desk.buttons["Correct"].click()
    assert "Written." in desk.message.value
    assert desk.quotation.quotation.quoted == "“The harbour stays open,”"
    assert desk.quotation.speaker is not None
    assert desk.quotation.speaker.name == "Ada Fenwick"
    assert "said in March 2024" in desk.card.value
    desk.buttons["Undo"].click()
    assert desk.quotation.speaker.name == "Bo Hale"
    assert len(desk.quotation.quotation.fragments) == 2


def test_what_was_missed_is_added_and_what_is_none_goes(ledger: Ledger) -> None:
    desk = notebook.correct(ledger, "plan")
    desk.pieces.value, desk.speaker.value = "The tide turns at noon", "Cy Orr"
    desk.buttons["Add"].click()
    assert "name of its reviewer" in desk.message.value
    desk.reviewer.value, desk.new.value = "Bo", True
    desk.buttons["Add"].click()
    assert ledger.speaker("Cy Orr").quotation_count == 1
    desk.buttons["No speech"].click()
    assert not ledger.quotations(words="tide")


def test_a_quotation_is_divided_and_joined(ledger: Ledger) -> None:
    desk = notebook.correct(ledger, "plan", reviewer="Bo")
    before = [one.text for one in desk.quotations]
    desk.buttons["Divide"].click()
    assert "Mark the words" in desk.message.value
    desk.begins.value = "It will not"
    desk.buttons["Divide"].click()
    assert [one.text for one in desk.quotations][:2] == [
        "The harbour stays open,",
        "It will not close.",
    ]
    desk.buttons["Join with the next"].click()
    assert [one.text for one in desk.quotations] == before
    desk.chooser.value = len(before) - 1
    desk.buttons["Join with the next"].click()
    assert "No quotation follows" in desk.message.value
    for _ in range(2):
        desk.buttons["Undo"].click()
    assert ledger.corrections(undone=False).total == 0


def test_the_source_and_the_document_are_corrected(ledger: Ledger) -> None:
    desk = notebook.correct(ledger, "plan", reviewer="Bo")
    desk.source.value = "the clerk"
    desk.buttons["Correct"].click()
    assert desk.quotation.quotation.corrected == ("source",)
    desk.about.title.value, desk.about.date.value = "The plan", datetime.date(2024, 3, 1)
    desk.about.correcting.click()
    about = ledger.document("plan").document
    assert (about.title, about.date) == ("The plan", datetime.date(2024, 3, 1))
    desk.about.correcting.click()
    assert "Nothing is changed." in desk.message.value
    desk.buttons["Undo"].click()
    assert desk.about.title.value == "A plan"


def test_a_document_is_deleted_after_a_warning(ledger: Ledger) -> None:
    desk = notebook.correct(ledger, "plan", reviewer="Bo")
    desk.about.sure.value = True
    desk.about.deleting.click()
    assert "Nothing is deleted yet. With the document go 1 version, 2 quot" in desk.message.value
    assert "Named nowhere else: Ada Fenwick" in desk.message.value
    desk.about.deleting.click()
    assert ledger.document("plan").quotation_count == 2
    desk.about.sure.value = True
    desk.about.deleting.click()
    assert "is deleted" in desk.message.value
    with pytest.raises(UnknownRecordError):
        ledger.document("plan")
    desk.about.deleting.click()
    assert "The document is deleted." in desk.message.value


def test_two_statements_are_linked(ledger: Ledger) -> None:
    desk = notebook.correct(ledger, "plan", reviewer="Bo")
    desk.question.value = "Will it close?"
    desk.related.value = desk.related.options[1][1]
    desk.relation.value = "retreats"
    pair = desk.link()
    assert pair.linked_by == "Bo"
    assert "Will it close?" in pair.pair.explanation
    desk.undo()
    assert ledger.claim_pairs().total == 0


def test_an_unknown_document_is_told(ledger: Ledger) -> None:
    with pytest.raises(UnknownRecordError):
        notebook.correct(ledger, "nothing")


def test_what_is_right_is_confirmed_and_counts(ledger: Ledger) -> None:
    desk = notebook.correct(ledger, "plan", reviewer="Bo")
    desk.buttons["How often it was right"].click()
    assert "Nothing was decided." in desk.message.value
    desk.buttons["It is right"].click()
    assert "decided by a person" in desk.card.value
    desk.buttons["How often it was right"].click()
    assert "100% of names were right (1 of 1 decided)" in desk.message.value
