"""People correct what is known of the publication of a document."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from quotetrack.errors import CorrectionConflictError, InputError
from quotetrack.results import Analysis
from quotetrack.store.correcting.standing import kept, note_correction, publication
from quotetrack.store.correcting.stored import stored_document, stored_quotations
from quotetrack.store.rows.changes import Differences
from quotetrack.store.rows.documents import update_publication
from quotetrack.store.rows.quotations import Place, republish_retired
from quotetrack.store.schema.plain import given_document, publication_of
from quotetrack.store.schema.tables import documents, publishers
from quotetrack.store.writing.correcting import current_document_key
from quotetrack.store.writing.storing import in_publication, put

_LONGEST = 2000


def correct_publication(
    connection: Connection,
    document_id: str,
    wanted: Mapping[str, Any],
    *,
    seen: int,
    reviewer: str,
    note: str,
) -> int:
    """Correct title, date, publisher or address. See `Ledger.correct_document`."""
    key = checked_document(connection, document_id, seen)
    after = {name: _checked(name, value) for name, value in wanted.items()}
    if not after:
        raise InputError("Say what is to be corrected: title, date, publisher or url.")
    stored = publication_of(stored_document(connection, key))
    given = publication_of(_given(connection, key))
    data = {
        "before": {name: stored[name] for name in after},
        "given": {name: given[name] for name in after},
        "after": after,
    }
    number = note_correction(
        connection, "document", document_id, data, reviewer=reviewer, note=note
    )
    publish_anew(connection, key)
    return number


def publish_anew(connection: Connection, key: int) -> None:
    """Make what is known of a document, and all that hangs on it, follow the corrections."""
    found = kept(connection, key, stored_quotations(connection, key))
    given = _given(connection, key)
    document = publication(connection, given)
    # Also where nothing differs, the revision tells that somebody decided.
    update_publication(connection, key, given, document)
    if document != found.document:
        analysis = in_publication(Analysis(found, ()), document)
        put(connection, key, analysis, "corrected", Differences())
        publisher_key = connection.execute(
            select(documents.c.publisher_key).where(documents.c.key == key)
        ).scalar_one()
        republish_retired(connection, Place(document, key, publisher_key, {}))


def checked_document(connection: Connection, document_id: str, seen: int) -> int:
    """Return the key of a document that is still as somebody saw it."""
    key = current_document_key(connection, document_id)
    revision = connection.execute(
        select(documents.c.revision).where(documents.c.key == key)
    ).scalar_one()
    if revision != seen:
        raise CorrectionConflictError(
            f"The document {document_id!r} has changed: you saw revision {seen}, and it is at "
            f"{revision} now. Look at it again, and correct revision {revision}.",
            what=f"document {document_id}",
            seen=seen,
            revision=revision,
        )
    return key


def _given(connection: Connection, key: int) -> Any:
    row: Row[Any] = connection.execute(
        select(documents, publishers.c.name.label("publisher"))
        .outerjoin(publishers, publishers.c.key == documents.c.publisher_key)
        .where(documents.c.key == key)
    ).one()
    return given_document(row)


def _checked(name: str, value: Any) -> str | None:
    if value is None:
        return None
    if name == "date":
        if not isinstance(value, datetime.date):
            raise InputError(f"date must be a date or None, but is {value!r}.")
        return value.isoformat()[:10]
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{name} must be a text that is not empty, or None, but is {value!r}.")
    if len(value) > _LONGEST:
        raise InputError(f"{name} has more than {_LONGEST:,} characters.")
    return value.strip()
