"""Two names that a text itself says are one person's: "Tito, whose real name is Josip Lind"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from quotetrack.lexicon.words import words
from quotetrack.people.naming_words import names_another
from quotetrack.people.scan import Scan

_BEFORE_KNOWN: Final = words("also better previously formerly widely commonly otherwise now then")
_LONGEST: Final = 8
_NAMES: Final = words("real full birth legal given stage pen christian maiden")


def other_names(scan: Scan) -> Iterator[tuple[int, int]]:
    """Yield the pairs of names (indices into the scan's mentions) that belong to one person."""
    named = [at for at, one in enumerate(scan.found) if one.name is not None and not one.quoted]
    items = scan.words.items
    for one, other in pairwise(named):
        first, second = scan.found[one], scan.found[other]
        if first.line != second.line or first.possessive:
            continue
        between = [item.lower for item in items[first.last + 1 : second.first]]
        is_told = len(between) <= _LONGEST and names_another(items, second.first)
        if is_told or _tells_another_name(between):
            yield one, other


def _tells_another_name(between: list[str]) -> bool:
    if len(between) > 6 or not between:
        return False
    plain = [word for word in between if word not in (",", "(", "who", "is", "was", "to", "many")]
    if plain and plain[0] in _BEFORE_KNOWN:
        plain = plain[1:]
    if plain in (["known", "as"], ["aka"], ["a.k.a."], ["alias"], ["born"], ["né"], ["née"]):
        return between[0] in (",", "(", "aka", "alias", "a.k.a.", "known", "also")
    return len(plain) == 3 and plain[0] == "whose" and plain[1] in _NAMES and plain[2] == "name"
