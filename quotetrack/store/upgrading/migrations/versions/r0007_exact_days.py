"""Views tell days no more exactly than they are known: 2025-06 where the text says June 2025.

A later revision that changes a column of these tables drops the views first and makes them anew.
"""

from __future__ import annotations

from typing import Final

from alembic import op

from quotetrack.store.upgrading.migrations.versions.r0006_views import (
    JOINED,
    PAIRS,
    SPEAKERS,
    STATEMENTS,
)

revision = "0007"
down_revision = "0006"

# A week is named by its Thursday (ISO 8601).
_THURSDAY: Final = "date({q}.said_on, '-3 days', 'weekday 4')"
_WRITTEN: Final = {
    "sqlite": {
        "year": "substr({q}.said_on, 1, 4)",
        "month": "substr({q}.said_on, 1, 7)",
        "week": f"strftime('%Y', {_THURSDAY}) || '-W' || "
        f"substr('0' || ((strftime('%j', {_THURSDAY}) - 1) / 7 + 1), -2)",
        "day": "{q}.said_on",
    },
    "postgresql": {
        "year": "to_char({q}.said_on, 'YYYY')",
        "month": "to_char({q}.said_on, 'YYYY-MM')",
        "week": """to_char({q}.said_on, 'IYYY-"W"IW')""",
        "day": "to_char({q}.said_on, 'YYYY-MM-DD')",
    },
}


def _exactly(dialect: str, quotations: str) -> str:
    """Return SQL for the day of a quotation in ISO 8601, as exactly as it is known.

    How exactly that is stands in the JSON of the quotation alone. No words of a text can look like
    it, since marks are escaped in them.
    """
    written = {name: sql.format(q=quotations) for name, sql in _WRITTEN[dialect].items()}
    known = f'WHEN {quotations}.data LIKE \'%"precision": "'
    return f"""CASE
        {known}year"%' THEN {written["year"]}
        {known}month"%' THEN {written["month"]}
        {known}week"%' THEN {written["week"]}
        ELSE {written["day"]}
    END"""


def _utmost(dialect: str, order: str) -> str:
    """Return SQL for the first or the last day of a speaker, as exactly as it is known."""
    return f"""SELECT {_exactly(dialect, "q")} FROM quotations AS q
        WHERE q.speaker_key = s.key AND q.current AND q.said_on IS NOT NULL
        ORDER BY q.said_on {order} LIMIT 1"""


def upgrade() -> None:
    """Make the three views anew. No table changes."""
    dialect = op.get_bind().dialect.name
    year = f"CAST({_WRITTEN[dialect]['year'].format(q='q')} AS integer)"
    changed = (
        (
            STATEMENTS,
            {"q.said_on AS said_on": f"{_exactly(dialect, 'q')} AS said_on,\n    {year} AS year"},
        ),
        (
            PAIRS,
            {f"{one}.said_on AS": f"{_exactly(dialect, one)} AS" for one in ("a", "b")},
        ),
        (
            SPEAKERS.format(names=JOINED[dialect]),
            {
                f"SELECT {which}(q.said_on) FROM quotations AS q "
                "WHERE q.speaker_key = s.key AND q.current": _utmost(dialect, order)
                for which, order in (("min", "ASC"), ("max", "DESC"))
            },
        ),
    )
    for name in ("statements", "pairs_side_by_side", "speakers"):
        op.execute(f"DROP VIEW {name}")
    for view, pieces in changed:
        for old, new in pieces.items():
            view = view.replace(old, new)
        op.execute(view)
