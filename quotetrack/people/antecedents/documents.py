"""What tells documents from bodies: how a text brings them in, and the verbs that they go with.

"The council issued a statement. It read: “…”" is the statement; "The council apologised. It said:
“…”" is the council.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quotetrack.lexicon.cues import verb_lemma
from quotetrack.lexicon.documents import HANDLING
from quotetrack.lexicon.words import word_list, words
from quotetrack.people.antecedents.facts import Asked, Candidate, says
from quotetrack.people.scan import Found, Scan
from quotetrack.weights import Fact, features

_BROUGHT_IN = features(
    "asks kind how far", "{asks} came {kind} {how}", "{asks} came {kind} {how} far {far}"
)
_VERB = features(
    "asks kind verb how", "{asks} verb {verb} {kind}", "{asks} verb {verb} {kind} {how}"
)

#: Verbs of words that one sees before oneself, not of somebody who speaks.
_READS: Final = words("read state note conclude find recommend continue go begin open end list")
_WARNS: Final = word_list("people", "warns")
_ACTS: Final = word_list("people", "acts")
_WITHIN: Final = words("in on")
_OBJECT_REACHES: Final = 4  # words
_BEHIND_REACHES: Final = 3  # words
_FARTHEST: Final = 3  # sentences


def document_facts(asked: Asked, candidate: Candidate, kind: str) -> Iterator[Fact]:
    """Yield what speaks for or against a candidate of a `kind` being a document that is quoted."""
    kind = kind if kind == "document" else "other"
    near = candidate.nearest
    how = _brought_in(asked, near)
    far = max(0, min(asked.found.sentence - near.sentence, _FARTHEST))
    yield (_BROUGHT_IN, asked.asks, kind, how, far)
    yield (_VERB, asked.asks, kind, _verb_beside(asked.scan, asked.found), how)


def _brought_in(asked: Asked, found: Found) -> str:
    """Return how a text speaks of something: as what says so, what was published, or otherwise."""
    items = asked.scan.words.items
    after = [item.lower for item in items[found.last + 1 : found.last + 1 + _BEHIND_REACHES]]
    if after[:1] and (says(after[0]) or verb_lemma(after[0]) in _READS):
        return "says"
    if after[:1] in (["which"], ["that"]) and after[1:] and says(after[1]):
        return "says"
    if not HANDLING.isdisjoint(after):
        return "given"
    before = [
        item
        for item in items[max(0, found.first - _OBJECT_REACHES) : found.first]
        if item.sentence == found.sentence
    ]
    if before and before[-1].lower in _WITHIN:
        return "within"
    if any(item.lower in HANDLING for item in before):
        return "given"
    return asked.place(found)


def _verb_beside(scan: Scan, phrase: Found) -> str:
    """Return what kind of verb stands beside a phrase."""
    items = scan.words.items
    for at in (phrase.last + 1, phrase.last + 2, phrase.first - 1):
        if not 0 <= at < len(items) or items[at].quoted:
            continue
        lower = items[at].lower
        lemma = verb_lemma(lower)
        if lemma in _READS:
            return "reads"
        if lemma in _WARNS:
            return "warns"
        if lemma in _ACTS:
            return "acts"
        if lemma in ("say", "add"):
            return lemma
        if says(lower):
            return "other"
    return "none"
