"""Who the reviewer is, signing in, help, health, and the files that pages need."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from quotetrack.errors import InputError
from quotetrack.service.people import NameTags, Visitor, checked_name, visitor_of
from quotetrack.service.templating import ASSETS, page
from quotetrack.store import Ledger
from quotetrack.version import __version__


@frozen
class Health:
    """That the service runs and its ledger can be read."""

    status: str
    version: str


@get("/health", sync_to_thread=True, summary="Health", tags=["service"])
def health(ledger: NamedDependency[Ledger]) -> Health:
    """Tell whether the service runs and its ledger can be read."""
    ledger.runs(limit=1)
    return Health("ok", __version__)


@get("/static/{name:str}", sync_to_thread=False, include_in_schema=False)
def static_file(name: FromPath[str]) -> Response[bytes]:
    """Send one of the files that pages need, out of memory."""
    asset = ASSETS.get(name)
    if asset is None:
        raise NotFoundException("There is no such file.")
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(asset.data, media_type=asset.media_type, headers=headers)


@get("/name", sync_to_thread=False, include_in_schema=False)
def show_name(request: Request[Any, Any, Any]) -> Template:
    """Let reviewers say who they are."""
    return page("name", request, to=_own_path(request.query_params.get("to", "")))


@post("/name", include_in_schema=False)
async def keep_name(
    request: Request[Any, Any, Any], name_tags: NamedDependency[NameTags]
) -> Response[Any]:
    """Remember the name in a signed cookie."""
    visitor = visitor_of(request)
    if visitor.named_by_proxy:
        raise InputError("Your name comes from the place where you signed in.")
    form = await request.form()
    name = checked_name(str(form.get("name", "")))
    return name_tags.redirect(_own_path(str(form.get("to", ""))), visitor, name)


@post("/blind", include_in_schema=False)
async def review_blind(
    request: Request[Any, Any, Any], name_tags: NamedDependency[NameTags]
) -> Response[Any]:
    """Hide verdicts of others from now on, or show them again, and go on to a page."""
    form = await request.form()
    visitor = visitor_of(request)
    checked_name(visitor.name)
    answer = Redirect(_own_path(str(form.get("to", ""))), status_code=303)
    name_tags.write(answer, evolve(visitor, blind=form.get("on") == "yes"))
    return answer


@get("/sign-in", sync_to_thread=False, include_in_schema=False)
def show_sign_in(request: Request[Any, Any, Any]) -> Template:
    """Ask for the token."""
    to = _own_path(request.query_params.get("to", ""))
    return page("sign_in", request, to=to, problem="")


def sign_in_handler(limit: Any) -> Any:
    """Return the handler that checks the token, behind the middleware `limit`."""

    @post("/sign-in", include_in_schema=False, middleware=[limit])
    async def sign_in(
        request: Request[Any, Any, Any], name_tags: NamedDependency[NameTags]
    ) -> Response[Any]:
        """Sign somebody in who knows the token."""
        form = await request.form()
        to = _own_path(str(form.get("to", "")))
        if not name_tags.knows_token(str(form.get("token", "")).strip()):
            problem = "The token is not the right one."
            return page("sign_in", request, status_code=403, to=to, problem=problem)
        name = checked_name(str(form.get("name", "")))
        answer = Redirect(to, status_code=303)
        name_tags.write(answer, Visitor(name=name, signed_in=True))
        return answer

    return sign_in


@get("/help", sync_to_thread=False, include_in_schema=False)
def show_help(request: Request[Any, Any, Any]) -> Template:
    """Show the keys and what the words mean."""
    return page("help", request)


def _own_path(wanted: str) -> str:
    """Return a path of this service to go on to, never another site."""
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if inside and wanted.isprintable() and "\\" not in wanted else "/"
