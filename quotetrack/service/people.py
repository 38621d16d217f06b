"""Who is at the other end: a name in a signed cookie, or the user whom a reverse proxy names."""

from __future__ import annotations

import hmac
from typing import Any, Final

from attrs import evolve, frozen
from itsdangerous import BadSignature, URLSafeTimedSerializer
from litestar import Request, Response
from litestar.response import Redirect

from quotetrack.errors import InputError
from quotetrack.service.settings import Settings

COOKIE: Final = "quotetrack"
_SECONDS: Final = 90 * 24 * 3600
_LONGEST_NAME: Final = 100
#: Where the gate keeps the visitor for the handlers behind it.
SCOPE_KEY: Final = "quotetrack.visitor"


@frozen
class Visitor:
    """Somebody who asks for a page. `name` is "" until they have given one.

    `named_by_proxy` tells that the name is certain and cannot be changed here; `signed_in` that
    they have shown the token; `blind` that they do not want to know how others judged a claim pair
    until they have.
    """

    name: str = ""
    named_by_proxy: bool = False
    signed_in: bool = False
    blind: bool = False

    @property
    def hidden_from(self) -> str | None:
        """From whom verdicts of others are hidden, as `Ledger.claim_pairs` takes it."""
        return self.name if self.blind and self.name else None


class NameTags:
    """Names in cookies, signed so that nobody can sign in, or change the name, but here."""

    def __init__(self, settings: Settings) -> None:
        """Sign with the secret of `settings`."""
        self._signer = URLSafeTimedSerializer(settings.secret, salt="quotetrack visitor")
        self._secure = settings.https
        self._token = settings.token

    def knows_token(self, given: str) -> bool:
        """Return whether `given` is the token; how long that takes does not tell how near it is."""
        if self._token is None:
            return False
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._token.encode())

    def read(self, value: str | None) -> Visitor:
        """Return whom a cookie names; somebody unknown where it is missing, old or forged."""
        if not value:
            return Visitor()
        try:
            held = self._signer.loads(value, max_age=_SECONDS)
        except BadSignature:
            return Visitor()
        return Visitor(
            name=str(held["name"]),
            signed_in=bool(held["signed_in"]),
            blind=bool(held.get("blind")),  # Cookies of before hold nothing of it.
        )

    def remember(self, response: Response[Any], visitor: Visitor, name: str) -> None:
        """Let the browser remember how a visitor calls themselves, unless the proxy tells it."""
        if not visitor.named_by_proxy:
            self.write(response, evolve(visitor, name=name))

    def redirect(self, address: str, visitor: Visitor, name: str) -> Redirect:
        """Return the answer to a form that was taken: it leads on, with the name remembered."""
        answer = Redirect(address, status_code=303)
        self.remember(answer, visitor, name)
        return answer

    def write(self, response: Response[Any], visitor: Visitor) -> None:
        """Let the browser remember `visitor` for 90 days."""
        response.set_cookie(
            key=COOKIE,
            value=self._signer.dumps(
                {"name": visitor.name, "signed_in": visitor.signed_in, "blind": visitor.blind}
            ),
            max_age=_SECONDS,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="lax",
        )


async def filled_form(request: Request[Any, Any, Any]) -> dict[str, str]:
    """Return what was filled into the fields of a form, by their names."""
    return {name: str(value) for name, value in (await request.form()).items()}


def visitor_of(request: Request[Any, Any, Any]) -> Visitor:
    """Return who made the request, as the gate found."""
    visitor = request.scope.get(SCOPE_KEY)
    assert isinstance(visitor, Visitor)
    return visitor


def checked_name(name: str) -> str:
    """Return a reviewer's name on one line. Raises `InputError` for none, or one too long."""
    line = " ".join(name.split())
    if not line:
        raise InputError("Say who you are: a review needs the name of its reviewer.")
    if len(line) > _LONGEST_NAME:
        raise InputError(f"A name may have {_LONGEST_NAME} characters; this has {len(line)}.")
    return line


def reviewer_from(visitor: Visitor, given: str | None) -> str:
    """Return who decides: the user of the proxy, else the name that is given, else the known one.

    Raises `InputError` where the proxy names somebody else, or nobody is named.
    """
    if visitor.named_by_proxy:
        if given and given.strip() != visitor.name:
            raise InputError(
                f"You are signed in as {visitor.name!r}, and cannot decide as {given!r}."
            )
        return visitor.name
    return checked_name(given or visitor.name)
