"""Who is dead, by what a text says beside a name: "the late Bo Lind", "Ana Hale was killed"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from quotetrack.lexicon.words import words
from quotetrack.people.scan import Found, Scan

_DYING: Final = words("died death dies drowned funeral")
_KILLED: Final = words("killed murdered stabbed shot")
_BE: Final = words("was were been being")
_OF_OTHERS: Final = words("said says told whose that he she his her their when before since")
_FARTHEST: Final = 8  # words


def is_dead(scan: Scan, mentions: Iterable[Found]) -> bool:
    """Return whether a text says beside some of the names of somebody that he has died."""
    items = scan.words.items
    for found in mentions:
        if found.name is None:
            continue
        if found.first and items[found.first - 1].lower == "late":
            return True
        for at in range(found.last + 1, min(found.last + _FARTHEST, len(items))):
            if items[at].sentence != found.sentence or items[at].lower in _OF_OTHERS:
                break
            if items[at].lower in _DYING or (
                items[at].lower in _KILLED and items[at - 1].lower in _BE
            ):
                return True
    return False
