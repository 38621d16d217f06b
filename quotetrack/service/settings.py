"""Who may reach the service, and how much they may ask of it."""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from quotetrack.errors import InputError
from quotetrack.pipeline import BUNDLED, ParserChoice

LOOPBACK: Final = frozenset({"127.0.0.1", "::1"})
_LOCAL_NAMES: Final = frozenset({"localhost", *LOOPBACK})
_SHORTEST_TOKEN: Final = 16


def _lower(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.strip("[]").lower() for name in names)


@frozen(kw_only=True)
class Settings:
    """How the service is reached and what it bears.

    Args:
        host: The address to listen at.
        port: The port to listen at.
        token: A secret that callers must know: programs send it as ``Authorization: Bearer …``,
            people enter it once. At least 16 characters.
        user_header: The request header in which a reverse proxy names the signed-in user.
        proxies: The addresses from which `user_header` is believed. Requests of others are refused.
        names: Host names under which the service may be called, besides those of this machine
            itself. Others are refused, so that no foreign page can reach it by a name of its own.
        https: Whether it is reached through https only, so that cookies may be marked secure.
        most_bytes: The largest request in bytes.
        reads_per_minute: How many articles one caller may have analysed in a minute.
        most_waiting: How many articles may wait, those in hand among them, before callers are sent
            away.
        most_characters: How many characters an article may have. None: any number.
        most_seconds: How much processor time an article may take, in seconds; then it is refused.
            None: any time.
        workers: How many processes analyse articles at once. Each starts when it is first needed,
            and loads models of its own.
        fetch: Whether articles are fetched from addresses that callers name: from public ones where
            others can reach the service, from all where it has neither a token nor a user header.
        parser: As in `quotetrack.extract_quotes`; it must be one that can be pickled.
        secret: What cookies are signed with. Left out, it comes from the token, or is made anew at
            each start.

    Raises:
        InputError: Other machines could reach the service, but neither a token nor a user header
            protects it, or no name is given under which they may call it.
    """

    host: str = "127.0.0.1"
    port: int = 8100
    token: str | None = field(default=None, repr=False)
    user_header: str | None = None
    proxies: frozenset[str] = field(default=LOOPBACK, converter=_lower)
    names: frozenset[str] = field(default=frozenset(), converter=_lower)
    https: bool = False
    most_bytes: int = 2_000_000
    reads_per_minute: int = 20
    most_waiting: int = 8
    most_characters: int | None = 1_000_000
    most_seconds: float | None = 60
    workers: int = 2
    fetch: bool = False
    parser: ParserChoice = BUNDLED
    secret: str = field(repr=False)

    @secret.default
    def _secret(self) -> str:
        if not self.token:
            return secrets.token_hex(32)
        return hashlib.sha256(b"quotetrack cookies " + self.token.encode()).hexdigest()

    def __attrs_post_init__(self) -> None:
        if self.token is not None and len(self.token) < _SHORTEST_TOKEN:
            raise InputError(
                f"The token must have at least {_SHORTEST_TOKEN} characters. Make one, for "
                "example: python -c 'import secrets; print(secrets.token_urlsafe())'"
            )
        if self.token is not None and self.user_header is not None:
            raise InputError("Give a token or the header of a reverse proxy, not both.")
        if not self.local and self.token is None and self.user_header is None:
            raise InputError(
                f"Others could reach the service at {self.host}. Protect it by a token, or name "
                "the header in which your reverse proxy tells who is signed in."
            )
        if _is_every_address(self.host) and not self.names:
            raise InputError(
                f"{self.host} stands for every address of this machine. Say under which name the "
                "service is called."
            )
        for name in (
            *("port", "most_bytes", "reads_per_minute", "most_waiting", "most_characters"),
            *("most_seconds", "workers"),
        ):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise InputError(f"{name} must be at least 1, but is {value!r}.")

    @property
    def local(self) -> bool:
        """Whether only this machine can reach the service."""
        if self.host.lower() == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return False

    @property
    def shared(self) -> bool:
        """Whether others than who started it may use it."""
        return not self.local or self.token is not None or self.user_header is not None

    @property
    def known_names(self) -> frozenset[str]:
        """All names under which it may be called, in lower case and without a port."""
        own = frozenset() if _is_every_address(self.host) else {self.host.strip("[]").lower()}
        return self.names | _LOCAL_NAMES | own

    @property
    def address(self) -> str:
        """Where people find it."""
        host = "127.0.0.1" if _is_every_address(self.host) else self.host.strip("[]")
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"


def _is_every_address(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return not host
