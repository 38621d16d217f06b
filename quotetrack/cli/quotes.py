"""`quotetrack quotes`."""

from __future__ import annotations

import sys
from typing import Any

import click

from quotetrack.cli.options import (
    DAYS,
    DOCUMENT,
    LEDGER,
    PAGE,
    PUBLISHER,
    RELATION,
    SPEAKER,
    STATUS,
    choice,
    list_format,
)
from quotetrack.terms import QUOTATION_ORDERS


@click.command()
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@LEDGER
@SPEAKER
@DAYS
@PUBLISHER
@DOCUMENT
@RELATION
@STATUS
@click.option(
    "--order",
    type=choice(QUOTATION_ORDERS),
    default="newest",
    show_default=True,
    help="Which come first.",
)
@PAGE
@list_format()
def quotes(
    words: tuple[str, ...], ledger: str, speaker: str | None, format_: str, **wanted: Any
) -> None:
    """Search the quotations of a ledger.

    WORDS must all be there, in any form ("taxes" finds "tax"). A phrase stands in quotation marks;
    a star ends the beginning of a word. Everything else that is given must hold as well.

    \b
    Examples:
      quotetrack quotes bridge
      quotetrack quotes -s "Ms Fenwick" --since 2024-01-01 '"stand again"' elect*
      quotetrack quotes --relation retreats --status unreviewed --format jsonl
    """
    from quotetrack.cli.listing import print_rest, quotation_view
    from quotetrack.cli.opening import opened_ledger, quotation_record, speaker_named
    from quotetrack.cli.output import console_on, write_line
    from quotetrack.cli.terminal import print_neatly

    with opened_ledger(ledger, reads=True) as open_ledger:
        page = open_ledger.quotations(
            words=" ".join(words) or None, speaker=speaker_named(open_ledger, speaker), **wanted
        )
    if format_ == "jsonl":
        for stored in page:
            write_line(sys.stdout.buffer, quotation_record(stored))
        return
    with console_on(sys.stdout.buffer, to_file=False) as console:
        for stored in page:
            print_neatly(console, quotation_view(stored, " ".join(words)))
        if not page:
            console.print("No quotations.")
        print_rest(console, len(page), page.total, page.total_is_exact, "quotation")
