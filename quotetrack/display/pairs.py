"""Claim pairs as cards: two statements side by side, with what the pair rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quotetrack.display.escape import escaped, shortened
from quotetrack.display.places import Places
from quotetrack.display.quotations import in_context, origin_in_html
from quotetrack.display.quoted import quoted_html
from quotetrack.display.style import fragment
from quotetrack.display.weave import Mark
from quotetrack.display.words import (
    characters_in_words,
    count_in_words,
    relation_in_words,
    said_on_in_words,
    score_in_words,
)
from quotetrack.model import ClaimPair, Document, Evidence, Quotation, Span

Documents = Mapping[str, Document]


def pairs_html(claim_pairs: Iterable[ClaimPair], documents: Documents | None = None) -> str:
    """Return claim pairs as an HTML fragment of their own, without an article around them.

    With `documents` (by id), each statement stands among the words around it, with the date and
    publisher of its article; without, only its own words are there.
    """
    cards = "".join(pair_card(pair, documents or {}) for pair in claim_pairs)
    return fragment(cards or "<p>No claim pairs.</p>", wide=True)


def pair_card(pair: ClaimPair, documents: Documents, places: Places | None = None) -> str:
    """Return one claim pair as a card, with links to the quotations that `places` knows."""
    title = f"{pair.speaker.name} {relation_in_words(pair)}"
    parts = [
        f"<h3>{escaped(title)}</h3>",
        f'<p class="qt-faint">{escaped(score_in_words(pair))}</p>',
        _told("Question", [pair.question.text] if pair.question else []),
        _told("Occasion", [item.text for item in pair.evidence if item.role == "occasion"]),
        '<div class="qt-sides">',
        _side("earlier", pair.earlier, pair, documents, places),
        _side("later", pair.later, pair, documents, places),
        "</div>",
        f"<p>{escaped(pair.explanation)}</p>",
        _evidence_list(pair),
    ]
    return f'<section class="qt-pair" aria-label="{escaped(title)}">{"".join(parts)}</section>'


def _told(label: str, words: list[str]) -> str:
    shown = " … ".join(escaped(shortened(item, 400)) for item in words)
    return f'<p><span class="qt-label">{label}</span> {shown}</p>' if shown else ""


def _side(
    role: str, quotation: Quotation, pair: ClaimPair, documents: Documents, places: Places | None
) -> str:
    document = documents.get(quotation.document_id)
    words = None
    if document is not None:
        words = in_context(quotation, document, _marks_in_document(quotation, role, pair))
    if words is None:
        document = None
        marks = evidence_marks(quotation, pair)
        words = quoted_html(quotation, marks) + "".join(_wider_evidence(quotation, role, pair))
    label = role.capitalize()
    said = f", said {said_on_in_words(quotation.said_on)}" if quotation.said_on else ""
    anchor = places.quotation_anchor(quotation) if places else None
    offsets = f"characters {characters_in_words(quotation.fragments)}"
    place = (
        f'<a href="#{anchor}">{label} statement in the text</a>, {offsets}'
        if anchor
        else f"{origin_in_html(quotation.document_id, document)} · {offsets}"
    )
    return (
        f'<div><p><span class="qt-label">{label}</span>{escaped(said)}</p>'
        f'<blockquote>{words}</blockquote><p class="qt-faint">{place}</p></div>'
    )


def _evidence_mark(span: Span, evidence: Evidence) -> Mark:
    return Mark(span=span, classes="qt-evidence", element="mark", title=evidence.signal)


def _marks_in_document(quotation: Quotation, role: str, pair: ClaimPair) -> Iterator[Mark]:
    for evidence in pair.evidence:
        if evidence.document_id != quotation.document_id:
            continue
        if evidence.role == role:
            yield _evidence_mark(evidence.passage, evidence)
        elif evidence.role == "question":
            yield Mark(span=evidence.passage, classes="qt-question", title=evidence.signal)


def evidence_marks(quotation: Quotation, pair: ClaimPair) -> list[Mark]:
    """Return marks for the words of one side that the pair rests on, as places in its document."""
    return [
        _evidence_mark(evidence.passage, evidence)
        for evidence in pair.evidence
        if evidence.document_id == quotation.document_id
        and any(fragment_.overlaps(evidence.passage) for fragment_ in quotation.fragments)
    ]


def _wider_evidence(quotation: Quotation, role: str, pair: ClaimPair) -> Iterator[str]:
    """Yield evidence for one side that lies outside the quotation or goes beyond it."""
    for evidence in pair.evidence:
        inside = any(fragment_.contains(evidence.passage) for fragment_ in quotation.fragments)
        if evidence.role == role and not inside:
            yield f'<p class="qt-faint">rests on: {escaped(shortened(evidence.text, 300))}</p>'


def _evidence_list(pair: ClaimPair) -> str:
    """Return every piece of evidence with the characters it stands on."""
    if not pair.evidence:
        return ""
    items = "".join(
        f'<li><span class="qt-label">{item.role}</span> “{escaped(shortened(item.text, 400))}” '
        f'<span class="qt-faint">characters {characters_in_words([item.passage])} of document '
        f"{escaped(item.document_id)}: {escaped(item.signal)}</span></li>"
        for item in pair.evidence
    )
    count = count_in_words(len(pair.evidence), "piece", "pieces")
    return (
        f"<details><summary>What it rests on: {count} of evidence</summary>"
        f'<ul>{items}</ul><p class="qt-faint">Found by {escaped(pair.version)}, '
        f"pair {escaped(pair.id)}.</p></details>"
    )
