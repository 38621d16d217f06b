"""Claim pairs of a ledger go into every format as they come out of it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from quotetrack import Ledger
from quotetrack.errors import InputError
from quotetrack.exporting import judged_pairs
from quotetrack.formats import write_pairs
from quotetrack.terms import PAIR_FORMATS, PairFormat
from tests.store.articles import add, said

PROMISE = said("We will cut the harbour tax", day="2024-01-10", publisher="The Gazette")
BREACH = said("We will raise the harbour tax", day="2024-02-10", title="Tax goes up")


def written(pairs: Any, format: PairFormat) -> bytes:
    out = io.BytesIO()
    assert write_pairs(pairs, out, format).items == 1
    return out.getvalue()


@pytest.mark.parametrize("format", PAIR_FORMATS)
def test_what_claim_pairs_returns_can_be_written(format: PairFormat) -> None:
    with Ledger(":memory:") as ledger:
        add(ledger, PROMISE, BREACH)
        (pair,) = ledger.claim_pairs()
        page = "https://checks.example/1"
        ledger.review(pair.id, "confirmed", reviewer="Bo", seen=0, note="On tape.", url=page)
        direct = written(ledger.claim_pairs(), format)
        whole = written(judged_pairs(ledger), format)
    if format == "web-annotation":  # Without the texts there are no words around the statements.
        for target in json.loads(whole)["first"]["items"][0]["target"]:
            words = target["selector"][1]
            assert words["exact"].encode() in direct
    else:
        assert direct == whole


def test_anything_else_is_refused_in_words() -> None:
    with pytest.raises(InputError, match="a str has none"):
        written(["x"], "csv")


def test_a_document_without_a_headline_is_called_by_its_first_line(ledger: Ledger) -> None:
    add(ledger, PROMISE, BREACH)
    (pair,) = ledger.claim_pairs()
    assert pair.earlier_document.name == PROMISE.text
    assert pair.later_document.name == "Tax goes up"


def test_a_misspelt_speaker_gets_suggestions(ledger: Ledger) -> None:
    add(ledger, PROMISE, said("The roof leaks", "Bela Orr"))
    assert [one.name for one in ledger.similar_speakers("Ada Fenwik")] == ["Ada Fenwick"]
    with pytest.raises(LookupError, match="Did you mean Bela Orr"):
        ledger.speaker("Bella Or")
    assert ledger.similar_speakers("Zbigniew") == ledger.similar_speakers("") == ()
