"""Direct or mixed, and why a stretch that is no speech stands in quotation marks."""

from __future__ import annotations

from quotetrack.lexicon.cues import VERBS_WITH_HEARER, verb_lemma
from quotetrack.model import QuotationKind
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.layout import Layout


def kind_of(layout: Layout, index: int, candidate: Candidate | None) -> QuotationKind:
    """Tell a quotation that is an utterance of its own from a part of a reported clause."""
    place = layout.places[index]
    tokens = layout.sentences[place.sentence].tokens
    before = tokens[place.token - 1] if place.token else None
    if layout.quoted[index].style in ("turn", "block"):
        return "direct"
    if before is None or before.kind == "quotation" or before.lower in (":", "“"):
        return "direct"
    if candidate is None or candidate.sentence != place.sentence or candidate.clause is None:
        return (
            "direct"
            if before.kind in ("tag",) or before.lower in ("–", "—", "―", "-")
            else ("mixed")
        )
    cue = candidate.clause
    if cue.cue > place.token:
        return "direct" if before.lower == "," and before is tokens[0] else "mixed"
    gap = tokens[cue.cue_last + 1 : place.token]
    starts_upper = layout.text[layout.quoted[index].inner.start].isupper()
    if not gap:
        return "direct" if cue.pattern == "according" or cue.says else "mixed"
    if any(
        phrase.first == cue.cue_last + 1 and phrase.last == place.token - 1
        for phrase in layout.phrases[place.sentence]
    ):
        # "told the panel “yes”"
        lemma = verb_lemma(tokens[cue.cue].lower)
        return "direct" if lemma in VERBS_WITH_HEARER else "mixed"
    if before.lower == ",":
        subject = layout.phrases[place.sentence][candidate.phrase].first
        # "Hers, he went on, ‘did not reach it’": the clause began before the cue.
        inserted = (
            subject > 1
            and tokens[subject - 1].lower == ","
            and (tokens[subject - 2].kind == "word")
        )
        alone = len(gap) == 1 and not inserted
        return "direct" if starts_upper or alone else "mixed"
    return "mixed"


def reason_for_no_speech(words: str) -> str:
    """Tell what quoted words that nobody says are: `title_or_name`, `word` or `phrase`."""
    parts = words.split()
    capitals = sum(part[:1].isupper() for part in parts)
    if capitals == len(parts) or (len(parts) > 2 and capitals > len(parts) / 2):
        return "title_or_name"
    return "word" if len(parts) == 1 else "phrase"
