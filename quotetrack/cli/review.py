"""`quotetrack review`."""

from __future__ import annotations

import sys
from typing import Any

import click

from quotetrack.cli.options import LEDGER, REVIEWER, choice
from quotetrack.cli.pairs import PAIR_CONDITIONS
from quotetrack.terms import RATINGS, REVIEW_STATUSES, UNREVIEWED


@click.command()
@click.argument("pair_ids", nargs=-1, metavar="[PAIR]...")
@LEDGER
@REVIEWER
@PAIR_CONDITIONS
@click.option(
    "--blind",
    is_flag=True,
    help="Second opinions: pairs that others judged and you never did, and not how they judged.",
)
@click.option(
    "--verdict",
    type=choice(REVIEW_STATUSES),
    help="Decide without asking, for programs. unreviewed takes a verdict back. Needs PAIR.",
)
@click.option("--give-rating", type=choice(RATINGS), help="The rating that goes with it.")
@click.option("--note", default="", help="The note that goes with it.")
@click.option("--url", default="", help="The page on which the review is published.")
def review(
    pair_ids: tuple[str, ...],
    ledger: str,
    reviewer: str | None,
    blind: bool,
    verdict: str | None,
    give_rating: str | None,
    note: str,
    url: str,
    status: str | None,
    **wanted: Any,
) -> None:
    """Look at claim pairs one after another, and confirm or reject each.

    Each pair is shown with both statements among the words around them, where they stand, and what
    the pair rests on. One key decides; the line below each pair names them, and those of the rating
    that may follow. A verdict is kept at once. If somebody else decided meanwhile, nothing is
    written over: the pair is shown anew.

    Without PAIR, those that nobody reviewed come, the best score first; the options choose among
    them.

    \b
    Examples:
      quotetrack review
      quotetrack review --speaker "Ada Fenwick" --least-score 0.7
      quotetrack review --status unsure
      quotetrack review --blind
      quotetrack review c0c5ead8d9582251 --verdict rejected --note "A jest."
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name, speaker_named
    from quotetrack.cli.reviewing import Desk

    name = reviewer_name(reviewer)
    if verdict is None and (give_rating or note or url):
        raise click.UsageError("--give-rating, --note and --url go with --verdict.")
    if blind and (verdict is not None or pair_ids or status):
        raise click.UsageError("--blind chooses the pairs, and asks for each of them.")
    if verdict is not None and not pair_ids:
        raise click.UsageError("--verdict needs the ids of the pairs that it is on.")
    if verdict is None and not sys.stdin.isatty():
        raise click.UsageError(
            "Reviewing needs a terminal. Programs give PAIR and --verdict instead."
        )
    with opened_ledger(ledger) as open_ledger:
        if verdict is not None:
            for pair_id in pair_ids:
                seen = open_ledger.claim_pair(pair_id).revision
                open_ledger.review(
                    pair_id,
                    verdict,  # type: ignore[arg-type]  # click allows no other
                    reviewer=name,
                    seen=seen,
                    rating=give_rating,  # type: ignore[arg-type]
                    note=note,
                    url=url,
                )
            return
        wanted["speaker"] = speaker_named(open_ledger, wanted["speaker"])
        if blind:
            wanted |= {"reviewed": True, "not_by": name, "hidden_from": name}
        wanted["status"] = status if status or wanted["reviewed"] else UNREVIEWED
        Desk(open_ledger, name, list(pair_ids) or None, wanted, blind=blind).work()
