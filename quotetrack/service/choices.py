"""What a list shows, as the query of its address says: filters and the place in the list.

Forms send every field, empty ones too, and people edit addresses by hand. So empty means "all",
and anything that is no value becomes an `InputError` that says so.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Final, TypeVar
from urllib.parse import urlencode

import attrs
from attrs import evolve, field, frozen

from quotetrack.errors import InputError
from quotetrack.service.uploads import day_from
from quotetrack.store.queries import DocumentQuery, PairQuery, Query, QuotationQuery
from quotetrack.terms import (
    PAIR_ORDERS,
    RATINGS,
    RELATIONS,
    REVIEW_STATUSES,
    SPEAKER_ORDERS,
    Vocabulary,
)

PAGE_LENGTH: Final = 25
#: No list is paged further than this; who looks for more narrows the list down.
FURTHEST: Final = 1_000_000

C = TypeVar("C", bound="Choice")


def query_of(values: Mapping[str, Any]) -> str:
    """Return a query with the values that are not empty, "" or beginning with "?"."""
    given = {key: str(value) for key, value in values.items() if value not in ("", None, 0)}
    # A lone surrogate, which an id may hold, becomes a question mark: the id is not found then.
    return f"?{urlencode(given, errors='replace')}" if given else ""


def number_from(written: str, problem: str) -> int:
    """Return the whole number that a form holds. Raises `InputError`, which tells `problem`."""
    if not (written.isascii() and written.isdigit() and len(written) < 19):
        raise InputError(problem)
    return int(written)


@frozen(kw_only=True)
class Choice:
    """Filters of a list and the number of the first item shown."""

    #: What the ledger is asked with.
    record: ClassVar[type[Query]] = Query
    #: What an address calls otherwise than the record.
    called: ClassVar[Mapping[str, str]] = {}

    offset: int = 0

    @classmethod
    def read(cls: type[C], query: Mapping[str, str]) -> C:
        """Return what the query of an address chooses. Raises `InputError`."""
        names = [one.name for one in attrs.fields(cls)]
        known: dict[str, Any] = {name: query.get(name, "").strip() for name in names}
        offset = known["offset"] or "0"
        if not offset.isascii() or not offset.isdigit() or int(offset[:9]) > FURTHEST:
            raise InputError(f"offset is a number from 0 to {FURTHEST}.")
        return cls(**{**known, "offset": int(offset)})

    def query(self, **changes: Any) -> str:
        """Return this choice as the query of an address, with some of it changed."""
        return query_of({**attrs.asdict(self), **changes})

    def wanted(self) -> dict[str, Any]:
        """Return what the ledger is asked with, without order and place."""
        known = {one.name for one in attrs.fields(self.record)} - {"order", "limit", "offset"}
        given = {
            self.called.get(name, name): value
            for name, value in attrs.asdict(self).items()
            if value
        }
        return {name: _typed(name, given[name]) for name in given if name in known}

    def at(self: C, offset: int) -> C:
        """Return the same list from another item on."""
        return evolve(self, offset=max(0, offset))


def _typed(name: str, value: str) -> Any:
    if name in ("since", "until"):
        return day_from(value)
    if name == "reviewed":
        return value == "yes"
    return float(value) if name == "least_score" else value


def _one_of(known: Vocabulary[Any, Any]) -> Any:
    def check(_choice: Any, attribute: Any, value: str) -> None:
        if value:
            known.checked(value, attribute.name)

    return field(default="", validator=check)


def _yes() -> Any:
    def check(_choice: Any, attribute: Any, value: str) -> None:
        if value not in ("", "yes"):
            raise InputError(f"{attribute.name} is yes or nothing; this is {value!r}.")

    return field(default="", validator=check)


def _day(_choice: Any, _attribute: Any, value: str) -> None:
    day_from(value)


def _score(_choice: Any, _attribute: Any, value: str) -> None:
    try:
        fits = not value or 0 <= float(value) <= 1
    except ValueError:
        fits = False
    if not fits:
        raise InputError(f"A score is a number from 0 to 1; this is {value!r}.")


@frozen(kw_only=True)
class _InTime(Choice):
    since: str = field(default="", validator=_day)
    until: str = field(default="", validator=_day)

    @property
    def days(self) -> dict[str, datetime.date | None]:
        """The first and the last day."""
        return {"since": day_from(self.since), "until": day_from(self.until)}


@frozen(kw_only=True)
class PairChoice(_InTime):
    """Which claim pairs are listed, in which order."""

    record = PairQuery
    called: ClassVar[Mapping[str, str]] = {
        "score": "least_score",
        "document": "document_id",
        "taken": "taken_by",
        "unjudged": "not_by",
    }

    speaker: str = ""
    relation: str = _one_of(RELATIONS)
    status: str = _one_of(REVIEW_STATUSES)
    rating: str = _one_of(RATINGS)
    reviewer: str = ""
    score: str = field(default="", validator=_score)
    words: str = ""
    publisher: str = ""
    document: str = ""
    taken: str = ""
    unjudged: str = ""
    reviewed: str = _yes()
    order: str = _one_of(PAIR_ORDERS)

    @property
    def narrowed(self) -> bool:
        """Whether anything but status and order is asked for."""
        return any(
            value
            for name, value in attrs.asdict(self).items()
            if name not in ("offset", "status", "order")
        )


@frozen(kw_only=True)
class QuotationChoice(_InTime):
    """Which quotations are found."""

    record = QuotationQuery

    words: str = ""
    speaker: str = ""
    publisher: str = ""

    @property
    def asked(self) -> bool:
        """Whether anything is looked for."""
        return any((self.words, self.speaker, self.publisher, self.since, self.until))


@frozen(kw_only=True)
class SpeakerChoice(Choice):
    """Which speakers are listed."""

    name: str = ""
    order: str = _one_of(SPEAKER_ORDERS)


@frozen(kw_only=True)
class TimelineChoice(_InTime):
    """Whose timeline is shown, on which topic, and whom else may be the same."""

    id: str = ""
    topic: str = ""
    other: str = ""


def _key(value: str | int) -> int:
    found = number_from(str(value) or "0", "A quotation is named by a whole number.")
    if found >= 2**53:
        raise InputError("There is no such quotation.")
    return found


@frozen(kw_only=True)
class LinkChoice(Choice):
    """Which statements are linked, and the words that the second is looked for by."""

    first: int = field(default=0, converter=_key)
    second: int = field(default=0, converter=_key)
    words: str = ""


@frozen(kw_only=True)
class CorrectionChoice(Choice):
    """Which corrections are listed."""

    waiting: str = ""


@frozen(kw_only=True)
class FigureChoice(Choice):
    """Whose documents are counted."""

    publisher: str = ""


@frozen(kw_only=True)
class DocumentChoice(_InTime):
    """Which documents are listed."""

    record = DocumentQuery

    title: str = ""
    publisher: str = ""
