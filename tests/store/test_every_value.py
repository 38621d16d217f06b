"""No value that a ledger holds can change without its check telling, whatever the table."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import evolve
from sqlalchemy import Column, select, update

from quotetrack import Document, Ledger
from quotetrack.errors import LedgerError
from quotetrack.store.checking import digests, whole
from quotetrack.store.schema.tables import metadata
from tests.store.articles import add, said
from tests.store.test_soundness import filled


def filled_everywhere(ledger: Ledger) -> None:
    """Let every table have rows: old versions, splits, proposals, links, what a run changed."""
    filled(ledger)
    pier = "The pier will never be closed"
    sea = Document(f"“{pier}”, said Ivo Sandell. “The pier must be closed”, Ada Fenwick said.")
    for number, url in enumerate(("https://gazette.example/1", "https://herald.example/2")):
        there = evolve(sea, id=f"pier-{number}", url=url, date=datetime.date(2024, 3, 2 + number))
        add(ledger, evolve(there, publisher="Herald" if number else "Gazette"))
    add(ledger, said(f"{pier} to walkers", "Ivo J. Sandell", "2024-03-01", id="walkers"))
    add(ledger, said(f"{pier} to anglers", "Ivo Sandell", "2024-04-01", id="walkers"))
    ledger.split("Ada Fenwick", ["pier-1"], name="Ada Fenwick junior", reviewer="Ann")
    ledger.merge("Bo Lindqvist", "Ivo Sandell", reviewer="Cy")
    ledger.rename("Bo Lindqvist", "Bo Sandell", reviewer="Cy")
    ledger.correct_document("pier-0", reviewer="Ann", seen=0, title="The pier", url=None)
    stored = ledger.quotations(document_id="pier-0")[0]
    ledger.correct_quotation(stored.key, kind="indirect", reviewer="Bo", seen=stored.revision)
    one, other = (
        ledger.quotations(document_id=own, speaker="Bo Sandell")[0] for own in ("pier-1", "walkers")
    )
    sides = {"seen": (one.revision, other.revision), "reviewer": "Bo"}
    ledger.link(one.key, other.key, "contradicts", question="The pier?", **sides)
    for pair in ledger.claim_pairs():
        if pair.linked_by is None:
            ledger.take(pair.id, reviewer="Bo")
        else:
            ledger.review(pair.id, "rejected", reviewer="Cy", seen=pair.revision)


#: What no reader gets: what names are looked for under, and what is counted anew when it is asked.
_UNREAD: Final = {("settings", "name"), ("settings", "value"), ("findings", "tally")} | {
    ("name_keys", one) for one in ("hash", "entity_key")
}


#: What could stand where nothing stands, by the type of the column.
_AS_IF_STORED: Final = {
    **dict.fromkeys(("Text", "ExactText", "ShownText"), "Bo"),
    **dict.fromkeys(("Integer", "BigInteger", "Variant"), 1),
    "LargeBinary": b"12345678",
    "Date": datetime.date(2024, 1, 1),
    "UtcTime": datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc),
}


def others(column: Column[Any], value: Any, keys: Sequence[int]) -> Iterator[Any]:
    """Yield values that could stand in the place of the one that was stored."""
    if value is None:
        yield _AS_IF_STORED.get(type(column.type).__name__)
    elif column.nullable:
        yield None
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from [key for key in keys if key != value][:1] if column.foreign_keys else [value ^ 1]
    elif isinstance(value, float):
        yield value / 2
    elif isinstance(value, str):
        place = next((at for at, one in enumerate(value) if one.isalpha()), None)
        if place is not None:
            yield value[:place] + value[place].swapcase() + value[place + 1 :]
        yield value + " "
    elif isinstance(value, bytes):
        yield bytes(one ^ 1 for one in value) or b"12345678"
    elif isinstance(value, datetime.date):
        yield value + datetime.timedelta(days=1)


#: Whether every row is tried, which takes minutes, or the first and the last of each table.
_ALL: Final = bool(os.environ.get("QUOTETRACK_TEST_EVERY_VALUE"))


class UndoneError(Exception):
    """Takes a transaction back."""


def noticed(ledger: Ledger, column: Column[Any], row: Any, other: Any) -> bool | None:
    """Return whether the check tells another value in a row; None where no row can hold it."""
    table = column.table
    own = [one == row[one.name] for one in table.primary_key.columns]
    found = None
    try:
        with ledger._writing() as connection:
            connection.execute(update(table).where(*own).values({column: other}))
            # The digests find most, and in less time than all the rest.
            found = any(digests.problems(connection)) or bool(whole.problems(connection))
            raise UndoneError
    except (UndoneError, LedgerError):
        return found


def test_no_value_of_any_table_can_change_unseen(place: str) -> None:
    unseen, tried = set(), set()
    with Ledger(place) as ledger:
        filled_everywhere(ledger)
        assert ledger.check() == ()
        for column in (one for table in metadata.sorted_tables for one in table.columns):
            name = (column.table.name, column.name)
            if name in _UNREAD or name[1] == "key":
                continue
            with ledger._reading() as connection:
                rows = connection.execute(select(column.table)).mappings().all()
                keys = [
                    key
                    for link in column.foreign_keys
                    for key in connection.execute(select(link.column)).scalars()
                ]
            if rows:
                assert not noticed(ledger, column, rows[0], rows[0][column.name])
            for row in rows if _ALL else (*rows[:1], *rows[1:][-1:]):
                for other in others(column, row[column.name], keys):
                    told = noticed(ledger, column, row, other)
                    if told is not None:
                        tried.add(name)
                    if told is False:
                        unseen.add((*name, row[column.name], other))
        assert not unseen
        assert {one[0] for one in tried} == set(metadata.tables) - {"settings", "name_keys"}
