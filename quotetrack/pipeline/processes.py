"""Batches of documents analysed in several processes: in order, with few of them in memory.

Each process has its own parser, which uses one thread. On Linux they are forked from a process that
has the bundled models loaded, and share its memory; elsewhere each loads the models itself.
"""

from __future__ import annotations

import logging
import pickle
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
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
from quotetrack.results import Analysis, DocumentError
from quotetrack.workers import Workers

_logger: Final = logging.getLogger("quotetrack.pipeline")
#: How many batches may be under way for each process. One is read, one waits, one is handed on.
_AHEAD: Final = 3
#: How many texts a process gets at once. Fewer cost the parser more; where there are more, others
#: wait at the end for the one that got the last of them.
_PORTION: Final = 32
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
        with self._new_workers() as workers:
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
                        under_way.append((batch, self._begun(workers, batch.items, names())))
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

    def _begun(self, workers: Workers, items: list[Any], table: AliasTable | None) -> _UnderWay:
        settled: list[Any] = [_settled(item) for item in items]
        texts = [item for item, known in zip(items, settled, strict=True) if known is None]
        # A table may be long: it is pickled once, and unpickled once by each process.
        if table is not self._table:
            self._table, self._sent = table, pickle.dumps(table)
        begun = _UnderWay(settled, texts, self._sent, self._limits.seconds)
        begun.submit(workers)
        return begun


@define
class _UnderWay:
    """A batch that is being analysed. `settled` has the results that are known without."""

    settled: list[Any]
    texts: list[Any]
    names: bytes | None
    seconds: float | None
    portions: list[tuple[list[Any], Future[list[Any]]]] = field(factory=list)

    def submit(self, workers: Workers) -> None:
        """Hand the texts to the processes, a portion at a time."""
        for start in range(0, len(self.texts), _PORTION):
            portion = self.texts[start : start + _PORTION]
            self.portions.append((portion, self._submit(workers, portion)))

    def results(self, workers: Workers) -> list[Any]:
        """Return the result of each item.

        Where the process died or had to be ended, the texts are read again one by one, so that only
        the one that is at fault pays for it.
        """
        found: list[Any] = []
        for texts, future in self.portions:
            try:
                found += future.result()
            except (WorkerError, TimeLimitError):
                alone = [self._submit(workers, [text]) for text in texts]
                found += [_result_alone(text, one) for text, one in zip(texts, alone, strict=True)]
        remaining = iter(found)
        return [next(remaining) if known is None else known for known in self.settled]

    def _submit(self, workers: Workers, texts: list[Any]) -> Future[list[Any]]:
        seconds = None if self.seconds is None else self.seconds * len(texts)
        return workers.submit((texts, self.names), max_seconds=seconds)


def _result_alone(text: Any, future: Future[list[Any]]) -> Any:
    try:
        return future.result()[0]
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

    def __call__(self, argument: tuple[list[Any], bytes | None]) -> list[Any]:
        texts, names = argument
        if names != self.names:
            table = None if names is None else pickle.loads(names)
            self.options, self.names = self.options.with_names(table), names
        return analyze_batch(texts, self.options, self.limits)
