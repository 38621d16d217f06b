"""Direct or mixed, and why a stretch that is no speech stands in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.lexicon.cues import VERBS_WITH_HEARER, verb_lemma
from quotetrack.lexicon.words import word_list
from quotetrack.model import QuotationKind
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.clauses import Clause
from quotetrack.quotes.layout import Layout
from quotetrack.reading import Token
from quotetrack.terms import NoSpeechReason

_FARTHEST_LEAD = 6  # tokens
_MOST_SCARE_QUOTES = 3  # words
_BEFORE_LEAD = frozenset({"the", "a", "an", ",", ":"})
_MENTIONING = word_list("quotes", "mentioning")
_BEARING_SLOGANS = word_list("quotes", "bearing_slogans")
_NAMING = frozenset("called named titled entitled".split())
_LABELLING = _NAMING | word_list("quotes", "labelling")


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
    return _kind_by_cue(layout, index, candidate, candidate.clause)


def _kind_by_cue(layout: Layout, index: int, candidate: Candidate, cue: Clause) -> QuotationKind:
    """Tell an utterance from a part of a clause by what stands between its cue and its mark."""
    place = layout.places[index]
    tokens = layout.sentences[place.sentence].tokens
    before = tokens[place.token - 1]
    if cue.cue > place.token:
        return "direct" if before.lower == "," and before is tokens[0] else "mixed"
    gap = tokens[cue.cue_last + 1 : place.token]
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
        starts_upper = layout.text[layout.quoted[index].inner.start].isupper()
        subject = layout.phrases[place.sentence][candidate.phrase].first
        alone = len(gap) == 1 and not _is_inserted(tokens, subject)
        return "direct" if starts_upper or alone else "mixed"
    return "mixed"


def _is_inserted(tokens: Sequence[Token], subject: int) -> bool:
    """Return whether a clause began before its cue: "Hers, he went on, ‘did not reach it’"."""
    return subject > 1 and tokens[subject - 1].lower == "," and tokens[subject - 2].kind == "word"


def reason_for_no_speech(layout: Layout, index: int) -> NoSpeechReason:
    """Tell what quoted words that nobody says are, by what leads up to them and how they look.

    Returns:
        `word_mentioned` ("the term “bailout”"), `slogan` ("a banner reading “Home”"), `label`
        ("known as “the Squeeze”"), `title_or_name`, `scare_quotes` (up to three words that the
        writer keeps at a distance) or `phrase` for anything longer.
    """
    place = layout.places[index]
    tokens = layout.sentences[place.sentence].tokens
    lead = [token.lower for token in tokens[max(0, place.token - _FARTHEST_LEAD) : place.token]]
    while lead and lead[-1] in _BEFORE_LEAD:
        lead.pop()
    nearest = lead[-1] if lead else ""
    if nearest in _MENTIONING:
        return "word_mentioned"
    if any(word in _BEARING_SLOGANS for word in lead[-3:]):
        return "slogan"
    parts = layout.quoted[index].inner.of(layout.text).split()
    capitals = sum(part[:1].isupper() for part in parts)
    is_title = capitals == len(parts) or (len(parts) > 2 and capitals > len(parts) / 2)
    if nearest in _LABELLING or (nearest == "as" and lead[-2:-1] == ["known"]):
        return "title_or_name" if is_title and nearest in _NAMING else "label"
    if is_title:
        return "title_or_name"
    return "scare_quotes" if len(parts) <= _MOST_SCARE_QUOTES else "phrase"
