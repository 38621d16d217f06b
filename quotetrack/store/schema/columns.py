"""Column types that hold any Python string and any time alike in SQLite and PostgreSQL.

PostgreSQL refuses the character NUL in text, and both refuse lone surrogates. Nothing may be lost
for that, and nothing may read differently in the two stores.
"""

from __future__ import annotations

import datetime
import json
import re
from typing import Any, Final

from sqlalchemy import DateTime, Text, func
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")
_MARK: Final = "\ufffd"
#: How many characters of a text are read where only its beginning is shown.
_OPENING: Final = 200


def escaped(text: str) -> str:
    """Return `text` in a form that every database stores; `unescaped` returns it as it was.

    Only a text with NUL, a lone surrogate, or U+FFFD at its start looks different: it becomes
    U+FFFD with the text as JSON writes it.
    """
    if text.startswith(_MARK) or _UNSTORABLE.search(text):
        return _MARK + json.dumps(text)
    return text


def unescaped(stored: object) -> str:
    """Return the text that `escaped` was given.

    Raises:
        TypeError, ValueError: It is none, as in a damaged file, where SQLite may give a number.
    """
    text = stored
    if isinstance(stored, str) and stored.startswith(_MARK):
        text = json.loads(stored[1:])
    if not isinstance(text, str):
        raise TypeError(f"{stored!r} is no text.")
    return text


def shown(text: str) -> str:
    """Return `text` with U+FFFD in place of every character that a database refuses."""
    return _UNSTORABLE.sub(_MARK, text)


class ExactText(TypeDecorator[str]):
    """Text that comes back exactly as it was, and compares equal only with itself."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape what the database would refuse."""
        return None if value is None else escaped(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        """Undo the escaping."""
        return None if value is None else unescaped(value)


class ShownText(TypeDecorator[str]):
    """Text for looking at: the exact one stands in the JSON beside it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Replace what the database would refuse."""
        return None if value is None else shown(value)


def opening(documents: Any) -> Any:
    """Return the column `opening`, the beginning of the texts of `documents`, as it is stored."""
    return func.substr(documents.c.text, 1, _OPENING, type_=Text).label("opening")


def begun(stored: str | None) -> str:
    """Return how a text begins, of the column `opening`."""
    # Only a text that no database would store is escaped, and then its beginning is no whole JSON.
    if not stored or not stored.startswith(_MARK):
        return stored or ""
    return re.sub(r"\\[nrt]", "\n", shown(stored[2:]))


class UtcTime(TypeDecorator[datetime.datetime]):
    """A moment, with its time zone; SQLite stores it in UTC without one."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """Keep the time zone where the database can."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name != "sqlite"))

    def process_bind_param(
        self, value: datetime.datetime | None, dialect: Dialect
    ) -> datetime.datetime | None:
        """Turn any time zone into UTC."""
        if value is None:
            return None
        utc = value.astimezone(datetime.timezone.utc)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(
        self, value: datetime.datetime | None, dialect: Dialect
    ) -> datetime.datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            return value.replace(tzinfo=datetime.timezone.utc)
        return value.astimezone(datetime.timezone.utc)


def now() -> datetime.datetime:
    """Return the present moment in UTC."""
    return datetime.datetime.now(datetime.timezone.utc)
