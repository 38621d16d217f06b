"""Databases of a PostgreSQL server for tests, where one is named."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator

import pytest

#: The URL of a server on which the tests may make and drop databases of their own.
SERVER = os.environ.get("QUOTETRACK_TEST_POSTGRESQL", "")


@pytest.fixture(scope="session")
def postgresql_database() -> Iterator[str]:
    if not SERVER:
        pytest.skip(
            "QUOTETRACK_TEST_POSTGRESQL names no PostgreSQL server (.ci/postgresql starts one)"
        )
    from sqlalchemy import create_engine, text
    from sqlalchemy.engine import make_url

    server = make_url(SERVER).set(drivername="postgresql+psycopg")
    name = f"quotetrack_{uuid.uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


def new_schema(request: pytest.FixtureRequest) -> str:
    """Return the URL of an empty schema of that database."""
    from sqlalchemy import create_engine, text
    from sqlalchemy.engine import make_url

    url = make_url(request.getfixturevalue("postgresql_database"))
    schema = f"ledger_{uuid.uuid4().hex}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    engine.dispose()
    own = url.update_query_dict({"options": f"-csearch_path={schema}"})
    return own.render_as_string(hide_password=False)
