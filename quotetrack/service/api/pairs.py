"""Claim pairs and verdicts."""

from __future__ import annotations

from typing import Any

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody

from quotetrack.service.api.asking import asked_with
from quotetrack.service.api.records import (
    Conflict,
    Listing,
    PairWithReviews,
    Problem,
    Verdict,
    listing,
)
from quotetrack.service.people import reviewer_from, visitor_of
from quotetrack.store import Ledger, StoredPair
from quotetrack.store.queries import PairQuery

_UNKNOWN = {404: ResponseSpec(Problem, description="There is no such pair.")}
_STALE = {409: ResponseSpec(Conflict, description="The pair has changed; nothing was written.")}
_TAGS = ["claim pairs"]


@get("/api/pairs", sync_to_thread=True, summary="List claim pairs", tags=_TAGS)
@asked_with(PairQuery)
def pairs(ledger: Ledger, wanted: dict[str, Any]) -> Listing[StoredPair]:
    """Return claim pairs, the best score first unless another order is asked for."""
    return listing(ledger.claim_pairs(**wanted))


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
