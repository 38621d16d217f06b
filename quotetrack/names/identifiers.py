"""Ids of entities: made from what they are, so that every run gives the same."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from quotetrack.lexicon.words import folded
from quotetrack.model import EntityKind, text_digest

_LONGEST_SLUG: Final = 48


def slug_of(name: str) -> str:
    """Return `name` in small letters, digits and hyphens; "unnamed" where none are left."""
    plain = re.sub(r"[^a-z0-9]+", "-", folded(name[:200])).strip("-")
    return plain[:_LONGEST_SLUG].strip("-") or "unnamed"


def entity_id(name: str, kind: EntityKind, *, document: str = "", number: int = 0) -> str:
    """Return the id of an entity: a readable part and eight hexadecimal digits.

    People and organisations get the same id in every text that calls them by the same `name`.
    Unnamed sources belong to one text, whose content is given as `document`. `number` tells
    several with one name apart.
    """
    parts = [kind, folded(name)]
    if kind in ("unnamed", "group"):
        parts.append(text_digest(document))
    if number:
        parts.append(str(number))
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{slug_of(name)}-{digest[:8]}"
