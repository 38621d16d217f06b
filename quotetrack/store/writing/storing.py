"""One analysed document goes into the ledger, whole, in the transaction of the caller."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve
from sqlalchemy import Connection

from quotetrack.errors import UnknownRecordError
from quotetrack.model import Quotation, text_digest
from quotetrack.pipeline import link_claims
from quotetrack.results import Analysis
from quotetrack.store.deciding import splits
from quotetrack.store.filing.names import file_names
from quotetrack.store.pairing.linking import Statement, filed_under, pairs_among
from quotetrack.store.pairing.settling import settle_pairs
from quotetrack.store.records import AddResult
from quotetrack.store.rows import documents as document_rows
from quotetrack.store.rows import quotations as quotation_rows
from quotetrack.store.rows.changes import Differences
from quotetrack.store.rows.entities import (
    EntityRow,
    rows_by_key,
    store_document_entities,
    store_entities,
)
from quotetrack.store.rows.pairs import FoundPair, rows_of_quotations
from quotetrack.store.rows.quotations import Place, QuotationRow


def store_analysis(connection: Connection, analysis: Analysis, run_key: int) -> AddResult:
    """Store a document with what was found in it, unless it is stored already."""
    known = document_rows.find_known(connection, analysis.document)
    if known.same is not None:
        return AddResult(document_id=analysis.document.id, status="unchanged", key=known.same)
    if known.id_taken and not known.older:
        analysis = _under_own_id(analysis)
        known = document_rows.find_known(connection, analysis.document)
    found = analysis.quotations
    key, publisher_key = document_rows.insert_document(connection, found, run_key)
    splits.inherit(connection, known.older_ids, found.document.id)
    place = Place(found.document, key, publisher_key, _entities(connection, analysis))
    store_document_entities(connection, key, found.entities, place.entities)
    keys = quotation_rows.insert_quotations(connection, place, list(enumerate(found)))
    replaced: list[QuotationRow] = []
    differences = Differences()
    if known.older:
        document_rows.supersede(connection, known.older, key)
        for older in known.older:
            replaced += quotation_rows.rows_of_document(connection, older)
        quotation_rows.retire_quotations(connection, replaced)
        differences.note_versions(replaced, found)
    pairs = _find_pairs(connection, place, analysis, keys)
    stored = rows_of_quotations(connection, [row.key for row in replaced])
    texts = {row.key: row.text for row in replaced}
    new_pairs = settle_pairs(connection, stored, pairs, "document superseded", differences, texts)
    if known.older:
        differences.record(connection, run_key, key)
    return AddResult(
        document_id=found.document.id,
        status="supersedes" if known.older else "added",
        key=key,
        superseded=known.older[0] if known.older else None,
        quotations=len(found),
        claim_pairs=new_pairs,
    )


def store_again(connection: Connection, analysis: Analysis, run_key: int) -> AddResult:
    """Put new findings in the place of those that are stored for this very document.

    Raises `UnknownRecordError` where the document is not in the ledger.
    """
    found = analysis.quotations
    key = document_rows.find_known(connection, found.document).same
    if key is None:
        raise UnknownRecordError(f"The ledger has no document {found.document.id!r} of this text.")
    publisher_key = document_rows.update_findings(connection, key, found, run_key)
    place = Place(found.document, key, publisher_key, _entities(connection, analysis))
    store_document_entities(connection, key, found.entities, place.entities)
    differences = Differences()
    before = quotation_rows.rows_of_document(connection, key)
    keys = _replace_quotations(connection, place, before, found, differences)
    stored = rows_of_quotations(connection, [row.key for row in before])
    sides = [
        (row.earlier_key, row.later_key)
        for row in stored
        # Pairs within the document are those of the analysis.
        if row.current and not {row.earlier_key, row.later_key} <= set(keys.values())
    ]
    pairs = _find_pairs(connection, place, analysis, keys, sides)
    texts = {row.key: row.text for row in before}
    new_pairs = settle_pairs(connection, stored, pairs, "not found again", differences, texts)
    differences.record(connection, run_key, key)
    return AddResult(
        document_id=found.document.id,
        status="reprocessed",
        key=key,
        quotations=len(found),
        claim_pairs=new_pairs,
    )


def _replace_quotations(
    connection: Connection,
    place: Place,
    before: Sequence[QuotationRow],
    found: Sequence[Quotation],
    differences: Differences,
) -> dict[str, int]:
    by_id = {row.id: row for row in before}
    new: list[tuple[int, Quotation]] = []
    changed: list[tuple[QuotationRow, int, Quotation]] = []
    for number, quotation in enumerate(found):
        row = by_id.pop(quotation.id, None)
        if row is None:
            new.append((number, quotation))
        else:
            changed.append((row, number, quotation))
    gone = [row for row in by_id.values() if row.current]
    keys = quotation_rows.insert_quotations(connection, place, new)
    differing = quotation_rows.update_quotations(connection, place, changed)
    quotation_rows.retire_quotations(connection, gone)
    for _, quotation in new:
        differences.note("quotation", "added", quotation.id, None, quotation)
    for row, quotation in differing:
        differences.note("quotation", "changed", row.id, row.data, quotation)
    for row in gone:
        differences.note("quotation", "gone", row.id, row.data, None)
    return {**keys, **{row.id: row.key for row, _, _ in changed}}


def _find_pairs(
    connection: Connection,
    place: Place,
    analysis: Analysis,
    keys: Mapping[str, int],
    again: Sequence[tuple[int, int]] = (),
) -> list[FoundPair]:
    new = []
    for quotation in analysis.quotations:
        if quotation.speaker is not None:
            row = place.entities[quotation.speaker.id]
            said = evolve(quotation, speaker=row.canonical)
            new.append(Statement(keys[quotation.id], row.canonical_key, said, place.document))
    file_names(connection, [place.entities[one].key for one in _speaker_ids(analysis)])
    return pairs_among(
        connection,
        new,
        filed_under(connection, [one.key for one in new]),
        known=analysis.claim_pairs,
        again=again,
        # Two of the document that were merged may stand against each other.
        among_new=any(row.key != row.canonical_key for row in place.entities.values()),
    )


def _speaker_ids(analysis: Analysis) -> set[str]:
    return {
        quotation.speaker.id for quotation in analysis.quotations if quotation.speaker is not None
    }


def _entities(connection: Connection, analysis: Analysis) -> dict[str, EntityRow]:
    """Return the rows of the document's entities, by the ids that the analysis gives them."""
    found = analysis.quotations
    speakers = [quotation.speaker for quotation in found if quotation.speaker is not None]
    rows = store_entities(connection, found.entities, speakers)
    keys = [row.key for row in rows.values()]
    others = splits.assigned(connection, found.document.id, keys)
    if not others:
        return rows
    taken_for = {row.key: row for row in rows_by_key(connection, others.values())}
    return {
        own: taken_for[others[row.key]] if row.key in others else row for own, row in rows.items()
    }


def _under_own_id(analysis: Analysis) -> Analysis:
    """Return `analysis` under another id: the same text was printed elsewhere, and has its id."""
    document = analysis.document
    own = evolve(document, id=text_digest(f"{document.sha256} {document.url}")[:16])
    found = evolve(
        analysis.quotations,
        document=own,
        items=tuple(evolve(quotation, document_id=own.id) for quotation in analysis.quotations),
    )
    return Analysis(found, link_claims(found))
