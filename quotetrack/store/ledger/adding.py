"""Documents come into a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from quotetrack.errors import AddStoppedError, InputError, LedgerError, QuotetrackError
from quotetrack.limits import USUAL_LIMITS, Limits
from quotetrack.model import Document
from quotetrack.names import AliasTable
from quotetrack.pipeline import BUNDLED, Counts, ParserChoice, parser_version
from quotetrack.pipeline.batch import PassedOn
from quotetrack.pipeline.counts import log_result, log_summary
from quotetrack.pipeline.many import Run
from quotetrack.results import Analysis, DocumentError
from quotetrack.store.deciding import known_names
from quotetrack.store.ledger.base import LedgerBase
from quotetrack.store.records import AddResult
from quotetrack.store.rows import runs
from quotetrack.store.rows.documents import find_known
from quotetrack.store.writing import again
from quotetrack.store.writing.storing import store_again, store_analysis

T = TypeVar("T")
#: What writes one analysed document, as part of a run.
_Store = Callable[[Connection, Analysis, int], AddResult]
#: What became of a document that is stored for good by this run.
_STORED: Final = ("added", "supersedes", "reprocessed")
_ADD_AGAIN: Final = "add the same documents again: those that are stored are passed over."
_REPROCESS_AGAIN: Final = (
    "reprocess again: documents that this version has read are passed over, unless "
    "everything=True begins anew."
)


class Adding(LedgerBase):
    """The part of `Ledger` that writes documents."""

    def add(
        self,
        documents: Iterable[str | Document | Analysis | DocumentError],
        *,
        parser: ParserChoice = BUNDLED,
        aliases: AliasTable | None = None,
        indirect: bool = False,
        min_confidence: float = 0.0,
        cues: Iterable[str] = (),
        batch_size: int = 64,
        n_process: int = 1,
        limits: Limits | None = USUAL_LIMITS,
        counts: Counts | None = None,
    ) -> Iterator[AddResult]:
        """Analyse documents and store them, lazily and in order.

        A document that is stored already is left as it is and not analysed, so that an interrupted
        run is taken up by running it again. One with the id or URL of a stored document but other
        text, date, publisher, title or language takes its place; the old version stays readable.
        Claim pairs are found within the document and against all that is stored of its speakers.

        Args:
            documents: Texts or `Document` objects, any iterable. A `DocumentError`, for one that
                could not be read, becomes a failed result; an `Analysis` is stored as it is.
            parser: As in `quotetrack.extract_quotes`.
            aliases: As in `quotetrack.extract_quotes`; names that people confirmed in the ledger
                are known besides, and `aliases` wins over them.
            indirect: As in `quotetrack.pipe`, as the options below.
            min_confidence: The least confidence at which a source is named.
            cues: Verbs of your own that introduce speech.
            batch_size: How many documents are read ahead and parsed together.
            n_process: How many processes analyse. This one stores meanwhile.
            limits: How long a document may be, and how much time it may take.
            counts: Where to count what becomes of the documents.

        Yields:
            An `AddResult` for each document, as soon as it is stored for good. One that fails has
            the status "failed" and an `error`, and the rest goes on.

        Raises:
            InputError: `documents` is a single text or no iterable, or an option is out of range.
            ModelError: A parser is needed, and its models are missing or damaged.
            WorkerError: Another process cannot be started.
            AddStoppedError: The database cannot be written, for example because the disk is full.
                It tells how many documents are stored.
        """
        if isinstance(documents, (str, bytes, Document)):
            raise InputError("add takes many documents; put a single one into a list.")
        try:
            source = iter(documents)
        except TypeError:
            raise InputError(
                f"add takes an iterable of documents, but got {type(documents).__name__}."
            ) from None
        names = _Names(self, aliases)
        reading = Run.of(
            parser=parser,
            indirect=indirect,
            min_confidence=min_confidence,
            cues=tuple([cues] if isinstance(cues, str) else cues),
            limits=limits,
            batch_size=batch_size,
            n_process=n_process,
            names=names.table,
        )
        run = _Run(self, "add", parser_version(parser) or runs.NO_PARSER)
        counted = counts or Counts()
        looked_up = self._looked_up(source, batch_size)
        results = self._results(looked_up, reading, run, store_analysis, counted)
        return _told_where_it_stops(results, counted, _ADD_AGAIN)

    def add_analyses(self, analyses: Iterable[Analysis | DocumentError]) -> Iterator[AddResult]:
        """Store what `quotetrack.pipe` or `quotetrack.analyze` returned, as `add` does.

        Yields and raises what `add` does. A `DocumentError` becomes a failed result.
        """
        return _told_where_it_stops(self._add_analyses(analyses), Counts(), _ADD_AGAIN)

    def _add_analyses(self, analyses: Iterable[Analysis | DocumentError]) -> Iterator[AddResult]:
        run = _Run(self, "add")
        for analysis in analyses:
            yield self._store(analysis, run, store_analysis, Counts())
        run.finish()

    def reprocess(
        self,
        document_ids: Iterable[str] | None = None,
        *,
        everything: bool = False,
        parser: ParserChoice = BUNDLED,
        aliases: AliasTable | None = None,
        batch_size: int = 64,
        n_process: int = 1,
        limits: Limits | None = USUAL_LIMITS,
        counts: Counts | None = None,
    ) -> Iterator[AddResult]:
        """Analyse stored documents again, for instance with a better version of quotetrack.

        Those are read again that another version of quotetrack, of its rules for claim pairs, or
        of the parser has read, and with a parser those that were read without one. Names that came
        in since do not count as a version: where they matter, give `everything=True`, with
        `document_ids` for some documents only.

        Reviews, merges, splits and confirmed aliases stay. What differs is noted: see `changes`.

        Args:
            document_ids: Which documents; None for all.
            everything: Whether documents are read again that this version has read already.
            parser: As in `quotetrack.extract_quotes`.
            aliases: As in `add`.
            batch_size: As in `add`, as the options below.
            n_process: How many processes analyse.
            limits: How long a document may be, and how much time it may take.
            counts: Where to count what becomes of the documents.

        Yields:
            An `AddResult` with the status "reprocessed" or "failed" for each document read again.

        Raises:
            UnknownRecordError: One of `document_ids` is not there; nothing is read then.
            AddStoppedError: As in `add`.
        """
        version = parser_version(parser)
        run = _Run(self, "reprocess", version or runs.NO_PARSER)
        names = _Names(self, aliases)
        wanted = None if document_ids is None else list(document_ids)
        with self._reading() as connection:
            keys = again.keys_to_read(connection, wanted, everything, version)

        def stored() -> Iterator[Document]:
            for part in _batches(iter(keys), batch_size):
                with self._reading() as connection:
                    yield from again.documents_of(connection, part)

        reading = Run.of(
            parser=parser,
            limits=limits,
            batch_size=batch_size,
            n_process=n_process,
            names=names.table,
        )
        counted = counts or Counts()
        results = self._results(stored(), reading, run, store_again, counted)
        yield from _told_where_it_stops(results, counted, _REPROCESS_AGAIN)

    def _looked_up(self, source: Iterator[Any], batch_size: int) -> Iterator[Any]:
        """Yield each document, and in the place of one that is stored already its result."""
        for batch in _batches(source, batch_size):
            for document, key in zip(batch, self._stored_already(batch), strict=True):
                if key is None:
                    yield document
                else:
                    yield PassedOn(AddResult(document_id=document.id, status="unchanged", key=key))

    def _results(
        self, source: Iterator[Any], reading: Run, run: _Run, store: _Store, counted: Counts
    ) -> Iterator[AddResult]:
        for result in reading.results(source, as_tuples=False):
            if isinstance(result, PassedOn):
                counted.count_unchanged()
                yield result.item
            else:
                yield self._store(result, run, store, counted)
        run.finish()
        log_summary(counted)

    def _stored_already(self, batch: list[Any]) -> list[int | None]:
        """Return the key of each document that needs no reading, None for the others."""
        keys: list[int | None] = []
        with self._reading() as connection:
            for number, item in enumerate(batch):
                document = batch[number] = Document(item) if isinstance(item, str) else item
                try:
                    found = find_known(connection, document).same
                except (AttributeError, InputError):
                    found = None  # The pipeline, or storing, turns it into a failed result.
                keys.append(found)
        return keys

    def _store(
        self,
        result: Analysis | DocumentError,
        run: _Run,
        store: _Store,
        counts: Counts,
    ) -> AddResult:
        counts.count(result)
        if isinstance(result, DocumentError):
            return AddResult(document_id=result.document_id, status="failed", error=result)
        try:
            run_key = run.key
            with self._writing() as connection:
                return store(connection, result, run_key)
        except QuotetrackError as error:
            cause = error.__cause__
            if isinstance(cause, DBAPIError) and not isinstance(cause, (DataError, IntegrityError)):
                raise  # Not the document is at fault, and the next one would fare no better.
            counts.count_failure()
            document_id = result.document.id
            failure = DocumentError(document_id, type(error).__name__, str(error))
            log_result(failure)
            return AddResult(document_id=document_id, status="failed", error=failure)


class _Run:
    """A run that is noted when it first writes."""

    def __init__(self, ledger: Adding, kind: str, parser: str | None = None) -> None:
        self._ledger = ledger
        self._kind = kind
        self._parser = parser
        self._key: int | None = None

    @property
    def key(self) -> int:
        if self._key is None:
            with self._ledger._writing() as connection:
                self._key = runs.begin_run(connection, self._kind, self._parser)
        return self._key

    def finish(self) -> None:
        if self._key is not None:
            with self._ledger._writing() as connection:
                runs.finish_run(connection, self._key)


class _Names:
    """The names that documents are read with: the caller's, and those confirmed in the ledger."""

    def __init__(self, ledger: Adding, given: AliasTable | None) -> None:
        self._ledger = ledger
        self._given = given
        self._state: object = None
        self._table: AliasTable | None = None

    def table(self) -> AliasTable | None:
        """Return the names as they are now: people may decide while documents are read."""
        with self._ledger._reading() as connection:
            state = known_names.last_decision(connection)
            if state != self._state:
                confirmed = known_names.confirmed_table(connection)
                self._table = known_names.overlaid(self._given, confirmed)
                self._state = state
        return self._table


def _told_where_it_stops(
    results: Iterator[AddResult], counts: Counts, again: str
) -> Iterator[AddResult]:
    """Yield results; where the database fails, say how many are stored and how to go on."""
    stored = 0
    while True:
        try:
            result = next(results)
        except StopIteration:
            return
        except LedgerError as error:
            if not isinstance(error.__cause__, DBAPIError):
                raise
            log_summary(counts)
            raise AddStoppedError(str(error), stored=stored, again=again) from error
        stored += result.status in _STORED
        yield result


def _batches(source: Iterator[T], size: int) -> Iterator[list[T]]:
    while batch := list(islice(source, size)):
        yield batch
