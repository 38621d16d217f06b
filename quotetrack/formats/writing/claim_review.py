"""ClaimReview of schema.org: it says that a fact-checker judged a claim.

So it is made of pairs only that a person confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotetrack.errors import UnconfirmedPairError
from quotetrack.formats.judged import JudgedPair
from quotetrack.formats.writing.linked_data import iri_of, without_gaps
from quotetrack.formats.writing.schema_org import (
    Node,
    article_node,
    day_said,
    graph_pieces,
    named,
    quotation_node,
)
from quotetrack.frames import without_surrogates
from quotetrack.model import Document, Quotation
from quotetrack.terms import RATINGS


def pair_pieces(judged: Iterable[JudgedPair]) -> Iterator[str]:
    """Yield a `ClaimReview` for each pair as one JSON-LD graph.

    Raises `UnconfirmedPairError` at a pair that nobody confirmed.
    """
    return graph_pieces(claim_review(one) for one in judged)


def claim_review(judged: JudgedPair, *, author: str | None = None, url: str | None = None) -> Node:
    """Return the `ClaimReview` of a claim pair that a person confirmed.

    The claim under review is the later statement; the earlier one is cited.

    Args:
        judged: The pair with its verdict.
        author: The organisation that publishes the review; the reviewer, where it is left out.
        url: The page that the review is published on.

    Raises `UnconfirmedPairError` where the verdict is anything but "confirmed".
    """
    pair, verdict = judged.pair, judged.verdict
    if verdict is None or verdict.status != "confirmed":
        raise UnconfirmedPairError(
            f"The claim pair {pair.id} is {judged.status}. A ClaimReview is made only of a pair "
            "that a person confirmed; review it first."
        )
    kind = "Organization" if author else "Person"
    return without_gaps(
        {
            "@type": "ClaimReview",
            "@id": iri_of("claim review", pair.id),
            "url": url,
            "datePublished": verdict.reviewed_at.date().isoformat(),
            "author": {"@type": kind, "name": without_surrogates(author or verdict.reviewer)},
            "claimReviewed": without_surrogates(pair.later.text),
            "itemReviewed": without_gaps(
                {
                    "@type": "Claim",
                    "author": named(pair.speaker),
                    "datePublished": day_said(judged.later_document, pair.later),
                    "appearance": _appearance(judged.later_document, pair.later),
                }
            ),
            "citation": _appearance(judged.earlier_document, pair.earlier),
            "reviewRating": _rating(verdict.rating),
            "reviewBody": without_surrogates(
                " ".join(part for part in (pair.explanation, verdict.note) if part)
            ),
        }
    )


def _appearance(document: Document, quotation: Quotation) -> Node:
    return {**quotation_node(document, quotation), "isPartOf": article_node(document)}


def _rating(rating: str | None) -> Node | None:
    if rating is None:
        return None
    # The best has the highest number.
    steps = RATINGS.names[::-1]
    value = steps.index(rating) + 1 if rating in RATINGS else None
    return without_gaps(
        {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": value and len(RATINGS),
            "worstRating": value and 1,
            "alternateName": rating,
        }
    )
