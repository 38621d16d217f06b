"""What people decide on documents: quotations that were missed, wrong titles, deleting for good.

And the list of all corrections, with those that wait for their words.
"""

from __future__ import annotations

import asyncio
from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from quotetrack.errors import ConflictError, InputError, LedgerError, UnknownRecordError
from quotetrack.model.written import pieces_from
from quotetrack.service.choices import (
    PAGE_LENGTH,
    Choice,
    CorrectionChoice,
    FigureChoice,
    number_from,
    query_of,
)
from quotetrack.service.pages.articles import document_page
from quotetrack.service.pages.quotations import said_on_from, speaker_from
from quotetrack.service.people import NameTags, filled_form, reviewer_from, visitor_of
from quotetrack.service.templating import page
from quotetrack.service.uploads import day_from
from quotetrack.store import Ledger, Page
from quotetrack.terms import QUOTATION_KINDS


@post("/document", include_in_schema=False)
async def decide_document(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    name_tags: NamedDependency[NameTags],
) -> Response[Any]:
    """Add a quotation that was missed, or correct what is known of a document."""
    given = await filled_form(request)
    visitor = visitor_of(request)
    try:
        reviewer = reviewer_from(visitor, given.get("reviewer"))
        address = await asyncio.to_thread(_decided, ledger, given, reviewer)
    except UnknownRecordError:
        raise
    except (InputError, LedgerError) as error:
        return await asyncio.to_thread(
            document_page,
            request,
            ledger,
            given.get("id", ""),
            problem=error,
            given=given,
            status_code=409 if isinstance(error, ConflictError) else 400,
        )
    return name_tags.redirect(address, visitor, reviewer)


def _decided(ledger: Ledger, given: dict[str, str], reviewer: str) -> str:
    what, document_id = given.get("what"), given.get("id", "")
    said: dict[str, Any] = {"reviewer": reviewer, "note": given.get("note", "").strip()}
    if what == "add":
        text = ledger.document(document_id).document.text
        near = given.get("near", "")
        pieces = pieces_from(text, given.get("pieces", ""), number_from(near or "0", "Mark again."))
        name = " ".join(given.get("speaker", "").split())
        if given.get("said_on"):
            said["said_on"] = said_on_from(given["said_on"], given.get("precision", ""))
        added = ledger.add_quotation(
            document_id,
            pieces,
            speaker=speaker_from(ledger, name, given),
            kind=QUOTATION_KINDS.checked(given.get("kind") or "direct", "The kind"),
            **said,
        )
        return f"/quotations/{added.key}?done=added"
    if what == "correct":
        problem = "The form does not tell what you saw. Load it again."
        stored = ledger.document(document_id)
        wanted: dict[str, Any] = {
            name: given.get(name, "").strip() or None for name in ("title", "publisher", "url")
        }
        wanted["date"] = day_from(given.get("date", ""))
        changed = {
            name: value
            for name, value in wanted.items()
            if value != (getattr(stored.document, name) or None)
        }
        if not changed:
            raise InputError("Nothing is changed.")
        seen = number_from(given.get("seen", ""), problem)
        ledger.correct_document(document_id, seen=seen, **said, **changed)
        return f"/document{query_of({'id': document_id, 'done': 'corrected'})}"
    raise InputError("The form does not tell what to do.")


