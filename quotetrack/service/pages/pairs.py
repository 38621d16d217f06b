"""Claim pairs: the list, one pair with its two articles, and the verdict on it."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from quotetrack.errors import InputError, ReviewConflictError
from quotetrack.service.choices import PAGE_LENGTH, PairChoice
from quotetrack.service.comparing import both_statements
from quotetrack.service.people import NameTags, reviewer_from, visitor_of
from quotetrack.service.templating import page
from quotetrack.store import Ledger, StoredPair
from quotetrack.terms import PAIR_ORDERS, RATINGS, REVIEW_STATUSES, UNREVIEWED


@get("/", sync_to_thread=False, include_in_schema=False)
def home() -> Redirect:
    """Lead to the pairs that wait for a verdict."""
    return Redirect(f"/pairs?status={UNREVIEWED}")


@get("/pairs", sync_to_thread=True, include_in_schema=False)
def list_pairs(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Show a page of the list, the best score first unless another order is asked for."""
    choice = PairChoice.read(request.query_params)
    pairs = ledger.claim_pairs(
        **choice.wanted(),
        order=PAIR_ORDERS.checked(choice.order or "score", "order"),
        limit=PAGE_LENGTH,
        offset=choice.offset,
    )
    empty = not pairs and not choice.narrowed and ledger.summary().documents == 0
    return page("pairs", request, pairs=pairs, choice=choice, ledger_is_empty=empty)


@get("/pairs/{pair_id:str}", sync_to_thread=True, include_in_schema=False)
def show_pair(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], pair_id: FromPath[str]
) -> Template:
    """Show one pair, with the form for the verdict."""
    return _pair_page(request, ledger, ledger.claim_pair(pair_id))


@post("/pairs/{pair_id:str}", include_in_schema=False)
async def review_pair(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    name_tags: NamedDependency[NameTags],
    pair_id: FromPath[str],
) -> Response[Any]:
    """Keep a verdict and show the pair again; a stale one changes nothing and is told."""
    form = await request.form()
    given = {name: str(value) for name, value in form.items()}
    visitor = visitor_of(request)
    try:
        reviewer = reviewer_from(visitor, given.get("reviewer"))
        stored = await asyncio.to_thread(_review, ledger, pair_id, reviewer, given)
    except (InputError, ReviewConflictError) as error:
        present = await asyncio.to_thread(ledger.claim_pair, pair_id)
        status = 409 if isinstance(error, ReviewConflictError) else 400
        return await asyncio.to_thread(
            _pair_page, request, ledger, present, problem=error, given=given, status_code=status
        )
    choice = PairChoice.read(request.query_params)
    answer = Redirect(f"/pairs/{stored.id}{choice.query(saved='yes')}#verdict", status_code=303)
    name_tags.remember(answer, visitor, reviewer)
    return answer


def _review(ledger: Ledger, pair_id: str, reviewer: str, given: dict[str, str]) -> StoredPair:
    status, rating, seen = given.get("status", ""), given.get("rating", ""), given.get("seen", "")
    if status not in REVIEW_STATUSES:
        raise InputError(f"Choose what you decide: {', '.join(REVIEW_STATUSES)}.")
    if not (seen.isascii() and seen.isdigit() and len(seen) < 10):
        raise InputError("The form does not tell which state of the pair you saw. Load it again.")
    return ledger.review(
        pair_id,
        REVIEW_STATUSES.checked(status, "The verdict"),
        reviewer=reviewer,
        seen=int(seen),
        rating=RATINGS.checked(rating, "The rating") if rating else None,
        note=given.get("note", "").replace("\r\n", "\n").strip(),
    )


def _pair_page(
    request: Request[Any, Any, Any],
    ledger: Ledger,
    stored: StoredPair,
    *,
    problem: Exception | None = None,
    given: dict[str, str] | None = None,
    status_code: int = 200,
) -> Template:
    choice = PairChoice.read(request.query_params)
    reviews = ledger.reviews(stored.id)
    before, after = _neighbours(ledger, stored, choice)
    last = reviews[-1] if reviews else None
    # What was sent stands in the form again where it could not be kept.
    shown: dict[str, str | None] = dict.fromkeys(("status", "rating", "note", "reviewer"), "")
    if given is not None:
        shown |= given
    else:
        shown |= {"status": stored.status, "rating": stored.rating}
        shown["note"] = last.note if last else ""
    return page(
        "pair",
        request,
        status_code=status_code,
        stored=stored,
        pair=stored.pair,
        statements=both_statements(ledger, stored),
        reviews=reviews,
        choice=choice,
        before=before,
        after=after,
        problem=problem,
        conflict=isinstance(problem, ReviewConflictError),
        given=shown,
        saved=request.query_params.get("saved") == "yes" and problem is None,
    )


def _neighbours(
    ledger: Ledger, stored: StoredPair, choice: PairChoice
) -> tuple[str | None, str | None]:
    """Return the addresses of the pairs before and after in the list that the reader came from.

    A pair that has its verdict may have left the list; the one in its place is the next one then.
    """
    first = max(0, choice.offset - 1)
    around = ledger.claim_pairs(
        **choice.wanted(),
        order=PAIR_ORDERS.checked(choice.order or "score", "order"),
        limit=3,
        offset=first,
    )
    ids = [one.id for one in around]
    place = ids.index(stored.id) if stored.id in ids else None
    if place is None:
        after, before = choice.offset - first, choice.offset - first - 1
    else:
        after, before = place + 1, place - 1

    def address(index: int) -> str | None:
        if not 0 <= index < len(ids):
            return None
        return f"/pairs/{ids[index]}{choice.at(first + index).query()}"

    return address(before), address(after)
