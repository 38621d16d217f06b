"""`quotetrack serve`."""

from __future__ import annotations

import webbrowser
from threading import Timer
from typing import IO

import click

from quotetrack.cli.options import LEDGER_VARIABLE
from quotetrack.errors import InputError
from quotetrack.extras import require


@click.command()
@click.argument("ledger", metavar="LEDGER", envvar=LEDGER_VARIABLE)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=8100, show_default=True, type=click.IntRange(1, 65535), help="The port."
)
@click.option(
    "--token-file",
    type=click.File(encoding="utf-8"),
    help="A file with a secret that callers must know. QUOTETRACK_TOKEN may hold it instead.",
)
@click.option(
    "--user-header",
    metavar="NAME",
    help="The header in which your reverse proxy names the signed-in user, who is the reviewer.",
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="Where the reverse proxy calls from, if not from this machine. May be given several "
    "times.",
)
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="A host name under which the service may be called. May be given several times.",
)
@click.option("--https", is_flag=True, help="It is reached through https only: secure cookies.")
@click.option(
    "--max-bytes",
    default=2_000_000,
    show_default=True,
    type=click.IntRange(min=10_000),
    help="The largest request.",
)
@click.option(
    "--reads-per-minute",
    default=20,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many articles one caller may have analysed in a minute.",
)
@click.option(
    "--max-characters",
    default=1_000_000,
    show_default=True,
    type=click.IntRange(min=1),
    help="The longest article.",
)
@click.option(
    "--max-seconds",
    default=60.0,
    show_default=True,
    type=click.FloatRange(min=1),
    help="The most processor time that an article may take.",
)
@click.option(
    "--workers",
    default=2,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many processes read articles at once; each loads models of its own.",
)
@click.option(
    "--fetch",
    is_flag=True,
    help="Let people name the address of an article, which is fetched: a public one, unless only "
    "this machine can reach the service and nobody signs in.",
)
@click.option("--open", "open_browser", is_flag=True, help="Show it in the browser.")
def serve(
    ledger: str,
    host: str,
    port: int,
    token_file: IO[str] | None,
    user_header: str | None,
    proxies: tuple[str, ...],
    names: tuple[str, ...],
    https: bool,
    max_bytes: int,
    reads_per_minute: int,
    max_characters: int,
    max_seconds: float,
    workers: int,
    fetch: bool,
    open_browser: bool,
) -> None:
    """Serve a review page and a JSON API for LEDGER, a SQLite file or a PostgreSQL URL.

    It listens on this machine only, unless --host says otherwise; then a token or the user header
    of a reverse proxy must protect it. A ledger that is not there is made.

    \b
    Examples:
      quotetrack serve archive.ledger --open
      quotetrack serve news.ledger --user-header X-User --allow-host desk.example
    """
    require("litestar", "service")
    require("uvicorn", "service")
    from quotetrack.service import Settings, serve
    from quotetrack.service.settings import LOOPBACK
    from quotetrack.store import Ledger

    try:
        settings = Settings(
            host=host,
            port=port,
            token=_token(token_file),
            user_header=user_header,
            proxies=proxies or LOOPBACK,
            names=names,
            https=https,
            most_bytes=max_bytes,
            reads_per_minute=reads_per_minute,
            most_characters=max_characters,
            most_seconds=max_seconds,
            workers=workers,
            fetch=fetch,
        )
    except InputError as error:
        raise click.UsageError(
            f"{error} (--host, --token-file or QUOTETRACK_TOKEN, --user-header, --allow-host)"
        ) from error
    with Ledger(ledger) as opened:
        click.echo(f"quotetrack: {settings.address} (stop it with Ctrl-C)")
        if open_browser:
            Timer(1.5, webbrowser.open, [settings.address]).start()
        serve(opened, settings)


def _token(file: IO[str] | None) -> str | None:
    import os

    held = file.read() if file else os.environ.get("QUOTETRACK_TOKEN", "")
    return held.strip() or None
