"""How files are read."""

from __future__ import annotations

from attrs import field, frozen

from quotetrack.errors import Door, InputError
from quotetrack.formats.reading.columns import Columns
from quotetrack.formats.reading.decoding import known_encoding
from quotetrack.formats.reading.source import DEFAULT_LIMIT
from quotetrack.model import Document
from quotetrack.terms import AUTO, INPUT_FORMATS, InputFormat

#: Where something stood in a file, and what was read there.
Placed = tuple[str, "Document | InputError"]


@frozen(kw_only=True)
class ReadOptions:
    """How files are read; see `read_documents`. Raises `InputError` for a wrong one."""

    format: InputFormat = AUTO
    encoding: str = "utf-8"
    columns: Columns = field(factory=Columns)
    max_bytes: int = DEFAULT_LIMIT
    #: Whether a day in the path of a file is the date of its documents that have none.
    date_from_name: bool = False
    #: Whether addresses of the web are fetched.
    fetch: bool = False
    #: In whose words errors tell what to do.
    door: Door = "python"

    def __attrs_post_init__(self) -> None:
        INPUT_FORMATS.checked(self.format, "format")
        if self.max_bytes < 1:
            raise InputError(f"max_bytes must be at least 1, but is {self.max_bytes!r}.")
        known_encoding(self.encoding)
        if not isinstance(self.columns, Columns):
            kind = type(self.columns).__name__
            raise InputError(f'columns must be given as Columns(text="body"), but is a {kind}.')
