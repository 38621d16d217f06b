"""A small ledger of invented articles, and the service over it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quotetrack import Document, Ledger
from tests.service.serving import add, client_of, seed


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with two articles and one claim pair."""
    pytest.importorskip("sqlalchemy", reason="The extra store is not installed.")
    with Ledger(tmp_path / "test.ledger") as opened:
        add(
            opened,
            Document(
                seed("summit-two-answers"),
                id="summit",
                title="Two answers on one talk",
                publisher="The Gazette",
                date=datetime.date(2024, 3, 1),
                url="https://gazette.example/summit",
            ),
            Document(
                "“The harbour stays open”, said Ada Fenwick.",
                id="harbour",
                title="Harbour stays open",
                publisher="Coast Herald",
                date=datetime.date(2023, 5, 7),
            ),
        )
        yield opened


@pytest.fixture
def client(ledger: Ledger) -> Iterator[Any]:
    with client_of(ledger) as made:
        yield made


@pytest.fixture
def pair_id(ledger: Ledger) -> str:
    (pair,) = ledger.claim_pairs()
    return pair.id
