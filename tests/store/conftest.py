"""Every test with `ledger` or `place` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from quotetrack import Ledger

#: The URL of a server on which the tests may make and drop databases of their own.
SERVER = os.environ.get("QUOTETRACK_TEST_POSTGRESQL", "")


@pytest.fixture(scope="session")
def postgresql_database() -> Iterator[str]:
    if not SERVER:
        pytest.skip(
            "QUOTETRACK_TEST_POSTGRESQL names no PostgreSQL server (.ci/postgresql starts one)"
        )
    server = make_url(SERVER).set(drivername="postgresql+psycopg")
    name = f"quotetrack_{uuid.uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


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
    url = make_url(request.getfixturevalue("postgresql_database"))
    schema = f"ledger_{uuid.uuid4().hex}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    engine.dispose()
    own = url.update_query_dict({"options": f"-csearch_path={schema}"})
    return own.render_as_string(hide_password=False)


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with Ledger(place) as opened:
        yield opened
        assert opened.check() == ()
