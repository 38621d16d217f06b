"""`quotetrack reprocess`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from quotetrack.cli.options import ALIASES, LEDGER, LIMITS, TELLING, WORKERS, list_format

if TYPE_CHECKING:
    from quotetrack.names import AliasTable


@click.command()
@click.argument("document_ids", nargs=-1, metavar="[DOCUMENT]...")
@LEDGER
@ALIASES
@click.option(
    "--everything",
    is_flag=True,
    help="Also documents that this version has read already, for instance because names came in.",
)
@LIMITS
@list_format("text: nothing but a summary for people; jsonl: a line for each document.")
@WORKERS
@TELLING
@click.pass_context
def reprocess(
    context: click.Context,
    /,
    document_ids: tuple[str, ...],
    ledger: str,
    aliases: AliasTable | None,
    everything: bool,
    format_: str,
    max_characters: int | None,
    max_seconds: float | None,
    n_process: int,
    log: str | None,
    verbose: bool,
    errors: str | None,
) -> None:
    """Read the documents of a ledger again: all, or those with the ids DOCUMENT.

    Those are read that another version of quotetrack, of its rules or of its models has read.
    Reviews, merges, splits and names stay. A run that was stopped goes on when the same command is
    given again, unless --everything begins anew.

    \b
    Examples:
      quotetrack reprocess
      quotetrack reprocess --everything --aliases people.csv
      quotetrack reprocess --everything gazette-1 gazette-2 --format jsonl
    """
    from quotetrack.cli.opening import opened_ledger
    from quotetrack.cli.outcome import Outcome, outcome_record, summed_up
    from quotetrack.cli.output import write_line
    from quotetrack.cli.progress import progress
    from quotetrack.cli.telling import telling
    from quotetrack.formats import SourceItem
    from quotetrack.limits import Limits

    outcome = Outcome()
    limits = Limits(characters=max_characters, seconds=max_seconds)
    prints = format_ == "jsonl"
    again = "give the same command again: what this version has read is passed over."
    if everything:
        again = "give the same command again: because of --everything, it begins anew."
    with (
        telling(log, verbose, errors) as told,
        opened_ledger(ledger) as open_ledger,
        summed_up(told, outcome, again),
        progress(lambda: None, prints=prints, logs=told.logged) as shown,
    ):
        for result in open_ledger.reprocess(
            document_ids or None,
            everything=everything,
            aliases=aliases,
            limits=limits,
            n_process=n_process,
            counts=told.counts,
        ):
            outcome.count(result)
            if result.error:
                told.failure(SourceItem(result.document_id, "", result.error), result.error)
            if prints:
                write_line(sys.stdout.buffer, outcome_record(result))
            shown.document_done()
    context.exit(told.exit_code)
