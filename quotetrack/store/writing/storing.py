"""One analysed document goes into the ledger, whole, in the transaction of the caller."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, frozen
from sqlalchemy import Connection, Row

from quotetrack.errors import UnknownRecordError
from quotetrack.linking import find_context
from quotetrack.model import Document, Quotation, text_digest
from quotetrack.pipeline import link_claims
from quotetrack.results import Analysis, Quotations
from quotetrack.store.correcting.standing import inherit, over, publication
from quotetrack.store.correcting.stored import stored_document
from quotetrack.store.correcting.subjects import folded, rows_of_document, subjects_of
from quotetrack.store.deciding import splits
from quotetrack.store.filing.names import file_names
from quotetrack.store.pairing.by_hand import settle_linked
from quotetrack.store.pairing.linking import Statement, filed_under, pairs_among
from quotetrack.store.pairing.settling import Settled, settle_pairs
from quotetrack.store.records import AddResult
from quotetrack.store.rows import documents as document_rows
from quotetrack.store.rows import quotations as quotation_rows
from quotetrack.store.rows.changes import Differences
from quotetrack.store.rows.entities import (
    EntityRow,
    entity_rows,
    rows_by_key,
    store_document_entities,
    store_entities,
)
from quotetrack.store.rows.pairs import FoundPair, rows_of_quotations
from quotetrack.store.rows.quotations import Place, QuotationRow
from quotetrack.terms import GoneReason


def store_analysis(connection: Connection, analysis: Analysis, run_key: int) -> AddResult:
    """Store a document with what was found in it, unless it is stored already."""
    known = document_rows.find_known(connection, analysis.document)
    if known.same is not None:
        return AddResult(document_id=analysis.document.id, status="unchanged", key=known.same)
    if known.id_taken and not known.older:
        analysis = _under_own_id(analysis)
        known = document_rows.find_known(connection, analysis.document)
    given = analysis.document
    if document_rows.deleted_before(connection, given):
        return AddResult(document_id=given.id, status="deleted")
    decided = _carried_over(connection, known.older_ids, given.id)
    document = publication(connection, given, decided)
    if document != given:
        analysis = in_publication(analysis, document)
    key, publisher_key = document_rows.insert_document(
        connection, analysis.quotations, run_key, given
    )
    replaced: list[QuotationRow] = []
    for older in known.older:
        replaced += quotation_rows.rows_of_document(connection, older)
    over_it = _over(connection, key, publisher_key, analysis, decided, replaced)
    place, analysis = over_it.place, over_it.analysis
    found = analysis.quotations
    if decided:
        document_rows.update_findings(connection, key, found, run_key)
    store_document_entities(connection, key, found.entities, place.entities)
    keys = quotation_rows.insert_quotations(connection, place, list(enumerate(found)))
    differences = Differences()
    if known.older:
        document_rows.supersede(connection, known.older, key)
        quotation_rows.retire_quotations(connection, replaced)
        differences.note_versions(replaced, found)
        settle_linked(connection, over_it.rows_now(keys), subjects_of(decided, given.id))
    pairs = _find_pairs(connection, over_it, keys)
    stored = rows_of_quotations(connection, [row.key for row in replaced])
    texts = {row.key: row.text for row in replaced}
    settled = settle_pairs(connection, stored, pairs, "document superseded", differences, texts)
    if known.older:
        differences.record(connection, run_key, key)
    return AddResult(
        document_id=found.document.id,
        status="supersedes" if known.older else "added",
        key=key,
        superseded=known.older[0] if known.older else None,
        quotations=len(found),
        claim_pairs=settled.new,
        left_out=settled.left_out,
    )


def store_again(connection: Connection, analysis: Analysis, run_key: int) -> AddResult:
    """Put new findings in the place of those that are stored for this very document.

    Raises `UnknownRecordError` where the document is not in the ledger.
    """
    document = analysis.document
    key = document_rows.present_key(connection, document)
    if key is None:
        raise UnknownRecordError(f"The ledger has no document {document.id!r} of this text.")
    # Somebody may have corrected its title or date while it was read.
    published = stored_document(connection, key)
    if published != document:
        analysis = in_publication(analysis, published)
    differences = Differences()
    found, settled = put(connection, key, analysis, "not found again", differences, run_key)
    differences.record(connection, run_key, key)
    return AddResult(
        document_id=document.id,
        status="reprocessed",
        key=key,
        quotations=len(found),
        claim_pairs=settled.new,
        left_out=settled.left_out,
    )


def put(
    connection: Connection,
    key: int,
    analysis: Analysis,
    reason: GoneReason,
    differences: Differences,
    run_key: int | None = None,
) -> tuple[Quotations, Settled]:
    """Put findings, and what people made of them, in the place of what is stored of a document.

    Return what is stored then, and how many claim pairs are new. Pairs that do not come out any
    more are retired for `reason`.
    """
    before = quotation_rows.rows_of_document(connection, key)
    decided = rows_of_document(connection, analysis.document.id)
    over_it = _over(connection, key, None, analysis, decided, before)
    found = over_it.analysis.quotations
    publisher_key = document_rows.update_findings(connection, key, found, run_key)
    over_it = evolve(over_it, place=evolve(over_it.place, publisher_key=publisher_key))
    store_document_entities(connection, key, found.entities, over_it.place.entities)
    keys = _replace_quotations(connection, over_it.place, before, found, differences)
    subjects = subjects_of(decided, analysis.document.id)
    settle_linked(connection, over_it.rows_now(keys), subjects)
    stored = rows_of_quotations(connection, [row.key for row in before])
    # A quotation that has other pieces now goes on under another key.
    goes_on = {row.key: keys[own] for own, row in over_it.rows_before.items() if own in keys}
    sides = [
        (goes_on.get(row.earlier_key, row.earlier_key), goes_on.get(row.later_key, row.later_key))
        for row in stored
        # Pairs within the document are those of the analysis.
        if row.current and not {row.earlier_key, row.later_key} <= {row.key for row in before}
    ]
    pairs = _find_pairs(connection, over_it, keys, sides)
    texts = {row.key: row.text for row in before}
    return found, settle_pairs(connection, stored, pairs, reason, differences, texts)


@frozen
class _Over:
    """What people made of the findings of a document, and where it belongs.

    `rows_before` are the rows that held corrected quotations, by the ids that these have now;
    `ids` are these by all subjects, also where several are one quotation.
    """

    analysis: Analysis
    place: Place
    rows_before: Mapping[str, QuotationRow]
    ids: Mapping[str, str]

    def rows_now(self, keys: Mapping[str, int]) -> dict[str, int]:
        """Return the keys of the rows of corrected quotations, by their subjects."""
        return {subject: keys[own] for subject, own in self.ids.items()}


def _over(
    connection: Connection,
    key: int,
    publisher_key: int | None,
    analysis: Analysis,
    decided: Sequence[Row[Any]],
    before: Sequence[QuotationRow],
) -> _Over:
    if not decided:
        place = Place(analysis.document, key, publisher_key, _entities(connection, analysis))
        return _Over(analysis, place, {}, {})
    result = over(connection, key, analysis.quotations, decided)
    subjects = {own: subject for subject, own in result.subjects.items()}
    analysis = Analysis(result.found, link_claims(result.found))
    entities = _entities(connection, analysis)
    rows = {row.subject: row for row in before if row.subject is not None}
    rows_before = {own: rows[subject] for own, subject in subjects.items() if subject in rows}
    by_id = {row.id: row for row in before}
    for own in subjects:
        if own not in rows_before and own in by_id:
            rows_before[own] = by_id[own]
    place = Place(
        analysis.document,
        key,
        publisher_key,
        entities,
        given=_given(connection, analysis.document.id, decided, result.subjects),
        subjects=subjects,
        revisions={own: row.revision + 1 for own, row in rows_before.items()},
    )
    return _Over(analysis, place, rows_before, result.ids)


def _given(
    connection: Connection,
    document_id: str,
    decided: Sequence[Row[Any]],
    ids: Mapping[str, str],
) -> dict[str, EntityRow]:
    """Return whom people gave quotations to, where splits of the document say otherwise.

    A split holds for what was decided before it.
    """
    speakers = {
        ids[one.id]: (one.fields["speaker"][1]["id"], one.decided_at["speaker"])
        for one in folded(decided, document_id)
        if one.id in ids and one.fields.get("speaker", (0, None))[1] is not None
    }
    rows = entity_rows(connection, {own for own, _ in speakers.values()})
    others = splits.assigned(connection, document_id, [row.key for row in rows.values()])
    return {
        quotation_id: rows[own]
        for quotation_id, (own, since) in speakers.items()
        if rows[own].key in others and others[rows[own].key][1] < since
    }


def _carried_over(
    connection: Connection, older_ids: Sequence[str], document_id: str
) -> Sequence[Row[Any]]:
    """Let what people decided on older versions hold, and return the corrections."""
    if not older_ids:
        return ()
    splits.inherit(connection, older_ids, document_id)
    inherit(connection, older_ids, document_id)
    return rows_of_document(connection, document_id)


def in_publication(analysis: Analysis, document: Document) -> Analysis:
    """Return what was found in a document as that of one with another title, date or address.

    "On Monday" is another day where the date is another one.
    """
    found = evolve(analysis.quotations, document=document)
    if document.date != analysis.document.date:
        said = [one for one in found.items if one.kind != "indirect"]
        in_context = {
            given.id: one for given, one in zip(said, find_context(document, said), strict=True)
        }
        items = tuple(in_context.get(one.id, one) for one in found.items)
        found = evolve(found, items=items)
    return Analysis(found, link_claims(found))


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
    over_it: _Over,
    keys: Mapping[str, int],
    again: Sequence[tuple[int, int]] = (),
) -> list[FoundPair]:
    place, analysis = over_it.place, over_it.analysis
    new, speaking = [], []
    for quotation in analysis.quotations:
        row = place.entity_of(quotation)
        if row is not None:
            said = evolve(quotation, speaker=row.canonical)
            new.append(Statement(keys[quotation.id], row.canonical_key, said, place.document))
            speaking.append(row)
    file_names(connection, [row.key for row in speaking])
    found = pairs_among(
        connection,
        new,
        filed_under(connection, [one.key for one in new]),
        known=analysis.claim_pairs,
        again=again,
        # Two of the document that were merged may stand against each other.
        among_new=any(row.key != row.canonical_key for row in (*place.entities.values(), *speaking))
        or bool(place.given),
    )
    # A pair goes on where a person gave a statement of it other pieces.
    as_before = {keys[own]: row.text for own, row in over_it.rows_before.items()}
    if not as_before:
        return found
    return [evolve(one, texts={**one.texts, **as_before}) for one in found]


def _entities(connection: Connection, analysis: Analysis) -> dict[str, EntityRow]:
    """Return the rows of the document's entities, by the ids that the analysis gives them."""
    found = analysis.quotations
    speakers = [quotation.speaker for quotation in found if quotation.speaker is not None]
    rows = store_entities(connection, found.entities, speakers)
    keys = [row.key for row in rows.values()]
    others = splits.assigned(connection, found.document.id, keys)
    if not others:
        return rows
    keys_taken = {key: assigned for key, (assigned, _) in others.items()}
    taken_for = {row.key: row for row in rows_by_key(connection, keys_taken.values())}
    return {
        own: taken_for[keys_taken[row.key]] if row.key in keys_taken else row
        for own, row in rows.items()
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
