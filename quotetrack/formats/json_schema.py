"""The JSON Schema of quotetrack's JSON Lines, as shipped."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

from quotetrack.codec import SCHEMA_VERSION

_FILE: Final = f"quotetrack-{SCHEMA_VERSION}.schema.json"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the lines that quotetrack writes, as shipped.

    A line is one of four records: what was found in a document, the error of one that failed, a
    claim pair with its review, or a quotation by itself. ``$defs`` holds each class of the model.
    """
    shipped = (files("quotetrack.formats") / "data" / _FILE).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(shipped)
    return schema
