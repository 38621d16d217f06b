"""Claim pairs and verdicts."""

from __future__ import annotations

import datetime
from typing import Any

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, FromQuery, JSONBody

from quotetrack.service.api.records import (
    USUAL,
    Conflict,
    Limit,
    Listing,
    Offset,
    PairWithReviews,
    Problem,
    Score,
    Verdict,
    listing,
)
from quotetrack.service.people import reviewer_from, visitor_of
from quotetrack.store import Ledger, StoredPair
from quotetrack.terms import PairOrder, Rating, Relation, ReviewStatus

_UNKNOWN = {404: ResponseSpec(Problem, description="There is no such pair.")}
_STALE = {409: ResponseSpec(Conflict, description="The pair has changed; nothing was written.")}
_TAGS = ["claim pairs"]


@get("/api/pairs", sync_to_thread=True, summary="List claim pairs", tags=_TAGS)
def pairs(
    ledger: NamedDependency[Ledger],
    speaker: FromQuery[str | None] = None,
    relation: FromQuery[Relation | None] = None,
    status: FromQuery[ReviewStatus | None] = None,
    rating: FromQuery[Rating | None] = None,
    reviewer: FromQuery[str | None] = None,
    least_score: Score = None,
    words: FromQuery[str | None] = None,
    since: FromQuery[datetime.date | None] = None,
    until: FromQuery[datetime.date | None] = None,
    publisher: FromQuery[str | None] = None,
    document_id: FromQuery[str | None] = None,
    order: FromQuery[PairOrder] = "score",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Listing[StoredPair]:
    """Return claim pairs, the best score first unless another order is asked for."""
    return listing(
        ledger.claim_pairs(
            speaker=speaker,
            relation=relation,
            status=status,
            rating=rating,
            reviewer=reviewer,
            least_score=least_score,
            words=words,
            since=since,
            until=until,
            publisher=publisher,
            document_id=document_id,
            order=order,
            limit=limit,
            offset=offset,
        )
    )


@get(
    "/api/pairs/{pair_id:str}",
    sync_to_thread=True,
    summary="A claim pair with its reviews",
    tags=_TAGS,
    responses=_UNKNOWN,
)
def pair(ledger: NamedDependency[Ledger], pair_id: FromPath[str]) -> PairWithReviews:
    """Return one claim pair with every verdict on it."""
    return PairWithReviews(pair=ledger.claim_pair(pair_id), reviews=list(ledger.reviews(pair_id)))


@post(
    "/api/pairs/{pair_id:str}/reviews",
    sync_to_thread=True,
    summary="Review a claim pair",
    tags=_TAGS,
    responses={**_UNKNOWN, **_STALE},
)
def review(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    pair_id: FromPath[str],
    data: JSONBody[Verdict],
) -> StoredPair:
    """Store a verdict. With a revision that is not the present one, nothing is written."""
    return ledger.review(
        pair_id,
        data.status,
        reviewer=reviewer_from(visitor_of(request), data.reviewer),
        seen=data.seen,
        rating=data.rating,
        note=data.note,
    )
