"""Claim pairs: the list, one pair with its two articles, and the verdict on it."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from quotetrack.errors import InputError, ReviewConflictError, UnknownRecordError
from quotetrack.model import EntityRef
from quotetrack.service.choices import PAGE_LENGTH, Choice, PairChoice, number_from, query_of
from quotetrack.service.comparing import both_statements
from quotetrack.service.people import NameTags, filled_form, reviewer_from, visitor_of
from quotetrack.service.templating import page
from quotetrack.store import Ledger, Review, StoredPair
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
        hidden_from=visitor_of(request).hidden_from,
        order=PAIR_ORDERS.checked(choice.order or "score", "order"),
        limit=PAGE_LENGTH,
        offset=choice.offset,
    )
    empty = not pairs and not choice.narrowed and ledger.summary().documents == 0
    every = {name: value for name, value in choice.wanted().items() if name != "status"}
    return page(
        "pairs",
        request,
        pairs=pairs,
        choice=choice,
        ledger_is_empty=empty,
        counts={one.value: one.count for one in ledger.count_pairs("status", **every)},
        meant=None if pairs else people_meant(ledger, choice.speaker),
    )


def people_meant(ledger: Ledger, name: str) -> tuple[EntityRef, ...] | None:
    """Return whom a name may mean that nobody goes by; None where somebody does, or none is given.

    Nobody is an empty tuple.
    """
    if not name or ledger.speakers(name=name, quoted_only=False, limit=1):
        return None
    return ledger.similar_speakers(name)


@get("/pairs/{pair_id:str}", sync_to_thread=True, include_in_schema=False)
def show_pair(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], pair_id: FromPath[str]
) -> Template:
    """Show one pair, with the form for the verdict."""
    hidden_from = visitor_of(request).hidden_from
    return _pair_page(request, ledger, ledger.claim_pair(pair_id, hidden_from=hidden_from))


@post("/pairs/{pair_id:str}", include_in_schema=False)
async def review_pair(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    name_tags: NamedDependency[NameTags],
    pair_id: FromPath[str],
) -> Response[Any]:
    """Keep a verdict and show the pair again; a stale one changes nothing and is told."""
    given = await filled_form(request)
    visitor = visitor_of(request)
    try:
        reviewer = reviewer_from(visitor, given.get("reviewer"))
        stored = await asyncio.to_thread(_review, ledger, pair_id, reviewer, given)
    except (InputError, ReviewConflictError) as error:
        present = await asyncio.to_thread(
            ledger.claim_pair, pair_id, hidden_from=visitor.hidden_from
        )
        status = 409 if isinstance(error, ReviewConflictError) else 400
        return await asyncio.to_thread(
            _pair_page, request, ledger, present, problem=error, given=given, status_code=status
        )
    choice = PairChoice.read(request.query_params)
    _, after = await asyncio.to_thread(_neighbours, ledger, stored, choice, visitor.hidden_from)
    # Straight on to the next pair; the page tells what was saved, and takes it back.
    shown, choice = after or (stored.id, choice)
    return name_tags.redirect(f"/pairs/{shown}{choice.query(saved=stored.id)}", visitor, reviewer)


@post("/pairs/{pair_id:str}/undo", include_in_schema=False)
async def undo_review(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], pair_id: FromPath[str]
) -> Redirect:
    """Take a verdict back, and show the pair again."""
    form = await request.form()
    reviewer = reviewer_from(visitor_of(request), None)
    seen = number_from(str(form.get("seen", "")), "The form does not tell what to take back.")
    await asyncio.to_thread(ledger.take_back, pair_id, reviewer=reviewer, seen=seen)
    choice = PairChoice.read(request.query_params)
    return Redirect(f"/pairs/{pair_id}{choice.query(undone='yes')}", status_code=303)


@post("/pairs/{pair_id:str}/queue", include_in_schema=False)
async def queue(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], pair_id: FromPath[str]
) -> Redirect:
    """Take a pair, take it over, or give it back."""
    what = str((await request.form()).get("what", ""))
    reviewer = reviewer_from(visitor_of(request), None)
    if what == "give_back":
        await asyncio.to_thread(ledger.give_back, pair_id, reviewer=reviewer)
    elif what in ("take", "over"):
        await asyncio.to_thread(ledger.take, pair_id, reviewer=reviewer, over=what == "over")
    else:
        raise InputError("The form does not tell what to do.")
    choice = PairChoice.read(request.query_params)
    return Redirect(f"/pairs/{pair_id}{choice.query()}", status_code=303)


@post("/queue", include_in_schema=False)
async def take_next(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Redirect:
    """Take the best pairs that nobody has taken, and show them."""
    form = await request.form()
    reviewer = reviewer_from(visitor_of(request), None)
    count = number_from(str(form.get("count", "")), "How many pairs do you take?")
    await asyncio.to_thread(ledger.take_next, reviewer=reviewer, count=count)
    return Redirect(f"/pairs{query_of({'status': UNREVIEWED, 'taken': reviewer})}", status_code=303)


@get("/agreement", sync_to_thread=True, include_in_schema=False)
def show_agreement(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Show how far reviewers agree, and the pairs that they judged differently."""
    choice = Choice.read(request.query_params)
    return page(
        "agreement",
        request,
        agreement=ledger.agreement(),
        differences=ledger.differences(
            limit=PAGE_LENGTH,
            offset=choice.offset,
            hidden_from=visitor_of(request).hidden_from,
        ),
        choice=choice,
    )


