"""Search over all quotations, and the results as files."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from quotetrack.errors import InputError, UnpublishedReviewError
from quotetrack.formats import FactChecker
from quotetrack.service.choices import (
    PAGE_LENGTH,
    DocumentChoice,
    PairChoice,
    QuotationChoice,
)
from quotetrack.service.exporting import Export, document_writer, media_type, pair_writer
from quotetrack.service.pages.pairs import people_meant
from quotetrack.service.templating import page
from quotetrack.store import Ledger

_MOST_NAMES = 5
_MOST_MISSING = 20
#: What is told of a fact-checker in an address: see `FactChecker`.
_CHECKER = ("publisher_name", "publisher_url", "pages")


@get("/search", sync_to_thread=True, include_in_schema=False)
def search(request: Request[Any, Any, Any], ledger: NamedDependency[Ledger]) -> Template:
    """Show quotations with the words that are looked for, and speakers of that name."""
    choice = QuotationChoice.read(request.query_params)
    quotations = None
    speakers: Any = ()
    meant = None
    if choice.asked:
        quotations = ledger.quotations(**choice.wanted(), limit=PAGE_LENGTH, offset=choice.offset)
    if choice.words and not choice.offset:
        speakers = ledger.speakers(name=choice.words, limit=_MOST_NAMES)
    if not quotations:
        meant = people_meant(ledger, choice.speaker)
    return page(
        "search", request, choice=choice, quotations=quotations, speakers=speakers, meant=meant
    )


@get("/export", sync_to_thread=False, include_in_schema=False)
def show_export(request: Request[Any, Any, Any]) -> Template:
    """Show the formats in which results can be had."""
    return _export_page(request)


def _export_page(
    request: Request[Any, Any, Any],
    problem: UnpublishedReviewError | None = None,
    status_code: int = 200,
) -> Template:
    query = request.query_params
    return page(
        "export",
        request,
        status_code=status_code,
        choice=PairChoice.read(query),
        format=query.get("format", "csv"),
        checker={name: query.get(name, "") for name in _CHECKER},
        problem=problem,
        missing=problem.pair_ids[:_MOST_MISSING] if problem else (),
    )


@get("/export/{what:str}", sync_to_thread=True, include_in_schema=False)
def export_file(
    request: Request[Any, Any, Any], ledger: NamedDependency[Ledger], what: FromPath[str]
) -> Response[Any]:
    """Send the chosen pairs or documents as a file, or ask for what a format needs besides."""
    try:
        return exported(ledger, what, request.query_params.get("format", ""), request.query_params)
    except UnpublishedReviewError as error:
        return _export_page(request, error, 400)


def exported(ledger: Ledger, what: str, format: str, query: Any) -> Export:
    """Return pairs or documents in a format, sent while they are written."""
    kind, ending = media_type(format)
    if what == "pairs":
        name, url, pages = (query.get(one, "").strip() for one in _CHECKER)
        by = FactChecker(name, url, pages)
        writer = pair_writer(ledger, format, PairChoice.read(query).wanted(), by)
    elif what == "documents":
        choice = DocumentChoice.read(query)
        if choice.title:
            raise InputError("Documents are exported by publisher and day, not by title.")
        wanted = {"publisher": choice.publisher or None, **choice.days}
        writer = document_writer(ledger, format, wanted)
    else:
        raise InputError("Export pairs or documents.")
    headers = {"content-disposition": f'attachment; filename="quotetrack-{what}.{ending}"'}
    return Export(writer, media_type=kind, headers=headers)
