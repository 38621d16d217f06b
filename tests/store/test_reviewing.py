"""What people say of claim pairs: kept for good, and never overwritten silently."""

from __future__ import annotations

import datetime
import threading
from typing import Any

import pytest

from quotetrack import Document, Ledger
from quotetrack.errors import InputError, ReviewConflictError, UnknownRecordError
from quotetrack.store import StoredPair
from tests.store.articles import RETREAT, add, said

PROMISE = said("We will cut the harbour tax", day="2024-01-10", publisher="The Gazette")
BREACH = said("We will raise the harbour tax", day="2024-02-10", publisher="The Herald")


@pytest.fixture
def pair(ledger: Ledger) -> StoredPair:
    add(ledger, Document(RETREAT, id="a"))
    return ledger.claim_pairs()[0]


def test_a_new_pair_is_unreviewed(ledger: Ledger, pair: StoredPair) -> None:
    assert (pair.status, pair.rating, pair.reviewer, pair.reviewed_at) == (
        "unreviewed",
        None,
        None,
        None,
    )
    assert (pair.revision, pair.current, pair.changed_since_review) == (0, True, False)
    assert ledger.reviews(pair.id) == ()


def test_a_review_is_stored_with_who_when_and_why(ledger: Ledger, pair: StoredPair) -> None:
    before = datetime.datetime.now(datetime.timezone.utc)
    reviewed = ledger.review(
        pair.id, "confirmed", rating="Half Flip", reviewer="Bo", seen=0, note="Heard it myself."
    )
    assert reviewed == ledger.claim_pair(pair.id)
    assert (reviewed.status, reviewed.rating, reviewed.reviewer) == ("confirmed", "Half Flip", "Bo")
    [review] = ledger.reviews(pair.id)
    assert (review.revision, review.note, review.reviewer) == (1, "Heard it myself.", "Bo")
    assert review.reviewed_at.tzinfo is not None
    assert before <= review.reviewed_at == reviewed.reviewed_at


def test_all_verdicts_are_kept(ledger: Ledger, pair: StoredPair) -> None:
    for seen, status in enumerate(["confirmed", "rejected", "unsure", "unreviewed"]):
        ledger.review(pair.id, status, reviewer=f"R{seen}", seen=seen)  # type: ignore[arg-type]
    history = ledger.reviews(pair.id)
    assert [one.status for one in history] == ["confirmed", "rejected", "unsure", "unreviewed"]
    assert [one.reviewer for one in history] == ["R0", "R1", "R2", "R3"]
    assert [one.revision for one in history] == [1, 2, 3, 4]
    assert ledger.claim_pair(pair.id).status == "unreviewed"


def test_a_review_of_an_old_state_is_refused(ledger: Ledger, pair: StoredPair) -> None:
    ledger.review(pair.id, "confirmed", reviewer="Bo", seen=pair.revision)
    with pytest.raises(ReviewConflictError, match="Look at it again") as caught:
        ledger.review(pair.id, "rejected", reviewer="Cy", seen=pair.revision)
    assert (caught.value.pair_id, caught.value.seen, caught.value.revision) == (pair.id, 0, 1)
    assert [one.reviewer for one in ledger.reviews(pair.id)] == ["Bo"]
    assert ledger.claim_pair(pair.id).status == "confirmed"


def test_of_many_reviewers_at_once_one_gets_through(ledger: Ledger, pair: StoredPair) -> None:
    refused: list[str] = []

    def review(name: str) -> None:
        try:
            ledger.review(pair.id, "confirmed", reviewer=name, seen=0)
        except ReviewConflictError:
            refused.append(name)

    names = [f"reviewer {number}" for number in range(8)]
    threads = [threading.Thread(target=review, args=[name]) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [review_kept] = ledger.reviews(pair.id)
    assert sorted([*refused, review_kept.reviewer]) == names


WRONG: dict[str, tuple[dict[str, Any], type[Exception]]] = {
    "a status of one's own": ({"status": "maybe"}, InputError),
    "a rating of one's own": ({"rating": "Flop"}, InputError),
    "nobody": ({"reviewer": " "}, InputError),
    "an unknown pair": ({"pair_id": "none"}, UnknownRecordError),
}


@pytest.mark.parametrize(("change", "error"), WRONG.values(), ids=WRONG.keys())
def test_what_is_no_review(
    ledger: Ledger, pair: StoredPair, change: dict[str, Any], error: type[Exception]
) -> None:
    review = {"pair_id": pair.id, "status": "confirmed", "reviewer": "Bo", "seen": 0, **change}
    with pytest.raises(error):
        ledger.review(**review)
    assert ledger.reviews(pair.id) == ()


def test_pairs_are_found_by_what_is_known_of_them(ledger: Ledger) -> None:
    add(ledger, PROMISE, BREACH, Document(RETREAT, id="a", publisher="The Gazette"))
    retreat = ledger.claim_pairs(relation="retreats")[0]
    breach = ledger.claim_pairs(relation="changes_position")[0]
    assert breach.across_documents
    assert not retreat.across_documents
    assert (breach.earlier_document.publisher, breach.later_document.publisher) == (
        "The Gazette",
        "The Herald",
    )
    ledger.review(retreat.id, "confirmed", rating="Full Flop", reviewer="Bo", seen=0)
    day = datetime.date.fromisoformat
    searches: list[tuple[dict[str, Any], list[StoredPair]]] = [
        ({}, sorted([retreat, breach], key=lambda pair: -pair.pair.score)),
        ({"status": "unreviewed"}, [breach]),
        ({"status": "confirmed"}, [retreat]),
        ({"rating": "Full Flop"}, [retreat]),
        ({"reviewer": "Bo"}, [retreat]),
        ({"reviewer": "Cy"}, []),
        ({"speaker": "ada fenwick", "relation": "changes_position"}, [breach]),
        ({"speaker": "Tomas Reyes"}, []),
        ({"words": "taxes"}, [breach]),
        ({"words": "decided"}, [retreat]),
        ({"publisher": "The Herald"}, [breach]),
        ({"document_id": "a"}, [retreat]),
        ({"document_id": PROMISE.id}, [breach]),
        ({"least_score": 1.0}, []),
        ({"since": day("2024-02-10")}, [breach]),
        ({"since": day("2024-02-11")}, []),
        ({"until": day("2024-02-10")}, [breach]),
        ({"order": "newest"}, [breach, retreat]),
        ({"order": "oldest"}, [retreat, breach]),
        ({"order": "reviewed"}, [retreat, breach]),
    ]
    for wanted, expected in searches:
        found = ledger.claim_pairs(**wanted)
        assert [pair.id for pair in found] == [pair.id for pair in expected], wanted
        assert found.total == len(expected)
    assert [pair.id for pair in ledger.iter_claim_pairs(words="taxes")] == [breach.id]
    with pytest.raises(InputError):
        ledger.claim_pairs(order="best")  # type: ignore[arg-type]
