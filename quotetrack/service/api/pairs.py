"""Claim pairs and verdicts."""

from __future__ import annotations

from typing import Any

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody

from quotetrack.service.api.asking import asked_with
from quotetrack.service.api.records import (
    USUAL,
    Conflict,
    HiddenFrom,
    Limit,
    Listing,
    Offset,
    PairWithReviews,
    Problem,
    Taking,
    TakingBack,
    TakingNext,
    Undoing,
    Verdict,
    listing,
)
from quotetrack.service.people import reviewer_from, visitor_of
from quotetrack.store import Agreement, Difference, Ledger, StoredPair
from quotetrack.store.queries import PairQuery

_UNKNOWN = {404: ResponseSpec(Problem, description="There is no such pair.")}
_STALE = {409: ResponseSpec(Conflict, description="The pair has changed; nothing was written.")}
_TAKEN = {409: ResponseSpec(Problem, description="Somebody else has taken the pair.")}
_TAGS = ["claim pairs"]
_QUEUE = ["queue"]


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
def pair(
    ledger: NamedDependency[Ledger], pair_id: FromPath[str], hidden_from: HiddenFrom = None
) -> PairWithReviews:
    """Return one claim pair with every verdict on it."""
    return PairWithReviews(
        pair=ledger.claim_pair(pair_id, hidden_from=hidden_from),
        reviews=list(ledger.reviews(pair_id, hidden_from=hidden_from)),
    )


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
        url=data.url,
    )


@post(
    "/api/pairs/{pair_id:str}/take-back",
    sync_to_thread=True,
    summary="Take a verdict back",
    tags=_TAGS,
    responses={**_UNKNOWN, **_STALE},
)
def take_back(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    pair_id: FromPath[str],
    data: JSONBody[TakingBack],
) -> StoredPair:
    """Take back the reviewer's own last verdict; the last one of anybody else stands again."""
    reviewer = reviewer_from(visitor_of(request), data.reviewer)
    return ledger.take_back(pair_id, reviewer=reviewer, seen=data.seen)


@post(
    "/api/pairs/{pair_id:str}/take",
    sync_to_thread=True,
    summary="Take a pair to review it",
    tags=_QUEUE,
    responses={**_UNKNOWN, **_TAKEN},
)
def take(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    pair_id: FromPath[str],
    data: JSONBody[Taking],
) -> StoredPair:
    """Say who is about to review a pair. 409 tells that somebody else is."""
    reviewer = reviewer_from(visitor_of(request), data.reviewer)
    return ledger.take(pair_id, reviewer=reviewer, over=data.over)


@post(
    "/api/pairs/{pair_id:str}/give-back",
    sync_to_thread=True,
    summary="Give a pair back",
    tags=_QUEUE,
    responses={**_UNKNOWN, **_TAKEN},
)
def give_back(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    pair_id: FromPath[str],
    data: JSONBody[Undoing],
) -> StoredPair:
    """Give back a pair that one has taken."""
    return ledger.give_back(pair_id, reviewer=reviewer_from(visitor_of(request), data.reviewer))


@post("/api/queue", sync_to_thread=True, summary="Take the next pairs", tags=_QUEUE)
def take_next(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    data: JSONBody[TakingNext],
) -> list[StoredPair]:
    """Take the best pairs that nobody has judged or taken."""
    reviewer = reviewer_from(visitor_of(request), data.reviewer)
    return list(ledger.take_next(reviewer=reviewer, count=data.count))


@get("/api/agreement", sync_to_thread=True, summary="How far reviewers agree", tags=_TAGS)
def agreement(ledger: NamedDependency[Ledger]) -> Agreement:
    """Return kappa for each two reviewers and alpha for all; null where chance explains all."""
    return ledger.agreement()


@get("/api/differences", sync_to_thread=True, summary="Where reviewers differ", tags=_TAGS)
def differences(
    ledger: NamedDependency[Ledger],
    hidden_from: HiddenFrom = None,
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Listing[Difference]:
    """Return the pairs that reviewers judged differently, the last reviewed first."""
    return listing(ledger.differences(limit=limit, offset=offset, hidden_from=hidden_from))
