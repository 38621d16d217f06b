"""`quotetrack ledger`: looking after the file."""

from __future__ import annotations

from pathlib import Path

import click

from quotetrack.cli.datasette import datasette
from quotetrack.cli.exits import DONE, FAILED
from quotetrack.cli.importing import import_
from quotetrack.cli.options import LEDGER


@click.group()
def ledger() -> None:
    """Look after a ledger: whether it is sound, a copy, what others marked in it.

    \b
    Examples:
      quotetrack ledger check
      quotetrack ledger backup news-2024-03-01.ledger
    """


@ledger.command()
@LEDGER
@click.pass_context
def check(context: click.Context, ledger: str) -> None:
    """Tell whether a ledger is as it was written.

    Texts are compared with their digests, offsets with the words, counts with what hangs on them,
    and the search index with the rows. Damage is named with its document. Nothing is written, so
    that a ledger on a read-only medium can be checked. Exit codes: 0 it is sound; 1 it is not.

    \b
    Examples:
      quotetrack ledger check --ledger news.ledger
    """
    from quotetrack.cli.soundness import ledger_is_sound

    sound = ledger_is_sound(ledger)
    if sound:
        click.echo(f"{'ledger':<15} sound")
    context.exit(DONE if sound else FAILED)


@ledger.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@LEDGER
def backup(file: Path, ledger: str) -> None:
    """Copy a ledger in SQLite to FILE, while others go on reading and writing.

    The copy holds one state of the ledger, and is there wholly or not at all. FILE must not be
    there. For PostgreSQL there is pg_dump.

    \b
    Examples:
      quotetrack ledger backup news-2024-03-01.ledger --ledger news.ledger
    """
    from quotetrack.cli.opening import opened_ledger

    with opened_ledger(ledger, read_only=True) as opened:
        opened.back_up(file)
    click.echo(f"{click.format_filename(file)}: {file.stat().st_size:,} bytes")


ledger.add_command(datasette)
ledger.add_command(import_)
