"""Claim pairs as cards: two statements side by side, with what the pair rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotetrack.display.escape import escaped, shortened
from quotetrack.display.places import Places
from quotetrack.display.style import style_element
from quotetrack.display.weave import Mark, woven
from quotetrack.model import ClaimPair, Quotation, Span

_RELATIONS = {
    "contradicts": "contradicts an earlier statement",
    "retreats": "retreats from an earlier statement",
    "numeric_conflict": "gives two different numbers",
    "changes_position": "changes position",
}


def relation_in_words(pair: ClaimPair) -> str:
    """Return what the speaker does, to follow the speaker's name: "changes position"."""
    return _RELATIONS.get(pair.relation, pair.relation)


def score_in_words(pair: ClaimPair) -> str:
    """Return the pair's type and score, with what the score means."""
    meaning = "a probability" if pair.calibrated else "for ordering only, not a probability"
    reason = pair.reason.replace("_", " ")
    return f"{reason} · score {pair.score:.2f} ({meaning}) · a candidate to check"


def pairs_html(claim_pairs: Iterable[ClaimPair]) -> str:
    """Return claim pairs as an HTML fragment of their own, without an article around them."""
    cards = "".join(pair_card(pair, None) for pair in claim_pairs)
    return f'<div class="quotetrack">{style_element()}{cards or "<p>No claim pairs.</p>"}</div>'


def pair_card(pair: ClaimPair, places: Places | None) -> str:
    """Return one claim pair as a card, with links to the quotations that `places` knows."""
    relation = relation_in_words(pair)
    question = (
        f'<p><span class="qt-label">Question</span> {escaped(pair.question.text)}</p>'
        if pair.question
        else ""
    )
    occasions = [escaped(item.text) for item in pair.evidence if item.role == "occasion"]
    occasion = (
        f'<p><span class="qt-label">Occasion</span> {" … ".join(occasions)}</p>'
        if occasions
        else ""
    )
    sides = _side("Earlier", pair.earlier, pair, places) + _side("Later", pair.later, pair, places)
    return (
        f'<section class="qt-pair"><h3>{escaped(pair.speaker.name)} {escaped(relation)}</h3>'
        f'{question}{occasion}<div class="qt-sides">{sides}</div><p>{escaped(pair.explanation)}</p>'
        f'<p class="qt-faint">{escaped(score_in_words(pair))}</p></section>'
    )


def _side(label: str, quotation: Quotation, pair: ClaimPair, places: Places | None) -> str:
    date = f", {quotation.said_on.date.isoformat()}" if quotation.said_on else ""
    marks = [
        Mark(span=span, classes="qt-evidence", element="mark", title=signal)
        for span, signal in _evidence_in_quotation(quotation, pair)
    ]
    words = woven(quotation.text, marks)
    wider = "".join(_wider_evidence(quotation, label.lower(), pair))
    anchor = places.quotation_anchor(quotation) if places else None
    link = (
        f'<p class="qt-faint"><a href="#{anchor}">{label} statement in the text</a></p>'
        if anchor
        else f'<p class="qt-faint">in document {escaped(quotation.document_id)}</p>'
    )
    return (
        f'<div><p class="qt-label">{label}{escaped(date)}</p>'
        f"<blockquote>{words}</blockquote>{wider}{link}</div>"
    )


def _evidence_in_quotation(quotation: Quotation, pair: ClaimPair) -> Iterator[tuple[Span, str]]:
    """Yield the evidence inside a quotation, as spans of the quotation's own text."""
    start_in_text = 0
    for fragment in quotation.fragments:
        for evidence in pair.evidence:
            passage = evidence.passage
            if evidence.document_id == quotation.document_id and fragment.overlaps(passage):
                shift = start_in_text - fragment.start
                start, end = max(passage.start, fragment.start), min(passage.end, fragment.end)
                if end + shift <= len(quotation.text):
                    yield Span(start + shift, end + shift), evidence.signal
        start_in_text += len(fragment) + 1


def _wider_evidence(quotation: Quotation, role: str, pair: ClaimPair) -> Iterator[str]:
    """Yield evidence for one side that lies outside the quotation or goes beyond it."""
    for evidence in pair.evidence:
        inside = any(fragment.contains(evidence.passage) for fragment in quotation.fragments)
        if evidence.role == role and not inside:
            yield f'<p class="qt-faint">rests on: {escaped(shortened(evidence.text, 300))}</p>'
