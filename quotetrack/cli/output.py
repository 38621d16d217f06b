"""Where results go and what they look like there."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO

import click
from attrs import evolve
from rich.console import Console

from quotetrack.cli.reading import FileResult, file_of, shown_name
from quotetrack.cli.telling import Telling
from quotetrack.cli.terminal import print_analysis
from quotetrack.codec import dump_json
from quotetrack.display import article_html, note_html, page_pieces
from quotetrack.errors import CodecError
from quotetrack.formats import result_record, saved, write
from quotetrack.formats.writing.files import format_of
from quotetrack.formats.writing.jsonl import unwritable
from quotetrack.results import Analysis, DocumentError
from quotetrack.terms import OUTPUT_FORMATS

_FILE_WIDTH = 80


@contextmanager
def opened(output: str | None, format_: str = "text") -> Iterator[IO[bytes]]:
    """Open the output for bytes: standard output, or a file that appears only when complete.

    Raises a usage error where the file cannot be written, or where a terminal would get what is
    no text.
    """
    if output is None:
        if format_ in OUTPUT_FORMATS and OUTPUT_FORMATS[format_].binary and sys.stdout.isatty():
            raise click.UsageError(f"{format_} is no text. Name a file with --output.")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with saved(output) as stream:
        yield stream


def format_for(given: str | None, output: str | None, known: Iterable[str]) -> str:
    """Return the format that was named, or else the one that the ending of the output tells.

    Where nothing tells, it is text. Raises a usage error for one that is not among `known`.
    """
    told = given or (format_of(output) if output else None) or "text"
    if told not in ("text", *known):
        raise click.UsageError(f"{told} is not written here. There is --format {', '.join(known)}.")
    return told


@contextmanager
def console_on(stream: IO[bytes], *, to_file: bool) -> Iterator[Console]:
    """Return a console that writes to `stream`. In files, and in pipes, it is 80 columns wide."""
    # A terminal that cannot show a character gets "?" instead of an error.
    encoding = "utf-8" if to_file else sys.stdout.encoding or "utf-8"
    text = io.TextIOWrapper(
        stream, encoding=encoding, errors="replace", newline="\n", write_through=True
    )
    width = _FILE_WIDTH if to_file else None
    try:
        yield Console(file=text, width=width, highlight=False, markup=False, emoji=False)
    finally:
        text.detach()


def write_line(stream: IO[bytes], record: Mapping[str, object]) -> None:
    """Write a record as a line of JSON, at once."""
    stream.write(dump_json(record).encode("ascii") + b"\n")
    stream.flush()


def write_results(
    results: Iterable[FileResult],
    stream: IO[bytes],
    format_: str,
    told: Telling,
    *,
    to_file: bool,
) -> None:
    """Write results of documents in one of the formats of `extract`, one after another."""
    if format_ == "text":
        with console_on(stream, to_file=to_file) as console:
            for one in results:
                # Failures are told on standard error, for all formats alike.
                if isinstance(one.result, Analysis):
                    print_analysis(console, shown_name(one.item), one.result)
    elif format_ == "jsonl":
        for one in results:
            _write_result(stream, one, told)
    elif format_ == "html":
        for piece in page_pieces(_fragment(one) for one in results):
            stream.write(piece.encode("utf-8"))
    else:
        write((one.result for one in results), stream, format_)  # type: ignore[arg-type]


def _write_result(stream: IO[bytes], one: FileResult, told: Telling) -> None:
    file, place = file_of(one.item), one.item.place
    try:
        write_line(stream, result_record(one.result, file=file, place=place))
    except CodecError as error:
        failure = unwritable(one.result, error)
        told.failure(one.item, failure)
        write_line(stream, result_record(failure, file=file, place=place))


def _fragment(one: FileResult) -> str:
    found = one.result
    name = shown_name(one.item)
    if isinstance(found, DocumentError):
        return note_html(name, found.message)
    # The page may show several documents; each needs a heading.
    document = found.document
    title = f"{name}: {document.title}" if document.title else name
    return article_html(
        evolve(document, title=title),
        found.quotations,
        found.entities,
        found.claim_pairs,
        found.non_speech,
    )
