"""Errors as answers, and answers that hold any Python string."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

import msgspec
from litestar import Request, Response
from litestar.exceptions import ClientException, HTTPException
from litestar.status_codes import HTTP_500_INTERNAL_SERVER_ERROR

from quotetrack.errors import (
    ConflictError,
    InputError,
    LedgerError,
    QuotetrackError,
    ReviewConflictError,
    TextTooLongError,
    TimeLimitError,
    UnknownRecordError,
    WorkerError,
)
from quotetrack.service.logs import logger
from quotetrack.service.reading import BusyError
from quotetrack.service.templating import page

_TITLES: Final = {
    400: "That does not fit",
    401: "Please sign in",
    403: "That is not allowed",
    404: "There is no such thing",
    405: "That cannot be done here",
    409: "Somebody was faster",
    413: "That is too large",
    422: "That takes too long",
    429: "Too fast",
    503: "Please wait a moment",
}
# The first that fits counts.
_STATUSES: Final[dict[type[QuotetrackError], int]] = {
    UnknownRecordError: 404,
    BusyError: 503,
    TextTooLongError: 413,
    TimeLimitError: 422,
    WorkerError: 500,
    InputError: 400,
}


def status_of(error: QuotetrackError) -> int | None:
    """Return the status that tells callers of `error`, None for one that is none of theirs."""
    return next((code for kind, code in _STATUSES.items() if isinstance(error, kind)), None)


class BoundedRequest(Request[Any, Any, Any]):
    """A request whose JSON, nested too deeply to be read, is the caller's mistake."""

    async def json(self) -> Any:
        """Return the body as plain values. Raises `ClientException` for what cannot be read."""
        try:
            return await super().json()
        except RecursionError as error:
            raise ClientException("The JSON is nested too deeply.") from error


class AnyStringResponse(Response[Any]):
    """An answer whose JSON may hold lone surrogates, which texts of the web do hold."""

    def render(self, content: Any, media_type: str, enc_hook: Any = None) -> bytes:
        """Return the body; such a character becomes an escape, as in quotetrack's own JSON."""
        try:
            return super().render(content, media_type, enc_hook or _no_hook)
        except Exception:
            if "json" not in str(media_type):
                raise
            plain = msgspec.to_builtins(content)
            return json.dumps(plain, ensure_ascii=True, allow_nan=False).encode("ascii")


def _no_hook(value: Any) -> Any:
    raise TypeError(f"JSON cannot hold a {type(value).__name__}.")


def exception_handlers() -> dict[Any, Callable[..., Response[Any]]]:
    """Return the handlers for everything that may go wrong."""
    return {HTTPException: _http_error, QuotetrackError: _own_error, Exception: _defect}


def _http_error(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    if error.status_code >= HTTP_500_INTERNAL_SERVER_ERROR:
        return _defect(request, error)
    details = [
        f"{problem.get('key', 'the request')}: {problem.get('message', '')}"
        for problem in (error.extra if isinstance(error.extra, list) else [])
        if isinstance(problem, dict)
    ]
    message = "; ".join([_sentence(error), *details])
    answer = _told(request, error.status_code, message)
    answer.headers.update(error.headers or {})
    return answer


def _sentence(error: HTTPException) -> str:
    if error.status_code == 413:
        return "The request is larger than this service takes."
    if error.status_code == 403 and "CSRF" in error.detail:
        return "The form is too old, or cookies are off. Load the page again."
    if error.status_code == 429:
        return "Too many requests of this kind in one minute. Wait, and try again."
    return error.detail


def _own_error(request: Request[Any, Any, Any], error: QuotetrackError) -> Response[Any]:
    if isinstance(error, ReviewConflictError):
        known = {"pair_id": error.pair_id, "seen": error.seen, "revision": error.revision}
        return _told(request, 409, str(error), **known)
    if isinstance(error, ConflictError):
        return _told(request, 409, str(error), seen=error.seen, revision=error.revision)
    status = status_of(error)
    if status is not None:
        answer = _told(request, status, str(error))
        if isinstance(error, BusyError):
            answer.headers["retry-after"] = "30"
        if isinstance(error, WorkerError):
            logger.error("a worker failed", exc_info=error)
        return answer
    if isinstance(error, LedgerError) and error.__cause__ is None:
        return _told(request, 409, str(error))
    return _defect(request, error)


def _defect(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    logger.error("a request failed", exc_info=error, extra={"path": request.scope["path"]})
    return _told(request, 500, "Something went wrong here. It stands in the log of the service.")


def _told(request: Request[Any, Any, Any], status: int, message: str, **more: Any) -> Response[Any]:
    if request.scope["path"].startswith(("/api", "/health")):
        content = {"status_code": status, "detail": message, **more}
        return AnyStringResponse(content, status_code=status, media_type="application/json")
    title = _TITLES.get(status, "Something went wrong")
    return page("error", request, status_code=status, title=title, message=message)
