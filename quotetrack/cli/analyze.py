"""`quotetrack analyze`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.options import ALIASES, INPUT, OUTPUT, TELLING, WORKERS, output_format
from quotetrack.terms import PAIR_FORMATS

if TYPE_CHECKING:
    from quotetrack.names import AliasTable

# Nobody has judged the pairs yet.
_FORMATS = [name for name, one in PAIR_FORMATS.items() if not one.confirmed_only]


@click.command()
@INPUT
@output_format(
    _FORMATS,
    "text to read, jsonl for programs (one line for each pair), csv, parquet and arrow for tables, "
    "and formats of the field.",
)
@OUTPUT
@ALIASES
@click.option(
    "--least-score",
    type=click.FloatRange(0, 1),
    help="The lowest score of a pair; that of the library, if left out.",
)
@WORKERS
@TELLING
@click.pass_context
def analyze(
    context: click.Context,
    /,
    format_: str | None,
    output: str | None,
    aliases: AliasTable | None,
    least_score: float | None,
    n_process: int,
    log: str | None,
    verbose: bool,
    errors: str | None,
    **reading: Any,
) -> None:
    """Find claim pairs within documents and across them.

    All documents are taken together: a statement of one is compared with those that the same
    speaker makes in the others. They are held in memory meanwhile; for an archive, use a ledger
    (quotetrack add). Across documents, a speaker is a name: --aliases tells which belong together.

    \b
    Examples:
      quotetrack analyze monday.txt friday.txt
      quotetrack analyze --format csv --output pairs.csv news/
      quotetrack analyze -f jsonl --aliases people.csv news.jsonl | jq .claim_pair
    """
    from quotetrack.claims import DEFAULT_THRESHOLD
    from quotetrack.cli.listing import print_pairs
    from quotetrack.cli.output import console_on, format_for, opened
    from quotetrack.cli.progress import progress
    from quotetrack.cli.reading import Input, analysed
    from quotetrack.cli.telling import telling
    from quotetrack.formats import JudgedPair, write_pairs
    from quotetrack.pipeline import link_claims
    from quotetrack.results import DocumentError, Quotations

    format_ = format_for(format_, output, _FORMATS)
    documents = Input.of(**reading)
    found: list[Quotations] = []
    with (
        telling(log, verbose, errors) as told,
        progress(documents.size, logs=told.logged) as shown,
    ):
        items = documents.items(shown)
        for one in analysed(
            items, aliases=aliases, limits=documents.limits, n_process=n_process, counts=told.counts
        ):
            if isinstance(one.result, DocumentError):
                told.failure(one.item, one.result)
            elif len(one.result.quotations):
                found.append(one.result.quotations)
            shown.document_done()
    threshold = DEFAULT_THRESHOLD if least_score is None else least_score
    by_id = {one.document.id: one.document for one in found}

    def judged() -> Iterator[JudgedPair]:
        for pair in link_claims(found, threshold=threshold):
            yield JudgedPair(
                pair=pair,
                earlier_document=by_id[pair.earlier.document_id],
                later_document=by_id[pair.later.document_id],
            )

    with opened(output, format_) as stream:
        if format_ == "text":
            with console_on(stream, to_file=output is not None) as console:
                print_pairs(console, judged())
        else:
            write_pairs(judged(), stream, format_)  # type: ignore[arg-type]
    if told.counts.documents != 1:
        told.summary()
    context.exit(told.exit_code)
