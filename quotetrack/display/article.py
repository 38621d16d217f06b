"""One document with its quotations, people and claim pairs, as an HTML fragment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from quotetrack.display.escape import escaped, linked, shortened
from quotetrack.display.pairs import pair_card
from quotetrack.display.people import people_section
from quotetrack.display.places import Places, find_places
from quotetrack.display.quotations import quotation_marks
from quotetrack.display.style import fragment, speaker_class
from quotetrack.display.weave import Mark, woven
from quotetrack.display.words import (
    count_in_words,
    date_in_words,
    non_speech_in_words,
    quotation_in_words,
    quoted_in_words,
)
from quotetrack.model import ClaimPair, Document, Entity, NonSpeech, Quotation


def article_html(
    document: Document,
    quotations: Iterable[Quotation],
    entities: Iterable[Entity] = (),
    claim_pairs: Iterable[ClaimPair] = (),
    non_speech: Iterable[NonSpeech] = (),
    addresses: Mapping[str, str] | None = None,
) -> str:
    """Return `document` as a self-contained HTML fragment: static, escaped, without JavaScript.

    Quotations are tinted, underlined and numbered by speaker, with source and cue marked. They
    tell their rule and confidence on hover, when the number after them has the keyboard's focus,
    and in a list below. Quoted stretches that are no speech are faint, with their reason.
    Claim pairs stand first, side by side, with links to their places in the text. Spans that
    overlap or lie outside the text never break the markup. `addresses` are pages about entities, by
    their ids, to which the names of those who speak lead.
    """
    quotations, entities = list(quotations), list(entities)
    claim_pairs, non_speech = list(claim_pairs), list(non_speech)
    places = find_places(document, quotations, entities)
    marks = [
        *(mark for quotation in quotations for mark in _quotation_marks(quotation, places)),
        *(
            _non_speech_mark(stretch, number, places)
            for number, stretch in enumerate(non_speech, start=1)
        ),
    ]
    return fragment(
        _heading(document),
        _pairs(claim_pairs, document, places),
        people_section(entities, quotations, places, addresses or {}),
        "<h3>Text</h3>",
        _legend(quotations, non_speech),
        f'<div class="qt-text" lang="{escaped(document.language)}">',
        woven(document.text, marks),
        "</div>",
        _list_of_quotations(quotations, places),
        _list_of_non_speech(non_speech, places),
    )


def _heading(document: Document) -> str:
    title = f"<h2>{escaped(document.title)}</h2>" if document.title else ""
    known = [
        escaped(document.publisher or ""),
        date_in_words(document.date) if document.date else "",
        linked(document.url, document.url) if document.url else "",
    ]
    facts = " · ".join(fact for fact in known if fact)
    return title + (f'<p class="qt-faint">{facts}</p>' if facts else "")


def _pairs(claim_pairs: list[ClaimPair], document: Document, places: Places) -> str:
    if not claim_pairs:
        return ""
    return "<h3>Statements that do not go together</h3>" + "".join(
        pair_card(pair, {document.id: document}, places) for pair in claim_pairs
    )


def _legend(quotations: list[Quotation], non_speech: list[NonSpeech]) -> str:
    if not quotations and not non_speech:
        return ""
    parts = [
        '<span class="qt-quote">Quotation</span>, with the number of its speaker',
        '<span class="qt-source">source</span>',
        '<span class="qt-cue">cue</span>',
    ]
    if any(quotation.question for quotation in quotations):
        parts.append('<span class="qt-question">question answered</span>')
    if non_speech:
        parts.append('<span class="qt-no-speech">in quotation marks, but no speech</span> ∅')
    return f'<p class="qt-faint">{" · ".join(parts)}</p>'


def _quotation_marks(quotation: Quotation, places: Places) -> Iterator[Mark]:
    number = places.speaker_number(quotation)
    colour = speaker_class(number) if number else ""
    seen = 0
    for mark in quotation_marks(quotation):
        if mark.classes != "qt-quote":
            yield mark
            continue
        seen += 1
        yield evolve(
            mark,
            classes=f"qt-quote {colour}",
            anchor=(places.quotation_anchor(quotation) or "") if seen == 1 else "",
            after=_number(quotation, number, places) if seen == len(quotation.fragments) else "",
        )


def _number(quotation: Quotation, number: int | None, places: Places) -> str:
    return _note_link(
        str(number or "?"), places.note_anchor(quotation) or "", quotation_in_words(quotation)
    )


def _non_speech_mark(stretch: NonSpeech, number: int, places: Places) -> Mark:
    title = non_speech_in_words(stretch)
    return Mark(
        span=stretch.span,
        classes="qt-no-speech",
        title=title,
        after=_note_link("∅", places.no_speech_anchor(number), title),
    )


def _note_link(sign: str, anchor: str, note: str) -> str:
    """Return a small link that shows `note` when it is pointed at or has the focus."""
    note = escaped(note)
    return f'<a class="qt-number" href="#{anchor}" aria-label="{note}" data-tip="{note}">{sign}</a>'


def _list_of_quotations(quotations: Sequence[Quotation], places: Places) -> str:
    if not quotations:
        return "<p>No quotations found.</p>"
    items = "".join(
        f'<li id="{places.note_anchor(quotation)}">'
        f'<a href="#{places.quotation_anchor(quotation)}">'
        f"{escaped(quoted_in_words(quotation, 100))}</a><br>"
        f'<span class="qt-faint">{escaped(quotation_in_words(quotation))}</span></li>'
        for quotation in quotations
    )
    count = count_in_words(len(quotations), "quotation")
    return (
        f"<details><summary>All {count}, with rule and confidence</summary>"
        f"<ol>{items}</ol></details>"
    )


def _list_of_non_speech(non_speech: Sequence[NonSpeech], places: Places) -> str:
    if not non_speech:
        return ""
    items = "".join(
        f'<li id="{places.no_speech_anchor(number)}">“{escaped(shortened(stretch.text, 100))}” '
        f'<span class="qt-faint">{escaped(non_speech_in_words(stretch))}</span></li>'
        for number, stretch in enumerate(non_speech, start=1)
    )
    return (
        f"<details><summary>In quotation marks, but no speech: {len(non_speech)}</summary>"
        f"<ul>{items}</ul></details>"
    )
