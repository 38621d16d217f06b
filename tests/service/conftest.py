"""A small ledger of invented articles, and the service over it."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quotetrack import Document, Ledger
from tests.postgresql import new_schema
from tests.service.serving import add, client_of, seed

#: Whether the pages are asked over PostgreSQL: slower, since each test reads the articles anew.
ON_POSTGRESQL = bool(os.environ.get("QUOTETRACK_TEST_PAGES_ON_POSTGRESQL"))


def fill(ledger: Ledger) -> None:
    """Add two articles, which have one claim pair."""
    add(
        ledger,
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


@pytest.fixture(scope="session")
def made_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with two articles and one claim pair, which nobody changes."""
    pytest.importorskip("sqlalchemy", reason="The extra store is not installed.")
    path = tmp_path_factory.mktemp("made") / "made.ledger"
    with Ledger(path) as opened:
        fill(opened)
    return path


@pytest.fixture
def ledger(request: pytest.FixtureRequest, made_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of two articles and one claim pair for one test."""
    if ON_POSTGRESQL:
        with Ledger(new_schema(request)) as opened:
            fill(opened)
            yield opened
        return
    with Ledger(shutil.copy(made_ledger, tmp_path / "test.ledger")) as opened:
        yield opened


@pytest.fixture(scope="session")
def reading_client(made_ledger: Path) -> Iterator[Any]:
    """A client for tests that change nothing, which share it."""
    with Ledger(made_ledger) as opened, client_of(opened) as made:
        yield made


@pytest.fixture
def client(ledger: Ledger) -> Iterator[Any]:
    with client_of(ledger) as made:
        yield made


@pytest.fixture
def pair_id(ledger: Ledger) -> str:
    (pair,) = ledger.claim_pairs()
    return pair.id
