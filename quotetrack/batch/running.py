"""A run over an archive: what is done already is passed over, and the rest is shared out."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final

from attrs import asdict

from quotetrack.batch.engines import Engine, Killed, OwnProcesses, outcomes
from quotetrack.batch.manifest import Done, settle_settings, shards_done
from quotetrack.batch.shards import Shard, list_shards
from quotetrack.batch.storage import TEMPORARY, Storage
from quotetrack.batch.work import FORMATS, BatchFormat, Job, ShardOutcome, shard_done
from quotetrack.errors import InputError, ModelError, WorkerStartError
from quotetrack.extras import require
from quotetrack.formats import ReadOptions
from quotetrack.limits import UNLIMITED, USUAL_LIMITS, Limits
from quotetrack.names import AliasTable
from quotetrack.pipeline import BUNDLED, Counts, ParserChoice
from quotetrack.pipeline.counts import log_summary

if TYPE_CHECKING:
    import distributed

_logger: Final = logging.getLogger("quotetrack.batch")
#: How many processes read what killed the process of a shard.
_APART: Final = 2


class Batch:
    """An archive of shards and the folder that its outputs go to.

    A shard is a file of many documents. Its outputs, and a record that it is done, get their names
    when they are complete; so a run that was stopped, by whatever, goes on where it was, and one
    that is done does nothing when it is run again. A shard that has changed is done again. The
    outputs are the same, byte for byte, however many workers there are and whatever happens to
    them. One program at a time may write to a folder.

    Args:
        source: A folder of files, a pattern, or a file, on a disk or wherever fsspec reaches
            (`s3://archive/2025/*.jsonl.gz`).
        target: The folder of the outputs, likewise. With the format "jsonl" results are in
            ``results/``, packed JSON Lines; with "parquet" there are tables in ``quotations/`` and
            ``claim_pairs/``. What failed is in ``errors/``, as `quotetrack add --errors` writes it.
        format: "jsonl" or "parquet".
        reading: How the files are read. None: as their endings tell, with the usual columns.
        parser: As in `quotetrack.pipe`, as are the options below. It must be one that can be
            pickled.
        aliases: Names that you know to belong together.
        indirect: Whether to report indirect speech, too.
        min_confidence: The least confidence at which a source is named.
        cues: Verbs of your own that introduce speech.
        limits: How long a document may be, and how much processor time it may take.

    Raises:
        InputError: There is nothing to read; an option cannot be meant; or the folder holds outputs
            that were made with other options.
        MissingExtraError: fsspec is not installed, or PyArrow, which Parquet needs.
        OSError: One of the two places cannot be reached.
    """

    def __init__(
        self,
        source: str,
        target: str,
        *,
        format: BatchFormat = "jsonl",
        reading: ReadOptions | None = None,
        parser: ParserChoice = BUNDLED,
        aliases: AliasTable | None = None,
        indirect: bool = False,
        min_confidence: float = 0.0,
        cues: Iterable[str] = (),
        limits: Limits | None = USUAL_LIMITS,
    ) -> None:
        if format not in FORMATS:
            raise InputError(f"format must be one of {', '.join(FORMATS)}, but is {format!r}.")
        if format == "parquet":
            require("pyarrow.parquet", "arrow")
        self._job = Job(
            target=target,
            format=format,
            reading=reading or ReadOptions(),
            parser=parser,
            aliases=aliases,
            indirect=indirect,
            min_confidence=min_confidence,
            cues=tuple([cues] if isinstance(cues, str) else cues),
            limits=limits or UNLIMITED,
        )
        self._job.check()
        self._storage = Storage(target)
        _apart(Storage(source), self._storage)
        self.shards: tuple[Shard, ...] = tuple(list_shards(source))
        settle_settings(self._storage, self._job.settings())

    def outcomes(
        self,
        *,
        workers: int = 1,
        dask: str | distributed.Client | None = None,
        counts: Counts | None = None,
    ) -> Iterator[ShardOutcome]:
        """Do what is not done yet, and yield what became of each shard as it ends.

        Those that were done before come first. A shard whose worker was killed is tried again; one
        that goes on killing workers is read by this program at the end, with its documents in
        processes of their own, so that the one at fault costs an error record.

        Args:
            workers: How many processes of this program read, at least 1: one for each core. The
                program must begin its work under ``if __name__ == "__main__":``.
            dask: The address of the scheduler of a Dask cluster, or a client of one, which reads
                instead. All of it must reach both places under the same addresses.
            counts: Where to count what comes out, for whoever watches the run.

        Raises:
            InputError: `workers` is less than 1.
            ModelError: The models of the parser are missing or damaged.
            WorkerError: No process can be started, or the cluster does not answer.
            MissingExtraError: `dask` is given, and Dask is not installed.
        """
        told = counts or Counts()
        known = shards_done(self._storage, list(self.shards))
        waiting = [shard for shard in self.shards if shard.name not in known]
        for shard in self.shards:
            if shard.name in known:
                told.count_many(unchanged=known[shard.name].found.documents)
                yield ShardOutcome(shard, known[shard.name], before=True)
        if waiting:
            self._storage.remove(TEMPORARY)
            try:
                with self._engine(workers, dask) as engine:
                    for outcome in self._tried(engine, waiting):
                        _tell(outcome, told)
                        yield outcome
            finally:
                self._storage.remove(TEMPORARY)
        log_summary(told)

    def _engine(
        self, workers: int, dask: str | distributed.Client | None
    ) -> AbstractContextManager[Engine]:
        if dask is None:
            return OwnProcesses(self._job, min(workers, len(self.shards)))
        require("distributed", "dask")
        from quotetrack.batch.dask_cluster import DaskCluster

        return DaskCluster(dask, self._job)

    def _tried(self, engine: Engine, shards: list[Shard]) -> Iterator[ShardOutcome]:
        again: list[Shard] = []
        for shard, result in outcomes(engine, shards):
            if isinstance(result, Killed):
                _logger.warning("shard %s: %s It is tried again.", shard.address, result.reason)
                again.append(shard)
            else:
                yield _outcome(shard, result)
        for shard in again:
            yield _outcome(shard, self._read_here(shard))

    def _read_here(self, shard: Shard) -> Done | Exception:
        try:
            return shard_done(self._job, shard, n_process=_APART)
        except (ModelError, WorkerStartError):
            raise
        except Exception as error:
            return error


def _outcome(shard: Shard, result: Done | Exception) -> ShardOutcome:
    if isinstance(result, Done):
        return ShardOutcome(shard, result)
    return ShardOutcome(shard, error=str(result) or type(result).__name__)


def _tell(outcome: ShardOutcome, counts: Counts) -> None:
    shard, done = outcome.shard, outcome.done
    if done is None:
        _logger.warning("shard %s failed: %s", shard.address, outcome.error)
        return
    found = done.found
    counts.count_many(**asdict(found))
    _logger.info(
        "shard %s done: %d documents, %d failed",
        shard.address,
        found.documents,
        found.failed,
        extra={"shard": shard.address, "documents": found.documents, "failed": found.failed},
    )


def _apart(source: Storage, target: Storage) -> None:
    """Raise `InputError` where outputs would become documents of the next run."""
    inside = f"{target.root}/".startswith(f"{source.root}/")
    if inside and source.files.protocol == target.files.protocol:
        raise InputError("The outputs cannot go into the folder that is read. Choose another one.")
