"""JSON-LD, expanded by pyld and read as RDF by rdflib, with contexts that are bound locally."""

import datetime
import json

import pytest
from attrs import evolve
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, SDO

from quotetrack.errors import InputError, UnconfirmedPairError, UnpublishedReviewError
from quotetrack.formats import FactChecker, claim_review
from quotetrack.formats.writing.linked_data import document_iri
from quotetrack.model import Document
from quotetrack.terms import EntityKind
from tests.formats.contexts import graph_of
from tests.formats.results import (
    ARTICLE,
    HOSTILE,
    Verdict,
    analysis,
    hostile,
    judged,
    written,
    written_pairs,
)

OA = Namespace("http://www.w3.org/ns/oa#")
ARTICLE_IRI = URIRef("https://courier.example/rain?a=1&b=2")


def read(results: list, format: str) -> Graph:
    return graph_of(written(results, format).decode("ascii"))


def predicates(graph: Graph) -> set[str]:
    return {str(predicate) for predicate in graph.predicates()}


# Names


def test_a_document_is_named_by_its_address_or_its_digest() -> None:
    assert document_iri(Document("x", url="https://a.example/1?x=ä")) == "https://a.example/1?x=ä"
    # The digest of "Hello World!" is the example of RFC 6920, section 8.1.
    named = document_iri(Document("Hello World!"))
    assert named == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://a.example/ x",
        'https://a.example/"',
        "https://a.example/<b>",
        "https://user@a.example/",
        "https://[broken",
        "//a.example",
        "",
    ],
)
def test_an_address_that_is_no_sound_iri_is_not_used(url: str) -> None:
    assert document_iri(Document("x", url=url)).startswith("ni:///")


# Web Annotation


def test_an_annotation_selects_the_quoted_words_twice() -> None:
    found = analysis()
    graph = read([found], "web-annotation")
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == len(found.quotations) + len(found.claim_pairs)
    targets = list(graph.objects(None, OA.hasTarget))
    # Four fragments of three quotations, two of which stand in the pair too.
    assert len(targets) == 6
    for target in targets:
        assert graph.value(target, OA.hasSource) == ARTICLE_IRI
        position, quote = None, None
        for selector in graph.objects(target, OA.hasSelector):
            if (selector, RDF.type, OA.TextPositionSelector) in graph:
                position = selector
            if (selector, RDF.type, OA.TextQuoteSelector) in graph:
                quote = selector
        start = int(graph.value(position, OA.start))
        end = int(graph.value(position, OA.end))
        assert str(graph.value(quote, OA.exact)) == ARTICLE[start:end]
        assert str(graph.value(quote, OA.prefix)) == ARTICLE[max(0, start - 32) : start]
        assert str(graph.value(quote, OA.suffix)) == ARTICLE[end : end + 32]
    digest = Literal(found.document.sha256)
    assert (ARTICLE_IRI, SDO.sha256, digest) in graph


def test_an_annotation_names_the_speaker() -> None:
    graph = read([analysis()], "web-annotation")
    people = set(graph.subjects(RDF.type, FOAF.Person))
    assert {str(graph.value(person, FOAF.name)) for person in people} == {
        "Ada Fenwick",
        "Tomas Reyes",
    }


def test_every_term_of_an_annotation_is_known() -> None:
    raw = (
        written([analysis()], "web-annotation").decode()
        + written_pairs([judged()], "web-annotation").decode()
    )
    assert "oa#" not in raw
    graph = read([analysis()], "web-annotation")
    assert all(str(name).startswith("http") for name in predicates(graph))
    # A term that no context binds would be dropped in silence: as many are left as were written.
    plain = json.loads(written([analysis()], "web-annotation"))
    terms: set[str] = set()

    def gather(node: object) -> None:
        if isinstance(node, dict):
            terms.update(node)
            for value in node.values():
                gather(value)
        elif isinstance(node, list):
            for value in node:
                gather(value)

    gather({key: value for key, value in plain.items() if key != "@context"})
    from tests.formats.contexts import ANNOTATION

    assert terms - set(ANNOTATION) == {"schema:identifier", "schema:sha256"}


