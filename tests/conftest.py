"""What holds for every test."""

from __future__ import annotations

import gc

import pytest

from tests.postgresql import postgresql_database

__all__ = ["postgresql_database"]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Keep Python's garbage collector away from the tests themselves.

    They and what they import are hundreds of thousands of objects, which live to the end. Each full
    collection would look at all of them again.
    """
    gc.collect()
    gc.freeze()
