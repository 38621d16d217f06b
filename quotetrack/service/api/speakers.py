"""Speakers, and who is the same as whom. Ids may hold any character, so they stand in the query."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromQuery, JSONBody, PathParameter

from quotetrack.service.api.asking import asked_with
from quotetrack.service.api.records import (
    USUAL,
    Id,
    Limit,
    Listing,
    Offset,
    OtherName,
    Problem,
    SomeId,
    Split,
    TwoSpeakers,
    Undoing,
    listing,
)
from quotetrack.service.people import reviewer_from, visitor_of
from quotetrack.store import Ledger, ProposedMerge, SpeakerDecision, StoredSpeaker, TimelineEntry
from quotetrack.store.queries import SpeakerQuery

_UNKNOWN = {404: ResponseSpec(Problem, description="Nobody goes by that id or name, or several.")}
_TAGS = ["speakers"]


@get("/api/speakers", sync_to_thread=True, summary="List speakers", tags=_TAGS)
@asked_with(SpeakerQuery)
def speakers(ledger: Ledger, wanted: dict[str, Any]) -> Listing[StoredSpeaker]:
    """Return speakers, the most quoted first. `name` is a part of any of their names."""
    return listing(ledger.speakers(**wanted))


@get("/api/speaker", sync_to_thread=True, summary="One speaker", tags=_TAGS, responses=_UNKNOWN)
def speaker(ledger: NamedDependency[Ledger], id: Id) -> StoredSpeaker:
    """Return a speaker by id or name."""
    return ledger.speaker(id)


@get("/api/timeline", sync_to_thread=True, summary="A timeline", tags=_TAGS, responses=_UNKNOWN)
def timeline(
    ledger: NamedDependency[Ledger],
    speaker: Id,
    topic: FromQuery[str | None] = None,
    since: FromQuery[datetime.date | None] = None,
    until: FromQuery[datetime.date | None] = None,
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Listing[TimelineEntry]:
    """Return what a speaker said, in the order of days, with the claim pairs it is part of."""
    return listing(
        ledger.timeline(speaker, topic=topic, since=since, until=until, limit=limit, offset=offset)
    )


@get(
    "/api/merge-proposals",
    sync_to_thread=True,
    summary="Who may be the same",
    tags=_TAGS,
    responses=_UNKNOWN,
)
def merge_proposals(
    ledger: NamedDependency[Ledger],
    speaker: SomeId = None,
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Listing[ProposedMerge]:
    """Return pairs of speakers that may be one, the likeliest first."""
    return listing(ledger.merge_proposals(speaker, limit=limit, offset=offset))


@get(
    "/api/decisions",
    sync_to_thread=True,
    summary="What people decided on speakers",
    tags=_TAGS,
    responses=_UNKNOWN,
)
def decisions(
    ledger: NamedDependency[Ledger],
    speaker: SomeId = None,
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Listing[SpeakerDecision]:
    """Return decisions, the last first, those that were undone included."""
    return listing(ledger.decisions(speaker, limit=limit, offset=offset))


@post(
    "/api/speakers/merge",
    sync_to_thread=True,
    summary="Make two speakers one",
    tags=_TAGS,
    responses=_UNKNOWN,
)
def merge(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], data: JSONBody[TwoSpeakers]
) -> StoredSpeaker:
    """Merge two speakers, and return the one that goes on."""
    return ledger.merge(
        data.first,
        data.second,
        reviewer=reviewer_from(visitor_of(request), data.reviewer),
        keep=data.keep,
        note=data.note,
    )


@post(
    "/api/speakers/refuse-merge",
    sync_to_thread=True,
    summary="Remember that two speakers are not one",
    tags=_TAGS,
    responses=_UNKNOWN,
)
def refuse_merge(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], data: JSONBody[TwoSpeakers]
) -> StoredSpeaker:
    """Refuse a merge for good, and return the first speaker."""
    reviewer = reviewer_from(visitor_of(request), data.reviewer)
    ledger.refuse_merge(data.first, data.second, reviewer=reviewer, note=data.note)
    return ledger.speaker(data.first)


@post(
    "/api/speakers/split",
    sync_to_thread=True,
    summary="Tell two people of one name apart",
    tags=_TAGS,
    responses=_UNKNOWN,
)
def split(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], data: JSONBody[Split]
) -> StoredSpeaker:
    """Split a speaker, and return the new one."""
    return ledger.split(
        data.speaker,
        data.document_ids,
        reviewer=reviewer_from(visitor_of(request), data.reviewer),
        name=data.name,
        note=data.note,
    )


@post(
    "/api/speakers/alias",
    sync_to_thread=True,
    summary="Give a speaker another name",
    tags=_TAGS,
    responses=_UNKNOWN,
)
def alias(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], data: JSONBody[OtherName]
) -> StoredSpeaker:
    """Add a name, which is known from then on in every document."""
    reviewer = reviewer_from(visitor_of(request), data.reviewer)
    return ledger.add_alias(data.speaker, data.name, reviewer=reviewer, note=data.note)


@post(
    "/api/speakers/rename",
    sync_to_thread=True,
    summary="Give a speaker the right name",
    tags=_TAGS,
    responses=_UNKNOWN,
)
def rename(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], data: JSONBody[OtherName]
) -> StoredSpeaker:
    """Let a speaker go by another name; earlier ones stay known."""
    reviewer = reviewer_from(visitor_of(request), data.reviewer)
    return ledger.rename(data.speaker, data.name, reviewer=reviewer, note=data.note)


@post(
    "/api/decisions/{number:int}/undo",
    sync_to_thread=True,
    summary="Take a decision back",
    tags=_TAGS,
    responses=_UNKNOWN,
)
def undo(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    number: Annotated[int, PathParameter(ge=1, le=2**53)],
    data: JSONBody[Undoing],
) -> SpeakerDecision:
    """Undo a merge, a refusal, a split or an alias."""
    return ledger.undo(number, reviewer=reviewer_from(visitor_of(request), data.reviewer))
