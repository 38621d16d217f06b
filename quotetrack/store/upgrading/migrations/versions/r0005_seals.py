"""Speakers, decisions, corrections and deletions have digests, by which damage is found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the new columns. Of what is there nobody can tell whether it is as it was written."""
    for table in ("entities", "decisions", "corrections", "deletions"):
        op.add_column(table, sa.Column("seal", sa.Text))
