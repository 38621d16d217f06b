"""What Datasette is told of a ledger: titles, descriptions of columns, facets, queries."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from quotetrack.errors import LedgerError

_FILE = "datasette.json"
_DATABASE = "ledger"


def datasette_metadata(ledger: str | Path) -> dict[str, Any]:
    """Return the metadata for Datasette of a SQLite ledger, ready for `json.dump`.

    Datasette knows a database by the name of its file, so that name is put in. The file itself need
    not be there.

    Args:
        ledger: The path of the ledger.

    Raises:
        LedgerError: It is the URL of a database, which Datasette does not open.
    """
    if "://" in str(ledger):
        raise LedgerError("Datasette opens SQLite files, and this is the URL of a database.")
    text = files(__package__).joinpath("data").joinpath(_FILE).read_text(encoding="utf-8")
    metadata: dict[str, Any] = json.loads(text)
    metadata["databases"] = {Path(ledger).stem: metadata["databases"][_DATABASE]}
    return metadata
