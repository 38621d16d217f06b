"""What the API takes and returns, where it is no record of the ledger itself."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Final, Generic, TypeVar

from attrs import frozen
from litestar.params import QueryParameter
from msgspec import Meta, Struct

from quotetrack.service.choices import FURTHEST
from quotetrack.store import (
    DocumentLabel,
    Page,
    Review,
    StoredPair,
)
from quotetrack.terms import Rating, ReviewStatus

T = TypeVar("T")

Limit = Annotated[int, QueryParameter(ge=1, le=1000, description="How many items at most.")]
Offset = Annotated[
    int, QueryParameter(ge=0, le=FURTHEST, description="How many are left out before.")
]
Score = Annotated[float | None, QueryParameter(ge=0, le=1, description="The lowest score.")]
Id = Annotated[str, QueryParameter(max_length=1000, description="An id or a name.")]
SomeId = Annotated[str | None, QueryParameter(max_length=1000, description="An id or a name.")]
HiddenFrom = Annotated[
    str | None,
    QueryParameter(
        max_length=100,
        description="Hides how others judged pairs that this reviewer has not judged.",
    ),
]

#: A list that is not told otherwise has as many items.
USUAL: Final = 50

_Name = Annotated[str, Meta(max_length=100)]
_Text = Annotated[str, Meta(min_length=1)]
_Note = Annotated[str, Meta(max_length=10_000)]
Note = _Note
#: The number of a quotation in the ledger.
Key = Annotated[int, Meta(ge=0, le=2**53)]
#: The revision that a reviewer saw.
Revision = Annotated[int, Meta(ge=0, le=2**31)]


class Sent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a caller sends. A key that has no field here is refused by its name."""


@frozen(kw_only=True)
class Listing(Generic[T]):
    """A part of a longer list; see `quotetrack.store.Page`."""

    items: list[T]
    total: int
    total_is_exact: bool
    limit: int
    offset: int
    has_more: bool


def listing(page: Page[T]) -> Listing[T]:
    """Return a page of the ledger as the API returns it."""
    return Listing(
        items=list(page.items),
        total=page.total,
        total_is_exact=page.total_is_exact,
        limit=page.limit,
        offset=page.offset,
        has_more=page.has_more,
    )


@frozen(kw_only=True)
class PairWithReviews:
    """A claim pair with every verdict on it, the oldest first."""

    pair: StoredPair
    reviews: list[Review]


class Verdict(Sent, frozen=True, kw_only=True):
    """A verdict. `seen` is the revision of the pair that the reviewer saw."""

    status: ReviewStatus
    seen: Annotated[int, Meta(ge=0, le=2**31)]
    rating: Rating | None = None
    note: _Note = ""
    url: Annotated[str, Meta(max_length=2000)] = ""
    reviewer: _Name | None = None


class Taking(Sent, frozen=True, kw_only=True):
    """Who takes a pair; `over` takes it over from somebody else."""

    over: bool = False
    reviewer: _Name | None = None


class TakingNext(Sent, frozen=True, kw_only=True):
    """Who takes the best pairs that nobody has taken, and how many."""

    count: Annotated[int, Meta(ge=1, le=1000)] = 1
    reviewer: _Name | None = None


class TakingBack(Sent, frozen=True, kw_only=True):
    """Who takes their verdict back; `seen` is the revision of the pair that they saw."""

    seen: Revision
    reviewer: _Name | None = None


@frozen(kw_only=True)
class Stale:
    """It has changed meanwhile, or stands against what was decided; nothing was written."""

    status_code: int
    detail: str
    seen: int | None = None
    revision: int | None = None


@frozen(kw_only=True)
class Conflict:
    """Somebody reviewed or changed the pair meanwhile; nothing was written."""

    status_code: int
    detail: str
    pair_id: str
    seen: int
    revision: int


@frozen(kw_only=True)
class Problem:
    """What went wrong and what to do about it."""

    status_code: int
    detail: str


class Article(Sent, frozen=True, kw_only=True):
    """An article to analyse or to add."""

    text: _Text
    id: Annotated[str, Meta(min_length=1, max_length=500)] | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: datetime.date | None = None
    language: Annotated[str, Meta(min_length=2, max_length=35)] = "en"


@frozen(kw_only=True)
class Added:
    """What became of an article that was to be added."""

    document_id: str
    status: str
    quotations: int
    claim_pairs: int


class TwoSpeakers(Sent, frozen=True, kw_only=True):
    """Two speakers, by id or name. `keep` is the id that goes on after a merge."""

    first: _Text
    second: _Text
    keep: str = ""
    note: _Note = ""
    reviewer: _Name | None = None


class Split(Sent, frozen=True, kw_only=True):
    """The documents in which a name means somebody else, called `name` or as before."""

    speaker: _Text
    document_ids: Annotated[list[str], Meta(min_length=1, max_length=10_000)]
    name: str = ""
    note: _Note = ""
    reviewer: _Name | None = None


class OtherName(Sent, frozen=True, kw_only=True):
    """Another name of a speaker."""

    speaker: _Text
    name: _Text
    note: _Note = ""
    reviewer: _Name | None = None


class Undoing(Sent, frozen=True, kw_only=True):
    """Who takes a decision back."""

    reviewer: _Name | None = None


@frozen(kw_only=True)
class StoredArticle:
    """A document of the ledger with what was found in it, in the plain form of quotetrack."""

    label: DocumentLabel
    current: bool
    analysis: dict[str, Any]
