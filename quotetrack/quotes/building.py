"""Sources and cues of quotations out of what the stages decided: spans cut from the text."""

from __future__ import annotations

from quotetrack.model import Mention, Passage, Span
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.clauses import Clause
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.phrase_kinds import NounPhrase

_NAMES = ("name", "title_name")


def mention(
    layout: Layout, sentence: int, phrase: NounPhrase, clause: Clause | None = None
) -> Mention:
    """Return a noun phrase as the mention of a source; a name goes without what hangs on it.

    Where `clause` tells that two who are named speak together, the mention holds both names.
    """
    tokens = layout.sentences[sentence].tokens
    first, last = phrase.first, phrase.last
    if phrase.kind in _NAMES:
        last = phrase.core_last
        if clause is not None:
            first, last = _with_joint_speakers(layout, sentence, phrase, clause.cue)
    span = Span(tokens[first].start, tokens[last].end)
    return Mention(span, span.of(layout.text), phrase.kind)


def _with_joint_speakers(
    layout: Layout, sentence: int, phrase: NounPhrase, cue: int
) -> tuple[int, int]:
    """Return the first and last token of the names that speak: "Ann Lee and Bo Cole said"."""
    tokens = layout.sentences[sentence].tokens
    first, last = phrase.first, phrase.core_last
    for other in layout.phrases[sentence]:
        if other.kind not in _NAMES:
            continue
        if other.first == last + 2 and tokens[last + 1].lower == "and":
            following = tokens[other.core_last + 1 :]
            ends = not following or following[0].kind in ("punctuation", "quotation")
            if cue == other.core_last + 1 or (cue < first and ends):
                last = other.core_last
        elif other.core_last == first - 2 and tokens[first - 1].lower == "and":
            # In "Ms Lee met Mr Cole and Mr Hale said", a verb comes before the other name, in
            # "the ministers of Peru, Chile and Cuba said", another name does.
            before = tokens[other.first - 1] if other.first else None
            opens = before is None or before.kind in ("punctuation", "quotation")
            listed = before is not None and any(
                one.last == other.first - 2 for one in layout.phrases[sentence]
            )
            if opens and not listed and cue == last + 1:
                first = other.first
    return first, last


def cue_passage(layout: Layout, candidate: Candidate) -> Passage | None:
    """Return the words that link a source to its quotation, None where the layout alone does."""
    if candidate.clause is None or candidate.clause.pattern == "turn":
        return None
    tokens = layout.sentences[candidate.sentence].tokens
    first, last = tokens[candidate.clause.cue], tokens[candidate.clause.cue_last]
    return Passage.cut(layout.text, first.start, last.end)
