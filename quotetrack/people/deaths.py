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
_LONGEST_LEAD: Final = 60  # words
#: What an obituary tells of a life, and news of a death hardly do.
_LIVES: Final = ("survived by", "was born ", "Born in ", "Born on ", "who has died", "who died")


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


def whose_obituary(scan: Scan, lead: int) -> int:
    """Return the index (into the scan) of the name whose obituary a text is, or -1.

    Its lead opens with the name and tells that its bearer has died, and no more than that: who
    "was killed" or "found dead" is in the news.
    """
    if not any(told in scan.words.text for told in _LIVES):
        return -1
    at = next((at for at, found in enumerate(scan.found) if found.line == lead), -1)
    named = next((one for one in range(at, len(scan.found)) if scan.found[one].name), -1)
    if at < 0 or named < 0 or scan.found[named].line != lead:
        return -1
    first = scan.found[named]
    items = scan.words.items[first.last + 1 : first.last + _LONGEST_LEAD]
    opening = [item for item in items if item.paragraph == lead and not item.quoted]
    died = next((at for at, item in enumerate(opening) if item.lower == "died"), -1)
    is_own = died > 0 and opening[died - 1].lower in ("has", "who", ",")
    return named if is_own and scan.found[at].sentence == first.sentence else -1
