"""Between model objects and the JSON that the ledger stores."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from attrs import evolve
from sqlalchemy import Row

from quotetrack.codec import dump_json, from_dict, from_json, to_dict, to_json
from quotetrack.errors import CodecError
from quotetrack.json_reading import read_json
from quotetrack.model import Document
from quotetrack.store.schema.seals import sealed, unsealed

T = TypeVar("T")


def dump(value: object) -> str:
    """Return a model object as JSON with the schema version and a digest inside."""
    return sealed(to_json(value))


def load(cls: type[T], stored: str) -> T:
    """Return the object of class `cls` that `dump` stored."""
    return from_json(cls, unsealed(stored))


def dump_list(values: Iterable[object]) -> str:
    """Return model objects as one JSON object with the key "items"."""
    return sealed(dump_json({"items": [to_dict(value) for value in values]}))


def load_list(cls: type[T], stored: str) -> tuple[T, ...]:
    """Return the objects of class `cls` that `dump_list` stored. Raises `CodecError`."""
    data = load_plain(stored)
    items = data.get("items")
    if not isinstance(items, list):
        raise CodecError(f"This is no list of {cls.__name__}: it has no items.")
    return tuple(from_dict(cls, item) for item in items)


def dump_mapping(values: Mapping[str, str]) -> str:
    """Return texts by name as JSON, sorted, so that equal mappings are equal texts."""
    return sealed(json.dumps(dict(values), sort_keys=True))


def load_mapping(stored: str) -> dict[str, str]:
    """Return what `dump_mapping` stored. Raises `CodecError`."""
    return {name: str(value) for name, value in load_plain(stored).items()}


def load_plain(stored: str) -> dict[str, Any]:
    """Return the plain data that was stored as a JSON object. Raises `CodecError`."""
    try:
        data = read_json(unsealed(stored))
    except ValueError as error:
        raise CodecError(f"This is no JSON: {error}") from error
    if not isinstance(data, dict):
        raise CodecError(f"Stored JSON is an object, not a {type(data).__name__}.")
    return data


def day_of(date: datetime.date | None) -> int:
    """Return a date as the whole number that the ledger sorts by, 0 for None."""
    return 0 if date is None else date.toordinal()


def fingerprint(document: Document) -> str:
    """Return 64 hexadecimal digits that tell whether two documents are the same in all but the id.

    They change with the text and with what is known of the publication.
    """
    parts = [
        document.sha256,
        document.date.isoformat() if document.date else None,
        document.url,
        document.publisher,
        document.title,
        document.language,
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def publication_of(document: Document) -> dict[str, str | None]:
    """Return what people may correct of a document, as plain data."""
    return {
        "title": document.title,
        "date": document.date.isoformat() if document.date is not None else None,
        "publisher": document.publisher,
        "url": document.url,
    }


def published(document: Document, values: Mapping[str, str | None]) -> Document:
    """Return a document with other values of `publication_of`."""
    changed: dict[str, Any] = dict(values)
    if changed.get("date") is not None:
        changed["date"] = datetime.date.fromisoformat(changed["date"])
    return evolve(document, **changed) if changed else document


def dump_publication(document: Document) -> str:
    """Return `publication_of` as JSON."""
    return sealed(dump_json(publication_of(document)))


def load_publication(stored: str) -> dict[str, str | None]:
    """Return what `dump_publication` stored. Raises `CodecError`."""
    return load_plain(stored)


def given_document(row: Row[Any]) -> Document:
    """Return the document of a row as it came in, before people corrected anything of it."""
    document = document_of(row)
    return document if row.given is None else published(document, load_plain(row.given))


def document_of(row: Row[Any]) -> Document:
    """Return the document of a row that has the columns of a document and `publisher`."""
    return Document(
        row.text,
        id=row.id,
        date=row.date,
        url=row.url,
        publisher=row.publisher,
        title=row.title,
        language=row.language,
    )
