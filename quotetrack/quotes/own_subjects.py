"""Whose verb a cue is, where the ranker took a phrase that grammar rules out.

In "Ms Lee said the gift, from a bank, was “odd”", what stands behind "said" begins a clause of its
own; in "the paper quoted a driver as saying the mayor meant to “leave”", the driver says it, and in
"it fell, leading the mayor to call it “odd”" the mayor.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve

from quotetrack.lexicon.cues import VERBS_OF_MOVING, VERBS_OF_QUOTING, verb_lemma
from quotetrack.lexicon.function_words import PRONOUNS
from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.constructions.record import STRONG, Clause
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.sieves import Decision
from quotetrack.quotes.stretch import Saying, Stretch

_LEFT: Final = ("before", "beforex", "insertion0", "apposed_name", "unclosed", "chain")
_FARTHEST: Final = 40  # tokens
_OPENS_CLAUSE: Final = frozenset({"after", "because", "when"})
_PARTICLES: Final = frozenset({"up", "out", "down"})
_GOES_ON: Final = frozenset({",", "and", "but"})
_CRIES: Final = frozenset("bellow call cry holler roar scream shout shriek whisper yell".split())


def with_own_subject(layout: Layout, quotation: int, decision: Decision) -> Decision:
    """Return a decision with the subject that grammar gives to its cue, or else as it is."""
    candidate, place = decision.candidate, layout.places[quotation]
    moved = None if decision.certain else _moved(layout, quotation)
    if moved is not None:
        own = Candidate(place.sentence, moved.phrase, moved)
        return evolve(decision, candidate=own, sieve=f"clause_before:{moved.pattern}")
    if (
        decision.certain
        or candidate is None
        or candidate.clause is None
        or candidate.carried
        or candidate.sentence != place.sentence
        or candidate.clause.cue > place.token
    ):
        return decision
    here = Saying(layout, quotation, candidate.clause)
    for other in here.clauses:
        if other.phrase != here.clause.phrase and any(holds(here, other) for holds in _MOVING):
            own = Candidate(place.sentence, other.phrase, other)
            return evolve(decision, candidate=own, sieve=f"clause_before:{other.pattern}")
    return decision


def _moved(layout: Layout, quotation: int) -> Clause | None:
    """Return the clause of whom something makes say the words, None where nothing does."""
    here = Stretch(layout, quotation)
    before = [one for one in here.clauses if 0 <= one.cue < here.at]
    cue = max((one.cue for one in before), default=here.at)
    if here.at - cue > _FARTHEST:
        return None
    for one in before:
        if one.cue == cue and one.pattern == "beforet" and one.says:
            verb = here.lower(here.phrases[one.phrase].first - 1)
            return one if verb_lemma(verb) in VERBS_OF_MOVING else None
    return None


def _has_subject(here: Saying, other: Clause) -> bool:
    """Return whether a verb of saying has a subject on its left, and a clause on its right."""
    return (
        here.clause.pattern == "inverted"
        and here.clause.says
        and other.cue == here.cue
        and other.pattern in _LEFT
        and here.phrase.last + 1 < here.at
        and here.lower(here.cue - 1) != "as"
        and here.lemma == "say"
    )


def _is_described(here: Saying, other: Clause) -> bool:
    """Return whether a description without a comma behind it stands between a name and its verb."""
    return (
        here.clause.pattern == "before"
        and other.pattern == "unclosed"
        and other.cue == here.cue
        and here.clause.says
    )


def _is_quoted(here: Saying, other: Clause) -> bool:
    """Return whether the words are those of whom somebody quotes "as saying"."""
    quotes = here.lemma in VERBS_OF_QUOTING
    return (
        other.pattern == "as_saying"
        and (here.cue == other.cue or (quotes and here.cue < other.cue))
        and 0 < here.at - other.cue <= _FARTHEST
        and not any(later.says and other.cue < later.cue < here.at for later in here.clauses)
    )


def _cries(here: Saying, other: Clause) -> bool:
    """Return whether who came up "after a moment, shouted “Help!”" is not who tells of it."""
    return (
        here.clause.pattern == "shared_cue"
        and other.cue == here.cue
        and other.pattern in ("shared_comma", "shared_and")
        and here.lemma in _CRIES
        and here.clause.cue_last == here.at - 1
    )


def _says_in_own_clause(here: Saying, other: Clause) -> bool:
    """Return whether somebody says it of whom the main clause tells: "Fans left after he said".

    The last cue before the words stands in a clause of its own, with its subject.
    """
    first = here.phrases[other.phrase].first
    return (
        other.pattern in _LEFT
        and other.says
        and other.strength >= STRONG
        and here.lower(first - 1) in _OPENS_CLAUSE
        and here.phrase.last < first - 1
        and (here.cue == other.cue or here.cue < first)
        and first < other.cue < here.at
        # "She said that after he had called, it was “late”": what she said goes on behind.
        and not any(token.lower == "that" for token in here.tokens[here.cue : first])
        and not any(
            later.cue > other.cue and later.cue < here.at and later.strength >= STRONG
            for later in here.clauses
        )
    )


def _is_by(here: Saying, other: Clause) -> bool:
    """Return whether it was said *by* somebody: "The speech, which he gave, was hailed by …".

    Not in "Ms Lee described the effort, as shown by the survey, as “…”".
    """
    behind = here.phrases[other.phrase].last + 1
    before = here.tokens[other.cue - 1]
    return (
        other.pattern == "passive_by"
        and other.cue >= here.cue
        and here.tokens[other.cue].classes[:1] not in ("n", "j")
        and ("x" in before.classes or before.lower in (",", "also", "widely"))
        and here.lower(behind) == "as"
        and here.at - behind <= 2
    )


def _is_agent(here: Saying, other: Clause) -> bool:
    """Return whether who stands before the verb only did what the subject is described by.

    "A statement sent after talks led by Ms Lee said": the statement.
    """
    subject, did = here.phrases[other.phrase], here.phrase.first - 2
    did -= here.lower(did) in _PARTICLES
    return (
        here.clause.pattern == "before"
        and other.cue == here.cue
        and other.pattern.startswith("before_far")
        and here.opener == "by"
        and subject.first == 0
        and subject.last < did
        and "e" in here.tokens[did].classes
        and "x" not in here.tokens[did - 1].classes
    )


def _tells_inside(here: Saying, other: Clause) -> bool:
    """Return whether somebody says that another told it: "Ms Lee alleged a clerk told her she “…”".

    The words go on behind a pronoun, so that they cannot be what Ms Lee makes of it.
    """
    told = here.phrases[other.phrase]
    opens = told.first - 1
    opens -= here.lower(opens) == "that"
    return (
        other.pattern.startswith("before")
        and here.cue <= other.cue < here.at
        and verb_lemma(here.lower(other.cue)) == "tell"
        and here.beside(-1) in PRONOUNS
        and told.kind != "pronoun"
        and here.phrase.last < opens
        and any(one.cue == opens and one.says for one in here.clauses)
        and not any(token.lower in _GOES_ON for token in here.tokens[other.cue : here.at])
    )


_MOVING: Final = (
    _has_subject,
    _is_described,
    _is_quoted,
    _cries,
    _says_in_own_clause,
    _is_by,
    _is_agent,
    _tells_inside,
)
