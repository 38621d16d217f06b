"""One batch of documents, with the parser asked for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from quotetrack import quotes
from quotetrack.errors import QuotetrackError
from quotetrack.limits import Clock, Limits
from quotetrack.model import Document, ParsedText
from quotetrack.pipeline.choices import Options, as_document
from quotetrack.pipeline.collecting import collector_paused
from quotetrack.pipeline.parsing import parse_in_time
from quotetrack.pipeline.stages import resolved
from quotetrack.pipeline.verbs import link_claims
from quotetrack.results import Analysis, DocumentError


@frozen
class PassedOn:
    """An item that nothing is done with: it comes out where its result would."""

    item: Any


def failed(document_id: str, error: QuotetrackError) -> DocumentError:
    """Return the record of a document that `error` kept from being analysed."""
    return DocumentError(document_id, type(error).__name__, str(error))


def analyze_batch(
    texts: Sequence[Any], options: Options, limits: Limits
) -> list[Analysis | DocumentError | PassedOn]:
    """Return the results of a batch, whose open sentences are parsed together."""
    with collector_paused():
        return _each_analysed(texts, options, limits)


def _each_analysed(
    texts: Sequence[Any], options: Options, limits: Limits
) -> list[Analysis | DocumentError | PassedOn]:
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
) -> quotes.Draft | Analysis | DocumentError | PassedOn:
    """Return the result of a document that no parser is asked about, of another one its draft."""
    drafted = _drafted(text, options, limits, clock)
    if not isinstance(drafted, quotes.Draft) or options.asks(drafted):
        return drafted
    return _analysed(drafted, [], options, clock)


def _drafted(
    text: object, options: Options, limits: Limits, clock: Clock
) -> quotes.Draft | Analysis | DocumentError | PassedOn:
    if isinstance(text, (Analysis, DocumentError, PassedOn)):
        return text
    try:
        document = as_document(text)
        limits.check_length(document.text)
        with clock:
            drafted = options.draft(document)
            clock.check()
            return drafted
    except QuotetrackError as error:
        return failed(text.id if isinstance(text, Document) else "", error)


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
        return failed(drafted.document.id, error)