def _review(ledger: Ledger, pair_id: str, reviewer: str, given: dict[str, str]) -> StoredPair:
    status, rating, seen = given.get("status", ""), given.get("rating", ""), given.get("seen", "")
    if status not in REVIEW_STATUSES:
        raise InputError(f"Choose what you decide: {', '.join(REVIEW_STATUSES)}.")
    return ledger.review(
        pair_id,
        REVIEW_STATUSES.checked(status, "The verdict"),
        reviewer=reviewer,
        seen=number_from(
            seen, "The form does not tell which state of the pair you saw. Load it again."
        ),
        rating=RATINGS.checked(rating, "The rating") if rating else None,
        note=given.get("note", "").replace("\r\n", "\n").strip(),
        url=given.get("url", "").strip(),
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
    hidden_from = visitor_of(request).hidden_from
    reviews = ledger.reviews(stored.id, hidden_from=hidden_from)
    before, after = _neighbours(ledger, stored, choice, hidden_from)
    last = reviews[-1] if reviews else None
    # What was sent stands in the form again where it could not be kept.
    shown: dict[str, str | None] = dict.fromkeys(
        ("status", "rating", "note", "url", "reviewer"), ""
    )
    if given is not None:
        shown |= given
    else:
        shown |= {"status": stored.status, "rating": stored.rating}
        shown |= {"note": last.note, "url": last.url} if last else {}
    saved = _saved(request, ledger, hidden_from) if problem is None else None
    return page(
        "pair",
        request,
        status_code=status_code,
        stored=stored,
        pair=stored.pair,
        statements=both_statements(ledger, stored),
        reviews=reviews,
        choice=choice,
        before=_address(before),
        after=_address(after),
        problem=problem,
        conflict=isinstance(problem, ReviewConflictError),
        given=shown,
        saved=saved,
        others=_of_others(ledger, saved) if saved and hidden_from else (),
        undone=request.query_params.get("undone") == "yes" and problem is None,
    )


def _saved(
    request: Request[Any, Any, Any], ledger: Ledger, hidden_from: str | None
) -> StoredPair | None:
    """Return the pair whose verdict was kept just now, None where there is none."""
    pair_id = request.query_params.get("saved", "")
    try:
        return ledger.claim_pair(pair_id, hidden_from=hidden_from) if pair_id else None
    except UnknownRecordError:
        return None


def _of_others(ledger: Ledger, saved: StoredPair) -> tuple[Review, ...]:
    """Return the last verdicts of others on a pair that a reviewer judged just now."""
    last = ledger.verdicts(saved.id, hidden_from=saved.reviewer)
    return tuple(one for name, one in last.items() if name != saved.reviewer)


#: The id of a pair, and its place in the list.
Neighbour = tuple[str, PairChoice]


def _address(neighbour: Neighbour | None) -> str | None:
    return f"/pairs/{neighbour[0]}{neighbour[1].query()}" if neighbour else None


def _neighbours(
    ledger: Ledger, stored: StoredPair, choice: PairChoice, hidden_from: str | None
) -> tuple[Neighbour | None, Neighbour | None]:
    """Return the pairs before and after in the list that the reader came from.

    A pair that has its verdict may have left the list; the one in its place is the next one then.
    """
    first = max(0, choice.offset - 1)
    around = ledger.claim_pairs(
        **choice.wanted(),
        hidden_from=hidden_from,
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

    def neighbour(index: int) -> Neighbour | None:
        return (ids[index], choice.at(first + index)) if 0 <= index < len(ids) else None

    return neighbour(before), neighbour(after)
