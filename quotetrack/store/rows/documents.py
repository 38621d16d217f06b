"""Documents as rows: which are the same, and which version takes the place of another."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen
from sqlalchemy import Connection, bindparam, insert, or_, select, update

from quotetrack.errors import InputError
from quotetrack.model import Document
from quotetrack.results import Quotations
from quotetrack.store.schema.columns import now
from quotetrack.store.schema.plain import day_of, dump_list, dump_mapping, fingerprint
from quotetrack.store.schema.tables import documents, publishers

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
    or_(documents.c.id == bindparam("known_id"), documents.c.url == bindparam("known_url"))
)
_INSERT = insert(documents).returning(documents.c.key)
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


def insert_document(
    connection: Connection, found: Quotations, run_key: int
) -> tuple[int, int | None]:
    """Store a document and what belongs to it alone. Return its key and that of its publisher."""
    document = found.document
    publisher_key = _publisher_key(connection, document.publisher)
    values = {
        "id": document.id,
        "url": document.url,
        "publisher_key": publisher_key,
        "title": document.title,
        "date": document.date,
        "day": day_of(document.date),
        "language": document.language,
        "fingerprint": fingerprint(document),
        "sha256": document.sha256,
        "text": document.text,
        "run_key": run_key,
        "added_at": now(),
        **_findings(found),
    }
    key = connection.execute(_INSERT, values).scalar_one()
    return key, publisher_key


def update_findings(
    connection: Connection, key: int, found: Quotations, run_key: int
) -> int | None:
    """Store what a later run found in a stored document. Return the key of its publisher."""
    publisher_key: int | None = connection.execute(
        update(documents)
        .where(documents.c.key == key)
        .values(run_key=run_key, **_findings(found))
        .returning(documents.c.publisher_key)
    ).scalar_one()
    return publisher_key


def supersede(connection: Connection, keys: Sequence[int], by: int) -> None:
    """Mark older versions as superseded by the version `by`."""
    connection.execute(update(documents).where(documents.c.key.in_(keys)).values(superseded_by=by))


def _findings(found: Quotations) -> dict[str, str]:
    return {
        "non_speech": dump_list(found.non_speech),
        "ambiguous": dump_list(found.ambiguous),
        "versions": dump_mapping(found.versions),
    }


def _publisher_key(connection: Connection, name: str | None) -> int | None:
    if name is None:
        return None
    key: int | None = connection.execute(_PUBLISHER, {"known_name": name}).scalar()
    if key is None:
        key = connection.execute(
            insert(publishers).values(name=name).returning(publishers.c.key)
        ).scalar_one()
    return key
