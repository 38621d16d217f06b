"""Batches of documents analysed in several processes: in order, with few of them in memory.

Each process has its own parser, which uses one thread. On Linux they are forked from a process that
has the bundled models loaded, and share its memory; elsewhere each loads the models itself.
"""

from __future__ import annotations

import logging
import pickle
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from functools import partial
from queue import SimpleQueue
from typing import Any, Final, Protocol, TypeVar

from attrs import define, field

from quotetrack.errors import (
    MissingParserWarning,
    QuotetrackError,
    TimeLimitError,
    WorkerError,
    WorkerStartError,
)
from quotetrack.limits import Limits
from quotetrack.model import Document
from quotetrack.names import AliasTable
from quotetrack.parse.base import LOADED, LOADING
from quotetrack.pipeline.batch import PassedOn, analyze_batch, failed
from quotetrack.pipeline.choices import (
    BUNDLED,
    Options,
    ParserChoice,
    as_document,
    options_of,
)
from quotetrack.pipeline.collecting import collector_paused
from quotetrack.results import Analysis, DocumentError
from quotetrack.workers import Workers

_logger: Final = logging.getLogger("quotetrack.pipeline")
#: How many batches may be under way for each process. One is read, one waits, one is handed on.
_AHEAD: Final = 3
#: How many texts a process gets at once, at most and at least. Fewer cost the parser more; where
#: there are more, others wait at the end for the one that got the last of them.
_PORTION: Final = 32
_LEAST: Final = 4
#: What processes are forked from has this module imported, and so the bundled models loaded.
LOADED_MODELS: Final = "quotetrack.pipeline.loaded"


class Batch(Protocol):
    """Some items to be read together."""

    @property
    def items(self) -> list[Any]:
        """Texts, documents, and what is passed on."""


SomeBatch = TypeVar("SomeBatch", bound=Batch)


class Processes:
    """Processes that analyse batches. None is started before there is a batch.

    Raises `InputError` where the parser cannot be sent to a process.
    """

    def __init__(
        self,
        count: int,
        *,
        parser: ParserChoice,
        indirect: bool,
        min_confidence: float,
        cues: tuple[str, ...],
        limits: Limits,
    ) -> None:
        self._count = count
        self._has_parser = parser is not None
        self._limits = limits
        prepare = partial(_reader, parser, indirect, min_confidence, cues, limits)
        self._new_workers = partial(
            Workers, prepare, count, fork_from=LOADED_MODELS if parser == BUNDLED else None
        )
        self._new_workers().stop()  # Tells at once what cannot be pickled.
        self._table: AliasTable | None = None
        self._sent: bytes | None = None

    def analysed(
        self, batches: Iterator[SomeBatch], names: Callable[[], AliasTable | None]
    ) -> Iterator[tuple[SomeBatch, list[Any]]]:
        """Yield each batch with the result of each of its items.

        `names` is asked whenever a batch is begun. What reading `batches` raises comes after the
        results of the batches before.
        """
        under_way: deque[tuple[SomeBatch, _UnderWay]] = deque()
        began = time.monotonic()
        if self._has_parser:
            _logger.info(LOADING)
        with self._new_workers() as workers, closing(_Queue(workers, self._count)) as queue:
            ended: Exception | None = None
            loaded = False
            while True:
                while ended is None and len(under_way) < self._count * _AHEAD:
                    try:
                        batch = next(batches)
                    except StopIteration as end:
                        ended = end
                    except Exception as error:
                        ended = error
                    else:
                        begun = self._begun(batch.items, names())
                        under_way.append((batch, begun))
                        queue.add(begun)
                if not under_way:
                    break
                batch, begun = under_way.popleft()
                results = begun.results(workers)
                if self._has_parser and not loaded:
                    _logger.info(LOADED, time.monotonic() - began)
                    loaded = True
                yield batch, results
        if ended is not None and not isinstance(ended, StopIteration):
            raise ended

    def _begun(self, items: list[Any], table: AliasTable | None) -> _UnderWay:
        settled: list[Any] = [_settled(item) for item in items]
        texts = [item for item, known in zip(items, settled, strict=True) if known is None]
        # A table may be long: it is pickled once, and unpickled once by each process.
        if table is not self._table:
            self._table, self._sent = table, pickle.dumps(table)
        return _UnderWay(settled, texts, self._sent, self._limits.seconds)


