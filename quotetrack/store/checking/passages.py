"""Whether everything in a record that has a place in a text stands there, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from quotetrack.model import Mention, NonSpeech, Passage, Span


def misplaced(text: str, record: Any) -> Iterator[str]:
    """Yield what `record`, a model object, says to stand in `text` and does not."""
    if isinstance(record, Passage | Mention | NonSpeech):
        span = record.span if not isinstance(record, Passage) else Span(record.start, record.end)
        if not _fits(text, span) or span.of(text) != record.text:
            yield f"{record.text!r} does not stand at {span.start}–{span.end}."
        return
    if isinstance(record, Span):
        if not _fits(text, record):
            yield f"There is nothing at {record.start}–{record.end}."
        return
    if isinstance(record, tuple):
        for part in record:
            yield from misplaced(text, part)
        return
    if attrs.has(type(record)):
        for one in attrs.fields(type(record)):
            yield from misplaced(text, getattr(record, one.name))


def _fits(text: str, span: Span) -> bool:
    return 0 <= span.start <= span.end <= len(text)