def test_a_review_stands_in_the_annotation_of_its_pair() -> None:
    graph = graph_of(written_pairs([judged()], "web-annotation").decode())
    (assessed,) = graph.subjects(OA.hasPurpose, OA.assessing)
    value = str(graph.value(assessed, RDF.value))
    assert value == "confirmed, Full Flop. Checked with the <recording>."
    reviewer = graph.value(assessed, DCTERMS.creator)
    assert str(graph.value(reviewer, FOAF.name)) == "Ivo Lund"
    assert graph.value(assessed, DCTERMS.created).toPython() == Verdict().reviewed_at


def test_the_collection_counts_its_annotations() -> None:
    collection = json.loads(written([analysis(), analysis(id="d2")], "web-annotation"))
    assert collection["total"] == len(collection["first"]["items"]) == 8
    assert json.loads(written([], "web-annotation"))["total"] == 0


# schema.org


def test_quotations_with_speakers_and_articles() -> None:
    graph = read([analysis()], "schema-org")
    quotations = {
        str(graph.value(one, SDO.text)): str(
            graph.value(graph.value(one, SDO.spokenByCharacter), SDO.name)
        )
        for one in graph.subjects(RDF.type, SDO.Quotation)
    }
    assert quotations["Yes."] == "Ada Fenwick"
    assert quotations["She has changed her mind, … before 🌧."] == "Tomas Reyes"
    assert (ARTICLE_IRI, RDF.type, SDO.NewsArticle) in graph
    assert str(graph.value(ARTICLE_IRI, SDO.headline)) == "Rain"
    assert str(graph.value(ARTICLE_IRI, SDO.datePublished)) == "2024-03-05"
    claims = list(graph.subjects(RDF.type, SDO.Claim))
    assert {str(graph.value(claim, SDO.text)) for claim in claims} == {
        "Yes.",
        "Well, I have not quite decided that.",
    }
    (linked,) = graph.subjects(RDF.type, SDO.CreativeWork)
    assert set(graph.objects(linked, SDO.about)) == set(claims)


@pytest.mark.parametrize("results", [[analysis()], hostile()], ids=["article", "hostile"])
def test_every_term_is_one_of_schema_org(results: list) -> None:
    graph = read(results, "schema-org")
    graph += graph_of(written_pairs([judged()], "schema-org").decode())
    graph += graph_of(written_pairs([judged()], "claim-review").decode())
    kinds = {str(kind) for kind in graph.objects(None, RDF.type)}
    for name in predicates(graph) - {str(RDF.type)} | kinds:
        assert name.startswith("https://schema.org/")
        assert name.removeprefix("https://schema.org/") in SDO


# ClaimReview


def test_a_claim_review_of_a_confirmed_pair() -> None:
    graph = graph_of(written_pairs([judged()], "claim-review").decode())
    (review,) = graph.subjects(RDF.type, SDO.ClaimReview)
    assert str(graph.value(review, SDO.claimReviewed)) == (
        "Ada Fenwick: “Well, I have not quite decided that.”"
    )
    rating = graph.value(review, SDO.reviewRating)
    assert [
        graph.value(rating, name).toPython()
        for name in (SDO.ratingValue, SDO.bestRating, SDO.worstRating, SDO.alternateName)
    ] == [1, 3, 1, "Full Flop"]
    claim = graph.value(review, SDO.itemReviewed)
    assert str(graph.value(graph.value(claim, SDO.author), SDO.name)) == "Ada Fenwick"
    assert str(graph.value(graph.value(review, SDO.author), SDO.name)) == "Ivo Lund"
    cited = graph.value(review, SDO.citation)
    assert str(graph.value(cited, SDO.text)) == "Yes."
    assert graph.value(cited, SDO.isPartOf) == ARTICLE_IRI
    assert str(graph.value(review, SDO.reviewBody)).endswith("Checked with the <recording>.")


