"""Reviewing claim pairs at the desk, with and without a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import quotetrack
from quotetrack.codec import from_dict
from quotetrack.errors import InputError
from quotetrack.model import ClaimPair, Document
from quotetrack.notebook import (
    Desk,
    Verdicts,
    review,
    show_coverage,
    show_pairs,
    show_people,
    show_timeline,
)
from tests.html_reader import Page
from tests.notebook.results import run

pytest.importorskip("ipywidgets")
ATTACK = "<script>alert(1)</script>"


def text_of(html: str) -> str:
    return " ".join(element.text for element in Page(html).elements if not element.parents)


@pytest.fixture
def desk() -> Desk:
    return review(run(), reviewer="Bo")


def press(desk: Desk, status: str) -> None:
    desk.buttons[status].click()


def test_the_desk_shows_one_pair_in_its_context(desk: Desk) -> None:
    shown = text_of(desk.card.value)
    assert "Pair 1 of 2 · not yet reviewed" in shown
    assert "Denise Farrow contradicts an earlier statement" in shown
    assert "Half an hour later, when a shopkeeper put the same question" in shown


def test_a_press_records_the_verdict_and_brings_up_the_next_pair(desk: Desk) -> None:
    desk.note.value = " The bridge did close. "
    desk.rating.value = "Full Flop"
    press(desk, "confirmed")
    verdict = desk.verdicts[desk.pairs[0].id]
    assert (verdict.status, verdict.rating, verdict.note, verdict.reviewer) == (
        "confirmed",
        "Full Flop",
        "The bridge did close.",
        "Bo",
    )
    assert verdict.reviewed_at.utcoffset() is not None
    assert "Pair 2 of 2 · not yet reviewed" in text_of(desk.card.value)
    assert desk.note.value == ""
    assert desk.rating.value is None
    assert "Confirmed: Denise Farrow" in text_of(desk.message.value)
    assert desk.chooser.options[0][0].startswith("1 ✓ Denise Farrow")


def test_a_verdict_can_be_changed_and_the_first_one_stays_in_the_history(desk: Desk) -> None:
    press(desk, "confirmed")
    desk.previous.click()
    assert "confirmed by Bo" in text_of(desk.card.value)
    press(desk, "rejected")
    assert desk.verdicts.status_of(desk.pairs[0].id) == "rejected"
    assert [verdict.status for verdict in desk.verdicts.history] == ["confirmed", "rejected"]


def test_next_and_previous_go_around(desk: Desk) -> None:
    desk.previous.click()
    assert desk.chooser.value == 1
    desk.next.click()
    assert desk.chooser.value == 0


def test_nobody_decides_without_a_name(desk: Desk) -> None:
    desk.reviewer.value = "  "
    desk.note.value = "kept"
    press(desk, "unsure")
    assert len(desk.verdicts) == 0
    assert desk.note.value == "kept"
    assert "A verdict needs the name of its reviewer." in text_of(desk.message.value)


def test_markup_in_notes_and_names_is_inert_at_the_desk(desk: Desk) -> None:
    desk.reviewer.value = desk.note.value = ATTACK
    press(desk, "confirmed")
    desk.previous.click()
    for html in (desk.card.value, desk.message.value, desk.verdicts._repr_html_()):
        assert "<script" not in html
    assert ATTACK in text_of(desk.card.value)


def test_without_widgets_the_pairs_are_there_to_read(desk: Desk) -> None:
    data, _ = desk._repr_mimebundle_()
    assert data["text/plain"] == "<Desk: 0 of 2 claim pairs reviewed>"
    assert "Denise Farrow contradicts" in text_of(data["text/html"])
    assert "application/vnd.jupyter.widget-view+json" in data


def test_no_pairs_make_an_empty_desk() -> None:
    desk = review([])
    assert "No claim pairs." in text_of(desk.card.value)
    press(desk, "confirmed")
    desk.next.click()
    assert "There is no claim pair to decide on." in text_of(desk.message.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"status": "maybe"}, "The status must be one of unreviewed, confirmed, rejected, unsure"),
        ({"rating": "Flip"}, "The rating must be one of No Flip, Half Flip, Full Flop"),
        ({"reviewer": ""}, "A verdict needs the name"),
        ({"pair": "unknown"}, "There is no claim pair 'unknown' in this list"),
    ],
)
def test_a_verdict_is_checked(changes: dict[str, str], message: str) -> None:
    verdicts = Verdicts(run().claim_pairs)
    wanted = {
        "pair": next(iter(verdicts.pairs)),
        "status": "confirmed",
        "reviewer": "Bo",
        **changes,
    }
    with pytest.raises(InputError, match=message):
        verdicts.decide(
            wanted["pair"],
            wanted["status"],  # type: ignore[arg-type]
            reviewer=wanted["reviewer"],
            rating=wanted.get("rating"),  # type: ignore[arg-type]
        )
    assert verdicts.history == []


def test_taking_a_verdict_back_leaves_the_pair_unreviewed() -> None:
    verdicts = Verdicts(run().claim_pairs)
    pair = next(iter(verdicts.pairs))
    verdicts.decide(pair, "confirmed", reviewer="Bo")
    verdicts.decide(pair, "unreviewed", reviewer="Bo")
    assert verdicts.status_of(pair) == "unreviewed"
    assert len(verdicts) == 0
    assert len(verdicts.history) == 2


def test_verdicts_are_plain_data_with_the_pairs_they_are_on(desk: Desk) -> None:
    press(desk, "confirmed")
    first, second = desk.verdicts.to_dicts()
    assert from_dict(ClaimPair, first["claim_pair"]) == desk.pairs[0]
    assert first["review"]["status"] == "confirmed"
    assert second["review"] is None


# With a ledger

ARTICLE = (
    "Asked whether she would stand again, Ada Fenwick, the mayor, replied: “Yes.” A few minutes "
    "later, Ms Fenwick added: “Well, I have not quite decided that.”"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[quotetrack.Ledger]:
    pytest.importorskip("sqlalchemy")
    with quotetrack.Ledger(tmp_path / "a.ledger") as opened:
        document = Document(ARTICLE, id="gazette-1", publisher="The Gazette")
        (added,) = opened.add([document])
        assert added.claim_pairs == 1
        yield opened


def test_verdicts_go_to_the_ledger_and_are_there_again(ledger: quotetrack.Ledger) -> None:
    desk = review(ledger=ledger, reviewer="Bo")
    assert "A few minutes later, Ms Fenwick added" in text_of(desk.card.value)
    desk.note.value = "She did not stand."
    desk.rating.value = "Half Flip"
    press(desk, "confirmed")
    (stored,) = ledger.claim_pairs(status="confirmed")
    assert (stored.reviewer, stored.rating) == ("Bo", "Half Flip")
    assert review(ledger=ledger).pairs == ()
    again = review(ledger.claim_pairs(), ledger=ledger)
    assert "confirmed by Bo" in text_of(again.card.value)
    assert again.note.value == "She did not stand."


def test_pairs_of_an_analysis_are_reviewed_under_their_place_in_the_ledger(
    ledger: quotetrack.Ledger,
) -> None:
    desk = review(ledger.analysis("gazette-1"), ledger=ledger, reviewer="Bo")
    press(desk, "rejected")
    assert ledger.claim_pairs(status="rejected").total == 1


def test_a_verdict_that_somebody_else_gave_meanwhile_is_shown_and_not_overwritten(
    ledger: quotetrack.Ledger,
) -> None:
    mine, theirs = review(ledger=ledger, reviewer="Bo"), review(ledger=ledger, reviewer="Ada")
    press(theirs, "rejected")
    mine.note.value = "my reasons"
    press(mine, "confirmed")
    (stored,) = ledger.claim_pairs()
    assert (stored.status, stored.reviewer) == ("rejected", "Ada")
    assert "rejected by Ada" in text_of(mine.card.value)
    assert mine.note.value == "my reasons"
    press(mine, "confirmed")
    assert ledger.claim_pair(stored.id).status == "confirmed"
    assert [one.reviewer for one in ledger.reviews(stored.id)] == ["Ada", "Bo"]


def test_a_pair_that_the_ledger_does_not_hold_is_refused(ledger: quotetrack.Ledger) -> None:
    with pytest.raises(quotetrack.QuotetrackError):
        review(run(), ledger=ledger)


def test_views_take_a_ledger(ledger: quotetrack.Ledger) -> None:
    for shown in (show_pairs(ledger), show_pairs(ledger.claim_pairs(), ledger)):
        assert "A few minutes later, Ms Fenwick added" in text_of(shown.html)
    assert "Ada Fenwickperson" in text_of(show_people(ledger).html)
    chart = show_timeline("Ms Fenwick", ledger)
    assert chart.title == "What Ada Fenwick said"
    assert chart.description == ("2 quotations, 2 without a date and not on the plot, 1 claim pair")


def test_coverage_of_a_ledger_counts_without_reading_every_quotation(
    ledger: quotetrack.Ledger,
) -> None:
    chart = show_coverage(ledger)
    assert chart.description == "1 publisher, 1 document, 2 quotations"
    rows = [element.text for element in Page(chart.table).elements if element.tag == "tr"]
    assert rows == ["PublisherDocumentsQuotationsClaim pairs", "The Gazette121"]


def test_review_needs_something_to_review() -> None:
    with pytest.raises(InputError, match="review needs claim pairs or a ledger"):
        review()


def test_a_second_opinion_is_given_without_knowing_the_first(ledger: quotetrack.Ledger) -> None:
    one = ledger.claim_pairs()[0]
    ledger.review(one.id, "rejected", reviewer="Ada", seen=0, note="A slip.")
    with pytest.raises(InputError, match="name of its reviewer"):
        review(ledger, blind=True)
    desk = review(ledger, reviewer="Bo", blind=True)
    assert [pair.id for pair in desk.pairs] == [one.id]
    shown = text_of(desk.card.value) + desk.note.value + str(desk.chooser.options)
    assert "rejected" not in shown
    assert "A slip." not in shown
    press(desk, "confirmed")
    assert "Ada had decided: rejected." in desk.message.value
    assert "confirmed by Bo" in text_of(desk.card.value)
    assert ledger.agreement().pairs == 1
