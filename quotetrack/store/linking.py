"""Claim pairs of a document that comes in, within it and against what is stored."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from quotetrack.results import Analysis
from quotetrack.store.columns import shown
from quotetrack.store.pair_rows import FoundPair
from quotetrack.store.plain import day_of
from quotetrack.store.quotation_rows import Place


def find_pairs(
    connection: Connection, place: Place, analysis: Analysis, keys: Mapping[str, int]
) -> list[FoundPair]:
    """Return the pairs of a document's quotations. `keys` gives their rows by id."""
    texts = {keys[quotation.id]: shown(quotation.text) for quotation in analysis.quotations}
    found = []
    for pair in analysis.claim_pairs:
        said_on = pair.later.said_on.date if pair.later.said_on else place.document.date
        found.append(
            FoundPair(
                pair,
                keys[pair.earlier.id],
                keys[pair.later.id],
                place.entities[pair.speaker.id].canonical_key,
                day_of(said_on),
                texts,
            )
        )
    return found
