"""Quotations out of what the stages decided: spans cut, texts joined, ids made."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from quotetrack.model import Mention, Passage, Span
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.noun_phrases import NounPhrase


def identity(digest: str, fragments: Sequence[Span], cue: Passage | None = None) -> str:
    """Return the id of a quotation, from the digest of its text and the place of its pieces.

    Of indirect speech the cue counts, too: two cues can report the same words.
    """
    places = ",".join(f"{fragment.start}-{fragment.end}" for fragment in fragments)
    if cue is not None:
        places += f"@{cue.start}-{cue.end}"
    return hashlib.sha256(f"{digest} {places}".encode()).hexdigest()[:16]


def joined(text: str, fragments: Sequence[Span]) -> str:
    """Return the words of a quotation in pieces, with a space between the pieces."""
    return " ".join(fragment.of(text) for fragment in fragments)


def mention(layout: Layout, sentence: int, phrase: NounPhrase) -> Mention:
    """Return a noun phrase as the mention of a source; a name goes without what hangs on it."""
    tokens = layout.sentences[sentence].tokens
    last = phrase.core_last if phrase.kind in ("name", "title_name") else phrase.last
    span = Span(tokens[phrase.first].start, tokens[last].end)
    return Mention(span, span.of(layout.text), phrase.kind)


def cue_passage(layout: Layout, candidate: Candidate) -> Passage | None:
    """Return the words that link a source to its quotation, None where the layout alone does."""
    if candidate.clause is None or candidate.clause.pattern == "turn":
        return None
    tokens = layout.sentences[candidate.sentence].tokens
    first, last = tokens[candidate.clause.cue], tokens[candidate.clause.cue_last]
    return Passage.cut(layout.text, first.start, last.end)
