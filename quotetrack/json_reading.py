"""JSON that others wrote, read so that all that can be wrong with it is one kind of error."""

from __future__ import annotations

import json
from typing import Any


def read_json(text: str) -> Any:
    """Return what a JSON text holds.

    Raises `ValueError` where it is none, has a number of thousands of digits, or is nested more
    deeply than Python can follow.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
