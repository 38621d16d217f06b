"""ClaimReview of schema.org: it says that a fact-checker judged a claim.

So it is made of pairs only that a person confirmed. It holds what search engines ask for
(https://developers.google.com/search/docs/appearance/structured-data/factcheck): the page of the
review, a rating in words, a claim that can be read, and who made it and who judged it, each a
Person or an Organization.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from quotetrack.errors import UnconfirmedPairError, UnpublishedReviewError
from quotetrack.formats.judged import JudgedPair
from quotetrack.formats.publishing import FactChecker
from quotetrack.formats.writing.linked_data import iri_of, without_gaps
from quotetrack.formats.writing.schema_org import (
    Node,
    article_node,
    day_said,
    graph_pieces,
    kind_of,
    named,
    quotation_node,
)
from quotetrack.frames import without_surrogates
from quotetrack.terms import RATINGS

#: What stands in the place of a rating that the reviewer did not give.
NOT_RATED: Final = "Inconsistent, not rated"


def pair_pieces(judged: Iterable[JudgedPair], by: FactChecker | None = None) -> Iterator[str]:
    """Yield a `ClaimReview` for each pair as one JSON-LD graph, published as `by` says.

    Raises what `claim_review` does.
    """
    return graph_pieces(claim_review(one, by=by) for one in judged)


def claim_review(
    judged: JudgedPair,
    *,
    author: str | None = None,
    url: str | None = None,
    by: FactChecker | None = None,
) -> Node:
    """Return the `ClaimReview` of a claim pair that a person confirmed.

    The claim under review is the later statement; the earlier one is cited.

    Args:
        judged: The pair with its verdict.
        author: The organisation that publishes the review; the reviewer, where it is left out.
        url: The page that the review is published on. Left out, it is that of the verdict (its
            `url`), or else the one that `by` has for the pair.
        by: Who publishes reviews, where several are made.

    Raises:
        UnconfirmedPairError: The verdict is anything but "confirmed".
        UnpublishedReviewError: The page is not known.
    """
    pair, verdict, by = judged.pair, judged.verdict, by or FactChecker()
    if verdict is None or verdict.status != "confirmed":
        raise UnconfirmedPairError(
            f"The claim pair {pair.id} is {judged.status}. A ClaimReview is made only of a pair "
            "that a person confirmed; review it first."
        )
    page = url or getattr(verdict, "url", "") or by.page_of(pair.id)
    if not page:
        raise UnpublishedReviewError(
            f"Nobody said on which page the review of the claim pair {pair.id} is published, and a "
            "ClaimReview needs that. Store the address with the verdict (url=), or say how your "
            "pages are called: FactChecker(pages='https://facts.example/{pair}').",
            pair_ids=(pair.id,),
        )
    name = author or by.name
    return without_gaps(
        {
            "@type": "ClaimReview",
            "@id": iri_of("claim review", pair.id),
            "url": page,
            "datePublished": verdict.reviewed_at.date().isoformat(),
            "author": without_gaps(
                {
                    "@type": "Organization" if name else "Person",
                    "name": without_surrogates(name or verdict.reviewer),
                    "url": by.url if name else "",
                }
            ),
            "claimReviewed": without_surrogates(f"{pair.speaker.name}: {pair.later.quoted}"),
            "itemReviewed": without_gaps(
                {
                    "@type": "Claim",
                    "text": without_surrogates(pair.later.unmarked),
                    "author": {"@type": _speaker_type(judged), **named(pair.speaker)},
                    "datePublished": day_said(judged.later_document, pair.later),
                    "appearance": article_node(judged.later_document),
                }
            ),
            "citation": {
                **quotation_node(judged.earlier_document, pair.earlier),
                "isPartOf": article_node(judged.earlier_document),
            },
            "reviewRating": _rating(verdict.rating),
            "reviewBody": without_surrogates(
                " ".join(part for part in (pair.explanation, verdict.note) if part)
            ),
        }
    )


def _speaker_type(judged: JudgedPair) -> str:
    # An unnamed source is somebody, too, and search engines take nothing else.
    kind = kind_of(judged.speaker_kind)
    return kind if kind == "Organization" else "Person"


def _rating(rating: str | None) -> Node:
    """Return the rating in words, and as a number where it is one of ours."""
    if rating is None or rating not in RATINGS:
        return {"@type": "Rating", "alternateName": rating or NOT_RATED}
    # The best has the highest number.
    steps = RATINGS.names[::-1]
    return {
        "@type": "Rating",
        "ratingValue": steps.index(rating) + 1,
        "bestRating": len(RATINGS),
        "worstRating": 1,
        "alternateName": rating,
    }
