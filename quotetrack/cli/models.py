"""`quotetrack models`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from quotetrack.cli.exits import DONE, MODELS_MISSING
from quotetrack.cli.options import list_format


@click.command()
@click.argument("folders", nargs=-1, metavar="[FOLDER]...", type=click.Path(path_type=Path))
@click.option("--card", is_flag=True, help="Print the model cards: data, licences, scores, limits.")
@list_format()
@click.pass_context
def models(context: click.Context, folders: tuple[Path, ...], card: bool, format_: str) -> None:
    """List the language models: those that come along, and packs in each FOLDER.

    Every file is compared with its checksum. Exit codes: 0 all are whole; 3 some are missing or
    damaged.

    \b
    Examples:
      quotetrack models
      quotetrack models my-pack --format jsonl
      quotetrack models --card
    """
    from quotetrack.cli.listing import print_table
    from quotetrack.cli.output import console_on, write_line
    from quotetrack.display import showable
    from quotetrack.parse import find_packs

    packs = find_packs(*folders)
    if card:
        for pack in packs:
            path = pack.path / "card.md"
            if path.is_file():
                click.echo(showable(path.read_text(encoding="utf-8")))
            else:
                click.echo(f"quotetrack: {pack.name} has no card", err=True)
    elif format_ == "jsonl":
        for pack in packs:
            record = {
                "name": pack.name,
                "version": pack.version,
                "language": pack.language,
                "state": pack.state,
                "usable": pack.usable,
                "folder": str(pack.path),
                "bytes": _size(pack.path),
            }
            write_line(sys.stdout.buffer, record)
    else:
        rows = [
            (
                pack.name,
                pack.version,
                pack.language,
                f"{_size(pack.path) / 1e6:.1f} MB",
                pack.state,
                str(pack.path),
            )
            for pack in packs
        ]
        with console_on(sys.stdout.buffer, to_file=False) as console:
            columns = ("name", "version", "language", "size", "state", "folder")
            print_table(console, columns, rows, "No models found.")
    whole = bool(packs) and all(pack.usable for pack in packs)
    context.exit(DONE if whole else MODELS_MISSING)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
