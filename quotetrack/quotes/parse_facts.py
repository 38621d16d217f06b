"""What a parse says about a quotation and a candidate for its source, as facts for the models."""

from __future__ import annotations

from collections.abc import Mapping

from quotetrack.quotes.candidates import Candidate
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.quotation_facts import QuotationFacts
from quotetrack.quotes.sentence_facts import strength_bucket
from quotetrack.quotes.syntax import SentenceSyntax
from quotetrack.weights import Fact, features

Syntax = Mapping[int, SentenceSyntax]

_PHRASE = features("tag kind role", "parse head {tag} {kind}", "parse role {role}")
_NO_CUE = (features("", "parse no cue"),)
_SUBJECT = features(
    "subject pattern role",
    "parse {subject}",
    "parse {subject} {pattern}",
    "parse {subject} role {role}",
)
_CUE = features("tag pattern strength", "parse cue {tag} {pattern}", "parse cue {tag} {strength}")
_HERE = features(
    "governs link subject strength",
    "parse governs {governs} {subject}",
    "parse governs {governs} {subject} {strength}",
    "parse link {link}",
    "parse link {link} {subject}",
    "parse link {link} {strength}",
    "parse link {link} {subject} {strength}",
)
_THERE = features(
    "role subject strength", "parse there {role} {subject}", "parse there {role} {strength}"
)


def hold(about: QuotationFacts, syntax: Syntax) -> str:
    """Tell how the parse hangs a quotation into its sentence, "" where there is no parse."""
    parsed = syntax.get(about.place.sentence)
    return "" if parsed is None else parsed.hold_of.get(about.place.token, "none")


def parse_facts(
    layout: Layout, about: QuotationFacts, candidate: Candidate, syntax: Syntax
) -> list[Fact]:
    """Return what the parse of the candidate's sentence says, nothing where there is none."""
    parsed = syntax.get(candidate.sentence)
    if parsed is None:
        return []
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    role = parsed.relation_of.get(phrase.head, "-")
    of_phrase = (_PHRASE, parsed.tag_of.get(phrase.head, "-"), phrase.kind, role)
    clause = candidate.clause
    if clause is None:
        return [_NO_CUE, of_phrase]
    cue, inside = clause.cue, range(phrase.first, phrase.last + 1)
    if parsed.subject_of.get(cue, -1) in inside:
        subject = "own"
    elif parsed.shared_subject_of.get(cue, -1) in inside:
        subject = "shared"
    else:
        subject = "other" if cue in parsed.subject_of else "none"
    strength = strength_bucket(clause.strength)
    facts: list[Fact] = [
        of_phrase,
        (_SUBJECT, subject, clause.pattern, role),
        (_CUE, parsed.tag_of.get(cue, "-"), clause.pattern, strength),
    ]
    if candidate.sentence == about.place.sentence:
        governor = parsed.governor_of.get(about.place.token, -1)
        governs = "yes" if governor == cue else ("no" if governor >= 0 else "unknown")
        link = parsed.link_of.get((about.place.token, cue), "far")
        facts.append((_HERE, governs, link, subject, strength))
    else:
        facts.append((_THERE, parsed.relation_of.get(cue, "-"), subject, strength))
    return facts
