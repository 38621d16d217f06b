"""An article with what was found in it, each quotation with a link to its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markupsafe import Markup

from quotetrack.display import (
    Mark,
    escaped,
    quotation_in_words,
    reason_in_words,
    woven,
)
from quotetrack.model import Document, NonSpeech, Span
from quotetrack.store import StoredQuotation

_CLOSING: Final = '”"»’'


def article_html(
    document: Document,
    quotations: Sequence[StoredQuotation],
    non_speech: Iterable[NonSpeech] = (),
    chosen: int | None = None,
) -> Markup:
    """Return an article with its quotations marked, each with a number that leads to its page.

    `chosen` is the key of the quotation that the page is about.
    """
    return Markup(woven(document.text, _marks(document.text, quotations, non_speech, chosen)))


def _marks(
    text: str,
    quotations: Sequence[StoredQuotation],
    non_speech: Iterable[NonSpeech],
    chosen: int | None,
) -> Iterator[Mark]:
    for stretch in non_speech:
        title = f"no speech: {reason_in_words(stretch)}"
        yield Mark(span=stretch.span, classes="no-speech", title=title)
    for number, stored in enumerate(quotations, start=1):
        quotation = stored.quotation
        title = quotation_in_words(quotation)
        last = len(quotation.fragments) - 1
        name = stored.speaker.name if stored.speaker else "speaker unknown"
        link = (
            f'<a class="number" data-aside href="/quotations/{stored.key}" '
            f'aria-label="{escaped(f"Quotation {number}, {name}")}">{number}</a>'
        )
        closes = text[quotation.end : quotation.end + 1] in tuple(_CLOSING)
        for at, span in enumerate(quotation.fragments):
            yield Mark(
                span=span,
                classes="statement" if stored.key == chosen else "said",
                title=title,
                anchor=f"q{stored.key}" if at == 0 else "",
                after=link if at == last and not closes else "",
            )
        if closes:  # The number stands behind the mark.
            yield Mark(span=Span(quotation.end, quotation.end + 1), classes="closing", after=link)
        if quotation.source:
            yield Mark(span=quotation.source.span, classes="source", title="the source")
        if quotation.cue:
            yield Mark(span=quotation.cue, classes="cue", title="the cue")
