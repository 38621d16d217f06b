"""What the helpers take from a ledger. The store is loaded only by those who have one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from quotetrack.errors import QuotetrackError
from quotetrack.model import ClaimPair, Document
from quotetrack.terms import UNREVIEWED

if TYPE_CHECKING:
    from quotetrack.store import Ledger, StoredPair

MOST_PAIRS = 200


def as_ledger(thing: object) -> Ledger | None:
    """Return `thing` where it is a ledger, else None."""
    store = sys.modules.get("quotetrack.store")
    if store is not None and isinstance(thing, store.Ledger):
        ledger: Ledger = thing
        return ledger
    return None


def as_stored_pair(thing: object) -> StoredPair | None:
    """Return `thing` where it is a claim pair of a ledger, else None."""
    store = sys.modules.get("quotetrack.store")
    if store is not None and isinstance(thing, store.StoredPair):
        stored: StoredPair = thing
        return stored
    return None


def pair_of(stored: StoredPair) -> ClaimPair:
    """Return a stored pair under the id and the speaker that the ledger gives it."""
    return evolve(stored.pair, id=stored.id, speaker=stored.speaker)


def best_pairs(ledger: Ledger, *, unreviewed: bool = False) -> list[StoredPair]:
    """Return the 200 best claim pairs of a ledger, or those that nobody has decided on."""
    return list(ledger.claim_pairs(status=UNREVIEWED if unreviewed else None, limit=MOST_PAIRS))


def documents_of(
    pairs: Iterable[ClaimPair], ledger: Ledger, known: Mapping[str, Document]
) -> dict[str, Document]:
    """Return the documents of `pairs`: those known, and the others out of the ledger."""
    documents = dict(known)
    for id_ in dict.fromkeys(_document_ids(pairs)):
        if id_ not in documents:
            try:
                documents[id_] = ledger.document(id_).document
            except QuotetrackError:
                # The card then shows the quotation without its context.
                continue
    return documents


def _document_ids(pairs: Iterable[ClaimPair]) -> Iterator[str]:
    for pair in pairs:
        yield pair.earlier.document_id
        yield pair.later.document_id
