"""`quotetrack extract`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click
from rich.console import Console
from rich.progress import Progress

from quotetrack.cli.analysing import FileResult, analyse_files
from quotetrack.cli.exits import DONE, FAILED
from quotetrack.cli.output import opened, writer
from quotetrack.cli.reading import STANDARD_INPUT, check_encoding
from quotetrack.entities import AliasTable
from quotetrack.errors import AliasTableError, CodecError
from quotetrack.results import DocumentError


def _read_aliases(
    _context: click.Context, _parameter: click.Parameter, name: str | None
) -> AliasTable | None:
    if name is None:
        return None
    try:
        return AliasTable.load(name)
    except AliasTableError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", "jsonl", "html"]),
    default="text",
    show_default=True,
    help="text to read, jsonl for programs (one line for each file), html for a browser.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, writable=True),
    help="Write here instead of to standard output. An old file is replaced only at the end.",
)
@click.option(
    "--encoding",
    default="utf-8",
    show_default=True,
    callback=check_encoding,
    help="Encoding of the files.",
)
@click.option(
    "--aliases",
    metavar="FILE",
    callback=_read_aliases,
    help="Names that belong together, as CSV (columns name, alias) or JSON. They win over rules.",
)
@click.pass_context
def extract(
    context: click.Context,
    files: tuple[str, ...],
    format_: str,
    output: str | None,
    encoding: str,
    aliases: AliasTable | None,
) -> None:
    """Find quotations, speakers and claim pairs in each FILE; - is standard input.

    A file that cannot be read or analysed is reported on standard error (and, with jsonl, as a
    line with "error"); the others are still done, and the exit code is 1.

    \b
    Examples:
      quotetrack extract article.txt
      quotetrack extract --format jsonl *.txt > quotes.jsonl
      quotetrack extract --format html --output article.html article.txt
      curl -s https://example.org/article.txt | quotetrack extract -
    """
    if files.count(STANDARD_INPUT) > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    failed = False
    results = analyse_files(files, encoding, aliases)
    with opened(output) as stream, writer(format_, stream, to_file=output is not None) as write:
        for result in _with_progress(results, len(files)):
            if isinstance(result.result, DocumentError):
                failed = True
                click.echo(f"quotetrack: {_complaint(result)}", err=True)
            try:
                write(result)
            except CodecError as error:
                failed = True
                click.echo(f"quotetrack: {result.shown_name}: {error}", err=True)
    context.exit(FAILED if failed else DONE)


def _complaint(result: FileResult) -> str:
    message = result.result.message if isinstance(result.result, DocumentError) else ""
    return message if message.startswith(result.shown_name) else f"{result.shown_name}: {message}"


def _with_progress(results: Iterable[FileResult], count: int) -> Iterator[FileResult]:
    """Pass results on, with a progress bar if there are several and somebody is looking."""
    if count == 1 or not sys.stderr.isatty():
        yield from results
        return
    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(results, total=count, description="Reading")
