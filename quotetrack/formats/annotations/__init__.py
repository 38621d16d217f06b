"""What people marked in annotation tools, read back: one module for each format.

Each has `marks(stream)`, which yields for each record its place in the file and what it says, or an
`InputError`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from typing import IO

from quotetrack.errors import InputError
from quotetrack.formats.annotations.marked import Marked
from quotetrack.terms import ANNOTATION_FORMATS, AnnotationFormat


def read_marks(
    source: str | os.PathLike[str] | IO[bytes], format: AnnotationFormat
) -> Iterator[tuple[str, Marked | InputError]]:
    """Yield what people marked, record by record, each with its place, as "line 3".

    Args:
        source: A path, or a stream of bytes.
        format: One of `quotetrack.terms.ANNOTATION_FORMATS`.

    Raises:
        InputError: There is no such format, or the file is none of it at all.
        OSError: The file cannot be read.
    """
    name = ANNOTATION_FORMATS.checked(format, "format")
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    if isinstance(source, str | os.PathLike):
        with open(source, "rb") as stream:
            yield from module.marks(stream)
    else:
        yield from module.marks(source)
