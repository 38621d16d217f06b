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
from quotetrack.quotes.skeleton import lower_at

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
    clause = candidate.clause
    for other in layout.clauses[place.sentence]:
        if other.phrase != clause.phrase and any(
            holds(layout, quotation, clause, other) for holds in _MOVING
        ):
            own = Candidate(place.sentence, other.phrase, other)
            return evolve(decision, candidate=own, sieve=f"clause_before:{other.pattern}")
    return decision


def _moved(layout: Layout, quotation: int) -> Clause | None:
    """Return the clause of whom something makes say the words, None where nothing does."""
    place = layout.places[quotation]
    tokens, phrases = layout.sentences[place.sentence].tokens, layout.phrases[place.sentence]
    before = [one for one in layout.clauses[place.sentence] if 0 <= one.cue < place.token]
    cue = max((one.cue for one in before), default=place.token)
    if place.token - cue > _FARTHEST:
        return None
    for one in before:
        if one.cue == cue and one.pattern == "beforet" and one.says:
            verb = lower_at(tokens, phrases[one.phrase].first - 1)
            return one if verb_lemma(verb) in VERBS_OF_MOVING else None
    return None


def _has_subject(layout: Layout, quotation: int, clause: Clause, other: Clause) -> bool:
    """Return whether a verb of saying has a subject on its left, and a clause on its right."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    taken = layout.phrases[place.sentence][clause.phrase]
    return (
        clause.pattern == "inverted"
        and clause.says
        and other.cue == clause.cue
        and other.pattern in _LEFT
        and taken.last + 1 < place.token
        and lower_at(tokens, clause.cue - 1) != "as"
        and verb_lemma(tokens[clause.cue].lower) == "say"
    )


def _is_described(layout: Layout, quotation: int, clause: Clause, other: Clause) -> bool:
    """Return whether a description without a comma behind it stands between a name and its verb."""
    return (
        clause.pattern == "before"
        and other.pattern == "unclosed"
        and other.cue == clause.cue
        and clause.says
    )


def _is_quoted(layout: Layout, quotation: int, clause: Clause, other: Clause) -> bool:
    """Return whether the words are those of whom somebody quotes "as saying"."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    quotes = verb_lemma(tokens[clause.cue].lower) in VERBS_OF_QUOTING
    return (
        other.pattern == "as_saying"
        and (clause.cue == other.cue or (quotes and clause.cue < other.cue))
        and 0 < place.token - other.cue <= _FARTHEST
        and not any(
            later.says and other.cue < later.cue < place.token
            for later in layout.clauses[place.sentence]
        )
    )


def _cries(layout: Layout, quotation: int, clause: Clause, other: Clause) -> bool:
    """Return whether who came up "after a moment, shouted “Help!”" is not who tells of it."""
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    return (
        clause.pattern == "shared_cue"
        and other.cue == clause.cue
        and other.pattern in ("shared_comma", "shared_and")
        and verb_lemma(tokens[clause.cue].lower) in _CRIES
        and clause.cue_last == place.token - 1
    )


def _says_in_own_clause(layout: Layout, quotation: int, clause: Clause, other: Clause) -> bool:
    """Return whether somebody says it of whom the main clause tells: "Fans left after he said".

    The last cue before the words stands in a clause of its own, with its subject.
    """
    place = layout.places[quotation]
    phrases, tokens = layout.phrases[place.sentence], layout.sentences[place.sentence].tokens
    first = phrases[other.phrase].first
    return (
        other.pattern in _LEFT
        and other.says
        and other.strength >= STRONG
        and lower_at(tokens, first - 1) in _OPENS_CLAUSE
        and phrases[clause.phrase].last < first - 1
        and (clause.cue == other.cue or clause.cue < first)
        and first < other.cue < place.token
        # "She said that after he had called, it was “late”": what she said goes on behind.
        and not any(token.lower == "that" for token in tokens[clause.cue : first])
        and not any(
            later.cue > other.cue and later.cue < place.token and later.strength >= STRONG
            for later in layout.clauses[place.sentence]
        )
    )


def _is_by(layout: Layout, quotation: int, clause: Clause, other: Clause) -> bool:
    """Return whether it was said *by* somebody: "The speech, which he gave, was hailed by …".

    Not in "Ms Lee described the effort, as shown by the survey, as “…”".
    """
    place = layout.places[quotation]
    tokens = layout.sentences[place.sentence].tokens
    behind = layout.phrases[place.sentence][other.phrase].last + 1
    before = tokens[other.cue - 1]
    return (
        other.pattern == "passive_by"
        and other.cue >= clause.cue
        and tokens[other.cue].classes[:1] not in ("n", "j")
        and ("x" in before.classes or before.lower in (",", "also", "widely"))
        and lower_at(tokens, behind) == "as"
        and place.token - behind <= 2
    )


def _is_agent(layout: Layout, quotation: int, clause: Clause, other: Clause) -> bool:
    """Return whether who stands before the verb only did what the subject is described by.

    "A statement sent after talks led by Ms Lee said": the statement.
    """
    place = layout.places[quotation]
    tokens, phrases = layout.sentences[place.sentence].tokens, layout.phrases[place.sentence]
    first, subject = phrases[clause.phrase].first, phrases[other.phrase]
    did = first - 2
    did -= lower_at(tokens, did) in _PARTICLES
    return (
        clause.pattern == "before"
        and other.cue == clause.cue
        and other.pattern.startswith("before_far")
        and lower_at(tokens, first - 1) == "by"
        and subject.first == 0
        and subject.last < did
        and "e" in tokens[did].classes
        and "x" not in tokens[did - 1].classes
    )


def _tells_inside(layout: Layout, quotation: int, clause: Clause, other: Clause) -> bool:
    """Return whether somebody says that another told it: "Ms Lee alleged a clerk told her she “…”".

    The words go on behind a pronoun, so that they cannot be what Ms Lee makes of it.
    """
    place = layout.places[quotation]
    phrases, tokens = layout.phrases[place.sentence], layout.sentences[place.sentence].tokens
    told, opens = phrases[other.phrase], phrases[other.phrase].first - 1
    opens -= lower_at(tokens, opens) == "that"
    return (
        other.pattern.startswith("before")
        and clause.cue <= other.cue < place.token
        and verb_lemma(tokens[other.cue].lower) == "tell"
        and lower_at(tokens, place.token - 1) in PRONOUNS
        and told.kind != "pronoun"
        and phrases[clause.phrase].last < opens
        and any(one.cue == opens and one.says for one in layout.clauses[place.sentence])
        and not any(token.lower in _GOES_ON for token in tokens[other.cue : place.token])
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