@get("/document/delete", sync_to_thread=True, include_in_schema=False)
def show_deletion(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Say what would go with a document, and ask whether it is meant."""
    return _deletion_page(request, ledger, request.query_params.get("id", ""))


@post("/document/delete", include_in_schema=False)
async def delete_document(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    name_tags: NamedDependency[NameTags],
) -> Response[Any]:
    """Delete a document for good, once somebody says that it is meant."""
    given = await filled_form(request)
    visitor, document_id = visitor_of(request), given.get("id", "")
    try:
        reviewer = reviewer_from(visitor, given.get("reviewer"))
        if not given.get("sure"):
            raise InputError("Say that you mean it: nothing was deleted.")
        seen = number_from(given.get("seen", ""), "The form does not tell what you saw.")
        await asyncio.to_thread(
            ledger.delete_document,
            document_id,
            reviewer=reviewer,
            seen=seen,
            note=given.get("note", "").strip(),
        )
    except (InputError, ConflictError) as error:
        status = 409 if isinstance(error, ConflictError) else 400
        return await asyncio.to_thread(
            _deletion_page, request, ledger, document_id, problem=error, status_code=status
        )
    return name_tags.redirect("/documents?done=deleted", visitor, reviewer)


def _deletion_page(
    request: Request[Any, Any, Any],
    ledger: Ledger,
    document_id: str,
    *,
    problem: Exception | None = None,
    status_code: int = 200,
) -> Template:
    return page(
        "delete",
        request,
        status_code=status_code,
        document=ledger.document(document_id).document,
        goes=ledger.deletion(document_id),
        problem=problem,
    )


@get("/corrections", sync_to_thread=True, include_in_schema=False)
def list_corrections(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Show what people decided, the last first, or what waits for its words."""
    choice = CorrectionChoice.read(request.query_params)
    hidden_from = visitor_of(request).hidden_from
    found = ledger.corrections(
        waiting=True if choice.waiting else None,
        hidden_from=hidden_from,
        limit=PAGE_LENGTH,
        offset=choice.offset,
    )
    counted = _counted(ledger, hidden_from)
    return page("corrections", request, corrections=found, choice=choice, counted=counted)


def _counted(ledger: Ledger, hidden_from: str | None) -> dict[str, Page[Any]]:
    """Return lists of decisions of which the totals are shown."""
    return {
        "all": ledger.corrections(hidden_from=hidden_from, limit=1),
        "waiting": ledger.corrections(waiting=True, hidden_from=hidden_from, limit=1),
        "deleted": ledger.deletions(limit=1),
    }


@get("/figures", sync_to_thread=True, include_in_schema=False)
def show_figures(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Show how often the program was right where people decided."""
    choice = FigureChoice.read(request.query_params)
    return page(
        "figures",
        request,
        figures=ledger.figures(publisher=choice.publisher or None),
        choice=choice,
        counted=_counted(ledger, visitor_of(request).hidden_from),
    )


@get("/deletions", sync_to_thread=True, include_in_schema=False)
def list_deletions(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Show which deletions there were, and let documents in again."""
    choice = Choice.read(request.query_params)
    return page(
        "deletions",
        request,
        deletions=ledger.deletions(limit=PAGE_LENGTH, offset=choice.offset),
        choice=choice,
        counted=_counted(ledger, visitor_of(request).hidden_from),
        done=request.query_params.get("done", ""),
    )


@post("/deletions/{number:int}/lift", include_in_schema=False)
async def lift_deletion(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    name_tags: NamedDependency[NameTags],
    number: FromPath[int],
) -> Response[Any]:
    """Let a document that was deleted for good come in again."""
    visitor = visitor_of(request)
    reviewer = reviewer_from(visitor, (await filled_form(request)).get("reviewer"))
    await asyncio.to_thread(ledger.lift_deletion, number, reviewer=reviewer)
    return name_tags.redirect("/deletions?done=lifted", visitor, reviewer)


@post("/corrections/{number:int}/undo", include_in_schema=False)
async def undo_correction(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], number: FromPath[int]
) -> Redirect:
    """Take a correction back, and show what it was about."""
    reviewer = reviewer_from(visitor_of(request), str((await request.form()).get("reviewer", "")))
    undone = await asyncio.to_thread(ledger.undo_correction, number, reviewer=reviewer)
    if undone.only_waits:  # It changed nothing: on to what waits besides.
        return Redirect("/corrections?waiting=yes", status_code=303)
    if undone.kind == "linked" or not undone.quotation_keys:
        query = query_of({"id": undone.document_id, "done": "undone"})
        return Redirect(f"/document{query}", status_code=303)
    return Redirect(f"/quotations/{undone.quotation_keys[0]}?done=undone", status_code=303)
