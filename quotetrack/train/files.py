"""Reading data files that may be compressed."""

from __future__ import annotations

import gzip
from pathlib import Path


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, unpacked where its name ends in ".gz"."""
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
