"""schema.org as JSON-LD: articles, quotations, speakers, and the claims of claim pairs.

schema.org has no term for two claims that do not go together, so a claim pair becomes a
`CreativeWork` about two `Claim`s, with its explanation as the abstract.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
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
from quotetrack.formats.writing.web_annotation import quotation_iri, speaker_iri
from quotetrack.frames import without_surrogates
from quotetrack.model import ClaimPair, Entity, EntityRef, Quotation
from quotetrack.results import Analysis
from quotetrack.terms import BY_HAND, EntityKind

CONTEXT: Final = "https://schema.org"
_TYPES: Final = {"person": "Person", "organisation": "Organization", "group": "Organization"}

Node = dict[str, Any]


def result_pieces(results: Iterable[Analysis]) -> Iterator[str]:
    """Yield articles, quotations, speakers and claims as one JSON-LD graph."""
    nodes = (node for analysis in results for node in nodes_of(analysis))
    return graph_pieces(nodes)


def pair_pieces(judged: Iterable[JudgedPair]) -> Iterator[str]:
    """Yield the claims of claim pairs as one JSON-LD graph."""
    nodes = (node for one in judged for node in claim_nodes(one))
    return graph_pieces(nodes)


def nodes_of(analysis: Analysis) -> Iterator[Node]:
    """Yield the nodes of one document, without the context that `CONTEXT` is."""
    document = analysis.document
    yield article_node(document)
    speaking = {quotation.speaker.id for quotation in analysis.quotations if quotation.speaker}
    for entity in analysis.entities:
        if entity.id in speaking:
            yield speaker_node(entity)
    known = {entity.id for entity in analysis.entities}
    others = {
        quotation.speaker
        for quotation in analysis.quotations
        if quotation.speaker and quotation.speaker.id not in known
    }
    for speaker in sorted(others, key=lambda one: one.id):
        yield named(speaker)
    for quotation in analysis.quotations:
        yield quotation_node(document, quotation)
    for judged in pairs_of(analysis):
        yield from claim_nodes(judged)


def article_node(document: PublishedDocument) -> Node:
    """Return a document as a `NewsArticle`, with its digest."""
    iri = document_iri(document)
    publisher = document.publisher
    return without_gaps(
        {
            "@type": "NewsArticle",
            "@id": iri,
            "url": iri if iri.startswith("http") else None,
            "headline": without_surrogates(document.title or ""),
            "datePublished": document.date and document.date.isoformat(),
            "inLanguage": without_surrogates(document.language),
            "publisher": {"@type": "Organization", "name": without_surrogates(publisher)}
            if publisher
            else None,
            "identifier": [
                _identifier("sha256", digest_of(document)),
                without_surrogates(document.id),
            ],
        }
    )


def kind_of(kind: EntityKind) -> str:
    """Return what schema.org calls a speaker: Person, Organization, Thing."""
    return _TYPES.get(kind, "Thing")


def speaker_node(entity: Entity) -> Node:
    """Return somebody or something that speaks, with all names."""
    others = [without_surrogates(alias) for alias in entity.aliases if alias != entity.name]
    return without_gaps(
        {
            **named(entity.ref),
            "@type": kind_of(entity.kind),
            "alternateName": others,
        }
    )


def quotation_node(document: PublishedDocument, quotation: Quotation) -> Node:
    """Return a quotation: its words, who spoke them, the article that they are in."""
    return without_gaps(
        {
            "@type": "Quotation",
            "@id": quotation_iri(document, quotation),
            "identifier": without_surrogates(quotation.id),
            "text": without_surrogates(quotation.unmarked),
            "spokenByCharacter": _reference(quotation.speaker),
            "dateCreated": _said_on(quotation),
            "description": corrected_in_words(quotation),
            "isPartOf": {"@id": document_iri(document)},
        }
    )


def claim_nodes(judged: JudgedPair) -> Iterator[Node]:
    """Yield the two statements of a pair as `Claim`s, and what links them."""
    pair = judged.pair
    sides = (
        ("earlier", judged.earlier_document, pair.earlier),
        ("later", judged.later_document, pair.later),
    )
    for side, document, quotation in sides:
        yield without_gaps(
            {
                "@type": "Claim",
                "@id": _claim_iri(pair, side),
                "text": without_surrogates(quotation.unmarked),
                "author": {**named(pair.speaker)},
                "datePublished": day_said(document, quotation),
                "appearance": quotation_node(document, quotation),
            }
        )
    yield {
        "@type": "CreativeWork",
        "@id": iri_of("claim pair", pair.id),
        "identifier": without_surrogates(pair.id),
        "keywords": pair.relation,
        "abstract": without_surrogates(pair.explanation),
        **({"description": "linked by a person"} if pair.reason == BY_HAND else {}),
        "about": [{"@id": _claim_iri(pair, side)} for side, _, _ in sides],
    }


def graph_pieces(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the pieces of a JSON-LD graph of `nodes`."""
    yield f'{{"@context": "{CONTEXT}", "@graph": ['
    yield from listed(nodes)
    yield "]}\n"


def _claim_iri(pair: ClaimPair, side: str) -> str:
    return iri_of("claim", pair.id, side)


def _reference(speaker: EntityRef | None) -> Node | None:
    return {"@id": speaker_iri(speaker.id)} if speaker else None


def named(speaker: EntityRef) -> Node:
    """Return the short form of a speaker."""
    return {"@id": speaker_iri(speaker.id), "name": without_surrogates(speaker.name)}


def _identifier(kind: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": kind, "value": value}


def _said_on(quotation: Quotation) -> str | None:
    said_on = quotation.said_on
    # The vocabulary knows days, months and years, and no weeks.
    return said_on.iso if said_on and said_on.precision != "week" else None


def day_said(document: PublishedDocument, quotation: Quotation) -> str | None:
    """Return the day that something was said or else published, as exactly as it is known."""
    published: datetime.date | None = document.date
    return _said_on(quotation) or (published.isoformat() if published else None)
