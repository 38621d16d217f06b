"""The table of detectors in docs/claims.md, made from the rows themselves.

`python -m tests.claims.detectors_page --write` puts it there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from quotetrack.claims.detectors import DETECTORS

PAGE = Path(__file__).parents[2] / "docs" / "claims.md"
_BEGIN, _END = "<!-- detectors -->\n", "<!-- end -->"


def page() -> str:
    """Return docs/claims.md with its table as it should be."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    assert end, f"{PAGE} has no place for the detectors."
    rows = ["| detector | relations | reason | example |", "|---|---|---|---|"]
    for row in DETECTORS:
        relations, reasons = (
            ", ".join(f"`{name}`" for name in names) for names in (row.relations, row.reasons)
        )
        rows.append(f"| {row.name} | {relations} | {reasons} | {row.example} |")
    return before + _BEGIN + "\n".join(rows) + "\n" + _END + after


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(page())
