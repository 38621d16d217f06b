"""Rows of every table that people read have a seal, and those that are there get theirs.

Names that were stored before there were keys of names are filed here and not in revision 0002,
since filing writes seals, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import SQLAlchemyError

from quotetrack.store.filing import names
from quotetrack.store.schema.columns import ExactText, UtcTime
from quotetrack.store.schema.seals import fits, row_seal

revision = "0009"
down_revision = "0008"

_AT_ONCE: Final = 1000

#: What reading a damaged row may raise.
_UNREADABLE: Final = (SQLAlchemyError, ValueError, TypeError, LookupError, OverflowError)

#: What the seals are made of in this revision.
_SEALED_BY: Final[Mapping[str, str]] = {
    "runs": "key kind started_at finished_at",
    "publishers": "name",
    "documents": "id url publisher_key title date language fingerprint sha256 superseded_by "
    "run_key added_at revision given given_url",
    "entities": "id name kind wikidata canonical_key found_name",
    "aliases": "entity_key name lasting confirmed filed",
    "document_entities": "document_key entity_key number",
    "quotations": "document_key id number entity_key current link_keys revision subject",
    "claim_pairs": "id earlier_key later_key speaker_key day current gone_reason status rating "
    "reviewer reviewed_at revision changed_since_review found_at linked_by earlier_subject "
    "later_subject",
    "takings": "pair_key reviewer taken_at",
    "decisions": "kind first_key second_key kept_key alias reviewer note decided_at undone_at "
    "undone_by",
    "changes": "run_key document_key thing action id before after",
    "merge_proposals": "first_key second_key score reason",
    "corrections": "kind document_id other_document_id waiting reviewer note decided_at undone_at "
    "undone_by",
    "deletions": "id_digest url_digest text_digest versions quotations claim_pairs reviews "
    "corrections reviewer note decided_at lifted_at lifted_by",
    "assignments": "decision_key document_id entity_key assigned_key undone",
}
#: What the seals of revision 0005 were made of.
_SEALED_BEFORE: Final[Mapping[str, str]] = {
    "entities": "id kind wikidata",
    "decisions": _SEALED_BY["decisions"],
    "corrections": "undone_at undone_by",
    "deletions": _SEALED_BY["deletions"],
}
_TYPES: Final[Mapping[str, Any]] = {
    **dict.fromkeys(
        "added_at started_at finished_at found_at reviewed_at taken_at decided_at undone_at "
        "lifted_at".split(),
        UtcTime,
    ),
    **dict.fromkeys(
        "id url title language given_url name wikidata found_name reviewer note alias reason "
        "document_id other_document_id undone_by lifted_by".split(),
        ExactText,
    ),
    **dict.fromkeys(
        "lasting confirmed filed current changed_since_review waiting undone".split(), sa.Boolean
    ),
    "date": sa.Date,
    "link_keys": sa.LargeBinary,
}


def upgrade() -> None:
    """Make the new columns, file what was not filed yet, and seal every row."""
    connection = op.get_bind()
    for name in _SEALED_BY:
        if name not in _SEALED_BEFORE:
            op.add_column(name, sa.Column("seal", sa.Text))
    if connection.execute(sa.text("SELECT 1 FROM name_keys LIMIT 1")).first() is None:
        names.fill(connection)
    for name in _SEALED_BY:
        _seal(connection, name)


def _seal(connection: sa.Connection, name: str) -> None:
    table = sa.table(
        name,
        *(
            sa.column(one, _TYPES.get(one))
            for one in dict.fromkeys(("key", "seal", *_SEALED_BY[name].split()))
        ),
    )
    new_seal = (
        sa.update(table)
        .where(table.c.key == sa.bindparam("row_key"))
        .values(seal=sa.bindparam("new_seal"))
    )
    keys = connection.execute(sa.select(table.c.key).order_by(table.c.key)).scalars().all()
    for start in range(0, len(keys), _AT_ONCE):
        values = [
            {"row_key": row.key, "new_seal": _seal_of(name, row)}
            for row in _rows(connection, table, keys[start : start + _AT_ONCE])
            if _as_it_was_written(name, row)
        ]
        if values:
            connection.execute(new_seal, values)


def _rows(
    connection: sa.Connection, table: sa.TableClause, keys: Iterable[int]
) -> Iterator[sa.Row[Any]]:
    """Yield the rows that can be read. What damage has made unreadable gets no seal."""
    among = list(keys)
    query = sa.select(table)
    try:
        yield from connection.execute(query.where(table.c.key.in_(among))).all()
    except _UNREADABLE:
        for key in among:
            with suppress(*_UNREADABLE):
                yield connection.execute(query.where(table.c.key == key)).one()


def _as_it_was_written(name: str, row: sa.Row[Any]) -> bool:
    """Return whether a row fits the seal that it has, if any. A wrong seal stays wrong."""
    before = _SEALED_BEFORE.get(name, "").split()
    return row.seal is None or fits(row.seal, *(getattr(row, one) for one in before))


def _seal_of(name: str, row: sa.Row[Any]) -> str:
    values = dict(row._mapping)
    if name == "entities" and row.canonical_key == row.key:
        values["canonical_key"] = None
    return row_seal(values[one] for one in _SEALED_BY[name].split())
