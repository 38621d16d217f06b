"""Statements as pages show them: in their marks, with what matters in them pointed out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Literal

from markupsafe import Markup

from quotetrack.display import Mark, date_in_words, quoted_html, when_in_words
from quotetrack.model import Quotation, Span
from quotetrack.store import DocumentLabel, StoredPair, StoredQuotation, StoredSpeaker, words_found

Side = Literal["earlier", "later"]


def statement_html(quotation: Quotation, words: str = "", length: int | None = 500) -> Markup:
    """Return a quotation in its marks, with the `words` of a search pointed out."""
    return Markup(quoted_html(quotation, hits(quotation, words), length=length))


def side_html(stored: StoredPair, side: Side, length: int | None = 260) -> Markup:
    """Return one statement of a pair, with the words pointed out that the pair rests on."""
    quotation = stored.pair.earlier if side == "earlier" else stored.pair.later
    marks = [
        Mark(span=one.passage, classes="evidence", element="mark", title=one.signal)
        for one in stored.pair.evidence
        if one.role == side and one.document_id == quotation.document_id
    ]
    return Markup(quoted_html(quotation, marks, length=length))


def hits(quotation: Quotation, words: str) -> Iterable[Mark]:
    """Yield marks for what a search for `words` finds in a quotation."""
    if not words:
        return
    for fragment, piece in zip(quotation.fragments, quotation.pieces, strict=False):
        for span in words_found(piece, words):
            place = Span(fragment.start + span.start, fragment.start + span.end)
            yield Mark(span=place, classes="hit", element="mark")


def when(quotation: Quotation, document: DocumentLabel) -> str:
    """Return when something was said, no more exactly than it is known, or else published."""
    return when_in_words(quotation, document.date)


def when_said(stored: StoredQuotation) -> str:
    """Return `when` of a quotation of the ledger."""
    return when(stored.quotation, stored.document)


def published(day: datetime.date | None) -> str:
    """Return when a document was published."""
    return f"published {date_in_words(day)}" if day else "no date"


def years(speaker: StoredSpeaker) -> str:
    """Return from which year to which somebody is quoted; years are certain where days are not."""
    first, last = speaker.first_said, speaker.last_said
    if first is None or last is None:
        return ""
    begun, ended = first.date.year, last.date.year
    return str(begun) if begun == ended else f"{begun}–{ended}"
