"""What a speaker of the ledger said besides on the matter of a quotation."""

from __future__ import annotations

import pytest

from quotetrack import Ledger
from quotetrack.errors import InputError, UnknownRecordError
from tests.store.articles import add, said

MATTER = [
    said("I am proud of the harbour law", day="2024-01-10"),
    said("The harbour law is a mistake", "A. Fenwick", "2024-02-10"),
    said("The harbour law was badly drafted", day="2024-02-11"),
    said("My dog is called Otto", day="2024-02-12"),
    said("The harbour law is a mistake", "Tomas Reyes", "2024-03-02"),
]


def test_ranked_with_the_pairs_that_they_are_in(ledger: Ledger) -> None:
    add(ledger, *MATTER[:1], said("The harbour law is a mistake", day="2024-02-10"), *MATTER[2:])
    given = ledger.quotations(words="proud")[0]
    first, second = ledger.related_statements(given)
    assert first.stored.text == "The harbour law is a mistake"
    assert first.related.differs[0] == "stance"
    (pair,) = ledger.claim_pairs()
    assert first.pair_ids == (pair.id,)
    assert second.stored.text == "The harbour law was badly drafted"
    assert second.pair_ids == ()
    assert ledger.related_statements(given.key, limit=1) == (first,)
    assert ledger.related_statements(given.quotation) == (first, second)


def test_merged_speakers_are_one(ledger: Ledger) -> None:
    add(ledger, *MATTER)
    given = ledger.quotations(words="proud")[0]
    assert len(ledger.related_statements(given)) == 1
    ledger.merge("Ada Fenwick", "A. Fenwick", reviewer="Jo")
    assert {one.stored.speaker for one in ledger.related_statements(given)} == {given.speaker}
    assert len(ledger.related_statements(given)) == 2


def test_what_is_stored_in_the_same_words_is_listed_once(ledger: Ledger) -> None:
    again = [said("The harbour law is a mistake", day=f"2024-02-{day:02}") for day in range(1, 5)]
    add(ledger, *MATTER[:1], *again, MATTER[2])
    given = ledger.quotations(words="proud")[0]
    texts = [one.stored.text for one in ledger.related_statements(given)]
    assert texts == ["The harbour law is a mistake", "The harbour law was badly drafted"]


def test_unknown_quotation_and_limit(ledger: Ledger) -> None:
    with pytest.raises(UnknownRecordError):
        ledger.related_statements(12345)
    with pytest.raises(InputError):
        ledger.related_statements(12345, limit=0)
