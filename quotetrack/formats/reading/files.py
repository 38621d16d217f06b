"""Files and folders as documents, whatever their format.

Each format of `quotetrack.terms` has a module of its name beside this one, whose `documents` reads
it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import IO, Any, Final, Generic, TypeVar

from attrs import frozen

from quotetrack.errors import InputError
from quotetrack.formats.reading.about import with_day, with_title
from quotetrack.formats.reading.columns import Columns
from quotetrack.formats.reading.jsonl import records_from_jsonl
from quotetrack.formats.reading.options import Placed, ReadOptions
from quotetrack.formats.reading.records import documents_from_record
from quotetrack.formats.reading.results import result_from_record
from quotetrack.formats.reading.source import (
    DEFAULT_LIMIT,
    READ_ERRORS,
    Told,
    files_in,
    open_source,
    reason_of,
    suffix_of,
)
from quotetrack.formats.reading.web import fetched, is_address
from quotetrack.model import Document
from quotetrack.results import Analysis, DocumentError
from quotetrack.terms import AUTO, INPUT_FORMATS, InputFormat

_BY_ENDING: Final = {
    ending: name for name, term in INPUT_FORMATS.items() for ending in term.endings
}

T = TypeVar("T")


@frozen
class SourceItem(Generic[T]):
    """What was read, a document for instance, or what was wrong with it, and where it stood.

    `source` is the file as the caller named it (or as it was found in a folder), `place` the place
    in it ("line 3", an address), "" where the file is the document.
    """

    source: str
    place: str
    result: T | DocumentError


_USUAL: Final = ReadOptions()


def read_documents(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    format: InputFormat = AUTO,
    encoding: str = "utf-8",
    columns: Columns | None = None,
    max_bytes: int = DEFAULT_LIMIT,
    date_from_name: bool = False,
    fetch: bool = False,
) -> Iterator[Document | DocumentError]:
    """Read the documents in files, lazily and in order.

    Args:
        paths: Files and folders. In a folder, and the folders in it, the files with known endings
            are taken in order of their names. Files that end in .gz, .bz2 or .xz are unpacked.
        format: One of `quotetrack.terms.INPUT_FORMATS`; with "auto" the ending tells, and any other
            ending means text.
        encoding: Of text, JSON and CSV. Web pages and XML name their own.
        columns: Which columns or keys hold what. The usual names are found without.
        max_bytes: The most bytes that one document may have: a file where it is one document, a
            line of JSONL, a cell of CSV, a page of an archive.
        date_from_name: Whether a day in the path of a file ("2025-11-20-harbour.txt") is the date
            of its documents that have none.
        fetch: Whether `paths` may hold addresses of the web, which are fetched.

    Yields:
        A `Document`, or a `DocumentError` in the place of one that cannot be read. `pipe` takes
        both.

    Raises:
        InputError: There is no such format or encoding.
        MissingExtraError: A format needs a library that is not installed.
    """
    listed = [paths] if isinstance(paths, str | os.PathLike) else paths
    options = ReadOptions(
        format=format,
        encoding=encoding,
        columns=columns or Columns(),
        max_bytes=max_bytes,
        date_from_name=date_from_name,
        fetch=fetch,
    )
    return (item.result for item in read_items((os.fspath(path) for path in listed), options))


def read_results(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    max_bytes: int = DEFAULT_LIMIT,
) -> Iterator[Analysis | DocumentError]:
    """Read back what was written as JSONL, lazily and in order.

    Args:
        paths: Files and folders, as in `read_documents`.
        max_bytes: The most bytes that one line may have.

    Yields:
        What was found in each document; a `DocumentError` for one that had failed, and in the place
        of a line that cannot be read. `pipe` passes both on.
    """
    listed = [paths] if isinstance(paths, str | os.PathLike) else paths
    options = ReadOptions(max_bytes=max_bytes)
    items = read_result_items((os.fspath(path) for path in listed), options)
    return (item.result for item in items)


def read_items(
    paths: Iterable[str], options: ReadOptions = _USUAL, told: Told | None = None
) -> Iterator[SourceItem[Document]]:
    """Read as `read_documents` does, and tell with each document where it stood.

    `told` is called with the number of bytes of each read from the disk, for a progress bar.
    """

    def read(stream: IO[bytes], name: str) -> Iterator[SourceItem[Document]]:
        is_text = _format_of(name, options) == "text"
        for item in read_stream(stream, name, options):
            document = item.result
            if isinstance(document, Document):
                if is_text:
                    document = with_title(document, name)
                if options.date_from_name:
                    document = with_day(document, name)
                item = SourceItem(item.source, item.place, document)
            yield item

    for path in paths:
        if is_address(path):
            yield _from_web(path, options)
        else:
            yield from _in_files([path], read, options, told)


def _from_web(address: str, options: ReadOptions) -> SourceItem[Document]:
    if not options.fetch:
        refused = InputError(
            "it is an address of the web, and nothing is fetched unasked.",
            python="Give fetch=True.",
            shell="Give --fetch.",
        )
        return _failure(address, "", refused, options)
    try:
        return SourceItem(address, "", fetched(address, max_bytes=options.max_bytes))
    except InputError as error:
        return _failure(address, "", error, options)


def read_stream(
    stream: IO[bytes], name: str, options: ReadOptions = _USUAL
) -> Iterator[SourceItem[Document]]:
    """Read the documents in an open stream of bytes. `name` is what to call it."""
    return _with_places(name, _read(stream, name, options), options)


def read_result_items(
    paths: Iterable[str], options: ReadOptions = _USUAL, told: Told | None = None
) -> Iterator[SourceItem[Analysis]]:
    """Read as `read_results` does, and tell with each result where it stood."""
    return _in_files(
        paths, lambda stream, name: read_result_stream(stream, name, options), options, told
    )


def read_result_stream(
    stream: IO[bytes], name: str, options: ReadOptions = _USUAL
) -> Iterator[SourceItem[Analysis]]:
    """Read the results in an open stream of JSONL. `name` is what to call it."""
    return _with_places(name, _results(stream, options), options)


def read_failed_items(
    path: str, options: ReadOptions = _USUAL, told: Told | None = None
) -> Iterator[SourceItem[Document]]:
    """Read again the documents that a file of failures lists, as `--errors` writes it.

    A document that the list holds is taken from there, another from the file and the place that the
    list names. `options` tell how those files are read.
    """
    places: dict[str, set[str]] = {}
    with_document = _in_files(
        [path],
        lambda stream, name: _with_places(name, _failed(stream, options, places), options),
        options,
        told,
    )
    yield from with_document
    for name, wanted in places.items():
        for item in read_items([name], options):
            # A file that failed as a whole may hold documents now.
            if "" in wanted or item.place in wanted or item.place == "":
                yield item


def _failed(
    stream: IO[bytes], options: ReadOptions, places: dict[str, set[str]]
) -> Iterator[tuple[str, Document | InputError]]:
    """Yield the documents of a list of failures, and note in `places` where the others stand."""
    for place, record in records_from_jsonl(stream, "utf-8", options.max_bytes):
        if isinstance(record, InputError):
            yield place, record
        elif isinstance(record, dict) and "document" in record:
            yield from ((place, found) for found in documents_from_record(record))
        elif isinstance(record, dict) and isinstance(record.get("file"), str):
            places.setdefault(record["file"], set()).add(record.get("place") or "")
        else:
            yield place, InputError("it names neither a document nor a file that could be read.")


def _results(
    stream: IO[bytes], options: ReadOptions
) -> Iterator[tuple[str, Analysis | DocumentError | InputError]]:
    for place, record in records_from_jsonl(stream, options.encoding, options.max_bytes):
        try:
            yield place, record if isinstance(record, InputError) else result_from_record(record)
        except InputError as error:
            yield place, error


def _in_files(
    paths: Iterable[str],
    read: Callable[[IO[bytes], str], Iterator[SourceItem[T]]],
    options: ReadOptions,
    told: Told | None,
) -> Iterator[SourceItem[T]]:
    for path in paths:
        empty = True
        for name in list_files(path):
            empty = False
            try:
                stream = open_source(name, told)
            except InputError as error:
                yield _failure(name, "", error, options)
                continue
            with stream:
                yield from read(stream, name)
        if empty:
            reason = f"the folder holds no file that can be read ({_listed(sorted(_BY_ENDING))})."
            yield _failure(path, "", InputError(reason), options)


def _with_places(
    name: str,
    found: Iterator[tuple[str, T | DocumentError | InputError]],
    options: ReadOptions,
) -> Iterator[SourceItem[T]]:
    while True:
        try:
            place, result = next(found)
        except StopIteration:
            return
        except InputError as error:
            yield _failure(name, "", error, options)
            return
        except READ_ERRORS as error:
            reason = f"it cannot be read to its end: {reason_of(error)}."
            yield _failure(name, "", InputError(reason), options)
            return
        if isinstance(result, InputError):
            yield _failure(name, place, result, options)
        else:
            yield SourceItem(name, place, result)


def list_files(path: str) -> Iterator[str]:
    """Yield `path` itself, or the files with known endings in it where it is a folder."""
    if os.path.isdir(path):
        yield from files_in(path, _BY_ENDING)
    else:
        yield path


def _read(stream: IO[bytes], name: str, options: ReadOptions) -> Iterator[Placed]:
    reader: Any = import_module(f"{__package__}.{_format_of(name, options)}")
    yield from reader.documents(stream, options)


def _format_of(name: str, options: ReadOptions) -> str:
    if options.format == AUTO:
        return _BY_ENDING.get(suffix_of(name), "text")
    return options.format


def _failure(name: str, place: str, error: InputError, options: ReadOptions) -> SourceItem[Any]:
    where = f"{name}, {place}" if place else name
    message = f"{where}: {error.told(options.door)}"
    return SourceItem(name, place, DocumentError("", type(error).__name__, message))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
