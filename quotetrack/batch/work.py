"""What is done with one shard: its documents are read, analysed, and written with their record."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, Any, Final, Literal, Protocol, cast

from attrs import asdict, field, frozen

from quotetrack.batch.manifest import Done, Found, write_record
from quotetrack.batch.shards import Shard
from quotetrack.batch.storage import Hashing, Storage, Written
from quotetrack.codec import dump_json
from quotetrack.errors import CodecError, InputError
from quotetrack.extras import require
from quotetrack.formats import ReadOptions, SourceItem, read_stream, result_record
from quotetrack.formats.reading.source import unpacked
from quotetrack.formats.writing.jsonl import error_record, unwritable
from quotetrack.frames import (
    CLAIM_PAIR_COLUMNS,
    QUOTATION_COLUMNS,
    arrow_schema,
    claim_pair_row,
    quotation_rows,
)
from quotetrack.limits import USUAL_LIMITS, Limits
from quotetrack.model import Document
from quotetrack.names import AliasTable
from quotetrack.pipeline import BUNDLED, Counts, ParserChoice, parser_version
from quotetrack.pipeline.choices import options_of
from quotetrack.pipeline.many import Run
from quotetrack.results import Analysis, DocumentError
from quotetrack.version import __version__
from quotetrack.workers import limit_processor_time

BatchFormat = Literal["jsonl", "parquet"]
FORMATS: Final[tuple[BatchFormat, ...]] = ("jsonl", "parquet")

#: Rows that are held and written together.
_GROUP: Final = 5_000
#: Documents that are parsed together.
_BATCH: Final = 64


@frozen(kw_only=True)
class Job:
    """What is done with every shard; see `quotetrack.batch.Batch`."""

    target: str
    format: BatchFormat = "jsonl"
    reading: ReadOptions = field(factory=ReadOptions)
    parser: ParserChoice = BUNDLED
    aliases: AliasTable | None = None
    indirect: bool = False
    min_confidence: float = 0.0
    cues: tuple[str, ...] = ()
    limits: Limits = USUAL_LIMITS

    def settings(self) -> dict[str, Any]:
        """Return, as plain data, all that the outputs depend on beside the documents."""
        reading = asdict(self.reading)
        del reading["fetch"], reading["door"]
        return {
            "quotetrack": __version__,
            "parser": parser_version(self.parser),
            "format": self.format,
            "reading": reading,
            "aliases": self._names_digest(),
            "indirect": self.indirect,
            "min_confidence": self.min_confidence,
            "cues": sorted(self.cues),
            "limits": asdict(self.limits),
        }

    def check(self) -> None:
        """Raise `InputError` where an option cannot be meant."""
        options_of(self.parser, self.aliases, self.indirect, self.min_confidence, self.cues)

    def _names_digest(self) -> str | None:
        if self.aliases is None:
            return None
        return hashlib.sha256(self.aliases.to_json().encode("utf-8")).hexdigest()


@frozen
class ShardOutcome:
    """What became of a shard: `done`, or the `error` that kept it from being done.

    `before` tells that it was done in an earlier run.
    """

    shard: Shard
    done: Done | None = None
    error: str = ""
    before: bool = False


def shard_done(job: Job, shard: Shard, *, n_process: int = 1, ends_itself: bool = False) -> Done:
    """Read, analyse and write a shard, and return what came out.

    Args:
        job: What is done with it.
        shard: The shard.
        n_process: How many processes analyse its documents. With more than one, a document that
            kills its process costs an error record.
        ends_itself: Whether this process has itself ended by the system where a document takes more
            than its time; whoever started it reads the shard again with more processes.

    Raises:
        InputError: The shard cannot be read to its end.
        OSError: It cannot be reached, or the outputs cannot be written.
        ModelError: The models of the parser are missing or damaged.
    """
    counts = Counts()
    storage = Storage(job.target)
    with ExitStack() as stack:
        if ends_itself and job.limits.seconds is not None:
            stack.callback(limit_processor_time, None)
        items = _documents(job, shard, ends_itself)
        outputs = stack.enter_context(_outputs(job, storage, shard))
        run = Run.of(
            parser=job.parser,
            indirect=job.indirect,
            min_confidence=job.min_confidence,
            cues=job.cues,
            limits=job.limits,
            batch_size=_BATCH,
            n_process=n_process,
            names=lambda: job.aliases,
        )
        for result, item in run.results(((item.result, item) for item in items), as_tuples=True):
            counts.count(result)
            outputs.add(result, item)
    found = asdict(Found())
    done = Done(outputs.written(), Found(**{name: getattr(counts, name) for name in found}))
    write_record(storage, shard, done)
    return done


def _documents(job: Job, shard: Shard, ends_itself: bool) -> Iterator[SourceItem[Any]]:
    """Yield the documents of a shard. Raises `InputError` where it cannot be read to its end."""
    place = Storage(shard.address)
    seconds = job.limits.seconds
    with place.files.open(place.root, "rb") as packed:
        for item in read_stream(unpacked(packed, shard.address), shard.address, job.reading):
            # What is wrong with a file as a whole may be mended, or have been a fault on the way.
            if isinstance(item.result, DocumentError) and not item.place:
                raise InputError(item.result.message)
            if ends_itself and seconds is not None:
                limit_processor_time(seconds * (_BATCH + 1))
            yield item


class _Outputs(Protocol):
    def __enter__(self) -> _Outputs: ...
    def __exit__(self, *problem: object) -> None: ...
    def add(self, result: Analysis | DocumentError, item: SourceItem[Any]) -> None: ...
    def written(self) -> dict[str, Written]: ...


def _outputs(job: Job, storage: Storage, shard: Shard) -> _Outputs:
    kind = _Tables if job.format == "parquet" else _Lines
    return kind(storage, shard)


class _Files:
    """The output files of a shard, which get their names when the block has ended well."""

    def __init__(self, storage: Storage, shard: Shard) -> None:
        self._storage, self._shard = storage, shard
        self._stack = ExitStack()
        self._open: dict[str, Hashing] = {}
        self._failures: IO[bytes] | None = None

    def __exit__(self, *problem: Any) -> None:
        self._stack.__exit__(*problem)
        if problem[0] is None and self._failures is None:
            self._storage.remove(self._failures_name)  # Of an earlier state of the shard.

    def written(self) -> dict[str, Written]:
        """Return what was written, by name. Asked when the block has ended."""
        return {name: stream.written() for name, stream in self._open.items()}

    @property
    def _failures_name(self) -> str:
        return f"errors/{self._shard.name}.jsonl"

    def _opened(self, name: str) -> Hashing:
        self._open[name] = self._stack.enter_context(self._storage.saving(name))
        return self._open[name]

    def _fail(self, failure: DocumentError, item: SourceItem[Any]) -> None:
        if self._failures is None:
            self._failures = self._opened(self._failures_name)  # type: ignore[assignment]
        document = item.result if isinstance(item.result, Document) else None
        record = error_record(failure, document, file=item.source, place=item.place)
        self._failures.write(_line(record))  # type: ignore[union-attr]


class _Lines(_Files):
    """Results as lines of JSON, packed."""

    def __enter__(self) -> _Lines:
        stream = self._opened(f"results/{self._shard.name}.jsonl.gz")
        # No name and no time inside: the same results are the same bytes.
        packed = gzip.GzipFile("", "wb", 6, cast("IO[bytes]", stream), mtime=0)
        self._lines = self._stack.enter_context(packed)
        return self

    def add(self, result: Analysis | DocumentError, item: SourceItem[Any]) -> None:
        """Write what came out for a document."""
        place = {"file": item.source, "place": item.place}
        try:
            line = _line(result_record(result, **place))
        except CodecError as error:
            result = unwritable(result, error)
            line = _line(result_record(result, **place))
        self._lines.write(line)
        if isinstance(result, DocumentError):
            self._fail(result, item)


class _Tables(_Files):
    """Quotations and claim pairs as tables of Parquet, a row each."""

    def __enter__(self) -> _Tables:
        self._quotations = self._table("quotations", QUOTATION_COLUMNS)
        self._pairs = self._table("claim_pairs", CLAIM_PAIR_COLUMNS)
        return self

    def _table(self, kind: str, columns: Any) -> _Rows:
        parquet = require("pyarrow.parquet", "arrow")
        schema = arrow_schema(columns)
        stream = self._opened(f"{kind}/{self._shard.name}.parquet")
        writer = parquet.ParquetWriter(stream, schema, compression="zstd")
        rows = _Rows(writer, schema)
        self._stack.push(rows.end)
        return rows

    def add(self, result: Analysis | DocumentError, item: SourceItem[Any]) -> None:
        """Write what came out for a document."""
        if isinstance(result, DocumentError):
            self._fail(result, item)
            return
        document = result.document
        self._quotations.add(quotation_rows(document, result.quotations))
        self._pairs.add(
            claim_pair_row(pair, None, (document, document)) for pair in result.claim_pairs
        )


class _Rows:
    """Rows of one table, written a group at a time."""

    def __init__(self, writer: Any, schema: Any) -> None:
        self._writer, self._schema = writer, schema
        self._rows: list[dict[str, Any]] = []

    def add(self, rows: Any) -> None:
        self._rows.extend(rows)
        while len(self._rows) >= _GROUP:
            self._write(_GROUP)

    def end(self, *problem: object) -> None:
        if problem[0] is None:
            self._write(len(self._rows))
        self._writer.close()

    def _write(self, count: int) -> None:
        arrow = require("pyarrow", "arrow")
        rows, self._rows = self._rows[:count], self._rows[count:]
        if rows:
            self._writer.write_batch(arrow.RecordBatch.from_pylist(rows, schema=self._schema))


def _line(record: Any) -> bytes:
    return dump_json(record).encode("ascii") + b"\n"
