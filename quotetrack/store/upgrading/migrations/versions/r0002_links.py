"""Statements are linked across documents; speakers are proposed for merging, and split.

The quotations that are stored already are filed as new ones are, names in revision 0009.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from quotetrack.store.filing import links
from quotetrack.store.schema.columns import ExactText

revision = "0002"
down_revision = "0001"

_key = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the new tables, and file the quotations."""
    op.create_table(
        "link_keys",
        sa.Column("entity_key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("quotation_key", sa.BigInteger, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "name_keys",
        sa.Column("hash", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("entity_key", sa.BigInteger, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "merge_proposals",
        sa.Column("key", _key, primary_key=True),
        sa.Column("first_key", _key, sa.ForeignKey("entities.key"), nullable=False),
        sa.Column("second_key", _key, sa.ForeignKey("entities.key"), nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reason", ExactText, nullable=False),
        sa.UniqueConstraint("first_key", "second_key"),
    )
    op.create_index("merge_proposals_second", "merge_proposals", ["second_key"])
    op.create_table(
        "assignments",
        sa.Column("key", _key, primary_key=True),
        sa.Column("decision_key", _key, sa.ForeignKey("decisions.key"), nullable=False),
        sa.Column("document_id", ExactText, nullable=False),
        sa.Column("entity_key", _key, sa.ForeignKey("entities.key"), nullable=False),
        sa.Column("assigned_key", _key, sa.ForeignKey("entities.key"), nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
    )
    op.create_index("assignments_document", "assignments", ["document_id"], postgresql_using="hash")
    op.create_index("assignments_decision", "assignments", ["decision_key"])
    op.add_column("quotations", sa.Column("link_keys", sa.LargeBinary))
    no = sa.false()
    op.add_column("aliases", sa.Column("filed", sa.Boolean, nullable=False, server_default=no))
    links.fill(op.get_bind())
