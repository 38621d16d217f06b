"""`quotetrack export`."""

from __future__ import annotations

from typing import Any

import click

from quotetrack.cli.options import (
    DAYS,
    LEDGER,
    OUTPUT,
    PUBLISHER,
    RELATION,
    SPEAKER,
    STATUS,
    choice,
)
from quotetrack.terms import OUTPUT_FORMATS, PAIR_FORMATS, RESULT_FORMATS


@click.command()
@LEDGER
@click.option(
    "--what",
    type=click.Choice(["quotations", "pairs"]),
    default="quotations",
    show_default=True,
    help="Documents with their quotations, or claim pairs with their reviews.",
)
@click.option(
    "--format",
    "-f",
    "format_",
    type=choice(OUTPUT_FORMATS),
    help="The format; the ending of --output tells, if you say nothing.",
)
@OUTPUT
@SPEAKER
@DAYS
@PUBLISHER
@RELATION
@STATUS
@click.option("--publisher-name", help="The organisation that publishes reviews (claim-review).")
@click.option("--publisher-url", help="The address of that organisation.")
@click.option(
    "--pages",
    metavar="ADDRESS",
    help="The address of a review, with {pair} for the id of the pair (claim-review): for those "
    "that were stored without one.",
)
def export(
    ledger: str,
    what: str,
    format_: str | None,
    output: str | None,
    speaker: str | None,
    relation: str | None,
    status: str | None,
    publisher_name: str | None,
    publisher_url: str | None,
    pages: str | None,
    **wanted: Any,
) -> None:
    """Write a ledger, or a part of it, in a format that other tools read.

    Some formats hold quotations, some claim pairs (--what pairs), most hold both; claim-review
    takes confirmed pairs alone. Speakers are those after all merges and splits. --relation and
    --status choose among claim pairs; --publisher, --since and --until among documents or, with
    --what pairs, among later statements. Memory stays small.

    A ClaimReview needs the page on which it is published: that which was stored with the verdict
    (quotetrack review --url), else what --pages says.

    \b
    Examples:
      quotetrack export --output archive.parquet
      quotetrack export --format tei --since 2024-01-01 --output year.xml
      quotetrack export --what pairs --status confirmed --output pairs.csv
      quotetrack export --what pairs --format claim-review --output reviews.jsonld
    """
    from quotetrack.cli.opening import opened_ledger, speaker_named
    from quotetrack.cli.output import opened
    from quotetrack.exporting import analyses, judged_pairs
    from quotetrack.formats import FactChecker, write, write_pairs
    from quotetrack.formats.writing.files import format_of

    pairs = what == "pairs"
    chosen = format_ or (format_of(output) if output else None)
    known = PAIR_FORMATS if pairs else RESULT_FORMATS
    if chosen is None or chosen not in known:
        given = f"{chosen} does not hold {what}" if chosen else "Say which format"
        raise click.UsageError(f"{given}. There is --format {', '.join(known)}.")
    if not pairs and (relation or status):
        raise click.UsageError("--relation and --status choose among claim pairs: --what pairs.")
    if OUTPUT_FORMATS[chosen].confirmed_only:
        if status not in (None, "confirmed"):
            raise click.UsageError(f"{chosen} is made only of pairs that a person confirmed.")
        status = "confirmed"
    with opened_ledger(ledger, reads=True) as open_ledger, opened(output, str(chosen)) as stream:
        who = speaker_named(open_ledger, speaker)
        if pairs:
            found = judged_pairs(
                open_ledger, speaker=who, relation=relation, status=status, **wanted
            )
            checker = FactChecker(publisher_name or "", publisher_url or "", pages or "")
            write_pairs(found, stream, chosen, fact_checker=checker)  # type: ignore[arg-type]
        else:
            write(analyses(open_ledger, who, **wanted), stream, chosen)  # type: ignore[arg-type]
