"""Where results go and what they look like there."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click
from attrs import evolve
from rich.console import Console

from quotetrack.cli.analysing import FileResult
from quotetrack.cli.terminal import print_analysis
from quotetrack.codec import dump_json
from quotetrack.display import article_html, note_html, page_of_fragments
from quotetrack.results import Analysis, DocumentError

Write = Callable[[FileResult], None]
_FILE_WIDTH = 80


@contextmanager
def opened(output: str | None) -> Iterator[IO[bytes]]:
    """Open the output for bytes: standard output, or a file that appears only when complete.

    Raises a usage error where the file cannot be written.
    """
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    try:
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise click.BadParameter(
            f"{click.format_filename(output)} cannot be written: {error.strerror}.",
            param_hint="--output",
        ) from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    # The only way to read it is to set it.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


@contextmanager
def writer(format_: str, stream: IO[bytes], *, to_file: bool) -> Iterator[Write]:
    """Return a function that writes one result to `stream` as "jsonl", "html" or "text"."""
    if format_ == "jsonl":
        yield lambda result: _write_line(stream, result)
    elif format_ == "html":
        fragments: list[str] = []
        yield lambda result: fragments.append(_fragment(result))
        stream.write(page_of_fragments(fragments).encode("utf-8"))
    else:
        # A terminal that cannot show a character gets "?" instead of an error.
        encoding = "utf-8" if to_file else sys.stdout.encoding or "utf-8"
        text = io.TextIOWrapper(
            stream, encoding=encoding, errors="replace", newline="\n", write_through=True
        )
        width = _FILE_WIDTH if to_file else None
        console = Console(file=text, width=width, highlight=False, markup=False, emoji=False)
        try:
            yield lambda result: _print(console, result)
        finally:
            text.detach()


def _write_line(stream: IO[bytes], result: FileResult) -> None:
    stream.write(dump_json(result.record).encode("ascii") + b"\n")
    stream.flush()


def _fragment(result: FileResult) -> str:
    found = result.result
    if isinstance(found, DocumentError):
        return note_html(result.shown_name, found.message)
    # The page may show several files; each needs a heading.
    document = evolve(found.document, title=result.shown_name)
    return article_html(
        document, found.quotations, found.entities, found.claim_pairs, found.non_speech
    )


def _print(console: Console, result: FileResult) -> None:
    # Failures are told on standard error, for all formats alike.
    if isinstance(result.result, Analysis):
        print_analysis(console, result.shown_name, result.result)
