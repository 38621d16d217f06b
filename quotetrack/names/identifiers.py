"""Ids of entities: made from what they are, so that every run gives the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from quotetrack.lexicon.words import folded
from quotetrack.model import EntityKind, text_digest

_LONGEST_SLUG: Final = 48
_OF_NO_TEXT: Final = text_digest("")


def slug_of(name: str) -> str:
    """Return `name` in small letters, digits and hyphens; "unnamed" where none are left."""
    plain = re.sub(r"[^a-z0-9]+", "-", folded(name[:200])).strip("-")
    return plain[:_LONGEST_SLUG].strip("-") or "unnamed"


def entity_id(name: str, kind: EntityKind, *, digest: str = _OF_NO_TEXT, number: int = 0) -> str:
    """Return the id of an entity: a readable part and eight hexadecimal digits.

    People and organisations get the same id in every text that calls them by the same `name`.
    Unnamed sources belong to one text, whose `text_digest` is given as `digest`. `number` tells
    several with one name apart.
    """
    parts = [kind, folded(name)]
    if kind in ("unnamed", "group"):
        parts.append(digest)
    if number:
        parts.append(str(number))
    return _readable_id(name, "\0".join(parts))


@lru_cache(maxsize=2_000)
def _readable_id(name: str, content: str) -> str:
    return f"{slug_of(name)}-{text_digest(content)[:8]}"
