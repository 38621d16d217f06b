"""`quotetrack extract`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.options import ALIASES, INPUT, OUTPUT, RESULT_FORMATS, output_format

if TYPE_CHECKING:
    from quotetrack.entities import AliasTable


@click.command()
@INPUT
@output_format(
    RESULT_FORMATS,
    "text to read, html for a browser, jsonl for programs (one line for each document, nothing "
    "left out), csv, parquet and arrow for tables of quotations, and formats of the field.",
)
@OUTPUT
@ALIASES
@click.pass_context
def extract(
    context: click.Context,
    /,
    format_: str,
    output: str | None,
    aliases: AliasTable | None,
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
      quotetrack extract --format csv -o quotes.csv --column text=body archive.jsonl.gz
      quotetrack extract --input-format results --format tei -o quotes.xml quotes.jsonl
      curl -s https://example.org/article.txt | quotetrack extract -
    """
    from quotetrack.cli.output import opened, write_results
    from quotetrack.cli.progress import progress
    from quotetrack.cli.reading import Failures, FileResult, Input, analysed
    from quotetrack.results import DocumentError

    documents, failures = Input.of(**reading), Failures()
    with (
        opened(output, format_) as stream,
        progress(documents.size, prints=output is None) as shown,
    ):

        def results() -> Iterator[FileResult]:
            for one in analysed(documents.items(shown), aliases):
                if isinstance(one.result, DocumentError):
                    failures.tell(one.item, one.result)
                yield one
                shown.document_done()

        write_results(results(), stream, format_, failures, to_file=output is not None)
    context.exit(failures.exit_code)
