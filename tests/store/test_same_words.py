"""People decide on the same words at once, and on documents that are just read again."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from quotetrack import Document, Ledger
from quotetrack.model import Span
from quotetrack.store import StoredQuotation
from tests.store.test_correcting import ARTICLE, quoting, read, speaker, state
from tests.store.test_correcting import place as place_of

OTHER_WAY = place_of("there is no other way")


@pytest.mark.parametrize("taken_out", ["removed", "no speech"])
def test_words_added_again_and_then_given_back_are_one_quotation(
    ledger: Ledger, taken_out: str
) -> None:
    """One adds words, another takes them out, a third adds them again; then that is undone."""
    read(ledger)
    first = ledger.add_quotation("bridge", [OTHER_WAY], speaker="Bo Lund", reviewer="Al")
    sunk = quoting(ledger, "a wreck")
    pair = ledger.link(
        first.key, sunk.key, "retreats", reviewer="Al", seen=(first.revision, sunk.revision)
    )
    first = quoting(ledger, "no other way")
    if taken_out == "removed":
        undoing = ledger.remove_quotation(first.key, reviewer="Bo", seen=first.revision)
    else:
        undoing = ledger.mark_no_speech(first.key, "label", reviewer="Bo", seen=first.revision)
    assert ledger.claim_pair(pair.id).gone_reason == "not found again"
    ledger.add_quotation("bridge", [OTHER_WAY], speaker="Ada Fenwick", reviewer="Cy")
    assert ledger.analysis("bridge").non_speech == ledger.findings("bridge").non_speech
    ledger.undo_correction(undoing.id, reviewer="Al")
    assert ledger.check() == ()
    one = quoting(ledger, "no other way")
    assert speaker(ledger, "no other way") == "Ada Fenwick"
    # The link holds for the words, whoever said them.
    assert ledger.claim_pair(pair.id).gone_reason == "speakers apart"
    one = ledger.correct_quotation(one.key, speaker="Bo Lund", reviewer="Di", seen=one.revision)
    assert ledger.claim_pair(pair.id).pair.later == one.quotation
    assert ledger.claim_pair(pair.id).gone_reason is None


def cut_short(ledger: Ledger, one: StoredQuotation) -> set[str]:
    pieces = [Span(OTHER_WAY[0], OTHER_WAY[1] - 4)]
    ledger.correct_quotation(one.key, pieces=pieces, reviewer="Di", seen=one.revision)
    return {"there is no other"}


def cut_in_two(ledger: Ledger, one: StoredQuotation) -> set[str]:
    start, end = OTHER_WAY
    groups = [[(start, end - 4)], [(end - 3, end)]]
    ledger.divide_quotation(one.key, groups, reviewer="Di", seen=one.revision)
    return {"there is no other", "way"}


def joined_to_another(ledger: Ledger, one: StoredQuotation) -> set[str]:
    other = quoting(ledger, "a wreck")
    seen = [one.revision, other.revision]
    return {ledger.join_quotations([one.key, other.key], reviewer="Di", seen=seen).text}


def reported(ledger: Ledger, one: StoredQuotation) -> set[str]:
    ledger.correct_quotation(one.key, kind="indirect", reviewer="Di", seen=one.revision)
    return {"there is no other way"}


def none_at_all(ledger: Ledger, one: StoredQuotation) -> set[str]:
    ledger.remove_quotation(one.key, reviewer="Di", seen=one.revision)
    return set()


@pytest.mark.parametrize("deed", [cut_short, cut_in_two, joined_to_another, reported, none_at_all])
def test_what_is_decided_of_words_added_twice_leaves_nothing_behind(
    deed: Callable[[Ledger, StoredQuotation], set[str]],
) -> None:
    with Ledger(":memory:") as ledger:
        read(ledger)
        first = ledger.add_quotation("bridge", [OTHER_WAY], speaker="Bo Lund", reviewer="Al")
        undoing = ledger.remove_quotation(first.key, reviewer="Bo", seen=first.revision)
        ledger.add_quotation("bridge", [OTHER_WAY], speaker="Ada Fenwick", reviewer="Cy")
        ledger.undo_correction(undoing.id, reviewer="Al")
        before = state(ledger)
        wanted = deed(ledger, quoting(ledger, "no other way"))
        assert ledger.check() == ()
        there = {
            one.text for one in ledger.quotations() if "no other" in one.text or one.text == "way"
        }
        assert there == wanted
        ledger.undo_correction(ledger.corrections()[0].id, reviewer="Al")
        assert state(ledger) == before
        for made in ledger.corrections(undone=False):
            ledger.undo_correction(made.id, reviewer="Al")
            assert ledger.check() == ()


def test_what_is_corrected_while_a_document_is_read_again_holds(place: str) -> None:
    """One program has read both documents, and stores the second after another corrected it."""
    second = Document("“It opened on Monday,” Reyes said.", id="second", date=ARTICLE.date)
    with Ledger(place) as reading, Ledger(place) as correcting:
        list(reading.add([ARTICLE, second], parser=None))
        [said] = correcting.quotations(document_id="second")
        results = reading.reprocess(everything=True, parser=None)
        assert next(results).document_id == "bridge"
        correcting.correct_document(
            "second", date=datetime.date(2024, 3, 11), reviewer="Bo", seen=0
        )
        [corrected] = correcting.quotations(document_id="second")
        assert corrected.said_on != said.said_on
        assert [one.status for one in results] == ["reprocessed"]
        assert correcting.quotations(document_id="second")[0].quotation == corrected.quotation
        assert reading.check() == ()
