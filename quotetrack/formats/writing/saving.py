"""Files that appear only when they are complete."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def saved(path: str | os.PathLike[str]) -> Iterator[IO[bytes]]:
    """Open a file for bytes that takes the place of `path` once all is written.

    Until then it has another name, and it goes away where anything fails, so that an old file stays
    as it was. A link is followed. What is there and no file, a pipe for instance or a device, is
    written to as it is. Raises `OSError` where the folder cannot be written.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    # The name is known before the file is there: an interruption between the two leaves nothing.
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as stream:
            yield stream
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
