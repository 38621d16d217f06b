"""People decide on the same words at once, and on documents that are just read again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack import Document, Ledger
from quotetrack.errors import InputError
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


def told(ledger: Ledger, words: str) -> list[tuple[str, str]]:
    """Return who decided what on a quotation, as its history tells it, the last first."""
    found = ledger.corrections(quotation=quoting(ledger, words).key)
    return [(one.reviewer, one.kind) for one in found]


def test_the_history_tells_what_later_decisions_on_the_same_words_hide(ledger: Ledger) -> None:
    read(ledger)
    first = ledger.add_quotation("bridge", [OTHER_WAY], speaker="Bo Lund", reviewer="Al")
    ledger.correct_quotation(first.key, kind="mixed", reviewer="Bo", seen=first.revision)
    first = quoting(ledger, "no other way")
    undoing = ledger.remove_quotation(first.key, reviewer="Cy", seen=first.revision)
    ledger.add_quotation("bridge", [OTHER_WAY], speaker="Ada Fenwick", reviewer="Di")
    # Of the two with these words that of Di counts.
    all_of_it = [("Di", "added"), ("Cy", "removed"), ("Bo", "changed"), ("Al", "added")]
    assert told(ledger, "no other way") == all_of_it
    ledger.undo_correction(undoing.id, reviewer="Al")
    assert speaker(ledger, "no other way") == "Ada Fenwick"
    assert told(ledger, "no other way") == all_of_it


def test_the_history_tells_what_was_decided_before_a_joining_and_what_was_undone(
    ledger: Ledger,
) -> None:
    read(ledger)
    wreck, closed = quoting(ledger, "a wreck"), quoting(ledger, "close the old")
    wreck = ledger.correct_quotation(wreck.key, kind="direct", reviewer="Al", seen=wreck.revision)
    closed = ledger.correct_quotation(
        closed.key, speaker="Bo Lund", reviewer="Bo", seen=closed.revision
    )
    joined = ledger.join_quotations(
        [closed.key, wreck.key], reviewer="Cy", seen=[closed.revision, wreck.revision]
    )
    before = [("Cy", "joined"), ("Bo", "changed"), ("Al", "changed")]
    assert told(ledger, "close the old") == before
    ledger.correct_quotation(joined.key, speaker="Ada Fenwick", reviewer="Di", seen=joined.revision)
    assert told(ledger, "close the old") == [("Di", "changed"), *before]
    # Apart again, each has its own history, and what was undone is part of it.
    for made in ledger.corrections(undone=False):
        ledger.undo_correction(made.id, reviewer="Al")
    assert told(ledger, "a wreck") == [("Cy", "joined"), ("Al", "changed")]
    assert ("Bo", "changed") in told(ledger, "close the old")


WHOLE = place_of("We will close the old bridge in June,")
JUNE = place_of("the old bridge in June,")


def shared(ledger: Ledger) -> list[tuple[str, str]]:
    """Return what two quotations in marks both hold."""
    said = [one for one in ledger.quotations() if one.quotation.kind != "indirect"]
    return [
        (one.text, other.text)
        for at, one in enumerate(said)
        for other in said[at + 1 :]
        if any(a.overlaps(b) for a in one.quotation.fragments for b in other.quotation.fragments)
    ]


def words_of(ledger: Ledger) -> set[str]:
    return {one.text for one in ledger.quotations() if WHOLE[0] <= one.quotation.start < WHOLE[1]}


@pytest.mark.parametrize("decided_besides", [False, True])
def test_words_that_went_to_another_quotation_meanwhile_stay_with_it(
    ledger: Ledger, decided_besides: bool
) -> None:
    """One shortens a quotation, another takes up the words set free; then the first is undone."""
    read(ledger)
    one = quoting(ledger, "close the old")
    if decided_besides:
        one = ledger.correct_quotation(one.key, speaker="Bo Lund", reviewer="Al", seen=one.revision)
    ledger.correct_quotation(
        one.key, pieces=[(WHOLE[0], JUNE[0] - 1)], reviewer="Bo", seen=one.revision
    )
    shortened = ledger.corrections()[0]
    ledger.add_quotation("bridge", [JUNE], speaker="Ada Fenwick", reviewer="Cy")
    added = ledger.corrections()[0]
    assert words_of(ledger) == {"We will close", "the old bridge in June,"}
    ledger.undo_correction(shortened.id, reviewer="Al")
    assert (shared(ledger), words_of(ledger)) == ([], {"the old bridge in June,"})
    assert ledger.check() == ()
    # What is left of it is still whose it was.
    who = "Bo Lund" if decided_besides else "Ada Fenwick"
    assert speaker(ledger, "It is not safe") == who
    ledger.undo_correction(added.id, reviewer="Al")
    assert list(ledger.corrections(waiting=True)) == []
    [again] = [one for one in ledger.quotations() if one.quotation.start == WHOLE[0]]
    assert again.text.startswith("We will close the old bridge in June,")
    assert speaker(ledger, "close the old") == who


def test_words_that_two_people_gave_to_two_quotations_are_the_later_ones(ledger: Ledger) -> None:
    read(ledger)
    one = quoting(ledger, "close the old")
    longer = (WHOLE[0] + 3, WHOLE[1])
    one = ledger.correct_quotation(one.key, pieces=[longer], reviewer="Al", seen=one.revision)
    ledger.correct_quotation(
        one.key, pieces=[(longer[0], JUNE[0] - 1)], reviewer="Bo", seen=one.revision
    )
    shortened = ledger.corrections()[0]
    ledger.add_quotation("bridge", [JUNE], speaker="Ada Fenwick", reviewer="Cy")
    ledger.undo_correction(shortened.id, reviewer="Al")
    assert (shared(ledger), words_of(ledger)) == ([], {"the old bridge in June,"})
    [waiting] = ledger.corrections(waiting=True)
    assert waiting.reviewer == "Al"


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


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["give", "add", "undo"]), st.data()), max_size=7))
def test_no_two_quotations_share_words_whoever_takes_back_what(
    steps: list[tuple[str, st.DataObject]],
) -> None:
    words = [(one.start(), one.end()) for one in re.finditer(r"\w+", ARTICLE.text[: WHOLE[1] + 25])]
    with Ledger(":memory:") as ledger:
        read(ledger)
        for step, data in steps:
            first, last = sorted(data.draw(st.tuples(*[st.sampled_from(words)] * 2), "words"))
            pieces = [(first[0], last[1])]
            try:
                if step == "give":
                    one = data.draw(st.sampled_from(list(ledger.quotations())), "quotation")
                    ledger.correct_quotation(
                        one.key, pieces=pieces, reviewer="Al", seen=one.revision
                    )
                elif step == "add":
                    ledger.add_quotation("bridge", pieces, reviewer="Bo")
                elif standing := ledger.corrections(undone=False):
                    made = data.draw(st.sampled_from(list(standing)), "correction")
                    ledger.undo_correction(made.id, reviewer="Cy")
            except InputError:
                continue  # The words are another's already.
            assert shared(ledger) == []
            assert ledger.check() == ()
