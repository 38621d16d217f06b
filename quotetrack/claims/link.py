"""Claim pairs: two statements of one speaker that do not go together, with the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from quotetrack.claims.comparison.candidates import candidate_keys, candidates
from quotetrack.claims.comparison.findings import Finding
from quotetrack.claims.comparison.pair import Comparison
from quotetrack.claims.comparison.sides import Side
from quotetrack.claims.detectors import find_conflict, might_conflict
from quotetrack.claims.rerank import EmbedCallable, NliCallable, rerank
from quotetrack.errors import InputError
from quotetrack.model import ClaimPair, Document, Evidence, EvidenceRole, Passage, Quotation

VERSION = "quotetrack-claims 6"
DEFAULT_THRESHOLD = 0.5


def link(
    quotations: Sequence[Quotation],
    documents: Mapping[str, Document],
    *,
    against: Iterable[Quotation] = (),
    threshold: float = DEFAULT_THRESHOLD,
    nli: NliCallable | None = None,
    embed: EmbedCallable | None = None,
) -> tuple[ClaimPair, ...]:
    """Return the pairs of `quotations` that do not go together, best first.

    `quotations` may come from one text or many; those without a speaker are left out. `documents`
    gives the documents by id. `against` are quotations that were linked before: they are compared
    with `quotations`, and not with each other again. One that is among `quotations` as well (the
    same document and id) counts as new. `threshold` (0 to 1) is the lowest score that is returned.
    `nli` and `embed` are models of the caller's own that re-order the pairs (see
    `quotetrack.claims.rerank`). Raises `InputError` where a quotation's document is missing.
    """
    new = [quotation for quotation in quotations if quotation.speaker is not None]
    speakers = {quotation.speaker.id for quotation in new if quotation.speaker is not None}
    places = {(quotation.document_id, quotation.id) for quotation in new}
    old = [
        quotation
        for quotation in against
        if quotation.speaker is not None
        and quotation.speaker.id in speakers
        and (quotation.document_id, quotation.id) not in places
    ]
    sides = [Side(item, document_of(item, documents)) for item in (*old, *new)]
    floor = threshold if nli is None and embed is None else 0.0
    found: list[ClaimPair] = []
    for pair in candidates(sides, len(old), might_conflict, floor):
        finding = find_conflict(pair)
        if finding is not None and round(finding.score, 4) >= floor:
            found.append(claim_pair(pair, finding))
    if nli is not None or embed is not None:
        found = [pair for pair in rerank(found, nli, embed) if pair.score >= threshold]
    found.sort(
        key=lambda pair: (-pair.score, pair.earlier.document_id, pair.earlier.start, pair.id)
    )
    return tuple(found)


def keys(quotation: Quotation, document: Document) -> frozenset[str]:
    """Return what `quotation` is filed under, for a store that grows.

    Two quotations of one speaker are worth comparing where they share a key, or stand in one
    document. A store that keeps the keys can hand `link` only those of its quotations that share
    one with the new ones. Keys depend on `VERSION`. There are about 30 for each quotation.
    """
    return candidate_keys(Side(quotation, document))


def compare(
    earlier: Quotation, later: Quotation, documents: Mapping[str, Document]
) -> ClaimPair | None:
    """Return what two quotations of one speaker make together, None where they agree.

    The order is worked out from the text and the dates; it does not matter which comes first here.
    Raises `InputError` where a document is missing or the speakers differ.
    """
    if earlier.speaker is None or later.speaker is None or earlier.speaker.id != later.speaker.id:
        raise InputError("Only two quotations of the same known speaker can be compared.")
    pair = Comparison(
        Side(earlier, document_of(earlier, documents)), Side(later, document_of(later, documents))
    )
    finding = find_conflict(pair)
    return claim_pair(pair, finding) if finding is not None else None


def document_of(quotation: Quotation, documents: Mapping[str, Document]) -> Document:
    """Return the document of `quotation`. Raises `InputError` where it is not given."""
    document = documents.get(quotation.document_id)
    if document is None:
        raise InputError(
            f"Quotation {quotation.id} stands in document {quotation.document_id!r}, which is not "
            "among the documents given. Pass every document by its id."
        )
    return document


def claim_pair(pair: Comparison, finding: Finding) -> ClaimPair:
    """Return what a comparison found as a result, with the words that show it."""
    earlier, later = pair.earlier.quotation, pair.later.quotation
    assert earlier.speaker is not None
    return ClaimPair(
        id=_pair_id(earlier, later, finding.relation),
        earlier=earlier,
        later=later,
        relation=finding.relation,
        speaker=earlier.speaker,
        question=_shared_question(earlier, later),
        evidence=_all_evidence(pair, finding),
        score=round(min(1.0, finding.score), 4),
        reason=finding.reason,
        explanation=finding.explanation,
        calibrated=False,
        version=VERSION,
    )


def _all_evidence(pair: Comparison, finding: Finding) -> tuple[Evidence, ...]:
    earlier, later = pair.earlier, pair.later
    found = [
        _evidence(
            earlier, Passage.cut(earlier.text, *finding.first), "earlier", finding.first_signal
        ),
        _evidence(later, Passage.cut(later.text, *finding.second), "later", finding.second_signal),
    ]
    for side in (earlier, later):
        question, occasion = side.quotation.question, side.quotation.occasion
        if question is not None:
            found.append(_evidence(side, question, "question", "the question answered"))
        if occasion is not None:
            found.append(_evidence(side, occasion, "occasion", "the occasion"))
    if pair.sequence is not None and pair.sequence.cue is not None:
        cue = pair.sequence.cue
        # "Half an hour later" already shows what "hour later" would.
        if not any(one.role == "occasion" and one.passage.contains(cue) for one in found):
            found.append(_evidence(earlier, cue, "occasion", "the order of the statements"))
    return tuple(dict.fromkeys(found))


def _evidence(side: Side, passage: Passage, role: EvidenceRole, signal: str) -> Evidence:
    return Evidence(
        document_id=side.quotation.document_id, passage=passage, role=role, signal=signal
    )


def _shared_question(earlier: Quotation, later: Quotation) -> Passage | None:
    """Return the question, in the document of `earlier`."""
    if earlier.question is not None:
        return earlier.question
    return later.question if later.document_id == earlier.document_id else None


def _pair_id(earlier: Quotation, later: Quotation, relation: str) -> str:
    text = f"{earlier.document_id}/{earlier.id}\n{later.document_id}/{later.id}\n{relation}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
