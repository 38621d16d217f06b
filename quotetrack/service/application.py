"""The application: pages and API over one ledger, behind the gate."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar, Request, Router
from litestar.config.csrf import CSRFConfig
from litestar.config.response_cache import ResponseCacheConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.template import TemplateConfig

from quotetrack.service.answers import AnyStringResponse, BoundedRequest, exception_handlers
from quotetrack.service.api import corrections as api_corrections
from quotetrack.service.api import documents as api_documents
from quotetrack.service.api import pairs as api_pairs
from quotetrack.service.api import speakers as api_speakers
from quotetrack.service.api.parameters import only_known
from quotetrack.service.counting import TabCounts
from quotetrack.service.gate import Gate
from quotetrack.service.pages import (
    articles,
    correcting,
    pairs,
    quotations,
    searching,
    speakers,
    visiting,
)
from quotetrack.service.people import NameTags, visitor_of
from quotetrack.service.reading import Reader
from quotetrack.service.settings import Settings
from quotetrack.service.templating import template_engine
from quotetrack.store import Ledger
from quotetrack.version import __version__


def create_app(ledger: Ledger, settings: Settings | None = None) -> Gate:
    """Return the ASGI application for `ledger`, guarded as `settings` say.

    The ledger is not closed when the application stops. `Gate.app` is the Litestar application.
    """
    settings = settings or Settings()
    name_tags = NameTags(settings)
    reader = Reader(settings)
    tab_counts = TabCounts(ledger)
    limit = RateLimitConfig(
        rate_limit=("minute", settings.reads_per_minute), identifier_for_request=_caller
    ).middleware

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncIterator[None]:
        reader.start()
        try:
            yield
        finally:
            reader.stop()

    app = Litestar(
        # One router for each kind: Litestar (2.25) prepares a path anew for each handler that
        # is registered by itself, and would put a handler into a thread twice.
        route_handlers=[
            Router("/", route_handlers=_pages(limit)),
            Router("/", route_handlers=_api(limit), guards=[only_known]),
        ],
        dependencies={
            "ledger": Provide(lambda: ledger, sync_to_thread=False),
            "reader": Provide(lambda: reader, sync_to_thread=False),
            "name_tags": Provide(lambda: name_tags, sync_to_thread=False),
        },
        template_config=TemplateConfig(instance=template_engine()),
        csrf_config=CSRFConfig(
            secret=settings.secret,
            cookie_name="quotetrack-form",
            cookie_secure=settings.https,
            cookie_httponly=True,
            cookie_samesite="lax",
            # Programs send JSON, which the gate takes from no other site.
            exclude=["^/api/"],
        ),
        openapi_config=OpenAPIConfig(
            title="quotetrack",
            version=__version__,
            description="Claim pairs, speakers, quotations and documents of a ledger.",
            path="/openapi",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
        request_max_body_size=settings.most_bytes,
        multipart_form_part_limit=50,
        exception_handlers=exception_handlers(),
        request_class=BoundedRequest,
        response_class=AnyStringResponse,
        response_cache_config=ResponseCacheConfig(default_expiration=0),
        lifespan=[lifespan],
        state=State({"tab_counts": tab_counts}),
        logging_config=None,
        debug=False,
    )
    return Gate(app, settings, name_tags, tab_counts.forget)


def _pages(limit: Any) -> list[Any]:
    return [
        pairs.home,
        pairs.list_pairs,
        pairs.show_pair,
        pairs.review_pair,
        pairs.undo_review,
        pairs.queue,
        pairs.take_next,
        pairs.show_agreement,
        speakers.list_speakers,
        speakers.show_speaker,
        speakers.show_split,
        speakers.decide,
        articles.show_form,
        articles.read_handler(limit),
        articles.add_article,
        articles.list_documents,
        articles.show_document,
        quotations.show_quotation,
        quotations.decide_quotation,
        quotations.show_link,
        quotations.link,
        correcting.decide_document,
        correcting.show_deletion,
        correcting.delete_document,
        correcting.list_corrections,
        correcting.undo_correction,
        correcting.show_figures,
        correcting.list_deletions,
        correcting.lift_deletion,
        searching.search,
        searching.show_export,
        searching.export_file,
        visiting.health,
        visiting.static_file,
        visiting.show_name,
        visiting.keep_name,
        visiting.review_blind,
        visiting.show_sign_in,
        visiting.sign_in_handler(limit),
        visiting.show_help,
    ]


def _api(limit: Any) -> list[Any]:
    return [
        api_pairs.pairs,
        api_pairs.pair,
        api_pairs.review,
        api_pairs.take_back,
        api_pairs.take,
        api_pairs.give_back,
        api_pairs.take_next,
        api_pairs.agreement,
        api_pairs.differences,
        api_corrections.link,
        api_corrections.quotation,
        api_corrections.related,
        api_corrections.add,
        api_corrections.join,
        api_corrections.correct,
        api_corrections.divide,
        api_corrections.confirm,
        api_corrections.remove,
        api_corrections.no_speech,
        api_corrections.correct_document,
        api_corrections.deletion,
        api_corrections.delete_document,
        api_corrections.corrections,
        api_corrections.undo,
        api_corrections.figures,
        api_corrections.deletions,
        api_corrections.lift,
        api_speakers.speakers,
        api_speakers.speaker,
        api_speakers.timeline,
        api_speakers.merge_proposals,
        api_speakers.decisions,
        api_speakers.merge,
        api_speakers.refuse_merge,
        api_speakers.split,
        api_speakers.alias,
        api_speakers.rename,
        api_speakers.undo,
        api_documents.summary,
        api_documents.quotations,
        api_documents.documents,
        api_documents.document,
        api_documents.export_pairs,
        api_documents.export_documents,
        *api_documents.reading_handlers(limit),
    ]


def _caller(request: Request[Any, Any, Any]) -> str:
    """Return whom the limit counts for: the proxy's user, else the address."""
    visitor = visitor_of(request)
    if visitor.named_by_proxy:
        return f"user {visitor.name}"
    return request.client.host if request.client else "unknown"
