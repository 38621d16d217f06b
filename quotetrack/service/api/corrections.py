"""What people decide on quotations and documents, and pairs that they make."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

from attrs import frozen
from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import JSONBody, PathParameter, QueryParameter
from msgspec import UNSET, Meta, UnsetType

from quotetrack.model import SaidOn
from quotetrack.service.api.asking import asked_with
from quotetrack.service.api.records import (
    USUAL,
    Id,
    Key,
    Limit,
    Listing,
    Note,
    Offset,
    Problem,
    Revision,
    Sent,
    Stale,
    Undoing,
    listing,
)
from quotetrack.service.people import reviewer_from, visitor_of
from quotetrack.store import (
    Correction,
    Deletion,
    Ledger,
    NewSpeaker,
    StoredDocument,
    StoredPair,
    StoredQuotation,
    StoredRelated,
)
from quotetrack.store.queries import CorrectionQuery
from quotetrack.terms import (
    DatePrecision,
    DecisionFigureName,
    EntityKind,
    NoSpeechReason,
    QuotationKind,
    Rating,
    Relation,
)

_UNKNOWN = {404: ResponseSpec(Problem, description="There is no such quotation or document.")}
_DECIDED = {
    **_UNKNOWN,
    409: ResponseSpec(Stale, description="It has changed meanwhile; nothing was written."),
}
_TAGS = ["corrections"]
_Request: TypeAlias = Request[Any, Any, Any]
_Ledger: TypeAlias = NamedDependency[Ledger]
_Offset = Annotated[int, Meta(ge=0, le=2**31)]
_Name = Annotated[str, Meta(min_length=1, max_length=300)]
_Publisher = Annotated[
    str | None, QueryParameter(max_length=300, description="The name of the publisher, exactly.")
]
_KeyInPath = Annotated[int, PathParameter(ge=0, le=2**53)]


class Place(Sent, frozen=True, kw_only=True):
    """Characters of the text of a document: `start` inclusive, `end` exclusive."""

    start: _Offset
    end: _Offset


class Day(Sent, frozen=True, kw_only=True):
    """When something was said, and how exactly that is known."""

    date: datetime.date
    precision: DatePrecision = "day"


class Somebody(Sent, frozen=True, kw_only=True):
    """Somebody whom the ledger does not know yet."""

    name: _Name
    kind: EntityKind = "person"


class Decided(Sent, frozen=True, kw_only=True):
    """A decision: who made it, and why."""

    note: Note = ""
    reviewer: Annotated[str, Meta(max_length=100)] | None = None


class Seen(Decided, frozen=True, kw_only=True):
    """A decision on a quotation; `seen` is the revision of it that the reviewer saw."""

    seen: Revision


@frozen(kw_only=True)
class Figure:
    """How often the program was right on one thing: `right` of `decided`, which is `share`."""

    what: DecisionFigureName
    decided: int
    right: int
    share: float
    told: str


Pieces = Annotated[list[Place], Meta(min_length=1, max_length=1000)]


class QuotationChange(Seen, frozen=True, kw_only=True):
    """What is otherwise with a quotation. What is left out stays; null is nobody, none."""

    speaker: _Name | UnsetType | None = UNSET
    new_speaker: Somebody | UnsetType = UNSET
    source: Place | UnsetType | None = UNSET
    kind: QuotationKind | UnsetType = UNSET
    pieces: Pieces | UnsetType = UNSET
    said_on: Day | UnsetType | None = UNSET


class Missed(Decided, frozen=True, kw_only=True):
    """A quotation that the program missed, by its place in a document."""

    document_id: _Name
    pieces: Pieces
    speaker: _Name | None = None
    new_speaker: Somebody | UnsetType = UNSET
    source: Place | UnsetType | None = UNSET
    kind: QuotationKind = "direct"
    said_on: Day | UnsetType | None = UNSET


class NoSpeechAt(Seen, frozen=True, kw_only=True):
    """Why a quotation is no speech."""

    reason: NoSpeechReason


class Divided(Seen, frozen=True, kw_only=True):
    """The pieces of each of the quotations that one is divided into."""

    groups: Annotated[list[Pieces], Meta(min_length=2, max_length=100)]


class Joined(Decided, frozen=True, kw_only=True):
    """Quotations of one document that are one, with the revision of each that was seen."""

    keys: Annotated[list[Key], Meta(min_length=2, max_length=100)]
    seen: Annotated[list[Revision], Meta(min_length=2, max_length=100)]


class DocumentChange(Decided, frozen=True, kw_only=True):
    """What is otherwise with a document. What is left out stays; null is none."""

    document_id: _Name
    seen: Revision
    title: Annotated[str, Meta(max_length=1000)] | UnsetType | None = UNSET
    date: datetime.date | UnsetType | None = UNSET
    publisher: Annotated[str, Meta(max_length=300)] | UnsetType | None = UNSET
    url: Annotated[str, Meta(max_length=2000)] | UnsetType | None = UNSET


class Gone(Decided, frozen=True, kw_only=True):
    """A document that is deleted for good; `seen` is the revision of what would go."""

    document_id: _Name
    seen: Revision


class Link(Decided, frozen=True, kw_only=True):
    """Two statements of one speaker, by their keys, with the revisions that were seen."""

    first: Key
    second: Key
    first_seen: Revision
    second_seen: Revision
    relation: Relation
    question: Annotated[str, Meta(max_length=1000)] = ""
    rating: Rating | None = None


def _decision(path: str, summary: str, **more: Any) -> Callable[[Callable[..., Any]], Any]:
    """Return a decorator for what writes a decision and answers with what became of it."""
    return post(path, sync_to_thread=True, summary=summary, tags=_TAGS, responses=_DECIDED, **more)


def _said(request: _Request, data: Any) -> dict[str, Any]:
    return {"reviewer": reviewer_from(visitor_of(request), data.reviewer), "note": data.note}


def _wanted(data: QuotationChange | Missed) -> dict[str, Any]:
    """Return what is said of a quotation, as arguments of the ledger."""
    wanted: dict[str, Any] = {}
    for name in ("speaker", "kind", "source", "pieces", "said_on"):
        value = getattr(data, name, UNSET)
        if value is not UNSET:
            wanted[name] = value
    if data.new_speaker is not UNSET:
        wanted["speaker"] = NewSpeaker(data.new_speaker.name, data.new_speaker.kind)
    if isinstance(wanted.get("source"), Place):
        wanted["source"] = (wanted["source"].start, wanted["source"].end)
    if "pieces" in wanted:
        wanted["pieces"] = _places(wanted["pieces"])
    if isinstance(wanted.get("said_on"), Day):
        wanted["said_on"] = SaidOn(wanted["said_on"].date, wanted["said_on"].precision)
    return wanted


def _places(pieces: list[Place]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in pieces]


@get(
    "/api/quotations/{key:int}",
    sync_to_thread=True,
    summary="One quotation",
    tags=["quotations"],
    responses=_UNKNOWN,
)
def quotation(ledger: _Ledger, key: _KeyInPath) -> StoredQuotation:
    """Return a quotation by its key."""
    return ledger.quotation(key)


@get(
    "/api/quotations/{key:int}/related",
    sync_to_thread=True,
    summary="What its speaker said besides on the matter",
    tags=["quotations"],
    responses=_UNKNOWN,
)
def related(ledger: _Ledger, key: _KeyInPath) -> list[StoredRelated]:
    """Return statements of the same speaker on the same matter, the nearest first."""
    return list(ledger.related_statements(key))


@_decision("/api/quotations", "Add a quotation that was missed")
def add(request: _Request, ledger: _Ledger, data: JSONBody[Missed]) -> StoredQuotation:
    """Add a quotation by its place in the text of a document."""
    return ledger.add_quotation(data.document_id, **_wanted(data), **_said(request, data))


@_decision("/api/quotations/join", "Make several quotations one")
def join(request: _Request, ledger: _Ledger, data: JSONBody[Joined]) -> StoredQuotation:
    """Join quotations of one document."""
    return ledger.join_quotations(data.keys, seen=data.seen, **_said(request, data))


@_decision("/api/quotations/{key:int}/correct", "Correct a quotation")
def correct(
    request: _Request,
    ledger: _Ledger,
    key: _KeyInPath,
    data: JSONBody[QuotationChange],
) -> StoredQuotation:
    """Correct speaker, source, kind, pieces or day. With other pieces it has another key."""
    return ledger.correct_quotation(key, seen=data.seen, **_wanted(data), **_said(request, data))


@_decision("/api/quotations/{key:int}/divide", "Make one quotation several")
def divide(
    request: _Request,
    ledger: _Ledger,
    key: _KeyInPath,
    data: JSONBody[Divided],
) -> list[StoredQuotation]:
    """Divide a quotation."""
    groups = [_places(one) for one in data.groups]
    return list(ledger.divide_quotation(key, groups, seen=data.seen, **_said(request, data)))


@_decision("/api/quotations/{key:int}/confirm", "Say that a quotation is right")
def confirm(
    request: _Request,
    ledger: _Ledger,
    key: _KeyInPath,
    data: JSONBody[Seen],
) -> StoredQuotation:
    """Say that speaker, kind and words are right: they hold from then on."""
    return ledger.confirm_quotation(key, seen=data.seen, **_said(request, data))


@_decision("/api/quotations/{key:int}/remove", "Say that a quotation is none")
def remove(
    request: _Request,
    ledger: _Ledger,
    key: _KeyInPath,
    data: JSONBody[Seen],
) -> Correction:
    """Take a quotation out."""
    return ledger.remove_quotation(key, seen=data.seen, **_said(request, data))


@_decision("/api/quotations/{key:int}/no-speech", "Say that a quotation is no speech")
def no_speech(
    request: _Request,
    ledger: _Ledger,
    key: _KeyInPath,
    data: JSONBody[NoSpeechAt],
) -> Correction:
    """Take a quotation out, with the reason why its words are no speech."""
    return ledger.mark_no_speech(key, data.reason, seen=data.seen, **_said(request, data))


@_decision("/api/document/correct", "Correct what is known of a document")
def correct_document(
    request: _Request,
    ledger: _Ledger,
    data: JSONBody[DocumentChange],
) -> StoredDocument:
    """Correct title, date, publisher or address."""
    wanted = {
        name: value
        for name in ("title", "date", "publisher", "url")
        if (value := getattr(data, name)) is not UNSET
    }
    said = _said(request, data)
    return ledger.correct_document(data.document_id, seen=data.seen, **said, **wanted)


@get(
    "/api/document/deletion",
    sync_to_thread=True,
    summary="What would go with a document",
    tags=_TAGS,
    responses=_UNKNOWN,
)
def deletion(ledger: _Ledger, id: Id) -> Deletion:
    """Return what would be deleted with a document. Nothing is."""
    return ledger.deletion(id)


@_decision("/api/document/delete", "Delete a document for good")
def delete_document(request: _Request, ledger: _Ledger, data: JSONBody[Gone]) -> Deletion:
    """Delete a document with all that hangs on it. It cannot be taken back."""
    return ledger.delete_document(data.document_id, seen=data.seen, **_said(request, data))


@get("/api/deletions", sync_to_thread=True, summary="List deletions", tags=_TAGS)
def deletions(ledger: _Ledger, limit: Limit = USUAL, offset: Offset = 0) -> Listing[Deletion]:
    """Return which deletions there were, the last first; not of what."""
    return listing(ledger.deletions(limit=limit, offset=offset))


@_decision("/api/deletions/{number:int}/lift", "Let a deleted document in again", status_code=204)
def lift(
    request: _Request,
    ledger: _Ledger,
    number: Annotated[int, PathParameter(ge=1, le=2**53)],
    data: JSONBody[Undoing],
) -> None:
    """Let a document that was deleted for good come in again, when it is added."""
    ledger.lift_deletion(number, reviewer=reviewer_from(visitor_of(request), data.reviewer))


@get("/api/corrections", sync_to_thread=True, summary="List corrections", tags=_TAGS)
@asked_with(CorrectionQuery)
def corrections(ledger: Ledger, wanted: dict[str, Any]) -> Listing[Correction]:
    """Return what people decided, the last first, what was taken back included."""
    return listing(ledger.corrections(**wanted))


@_decision("/api/corrections/{number:int}/undo", "Take a correction back")
def undo(
    request: _Request,
    ledger: _Ledger,
    number: Annotated[int, PathParameter(ge=1, le=2**53)],
    data: JSONBody[Undoing],
) -> Correction:
    """Undo a correction or a link by hand."""
    reviewer = reviewer_from(visitor_of(request), data.reviewer)
    return ledger.undo_correction(number, reviewer=reviewer)


@_decision("/api/pairs", "Link two statements")
def link(request: _Request, ledger: _Ledger, data: JSONBody[Link]) -> StoredPair:
    """Say that two statements of one speaker do not go together."""
    return ledger.link(
        data.first,
        data.second,
        data.relation,
        seen=(data.first_seen, data.second_seen),
        question=data.question,
        rating=data.rating,
        **_said(request, data),
    )


@get("/api/figures", sync_to_thread=True, summary="How often the program was right", tags=_TAGS)
def figures(ledger: _Ledger, publisher: _Publisher = None) -> list[Figure]:
    """Return how often the program was right on what people decided, for one publisher or all."""
    return [
        Figure(what=one.what, decided=one.decided, right=one.right, share=one.share, told=str(one))
        for one in ledger.figures(publisher=publisher)
    ]
