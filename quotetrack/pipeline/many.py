"""Many documents, in order, with the parser asked for a whole batch at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, takewhile
from typing import Any, Literal, TypeVar, overload

from attrs import frozen

from quotetrack.errors import InputError
from quotetrack.limits import UNLIMITED, USUAL_LIMITS, Limits
from quotetrack.model import Document
from quotetrack.names import AliasTable
from quotetrack.pipeline.batch import PassedOn, analyze_batch
from quotetrack.pipeline.choices import BUNDLED, Options, ParserChoice, options_of
from quotetrack.pipeline.counts import Counts, log_result, log_summary
from quotetrack.pipeline.processes import Processes
from quotetrack.results import Analysis, DocumentError

Context = TypeVar("Context")
#: Names that are known when a batch is begun.
NamesNow = Callable[[], "AliasTable | None"]
_BATCH_SIZE = 64


@overload
def pipe(
    documents: Iterable[str | Document | Analysis | DocumentError],
    *,
    as_tuples: Literal[False] = False,
    batch_size: int = ...,
    n_process: int = ...,
    parser: ParserChoice = ...,
    aliases: AliasTable | None = ...,
    indirect: bool = ...,
    min_confidence: float = ...,
    cues: Iterable[str] = ...,
    limits: Limits | None = ...,
    counts: Counts | None = ...,
) -> Iterator[Analysis | DocumentError]: ...
@overload
def pipe(
    documents: Iterable[tuple[str | Document | Analysis | DocumentError, Context]],
    *,
    as_tuples: Literal[True],
    batch_size: int = ...,
    n_process: int = ...,
    parser: ParserChoice = ...,
    aliases: AliasTable | None = ...,
    indirect: bool = ...,
    min_confidence: float = ...,
    cues: Iterable[str] = ...,
    limits: Limits | None = ...,
    counts: Counts | None = ...,
) -> Iterator[tuple[Analysis | DocumentError, Context]]: ...
def pipe(
    documents: Iterable[Any],
    *,
    as_tuples: bool = False,
    batch_size: int = _BATCH_SIZE,
    n_process: int = 1,
    parser: ParserChoice = BUNDLED,
    aliases: AliasTable | None = None,
    indirect: bool = False,
    min_confidence: float = 0.0,
    cues: Iterable[str] = (),
    limits: Limits | None = USUAL_LIMITS,
    counts: Counts | None = None,
) -> Iterator[Any]:
    """Analyse many documents, lazily and in order.

    Open sentences of a whole batch go to the parser at once, which is much faster than one
    document at a time.

    Args:
        documents: Texts or `Document` objects, any iterable; it is read a batch at a time. A
            `DocumentError`, for one that could not be read, and an `Analysis`, for one that was
            analysed before, are passed on in their places.
        as_tuples: Whether each item is a pair of a document and anything that should be returned
            with its result.
        batch_size: How many documents are read ahead and parsed together, at least 1.
        n_process: How many processes analyse, at least 1: one for each core. With more than one, up
            to three batches for each are read ahead. A program that asks for more than one must
            begin its work under ``if __name__ == "__main__":``. A process that dies costs the
            document that ended it an error record ("WorkerError") and nothing else.
        parser: As in `extract_quotes`, as the options below. With several processes it must be one
            that can be pickled.
        aliases: Names that you know to belong together.
        indirect: Whether to report indirect speech, too.
        min_confidence: The least confidence at which a source is named.
        cues: Verbs of your own that introduce speech.
        limits: How long a document may be, and how much processor time it may take. One that is
            over becomes a `DocumentError` whose `error` is "TextTooLongError" or "TimeLimitError".
            None: no limits. Another process is ended where it goes over the time and does not
            notice.
        counts: Where to count what comes out, for whoever watches the run.

    Yields:
        An `Analysis` for each document, or a `DocumentError` for one that could not be analysed;
        with `as_tuples`, a pair of that and what came with the document.

    Raises:
        InputError: `documents` is a single text or no iterable, `batch_size` or `n_process` is no
            whole number of at least 1, the parser cannot be pickled, or, with `as_tuples`, an item
            is no pair. The results of the items before such an item have been yielded.
        ModelError: A parser is needed, and its models are missing or damaged.
        WorkerError: Another process cannot be started.
    """
    if isinstance(documents, (str, bytes, Document)):
        raise InputError("pipe takes many documents; for a single one use analyze(document).")
    try:
        source = iter(documents)
    except TypeError:
        raise InputError(
            f"pipe takes an iterable of documents, but got {type(documents).__name__}."
        ) from None
    verbs = tuple([cues] if isinstance(cues, str) else cues)
    run = Run.of(
        parser=parser,
        indirect=indirect,
        min_confidence=min_confidence,
        cues=verbs,
        limits=limits,
        batch_size=batch_size,
        n_process=n_process,
        names=lambda: aliases,
        counts=counts or Counts(),
    )
    return run.results(source, as_tuples)


@frozen
class Run:
    """A stream of documents that is read with the same options throughout, but for the names."""

    _options: Options
    _limits: Limits
    _batch_size: int
    _names: NamesNow
    _counts: Counts | None
    _processes: Processes | None

    @classmethod
    def of(
        cls,
        *,
        parser: ParserChoice = BUNDLED,
        indirect: bool = False,
        min_confidence: float = 0.0,
        cues: tuple[str, ...] = (),
        limits: Limits | None = USUAL_LIMITS,
        batch_size: int = _BATCH_SIZE,
        n_process: int = 1,
        names: NamesNow,
        counts: Counts | None = None,
    ) -> Run:
        """Return a run with the options of `pipe`. `names` is asked whenever a batch is begun.

        Nothing is read or started yet. Raises `InputError` as `pipe` does.
        """
        for name, number in (("batch_size", batch_size), ("n_process", n_process)):
            if not isinstance(number, int) or number < 1:
                raise InputError(f"{name} must be at least 1, but is {number!r}.")
        options = options_of(parser, names(), indirect, min_confidence, cues)
        chosen = limits or UNLIMITED
        processes = None
        if n_process > 1:
            processes = Processes(
                n_process,
                parser=parser,
                indirect=indirect,
                min_confidence=min_confidence,
                cues=cues,
                limits=chosen,
            )
        return cls(options, chosen, batch_size, names, counts, processes)

    def results(self, source: Iterator[Any], as_tuples: bool) -> Iterator[Any]:
        """Yield the result of each item. A `PassedOn` comes out as it is, and is not counted."""
        batches = _batches(source, as_tuples, self._batch_size)
        for batch, results in self._analysed(batches):
            for result, context in zip(results, batch.contexts, strict=True):
                if not isinstance(result, PassedOn):
                    log_result(result)
                    if self._counts is not None:
                        self._counts.count(result)
                yield (result, context) if as_tuples else result
            if batch.wrong is not None:
                raise batch.wrong
        if self._counts is not None:
            log_summary(self._counts)

    def _analysed(self, batches: Iterator[_Batch]) -> Iterator[tuple[_Batch, list[Any]]]:
        if self._processes is not None:
            yield from self._processes.analysed(batches, self._names)
            return
        for batch in batches:
            options = self._options.with_names(self._names())
            yield batch, analyze_batch(batch.items, options, self._limits)


@frozen
class _Batch:
    """Items that are read together, and what came with each.

    `wrong` is the error of the item behind them, where it is no pair.
    """

    items: list[Any]
    contexts: list[Any]
    wrong: InputError | None = None


def _batches(source: Iterator[Any], as_tuples: bool, size: int) -> Iterator[_Batch]:
    done = 0
    while listed := list(islice(source, size)):
        if not as_tuples:
            yield _Batch(listed, [None] * len(listed))
            continue
        pairs = list(takewhile(_is_pair, listed))
        wrong = None
        if len(pairs) < len(listed):
            wrong = InputError(
                "With as_tuples=True each item must be a pair (document, context), but item "
                f"{done + len(pairs)}, counted from 0, is {_shown(listed[len(pairs)])}."
            )
        yield _Batch([item for item, _ in pairs], [context for _, context in pairs], wrong)
        if wrong is not None:
            return
        done += len(listed)


def _is_pair(item: object) -> bool:
    return isinstance(item, tuple) and len(item) == 2


def _shown(item: object) -> str:
    if isinstance(item, tuple):
        return f"a tuple of {len(item)}"
    return "None" if item is None else f"of type {type(item).__name__}"
