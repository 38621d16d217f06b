"""One document with its quotations, people and claim pairs, as an HTML fragment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotetrack.display.escape import escaped, shortened
from quotetrack.display.pairs import pair_card
from quotetrack.display.people import people_html
from quotetrack.display.places import Places, find_places
from quotetrack.display.style import speaker_class, style_element
from quotetrack.display.weave import Mark, woven
from quotetrack.model import ClaimPair, Document, Entity, NonSpeech, Quotation


def article_html(
    document: Document,
    quotations: Iterable[Quotation],
    entities: Iterable[Entity] = (),
    claim_pairs: Iterable[ClaimPair] = (),
    non_speech: Iterable[NonSpeech] = (),
) -> str:
    """Return `document` as a self-contained HTML fragment: static, escaped, without JavaScript.

    Quotations are tinted and numbered by speaker, with source and cue marked, and tell their rule
    and confidence on hover and in a list below. Quoted stretches that are no speech are faint.
    Claim pairs stand first, side by side, with links to their places in the text. Spans that
    overlap or lie outside the text never break the markup.
    """
    quotations, entities = list(quotations), list(entities)
    claim_pairs, non_speech = list(claim_pairs), list(non_speech)
    places = find_places(document, quotations, entities)
    marks = [
        *(mark for quotation in quotations for mark in _quotation_marks(quotation, places)),
        *(_non_speech_mark(stretch) for stretch in non_speech),
    ]
    parts = [
        _heading(document),
        _pairs(claim_pairs, places),
        people_html(entities, quotations, places),
        f'<h3>Text</h3><div class="qt-text" lang="{escaped(document.language)}">'
        f"{woven(document.text, marks)}</div>",
        _list_of_quotations(quotations, places),
        _list_of_non_speech(non_speech),
    ]
    return f'<div class="quotetrack">{style_element()}{"".join(parts)}</div>'


def _heading(document: Document) -> str:
    known = [document.publisher, document.date.isoformat() if document.date else None, document.url]
    facts = " · ".join(fact for fact in known if fact)
    title = f"<h2>{escaped(document.title)}</h2>" if document.title else ""
    return title + (f'<p class="qt-faint">{escaped(facts)}</p>' if facts else "")


def _pairs(claim_pairs: list[ClaimPair], places: Places) -> str:
    if not claim_pairs:
        return ""
    return "<h3>Statements that do not go together</h3>" + "".join(
        pair_card(pair, places) for pair in claim_pairs
    )


def _quotation_marks(quotation: Quotation, places: Places) -> Iterator[Mark]:
    number = places.speaker_number(quotation)
    colour = speaker_class(number) if number else ""
    title = _in_words(quotation)
    last = quotation.fragments[-1]
    for position, fragment in enumerate(quotation.fragments):
        yield Mark(
            span=fragment,
            classes=f"qt-quote {colour}",
            title=title,
            anchor=(places.quotation_anchor(quotation) or "") if position == 0 else "",
            after=_number_link(quotation, number, places) if fragment is last else "",
        )
    if quotation.source:
        yield Mark(span=quotation.source.span, classes="qt-source", title=title)
    if quotation.cue:
        yield Mark(span=quotation.cue, classes="qt-cue", title=title)
    if quotation.question:
        yield Mark(span=quotation.question, classes="qt-question", title="the question answered")


def _number_link(quotation: Quotation, number: int | None, places: Places) -> str:
    if number is None or quotation.speaker is None:
        return '<span class="qt-number" title="speaker unknown">?</span>'
    label = escaped(f"said by {quotation.speaker.name}")
    return (
        f'<a class="qt-number" href="#{places.entity_anchor(number)}" aria-label="{label}">'
        f"{number}</a>"
    )


def _non_speech_mark(stretch: NonSpeech) -> Mark:
    title = f"in quotation marks, but no speech: {stretch.reason} ({stretch.confidence:.2f})"
    return Mark(span=stretch.span, classes="qt-no-speech", title=title)


def _in_words(quotation: Quotation) -> str:
    speaker = quotation.speaker.name if quotation.speaker else "speaker unknown"
    parts = [
        speaker,
        f"source “{shortened(quotation.source.text, 60)}”" if quotation.source else "no source",
        f"cue “{shortened(quotation.cue.text, 40)}”" if quotation.cue else "",
        quotation.kind,
        f"confidence {quotation.confidence:.2f}",
        f"rule {quotation.rule}",
        quotation.reason or "",
    ]
    return " · ".join(part for part in parts if part)


def _list_of_quotations(quotations: Sequence[Quotation], places: Places) -> str:
    if not quotations:
        return "<p>No quotations found.</p>"
    items = "".join(
        f'<li><a href="#{places.quotation_anchor(quotation)}">'
        f"“{escaped(shortened(quotation.text, 100))}”</a><br>"
        f'<span class="qt-faint">{escaped(_in_words(quotation))}</span></li>'
        for quotation in quotations
    )
    count = "1 quotation" if len(quotations) == 1 else f"{len(quotations)} quotations"
    return (
        f"<details><summary>All {count}, with rule and confidence</summary>"
        f"<ol>{items}</ol></details>"
    )


def _list_of_non_speech(non_speech: Sequence[NonSpeech]) -> str:
    if not non_speech:
        return ""
    items = "".join(
        f"<li>{escaped(shortened(stretch.text, 100))} "
        f'<span class="qt-faint">{escaped(stretch.reason)}</span></li>'
        for stretch in non_speech
    )
    return (
        f"<details><summary>In quotation marks, but no speech: {len(non_speech)}</summary>"
        f"<ul>{items}</ul></details>"
    )
