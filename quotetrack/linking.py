"""Claim pairs in the caller's characters: quotations go in and come back as they were given.

The claims stage compares quotations in the normalised texts of their documents. Where a document
needs no normalising, nothing is done here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from quotetrack import claims
from quotetrack.claims import DEFAULT_THRESHOLD
from quotetrack.claims.relating import DEFAULT_LIMIT
from quotetrack.claims.rerank import EmbedCallable, NliCallable
from quotetrack.model import ClaimPair, Document, Quotation, RelatedStatement
from quotetrack.reading import Reading, read


def find_context(document: Document, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return `quotations` with what they answer and when they were said.

    As `claims.find_context` does; they keep their ids.
    """
    reading = read(document)
    found = claims.find_context(reading, [reading.quotation_inward(one) for one in quotations])
    return tuple(
        evolve(reading.quotation_outward(one), id=given.id)
        for one, given in zip(found, quotations, strict=True)
    )


def link(
    quotations: Sequence[Quotation],
    documents: Mapping[str, Document],
    *,
    against: Iterable[Quotation] = (),
    threshold: float = DEFAULT_THRESHOLD,
    nli: NliCallable | None = None,
    embed: EmbedCallable | None = None,
) -> tuple[ClaimPair, ...]:
    """Return the pairs of `quotations` that do not go together, as `claims.link` does."""
    texts = _Texts(documents)
    found = claims.link(
        list(texts.inward(quotations)),
        texts.documents,
        against=list(texts.inward(against)),
        threshold=threshold,
        nli=nli,
        embed=embed,
    )
    return tuple(texts.outward(pair) for pair in found)


def compare(
    earlier: Quotation, later: Quotation, documents: Mapping[str, Document]
) -> ClaimPair | None:
    """Return what two quotations of one speaker make together, as `claims.compare` does."""
    texts = _Texts(documents)
    one, other = texts.inward([earlier, later])
    found = claims.compare(one, other, texts.documents)
    return texts.outward(found) if found is not None else None


def related(
    quotation: Quotation,
    others: Iterable[Quotation],
    documents: Mapping[str, Document],
    *,
    limit: int = DEFAULT_LIMIT,
) -> tuple[RelatedStatement, ...]:
    """Return what the speaker said besides on the same matter, as `claims.related` does."""
    texts = _Texts(documents)
    (given,) = texts.inward([quotation])
    found = claims.related(given, list(texts.inward(others)), texts.documents, limit=limit)
    return tuple(texts.related_outward(one) for one in found)


def search_words(quotation: Quotation, document: Document) -> tuple[str, ...]:
    """Return the words by which others on the matter are found, as `claims.search_words` does."""
    reading = read(document)
    return claims.search_words(reading.quotation_inward(quotation), reading.document)


def keys(quotation: Quotation, document: Document) -> frozenset[str]:
    """Return what `quotation` is filed under in a store that grows, as `claims.keys` does."""
    reading = read(document)
    return claims.keys(reading.quotation_inward(quotation), reading.document)


class _Texts:
    """The documents of some quotations with their normalised texts, and the way there and back."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._given = documents
        self._moved: dict[str, Reading] = {}
        self._quotations: dict[tuple[str, str], Quotation] = {}
        self.documents = dict(documents)

    def _reading(self, document_id: str) -> Reading | None:
        """Return the reading of a document whose text is not the caller's, else None."""
        if document_id not in self._moved:
            document = self._given.get(document_id)
            if document is None:
                return None
            reading = self._moved[document_id] = read(document)
            self.documents[document_id] = reading.document
        reading = self._moved[document_id]
        return None if reading.is_unchanged else reading

    def inward(self, quotations: Iterable[Quotation]) -> Iterator[Quotation]:
        for quotation in quotations:
            reading = self._reading(quotation.document_id)
            if reading is None:
                yield quotation
            else:
                self._quotations[quotation.document_id, quotation.id] = quotation
                yield reading.quotation_inward(quotation)

    def _given_as(self, quotation: Quotation) -> Quotation:
        return self._quotations.get((quotation.document_id, quotation.id), quotation)

    def related_outward(self, one: RelatedStatement) -> RelatedStatement:
        if not self._quotations:
            return one
        pair = self.outward(one.pair) if one.pair is not None else None
        return evolve(one, quotation=self._given_as(one.quotation), pair=pair)

    def outward(self, pair: ClaimPair) -> ClaimPair:
        if not self._quotations:
            return pair
        earlier, later = self._given_as(pair.earlier), self._given_as(pair.later)
        reading = self._reading(earlier.document_id)
        question = pair.question
        if question is not None and reading is not None:
            question = reading.passage_outward(question)
        evidence = []
        for one in pair.evidence:
            reading = self._reading(one.document_id)
            passage = reading.passage_outward(one.passage) if reading else one.passage
            evidence.append(evolve(one, passage=passage))
        return evolve(
            pair, earlier=earlier, later=later, question=question, evidence=tuple(evidence)
        )
