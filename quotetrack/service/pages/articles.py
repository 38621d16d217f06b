"""Articles: pasted or uploaded ones analysed at once, and those in the ledger."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import Any

from attrs import frozen
from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.response import Redirect, Template
from markupsafe import Markup

from quotetrack import display
from quotetrack.errors import InputError, QuotetrackError, TimeLimitError, UnknownRecordError
from quotetrack.model import Document
from quotetrack.results import Analysis
from quotetrack.service.answers import status_of
from quotetrack.service.choices import PAGE_LENGTH, DocumentChoice, query_of
from quotetrack.service.marking import article_html
from quotetrack.service.pages.quotations import meant_by
from quotetrack.service.people import visitor_of
from quotetrack.service.reading import Reader, stored
from quotetrack.service.templating import page
from quotetrack.service.uploads import (
    ENDINGS,
    document_from_file,
    document_from_text,
    known_about,
)
from quotetrack.store import Ledger
from quotetrack.terms import ADD_STATUSES

_KNOWN = ("title", "publisher", "url", "date")
#: How many files one form may bring. They are read one after another, and count as one reading.
_MOST_FILES = 10
_MOST_PAIRS = 50
_MOST_LINKED = 50
_MOST_QUOTATIONS = 1000


@get("/read", sync_to_thread=False, include_in_schema=False)
def show_form(request: Request[Any, Any, Any], reader: NamedDependency[Reader]) -> Template:
    """Show the form for an article."""
    return _form(request, reader)


def read_handler(limit: Any) -> Any:
    """Return the handler that analyses an article, behind the middleware `limit`."""

    @post("/read", include_in_schema=False, middleware=[limit], status_code=200)
    async def read_article(
        request: Request[Any, Any, Any],
        ledger: NamedDependency[Ledger],
        reader: NamedDependency[Reader],
    ) -> Response[Any]:
        """Analyse articles and show what came out; add them to the ledger where that is asked."""
        form = await request.form()
        try:
            files = _files(form)
            if len(files) > 1:
                return page("several", request, outcomes=await _read_files(form, reader, ledger))
            document = await _document(form, files, reader)
            analysis = await reader.read(document)
        except (InputError, TimeLimitError) as error:
            given = {name: str(form.get(name, "")) for name in ("text", "fetch", *_KNOWN)}
            status = status_of(error) or 400
            return _form(request, reader, status_code=status, given=given, problem=error)
        if form.get("add"):
            return await _added(ledger, analysis)
        return page("result", request, analysis=analysis, article=await _drawn(ledger, analysis))

    return read_article


@post("/read/add", include_in_schema=False)
async def add_article(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    reader: NamedDependency[Reader],
) -> Response[Any]:
    """Add an article that was analysed a moment ago to the ledger."""
    form = await request.form()
    analysis = reader.recall(str(form.get("sha256", "")))
    if analysis is None:
        raise InputError("The article was analysed too long ago. Send it again, please.")
    return await _added(ledger, analysis)


@get("/documents", sync_to_thread=True, include_in_schema=False)
def list_documents(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Show the documents of the ledger, the newest first."""
    choice = DocumentChoice.read(request.query_params)
    found = ledger.documents(**choice.wanted(), limit=PAGE_LENGTH, offset=choice.offset)
    done = request.query_params.get("done", "")
    return page("documents", request, documents=found, choice=choice, done=done)


