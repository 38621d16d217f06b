"""Pages of query results, and totals that stop counting in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Row, Select, func, literal_column, select

from quotetrack.store.queries import MOST_ON_A_PAGE, check_number
from quotetrack.store.records import Page

T = TypeVar("T")
#: Totals are counted up to here.
MOST_COUNTED: Final = 10_000


def page_of(
    connection: Connection,
    query: Select[Any],
    limit: int,
    offset: int,
    read: Callable[[Sequence[Row[Any]]], Sequence[T]],
    counted: Callable[[], Select[Any]] | None = None,
) -> Page[T]:
    """Return one page of `query`, its rows turned into records by `read`.

    Where the rest must be counted, `counted` gives a query that finds as many rows and reads less.

    Raises `InputError` for a `limit` that is not from 1 to 1,000 or an `offset` below 0.
    """
    check_number("limit", limit, 1, MOST_ON_A_PAGE)
    check_number("offset", offset, 0, None)
    rows = connection.execute(query.limit(limit + 1).offset(offset)).all()
    if len(rows) <= limit and (rows or not offset):
        total, exact = offset + len(rows), True
    else:
        total, exact = _count(connection, query if counted is None else counted())
    return Page(
        items=tuple(read(rows[:limit])),
        total=total,
        total_is_exact=exact,
        limit=limit,
        offset=offset,
    )


def _count(connection: Connection, query: Select[Any]) -> tuple[int, bool]:
    bounded = (
        # Every query names its tables itself, so that they stay when its columns go.
        query.with_only_columns(literal_column("1").label("one"))
        .order_by(None)
        .limit(MOST_COUNTED + 1)
        .subquery()
    )
    counted = connection.execute(select(func.count()).select_from(bounded)).scalar_one()
    return min(counted, MOST_COUNTED), counted <= MOST_COUNTED
