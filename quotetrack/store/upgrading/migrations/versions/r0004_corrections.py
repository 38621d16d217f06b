"""People correct quotations and documents, link statements, and delete documents for good."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from quotetrack.store.schema.columns import ExactText, UtcTime

revision = "0004"
down_revision = "0003"

_key = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the new tables and columns. Nothing is corrected yet."""
    op.create_table(
        "corrections",
        sa.Column("key", _key, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("document_id", ExactText, nullable=False),
        sa.Column("other_document_id", ExactText),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("waiting", sa.Boolean, nullable=False),
        sa.Column("reviewer", ExactText, nullable=False),
        sa.Column("note", ExactText, nullable=False),
        sa.Column("decided_at", UtcTime, nullable=False),
        sa.Column("undone_at", UtcTime),
        sa.Column("undone_by", ExactText),
    )
    op.create_index("corrections_document", "corrections", ["document_id"], postgresql_using="hash")
    op.create_index(
        "corrections_other_document",
        "corrections",
        ["other_document_id"],
        postgresql_using="hash",
    )
    op.create_index("corrections_waiting", "corrections", ["waiting", "key"])
    op.create_table(
        "findings",
        sa.Column(
            "document_key",
            _key,
            sa.ForeignKey("documents.key"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_table(
        "deletions",
        sa.Column("key", _key, primary_key=True),
        sa.Column("id_digest", sa.Text, nullable=False),
        sa.Column("url_digest", sa.Text),
        sa.Column("text_digest", sa.Text, nullable=False),
        sa.Column("versions", sa.Integer, nullable=False),
        sa.Column("quotations", sa.Integer, nullable=False),
        sa.Column("claim_pairs", sa.Integer, nullable=False),
        sa.Column("reviews", sa.Integer, nullable=False),
        sa.Column("corrections", sa.Integer, nullable=False),
        sa.Column("reviewer", ExactText, nullable=False),
        sa.Column("note", ExactText, nullable=False),
        sa.Column("decided_at", UtcTime, nullable=False),
        sa.Column("lifted_at", UtcTime),
        sa.Column("lifted_by", ExactText),
    )
    for name in ("id", "url", "text"):
        op.create_index(f"deletions_{name}", "deletions", [f"{name}_digest"])
    none = sa.text("0")
    op.add_column(
        "documents", sa.Column("revision", sa.Integer, nullable=False, server_default=none)
    )
    op.add_column("documents", sa.Column("given", sa.Text))
    op.add_column("documents", sa.Column("given_url", ExactText))
    op.create_index("documents_given_url", "documents", ["given_url"], postgresql_using="hash")
    op.add_column("entities", sa.Column("found_name", ExactText))
    op.add_column(
        "quotations", sa.Column("revision", sa.Integer, nullable=False, server_default=none)
    )
    op.add_column("quotations", sa.Column("subject", sa.Text))
    linked = sa.Column("linked_by", _key)
    if op.get_bind().dialect.name == "sqlite":
        # SQLite adds a column that refers to another table only in words of its own.
        op.execute(
            "ALTER TABLE claim_pairs ADD COLUMN linked_by INTEGER REFERENCES corrections (key)"
        )
    else:
        op.add_column("claim_pairs", linked)
        op.create_foreign_key(None, "claim_pairs", "corrections", ["linked_by"], ["key"])
    op.add_column("claim_pairs", sa.Column("earlier_subject", sa.Text))
    op.add_column("claim_pairs", sa.Column("later_subject", sa.Text))
    op.create_index("claim_pairs_linked", "claim_pairs", ["linked_by"])
