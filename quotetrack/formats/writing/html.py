"""A page to read, without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotetrack.display import article_html, page_pieces
from quotetrack.results import Analysis


def result_pieces(results: Iterable[Analysis]) -> Iterator[str]:
    """Yield one page of all articles, with quotations, people and claim pairs marked."""
    return page_pieces(
        article_html(one.document, one.quotations, one.entities, one.claim_pairs, one.non_speech)
        for one in results
    )
