"""Who is about to review which claim pair."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from quotetrack.errors import TakenError
from quotetrack.store.rows.lookup import checked_name, pair_key
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.sealing import sealed_row, update_sealed
from quotetrack.store.schema.tables import takings


def take(connection: Connection, pair_id: str, reviewer: str, *, over: bool = False) -> None:
    """Give a pair to a reviewer. See `Ledger.take`."""
    checked_name(reviewer)
    key = pair_key(connection, pair_id)
    taken_by = _taken_by(connection, key)
    if taken_by == reviewer:
        return
    if taken_by is None:
        values = {"pair_key": key, "reviewer": reviewer, "taken_at": now()}
        connection.execute(insert(takings).values(sealed_row(takings, values)))
        return
    if not over:
        raise _taken(pair_id, taken_by, "Take it over if they do not mind, or take another one.")
    update_sealed(
        connection,
        update(takings).where(takings.c.pair_key == key).values(reviewer=reviewer, taken_at=now()),
    )


def give_back(connection: Connection, pair_id: str, reviewer: str) -> None:
    """Take a pair from a reviewer. See `Ledger.give_back`."""
    checked_name(reviewer)
    key = pair_key(connection, pair_id)
    taken_by = _taken_by(connection, key)
    if taken_by not in (None, reviewer):
        raise _taken(pair_id, taken_by, "Only they can give it back; you can take it over.")
    connection.execute(delete(takings).where(takings.c.pair_key == key))


def _taken_by(connection: Connection, key: int) -> str | None:
    taker: str | None = connection.execute(
        select(takings.c.reviewer).where(takings.c.pair_key == key)
    ).scalar()
    return taker


def _taken(pair_id: str, taken_by: str | None, advice: str) -> TakenError:
    who = taken_by or ""
    return TakenError(f"{who} has taken the claim pair {pair_id}. {advice}", taken_by=who)
