"""Two statements that cannot both stand: denied, said with opposites, or with other figures."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from quotetrack.claims.language.lexical import opposites, weight
from quotetrack.claims.language.quantities import Quantity
from quotetrack.claims.language.stems import stem
from quotetrack.claims.language.words import word_list
from quotetrack.claims.statements.clause_statements import Statement

#: How two statements go against each other. The first four lie in words and figures, the others
#: in what is claimed.
ClashKind = Literal[
    "negation", "opposite", "number", "tone", "other words", "stance", "filler", "doubt", "unsaid"
]

# Below these, two statements are taken to be about different things.
_DENYING = frozenset(map(stem, word_list("denying")))
_MIN_SHARED_WEIGHT = 0.3
#: No clash of tone scores higher.
MOST_FOR_TONE = 0.45
_KIND_FACTOR: dict[ClashKind, float] = {"opposite": 0.9, "number": 0.9, "tone": MOST_FOR_TONE}
_FOCUS_FACTOR = 0.4
_MODALITY_FACTOR = 0.85
_TENSE_FACTOR = 0.9
_NAMES_ONLY_FACTOR = 0.5
_VERBLESS_FACTOR = 0.4
_PERIOD_FACTOR = 0.6
_FLAT_DENIAL = 0.9
_OBJECTS = frozenset(("it", "him", "her", "them"))
_OF_ALL = frozenset(("no", "never", "nobody", "none", "nothing", "nowhere"))
_NAMED_BY_IT = 2
_MAYBE_THE_SAME = 0.5
_SAME_DATE = 0.5
_SAME_WORDS = 0.6
_FULL_CLAUSE = 3
_REST_OF_NAME = 0.3
_PERIODS = frozenset(map(stem, word_list("periods")))
# So much shared weight (about two telling words) is full proof of a common topic.
_FULL_WEIGHT = 1.3
_LESS_FOR_FIGURES = 0.75


@frozen
class Clash:
    """How one statement goes against another.

    `shared` are the content stems both have; `words` the two stems that are opposed, or the two
    figures, where the clash lies in words. `on_focus` tells whether what is denied is what both
    speak of. `score` is from 0 to 1. `differs` names what differs between the two, so that both
    may hold: such a clash scores low.
    """

    first: Statement
    second: Statement
    kind: ClashKind
    shared: frozenset[str]
    words: tuple[str, str] | None
    quantities: tuple[Quantity, Quantity] | None
    on_focus: bool
    score: float
    differs: str = ""

    def scored(self, score: float, differs: str = "") -> Clash:
        """Return the same clash with another score, and what differs."""
        # Written out, since `attrs.evolve` takes as long as the whole comparison.
        return Clash(
            self.first,
            self.second,
            self.kind,
            self.shared,
            self.words,
            self.quantities,
            self.on_focus,
            score,
            differs,
        )


def find_clash(one: Statement, other: Statement) -> Clash | None:
    """Return how `other` goes against `one`, None where nothing is opposed or nothing shared."""
    shared = one.stems & other.stems
    if not shared:
        return None
    together = sum(map(weight, shared))
    if together < _MIN_SHARED_WEIGHT and not (
        one.negated != other.negated and one.stems - _PERIODS == other.stems - _PERIODS
    ):
        return None
    found = _opposition(one, other, shared)
    if found is None:
        return None
    kind, opposed, figures = found
    only_one, only_other = one.stems - shared, other.stems - shared
    proof = together
    if opposed is not None:
        # "Closed for years" says of the mill what "closed" says.
        only_one, only_other = only_one - _PERIODS, only_other - _PERIODS
        only_one, only_other = only_one - {opposed[0]}, only_other - {opposed[1]}
        proof += min(weight(opposed[0]), weight(opposed[1]))
    elif kind == "negation":
        # "I was not there" is denied by "I was there for ten minutes" as well.
        only_one, only_other = only_one - _PERIODS, only_other - _PERIODS
    elif figures is not None:
        unit = weight(figures[0].unit)
        common = unit + _SAME_DATE * _shared_dates(one, other)
        together += common
        proof += common + unit
    score = _likeness(one, other, kind, together, (only_one, only_other), shared)
    score *= _KIND_FACTOR.get(kind, 1.0) * _circumstances(one, other, shared, kind, figures)
    focus = one.focus | other.focus
    on_focus = not focus or not focus.isdisjoint(shared)
    if kind == "negation":
        if not on_focus:
            # "He did not read the report": what is denied is the reading, not the report.
            score *= _FOCUS_FACTOR
        elif _is_flat(one, other, only_one, only_other):
            # "I will resign" and "I will not resign": a flat denial needs no further words.
            proof = max(proof, _FLAT_DENIAL * _FULL_WEIGHT)
    enough = _FULL_WEIGHT * (_LESS_FOR_FIGURES if kind == "number" else 1.0)
    score *= min(1.0, proof / enough)
    return Clash(one, other, kind, shared, opposed, figures, on_focus, score)


def _opposition(
    one: Statement, other: Statement, shared: frozenset[str]
) -> tuple[ClashKind, tuple[str, str] | None, tuple[Quantity, Quantity] | None] | None:
    """Return what is opposed: the kind, and the words or the figures in which it lies."""
    met = not one.opposites.isdisjoint(other.stems)
    opposed = _opposed(one.stems - shared, other.stems - shared) if met else None
    if opposed is not None:
        # "not cheap" and "dear" agree, and so do "denied" and "never admitted": a word that is
        # itself opposed counts as no denial.
        apart = one.negated != other.negated
        agree = apart == ((opposed[0] in _DENYING) == (opposed[1] in _DENYING))
        # "We did not raise it", "we did not cut it": both may be so.
        both = one.negated and other.negated and _DENYING.isdisjoint(opposed)
        return None if agree or both else ("opposite", opposed, None)
    if one.negated != other.negated:
        return "negation", None, None
    figures = _figures(one, other)
    if figures is not None:
        return "number", None, figures
    if one.valence * other.valence <= -1 and min(abs(one.valence), abs(other.valence)) >= 1:
        return "tone", None, None
    return None


def _likeness(
    one: Statement,
    other: Statement,
    kind: ClashKind,
    together: float,
    only: tuple[frozenset[str], frozenset[str]],
    shared: frozenset[str],
) -> float:
    """Return how much of the two statements is one matter, 0 to 1.

    `together` is the weight of what they share, `only` what each has alone.
    """
    rest_one, rest_other = _rest(only[0], one, shared), _rest(only[1], other, shared)
    if only[0] and _stands_for(other, only[0]):
        rest_one *= _MAYBE_THE_SAME
    if only[1] and _stands_for(one, only[1]):
        rest_other *= _MAYBE_THE_SAME
    overlap = together / (together + rest_one + rest_other)
    containment = together / (together + min(rest_one, rest_other))
    denial, denied_alone = (one, only[0]) if one.negated else (other, only[1])
    if kind == "negation" and not denied_alone and not _OF_ALL.isdisjoint(denial.forms):
        # "None was lost" is denied by "two were lost in May" as much as by "some were lost".
        return 0.2 * overlap + 0.8 * containment
    return 0.5 * overlap + 0.5 * containment


def _is_flat(
    one: Statement, other: Statement, only_one: frozenset[str], only_other: frozenset[str]
) -> bool:
    """Return whether one says what the other denies, and neither anything else."""
    return (
        min(len(one.forms), len(other.forms)) >= _FULL_CLAUSE
        and _subject_likeness(one, other) >= _SAME_WORDS
        and (not only_one or _stands_for(other, only_one))
        and (not only_other or _stands_for(one, only_other))
    )


def _stands_for(statement: Statement, named: frozenset[str]) -> bool:
    """Return whether a pronoun may stand for what the other side names.

    So it does in "supports the treaty" and "cannot support it"; "him" and "them" do the same.
    """
    return len(named) <= _NAMED_BY_IT and not _OBJECTS.isdisjoint(statement.forms[2:])


def _rest(only: frozenset[str], statement: Statement, shared: frozenset[str]) -> float:
    """Return the weight of what one statement has alone.

    The rest of a name of which a part is shared ("Reed" and "Ann Reed") hardly counts.
    """
    if shared.isdisjoint(statement.names):
        return sum(map(weight, only))
    return sum(weight(s) * (_REST_OF_NAME if s in statement.names else 1.0) for s in only)


def _circumstances(
    one: Statement,
    other: Statement,
    shared: frozenset[str],
    kind: ClashKind,
    figures: tuple[Quantity, Quantity] | None,
) -> float:
    likeness = _subject_likeness(one, other)
    if kind == "number":
        # The thing counted is the subject more often than not, whatever stands first.
        likeness = max(likeness, _SAME_WORDS)
    if one.stems == other.stems and "noun" in (one.subject, other.subject):
        # "We have no plans to close the school", "The school will close".
        likeness = max(likeness, _SAME_WORDS)
    factor = 0.5 + 0.5 * likeness
    if one.modality != other.modality:
        factor *= _MODALITY_FACTOR
    if one.past != other.past:
        factor *= _TENSE_FACTOR
    if shared <= one.names | other.names and kind != "opposite":
        factor *= _NAMES_ONLY_FACTOR
    share = figures is not None and figures[0].unit.startswith("/")
    if kind == "number" and not share and _other_period(one, other):
        # "14 primaries in three weeks" and "five next week" measure different times.
        factor *= _PERIOD_FACTOR
    if not (one.has_verb and other.has_verb):
        factor *= _VERBLESS_FACTOR
    return factor


def _shared_dates(one: Statement, other: Statement) -> int:
    """Return how many dates both give: "by 2027" speaks for one measure as a shared word does."""
    dates = {(q.low, q.unit) for q in one.quantities if q.is_date}
    return len(dates & {(q.low, q.unit) for q in other.quantities if q.is_date})


def _other_period(one: Statement, other: Statement) -> bool:
    if not _PERIODS.isdisjoint(one.stems ^ other.stems):
        return True
    ones = {(q.low, q.unit) for q in one.quantities if q.unit in _PERIODS}
    others = {(q.low, q.unit) for q in other.quantities if q.unit in _PERIODS}
    return ones != others and not (ones and others)


def _opposed(ones: frozenset[str], others: frozenset[str]) -> tuple[str, str] | None:
    table = opposites()
    for one in sorted(ones):
        against = table.get(one)
        if against:
            met = against & others
            if met:
                return one, min(met)
    return None


def _figures(one: Statement, other: Statement) -> tuple[Quantity, Quantity] | None:
    """Return two figures for one measure that exclude each other.

    Where a statement has several figures with one unit, nothing tells which is meant.
    """
    for first in one.quantities:
        same = [q for q in other.quantities if q.unit == first.unit]
        mine = [q for q in one.quantities if q.unit == first.unit]
        if len(same) == 1 and len(mine) == 1 and first.conflicts(same[0]):
            return first, same[0]
    return None


def _subject_likeness(one: Statement, other: Statement) -> float:
    if one.subject == other.subject:
        if one.subject != "noun":
            return 1.0 if one.subject != "unknown" else 0.5
        return 1.0 if one.subject_stems & other.subject_stems else 0.2
    pair = {one.subject, other.subject}
    if "unknown" in pair:
        return 0.5
    if pair in ({"it", "noun"}, {"they", "noun"}):
        return 0.6
    return 0.0 if "self" in pair else 0.2
