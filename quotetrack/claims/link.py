"""Claim pairs: two statements of one speaker that do not go together, with the evidence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from quotetrack.claims.candidates import candidate_keys, candidate_pairs
from quotetrack.claims.conflicts import find_conflict
from quotetrack.claims.findings import Finding
from quotetrack.claims.readings import Reading, read_quotation
from quotetrack.claims.rerank import EmbedCallable, NliCallable, rerank
from quotetrack.claims.sequence import Sequence as TextSequence
from quotetrack.claims.sequence import read_sequence
from quotetrack.errors import InputError
from quotetrack.model import ClaimPair, Document, Evidence, EvidenceRole, Passage, Quotation

VERSION = "quotetrack-claims 2"
DEFAULT_THRESHOLD = 0.5

# Below this share of common content words, two questions are two questions.
_SAME_QUESTION = 0.6
# Answers further apart in one text than this many characters do not stand against each other.
_NEAR = 500
_SHORT_ANSWER = 16
_STILL = re.compile(r"(?:whether|if) (?:he|she|it|they) (?:\w+ )?still\b", re.IGNORECASE)
_SO = re.compile(r"so\b", re.IGNORECASE)


@frozen
class _Sides:
    """Two readings in the order in which they were said."""

    earlier: Reading
    later: Reading
    sequence: TextSequence | None


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
    readings = [read_quotation(item, _document(item, documents)) for item in (*old, *new)]
    found: list[ClaimPair] = []
    floor = threshold if nli is None and embed is None else 0.0
    for one, other in candidate_pairs(readings, known=len(old)):
        pair = _compare(readings[one], readings[other], documents)
        if pair is not None and pair.score >= floor:
            found.append(pair)
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
    one with the new ones. Keys depend on `VERSION`. There are about 24 for each quotation.
    """
    return candidate_keys(read_quotation(quotation, document))


def compare(
    earlier: Quotation, later: Quotation, documents: Mapping[str, Document]
) -> ClaimPair | None:
    """Return what two quotations of one speaker make together, None where they agree.

    The order is worked out from the text and the dates; it does not matter which comes first here.
    Raises `InputError` where a document is missing or the speakers differ.
    """
    if earlier.speaker is None or later.speaker is None or earlier.speaker.id != later.speaker.id:
        raise InputError("Only two quotations of the same known speaker can be compared.")
    return _compare(
        read_quotation(earlier, _document(earlier, documents)),
        read_quotation(later, _document(later, documents)),
        documents,
    )


def _document(quotation: Quotation, documents: Mapping[str, Document]) -> Document:
    document = documents.get(quotation.document_id)
    if document is None:
        raise InputError(
            f"Quotation {quotation.id} stands in document {quotation.document_id!r}, which is not "
            "among the documents given. Pass every document by its id."
        )
    return document


def _compare(one: Reading, other: Reading, documents: Mapping[str, Document]) -> ClaimPair | None:
    sides = _in_order(one, other, documents)
    topic = _same_question(sides)
    finding = find_conflict(sides.earlier, sides.later, sides.sequence, topic)
    return _pair(sides, finding) if finding is not None else None


def _in_order(one: Reading, other: Reading, documents: Mapping[str, Document]) -> _Sides:
    first, second = one, other
    if first.quotation.document_id != second.quotation.document_id:
        if first.said is not None and second.said is not None and second.said < first.said:
            first, second = second, first
        return _Sides(first, second, None)
    if second.quotation.start < first.quotation.start:
        first, second = second, first
    sequence = read_sequence(
        first.quotation, second.quotation, documents[first.quotation.document_id]
    )
    first_day, second_day = first.quotation.said_on, second.quotation.said_on
    dated_back = (
        first_day is not None and second_day is not None and second_day.date < first_day.date
    )
    if sequence.reversed or dated_back:
        first, second = second, first
    return _Sides(first, second, sequence)


