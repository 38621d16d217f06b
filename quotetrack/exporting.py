"""What is exported out of a ledger, a little at a time: by the command line and the service."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from attrs import evolve

from quotetrack.formats import JudgedPair
from quotetrack.model import Document, Entity, EntityRef
from quotetrack.results import Analysis
from quotetrack.store import DocumentLabel, Ledger, StoredPair

_KEPT = 256


class Documents:
    """Texts of a ledger's documents; those used last are kept."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: dict[int, Document] = {}

    def version(self, label: DocumentLabel) -> Document:
        """Return the very version that `label` names, whether it is current or not."""
        if label.key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[label.key] = self._read(label)
        return self._kept[label.key]

    def _read(self, label: DocumentLabel) -> Document:
        current = self._ledger.document(label.id)
        if current.key == label.key:
            return current.document
        versions = self._ledger.document_versions(label.id)
        return next(one.document for one in versions if one.key == label.key)

    def judged(self, stored: StoredPair) -> JudgedPair:
        """Return a pair of the ledger with its texts and the verdict that stands."""
        return JudgedPair(
            pair=evolve(stored.pair, id=stored.id, speaker=stored.speaker),
            earlier_document=self.version(stored.earlier_document),
            later_document=self.version(stored.later_document),
            verdict=stored.verdict,
            speaker_kind=stored.speaker_kind,
            hidden=stored.hidden,
        )


def judged_pairs(ledger: Ledger, **wanted: Any) -> Iterator[JudgedPair]:
    """Yield claim pairs with their documents and verdicts."""
    documents = Documents(ledger)
    for stored in ledger.iter_claim_pairs(**wanted):
        yield documents.judged(stored)


def analyses(
    ledger: Ledger,
    speaker: EntityRef | None = None,
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    publisher: str | None = None,
) -> Iterator[Analysis]:
    """Yield what was found in each document, with the speakers that the ledger gives it to.

    With `speaker`, only that one's quotations are left, and only documents that have some.
    """

    @lru_cache(maxsize=10_000)
    def entity(reference: EntityRef) -> Entity:
        known = ledger.speaker(reference)
        return Entity(known.id, known.name, known.kind, known.aliases)

    for stored in ledger.iter_documents(since=since, until=until, publisher=publisher):
        document_id = stored.document.id
        found = ledger.analysis(document_id)
        given = {
            one.quotation.id: one.speaker for one in ledger.iter_quotations(document_id=document_id)
        }
        items = [
            evolve(quotation, speaker=given.get(quotation.id, quotation.speaker))
            for quotation in found.quotations
        ]
        pairs = found.claim_pairs
        if speaker is not None:
            items = [one for one in items if one.speaker and one.speaker.id == speaker.id]
            kept = {one.id for one in items}
            pairs = tuple(one for one in pairs if {one.earlier.id, one.later.id} <= kept)
            if not items:
                continue
        yield Analysis(
            evolve(
                found.quotations,
                items=tuple(items),
                entities=_entities(found, items, entity),
            ),
            pairs,
        )


def _entities(found: Analysis, items: list[Any], entity: Any) -> tuple[Entity, ...]:
    """Return the entities of a document, and those of the ledger that speak in it instead."""
    there = {one.id for one in found.entities}
    others = dict.fromkeys(
        one.speaker for one in items if one.speaker and one.speaker.id not in there
    )
    return (*found.entities, *(entity(reference) for reference in others))
