"""The seals of rows: which columns they are made of, and how they stay right when a row changes.

What no seal covers is stored twice, and `quotetrack ledger check` compares the two. A row gets its
seal where it is written: `sealed_row` gives the values of a new one, and `update_sealed` seals
anew whatever an update changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Column, Connection, Row, Table, Update, bindparam, update

from quotetrack.store.schema.seals import row_seal
from quotetrack.store.schema.tables import (
    aliases,
    assignments,
    changes,
    claim_pairs,
    corrections,
    decisions,
    deletions,
    document_entities,
    documents,
    entities,
    merge_proposals,
    publishers,
    quotations,
    runs,
    takings,
)

#: The columns that the seal of a row is made of, in their order. Whoever changes them writes a
#: migration that seals anew.
SEALED_BY: Final[Mapping[Table, tuple[str, ...]]] = {
    runs: ("key", "kind", "started_at", "finished_at"),
    publishers: ("name",),
    documents: (
        *("id", "url", "publisher_key", "title", "date", "language", "fingerprint", "sha256"),
        *("superseded_by", "run_key", "added_at", "revision", "given", "given_url"),
    ),
    entities: ("id", "name", "kind", "wikidata", "canonical_key", "found_name"),
    aliases: ("entity_key", "name", "lasting", "confirmed", "filed"),
    document_entities: ("document_key", "entity_key", "number"),
    quotations: (
        *("document_key", "id", "number", "entity_key", "current", "link_keys", "revision"),
        "subject",
    ),
    claim_pairs: (
        *("id", "earlier_key", "later_key", "speaker_key", "day", "current", "gone_reason"),
        *("status", "rating", "reviewer", "reviewed_at", "revision", "changed_since_review"),
        *("found_at", "linked_by", "earlier_subject", "later_subject"),
    ),
    takings: ("pair_key", "reviewer", "taken_at"),
    decisions: (
        *("kind", "first_key", "second_key", "kept_key", "alias", "reviewer", "note"),
        *("decided_at", "undone_at", "undone_by"),
    ),
    changes: ("run_key", "document_key", "thing", "action", "id", "before", "after"),
    merge_proposals: ("first_key", "second_key", "score", "reason"),
    corrections: (
        *("kind", "document_id", "other_document_id", "waiting", "reviewer", "note"),
        *("decided_at", "undone_at", "undone_by"),
    ),
    deletions: (
        *("id_digest", "url_digest", "text_digest", "versions", "quotations", "claim_pairs"),
        *("reviews", "corrections", "reviewer", "note", "decided_at", "lifted_at", "lifted_by"),
    ),
    assignments: ("decision_key", "document_id", "entity_key", "assigned_key", "undone"),
}

# Made once: SQLAlchemy takes longer to make a statement than SQLite to do it.
_SEAL: Final = {
    table: update(table)
    .where(table.c.key == bindparam("sealed_key"))
    .values(seal=bindparam("new_seal"))
    for table in SEALED_BY
}


def seal_of(table: Table, values: Mapping[str, Any]) -> str:
    """Return the seal that belongs to a row with these values. What is absent is None."""
    parts = [values.get(name) for name in SEALED_BY[table]]
    if table is entities and values.get("canonical_key") == values.get("key"):
        # Who goes by nobody else goes by themselves, and gets that key only when it is there.
        parts[SEALED_BY[table].index("canonical_key")] = None
    return row_seal(parts)


def sealed_row(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a new row with its seal."""
    return {**values, "seal": seal_of(table, values)}


def update_sealed(
    connection: Connection, statement: Update, *more: Column[Any]
) -> Sequence[Row[Any]]:
    """Do an update of a table with seals, and seal the rows that it changed.

    Return them, with the columns of the seal and those of `more`.
    """
    table = statement.table
    assert isinstance(table, Table)
    columns = {name: table.c[name] for name in ("key", *SEALED_BY[table])}
    rows = connection.execute(statement.returning(*columns.values(), *more)).all()
    if rows:
        seals = [{"sealed_key": row.key, "new_seal": seal_of(table, row._asdict())} for row in rows]
        connection.execute(_SEAL[table], seals)
    return rows
