"""A whole HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotetrack.display.article import article_html
from quotetrack.display.escape import escaped, shortened
from quotetrack.display.style import fragment
from quotetrack.model import ClaimPair, Document, Entity, NonSpeech, Quotation


def page_html(
    document: Document,
    quotations: Iterable[Quotation],
    entities: Iterable[Entity] = (),
    claim_pairs: Iterable[ClaimPair] = (),
    non_speech: Iterable[NonSpeech] = (),
) -> str:
    """Return a page that shows one document. Takes what `article_html` does."""
    title = document.title or shortened(document.text, 80) or "quotetrack"
    shown = article_html(document, quotations, entities, claim_pairs, non_speech)
    return page_of_fragments([shown], title=title)


def page_of_fragments(fragments: Iterable[str], *, title: str = "quotetrack") -> str:
    """Return a page that shows `fragments` (results of `article_html`) one after another.

    The page needs nothing else: no other file, no script. Its content security policy forbids
    both. `title` is plain text and is escaped; the fragments are HTML and are not.
    """
    return "".join(page_pieces(fragments, title=title))


def page_pieces(fragments: Iterable[str], *, title: str = "quotetrack") -> Iterator[str]:
    """Yield the page that `page_of_fragments` returns in pieces, so that none need be held."""
    yield (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escaped(title)}</title>"
        "<style>body{margin:0 auto;padding:1rem;max-width:46rem;"
        "background:Canvas;color:CanvasText}</style></head>\n"
        "<body><main>"
    )
    for number, shown in enumerate(fragments):
        yield f"<hr>{shown}" if number else shown
    yield "</main></body></html>\n"


def note_html(title: str, message: str) -> str:
    """Return a fragment with a title and a message, both plain text, for what has no article."""
    return fragment(f'<h2>{escaped(title)}</h2><p role="alert">{escaped(message)}</p>')
