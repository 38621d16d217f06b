"""The documents that a command is given, analysed one after another."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import click
from attrs import frozen

from quotetrack.cli.options import ERRORS, RESULTS, STANDARD_INPUT
from quotetrack.display import showable
from quotetrack.formats import (
    Columns,
    ReadOptions,
    SourceItem,
    read_failed_items,
    read_items,
    read_result_items,
    read_result_stream,
    read_stream,
)
from quotetrack.formats.reading import list_files
from quotetrack.limits import USUAL_LIMITS, Limits
from quotetrack.names import AliasTable
from quotetrack.pipeline import Counts, pipe
from quotetrack.results import Analysis, DocumentError

if TYPE_CHECKING:
    from quotetrack.cli.progress import Progress

Item = SourceItem[Any]

_STANDARD_INPUT_NAME: Final = "standard input"


@frozen(kw_only=True)
class Input:
    """The files of a command and how to read them."""

    files: Sequence[str]
    options: ReadOptions
    limits: Limits
    results: bool = False
    errors: bool = False

    @classmethod
    def of(
        cls,
        files: Sequence[str],
        input_format: str,
        columns: Columns,
        encoding: str,
        max_bytes: int,
        max_characters: int | None,
        max_seconds: float | None,
        date_from_name: bool,
        fetch: bool,
    ) -> Input:
        """Return what the options `INPUT` say."""
        results, errors = input_format == RESULTS, input_format == ERRORS
        options = ReadOptions(
            format="auto" if results or errors else input_format,  # type: ignore[arg-type]  # click checks
            columns=columns,
            encoding=encoding,
            max_bytes=max_bytes,
            date_from_name=date_from_name,
            fetch=fetch,
            door="shell",
        )
        limits = Limits(characters=max_characters, seconds=max_seconds)
        return cls(files=files, options=options, limits=limits, results=results, errors=errors)

    def size(self) -> int | None:
        """Return how many bytes there are to read, None where that cannot be known before."""
        if STANDARD_INPUT in self.files:
            return None
        total = 0
        for path in self.files:
            for name in list_files(path):
                try:
                    total += os.stat(name).st_size
                except OSError:
                    continue  # Reading it tells what is wrong.
        return total

    def items(self, progress: Progress | None = None) -> Iterator[Item]:
        """Yield the documents of all files, with errors in the place of broken ones."""
        for name in self.files:
            for item in self._items_of(name, progress):
                if progress:
                    progress.document_read()
                yield item

    def _items_of(self, name: str, progress: Progress | None) -> Iterator[Item]:
        told = progress.bytes_read if progress else None
        if name == STANDARD_INPUT:
            if self.errors:
                raise click.UsageError("--input-format errors reads a file, not standard input.")
            stream = sys.stdin.buffer
            if self.results:
                return read_result_stream(stream, _STANDARD_INPUT_NAME, self.options)
            return read_stream(stream, _STANDARD_INPUT_NAME, self.options)
        if self.results:
            return read_result_items([name], self.options, told)
        if self.errors:
            return read_failed_items(name, self.options, told)
        return read_items([name], self.options, told)


def file_of(item: Item) -> str | None:
    """Return the file that a document stood in, as the user named it, None for standard input."""
    return None if item.source == _STANDARD_INPUT_NAME else item.source


def shown_name(item: Item) -> str:
    """Return where a document stood, for people."""
    name = click.format_filename(item.source)
    return showable(f"{name}, {item.place}" if item.place else name)


@frozen
class FileResult:
    """What became of one document, and where it stood."""

    item: Item
    result: Analysis | DocumentError


def analysed(
    items: Iterable[Item],
    *,
    aliases: AliasTable | None = None,
    indirect: bool = False,
    min_confidence: float = 0.0,
    cues: Sequence[str] = (),
    limits: Limits = USUAL_LIMITS,
    n_process: int = 1,
    counts: Counts | None = None,
) -> Iterator[FileResult]:
    """Yield the result of each document, in order. The options are those of `quotetrack.pipe`.

    Raises `ModelError` where the language models that a document needs are missing.
    """
    pairs = ((item.result, item) for item in items)
    results = pipe(
        pairs,
        as_tuples=True,
        aliases=aliases,
        indirect=indirect,
        min_confidence=min_confidence,
        cues=cues,
        limits=limits,
        n_process=n_process,
        counts=counts,
    )
    for result, item in results:
        yield FileResult(item, result)
