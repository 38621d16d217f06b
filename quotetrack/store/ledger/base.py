"""What all parts of a ledger share: the database, and how it is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, Select

from quotetrack.store.finding.paging import page_of
from quotetrack.store.records import Page
from quotetrack.store.schema import database
from quotetrack.store.upgrading.upgrade import check_present, prepare

T = TypeVar("T")
_AT_ONCE = 500


class LedgerBase:
    """An open database with the tables of a ledger."""

    def __init__(
        self,
        url_or_path: str | os.PathLike[str],
        *,
        upgrade: bool = True,
        read_only: bool = False,
    ) -> None:
        """See `Ledger`."""
        self._engine: Engine = database.open_engine(url_or_path, read_only=read_only)
        try:
            if read_only:
                check_present(self._engine)
            else:
                prepare(self._engine, upgrade=upgrade)
        except BaseException:
            self._engine.dispose()
            raise

    def __repr__(self) -> str:
        return f"<Ledger {self._engine.url.render_as_string(hide_password=True)}>"

    def _reading(self) -> AbstractContextManager[Connection]:
        return database.reading(self._engine)

    def _writing(self) -> AbstractContextManager[Connection]:
        return database.writing(self._engine)

    def _page(
        self,
        query: Callable[[Connection], Select[Any]],
        read: Callable[[Connection, Sequence[Row[Any]]], Sequence[T]],
        limit: int,
        offset: int,
        counted: Callable[[Connection], Select[Any]] | None = None,
    ) -> Page[T]:
        """Return a page of what `query` finds; `counted` finds as much, without what is shown."""
        with self._reading() as connection:
            return page_of(
                connection,
                query(connection),
                limit,
                offset,
                lambda rows: read(connection, rows),
                None if counted is None else lambda: counted(connection),
            )

    def _all(
        self,
        query: Callable[[Connection], Select[Any]],
        key: Any,
        read: Callable[[Connection, Sequence[Row[Any]]], Sequence[T]],
        at_once: int = _AT_ONCE,
    ) -> Iterator[T]:
        """Yield everything that `query` finds, in the order of `key`, `at_once` rows at a time.

        No transaction stays open between the parts, so that a slow reader keeps nobody waiting.
        """
        last = 0
        while True:
            with self._reading() as connection:
                part = query(connection).order_by(None).order_by(key)
                rows = connection.execute(part.where(key > last).limit(at_once)).all()
                found = read(connection, rows)
            if not rows:
                return
            yield from found
            last = rows[-1].key
