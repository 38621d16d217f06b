"""How often the program was right is kept for each document that people corrected."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the new column. A tally that is not there is counted when it is asked for."""
    op.add_column("findings", sa.Column("tally", sa.Text))
