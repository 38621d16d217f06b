"""Quotations by their words: FTS5 in SQLite, `tsvector` in PostgreSQL.

In SQLite the number of a row joins the day and the key of a quotation, so that FTS5 itself finds a
range of days and gives the newest first. A search for a common word then reads one page of results
and not all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    cast,
    column,
    false,
    literal_column,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from quotetrack.store.filing.words import as_vector, match_expression, read_query, stems_of
from quotetrack.store.schema.tables import quotations

_KEY_BITS = 40
_KEY_MASK = (1 << _KEY_BITS) - 1

_words = table("quotation_words", column("rowid"), column("quotation_key"), column("words"))


@frozen
class Filed:
    """What a quotation is filed by: its key, its day, its words as they are shown."""

    key: int
    day: int
    text: str

    @property
    def row_number(self) -> int:
        """The number of its row in SQLite."""
        return (self.day << _KEY_BITS) | self.key


def key_of_row(row_number: int) -> int:
    """Return the key of the quotation that a row in SQLite is of."""
    return row_number & _KEY_MASK


def file_words(connection: Connection, filed: Iterable[Filed]) -> None:
    """File quotations by their words."""
    if connection.dialect.name == "sqlite":
        rows = [(one.row_number, " ".join(stems_of(one.text))) for one in filed]
        # In the order of their numbers FTS5 writes them at once.
        if rows := sorted(rows):
            connection.exec_driver_sql(
                "INSERT INTO quotation_words (rowid, words) VALUES (?, ?)", rows
            )
        return
    values = [{"key": one.key, "words": as_vector(stems_of(one.text))} for one in filed]
    if values:
        connection.execute(
            text("INSERT INTO quotation_words VALUES (:key, CAST(:words AS tsvector))"), values
        )


def unfile_words(connection: Connection, filed: Sequence[Filed]) -> None:
    """Take out quotations, given as they were filed."""
    if not filed:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO quotation_words (quotation_words, rowid, words) VALUES ('delete', ?, ?)",
            [(one.row_number, " ".join(stems_of(one.text))) for one in filed],
        )
        return
    connection.execute(
        text("DELETE FROM quotation_words WHERE quotation_key = :key"),
        [{"key": one.key} for one in filed],
    )


def keys_with_any(
    connection: Connection, words: Iterable[str], speaker_key: int, limit: int
) -> list[int]:
    """Return the keys of a speaker's current quotations that hold any of `words`, `limit` at most.

    The newest come first.
    """
    stems = dict.fromkeys(stem for word in words for stem in stems_of(word))
    if not stems:
        return []
    if connection.dialect.name == "sqlite":
        # The plus keeps SQLite from walking through all that the speaker has said.
        found = connection.exec_driver_sql(
            "SELECT q.key FROM quotation_words w JOIN quotations q "
            f"ON q.key = (w.rowid & {_KEY_MASK}) "
            "WHERE quotation_words MATCH ? AND +q.speaker_key = ? AND q.current "
            "ORDER BY w.rowid DESC LIMIT ?",
            (" OR ".join(f'"{stem}"' for stem in stems), speaker_key, limit),
        )
        return [key for (key,) in found]
    found = connection.execute(
        text(
            "SELECT q.key FROM quotation_words w JOIN quotations q ON q.key = w.quotation_key "
            "WHERE w.words @@ CAST(:words AS tsquery) AND q.speaker_key = :speaker AND q.current "
            "ORDER BY q.day DESC, q.key DESC LIMIT :most"
        ),
        {
            "words": " | ".join(f"'{stem}'" for stem in stems),
            "speaker": speaker_key,
            "most": limit,
        },
    )
    return [key for (key,) in found]


def joined_to(
    query: Select[Any],
    words: str,
    dialect: str,
    first_day: int | None,
    last_day: int | None,
) -> tuple[Select[Any], ColumnElement[int] | None]:
    """Join `query`, which reads quotations, to those that hold `words`.

    Return it with the column that has the order of days where the index gives it, else None.
    """
    wanted = read_query(words)
    if not wanted:
        return query.where(false()), None
    if dialect == "sqlite":
        number: ColumnElement[int] = literal_column("quotation_words.rowid")
        joined = query.join(
            _words, quotations.c.key == number.op("&")(literal_column(str(_KEY_MASK)))
        ).where(literal_column("quotation_words").op("MATCH")(match_expression(wanted, "sqlite")))
        if first_day is not None:
            joined = joined.where(number >= first_day << _KEY_BITS)
        if last_day is not None:
            joined = joined.where(number < (last_day + 1) << _KEY_BITS)
        return joined, number
    expression = match_expression(wanted, "postgresql")
    joined = query.join(_words, _words.c.quotation_key == quotations.c.key).where(
        _words.c.words.op("@@")(cast(expression, TSQUERY))
    )
    return joined, None