@get("/document", sync_to_thread=True, include_in_schema=False)
def show_document(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Show one document with its quotations, and the claim pairs that it is part of."""
    return document_page(request, ledger, request.query_params.get("id", ""))


def document_page(
    request: Request[Any, Any, Any],
    ledger: Ledger,
    document_id: str,
    *,
    problem: Exception | None = None,
    given: dict[str, str] | None = None,
    status_code: int = 200,
) -> Template:
    """Return the page of a document; `given` is what stood in a form that could not be kept."""
    found = ledger.document(document_id)
    said = sorted(
        ledger.quotations(document_id=document_id, limit=_MOST_QUOTATIONS),
        key=lambda one: one.quotation.start,
    )
    about = found.document
    filled = dict.fromkeys(("what", "pieces", "near", "speaker", "new", "note", "reviewer"), "")
    filled |= {"kind": "direct", "new_kind": "person", "said_on": "", "precision": "day"}
    filled |= {name: getattr(about, name) or "" for name in ("title", "publisher", "url")}
    if not filled["url"].startswith(("https://", "http://")):
        filled["url"] = ""  # What is no address of the web is not offered again.
    filled["date"] = about.date.isoformat() if about.date else ""
    return page(
        "document",
        request,
        status_code=status_code,
        found=found,
        document=about,
        pairs=ledger.claim_pairs(
            document_id=document_id,
            hidden_from=visitor_of(request).hidden_from,
            limit=_MOST_PAIRS,
        ),
        quotations=said,
        people=sorted({one.speaker.name for one in said if one.speaker}),
        article=article_html(about, said, ledger.analysis(document_id).non_speech),
        added=request.query_params.get("added", ""),
        done=request.query_params.get("done", ""),
        corrections=ledger.corrections(
            document_id=document_id,
            hidden_from=visitor_of(request).hidden_from,
            limit=_MOST_PAIRS,
        ),
        given=filled | (given or {}),
        meant=meant_by(ledger, given),
        problem=problem,
    )


def _form(
    request: Request[Any, Any, Any],
    reader: Reader,
    *,
    status_code: int = 200,
    given: dict[str, str] | None = None,
    problem: Exception | None = None,
) -> Template:
    return page(
        "read",
        request,
        status_code=status_code,
        given=given or dict.fromkeys(("text", "fetch", *_KNOWN), ""),
        problem=problem,
        endings=ENDINGS,
        fetches=reader.fetches,
        most_files=_MOST_FILES,
    )


@frozen
class Outcome:
    """What became of one of several files: what was found, where it is now, or what was wrong."""

    name: str
    analysis: Analysis | None = None
    document_id: str = ""
    status: str = ""
    problem: str = ""


def _files(form: Any) -> list[UploadFile]:
    sent = [one for one in form.getall("file", []) if isinstance(one, UploadFile) and one.filename]
    if len(sent) > _MOST_FILES:
        raise InputError(f"Choose {_MOST_FILES} files at most. For more there is `quotetrack add`.")
    if len(sent) > 1 and (form.get("title") or form.get("url")):
        raise InputError("A title and an address tell about one article. Choose one file.")
    return sent


async def _document(form: Any, files: list[UploadFile], reader: Reader) -> Document:
    known = {name: str(form.get(name) or "") for name in _KNOWN}
    if files:
        return await _from_file(files[0], known, reader)
    if address := str(form.get("fetch") or "").strip():
        found = await reader.fetch(address)
        return known_about(found, **(known | {"url": known["url"] or found.url or address}))
    return document_from_text(str(form.get("text") or ""), **known)


async def _from_file(file: UploadFile, known: dict[str, str], reader: Reader) -> Document:
    data = await file.read()
    return await asyncio.to_thread(
        document_from_file, data, file.filename, most_bytes=reader.most_bytes, **known
    )


async def _read_files(form: Any, reader: Reader, ledger: Ledger) -> list[Outcome]:
    """Analyse several files, one after another, and add them where that is asked for."""
    known = {name: str(form.get(name) or "") for name in _KNOWN}
    outcomes = []
    for file in _files(form):
        try:
            analysis = await reader.read(await _from_file(file, known, reader))
            if form.get("add"):
                result = await asyncio.to_thread(stored, ledger, analysis)
                words = ADD_STATUSES.words(result.status)
                # What was deleted for good is left out, and has no page.
                place = "" if result.status == "deleted" else result.document_id
                outcomes.append(Outcome(file.filename, analysis, place, words))
            else:
                outcomes.append(Outcome(file.filename, analysis))
        except QuotetrackError as error:
            outcomes.append(Outcome(file.filename, problem=str(error)))
    return outcomes


async def _added(ledger: Ledger, analysis: Analysis) -> Redirect:
    result = await asyncio.to_thread(stored, ledger, analysis)
    if result.status == "deleted":
        return Redirect("/deletions?done=left_out", status_code=303)
    query = query_of({"id": result.document_id, "added": result.status})
    return Redirect(f"/document{query}", status_code=303)


async def _drawn(ledger: Ledger, analysis: Analysis) -> Markup:
    def draw() -> str:
        return display.article_html(
            analysis.document,
            analysis.quotations,
            analysis.entities,
            analysis.claim_pairs,
            analysis.non_speech,
            _known_speakers(ledger, analysis),
        )

    return Markup(await asyncio.to_thread(draw))


def _known_speakers(ledger: Ledger, analysis: Analysis) -> dict[str, str]:
    """Return the pages of those who speak in an article and whom the ledger knows, by their ids."""
    speaking = {one.speaker.id: one.speaker for one in analysis.quotations if one.speaker}
    found = {}
    for id_, ref in islice(speaking.items(), _MOST_LINKED):
        for called in (id_, ref.name):
            try:
                found[id_] = f"/speaker{query_of({'id': ledger.speaker(called).id})}"
                break
            except UnknownRecordError:
                continue
    return found
