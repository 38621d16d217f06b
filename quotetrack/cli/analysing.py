"""Analysing files one after another, where one that fails does not stop the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from attrs import frozen

from quotetrack.cli.reading import STANDARD_INPUT, read_document, shown_name
from quotetrack.entities import AliasTable
from quotetrack.errors import InputError
from quotetrack.model import Document
from quotetrack.results import Analysis, DocumentError


@frozen
class FileResult:
    """What became of one file. `name` is as the user gave it, "-" for standard input."""

    name: str
    result: Analysis | DocumentError

    @property
    def shown_name(self) -> str:
        """The name for people."""
        return shown_name(self.name)

    @property
    def record(self) -> dict[str, object]:
        """The result as plain data, with the name of the file."""
        plain = self.result.to_dict()
        file = None if self.name == STANDARD_INPUT else self.name
        return {"schema_version": plain.pop("schema_version"), "file": file, **plain}


def analyse_files(
    names: Sequence[str], encoding: str, aliases: AliasTable | None = None
) -> Iterator[FileResult]:
    """Yield the result of each file, in order.

    `aliases` are names that the user knows to belong together.

    Raises `ModelError` where the language models that a file needs are missing.
    """
    from quotetrack.pipeline import pipe

    # Files that were read wait for their analysis here, among files that could not be read.
    waiting: deque[tuple[str, DocumentError | None]] = deque()

    def readable() -> Iterator[Document]:
        for name in names:
            try:
                document = read_document(name, encoding)
            except InputError as error:
                failure = DocumentError("", type(error).__name__, str(error))
                waiting.append((name, failure))
            else:
                waiting.append((name, None))
                yield document

    for result in pipe(readable(), aliases=aliases):
        yield from _failures_before(waiting)
        name, _ = waiting.popleft()
        yield FileResult(name, result)
    yield from _failures_before(waiting)


def _failures_before(waiting: deque[tuple[str, DocumentError | None]]) -> Iterator[FileResult]:
    while waiting:
        name, failure = waiting[0]
        if failure is None:
            return
        waiting.popleft()
        yield FileResult(name, failure)
