"""Everything that is checked of a ledger, each part by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sqlalchemy import Connection

from quotetrack.store.checking import contents, counts, digests, file, search_index

_PARTS: Final[tuple[tuple[str, Callable[[Connection], Iterator[str]]], ...]] = (
    ("The file", file.problems),
    ("What hangs together", counts.problems),
    ("What the documents hold", contents.problems),
    ("What is stored as JSON", digests.problems),
    ("The search index", search_index.problems),
)


def problems(connection: Connection) -> tuple[str, ...]:
    """Return what is wrong in a ledger, in plain sentences; nothing where it is sound.

    A part that damage does not let finish says so, and the others go on.
    """
    found: list[str] = []
    for name, part in _PARTS:
        try:
            found.extend(part(connection))
        except contents.UNREADABLE as error:
            found.append(f"{name} cannot be checked: {contents.said(error)}")
    return tuple(dict.fromkeys(found))
