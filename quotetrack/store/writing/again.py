"""Which stored documents are to be read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from quotetrack import claims
from quotetrack.errors import UnknownRecordError
from quotetrack.model import Document
from quotetrack.pipeline import UNKNOWN_VERSION
from quotetrack.store.rows.runs import NO_PARSER
from quotetrack.store.schema.plain import document_of, load_mapping
from quotetrack.store.schema.tables import documents, publishers, runs
from quotetrack.version import __version__


def keys_to_read(
    connection: Connection,
    document_ids: Sequence[str] | None,
    everything: bool,
    parser: str | None,
) -> list[int]:
    """Return the keys of current documents that another version read, or of all of them.

    `parser` is the version of the parser that they would be read with, None without one. Raises
    `UnknownRecordError` where one of `document_ids` is not there.
    """
    query = (
        select(documents.c.key, documents.c.versions, runs.c.versions)
        .join(runs, runs.c.key == documents.c.run_key)
        .where(documents.c.superseded_by.is_(None))
    )
    if document_ids is not None:
        query = query.where(documents.c.id.in_(document_ids))
        there = select(documents.c.id).where(documents.c.id.in_(document_ids))
        unknown = sorted(set(document_ids).difference(connection.execute(there).scalars()))
        if unknown:
            listed = ", ".join(map(repr, unknown[:10]))
            raise UnknownRecordError(f"The ledger has no document with the id {listed}.")
    present = {"quotetrack": __version__, "claims": claims.VERSION}
    keys = []
    for key, versions, run_versions in connection.execute(query.order_by(documents.c.key)):
        stored = load_mapping(versions)
        if (
            everything
            or any(stored.get(name) != value for name, value in present.items())
            or _other_parser(stored, load_mapping(run_versions), parser)
        ):
            keys.append(key)
    return keys


def _other_parser(stored: Mapping[str, str], run: Mapping[str, str], present: str | None) -> bool:
    """Return whether `present` would read a document that another parser read, or none.

    A document records its parser only where it needed one. Where it did not, another parser finds
    the same, unless the run had no parser to ask. To have none, or none that can be named, is no
    better version.
    """
    if present in (None, UNKNOWN_VERSION):
        return False
    used = stored.get("parser")
    if used is None:
        return run.get("parser") == NO_PARSER
    return used != present


def documents_of(connection: Connection, keys: Sequence[int]) -> list[Document]:
    """Return documents by their keys, in the order of the keys."""
    query = (
        select(documents, publishers.c.name.label("publisher"))
        .outerjoin(publishers, publishers.c.key == documents.c.publisher_key)
        .where(documents.c.key.in_(keys))
        .order_by(documents.c.key)
    )
    return [document_of(row) for row in connection.execute(query)]
