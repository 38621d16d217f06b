"""Documents, quotations, analysing and exporting."""

from __future__ import annotations

import asyncio
import datetime
from typing import Any

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromQuery, JSONBody
from litestar.response import Stream

from quotetrack.errors import InputError
from quotetrack.model import Document
from quotetrack.service.api.asking import asked_with
from quotetrack.service.api.records import (
    Added,
    Article,
    Id,
    Listing,
    Problem,
    StoredArticle,
    listing,
)
from quotetrack.service.pages.searching import exported
from quotetrack.service.reading import Reader, stored
from quotetrack.service.uploads import known_about
from quotetrack.store import (
    DocumentLabel,
    Ledger,
    LedgerSummary,
    StoredDocument,
    StoredQuotation,
)
from quotetrack.store.queries import DocumentQuery, QuotationQuery
from quotetrack.terms import PairFormat, Relation, ResultFormat, ReviewStatus

_UNKNOWN = {404: ResponseSpec(Problem, description="There is no such document.")}
_BUSY = {
    413: ResponseSpec(Problem, description="The article is too long."),
    422: ResponseSpec(Problem, description="The article takes too much processor time."),
    429: ResponseSpec(Problem, description="Too many articles in this minute."),
    503: ResponseSpec(Problem, description="Too many articles wait already."),
}
_TAGS = ["documents"]


@get("/api/summary", sync_to_thread=True, summary="How much there is", tags=["service"])
def summary(ledger: NamedDependency[Ledger]) -> LedgerSummary:
    """Return how much the ledger holds."""
    return ledger.summary()


@get("/api/quotations", sync_to_thread=True, summary="Search quotations", tags=["quotations"])
@asked_with(QuotationQuery)
def quotations(ledger: Ledger, wanted: dict[str, Any]) -> Listing[StoredQuotation]:
    """Return quotations. All `words` must be there, in any form; a phrase stands in quotes."""
    return listing(ledger.quotations(**wanted))


@get("/api/documents", sync_to_thread=True, summary="List documents", tags=_TAGS)
@asked_with(DocumentQuery)
def documents(ledger: Ledger, wanted: dict[str, Any]) -> Listing[StoredDocument]:
    """Return documents, the newest first."""
    return listing(ledger.documents(**wanted))


@get(
    "/api/document",
    sync_to_thread=True,
    summary="A document and what was found in it",
    tags=_TAGS,
    responses=_UNKNOWN,
)
def document(ledger: NamedDependency[Ledger], id: Id) -> StoredArticle:
    """Return a document with its quotations, people and claim pairs."""
    found = ledger.document(id)
    label = DocumentLabel(
        key=found.key,
        id=found.document.id,
        title=found.document.title,
        publisher=found.document.publisher,
        date=found.document.date,
        url=found.document.url,
        language=found.document.language,
        sha256=found.document.sha256,
        opening=found.document.text[:200],
    )
    return StoredArticle(label=label, current=found.current, analysis=ledger.analysis(id).to_dict())


@get(
    "/api/export/pairs",
    sync_to_thread=True,
    summary="Claim pairs as a file",
    tags=["export"],
)
def export_pairs(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    format: FromQuery[PairFormat],
    speaker: FromQuery[str | None] = None,
    relation: FromQuery[Relation | None] = None,
    status: FromQuery[ReviewStatus | None] = None,
    since: FromQuery[datetime.date | None] = None,
    until: FromQuery[datetime.date | None] = None,
    publisher_name: FromQuery[str | None] = None,
    publisher_url: FromQuery[str | None] = None,
    pages: FromQuery[str | None] = None,
) -> Stream:
    """Send claim pairs with their verdicts; "claim-review" holds confirmed ones only.

    A ClaimReview needs the page on which it is published: the verdict's `url`, else `pages`, an
    address with {pair} in the place of the pair's id.
    """
    return exported(ledger, "pairs", format, request.query_params)


@get(
    "/api/export/documents",
    sync_to_thread=True,
    summary="Documents with their quotations as a file",
    tags=["export"],
)
def export_documents(
    request: Request[Any, Any, Any],
    ledger: NamedDependency[Ledger],
    format: FromQuery[ResultFormat],
    publisher: FromQuery[str | None] = None,
    since: FromQuery[datetime.date | None] = None,
    until: FromQuery[datetime.date | None] = None,
) -> Stream:
    """Send documents with what was found in them."""
    return exported(ledger, "documents", format, request.query_params)


def reading_handlers(limit: Any) -> list[Any]:
    """Return the handlers that use the parser, behind the middleware `limit`."""

    @post(
        "/api/analyse",
        summary="Analyse an article",
        tags=_TAGS,
        middleware=[limit],
        status_code=200,
        responses=_BUSY,
    )
    async def analyse(data: JSONBody[Article], reader: NamedDependency[Reader]) -> dict[str, Any]:
        """Return quotations, people and claim pairs of an article; nothing is stored.

        The answer has the plain form of `quotetrack.Analysis`.
        """
        return (await reader.read(_document(data))).to_dict()

    @post(
        "/api/documents",
        summary="Add an article",
        tags=_TAGS,
        middleware=[limit],
        responses=_BUSY,
    )
    async def add(
        data: JSONBody[Article], ledger: NamedDependency[Ledger], reader: NamedDependency[Reader]
    ) -> Added:
        """Analyse an article and add it to the ledger."""
        analysis = await reader.read(_document(data))
        result = await asyncio.to_thread(stored, ledger, analysis)
        return Added(
            document_id=result.document_id,
            status=result.status,
            quotations=result.quotations,
            claim_pairs=result.claim_pairs,
        )

    return [analyse, add]


def _document(data: Article) -> Document:
    if not data.text.strip():
        raise InputError("There is no article: its text is empty.")
    own_id = {"id": data.id} if data.id is not None else {}
    found = Document(data.text, date=data.date, language=data.language, **own_id)
    return known_about(
        found,
        title=data.title or "",
        publisher=data.publisher or "",
        url=data.url or "",
        date="",
    )
