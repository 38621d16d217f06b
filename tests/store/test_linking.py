"""Claim pairs across documents, found one document at a time."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotetrack import Document, Ledger, link_claims
from quotetrack.claims import MOST_PER_MATTER
from tests.store.articles import add, analysis_of, said

STATEMENTS = [
    said("We will cut the harbour tax", day="2024-01-10"),
    said("The plant will employ at least 900 people by 2027", day="2024-01-11"),
    said("We will raise the harbour tax", day="2024-02-10"),
    said("The plant will employ about 350 people by 2027", day="2024-03-01"),
    said("We will cut the harbour tax", "Tomas Reyes", "2024-03-02"),
    said("We will raise the harbour tax", "Tomas Reyes", "2024-03-03"),
]


def stored(ledger: Ledger) -> set[tuple[str, str, str, str]]:
    return {
        (one.pair.id, one.pair.relation, one.pair.earlier.document_id, one.pair.later.document_id)
        for one in ledger.iter_claim_pairs()
    }


def at_once(documents: list[Document]) -> set[tuple[str, str, str, str]]:
    pairs = link_claims([analysis_of(document).quotations for document in documents])
    return {(one.id, one.relation, one.earlier.document_id, one.later.document_id) for one in pairs}


def test_statements_of_one_speaker_meet_across_documents(ledger: Ledger) -> None:
    results = add(ledger, *STATEMENTS)
    assert [one.claim_pairs for one in results] == [0, 0, 1, 1, 0, 1]
    assert stored(ledger) == at_once(STATEMENTS)
    assert len(stored(ledger)) == 3


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[1::5])
def test_the_order_of_adding_makes_no_difference(ledger: Ledger, order: tuple[int, ...]) -> None:
    add(ledger, *[STATEMENTS[number] for number in order])
    assert stored(ledger) == at_once(STATEMENTS[:4])


_said = st.builds(
    "{} {} {} {}".format,
    st.sampled_from(["We will", "We will not", "I did", "I never did", "We can't"]),
    st.sampled_from(["close", "open", "raise", "cut", "support"]),
    st.sampled_from(["the harbour school", "the fuel tax", "the ring road", "the night trains"]),
    st.sampled_from(["this year", "by 2031", "for 40 people", "for 300 people", "anyway"]),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(_said, st.integers(1, 28)), min_size=2, max_size=10))
def test_one_at_a_time_finds_what_linking_all_at_once_finds(
    statements: list[tuple[str, int]],
) -> None:
    documents = [
        said(words, day=f"2030-01-{day:02}", id=str(number))
        for number, (words, day) in enumerate(statements)
    ]
    with Ledger(":memory:") as ledger:
        add(ledger, *documents)
        assert stored(ledger) >= at_once(documents)


def test_a_statement_and_its_reprint_make_one_pair_in_each(ledger: Ledger) -> None:
    both = (
        "“We will cut the harbour tax”, said Ada Fenwick. A year later she changed her mind. "
        "“We will raise the harbour tax”, said Ms Fenwick."
    )
    results = add(
        ledger, Document(both, id="a"), Document("Reprinted. " + both, id="b"), *STATEMENTS[:1]
    )
    within = results[0].claim_pairs
    assert results[1].claim_pairs == within
    assert not [pair for pair in ledger.claim_pairs() if pair.across_documents]


def test_a_corrected_document_loses_its_pairs_with_others(ledger: Ledger) -> None:
    add(ledger, STATEMENTS[0], STATEMENTS[2])
    [pair] = ledger.claim_pairs()
    ledger.review(pair.id, "confirmed", reviewer="Bo", seen=0)
    add(ledger, said("We will repair the harbour", day="2024-02-10", id=STATEMENTS[2].id))
    assert ledger.claim_pairs().total == 0
    [gone] = ledger.claim_pairs(current=False)
    assert (gone.status, gone.gone_reason) == ("confirmed", "document superseded")


def test_a_pair_across_documents_survives_a_correction_elsewhere(ledger: Ledger) -> None:
    add(ledger, STATEMENTS[0], STATEMENTS[2])
    [pair] = ledger.claim_pairs()
    ledger.review(pair.id, "confirmed", reviewer="Bo", seen=0)
    moved = Document(
        "Corrected. " + STATEMENTS[2].text, id=STATEMENTS[2].id, date=STATEMENTS[2].date
    )
    [result] = add(ledger, moved)
    assert result.claim_pairs == 0
    [after] = ledger.claim_pairs()
    assert (after.id, after.status) == (pair.id, "confirmed")
    assert after.pair.later.start == pair.pair.later.start + len("Corrected. ")


def test_reading_again_keeps_pairs_across_documents(ledger: Ledger) -> None:
    add(ledger, *STATEMENTS)
    before = list(ledger.iter_claim_pairs())
    list(ledger.reprocess(everything=True, parser=None))
    assert list(ledger.iter_claim_pairs()) == before
    assert ledger.changes().total == 0


def test_pairs_made_after_one_pattern_are_capped(ledger: Ledger) -> None:
    pattern = [
        said(f"The tunnel will cost {100 + 10 * n} million euros", day=f"2024-01-{n + 1:02}")
        for n in range(10)
    ]
    results = add(ledger, *pattern, *STATEMENTS[:1], *STATEMENTS[2:3])
    assert sum(one.claim_pairs for one in results) == len(stored(ledger)) == MOST_PER_MATTER + 1
    assert sum(one.left_out for one in results) > 0
    assert results[-1].claim_pairs == 1
    assert ledger.check() == ()