def test_a_publisher_and_a_page_can_be_named() -> None:
    node = claim_review(judged(), author="Marsh Facts", url="https://facts.example/1")
    assert node["author"] == {"@type": "Organization", "name": "Marsh Facts"}
    assert node["url"] == "https://facts.example/1"
    node = claim_review(judged(), by=FactChecker("Marsh Facts", "https://facts.example"))
    assert node["author"]["url"] == "https://facts.example"
    assert node["url"] == "https://facts.example/rain"


@pytest.mark.parametrize("rating", [None, "Half Flip", "Pants on fire"])
@pytest.mark.parametrize("kind", ["person", "organisation", "group", "unnamed"])
@pytest.mark.parametrize("name", ["", "Marsh Facts"])
def test_a_claim_review_holds_what_google_asks_for(
    rating: str | None, kind: EntityKind, name: str
) -> None:
    # https://developers.google.com/search/docs/appearance/structured-data/factcheck: required are
    # claimReviewed, reviewRating with alternateName, and url; authors are a Person or Organization.
    one = evolve(judged(Verdict(rating=rating)), speaker_kind=kind)
    node = claim_review(one, by=FactChecker(name))
    assert node["url"].startswith("https://")
    assert node["claimReviewed"].startswith("Ada Fenwick: “")
    stars = node["reviewRating"]
    assert stars["@type"] == "Rating"
    assert stars["alternateName"] == (rating or "Inconsistent, not rated")
    assert ("ratingValue" in stars) is (rating == "Half Flip")
    if "ratingValue" in stars:
        assert stars["worstRating"] <= stars["ratingValue"] <= stars["bestRating"]
    for who in (node["author"], node["itemReviewed"]["author"]):
        assert who["@type"] in ("Person", "Organization")
        assert who["name"]
    assert node["itemReviewed"]["@type"] == "Claim"
    assert node["itemReviewed"]["appearance"]["url"].startswith("https://")
    datetime.date.fromisoformat(node["itemReviewed"]["datePublished"])


def test_a_review_without_a_page_is_asked_for_it() -> None:
    nowhere = judged(Verdict(url=""))
    with pytest.raises(UnpublishedReviewError, match="on which page") as caught:
        claim_review(nowhere)
    assert caught.value.pair_ids == (nowhere.pair.id,)
    pages = FactChecker(pages="https://facts.example/{pair}.html")
    assert claim_review(nowhere, by=pages)["url"] == (
        f"https://facts.example/{nowhere.pair.id}.html"
    )
    for wrong in ({"pages": "https://facts.example/"}, {"url": "facts.example"}):
        with pytest.raises(InputError, match="address"):
            FactChecker(**wrong)


@pytest.mark.parametrize(
    "verdict", [None, *(Verdict(status=one) for one in ("unreviewed", "rejected", "unsure"))]
)
def test_no_claim_review_without_a_person_who_confirmed(verdict: Verdict | None) -> None:
    with pytest.raises(UnconfirmedPairError, match="only of a pair that a person confirmed"):
        claim_review(judged(verdict))
    with pytest.raises(UnconfirmedPairError):
        written_pairs([judged(), judged(verdict)], "claim-review")


# Hostile texts


@pytest.mark.parametrize("format", ["web-annotation", "schema-org"])
def test_hostile_texts_come_back_and_cannot_leave_a_script_element(format: str) -> None:
    raw = written(hostile(), format).decode("ascii")
    assert "<" not in raw
    graph = graph_of(raw)
    texts = {str(one) for one in graph.objects()}
    names = [text for text in HOSTILE if text.strip()]
    if format == "schema-org":
        for text in names:
            assert text.replace("\udc80", "\ufffd") in texts
    graph.serialize(format="nt")
