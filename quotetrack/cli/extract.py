"""`quotetrack extract`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.options import ALIASES, FINDING, INPUT, OUTPUT, TELLING, WORKERS, output_format
from quotetrack.terms import RESULT_FORMATS

if TYPE_CHECKING:
    from quotetrack.names import AliasTable


@click.command()
@INPUT
@output_format(
    RESULT_FORMATS,
    "text to read, html for a browser, jsonl for programs (one line for each document, nothing "
    "left out), csv, parquet and arrow for tables of quotations, and formats of the field.",
)
@OUTPUT
@ALIASES
@FINDING
@WORKERS
@TELLING
@click.pass_context
def extract(
    context: click.Context,
    /,
    format_: str | None,
    output: str | None,
    aliases: AliasTable | None,
    indirect: bool,
    min_confidence: float,
    cues: tuple[str, ...],
    n_process: int,
    log: str | None,
    verbose: bool,
    errors: str | None,
    **reading: Any,
) -> None:
    """Find quotations, speakers and claim pairs in each document.

    FILE is an article, a file of many, a folder, or - for standard input. A document that cannot
    be read or analysed is reported on standard error (and, with jsonl, as a line with "error");
    the others are still done, and the exit code is 1.

    \b
    Examples:
      quotetrack extract article.txt
      quotetrack extract --format jsonl *.txt > quotes.jsonl
      quotetrack extract --format html --output article.html page.html
      quotetrack extract -f csv -o quotes.csv --column text=body news.jsonl.gz
      quotetrack extract -i results -f tei -o quotes.xml quotes.jsonl
      quotetrack extract --workers 4 -f jsonl -o quotes.jsonl news.jsonl.gz
      quotetrack extract --indirect --min-confidence 0.8 article.txt
      curl -s https://example.org/article.txt | quotetrack extract -
    """
    from quotetrack.cli.output import format_for, opened, write_results
    from quotetrack.cli.progress import progress
    from quotetrack.cli.reading import FileResult, Input, analysed
    from quotetrack.cli.telling import telling
    from quotetrack.results import DocumentError

    format_ = format_for(format_, output, RESULT_FORMATS)
    documents = Input.of(**reading)
    with (
        telling(log, verbose, errors) as told,
        opened(output, format_) as stream,
        progress(documents.size, prints=output is None, logs=told.logged) as shown,
    ):

        def results() -> Iterator[FileResult]:
            for one in analysed(
                documents.items(shown),
                aliases=aliases,
                indirect=indirect,
                min_confidence=min_confidence,
                cues=cues,
                limits=documents.limits,
                n_process=n_process,
                counts=told.counts,
            ):
                if isinstance(one.result, DocumentError):
                    told.failure(one.item, one.result)
                yield one
                shown.document_done()

        write_results(results(), stream, format_, told, to_file=output is not None)
    # Of a single article everybody sees what came out.
    if told.counts.documents != 1:
        told.summary()
    context.exit(told.exit_code)
