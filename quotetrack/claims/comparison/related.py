"""What else a speaker said on the matter of a statement, ranked, with what differs.

Pairs above the threshold are few, and most of what a fact-checker looks for lies below it. Here
nothing is alleged: the statements that are nearest in matter come first, and among those as near
the ones in which an attitude, a figure, a denial or the certainty is another.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quotetrack.claims.comparison.findings import Finding
from quotetrack.claims.comparison.pair import Comparison
from quotetrack.claims.comparison.sides import MAX_CHARACTERS, Side
from quotetrack.claims.detectors import find_conflict
from quotetrack.claims.language.lexical import opposites, weight
from quotetrack.claims.language.stems import STOP_WORDS, stem
from quotetrack.claims.language.words import is_word, read_words
from quotetrack.claims.propositions.predicates import groups_of
from quotetrack.claims.statements.clause_statements import Statement
from quotetrack.terms import CLAIM_REASONS, ClaimReason

# Of longer quotations the first statements are read.
_MOST_STATEMENTS = 12
# So much shared weight (about two telling words) is a matter for sure.
_FULL_WEIGHT = 1.3
# What only one of the two tells counts less than what both do: they may be of other lengths.
_SHORTER_REST, _LONGER_REST = 0.5, 0.15
# A verb that says the same, or the opposite, is half a shared word.
_OTHER_WORD = 0.5
# One shared word is a weaker sign of one matter: "We will build it in Brae", "It is hot in Brae".
_ONE_WORD = 0.7
_TELLING = 0.5
# A matter alone scores up to the first of these, one in which something differs up to the second:
# the default threshold of pairs. Above it stand findings only.
_MATTER, _DIFFERING = 0.35, 0.49
_LEAST = 0.02
# The words that a matter is shown by, and those that a store is asked for.
_MOST_SHOWN = 4
_MOST_ASKED = 6
_LEFT_OPEN = frozenset(("may", "can", "would"))


@frozen
class Relatedness:
    """How a side stands to a given one.

    `matter` are the telling words of the other side that both share, as they stand there; `differs`
    what is otherwise, the clearest first; `score` (0 to 1) puts statements in order.
    """

    side: Side
    pair: Comparison
    finding: Finding | None
    matter: tuple[str, ...]
    differs: tuple[ClaimReason, ...]
    score: float


def find_related(given: Side, others: Sequence[Side]) -> list[Relatedness]:
    """Return those of `others` that share a matter with `given`, the nearest first."""
    found = []
    for other in others:
        related = _relate(given, other)
        if related is not None:
            found.append(related)
    found.sort(
        key=lambda one: (-one.score, one.side.quotation.document_id, one.side.quotation.start)
    )
    return found


def telling_words(side: Side) -> tuple[str, ...]:
    """Return the words by which others on the same matter are found, the most telling first."""
    words = _words_by_stem(side)
    telling = sorted(words, key=lambda stemmed: (-weight(stemmed), stemmed))
    return tuple(words[stemmed] for stemmed in telling[:_MOST_ASKED])


def _relate(given: Side, other: Side) -> Relatedness | None:
    shared = _meant(given) & _meant(other)
    asked = given.question_stems & other.question_stems
    if not shared and not asked:
        return None
    likeness, best = _likeness(given, other)
    likeness = max(likeness, _alike(given.question_stems, other.question_stems))
    pair = Comparison(given, other)
    finding = find_conflict(pair)
    if likeness <= 0.0 and finding is None:
        return None
    differs = _differences(given, other, best, finding)
    score = likeness * (_DIFFERING if differs else _MATTER)
    if finding is not None:
        score = max(score, min(1.0, finding.score))
    if score < _LEAST:
        return None
    return Relatedness(other, pair, finding, _shown(other, shared), differs, round(score, 4))


def _likeness(given: Side, other: Side) -> tuple[float, tuple[Statement, Statement] | None]:
    """Return how near the nearest statements of two sides are, 0 to 1, and which these are."""
    nearest, best = _alike(given.stems, other.stems), None
    for one in given.statements[:_MOST_STATEMENTS]:
        for two in other.statements[:_MOST_STATEMENTS]:
            alike = _alike(one.stems, two.stems)
            alike = min(1.0, alike * (1 + _OTHER_WORD * _in_other_words(one, two)))
            if alike > 0 and (best is None or alike > nearest):
                nearest, best = max(alike, nearest), (one, two)
    return nearest, best


def _alike(ones: frozenset[str], others: frozenset[str]) -> float:
    """Return how much of what two texts tell is shared, by the weight of its words, 0 to 1."""
    common = ones & others
    shared = sum(map(weight, common))
    if not shared:
        return 0.0
    rests = sorted((sum(map(weight, ones)) - shared, sum(map(weight, others)) - shared))
    rest = _SHORTER_REST * rests[0] + _LONGER_REST * rests[1]
    likeness = min(1.0, shared / _FULL_WEIGHT) * shared / (shared + rest)
    return likeness * (_ONE_WORD if len(common) == 1 else 1.0)


def _in_other_words(one: Statement, other: Statement) -> bool:
    """Return whether the rest of two statements says the same or the opposite."""
    only_one, only_other = one.stems - other.stems, other.stems - one.stems
    table = opposites()
    if any(only_other & table.get(stemmed, frozenset()) for stemmed in only_one):
        return True
    return bool(groups_of(one.forms) & groups_of(other.forms))


def _differences(
    given: Side, other: Side, best: tuple[Statement, Statement] | None, finding: Finding | None
) -> tuple[ClaimReason, ...]:
    """Return what is otherwise in the nearest statements, the clearest first."""
    found: list[ClaimReason] = []
    if finding is not None:
        found.append(CLAIM_REASONS.checked(finding.reason.partition(":")[0], "reason"))
    if best is not None:
        one, two = best
        if _attitudes_differ(given, other, one, two):
            found.append("stance")
        ours = {figure.unit: figure for figure in one.quantities}
        if any(two.unit in ours and ours[two.unit].conflicts(two) for two in two.quantities):
            found.append("numeric")
        if one.negated != two.negated:
            found.append("negation")
        if (one.excluded == "framed") != (two.excluded == "framed") or (
            (one.modality in _LEFT_OPEN) != (two.modality in _LEFT_OPEN)
        ):
            found.append("doubt")
    if "negation" in found and "weak_negation" in found:
        found.remove("weak_negation")
    return tuple(dict.fromkeys(found))


def _attitudes_differ(given: Side, other: Side, one: Statement, two: Statement) -> bool:
    mine, theirs = given.proposition(one).stance, other.proposition(two).stance
    return (
        mine is not None
        and theirs is not None
        and mine.sign != theirs.sign
        and bool(mine.matter.whole & theirs.matter.whole)
    )


def _meant(side: Side) -> frozenset[str]:
    """Return the stems that tell what a side is about."""
    return frozenset(s for s in side.stems | side.matter if weight(s) >= _TELLING)


def _words_by_stem(side: Side) -> dict[str, str]:
    """Return the telling words of a quotation as they stand in it, by their stems, in order."""
    text = side.quotation.text
    words = read_words(text, MAX_CHARACTERS)
    found: dict[str, str] = {}
    for index, form in enumerate(words.forms):
        if form not in STOP_WORDS and is_word(form) and len(form) > 1:
            stemmed = stem(form)
            if stemmed not in found and weight(stemmed) >= _TELLING:
                found[stemmed] = text[words.starts[index] : words.ends[index]]
    return found


def _shown(side: Side, shared: frozenset[str]) -> tuple[str, ...]:
    words = _words_by_stem(side)
    telling = sorted(shared & frozenset(words), key=lambda s: (-weight(s), s))[:_MOST_SHOWN]
    return tuple(word for stemmed, word in words.items() if stemmed in telling)
