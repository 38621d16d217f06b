"""Many documents, one after the other, with the parser asked for a whole batch at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import Any, Literal, TypeVar, overload

from quotetrack import quotes
from quotetrack.errors import InputError, QuotetrackError
from quotetrack.limits import UNLIMITED, USUAL_LIMITS, Clock, Limits
from quotetrack.model import Document, ParsedText
from quotetrack.names import AliasTable
from quotetrack.pipeline.choices import BUNDLED, Options, ParserChoice, as_document, options_of
from quotetrack.pipeline.collecting import collector_paused
from quotetrack.pipeline.parsing import parse_in_time
from quotetrack.pipeline.stages import resolved
from quotetrack.pipeline.verbs import link_claims
from quotetrack.results import Analysis, DocumentError

Context = TypeVar("Context")
_BATCH_SIZE = 64


@overload
def pipe(
    documents: Iterable[str | Document | Analysis | DocumentError],
    *,
    as_tuples: Literal[False] = False,
    batch_size: int = ...,
    parser: ParserChoice = ...,
    aliases: AliasTable | None = ...,
    indirect: bool = ...,
    min_confidence: float = ...,
    cues: Iterable[str] = ...,
    limits: Limits | None = ...,
) -> Iterator[Analysis | DocumentError]: ...
@overload
def pipe(
    documents: Iterable[tuple[str | Document | Analysis | DocumentError, Context]],
    *,
    as_tuples: Literal[True],
    batch_size: int = ...,
    parser: ParserChoice = ...,
    aliases: AliasTable | None = ...,
    indirect: bool = ...,
    min_confidence: float = ...,
    cues: Iterable[str] = ...,
    limits: Limits | None = ...,
) -> Iterator[tuple[Analysis | DocumentError, Context]]: ...
def pipe(
    documents: Iterable[Any],
    *,
    as_tuples: bool = False,
    batch_size: int = _BATCH_SIZE,
    parser: ParserChoice = BUNDLED,
    aliases: AliasTable | None = None,
    indirect: bool = False,
    min_confidence: float = 0.0,
    cues: Iterable[str] = (),
    limits: Limits | None = USUAL_LIMITS,
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
        parser: As in `extract_quotes`, as the options below.
        aliases: Names that you know to belong together.
        indirect: Whether to report indirect speech, too.
        min_confidence: The least confidence at which a source is named.
        cues: Verbs of your own that introduce speech.
        limits: How long a document may be, and how much processor time it may take. One that is
            over becomes a `DocumentError` whose `error` is "TextTooLongError" or "TimeLimitError".
            None: no limits.

    Yields:
        An `Analysis` for each document, or a `DocumentError` for one that could not be analysed;
        with `as_tuples`, a pair of that and what came with the document.

    Raises:
        InputError: `documents` is a single text or no iterable, `batch_size` is no whole number
            of at least 1, or, with `as_tuples`, an item is no pair. The results of the items before
            such an item have been yielded.
        ModelError: A parser is needed, and its models are missing or damaged.
    """
    if isinstance(documents, (str, bytes, Document)):
        raise InputError("pipe takes many documents; for a single one use analyze(document).")
    if not isinstance(batch_size, int) or batch_size < 1:
        raise InputError(f"batch_size must be at least 1, but is {batch_size!r}.")
    try:
        source = iter(documents)
    except TypeError:
        raise InputError(
            f"pipe takes an iterable of documents, but got {type(documents).__name__}."
        ) from None
    options = options_of(parser, aliases, indirect, min_confidence, cues)
    return _pipe(source, as_tuples, batch_size, options, limits or UNLIMITED)


def _pipe(
    source: Iterator[Any],
    as_tuples: bool,
    batch_size: int,
    options: Options,
    limits: Limits,
) -> Iterator[Any]:
    done = 0
    while batch := list(islice(source, batch_size)):
        if not as_tuples:
            yield from _analyze_batch(batch, options, limits)
            continue
        pairs = list(takewhile(_is_pair, batch))
        results = _analyze_batch([document for document, _ in pairs], options, limits)
        yield from zip(results, (context for _, context in pairs), strict=True)
        if len(pairs) < len(batch):
            wrong = batch[len(pairs)]
            raise InputError(
                "With as_tuples=True each item must be a pair (document, context), but item "
                f"{done + len(pairs)}, counted from 0, is {_shown(wrong)}."
            )
        done += len(batch)


def _is_pair(item: object) -> bool:
    return isinstance(item, tuple) and len(item) == 2


def _shown(item: object) -> str:
    if isinstance(item, tuple):
        return f"a tuple of {len(item)}"
    return "None" if item is None else f"of type {type(item).__name__}"


def _failed(document_id: str, error: QuotetrackError) -> DocumentError:
    return DocumentError(document_id, type(error).__name__, str(error))


def _analyze_batch(
    texts: Sequence[Any], options: Options, limits: Limits
) -> list[Analysis | DocumentError]:
    """Return the results of a batch, whose open sentences are parsed together."""
    with collector_paused():
        clocks = [Clock(limits) for _ in texts]
        begun = [
            _begun(text, options, limits, clock) for text, clock in zip(texts, clocks, strict=True)
        ]
        timed = list(zip(begun, clocks, strict=True))
        open_ = [(one, clock) for one, clock in timed if isinstance(one, quotes.Draft)]
        parses = iter(parse_in_time(open_, options.parser))
        return [
            _analysed(one, next(parses), options, clock) if isinstance(one, quotes.Draft) else one
            for one, clock in timed
        ]


def _begun(
    text: object, options: Options, limits: Limits, clock: Clock
) -> quotes.Draft | Analysis | DocumentError:
    """Return the result of a document that no parser is asked about, of another one its draft."""
    drafted = _drafted(text, options, limits, clock)
    if not isinstance(drafted, quotes.Draft) or options.asks(drafted):
        return drafted
    return _analysed(drafted, [], options, clock)


def _drafted(
    text: object, options: Options, limits: Limits, clock: Clock
) -> quotes.Draft | Analysis | DocumentError:
    if isinstance(text, (Analysis, DocumentError)):
        return text
    try:
        document = as_document(text)
        limits.check_length(document.text)
        with clock:
            drafted = options.draft(document)
            clock.check()
            return drafted
    except QuotetrackError as error:
        return _failed(text.id if isinstance(text, Document) else "", error)


def _analysed(
    drafted: quotes.Draft,
    parsed: list[ParsedText] | QuotetrackError,
    options: Options,
    clock: Clock,
) -> Analysis | DocumentError:
    try:
        if isinstance(parsed, QuotetrackError):
            raise parsed
        with clock:
            found = resolved(drafted, parsed, options, clock)
            result = Analysis(found, link_claims(found))
            clock.check()
            return result
    except QuotetrackError as error:
        return _failed(drafted.document.id, error)
