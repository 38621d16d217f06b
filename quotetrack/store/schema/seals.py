"""Digests of what the ledger stores, so that no letter of it can change unseen.

Stored JSON has them inside, a row has one in a column of its own (`schema.sealing`).
The last keys of a stored object are "digest", 16 hexadecimal digits made of everything before it,
and "beside", made of that and of other columns that belong to it, as a verdict to what was judged.
What older programs stored has neither. Reading leaves them out; `quotetrack ledger check` compares.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final

_SEAL: Final = re.compile(r'(?:, )?"digest": "([0-9a-f]{16})", "beside": "([0-9a-f]{16})"\}\Z')
#: What is left of a seal when one of its letters was changed.
_TRACES: Final = ('"digest": "', '"beside": "')
#: The longest that a seal can be, in characters.
_LONGEST: Final = 80


def sealed(stored: str, *beside: object) -> str:
    """Return a JSON object with its digest, and one of it and what stands `beside` it."""
    body, _ = _parted(stored)
    seal = f'"digest": "{_digest(body)}", "beside": "{_digest(body, *beside)}"'
    comma = "" if body == "{}" else ", "
    return f"{body[:-1]}{comma}{seal}}}"


def row_seal(values: Iterable[object]) -> str:
    """Return the seal of a row, 16 hexadecimal digits made of these values."""
    return _digest(*values)


def unsealed(stored: str) -> str:
    """Return a JSON object without its digests, if it has any. They are not compared."""
    return _parted(stored)[0]


def is_sealed(stored: str) -> bool:
    """Return whether a JSON object has its digest."""
    return _parted(stored)[1] is not None


def fits(stored: str, *beside: object) -> bool:
    """Return whether a JSON object, and what stands `beside` it, are as they were stored.

    Of what older programs stored nobody can tell.
    """
    body, seal = _parted(stored)
    if seal is None:
        return not any(trace in stored[-_LONGEST:] for trace in _TRACES)
    return seal == (_digest(body), _digest(body, *beside))


def _parted(stored: str) -> tuple[str, tuple[str, str] | None]:
    found = _SEAL.search(stored, max(0, len(stored) - _LONGEST))
    if found is None:
        return stored, None
    return stored[: found.start()] + "}", (found[1], found[2])


def _digest(*parts: object) -> str:
    whole = "\0".join(str(part) for part in parts)
    return hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
