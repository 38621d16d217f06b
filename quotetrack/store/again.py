"""Which stored documents are to be read again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from quotetrack import claims
from quotetrack.model import Document
from quotetrack.store.plain import document_of, load_mapping
from quotetrack.store.tables import documents, publishers
from quotetrack.version import __version__


def keys_to_read(
    connection: Connection, document_ids: Sequence[str] | None, everything: bool
) -> list[int]:
    """Return the keys of current documents that another version read, or of all of them."""
    query = select(documents.c.key, documents.c.versions).where(documents.c.superseded_by.is_(None))
    if document_ids is not None:
        query = query.where(documents.c.id.in_(document_ids))
    present = {"quotetrack": __version__, "claims": claims.VERSION}
    keys = []
    for key, versions in connection.execute(query.order_by(documents.c.key)):
        stored = load_mapping(versions)
        if everything or any(stored.get(name) != value for name, value in present.items()):
            keys.append(key)
    return keys


def documents_of(connection: Connection, keys: Sequence[int]) -> list[Document]:
    """Return documents by their keys, in the order of the keys."""
    query = (
        select(documents, publishers.c.name.label("publisher"))
        .outerjoin(publishers, publishers.c.key == documents.c.publisher_key)
        .where(documents.c.key.in_(keys))
        .order_by(documents.c.key)
    )
    return [document_of(row) for row in connection.execute(query)]
