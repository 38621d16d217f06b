"""Shards read by the workers of a Dask cluster. Needs ``quotetrack[dask]``."""

from __future__ import annotations

import threading
from collections.abc import Collection
from types import TracebackType
from typing import Any, Final

import distributed

from quotetrack.batch.engines import Killed
from quotetrack.batch.manifest import Done
from quotetrack.batch.shards import Shard
from quotetrack.batch.work import Job, shard_done
from quotetrack.errors import QuotetrackError, WorkerError
from quotetrack.parse.base import parse_sentences
from quotetrack.pipeline.choices import chosen_parser

_PLUGIN: Final = "quotetrack"
#: How often a shard is tried again where an error, such as one of the network, kept it.
_RETRIES: Final = 2
#: How many shards may be under way for each thread of the cluster, and at least.
_AHEAD: Final = 4
_LEAST_AHEAD: Final = 32
#: How long the cluster may take to answer, in seconds.
_PATIENCE: Final = 60


class Reader(distributed.WorkerPlugin):  # type: ignore[misc]  # Dask tells no types.
    """What each worker of the cluster has ready: the models, loaded once, and what is to be done.

    A worker reads one shard at a time, however many threads it has: one thread is what the parser
    gains from, and Python gives no more to the rest.
    """

    name = _PLUGIN

    def __init__(self, job: Job) -> None:
        self.job = job
        self.settings = job.settings()

    def setup(self, worker: Any) -> None:
        """Load the models in a worker. Raises `WorkerError` where it has another quotetrack."""
        here = self.job.settings()
        if here != self.settings:
            other = [name for name in here if here[name] != self.settings[name]]
            raise WorkerError(
                f"The worker {worker.address} is not like the program: "
                + ", ".join(f"{name} is {here[name]}, not {self.settings[name]}" for name in other)
                + ". Install the same version of quotetrack and Stanza on all machines."
            )
        self.one_at_a_time = threading.Lock()
        parser = chosen_parser(self.job.parser)
        if parser is not None:
            parse_sentences(parser, ["Ready."], names=True)

    def read(self, shard: Shard) -> Done:
        """Read a shard."""
        with self.one_at_a_time:
            return shard_done(self.job, shard)


def _read(shard: Shard) -> Done:
    """Read a shard in a worker. What is called there."""
    reader: Reader = distributed.get_worker().plugins[_PLUGIN]
    return reader.read(shard)


class DaskCluster:
    """The workers of a cluster, told what to do.

    Args:
        cluster: The address of a scheduler ("tcp://host:8786"), or a client that is connected.
        job: What is done with every shard.

    Raises:
        WorkerError: The cluster does not answer, or has another quotetrack.
        ModelError: Its models are missing or damaged.
    """

    def __init__(self, cluster: str | distributed.Client, job: Job) -> None:
        self._own = isinstance(cluster, str)
        if isinstance(cluster, str):
            try:
                cluster = distributed.Client(cluster, timeout=_PATIENCE, set_as_default=False)
            except (OSError, ValueError) as error:
                raise WorkerError(f"No Dask cluster answers at {cluster}: {error}") from error
        self._client = cluster
        try:
            self._client.register_plugin(Reader(job))
        except QuotetrackError:
            self._close()
            raise
        except Exception as error:
            self._close()
            raise WorkerError(
                f"The workers cannot be prepared: {type(error).__name__}: {error}. Is quotetrack "
                "installed on all of them?"
            ) from error

    def __enter__(self) -> DaskCluster:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._own:
            self._client.close()

    @property
    def ahead(self) -> int:
        """How many shards may be under way. It grows with the cluster."""
        threads: int = sum(self._client.nthreads().values())
        return max(_LEAST_AHEAD, _AHEAD * threads)

    def submit(self, shard: Shard) -> distributed.Future:
        """Begin a shard, and return its future."""
        return self._client.submit(_read, shard, pure=False, retries=_RETRIES)

    def first_done(self, futures: Collection[distributed.Future]) -> set[distributed.Future]:
        """Wait until one of these is done, and return those that are."""
        with self._client.as_current():
            found = distributed.wait(list(futures), return_when="FIRST_COMPLETED")
        done: set[distributed.Future] = found.done
        return done

    def result(self, future: distributed.Future) -> Done | Killed:
        """Return what became of a shard, or raise what kept it from being done."""
        try:
            done: Done = future.result()
            return done
        except distributed.KilledWorker as error:
            return Killed(str(error).partition(".")[0])
        except (distributed.CancelledError, TimeoutError) as error:
            if self._client.status == "running":
                raise
            raise WorkerError(
                "The Dask cluster does not answer any more. What is done is kept: give the same "
                "command again to go on."
            ) from error
