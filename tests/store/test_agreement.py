"""Several reviewers: who has taken what, how far they agree, and where they do not."""

from __future__ import annotations

import pytest

from quotetrack import Ledger
from quotetrack.errors import InputError, LedgerError, TakenError
from quotetrack.store.finding.agreement import cohen_kappa, krippendorff_alpha
from tests.store.articles import add, said

Y, N = "confirmed", "rejected"


@pytest.fixture
def pair_ids(ledger: Ledger) -> list[str]:
    for thing in ("harbour tax", "bridge toll", "school budget"):
        promise = said(f"We will cut the {thing}", day="2024-01-10")
        add(ledger, promise, said(f"We will raise the {thing}", day="2024-02-10"))
    found = [pair.id for pair in ledger.claim_pairs()]
    assert len(found) == 3
    return found


def judge(ledger: Ledger, pair_id: str, reviewer: str, status: str, **known: str) -> None:
    seen = ledger.claim_pair(pair_id).revision
    ledger.review(pair_id, status, reviewer=reviewer, seen=seen, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "kappa"),
    [
        # Counted by hand: 3 of 4 agree, 1/2 would by chance.
        ([Y, Y, N, N], [Y, N, N, N], 0.5),
        ([Y, N], [N, Y], -1.0),
        ([Y, N], [Y, N], 1.0),
        ([Y, Y], [Y, Y], None),
        ([], [], None),
    ],
)
def test_cohen_kappa(first: list[str], second: list[str], kappa: float | None) -> None:
    assert cohen_kappa(first, second) == pytest.approx(kappa)


def test_alpha_takes_any_number_of_reviewers() -> None:
    # The example of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part C.
    data = "111 2232 3333 3333 2222 1234 4444 1121 2222 555 11 3".split()
    assert krippendorff_alpha(data) == pytest.approx(0.743, abs=0.001)
    assert krippendorff_alpha(["aa", "a"]) is None


def test_agreement_counts_the_last_verdict_of_each(ledger: Ledger, pair_ids: list[str]) -> None:
    one, two, three = pair_ids
    assert ledger.agreement().pairs == 0
    for pair_id, statuses in ((one, (Y, Y)), (two, (Y, N)), (three, (N, N))):
        for name, status in zip(("Ada", "Bo"), statuses, strict=True):
            judge(ledger, pair_id, name, status)
    judge(ledger, three, "Cy", "unsure")
    judge(ledger, three, "Cy", "unreviewed")  # Taken back: Cy judged nothing.
    found = ledger.agreement()
    assert (found.pairs, found.agreed) == (3, 2)
    (between,) = found.reviewers
    assert (between.first, between.second, between.both, between.agreed) == ("Ada", "Bo", 3, 2)
    assert between.kappa == pytest.approx(0.4)
    (difference,) = ledger.differences()
    assert difference.stored.id == two
    assert [(r.reviewer, r.status) for r in difference.reviews] == [("Ada", Y), ("Bo", N)]
    judge(ledger, two, "Ada", N)
    assert ledger.differences().total == 0
    judge(ledger, one, "Ada", Y, rating="Full Flop")
    assert [one.stored.id for one in ledger.differences()] == [one]
    assert [pair.id for pair in ledger.claim_pairs(not_by="Bo")] == []


def test_a_pair_is_taken_by_one_at_a_time(ledger: Ledger, pair_ids: list[str]) -> None:
    (taken,) = ledger.take_next(reviewer="Ada")
    assert (taken.id, taken.taken_by) == (pair_ids[0], "Ada")
    assert taken.taken_at is not None
    assert [one.id for one in ledger.take_next(reviewer="Bo", count=5)] == pair_ids[1:]
    assert ledger.take_next(reviewer="Cy") == ()
    with pytest.raises(TakenError, match="Ada has taken") as caught:
        ledger.take(taken.id, reviewer="Bo")
    assert caught.value.taken_by == "Ada"
    with pytest.raises(TakenError):
        ledger.give_back(taken.id, reviewer="Bo")
    assert ledger.take(taken.id, reviewer="Bo", over=True).taken_by == "Bo"
    assert ledger.claim_pairs(taken_by="Bo").total == 3
    assert ledger.give_back(taken.id, reviewer="Bo").taken_by is None
    assert [one.id for one in ledger.claim_pairs(taken_by="")] == [taken.id]


def test_a_verdict_gives_the_pair_back(ledger: Ledger, pair_ids: list[str]) -> None:
    ledger.take(pair_ids[0], reviewer="Ada")
    judge(ledger, pair_ids[0], "Bo", Y)
    assert ledger.claim_pair(pair_ids[0]).taken_by is None
    assert {one.value: one.count for one in ledger.count_pairs("status")} == {
        Y: 1,
        "unreviewed": 2,
    }


def test_a_verdict_is_taken_back_and_the_other_one_s_stands(
    ledger: Ledger, pair_ids: list[str]
) -> None:
    judge(ledger, pair_ids[0], "Ada", Y, rating="Full Flop", note="On tape.")
    judge(ledger, pair_ids[0], "Bo", N)
    stored = ledger.take_back(pair_ids[0], reviewer="Bo", seen=2)
    assert (stored.status, stored.rating, stored.reviewer) == (Y, "Full Flop", "Ada")
    assert stored.verdict is not None
    assert stored.verdict.note == "On tape."
    assert ledger.agreement().pairs == 0
    assert ledger.take_back(pair_ids[0], reviewer="Ada", seen=3).status == "unreviewed"
    with pytest.raises(LedgerError, match="Ada has no verdict"):
        ledger.take_back(pair_ids[0], reviewer="Ada", seen=4)
    assert len(ledger.reviews(pair_ids[0])) == 4


def test_the_page_of_a_review_is_an_address(ledger: Ledger, pair_ids: list[str]) -> None:
    judge(ledger, pair_ids[0], "Ada", Y, url="https://checks.example/harbour")
    assert ledger.reviews(pair_ids[0])[-1].url == "https://checks.example/harbour"
    for url in ("checks.example", "javascript:alert(1)", "https://a b"):
        with pytest.raises(InputError, match="no address"):
            judge(ledger, pair_ids[1], "Ada", Y, url=url)
    assert ledger.claim_pair(pair_ids[1]).status == "unreviewed"
