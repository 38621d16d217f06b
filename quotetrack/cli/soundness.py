"""What commands say of whether a ledger is as it was written."""

from __future__ import annotations

from typing import Final

import click

_LABEL: Final = "ledger"


def ledger_is_sound(url_or_path: str) -> bool:
    """Report on a ledger, and return whether nothing is wrong with it."""
    from quotetrack.cli.opening import opened_ledger
    from quotetrack.display import showable
    from quotetrack.errors import LedgerError

    with opened_ledger(url_or_path, read_only=True) as ledger:
        try:
            summary = ledger.summary()
        except LedgerError as error:
            click.echo(f"{_LABEL:<15} {showable(str(error))}", err=True)
        else:
            click.echo(
                f"{_LABEL:<15} {summary.documents:,} documents, {summary.quotations:,} quotations, "
                f"{summary.speakers:,} speakers, {summary.claim_pairs:,} claim pairs, "
                f"{summary.reviewed_pairs:,} reviewed"
            )
        problems = ledger.check()
    for problem in problems:
        click.echo(f"{_LABEL:<15} {showable(problem)}", err=True)
    return not problems
