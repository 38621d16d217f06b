"""Two claims that cannot both stand, by what they claim rather than by their words.

One says in other words what the other denies; the speaker is for a matter and against it; one
slot that can have one filler has two; what was sure is left open; what was said is denied to have
been said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product

from attrs import frozen

from quotetrack.claims.comparison.differences import (
    difference,
    other_actor,
    other_things,
    other_times,
    phrases_differ,
    then_and_now,
)
from quotetrack.claims.comparison.fillers import are_in_two_orders, have_two_fillers
from quotetrack.claims.comparison.none_and_some import (
    gone_and_kept,
    never_there,
    nobody_and_somebody,
    none_and_some,
    told_and_unaware,
)
from quotetrack.claims.comparison.opposition import Clash, ClashKind
from quotetrack.claims.comparison.sameness import OWN, same_phrase, undergo_the_same
from quotetrack.claims.comparison.sides import Side
from quotetrack.claims.language.lexical import weight
from quotetrack.claims.language.stems import stem
from quotetrack.claims.propositions.predicates import Predicate
from quotetrack.claims.propositions.proposition import PLACE_PREPOSITIONS, Proposition
from quotetrack.claims.statements.clause_statements import Statement
from quotetrack.lexicon.cues import VERBS_OF_SAYING

_OTHER_WORDS = 0.72
_FLAT = 0.6
_STANCE = 0.75
_FILLER = 0.66
_DOUBT = 0.7
_CERTAIN = 0.8
_UNSAID = 0.75
#: No clash of claims scores higher.
MOST_FOR_CLAIMS = _CERTAIN
_LEAST_SHARED = 0.45
_COVERED = 0.6
_KNOWN_THING = 0.25
# With these verbs, what is said stands in the object.
_SAY_LITTLE = ("be", "have", "do", "own", "make", "get", "take", "go")
_CLAIMED = ("", "will", "must")
_FLAT_GROUPS = ("resign", "survive", "run")


def find_claim_clash(
    first: Side,
    second: Side,
    one: Statement,
    other: Statement,
    *,
    days_apart: bool,
    differs: bool = False,
) -> Clash | None:
    """Return how the claim of `other`, made later, goes against that of `one`, if at all.

    `one` must be claimed plainly, and `other` too where it does not leave open or take back.
    `differs` tells that the two are known to differ in something besides.
    """
    if one.excluded is not None:
        return None
    earlier, later = first.proposition(one), second.proposition(other)
    if later.frame in _OPEN_FRAMES:
        return _found_by(_FRAMED, earlier, later, _HOW[True, days_apart, differs])
    if other.excluded is not None:
        return None
    marks = earlier.marks | later.marks
    related = not earlier.names.isdisjoint(later.names) or _by_meaning(earlier, later)
    how = _HOW[related, days_apart, differs]
    if not marks:
        return _found_by(_BY_VERB, earlier, later, how) if related else None
    return _found_by(_finders_for(marks, related), earlier, later, how)


@lru_cache(maxsize=4096)
def _finders_for(marks: frozenset[str], related: bool) -> tuple[_Finder, ...]:
    return tuple(
        finder
        for finder in _FINDERS
        if not finder.marks.isdisjoint(marks) or (related and finder.by_verb)
    )


def _found_by(
    finders: Sequence[_Finder], earlier: Proposition, later: Proposition, how: _How
) -> Clash | None:
    """Return the clash that the first of `finders` finds."""
    for finder in finders:
        score = finder.find(earlier, later, how)
        if score:
            kind = finder.kind
            if kind == "other words" and earlier.verb == later.verb:
                kind = "negation"
            one, other = earlier.statement, later.statement
            return Clash(one, other, kind, one.stems & other.stems, None, None, True, score)
    return None


@frozen
class _How:
    """Whether the verbs of two claims have to do with each other, whether days lie between.

    `differs` tells that they are known to differ in something besides.
    """

    related: bool
    days_apart: bool
    differs: bool


# Made once: making one takes as long as half a comparison.
_HOW = {how: _How(*how) for how in product((False, True), repeat=3)}


@frozen
class _Finder:
    """One way to find two claims that cannot both stand, and the kind of clash it finds.

    It is asked where a claim has one of the `marks`, and `by_verb` where the verbs of both have to
    do with each other.
    """

    kind: ClashKind
    by_verb: bool
    marks: frozenset[str]
    find: Callable[[Proposition, Proposition, _How], float]


def _doubts(earlier: Proposition, later: Proposition, _how: _How) -> float:
    """Score what was claimed and is left open now: "the file was stolen", "we do not know"."""
    if later.frame != "doubt" or earlier.statement.modality not in _CLAIMED:
        return 0.0
    if not _same_matter(earlier, later, both=True) or _apart(earlier, later):
        return 0.0
    return _CERTAIN if earlier.frame == "certain" else _DOUBT


def _unsaid(earlier: Proposition, later: Proposition, _how: _How) -> float:
    """Score what was said and is denied to have been said."""
    if later.frame != "unsaid":
        return 0.0
    if earlier.negated != later.negated or not _same_matter(earlier, later, both=False):
        return 0.0
    if later.verb and other_things(earlier, later, frozenset()):
        return 0.0
    if earlier.who == "noun" and not later.verb and stem(earlier.verb) in _SAYING:
        return 0.0
    if earlier.who == later.who == "noun" and phrases_differ(earlier.subject, later.subject):
        return 0.0
    return _UNSAID


def _stances(earlier: Proposition, later: Proposition, _how: _How) -> float:
    """Score what the speaker is for here and against there."""
    one, other = earlier.stance, later.stance
    if one is None or other is None or one.sign == other.sign or not (one.own and other.own):
        return 0.0
    if then_and_now(earlier, later) and not (one.timeless or other.timeless):
        return 0.0
    if other_times(earlier, later) or phrases_differ(one.matter, other.matter):
        return 0.0
    shared = one.matter.whole & other.matter.whole
    return _STANCE if sum(map(weight, shared)) >= _LEAST_SHARED else 0.0


def _in_other_words(earlier: Proposition, later: Proposition, how: _How) -> float:
    """Score one claim that says in other words what the other denies."""
    opposed = None if how.differs else _opposed_predicates(earlier, later)
    if opposed is None or difference(earlier, later, None, days_apart=how.days_apart):
        return 0.0
    if opposed[0].name in _SAY_LITTLE and not _speak_of_one_thing(earlier, later):
        return 0.0
    if not _same_agents(earlier, later):
        return 0.0
    shared = _matter(earlier, opposed[0]) & _matter(later, opposed[1])
    together = sum(map(weight, shared))
    if together >= _LEAST_SHARED:
        return _OTHER_WORDS
    own = earlier.agent[0] in OWN and later.agent[0] in OWN
    if own and together >= _KNOWN_THING and undergo_the_same(earlier, later):
        return _OTHER_WORDS if earlier.slot("object").is_definite else 0.0
    bare = not earlier.slot("object").stems and not later.slot("object").stems
    return _FLAT if own and bare and opposed[0].name in _FLAT_GROUPS else 0.0


def _by_meaning(earlier: Proposition, later: Proposition) -> bool:
    """Return whether what one verb entails the other denies, or one is the opposite of the other.

    "The press was shredded" and "nobody tore the press".
    """
    if earlier.negated != later.negated:
        denied, affirmed = (earlier, later) if earlier.negated else (later, earlier)
        return not denied.verbs.isdisjoint(affirmed.entailed)
    if earlier.negated:
        return False
    return not (earlier.opposed.isdisjoint(later.verbs) and later.opposed.isdisjoint(earlier.verbs))


def _speak_of_one_thing(earlier: Proposition, later: Proposition) -> bool:
    """Return whether the object is the same, or what "belongs to me" there is what "I own" here."""
    one, other = earlier.slot("object"), later.slot("object")
    if one.stems and other.stems:
        return same_phrase(one, other)
    return same_phrase(one, later.subject) or same_phrase(earlier.subject, other)


def _same_agents(earlier: Proposition, later: Proposition) -> bool:
    """Return whether both tell of one actor, or leave open who it was and tell of one thing."""
    (who, phrase), (whose, others) = earlier.agent, later.agent
    if (who in OWN and whose in OWN) or phrase.stems & others.stems:
        return True
    if not (phrase.stems or others.stems or earlier.passive or later.passive):
        # "Everyone on the train", "four people on the train".
        return any(
            slot.name in PLACE_PREPOSITIONS and same_phrase(slot.phrase, later.slot(slot.name))
            for slot in earlier.slots
        )
    mine = earlier.slot("object").stems | earlier.subject.stems
    return bool(mine & (later.slot("object").stems | later.subject.stems)) and not (
        earlier.copula or later.copula
    )


def _opposed_predicates(
    earlier: Proposition, later: Proposition
) -> tuple[Predicate, Predicate] | None:
    if earlier.negated and later.negated:
        return None  # "We did not raise it", "we did not cut it".
    for one in earlier.predicates:
        for other in later.predicates:
            if one.name != other.name or one.until_then:
                continue
            denied = one if earlier.negated else other if later.negated else None
            if denied is not None and denied.specific and earlier.verb != later.verb:
                continue
            if (earlier.negated != one.opposite) != (later.negated != other.opposite):
                return one, other
    return None


def _apart(earlier: Proposition, later: Proposition) -> bool:
    return (
        other_times(earlier, later)
        or other_actor(earlier, later)
        or bool(other_things(earlier, later, frozenset()))
    )


def _matter(claim: Proposition, predicate: Predicate) -> frozenset[str]:
    """Return what a claim speaks of besides its verb."""
    found = frozenset().union(*[slot.phrase.whole for slot in claim.slots])
    return found | claim.subject.whole


def _same_matter(earlier: Proposition, later: Proposition, *, both: bool) -> bool:
    """Return whether most of what is told later was told before, and with `both` the reverse."""
    shared = earlier.statement.stems & later.statement.stems
    together = sum(map(weight, shared))
    if together < _LEAST_SHARED:
        return False
    if together < _COVERED * sum(map(weight, later.statement.stems)):
        return False
    return not both or together >= _COVERED * sum(map(weight, earlier.statement.stems))


def _fillers(earlier: Proposition, later: Proposition, how: _How) -> float:
    """Score two fillers of a slot that can have one: cause, agent, place, time."""
    return _FILLER if have_two_fillers(earlier, later, related=how.related) else 0.0


def _none_and_some(earlier: Proposition, later: Proposition, how: _How) -> float:
    return _OTHER_WORDS if none_and_some(earlier, later, days_apart=how.days_apart) else 0.0


def _if_so(
    holds: Callable[[Proposition, Proposition], bool], found: float = _OTHER_WORDS
) -> Callable[[Proposition, Proposition, _How], float]:
    def score(earlier: Proposition, later: Proposition, _how: _How) -> float:
        return found if holds(earlier, later) else 0.0

    return score


_FINDERS = (
    _Finder("stance", False, frozenset(("stance",)), _stances),
    _Finder("other words", True, frozenset(), _in_other_words),
    _Finder("filler", True, frozenset(("cause", "only", "whereabouts")), _fillers),
    _Finder("filler", True, frozenset(), _if_so(are_in_two_orders, _FILLER)),
    _Finder("other words", False, frozenset(("missing",)), _none_and_some),
    _Finder("other words", False, frozenset(("nobody",)), _if_so(nobody_and_somebody)),
    _Finder("other words", False, frozenset(("whereabouts",)), _if_so(never_there)),
    _Finder("other words", False, frozenset(("told",)), _if_so(told_and_unaware)),
    _Finder("other words", False, frozenset(("given up",)), _if_so(gone_and_kept)),
)
_BY_VERB = tuple(finder for finder in _FINDERS if finder.by_verb)
_FRAMED = (
    _Finder("unsaid", True, frozenset(), _unsaid),
    _Finder("doubt", True, frozenset(), _doubts),
)
# What others said is not what the speaker said.
_SAYING = frozenset(map(stem, VERBS_OF_SAYING))
_OPEN_FRAMES = ("doubt", "unsaid")
