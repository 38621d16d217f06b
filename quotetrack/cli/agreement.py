"""`quotetrack agreement`."""

from __future__ import annotations

import sys

import click

from quotetrack.cli.options import HIDDEN_FROM, LEDGER, PAGE


@click.command()
@LEDGER
@HIDDEN_FROM
@PAGE
def agreement(ledger: str, hidden_from: str | None, limit: int, offset: int) -> None:
    """Tell how far reviewers agree, and list the pairs that they judged differently.

    Kappa is Cohen's, of each two reviewers on the pairs that both judged; alpha is Krippendorff's,
    of all. 1 is full agreement, 0 no more than by chance. Of each reviewer the last verdict counts.
    For second opinions there is quotetrack review --blind.

    \b
    Examples:
      quotetrack agreement
      quotetrack agreement --ledger news.ledger --limit 10
    """
    from quotetrack.cli.listing import print_rest, print_table
    from quotetrack.cli.opening import opened_ledger
    from quotetrack.cli.output import console_on

    with opened_ledger(ledger, reads=True) as opened:
        found = opened.agreement()
        page = opened.differences(limit=limit, offset=offset, hidden_from=hidden_from)
    with console_on(sys.stdout.buffer, to_file=False) as console:
        print_table(
            console,
            ["reviewers", "both judged", "alike", "kappa"],
            [
                (f"{one.first}, {one.second}", str(one.both), str(one.agreed), _told(one.kappa))
                for one in found.reviewers
            ],
            "No pair was judged by several reviewers.",
        )
        if not found.pairs:
            return
        console.print(f"{found.agreed} of {found.pairs} alike by all, alpha {_told(found.alpha)}")
        print_table(
            console,
            ["pair", "speaker", "verdicts"],
            [
                (
                    one.stored.id,
                    one.stored.speaker.name,
                    "; ".join(
                        f"{review.reviewer}: {review.status}"
                        + (f" ({review.rating})" if review.rating else "")
                        for review in one.reviews
                    ),
                )
                for one in page
            ],
            "None judged differently.",
        )
        print_rest(console, len(page), page.total, page.total_is_exact, "difference")


def _told(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.2f}"
