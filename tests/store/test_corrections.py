"""Documents read again or corrected: reviews and decisions stay, and what changed can be seen."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest
from attrs import evolve

from quotetrack import Analysis, Document, Ledger
from quotetrack.errors import UnknownRecordError
from quotetrack.model import EntityRef, ParsedText
from tests.store.articles import RETREAT, add, analysis_of

ARTICLE = Document(RETREAT, id="gazette/1", date=datetime.date(2024, 3, 1))


def confirm(ledger: Ledger) -> str:
    [pair] = ledger.claim_pairs()
    ledger.review(pair.id, "confirmed", rating="Half Flip", reviewer="Bo", seen=0, note="heard it")
    return pair.id


def by_an_older_version(analysis: Analysis, **changed: object) -> Analysis:
    found = evolve(analysis.quotations, versions={"quotetrack": "0.0.1", "claims": "old"})
    return evolve(analysis, quotations=evolve(found, **changed))


def test_a_review_goes_over_to_the_corrected_document(ledger: Ledger) -> None:
    add(ledger, ARTICLE)
    pair_id = confirm(ledger)
    # Every place moves, and so do the ids of quotations and of the pair.
    moved = evolve(ARTICLE, text="Correction of yesterday's report. " + RETREAT)
    add(ledger, moved)
    [pair] = ledger.claim_pairs()
    assert (pair.id, pair.status, pair.rating) == (pair_id, "confirmed", "Half Flip")
    assert pair.pair == analysis_of(moved).claim_pairs[0]
    assert pair.pair.id != pair_id
    assert ledger.claim_pair(pair.pair.id) == ledger.claim_pair(pair_id) == pair
    assert not pair.changed_since_review
    assert [one.note for one in ledger.reviews(pair_id)] == ["heard it"]


def test_a_reviewed_pair_that_a_correction_takes_away_is_kept_as_such(ledger: Ledger) -> None:
    add(ledger, ARTICLE)
    pair_id = confirm(ledger)
    add(ledger, evolve(ARTICLE, text="Ada Fenwick, the mayor, said: “Yes, I shall stand.”"))
    assert ledger.claim_pairs().total == 0
    [gone] = ledger.claim_pairs(current=False)
    assert (gone.id, gone.status, gone.gone_reason) == (pair_id, "confirmed", "document superseded")
    assert len(ledger.reviews(pair_id)) == 1


def test_reading_again_with_the_same_version_reads_nothing(ledger: Ledger) -> None:
    add(ledger, ARTICLE)
    assert list(ledger.reprocess(parser=None)) == []
    assert ledger.changes().total == 0
    [result] = ledger.reprocess(everything=True, parser=None)
    assert result.status == "reprocessed"
    assert ledger.changes().total == 0
    assert ledger.analysis("gazette/1") == analysis_of(ARTICLE)


def test_a_better_version_keeps_reviews_and_shows_what_changed(ledger: Ledger) -> None:
    better = analysis_of(ARTICLE)
    first, second = better.quotations
    # The older version took the speaker of the first for somebody else, missed nothing else.
    older = by_an_older_version(
        better, items=(evolve(first, speaker=EntityRef("herald", "The Herald")), second)
    )
    list(ledger.add_analyses([older]))
    pair_id = confirm(ledger)
    assert [one.document_id for one in ledger.reprocess(parser=None)] == ["gazette/1"]
    assert ledger.analysis("gazette/1") == better
    [change] = ledger.changes(document_id="gazette/1")
    assert (change.thing, change.action, change.id) == ("quotation", "changed", first.id)
    assert change.before is not None
    assert change.after is not None
    assert change.before["speaker"]["name"] == "The Herald"
    assert change.after["speaker"]["name"] == "Ada Fenwick"
    assert ledger.claim_pair(pair_id).status == "confirmed"
    assert list(ledger.reprocess(parser=None)) == []


def test_quotations_and_pairs_that_come_and_go_are_noted(ledger: Ledger) -> None:
    better = analysis_of(ARTICLE)
    first, second = better.quotations
    invented = evolve(first, id="invented", text=second.text, fragments=second.fragments)
    older = by_an_older_version(better, items=(first, invented))
    list(ledger.add_analyses([Analysis(older.quotations, ())]))
    [result] = ledger.reprocess(parser=None)
    assert (result.quotations, result.claim_pairs) == (2, 1)
    changes = {(one.thing, one.action, one.id) for one in ledger.changes(run=ledger.runs()[0].key)}
    assert changes == {
        ("quotation", "added", second.id),
        ("quotation", "gone", "invented"),
        ("claim pair", "added", better.claim_pairs[0].id),
    }
    [gone] = ledger.quotations(current=False)
    assert gone.quotation == invented


def test_a_pair_that_does_not_come_out_any_more_keeps_its_review(ledger: Ledger) -> None:
    real = analysis_of(
        Document("Ada Fenwick said: “Yes.” Ada Fenwick said: “It rains.”", id="rain")
    )
    [pair] = analysis_of(ARTICLE).claim_pairs
    first, second = real.quotations
    sides = {"earlier": first, "later": second, "speaker": first.speaker}
    imagined = evolve(pair, **sides, question=None, evidence=())
    list(ledger.add_analyses([by_an_older_version(Analysis(real.quotations, (imagined,)))]))
    confirm(ledger)
    list(ledger.reprocess(parser=None))
    assert ledger.claim_pairs().total == 0
    [gone] = ledger.claim_pairs(current=None)
    assert (gone.status, gone.current, gone.gone_reason) == ("confirmed", False, "not found again")
    # It comes back as the same pair with the same review.
    list(ledger.add_analyses([]))
    with_it = Analysis(real.quotations, (imagined,))
    again = by_an_older_version(with_it)
    from quotetrack.store.writing.storing import store_again

    with ledger._writing() as connection:
        store_again(connection, again, ledger.runs()[0].key)
    [back] = ledger.claim_pairs()
    assert (back.id, back.status, back.changed_since_review) == (gone.id, "confirmed", False)


def test_a_reviewed_pair_that_says_something_else_now_is_marked(ledger: Ledger) -> None:
    better = analysis_of(ARTICLE)
    [pair] = better.claim_pairs
    older = by_an_older_version(better)
    older = evolve(older, claim_pairs=(evolve(pair, explanation="Another reason."),))
    list(ledger.add_analyses([older]))
    pair_id = confirm(ledger)
    list(ledger.reprocess(parser=None))
    now = ledger.claim_pair(pair_id)
    assert (now.status, now.changed_since_review, now.revision) == ("confirmed", True, 2)
    ledger.review(pair_id, "confirmed", reviewer="Bo", seen=2)
    assert not ledger.claim_pair(pair_id).changed_since_review


def test_only_the_named_documents_are_read_again(ledger: Ledger) -> None:
    add(ledger, ARTICLE, evolve(ARTICLE, id="other"))
    results = ledger.reprocess(["other"], everything=True, parser=None)
    assert [one.document_id for one in results] == ["other"]


def test_a_document_that_is_not_there_is_told_before_any_is_read_again(ledger: Ledger) -> None:
    add(ledger, ARTICLE, evolve(ARTICLE, id="other"))
    with pytest.raises(UnknownRecordError, match="no document with the id 'unknown'"):
        list(ledger.reprocess(["other", "unknown"], everything=True, parser=None))


def test_a_pair_comes_back_when_a_correction_is_taken_back(ledger: Ledger) -> None:
    add(ledger, ARTICLE)
    pair_id = confirm(ledger)
    add(ledger, evolve(ARTICLE, text="Nobody said anything."))
    assert ledger.claim_pairs().total == 0
    [result] = add(ledger, evolve(ARTICLE, title="As it was before"))
    assert result.status == "supersedes"
    [pair] = ledger.claim_pairs()
    assert (pair.id, pair.status) == (pair_id, "confirmed")


def test_an_id_that_another_pair_has_taken_is_no_obstacle(ledger: Ledger) -> None:
    add(ledger, ARTICLE)
    pair_id = confirm(ledger)
    add(ledger, evolve(ARTICLE, text="Corrected. " + RETREAT))
    # The old text is printed elsewhere, under the old id, while the pair has gone on here.
    add(ledger, evolve(ARTICLE, text="Corrected. " + RETREAT, id="moved", url="https://x.example"))
    twice = evolve(ARTICLE, text=RETREAT + " " + RETREAT)
    assert [one.status for one in add(ledger, twice)] == ["supersedes"]
    assert ledger.claim_pair(pair_id).status == "confirmed"
    assert len({pair.id for pair in ledger.iter_claim_pairs()}) == ledger.claim_pairs().total


class CarefulParser:
    """Finds nothing. Only its version counts here."""

    def __init__(self, version: str) -> None:
        self.version = version

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        return [ParsedText(()) for _ in texts]


#: A text that no rule decides without a parser.
NEEDS_A_PARSER = Document(
    "The engineer whom Ada Fenwick, the mayor, had hired in May after long talks with Bo Lund "
    "spoke on Monday of “a harbour wall for the winter”.",
    id="wall",
)


def test_another_parser_reads_documents_again_that_needed_one(ledger: Ledger) -> None:
    plain = Document("“Yes, we will,” Ada Fenwick said.", id="plain")
    old, new = CarefulParser("careful 1"), CarefulParser("careful 2")
    list(ledger.add([NEEDS_A_PARSER, plain], parser=old))
    assert ledger.analysis("wall").versions["parser"] == "careful 1"
    assert ledger.runs()[0].versions["parser"] == "careful 1"
    assert list(ledger.reprocess(parser=old)) == []
    assert [one.document_id for one in ledger.reprocess(parser=new)] == ["wall"]
    assert ledger.analysis("wall").versions["parser"] == "careful 2"
    assert list(ledger.reprocess(parser=new)) == []
    # To have no parser is no better version.
    assert list(ledger.reprocess(parser=None)) == []


def test_what_was_read_without_a_parser_is_read_again_with_one(ledger: Ledger) -> None:
    plain = Document("Ada Fenwick said: “Yes, we will.”", id="plain")
    list(ledger.add([NEEDS_A_PARSER, plain], parser=None))
    assert ledger.runs()[0].versions["parser"] == "none"
    parser = CarefulParser("careful 1")
    assert {one.document_id for one in ledger.reprocess(parser=parser)} == {"wall", "plain"}
    assert list(ledger.reprocess(parser=parser)) == []
