"""People take claim pairs to review, and say where they published what they found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from quotetrack.store.schema.columns import ExactText, UtcTime

revision = "0003"
down_revision = "0002"

_key = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the new table and column. Nobody has taken anything yet."""
    op.create_table(
        "takings",
        sa.Column("key", _key, primary_key=True),
        sa.Column(
            "pair_key",
            _key,
            sa.ForeignKey("claim_pairs.key", ondelete="CASCADE"),
            nullable=False,
            unique=True,
        ),
        sa.Column("reviewer", ExactText, nullable=False),
        sa.Column("taken_at", UtcTime, nullable=False),
    )
    op.add_column(
        "reviews", sa.Column("url", ExactText, nullable=False, server_default=sa.text("''"))
    )
