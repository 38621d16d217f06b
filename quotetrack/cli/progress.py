"""A progress bar on standard error, where somebody is looking."""

from __future__ import annotations

import logging
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quotetrack.parse.base import LOADED, LOADING

if TYPE_CHECKING:
    import rich.progress


class Progress:
    """How far a command is. It shows nothing where standard error is no terminal."""

    def __init__(self) -> None:
        self._bar: rich.progress.Progress | None = None
        self._task: rich.progress.TaskID | None = None
        self._documents = 0
        self._bytes = 0
        # How many bytes had been read when each of the documents came that are not done yet.
        self._ahead: deque[int] = deque()

    def bytes_read(self, count: int) -> None:
        """Note that `count` bytes were read."""
        self._bytes += count

    def document_read(self) -> None:
        """Note that a document was read. Documents are read ahead of the work on them."""
        self._ahead.append(self._bytes)

    def document_done(self) -> None:
        """Note that the first of the documents that were read is done."""
        self._documents += 1
        completed = self._ahead.popleft() if self._ahead else self._bytes
        if self._bar is not None and self._task is not None:
            documents = f"{self._documents:,}"
            self._bar.update(self._task, completed=completed, documents=documents)

    def portion_done(self, documents: int, count: int) -> None:
        """Note that `documents` in a file of `count` bytes are done."""
        self._documents += documents
        self._bytes += count
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._bytes, documents=f"{self._documents:,}")

    def doing(self, what: str) -> None:
        """Show what is done just now, such as "Loading models"."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=what)

    def _show(self, bar: rich.progress.Progress, total: int | None) -> None:
        self._bar = bar
        self._task = bar.add_task("Reading", total=total, documents="0")


class _Models(logging.Handler):
    """Shows that models are loaded, while they are."""

    def __init__(self, shown: Progress) -> None:
        super().__init__(logging.INFO)
        self._shown = shown

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage() == LOADING:
            self._shown.doing("Loading models")
        elif record.msg == LOADED:
            self._shown.doing("Reading")


@contextmanager
def _told_of_models(shown: Progress) -> Iterator[None]:
    logger = logging.getLogger("quotetrack")
    handler, before = _Models(shown), logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


@contextmanager
def progress(
    size: Callable[[], int | None], *, prints: bool = False, logs: bool = False
) -> Iterator[Progress]:
    """Show how far the command is until the block ends. `size` tells the bytes there are to read.

    It is asked only where somebody is looking, because it may take time. What is written to
    standard error meanwhile appears above the bar. `prints` tells that results go to standard
    output; where that is a terminal, they show how far the command is. `logs` tells that the log
    goes to standard error, in place of the bar.
    """
    shown = Progress()
    if logs or not sys.stderr.isatty() or (prints and sys.stdout.isatty()):
        yield shown
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[documents]} documents"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        shown._show(bar, size())
        with _told_of_models(shown):
            yield shown
