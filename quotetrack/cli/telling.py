"""What a command that reads many documents tells: its log, what failed, and what it came to."""

from __future__ import annotations

import datetime
import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, Final

import click
from attrs import define, field

from quotetrack.cli.exits import DONE, FAILED
from quotetrack.cli.reading import Item, file_of, shown_name
from quotetrack.codec import dump_json
from quotetrack.display import showable
from quotetrack.formats import saved
from quotetrack.formats.writing.jsonl import error_record
from quotetrack.model import Document
from quotetrack.pipeline import Counts
from quotetrack.results import DocumentError

_LOGGER: Final = logging.getLogger("quotetrack")
_USUAL: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class _JsonLines(logging.Formatter):
    """A record as a line of JSON, with all that came with it."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.datetime.fromtimestamp(record.created, datetime.timezone.utc)
        plain = {
            "time": when.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in _USUAL},
        }
        if record.exc_info:
            plain["exception"] = self.formatException(record.exc_info)
        return json.dumps(plain, default=str)


class _Lines(logging.Formatter):
    """A record as a line for people, in which no document can command the terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return showable(super().format(record))


@define
class Telling:
    """What is told meanwhile. Made by `telling`."""

    logged: bool
    errors: IO[bytes] | None = None
    counts: Counts = field(factory=Counts)
    failed: int = 0

    def failure(self, item: Item, failure: DocumentError) -> None:
        """Tell what was wrong with a document."""
        self.failed += 1
        if self.errors is not None:
            document = item.result if isinstance(item.result, Document) else None
            record = error_record(failure, document, file=file_of(item), place=item.place)
            self.errors.write(dump_json(record).encode("ascii") + b"\n")
        if not self.logged:
            where = shown_name(item)
            message = showable(failure.message)
            told = message if message.startswith(where) else f"{where}: {message}"
            click.echo(f"quotetrack: {told}", err=True)

    def summary(self, words: Callable[[], str] | None = None) -> None:
        """Tell what all came to, `words` or else the counts. The log tells it by itself."""
        if not self.logged:
            click.echo(f"quotetrack: {words() if words else self.counts}", err=True)

    @property
    def exit_code(self) -> int:
        """The exit code of the command."""
        return FAILED if self.failed else DONE


@contextmanager
def telling(log: str | None, verbose: bool, errors: str | None) -> Iterator[Telling]:
    """Set up the log and the file of what failed until the block ends.

    The options are those of `quotetrack.cli.options.TELLING`. The file appears when the block ends,
    also where it ends by an error.
    """
    with ExitStack() as stack:
        if log is not None:
            stack.enter_context(_logging(log, verbose))
        stream = stack.enter_context(_kept(errors)) if errors is not None else None
        yield Telling(logged=log is not None, errors=stream)


@contextmanager
def _logging(kind: str, verbose: bool) -> Iterator[None]:
    handler = logging.StreamHandler(sys.stderr)
    lines = "%(asctime)s %(levelname)s %(message)s"
    handler.setFormatter(_JsonLines() if kind == "json" else _Lines(lines))
    before = _LOGGER.level
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.DEBUG if verbose else logging.INFO)
    try:
        yield
    finally:
        _LOGGER.removeHandler(handler)
        _LOGGER.setLevel(before)


@contextmanager
def _kept(path: str) -> Iterator[IO[bytes]]:
    """Open a file that replaces an old one at the end, and is kept where the command is stopped."""
    problem: BaseException | None = None
    with saved(path) as stream:
        try:
            yield stream
        except BaseException as error:
            problem = error
    if problem is not None:
        raise problem
