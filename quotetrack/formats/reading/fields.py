"""Fields of a document as other programs write them."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlsplit

from quotetrack.errors import InputError

#: The publishing states of news items that their publisher took back.
WITHDRAWN: Final = ("canceled", "cancelled", "withheld")
#: Truth is a number to Python, so it comes first.
_KINDS: Final[tuple[tuple[Any, str], ...]] = (
    (type(None), "empty"),
    (bool, "true or false"),
    ((int, float), "a number"),
    (str, "a text"),
    (list, "a list"),
    (dict, "an object"),
    (bytes, "bytes without an encoding"),
    (datetime.date, "a date"),
)
_ISO: Final = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:$|[T ])")


def day_of(value: object) -> datetime.date | None:
    """Return the day of a date or a time, None for an empty one.

    Takes ISO 8601 ("2024-03-05", "2024-03-05T21:10:00+01:00", "20240305T211000Z") and the dates of
    e-mail and RSS ("Tue, 05 Mar 2024 21:10:00 GMT"). The day is the one that is written, in the
    time zone that is written. Raises `InputError` for anything else; numbers are not guessed at.
    """
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str):
        written = value.strip()
        if not written:
            return None
        try:
            if found := _ISO.match(written):
                return datetime.date(*(int(part) for part in found.groups()))
            return parsedate_to_datetime(written).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    raise InputError(
        f"{value!r:.60} is no date. Dates are read as 2024-03-05, as 2024-03-05T21:10:00Z or as "
        "Tue, 05 Mar 2024 21:10:00 GMT."
    )


def kind_in_words(value: object) -> str:
    """Return what sort of value it is, for people who may not write programs."""
    for kinds, words in _KINDS:
        if isinstance(value, kinds):
            return words
    return f"of type {type(value).__name__}"


def words_of(value: object) -> str | None:
    """Return a text field, None for an empty one. An object gives its name."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, list) and value:
        return words_of(value[0])
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def web_address(value: object) -> str | None:
    """Return an address of the web, None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return None
    return value.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def first_of(item: dict[str, Any], *names: str) -> Any:
    """Return the first of these fields that is there and not empty, or None."""
    return next((item[name] for name in names if item.get(name)), None)
