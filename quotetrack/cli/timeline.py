"""`quotetrack timeline`."""

from __future__ import annotations

import sys
from typing import Any

import click

from quotetrack.cli.options import DAYS, LEDGER, PAGE, list_format


@click.command()
@click.argument("speaker")
@LEDGER
@click.option("--topic", "-t", help="Only statements with these words; as in quotetrack quotes.")
@DAYS
@PAGE
@list_format()
def timeline(speaker: str, ledger: str, format_: str, **wanted: Any) -> None:
    """Show what a SPEAKER said, day by day.

    SPEAKER is any name or alias, or an id. Statements that are part of claim pairs name them.
    Those without any date come first.

    \b
    Examples:
      quotetrack timeline "Ada Fenwick" --topic bridge
      quotetrack timeline "Ms Fenwick" --since 2024-01-01 --format jsonl
    """
    from quotetrack.cli.listing import print_rest, quotation_view
    from quotetrack.cli.opening import opened_ledger, quotation_record, speaker_named
    from quotetrack.cli.output import console_on, write_line
    from quotetrack.cli.terminal import print_neatly

    with opened_ledger(ledger, reads=True) as open_ledger:
        who = speaker_named(open_ledger, speaker)
        assert who is not None
        page = open_ledger.timeline(who, **wanted)
    if format_ == "jsonl":
        for entry in page:
            record = {**quotation_record(entry.stored), "pair_ids": list(entry.pair_ids)}
            write_line(sys.stdout.buffer, record)
        return
    with console_on(sys.stdout.buffer, to_file=False) as console:
        for entry in page:
            print_neatly(console, quotation_view(entry.stored))
            for pair_id in entry.pair_ids:
                console.print(f"  in claim pair {pair_id}\n", style="red")
        if not page:
            console.print("No statements.")
        print_rest(console, len(page), page.total, page.total_is_exact, "statement")
