"""Documents as rows: which are the same, and which version takes the place of another."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from attrs import field, frozen
from sqlalchemy import Connection, bindparam, insert, or_, select, update

from quotetrack.errors import InputError
from quotetrack.model import Document, text_digest
from quotetrack.results import Quotations
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.plain import (
    day_of,
    dump_list,
    dump_mapping,
    dump_publication,
    fingerprint,
)
from quotetrack.store.schema.sealing import sealed_row, update_sealed
from quotetrack.store.schema.seals import sealed
from quotetrack.store.schema.tables import deletions, documents, publishers

_LONGEST_ID = 500

# Statements are made once: SQLAlchemy takes longer to make one than SQLite to do it.
_KNOWN = select(
    documents.c.key,
    documents.c.id,
    documents.c.url,
    documents.c.fingerprint,
    documents.c.sha256,
    documents.c.superseded_by,
).order_by(documents.c.key)
_KNOWN_BY_ID = _KNOWN.where(documents.c.id == bindparam("known_id"))
_KNOWN_BY_PLACE = _KNOWN.where(
    or_(
        documents.c.id == bindparam("known_id"),
        documents.c.url == bindparam("known_url"),
        documents.c.given_url == bindparam("known_url"),
    )
)
_PRESENT = select(documents.c.key).where(
    documents.c.id == bindparam("known_id"),
    documents.c.sha256 == bindparam("known_text"),
    documents.c.superseded_by.is_(None),
)
_DELETED = (
    select(deletions.c.key)
    .where(
        or_(
            deletions.c.id_digest == bindparam("known_id"),
            deletions.c.text_digest == bindparam("known_text"),
            deletions.c.url_digest == bindparam("known_url"),
        ),
        deletions.c.lifted_at.is_(None),
    )
    .limit(1)
)
_INSERT = insert(documents).returning(documents.c.key)
_PLACE = select(documents.c.id, documents.c.added_at, documents.c.publisher_key).where(
    documents.c.key == bindparam("known_key")
)
_PUBLISHER = select(publishers.c.key).where(publishers.c.name == bindparam("known_name"))


@frozen
class Known:
    """What the ledger has of a document: this very version, or versions that it would replace."""

    same: int | None = None
    older: tuple[int, ...] = ()
    older_ids: tuple[str, ...] = ()
    # The id is taken by another document with the same text, printed elsewhere.
    id_taken: bool = field(default=False)


def find_known(connection: Connection, document: Document) -> Known:
    """Return what is stored of `document`. Raises `InputError` for an id that is too long."""
    if not 0 < len(document.id) <= _LONGEST_ID:
        raise InputError(
            f"A document's id must have 1 to {_LONGEST_ID} characters to be stored, but this has "
            f"{len(document.id)}. Give it a shorter one."
        )
    asked = {"known_id": document.id}
    query = _KNOWN_BY_ID
    if document.url is not None:
        query, asked["known_url"] = _KNOWN_BY_PLACE, document.url
    rows = connection.execute(query, asked).all()
    if not rows:
        return Known()
    digest = fingerprint(document)
    for row in rows:
        if row.fingerprint == digest:
            return Known(same=row.key)
    older: dict[int, str] = {}
    taken = False
    for row in rows:
        if row.superseded_by is not None:
            continue
        # An id made from the text tells texts apart, and not places.
        reprint = (
            row.id == document.sha256[:16]
            and row.sha256 == document.sha256
            and None not in (row.url, document.url)
            and row.url != document.url
        )
        if reprint:
            taken = True
        else:
            older[row.key] = row.id
    return Known(older=tuple(older), older_ids=tuple(older.values()), id_taken=taken)


def present_key(connection: Connection, document: Document) -> int | None:
    """Return the key of the current version of a document, if it has this text."""
    asked = {"known_id": document.id, "known_text": document.sha256}
    key: int | None = connection.execute(_PRESENT, asked).scalar()
    return key


def deleted_before(connection: Connection, document: Document) -> bool:
    """Return whether this document was deleted for good, and nobody lifted that."""
    asked = {
        "known_id": text_digest(document.id),
        "known_text": document.sha256,
        "known_url": text_digest(document.url) if document.url is not None else None,
    }
    return connection.execute(_DELETED, asked).first() is not None


def insert_document(
    connection: Connection, found: Quotations, run_key: int, given: Document
) -> tuple[int, int | None]:
    """Store a document and what belongs to it alone. Return its key and that of its publisher.

    `given` is the document as it came in, before people corrected what is known of it.
    """
    document = found.document
    publisher_key, moment = _publisher_key(connection, document.publisher), now()
    values = {
        "id": document.id,
        "url": document.url,
        "publisher_key": publisher_key,
        "title": document.title,
        "date": document.date,
        "day": day_of(document.date),
        "language": document.language,
        "fingerprint": fingerprint(given),
        **publication_values(given, document),
        "sha256": document.sha256,
        "text": document.text,
        "run_key": run_key,
        "added_at": moment,
        "revision": 0,
        **_findings(found, document.id, moment),
    }
    key = connection.execute(_INSERT, sealed_row(documents, values)).scalar_one()
    return key, publisher_key


def publication_values(given: Document, corrected: Document) -> dict[str, str | None]:
    """Return the columns that keep what came with a document that people corrected."""
    if given == corrected:
        return {"given": None, "given_url": None}
    return {"given": dump_publication(given), "given_url": given.url}


def update_publication(connection: Connection, key: int, given: Document, new: Document) -> None:
    """Store what is known of the publication of a document, after a correction."""
    update_sealed(
        connection,
        update(documents)
        .where(documents.c.key == key)
        .values(
            url=new.url,
            publisher_key=_publisher_key(connection, new.publisher),
            title=new.title,
            date=new.date,
            day=day_of(new.date),
            revision=documents.c.revision + 1,
            **publication_values(given, new),
        ),
    )


def update_findings(
    connection: Connection, key: int, found: Quotations, run_key: int | None
) -> int | None:
    """Store what a later run found in a stored document. Return the key of its publisher.

    No run found it where people corrected it.
    """
    row = connection.execute(_PLACE, {"known_key": key}).one()
    run = {} if run_key is None else {"run_key": run_key}
    update_sealed(
        connection,
        update(documents)
        .where(documents.c.key == key)
        .values(**run, **_findings(found, row.id, row.added_at)),
    )
    publisher_key: int | None = row.publisher_key
    return publisher_key


def supersede(connection: Connection, keys: Sequence[int], by: int) -> None:
    """Mark older versions as superseded by the version `by`."""
    update_sealed(
        connection, update(documents).where(documents.c.key.in_(keys)).values(superseded_by=by)
    )


def _findings(found: Quotations, own_id: str, added_at: datetime.datetime) -> dict[str, str]:
    return {
        "non_speech": dump_list(found.non_speech),
        "ambiguous": dump_list(found.ambiguous),
        "versions": sealed(dump_mapping(found.versions), own_id, added_at),
    }


def _publisher_key(connection: Connection, name: str | None) -> int | None:
    if name is None:
        return None
    key: int | None = connection.execute(_PUBLISHER, {"known_name": name}).scalar()
    if key is None:
        key = connection.execute(
            insert(publishers)
            .values(sealed_row(publishers, {"name": name}))
            .returning(publishers.c.key)
        ).scalar_one()
    return key
