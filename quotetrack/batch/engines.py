"""Who reads the shards: processes of this program, or whatever else has futures."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import islice
from types import TracebackType
from typing import Any, Final, Protocol

from attrs import frozen

from quotetrack.batch.manifest import Done
from quotetrack.batch.shards import Shard
from quotetrack.batch.work import Job, shard_done
from quotetrack.errors import ModelError, TimeLimitError, WorkerError, WorkerStartError
from quotetrack.pipeline import BUNDLED
from quotetrack.pipeline.processes import LOADED_MODELS
from quotetrack.workers import Workers

#: How many shards may be under way for each worker.
_AHEAD: Final = 4


@frozen
class Killed:
    """The process that read a shard died, or took too long over one of its documents."""

    reason: str


class Engine(Protocol):
    """Something that reads shards, several at once."""

    @property
    def ahead(self) -> int:
        """How many shards may be under way."""

    def submit(self, shard: Shard) -> Any:
        """Begin a shard, and return its future."""

    def first_done(self, futures: Collection[Any]) -> Iterable[Any]:
        """Wait until one of these is done, and return those that are."""

    def result(self, future: Any) -> Done | Killed:
        """Return what became of a shard, or raise what kept it from being done.

        Raises `ModelError` and `WorkerError` for what would keep all others, too.
        """


def outcomes(engine: Engine, shards: Iterable[Shard]) -> Iterator[tuple[Shard, Any]]:
    """Yield each shard with a `Done`, a `Killed` or an exception, in the order in which they end.

    Raises `ModelError` and `WorkerError` as `Engine.result` does.
    """
    waiting = iter(shards)
    under_way: dict[Any, Shard] = {}
    while True:
        for shard in islice(waiting, max(0, engine.ahead - len(under_way))):
            under_way[engine.submit(shard)] = shard
        if not under_way:
            return
        for future in engine.first_done(under_way):
            shard = under_way.pop(future)
            try:
                yield shard, engine.result(future)
            except (ModelError, WorkerError):
                raise
            except Exception as error:
                yield shard, error


class OwnProcesses:
    """Processes of this program, each of which reads one shard after another."""

    def __init__(self, job: Job, count: int) -> None:
        self._workers = Workers(
            partial(_reader, job), count, fork_from=LOADED_MODELS if job.parser == BUNDLED else None
        )
        self.ahead = count * _AHEAD

    def __enter__(self) -> OwnProcesses:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._workers.stop()

    def submit(self, shard: Shard) -> concurrent.futures.Future[Done]:
        """Begin a shard, and return its future."""
        return self._workers.submit(shard)

    def first_done(
        self, futures: Collection[concurrent.futures.Future[Done]]
    ) -> set[concurrent.futures.Future[Done]]:
        """Wait until one of these is done, and return those that are."""
        return concurrent.futures.wait(futures, return_when="FIRST_COMPLETED").done

    def result(self, future: concurrent.futures.Future[Done]) -> Done | Killed:
        """Return what became of a shard, or raise what kept it from being done."""
        try:
            return future.result()
        except WorkerStartError:
            raise
        except (WorkerError, TimeLimitError) as error:
            return Killed(str(error))


def _reader(job: Job) -> Any:
    """Return what a process does with each shard. Called in the process, once."""
    return partial(shard_done, job, ends_itself=True)
