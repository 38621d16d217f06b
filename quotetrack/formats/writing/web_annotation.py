"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/), as JSON-LD.

One annotation for each quotation: its targets are the quoted words, each found by position (code
points, as Python counts) and by the words themselves with those around them; its body is the
speaker and the mention that names it. One for each claim pair, which links the two statements.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from quotetrack.display import corrected_in_words
from quotetrack.formats.judged import JudgedPair, PublishedDocument, pairs_of
from quotetrack.formats.writing.linked_data import (
    digest_of,
    document_iri,
    iri_of,
    listed,
    without_gaps,
)
from quotetrack.frames import without_surrogates
from quotetrack.model import Document, Entity, Quotation, Span
from quotetrack.results import Analysis
from quotetrack.terms import BY_HAND
from quotetrack.version import __version__

CONTEXT: Final = ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/"}]
_AROUND: Final = 32
_TYPES: Final = {"person": "Person", "organisation": "Organization"}
_GENERATOR: Final = {
    "id": iri_of("software", "quotetrack", __version__),
    "type": "Software",
    "name": f"quotetrack {__version__}",
}

Node = dict[str, Any]


def result_pieces(results: Iterable[Analysis]) -> Iterator[str]:
    """Yield the annotations of all quotations and claim pairs as one `AnnotationCollection`."""
    return _collection(node for analysis in results for node in annotations_of(analysis))


def pair_pieces(judged: Iterable[JudgedPair]) -> Iterator[str]:
    """Yield the annotations of claim pairs as one `AnnotationCollection`."""
    return _collection(pair_annotation(one) for one in judged)


def annotations_of(analysis: Analysis) -> Iterator[Node]:
    """Yield the annotations of one document, without the context that `CONTEXT` is."""
    entities = {entity.id: entity for entity in analysis.entities}
    for quotation in analysis.quotations:
        yield quotation_annotation(analysis.document, quotation, entities)
    for judged in pairs_of(analysis):
        yield pair_annotation(judged)


def quotation_annotation(
    document: Document, quotation: Quotation, entities: Mapping[str, Entity]
) -> Node:
    """Return the annotation that says who said these words of `document`."""
    source = quotation.source
    bodies = [
        _speaker(quotation, entities),
        _source(document, source.span) if source else None,
        _note(f"rule {quotation.rule}, confidence {quotation.confidence:.2f}"),
        _note(quotation.reason),
        _note(corrected_in_words(quotation)),
    ]
    return {
        "id": quotation_iri(document, quotation),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": _GENERATOR,
        "schema:identifier": without_surrogates(quotation.id),
        "body": [body for body in bodies if body],
        "target": _targets(document, quotation),
    }


def pair_annotation(judged: JudgedPair) -> Node:
    """Return the annotation that links the two statements of a claim pair."""
    pair, verdict = judged.pair, judged.verdict
    bodies = [
        {"type": "TextualBody", "purpose": "classifying", "value": pair.relation},
        _note(pair.explanation),
        _note("linked by a person" if pair.reason == BY_HAND else None),
    ]
    if verdict and verdict.status != "unreviewed":
        words = [f"{verdict.status}{f', {verdict.rating}' if verdict.rating else ''}", verdict.note]
        bodies.append(
            {
                "type": "TextualBody",
                "purpose": "assessing",
                "value": without_surrogates(". ".join(word for word in words if word)),
                "creator": {
                    "id": iri_of("reviewer", verdict.reviewer),
                    "type": "Person",
                    "name": without_surrogates(verdict.reviewer),
                },
                "created": verdict.reviewed_at.isoformat(),
            }
        )
    return {
        "id": iri_of("claim pair", pair.id),
        "type": "Annotation",
        "motivation": "linking",
        "generator": _GENERATOR,
        "schema:identifier": without_surrogates(pair.id),
        "body": [body for body in bodies if body],
        "target": [
            *_targets(judged.earlier_document, pair.earlier),
            *_targets(judged.later_document, pair.later),
        ],
    }


def quotation_iri(document: PublishedDocument, quotation: Quotation) -> str:
    """Return the name of a quotation in all JSON-LD formats."""
    return iri_of("quotation", digest_of(document), quotation.id)


def speaker_iri(speaker_id: str) -> str:
    """Return the name of a speaker in all JSON-LD formats."""
    return iri_of("speaker", speaker_id)


def _targets(document: PublishedDocument, quotation: Quotation) -> list[Node]:
    pieces = zip(quotation.fragments, quotation.pieces, strict=False)
    return [_selected(document, fragment, words) for fragment, words in pieces]


def _source(document: Document, span: Span) -> Node:
    return {**_selected(document, span, span.of(document.text)), "purpose": "identifying"}


def _selected(document: PublishedDocument, span: Span, exact: str) -> Node:
    words = {"exact": without_surrogates(exact)}
    if isinstance(document, Document):
        text = document.text
        words |= {
            "prefix": without_surrogates(text[max(0, span.start - _AROUND) : span.start]),
            "suffix": without_surrogates(text[span.end : span.end + _AROUND]),
        }
    return {
        "type": "SpecificResource",
        "source": {
            "id": document_iri(document),
            "type": "Text",
            "language": without_surrogates(document.language),
            "schema:sha256": digest_of(document),
        },
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {"type": "TextQuoteSelector", **words},
        ],
    }


def _speaker(quotation: Quotation, entities: Mapping[str, Entity]) -> Node | None:
    speaker = quotation.speaker
    if speaker is None:
        return None
    entity = entities.get(speaker.id)
    return {
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": without_gaps(
            {
                "id": speaker_iri(speaker.id),
                "type": _TYPES.get(entity.kind) if entity else None,
                "name": without_surrogates(speaker.name),
                "schema:identifier": without_surrogates(speaker.id),
            }
        ),
    }


def _note(words: str | None) -> Node | None:
    if not words:
        return None
    return {"type": "TextualBody", "purpose": "describing", "value": without_surrogates(words)}


def _collection(annotations: Iterable[Node]) -> Iterator[str]:
    # Counted as they are written, so that none need be held; the order of keys means nothing.
    count = 0

    def counted() -> Iterator[Node]:
        nonlocal count
        for annotation in annotations:
            count += 1
            yield annotation

    context = json.dumps(CONTEXT)
    yield f'{{"@context": {context}, "type": "AnnotationCollection", "first": '
    yield '{"type": "AnnotationPage", "startIndex": 0, "items": ['
    yield from listed(counted())
    yield f']}}, "total": {count}}}\n'
