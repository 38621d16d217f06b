"""Records of a ledger as HTML, so that notebooks show them.

The records know nothing of this; see `quotetrack.model.shown`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from attrs import fields

from quotetrack.display import (
    change_in_words,
    count_in_words,
    date_in_words,
    escaped,
    fragment,
    kind_in_words,
    period_in_words,
    quotation_in_words,
    shortened,
)
from quotetrack.display.pairs import pair_card
from quotetrack.display.quotations import origin_in_html
from quotetrack.display.quoted import quoted_html
from quotetrack.display.tables import table_html
from quotetrack.model import EntityRef, SaidOn, draw_with
from quotetrack.results import DocumentError
from quotetrack.store.records import (
    AddResult,
    Agreement,
    Change,
    Correction,
    Count,
    DecisionFigure,
    Deletion,
    Difference,
    DocumentLabel,
    LedgerSummary,
    Page,
    ProposedMerge,
    Review,
    ReviewersAgreement,
    Run,
    SpeakerDecision,
    StoredDocument,
    StoredPair,
    StoredQuotation,
    StoredRelated,
    StoredSpeaker,
    TimelineEntry,
)
from quotetrack.terms import CORRECTION_KINDS, in_words

_LONGEST_TEXT: Final = 600
_LONGEST_CELL: Final = 200

#: What people call the records, one and many.
_NOUNS: Final[Mapping[type, tuple[str, str]]] = {
    Agreement: ("agreement", "agreements"),
    AddResult: ("document handed in", "documents handed in"),
    Change: ("change", "changes"),
    Correction: ("correction", "corrections"),
    Count: ("count", "counts"),
    DecisionFigure: ("share that was right", "shares that were right"),
    Deletion: ("deletion", "deletions"),
    Difference: ("difference", "differences"),
    DocumentLabel: ("document", "documents"),
    LedgerSummary: ("ledger", "ledgers"),
    ProposedMerge: ("proposed merge", "proposed merges"),
    Review: ("review", "reviews"),
    ReviewersAgreement: ("two reviewers", "pairs of reviewers"),
    Run: ("run", "runs"),
    SpeakerDecision: ("decision", "decisions"),
    StoredDocument: ("document", "documents"),
    StoredPair: ("claim pair", "claim pairs"),
    StoredQuotation: ("quotation", "quotations"),
    StoredRelated: ("related statement", "related statements"),
    StoredSpeaker: ("speaker", "speakers"),
    TimelineEntry: ("statement", "statements"),
}


def records_html(records: Iterable[Any]) -> str:
    """Return records of one kind as an HTML fragment: cards for what was said, else a table."""
    return fragment(_records(list(records)), wide=True)


def _records(records: list[Any], caption: str = "") -> str:
    if not records:
        return "<p>Nothing.</p>"
    kind = type(records[0])
    caption = caption or count_in_words(len(records), *_NOUNS[kind])
    card = _CARDS.get(kind)
    if card is None:
        names = [one.name for one in fields(kind)]
        rows = [[_cell(getattr(record, name)) for name in names] for record in records]
        return table_html(caption, [in_words(name) for name in names], rows)
    return f"<h3>{escaped(caption)}</h3>" + "".join(map(card, records))


def _page(page: Page[Any]) -> str:
    if not page.items:
        return fragment("<p>Nothing here.</p>")
    counted = count_in_words(page.total, *_NOUNS[type(page.items[0])])
    if len(page) < page.total or not page.total_is_exact:
        at_least = "" if page.total_is_exact else "at least "
        counted = f"{page.offset + 1:,}–{page.offset + len(page):,} of {at_least}{counted}"
    return fragment(_records(list(page), counted), wide=True)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, EntityRef):
        return value.name
    if isinstance(value, ReviewersAgreement):
        kappa = "none" if value.kappa is None else f"{value.kappa:.2f}"
        return f"{value.first} and {value.second}: {value.agreed} of {value.both}, kappa {kappa}"
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, SaidOn):
        return period_in_words(value)
    if isinstance(value, datetime.datetime):
        return f"{date_in_words(value.date())}, {value:%H:%M}"
    if isinstance(value, datetime.date):
        return date_in_words(value)
    if isinstance(value, DocumentError):
        return f"{value.error}: {value.message}"
    if isinstance(value, Mapping):
        shown = "; ".join(f"{name}: {item}" for name, item in value.items())
        return shortened(shown, _LONGEST_CELL)
    if isinstance(value, tuple):
        return shortened(", ".join(map(_cell, value)), _LONGEST_CELL)
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _card(title: str, *lines: str) -> str:
    """Return a card; `lines` are ready HTML, and empty ones are left out."""
    shown = "".join(line for line in lines if line)
    return f'<section class="qt-card"><h3>{escaped(title)}</h3>{shown}</section>'


def _small(words: str) -> str:
    return f'<p class="qt-faint">{words}</p>' if words else ""


def _origin(label: DocumentLabel) -> str:
    return origin_in_html(label.id, label)


def _quotation(stored: StoredQuotation) -> str:
    return _card(
        stored.speaker.name if stored.speaker else "speaker unknown",
        f"<blockquote>{quoted_html(stored.quotation)}</blockquote>",
        _small(escaped(quotation_in_words(stored.quotation))),
        _small(_origin(stored.document)),
        "" if stored.current else _small("does not count any more: superseded or not found again"),
    )


def _timeline_entry(entry: TimelineEntry) -> str:
    day = period_in_words(entry.said_on) if entry.said_on else "day unknown"
    pairs = f" · in {count_in_words(len(entry.pair_ids), 'claim pair')}" if entry.pair_ids else ""
    return f'<p><span class="qt-label">{day}</span>{pairs}</p>{_quotation(entry.stored)}'


def _related(one: StoredRelated) -> str:
    return f"<p>{escaped(one.related.summary)}</p>{_quotation(one.stored)}"


def _pair(stored: StoredPair) -> str:
    verdict = [stored.status + (f" ({stored.rating})" if stored.rating else "")]
    if stored.hidden:
        verdict = ["judged by others (hidden)"]
    if stored.reviewer:
        verdict.append(f"by {stored.reviewer}")
    if stored.reviewed_at:
        verdict.append(date_in_words(stored.reviewed_at.date()))
    if stored.changed_since_review:
        verdict.append("changed since this review")
    if not stored.current:
        verdict.append(f"does not come out any more: {stored.gone_reason}")
    if stored.speaker.name != stored.pair.speaker.name:
        verdict.append(f"filed under {stored.speaker.name}")
    return (
        pair_card(stored.pair, {})
        + f'<p><span class="qt-label">Review</span> {escaped(" · ".join(verdict))} '
        + f'<span class="qt-faint">pair {escaped(stored.id)}, revision {stored.revision}</span></p>'
        + _small(f"Earlier: {_origin(stored.earlier_document)}")
        + _small(f"Later: {_origin(stored.later_document)}")
    )


def _difference(difference: Difference) -> str:
    verdicts = "; ".join(
        one.reviewer + ": " + one.status + (f" ({one.rating})" if one.rating else "")
        for one in difference.reviews
    )
    return f"<p>{escaped(verdicts)}</p>{_pair(difference.stored)}"


def _speaker(stored: StoredSpeaker) -> str:
    kind = kind_in_words(stored.kind)
    counts = [
        count_in_words(stored.quotation_count, "quotation"),
        count_in_words(stored.claim_pair_count, "claim pair"),
    ]
    if stored.first_said and stored.last_said:
        days = f"{period_in_words(stored.first_said)} to {period_in_words(stored.last_said)}"
        counts.append(f"from {days}")
    also = [name for name in stored.aliases if name != stored.name]
    merged = [ref.name for ref in stored.merged]
    return _card(
        stored.name + kind,
        f"<p>{escaped(' · '.join(counts))}</p>",
        _small(f"also: {escaped(shortened(', '.join(also), _LONGEST_TEXT))}" if also else ""),
        _small(f"merged: {escaped(shortened(', '.join(merged), _LONGEST_TEXT))}" if merged else ""),
        _small(f"id {escaped(stored.id)}"),
    )


def _correction(one: Correction) -> str:
    state = f"taken back by {one.undone_by}" if one.undone_at else "waits" if one.waiting else ""
    changes = "".join(
        f"<p>{escaped(in_words(name))}: {escaped(change_in_words(one.before.get(name), value))}</p>"
        for name, value in one.after.items()
    )
    by = [one.reviewer, _cell(one.decided_at), one.note, state, f"number {one.id}"]
    return _card(
        CORRECTION_KINDS.words(one.kind),
        f"<blockquote>{escaped(shortened(one.text, _LONGEST_TEXT))}</blockquote>" * bool(one.text),
        changes,
        _small(escaped(one.document_name)),
        _small(escaped(" · ".join(part for part in by if part))),
    )


def _figure(one: DecisionFigure) -> str:
    return f"<p>{escaped(str(one))}</p>"


def _document(stored: StoredDocument) -> str:
    document = stored.document
    state = "" if stored.current else f" · superseded by version {stored.superseded_by}"
    return _card(
        document.name,
        _small(origin_in_html(document.id, document)),
        f"<blockquote>{escaped(shortened(document.text, _LONGEST_TEXT))}</blockquote>",
        _small(f"{count_in_words(stored.quotation_count, 'quotation')}{state}"),
    )


_CARDS: Final[Mapping[type, Callable[[Any], str]]] = {
    Correction: _correction,
    DecisionFigure: _figure,
    Difference: _difference,
    StoredDocument: _document,
    StoredPair: _pair,
    StoredQuotation: _quotation,
    StoredRelated: _related,
    StoredSpeaker: _speaker,
    TimelineEntry: _timeline_entry,
}


def _one(record: Any) -> str:
    """Return one record by itself: its card without a heading, or a table of one row."""
    card = _CARDS.get(type(record))
    return fragment(card(record), wide=True) if card else records_html([record])


for _kind in _NOUNS:
    draw_with(_kind, _one)
draw_with(Page, _page)
