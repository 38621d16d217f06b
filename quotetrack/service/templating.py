"""Pages out of templates: everything escaped, nothing in them but what the handler gave."""

from __future__ import annotations

import datetime
import hashlib
from importlib.resources import files
from typing import Any, Final

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Request
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Template
from markupsafe import Markup

from quotetrack import terms
from quotetrack.display import (
    count_in_words,
    date_in_words,
    decided_in_words,
    kind_in_words,
    linked,
    quoted_in_words,
    reason_in_words,
    relation_in_words,
    said_on_in_words,
    shortened,
    showable,
    strength_in_words,
)
from quotetrack.service.choices import query_of
from quotetrack.service.people import visitor_of
from quotetrack.service.showing import (
    published,
    side_html,
    statement_html,
    when,
    when_said,
    years,
)


@frozen
class Asset:
    """A file that comes with the pages, held in memory so that no request reaches the disk."""

    name: str
    media_type: str
    data: bytes

    @property
    def address(self) -> str:
        """Where it is found; another address as soon as it holds something else."""
        return f"/static/{self.name}?v={hashlib.sha256(self.data).hexdigest()[:12]}"


def _asset(name: str, media_type: str) -> Asset:
    return Asset(name, media_type, (files(__package__) / "static" / name).read_bytes())


ASSETS: Final = {
    asset.name: asset
    for asset in (
        _asset("service.css", "text/css"),
        _asset("keys.js", "text/javascript"),
        _asset("icon.svg", "image/svg+xml"),
    )
}


_NO_COUNTS: Final = dict.fromkeys(("pairs", "speakers", "quotations", "documents"))


def page(
    name: str, request: Request[Any, Any, Any], *, status_code: int = 200, **context: Any
) -> Template:
    """Return the page that the template `name` makes of `context`."""
    visitor = visitor_of(request)
    # Who has not signed in is told nothing, and an error may be that of the ledger itself.
    counts = None if name in ("sign_in", "error") else request.app.state.tab_counts.present()
    here = request.scope["path"]
    # Where a form was sent to is no page to come back to.
    place = here if request.method == "GET" else "/"
    query = request.scope.get("query_string", b"").decode("latin-1")
    shown = {
        "visitor": visitor,
        "here": here,
        "address": f"{place}?{query}" if query and request.method == "GET" else place,
        "held": counts or _NO_COUNTS,
    }
    return Template(f"{name}.html", context=shown | context, status_code=status_code)


def template_engine() -> JinjaTemplateEngine:
    """Return the engine, with every template escaped and every unknown name an error."""
    environment = Environment(
        loader=PackageLoader("quotetrack.service"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_presentable,
    )
    environment.filters |= {
        "capitalize_first": lambda words: words[:1].upper() + words[1:],
        "count": count_in_words,
        "decided": decided_in_words,
        "day": _day,
        "kind": kind_in_words,
        "linked": lambda words, url: Markup(linked(words, url)),
        "moment": _moment,
        "published": published,
        "precisely": said_on_in_words,
        "quoted": quoted_in_words,
        "side": side_html,
        "statement": statement_html,
        "when": when,
        "when_said": when_said,
        "years": years,
        "relation": lambda pair: relation_in_words(pair),
        "said_on": said_on_in_words,
        "shortened": shortened,
        "strength": strength_in_words,
        "reason": reason_in_words,
        "query": query_of,
    }
    environment.globals["asset"] = lambda name: ASSETS[name].address
    environment.globals["terms"] = terms
    return JinjaTemplateEngine.from_environment(environment)


def _presentable(value: Any) -> Any:
    # Controls and characters that reorder what stands around them are not shown.
    if isinstance(value, str) and not isinstance(value, Markup):
        return showable(value)
    return "" if value is None else value


def _day(day: datetime.date | None) -> str:
    return date_in_words(day) if day else "no date"


def _moment(moment: datetime.datetime) -> str:
    return f"{date_in_words(moment)}, {moment:%H:%M} UTC"
