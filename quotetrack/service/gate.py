"""What every request passes, before anything of it is read.

The gate wraps the whole application, so that pages that do not exist are guarded like the others.
It refuses host names that are not ours (DNS rebinding), writes that another site sends (request
forgery), and callers who have shown neither token nor a proxy's user; it adds the security headers
to every answer and writes a line of log for every request.
"""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final
from urllib.parse import quote, urlsplit

from attrs import evolve, frozen

from quotetrack.display import style_sheet
from quotetrack.service.logs import logger
from quotetrack.service.people import COOKIE, SCOPE_KEY, NameTags, Visitor
from quotetrack.service.settings import Settings

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN: Final = ("/static/", "/sign-in", "/health")
_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(style_sheet().encode()).digest()).decode()

#: Articles come with the style sheet of `quotetrack.display` inside, allowed by its hash.
POLICY: Final = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' 'sha256-{_STYLE_HASH}'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
_HEADERS: Final = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # "no-referrer" would hide the origin of our own forms from us.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]


@frozen
class _RefusedError(Exception):
    status: int
    message: str
    location: str = ""


class Gate:
    """The application behind its checks."""

    def __init__(
        self,
        app: Any,
        settings: Settings,
        name_tags: NameTags,
        written: Callable[[], None],
    ) -> None:
        """Guard the ASGI application `app`; `written` is called before a writing is answered."""
        self.app = app
        self._settings = settings
        self._name_tags = name_tags
        self._written = written

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # There are no web sockets here.
            await send({"type": "websocket.close", "code": 1008})
            return
        watched = _Answer(send, None if scope["method"] in _SAFE else self._written)
        began = time.perf_counter()
        visitor = Visitor()
        try:
            headers = _single_headers(scope)
            self._check_host(headers)
            visitor = self._visitor(scope, headers)
            self._check_origin(scope, headers)
            scope[SCOPE_KEY] = visitor
            await self.app(scope, receive, watched)
        except _RefusedError as refusal:
            await _refuse(watched, refusal)
        finally:
            logger.info(
                "request",
                extra={
                    "method": scope["method"],
                    # The query may hold what somebody looks for, which is nobody's business.
                    "path": scope["path"],
                    "status": watched.status,
                    "milliseconds": round((time.perf_counter() - began) * 1000, 1),
                    "reviewer": visitor.name,
                },
            )

    def _check_host(self, headers: dict[str, str]) -> None:
        try:
            name = urlsplit(f"//{headers.get('host', '')}").hostname
        except ValueError:
            name = None
        if name not in self._settings.known_names:
            raise _RefusedError(400, "The service is not called by this name (see --allow-host).")

    def _visitor(self, scope: Any, headers: dict[str, str]) -> Visitor:
        settings = self._settings
        remembered = self._name_tags.read(_cookie(headers.get("cookie", "")))
        if settings.user_header is not None:
            return evolve(self._user_of_proxy(scope, headers), blind=remembered.blind)
        if settings.token is None:
            return remembered
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            if self._name_tags.knows_token(given.strip()):
                return Visitor(signed_in=True)
            raise _RefusedError(401, "The token is not the right one.")
        path = scope["path"]
        if remembered.signed_in or path.startswith(_OPEN):
            return remembered
        if path.startswith("/api") or scope["method"] not in _SAFE:
            raise _RefusedError(401, "Sign in, or send the token as Authorization: Bearer.")
        query = scope.get("query_string", b"").decode("latin-1")
        wanted = quote(path + (f"?{query}" if query else ""))
        raise _RefusedError(303, "Sign in first.", location=f"/sign-in?to={wanted}")

    def _user_of_proxy(self, scope: Any, headers: dict[str, str]) -> Visitor:
        caller = (scope.get("client") or ("", 0))[0]
        if caller not in self._settings.proxies:
            raise _RefusedError(403, "Only the reverse proxy may call this service.")
        name = " ".join(headers.get(str(self._settings.user_header).lower(), "").split())[:100]
        if not name and not scope["path"].startswith("/health"):
            raise _RefusedError(401, "The reverse proxy named no user.")
        return Visitor(name=name, named_by_proxy=True, signed_in=True)

    def _check_origin(self, scope: Any, headers: dict[str, str]) -> None:
        foreign = headers.get("sec-fetch-site", "none") not in ("same-origin", "none")
        if scope["method"] in _SAFE:
            if foreign and headers.get("sec-fetch-mode") != "navigate":
                # A link from elsewhere is fine; a foreign page that lets us work is not.
                raise _RefusedError(403, "Another site asks for this; it is not sent.")
            return
        origin = headers.get("origin")
        if foreign or (origin is not None and _host_of(origin) != headers["host"]):
            raise _RefusedError(403, "Another site sent this; it is not done.")
        if scope["path"].startswith("/api"):
            # Browsers send other sites' JSON only after asking, and nobody is told yes here.
            kind = headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind != "application/json":
                raise _RefusedError(415, "Send JSON, with Content-Type: application/json.")


def _host_of(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # "http://[::1"
        return None


class _Answer:
    """Sends an answer on with the security headers in it, and remembers its status."""

    def __init__(self, send: Callable[[Any], Any], written: Callable[[], None] | None) -> None:
        self._send = send
        self._written = written
        self.status = 0

    async def __call__(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            if self._written is not None:
                self._written()
            headers = list(message.get("headers", ()))
            if not any(name.lower() == b"cache-control" for name, _ in headers):
                headers.append((b"cache-control", b"private, no-cache"))
            message = {**message, "headers": [*headers, *_HEADERS]}
        await self._send(message)


async def _refuse(send: _Answer, refusal: _RefusedError) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    if refusal.location:
        headers.append((b"location", refusal.location.encode("latin-1")))
    if refusal.status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{refusal.message}\n".encode()})


def _single_headers(scope: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        if key == "host" and key in found:
            raise _RefusedError(400, "A request has one Host header.")
        # NameTags may come in several headers under HTTP/2; they are parts of one list.
        joined = f"{found[key]}; " if key == "cookie" and key in found else ""
        found[key] = joined + value.decode("latin-1")
    return found


def _cookie(header: str) -> str | None:
    try:
        held = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return None
    return held.value if held else None
