"""Quotations by themselves, as cards, where the article around them is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from quotetrack.display.context import excerpt_around, fits
from quotetrack.display.escape import escaped, linked
from quotetrack.display.quoted import quoted_html
from quotetrack.display.style import fragment
from quotetrack.display.weave import Mark, woven
from quotetrack.display.words import (
    count_in_words,
    date_in_words,
    non_speech_in_words,
    quotation_in_words,
    speaker_in_words,
)
from quotetrack.model import Document, NonSpeech, Quotation
from quotetrack.model.text import Publication

_MOST = 500


def quotations_html(quotations: Iterable[Quotation], document: Document | None = None) -> str:
    """Return quotations as an HTML fragment, each with how it got its speaker.

    With the `document` that they come from, each stands among the words around it. At most 500
    are shown, and then how many there are.
    """
    quotations = list(quotations)
    parts = [_quotation_card(quotation, document) for quotation in quotations[:_MOST]]
    if len(quotations) > 1:
        parts.insert(0, f"<h3>{count_in_words(len(quotations), 'quotation')}</h3>")
    if len(quotations) > _MOST:
        parts.append(f"<p>… and {len(quotations) - _MOST:,} more.</p>")
    return fragment(*(parts or ["<p>No quotations.</p>"]))


def non_speech_html(stretches: Iterable[NonSpeech]) -> str:
    """Return stretches in quotation marks that are no speech, with their reasons."""
    items = "".join(
        f"<li>“{escaped(stretch.text)}” "
        f'<span class="qt-faint">{escaped(non_speech_in_words(stretch))}</span></li>'
        for stretch in stretches
    )
    return fragment(f"<ul>{items}</ul>" if items else "<p>No quoted stretches but speech.</p>")


def quotation_marks(quotation: Quotation) -> Iterator[Mark]:
    """Yield the marks of a quotation, its source, cue and question, without colour or links."""
    title = quotation_in_words(quotation)
    for fragment_ in quotation.fragments:
        yield Mark(span=fragment_, classes="qt-quote", title=title)
    if quotation.source:
        yield Mark(span=quotation.source.span, classes="qt-source", title=title)
    if quotation.cue:
        yield Mark(span=quotation.cue, classes="qt-cue", title=title)
    if quotation.question:
        yield Mark(span=quotation.question, classes="qt-question", title="the question answered")


def in_context(quotation: Quotation, document: Document, marks: Iterable[Mark] = ()) -> str | None:
    """Return the quotation among the words around it as HTML, or None where they do not fit.

    `marks` are laid over it too; their spans count in the document. None means that `document`
    does not hold the quotation's words where it says: it is another version of the text.
    """
    if not fits(quotation, document):
        return None
    excerpt = excerpt_around(quotation, document.text)
    words = woven(
        excerpt.span.of(document.text),
        excerpt.clipped([*quotation_marks(quotation), *marks]),
    )
    return ("… " if excerpt.cut_before else "") + words + (" …" if excerpt.cut_after else "")


class Published(Publication, Protocol):
    """What is told of where something was published; a document or its label."""

    @property
    def name(self) -> str:
        """What people call it."""


def origin_in_html(document_id: str, document: Published | None) -> str:
    """Return where something comes from: publisher, day, title with a link, or only the id."""
    if document is None:
        return f"document {escaped(document_id)}"
    published = f"published {date_in_words(document.date)}" if document.date else ""
    title = linked(document.name, document.url)
    known = [title, escaped(document.publisher or ""), published]
    return " · ".join(fact for fact in known if fact)


def _quotation_card(quotation: Quotation, document: Document | None) -> str:
    words = in_context(quotation, document) if document else None
    if words is None:
        document = None
    return (
        f'<section class="qt-card"><h3>{escaped(speaker_in_words(quotation))}</h3>'
        f"<blockquote>{words or quoted_html(quotation)}</blockquote>"
        f'<p class="qt-faint">{escaped(quotation_in_words(quotation))}</p>'
        f'<p class="qt-faint">{origin_in_html(quotation.document_id, document)}</p></section>'
    )
