"""JSON-LD contexts without the network: the terms that quotetrack uses, bound as the standards say.

Written by hand from https://www.w3.org/TR/annotation-vocab/ and https://schema.org.
"""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld
from rdflib import Graph

_OA = "http://www.w3.org/ns/oa#"
_AS = "http://www.w3.org/ns/activitystreams#"
_DCTERMS = "http://purl.org/dc/terms/"
_XSD = "http://www.w3.org/2001/XMLSchema#"


def _link(iri: str, kind: str = "@id") -> dict[str, str]:
    return {"@id": iri, "@type": kind}


ANNOTATION = {
    "@version": 1.1,
    "id": "@id",
    "type": "@type",
    **{
        name: _OA + name
        for name in (
            "Annotation SpecificResource TextualBody TextPositionSelector TextQuoteSelector "
            "identifying linking classifying describing assessing exact prefix suffix"
        ).split()
    },
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "Organization": "http://xmlns.com/foaf/0.1/Organization",
    "name": "http://xmlns.com/foaf/0.1/name",
    "Software": _AS + "Application",
    "AnnotationCollection": _AS + "OrderedCollection",
    "AnnotationPage": _AS + "OrderedCollectionPage",
    "first": _link(_AS + "first"),
    "items": {"@id": _AS + "items", "@type": "@id", "@container": "@list"},
    "total": _link(_AS + "totalItems", _XSD + "nonNegativeInteger"),
    "startIndex": _link(_AS + "startIndex", _XSD + "nonNegativeInteger"),
    "generator": _link(_AS + "generator"),
    "creator": _link(_DCTERMS + "creator"),
    "created": _link(_DCTERMS + "created", _XSD + "dateTime"),
    "language": "http://purl.org/dc/elements/1.1/language",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "body": _link(_OA + "hasBody"),
    "target": _link(_OA + "hasTarget"),
    "source": _link(_OA + "hasSource"),
    "selector": _link(_OA + "hasSelector"),
    "motivation": _link(_OA + "motivatedBy", "@vocab"),
    "purpose": _link(_OA + "hasPurpose", "@vocab"),
    "start": _link(_OA + "start", _XSD + "nonNegativeInteger"),
    "end": _link(_OA + "end", _XSD + "nonNegativeInteger"),
}
SCHEMA_ORG = {
    "@vocab": "https://schema.org/",
    "url": _link("https://schema.org/url"),
    "datePublished": _link("https://schema.org/datePublished", "https://schema.org/Date"),
    "dateCreated": _link("https://schema.org/dateCreated", "https://schema.org/Date"),
}
_CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": ANNOTATION,
    "https://schema.org": SCHEMA_ORG,
}


def load(url: str, _options: object) -> dict[str, Any]:
    """Give pyld one of the contexts above; any other address is an error."""
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": _CONTEXTS[url]}}


def expanded(data: str) -> list[Any]:
    """Expand JSON-LD as every consumer does, strictly."""
    return jsonld.expand(json.loads(data), {"documentLoader": load})


def graph_of(data: str) -> Graph:
    """Read JSON-LD into an RDF graph with rdflib."""
    graph = Graph()
    graph.parse(data=json.dumps(expanded(data)), format="json-ld")
    return graph
