"""A JSON object as documents, whichever of the known shapes it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from quotetrack.codec import from_dict
from quotetrack.errors import InputError
from quotetrack.formats.reading.columns import (
    Columns,
    document_from,
    find_columns,
    flattened,
)
from quotetrack.formats.reading.fields import kind_in_words
from quotetrack.formats.reading.ninjs import documents_from_ninjs, is_ninjs
from quotetrack.json_reading import read_json
from quotetrack.model import Document

_USUAL: Final = Columns()


def documents_from_record(
    record: object, columns: Columns = _USUAL
) -> Iterator[Document | InputError]:
    """Yield the documents of one JSON object, with an error in the place of each that is broken.

    Known shapes: a line that quotetrack wrote (its document is taken), a news item in ninjs, and
    any object with keys that `columns` names. Where the caller named the column of the text, the
    last is meant.
    """
    if not isinstance(record, Mapping):
        yield InputError(f"it must be a JSON object, but is {kind_in_words(record)}.")
        return
    if not columns.chosen and is_ninjs(record):
        yield from documents_from_ninjs(record)
        return
    try:
        if not columns.chosen and isinstance(stored := record.get("document"), Mapping):
            yield from_dict(Document, stored)
        elif not columns.chosen and "error" in record and "document_id" in record:
            raise InputError(f"it tells of an earlier failure: {record.get('message')}")
        else:
            flat = flattened(record, columns)
            yield document_from(flat, find_columns(columns, flat))
    except InputError as error:
        yield error


def parsed_json(data: str) -> Any:
    """Return what a JSON text holds, or raise `InputError`."""
    try:
        return read_json(data)
    except ValueError as error:
        raise InputError(f"it is no JSON: {error}") from error
