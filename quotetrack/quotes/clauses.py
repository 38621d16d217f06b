"""Pair the verbs of a sentence with the noun phrases that can be their subjects.

Verbs here are only possible cues; every reasonable pair is listed with the construction that links
the two (`quotes.constructions`), and the ranker decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.lexicon.cues import ASKED
from quotetrack.quotes.constructions.objects import OBJECTS
from quotetrack.quotes.constructions.record import STRONG, Clause, Phrases, Verb, is_verb
from quotetrack.quotes.constructions.signs import ACCORDING_TO, AT_TOKENS, OWNERS, TO_QUOTE
from quotetrack.quotes.constructions.subjects import rows_for
from quotetrack.quotes.phrase_kinds import NounPhrase
from quotetrack.quotes.skeleton import Sentence, lower_at
from quotetrack.reading import TURN, Token

__all__ = ["Clause", "clauses", "is_verb"]

_MAIN_PATTERNS = ("before", "insertion", "over_relative", "apposed", "over_quotation")
_LEAST_BY = 0.5  # strength of a cue before "by"


def clauses(
    sentence: Sentence, phrases: Sequence[NounPhrase], cues: frozenset[str] = frozenset()
) -> list[Clause]:
    """Return the clauses of `sentence` whose verb or mark may introduce speech.

    `cues` are verbs of saying, in their base form, besides those of the lexicon.
    """
    tokens = sentence.tokens
    if not phrases:
        return []
    if tokens[-1].lower == TURN:
        return [Clause(0, len(tokens) - 2, len(tokens) - 2, "turn", 1.0)]
    around = Phrases(tokens, phrases, cues)
    found = [
        clause
        for number in range(len(phrases))
        for row in OWNERS
        for clause in row.find(around, number)
    ]
    for index, token in enumerate(tokens):
        sign = token.lower
        if sign == "according" and lower_at(tokens, index + 1) == "to":
            sign = ACCORDING_TO
        elif sign == "to" and lower_at(tokens, index + 1) == "quote":
            sign = TO_QUOTE
        if sign in AT_TOKENS:
            for row in AT_TOKENS[sign]:
                found.extend(row.find(around, index))
        elif token.kind == "word" and is_verb(tokens, index):
            found.extend(_of_verb(Verb(around, index)))
    return _without_fronted_question(tokens, phrases, found)


def _of_verb(verb: Verb) -> list[Clause]:
    """Return the clauses of a verb, and note its subject for the verbs behind it."""
    around, index, options = verb.around, verb.index, verb.options
    for row in rows_for(verb):
        options.extend(row.find(verb))
    found = [
        Clause(number, index, verb.last, pattern, verb.strength, verb.says)
        for number, pattern in options
    ]
    for row in OBJECTS:
        for number, pattern in row.find(verb):
            strength = verb.strength if row is not OBJECTS[0] else max(verb.strength, _LEAST_BY)
            found.append(Clause(number, index, index, pattern, strength, verb.says))
    if options:
        around.subject_of_verb[index] = _main_subject(options)
        around.previous_verb = index
        if verb.strength >= STRONG:
            around.previous_cue = index
    elif verb.behind >= 0 and index and around.tokens[index - 1].kind == "quotation":
        around.subject_of_verb[index] = verb.behind
        around.previous_verb = index
    return found


def _main_subject(options: Sequence[tuple[int, str]]) -> int:
    """Return the phrase that verbs further right share; a participle hands its own one on."""
    for number, pattern in options:
        if pattern.startswith("shared_") and pattern.endswith("g"):
            return number
    return options[0][0]


def _without_fronted_question(
    tokens: Sequence[Token], phrases: Sequence[NounPhrase], found: list[Clause]
) -> list[Clause]:
    """Leave out what stands in "Asked whether Mr Lee would go," before the main clause.

    A source is the subject of the main clause, never somebody whom the question is about.
    """
    if not any(token.lower in ASKED for token in tokens[:2]):
        return found
    mains = [
        phrases[clause.phrase].first
        for clause in found
        if clause.pattern.startswith(_MAIN_PATTERNS)
        and clause.cue > phrases[clause.phrase].first
        and lower_at(tokens, phrases[clause.phrase].first - 1) == ","
    ]
    if not mains:
        return found
    start = min(mains)
    return [clause for clause in found if phrases[clause.phrase].first >= start]