@define
class _UnderWay:
    """A batch that is being analysed. `settled` has the results that are known without.

    `portions` are the texts that a process has got, and what it makes of them.
    """

    settled: list[Any]
    texts: list[Any]
    names: bytes | None
    seconds: float | None
    portions: SimpleQueue[tuple[list[Any], Future[bytes]]] = field(factory=SimpleQueue)

    def results(self, workers: Workers) -> list[Any]:
        """Return the result of each item, once all texts have been handed out and come back.

        Where the process died or had to be ended, the texts are read again one by one, so that only
        the one that is at fault pays for it.
        """
        found: list[Any] = []
        while len(found) < len(self.texts):
            texts, future = self.portions.get()
            try:
                found += _unpacked(future)
            except (WorkerError, TimeLimitError):
                alone = [self.submit(workers, [text]) for text in texts]
                found += [_result_alone(text, one) for text, one in zip(texts, alone, strict=True)]
        remaining = iter(found)
        return [next(remaining) if known is None else known for known in self.settled]

    def submit(self, workers: Workers, texts: list[Any]) -> Future[bytes]:
        """Hand some of the texts to a process."""
        seconds = None if self.seconds is None else self.seconds * len(texts)
        return workers.submit((texts, self.names), max_seconds=seconds)


class _Queue:
    """Texts that wait for a process, which they are handed to a portion at a time.

    Few portions are cut ahead, and they grow smaller when few texts are left, so that at the end
    no process waits long for another: guided self-scheduling (Polychronopoulos and Kuck, 1987).
    """

    def __init__(self, workers: Workers, count: int) -> None:
        self._workers = workers
        self._count = count
        self._waiting: deque[tuple[_UnderWay, int]] = deque()
        self._texts = 0
        self._handed_out = 0
        # What is handed out may be back before the call that did it ends.
        self._lock = threading.RLock()

    def add(self, batch: _UnderWay) -> None:
        """Let the texts of a batch wait behind the others."""
        with self._lock:
            if batch.texts:
                self._waiting.append((batch, 0))
                self._texts += len(batch.texts)
            self._hand_out()

    def close(self) -> None:
        """Hand nothing out any more."""
        with self._lock:
            self._waiting.clear()

    def _hand_out(self) -> None:
        while self._waiting and self._handed_out < 2 * self._count:
            batch, begin = self._waiting.popleft()
            size = max(_LEAST, min(_PORTION, self._texts // (2 * self._count)))
            portion = batch.texts[begin : begin + size]
            if begin + size < len(batch.texts):
                self._waiting.appendleft((batch, begin + size))
            self._texts -= len(portion)
            self._handed_out += 1
            future = batch.submit(self._workers, portion)
            batch.portions.put((portion, future))
            future.add_done_callback(self._came_back)

    def _came_back(self, _: Future[bytes]) -> None:
        with self._lock:
            self._handed_out -= 1
            self._hand_out()


def _unpacked(future: Future[bytes]) -> list[Any]:
    sent = future.result()
    with collector_paused():
        results: list[Any] = pickle.loads(sent)
    return results


def _result_alone(text: Any, future: Future[bytes]) -> Any:
    try:
        return _unpacked(future)[0]
    except WorkerStartError:
        raise
    except (WorkerError, TimeLimitError) as error:
        return failed(text.id if isinstance(text, Document) else "", error)


def _settled(item: object) -> Analysis | DocumentError | PassedOn | None:
    """Return the result of an item that need not be sent anywhere, None for the others."""
    if isinstance(item, (Analysis, DocumentError, PassedOn)):
        return item
    try:
        as_document(item)
    except QuotetrackError as error:
        return failed("", error)
    return None


def _reader(
    parser: ParserChoice,
    indirect: bool,
    min_confidence: float,
    cues: tuple[str, ...],
    limits: Limits,
) -> _Reader:
    """Return what a process does with each batch. Called in the process, once."""
    warnings.simplefilter("ignore", MissingParserWarning)  # The program itself has told.
    return _Reader(options_of(parser, None, indirect, min_confidence, cues), limits)


@define
class _Reader:
    options: Options
    limits: Limits
    names: bytes | None = None

    def __call__(self, argument: tuple[list[Any], bytes | None]) -> bytes:
        texts, names = argument
        if names != self.names:
            table = None if names is None else pickle.loads(names)
            self.options, self.names = self.options.with_names(table), names
        with collector_paused():
            # Packed here, unpacked where they are wanted, only passed on between.
            return pickle.dumps(analyze_batch(texts, self.options, self.limits))
