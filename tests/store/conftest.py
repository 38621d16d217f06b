"""Every test with `ledger` or `place` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quotetrack import Ledger
from tests.postgresql import new_schema


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The path or URL of a ledger that is not there yet."""
    return new_place(request, tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def shared_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same, for a ledger that all tests of a module read and none changes."""
    return new_place(request, tmp_path_factory.mktemp("shared"))


def new_place(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "sqlite":
        return str(folder / "test.ledger")
    return new_schema(request)


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger(place) as opened:
        yield opened
        assert opened.check() == ()
