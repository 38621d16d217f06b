"""`quotetrack pairs`."""

from __future__ import annotations

import sys
from typing import Any

import click

from quotetrack.cli.options import (
    DAYS,
    DOCUMENT,
    HIDDEN_FROM,
    LEDGER,
    PAGE,
    PUBLISHER,
    RELATION,
    SPEAKER,
    STATUS,
    choice,
    list_format,
    together,
)
from quotetrack.terms import PAIR_ORDERS, RATINGS

#: The conditions on claim pairs.
PAIR_CONDITIONS = together(
    SPEAKER,
    RELATION,
    STATUS,
    click.option("--rating", type=choice(RATINGS), help="Only pairs with this rating."),
    click.option("--reviewed-by", "reviewer", help="Only pairs whose verdict is this person's."),
    click.option(
        "--reviewed/--open", default=None, help="Only pairs that somebody decided on, or others."
    ),
    click.option("--not-by", help="Only pairs that this person never judged."),
    HIDDEN_FROM,
    click.option("--taken-by", help='Only pairs that this person has taken; "" is nobody.'),
    click.option("--least-score", type=click.FloatRange(0, 1), help="The lowest score."),
    click.option("--words", help="Words in one of the statements; as in quotetrack quotes."),
    DAYS,
    PUBLISHER,
    DOCUMENT,
)


@click.command()
@click.argument("pair_ids", nargs=-1, metavar="[PAIR]...")
@LEDGER
@PAIR_CONDITIONS
@click.option(
    "--order",
    type=choice(PAIR_ORDERS),
    default="score",
    show_default=True,
    help="Which come first: the best score, the newest or oldest later statement, or the last "
    "reviewed.",
)
@PAGE
@list_format()
def pairs(
    pair_ids: tuple[str, ...], ledger: str, speaker: str | None, format_: str, **wanted: Any
) -> None:
    """List the claim pairs of a ledger, or those with the ids PAIR.

    A claim pair is a candidate for a person to confirm or reject (quotetrack review), never a
    verdict.

    \b
    Examples:
      quotetrack pairs --status unreviewed --least-score 0.7
      quotetrack pairs --speaker "Ada Fenwick" --relation retreats
      quotetrack pairs --status confirmed --rating "Full Flop" --format jsonl
    """
    from quotetrack.cli.listing import print_pairs, print_rest
    from quotetrack.cli.opening import opened_ledger, speaker_named
    from quotetrack.cli.output import console_on, write_line
    from quotetrack.exporting import Documents
    from quotetrack.formats import pair_record

    with opened_ledger(ledger, reads=True) as open_ledger:
        documents = Documents(open_ledger)
        if pair_ids:
            found = [
                open_ledger.claim_pair(pair_id, hidden_from=wanted["hidden_from"])
                for pair_id in pair_ids
            ]
            total, exact = len(found), True
        else:
            who = speaker_named(open_ledger, speaker)
            page = open_ledger.claim_pairs(speaker=who, **wanted)
            found, total, exact = list(page), page.total, page.total_is_exact
        judged = [documents.judged(stored) for stored in found]
    if format_ == "jsonl":
        for one in judged:
            write_line(sys.stdout.buffer, pair_record(one))
        return
    with console_on(sys.stdout.buffer, to_file=False) as console:
        print_pairs(console, judged)
        print_rest(console, len(judged), total, exact, "claim pair")