def _same_question(sides: _Sides) -> float:
    """Return how surely both sides answer the same question, 0 to 1."""
    earlier, later = sides.earlier, sides.later
    one, other = earlier.quotation.question, later.quotation.question
    same_text = earlier.quotation.document_id == later.quotation.document_id
    if one is not None and other is not None:
        if same_text and (one.start, one.end) == (other.start, other.end):
            return 1.0
        stems, others = earlier.question_stems, later.question_stems
        if same_text and stems and stems == others and _distance(earlier, later) <= _NEAR:
            return 1.0  # However short: "whether he would resign", asked twice.
        near = same_text and _distance(earlier, later) <= _NEAR
        again = bool(stems & others) and (stems <= others or others <= stems)
        if near and again and sides.sequence is not None and sides.sequence.announced:
            return 0.9  # "Asked if he would leave the club", "asked once more if he would leave".
        if near and stems & others and _SO.match(other.text):
            return 0.75  # "So families can move in by May?" takes up the answer before it.
        if len(stems) < 2 or len(others) < 2:
            return 0.0
        share = len(stems & others) / len(stems | others)
        if share >= _SAME_QUESTION:
            return 0.75 + 0.25 * share
        # "If the road was safe" and "if the bridge was safe" are two questions: a question put
        # again may say more or less than before, but nothing else.
        # "Whether he still …" takes up what was asked of him before.
        again = again or bool(_STILL.match(other.text) and stems & others)
        if near and again:
            return 0.85
        return 0.0
    sequence = sides.sequence
    if sequence is None or sequence.step != "contrast":
        return 0.0
    # No question is told for one side: the text must set two short answers against each other.
    if earlier.length > _SHORT_ANSWER or later.length > _SHORT_ANSWER:
        return 0.0
    if sequence.one_sentence:
        return 0.85
    untold = one is None and other is None and sequence.announced
    return 0.8 if untold and _distance(earlier, later) <= _NEAR else 0.0


def _distance(one: Reading, other: Reading) -> int:
    return abs(one.quotation.start - other.quotation.start)


def _pair(sides: _Sides, finding: Finding) -> ClaimPair:
    earlier, later = sides.earlier.quotation, sides.later.quotation
    assert earlier.speaker is not None
    return ClaimPair(
        id=_pair_id(earlier, later, finding.relation),
        earlier=earlier,
        later=later,
        relation=finding.relation,
        speaker=earlier.speaker,
        question=_shared_question(earlier, later),
        evidence=_all_evidence(sides, finding),
        score=round(min(1.0, finding.score), 4),
        reason=finding.reason,
        explanation=finding.explanation,
        calibrated=False,
        version=VERSION,
    )


def _all_evidence(sides: _Sides, finding: Finding) -> tuple[Evidence, ...]:
    earlier, later = sides.earlier, sides.later
    found = [
        _evidence(
            earlier, Passage.cut(earlier.text, *finding.first), "earlier", finding.first_signal
        ),
        _evidence(later, Passage.cut(later.text, *finding.second), "later", finding.second_signal),
    ]
    for reading in (earlier, later):
        question, occasion = reading.quotation.question, reading.quotation.occasion
        if question is not None:
            found.append(_evidence(reading, question, "question", "the question answered"))
        if occasion is not None:
            found.append(_evidence(reading, occasion, "occasion", "the occasion"))
    if sides.sequence is not None and sides.sequence.cue is not None:
        cue = sides.sequence.cue
        # "Half an hour later" already shows what "hour later" would.
        if not any(one.role == "occasion" and one.passage.contains(cue) for one in found):
            found.append(_evidence(earlier, cue, "occasion", "the order of the statements"))
    return tuple(dict.fromkeys(found))


def _evidence(reading: Reading, passage: Passage, role: EvidenceRole, signal: str) -> Evidence:
    return Evidence(
        document_id=reading.quotation.document_id, passage=passage, role=role, signal=signal
    )


def _shared_question(earlier: Quotation, later: Quotation) -> Passage | None:
    """Return the question, in the document of `earlier`."""
    if earlier.question is not None:
        return earlier.question
    return later.question if later.document_id == earlier.document_id else None


def _pair_id(earlier: Quotation, later: Quotation, relation: str) -> str:
    text = f"{earlier.document_id}/{earlier.id}\n{later.document_id}/{later.id}\n{relation}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
