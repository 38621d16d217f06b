"""Two claims that cannot both stand, by what they claim rather than by their words.

One says in other words what the other denies; the speaker is for a matter and against it; one
slot that can have one filler has two; what was sure is left open; what was said is denied to have
been said.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from quotetrack.claims.comparison.differences import (
    difference,
    other_actor,
    other_things,
    other_times,
    phrases_differ,
    then_and_now,
)
from quotetrack.claims.comparison.opposition import Clash, ClashKind
from quotetrack.claims.comparison.sides import Side
from quotetrack.claims.language.lexical import weight
from quotetrack.claims.language.stems import stem
from quotetrack.claims.language.words import word_list
from quotetrack.claims.propositions.phrases_of_nouns import NO_PHRASE, Phrase
from quotetrack.claims.propositions.predicates import Predicate
from quotetrack.claims.propositions.proposition import Proposition
from quotetrack.claims.statements.clause_statements import Statement

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
_OWN = ("self", "body")
_ONE_AGENT = frozenset(map(stem, word_list("one_agent"))) | word_list("one_agent")
_POINT_EVENTS = frozenset(map(stem, word_list("point_events"))) | word_list("point_events")
_PLACES = frozenset(map(stem, word_list("places")))
_ALONE = frozenset(("alone", "single-handedly", "himself", "herself", "myself"))
_ORDINALS = frozenset(map(stem, ("first", "last", "final")))
_PLACE_PREPOSITIONS = ("in", "at", "on", "near", "inside", "outside")
_ORIGINS = frozenset(map(stem, ("come", "stem", "originate", "start"))) | {"come"}
# With these verbs, what is said stands in the object.
_SAY_LITTLE = ("be", "have", "do", "own", "make", "get", "take", "go")
_CLAIMED = ("", "will", "must")
_FLAT_GROUPS = ("resign", "survive", "run")


def find_claim_clash(
    first: Side, second: Side, one: Statement, other: Statement, *, days_apart: bool
) -> Clash | None:
    """Return how the claim of `other`, made later, goes against that of `one`, if at all.

    `one` must be claimed plainly, and `other` too where it does not leave open or take back.
    """
    if one.excluded is not None:
        return None
    earlier, later = first.proposition(one), second.proposition(other)
    if later.frame in _OPEN_FRAMES:
        finders = _FRAMED
    elif other.excluded is not None or (
        earlier.names.isdisjoint(later.names) and (earlier.stance is None or later.stance is None)
    ):
        return None
    else:
        finders = _FINDERS
    for kind, find in finders:
        score = find(earlier, later, days_apart)
        if score:
            if kind == "other words" and earlier.verb == later.verb:
                kind = "negation"
            shared = one.stems & other.stems
            return Clash(one, other, kind, shared, None, None, True, score)
    return None


def _doubts(earlier: Proposition, later: Proposition, _days_apart: bool) -> float:
    """Score what was claimed and is left open now: "the file was stolen", "we do not know"."""
    if later.frame != "doubt" or earlier.statement.modality not in _CLAIMED:
        return 0.0
    if not _same_matter(earlier, later, both=True) or _apart(earlier, later):
        return 0.0
    return _CERTAIN if earlier.frame == "certain" else _DOUBT


def _unsaid(earlier: Proposition, later: Proposition, _days_apart: bool) -> float:
    """Score what was said and is denied to have been said."""
    if later.frame != "unsaid":
        return 0.0
    if earlier.negated != later.negated or not _same_matter(earlier, later, both=False):
        return 0.0
    if later.verb and other_things(earlier, later, frozenset()):
        return 0.0
    return _UNSAID


def _stances(earlier: Proposition, later: Proposition, _days_apart: bool) -> float:
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


def _in_other_words(earlier: Proposition, later: Proposition, days_apart: bool) -> float:
    """Score one claim that says in other words what the other denies."""
    opposed = _opposed_predicates(earlier, later)
    if opposed is None:
        return 0.0
    if difference(earlier, later, None, days_apart=days_apart):
        return 0.0
    if opposed[0].name in _SAY_LITTLE and not _same_phrase(
        earlier.slot("object"), later.slot("object")
    ):
        return 0.0
    if not _same_agents(earlier, later):
        return 0.0
    shared = _matter(earlier, opposed[0]) & _matter(later, opposed[1])
    together = sum(map(weight, shared))
    if together >= _LEAST_SHARED:
        return _OTHER_WORDS
    own = earlier.agent[0] in _OWN and later.agent[0] in _OWN
    bare = not earlier.slot("object").stems and not later.slot("object").stems
    return _FLAT if own and bare and opposed[0].name in _FLAT_GROUPS else 0.0


def _same_agents(earlier: Proposition, later: Proposition) -> bool:
    """Return whether both tell of one actor, or leave open who it was and tell of one thing."""
    (who, phrase), (whose, others) = earlier.agent, later.agent
    if (who in _OWN and whose in _OWN) or phrase.stems & others.stems:
        return True
    mine = earlier.slot("object").stems | earlier.subject.stems
    return bool(mine & (later.slot("object").stems | later.subject.stems)) and not (
        earlier.copula or later.copula
    )


def _opposed_predicates(
    earlier: Proposition, later: Proposition
) -> tuple[Predicate, Predicate] | None:
    for one in earlier.predicates:
        for other in later.predicates:
            if one.name != other.name or one.until_then:
                continue
            if (earlier.negated != one.opposite) != (later.negated != other.opposite):
                if other.until_then and not earlier.negated:
                    continue
                return one, other
    return None


def _fillers(earlier: Proposition, later: Proposition, _days_apart: bool) -> float:
    """Score two fillers of a slot that can have one: cause, agent, place, time."""
    if earlier.negated or later.negated:
        return 0.0
    if earlier.statement.modality or later.statement.modality or then_and_now(earlier, later):
        return 0.0
    return max(find(earlier, later) for find in _SLOTS)


def _other_cause(earlier: Proposition, later: Proposition) -> float:
    one, other = _caused(earlier), _caused(later)
    if one is None or other is None or not _same_phrase(one[0], other[0]):
        return 0.0
    if not (one[0].is_definite and other[0].is_definite):
        return 0.0  # "Caused deaths" may be said of many.
    return _FILLER if phrases_differ(one[1], other[1]) else 0.0


def _caused(claim: Proposition) -> tuple[Phrase, Phrase] | None:
    """Return what is caused, and by what: "the fire was started by a cigarette"."""
    names = {predicate.name for predicate in claim.predicates}
    cause = claim.slot("cause")
    if cause.stems:
        return claim.subject, _named_cause(cause)
    if not names.isdisjoint(_ORIGINS) and claim.slot("from").stems:
        return claim.subject, claim.slot("from")
    if "cause" not in names:
        return None
    if claim.passive:
        return claim.subject, claim.slot("agent")
    if claim.copula:
        return claim.subject, claim.slot("object")
    return claim.slot("object"), claim.subject


def _named_cause(phrase: Phrase) -> Phrase:
    return phrase.of if phrase.of is not None and not phrase.stems else phrase


def _other_agent(earlier: Proposition, later: Proposition) -> float:
    if not _same_event(earlier, later, _ONE_AGENT, alone=True):
        return 0.0
    (who, phrase), (whose, others) = earlier.agent, later.agent
    thing, same = _undergoes(earlier), _undergoes(later)
    if thing.stems or same.stems:
        if not (thing.is_definite and same.is_definite and _same_phrase(thing, same)):
            return 0.0
    elif not _one_decision(earlier, later):
        return 0.0
    if not (phrase.stems or who in _OWN) or not (others.stems or whose in _OWN):
        return 0.0
    if who in _OWN and whose in _OWN:
        return 0.0
    return _FILLER if other_actor(earlier, later) and not _part_of(phrase, others) else 0.0


def _one_decision(earlier: Proposition, later: Proposition) -> bool:
    """Return whether both tell of "the decision": the phrase itself is what was done."""
    return all(
        any(p.name == "decide" for p in claim.predicates) and "the" in claim.statement.forms
        for claim in (earlier, later)
    )


def _part_of(one: Phrase, other: Phrase) -> bool:
    return not one.whole.isdisjoint(other.whole)


def _undergoes(claim: Proposition) -> Phrase:
    return claim.slot("object")


def _other_place(earlier: Proposition, later: Proposition) -> float:
    anchored = _have_one_anchor(earlier, later)
    for name in _PLACE_PREPOSITIONS:
        here = earlier.slot(name)
        if not _is_place(here, anchored=anchored):
            continue
        there = next(
            (
                slot.phrase
                for slot in later.slots
                if slot.name in _PLACE_PREPOSITIONS and _is_place(slot.phrase, anchored=anchored)
            ),
            NO_PHRASE,
        )
        if not there.stems or not phrases_differ(here, there):
            continue
        if here.names and not there.names and not _is_home(there):
            continue
        if _is_alibi(earlier, later, here, there):
            return _FILLER
        if _same_event(earlier, later, _POINT_EVENTS, alone=False) and _same_parts(earlier, later):
            return _FILLER
    return 0.0


def _have_one_anchor(earlier: Proposition, later: Proposition) -> bool:
    """Return whether both tell of one moment: "when the alarm went off"."""
    return any(
        _same_phrase(earlier.slot(name), later.slot(name)) for name in ("when", "while", "during")
    )


def _is_place(phrase: Phrase, *, anchored: bool) -> bool:
    """Return whether a phrase names a place; where all else is the same, any one thing will do."""
    if not phrase.stems:
        return False
    return (
        phrase.head in _PLACES or phrase.head in phrase.names or (anchored and phrase.is_definite)
    )


def _is_home(phrase: Phrase) -> bool:
    return phrase.is_definite or phrase.head == stem("home")


def _is_alibi(earlier: Proposition, later: Proposition, here: Phrase, there: Phrase) -> bool:
    """Return whether both tell where the speaker was at one and the same time."""
    if earlier.who != "self" or later.who != "self":
        return False
    if earlier.tense != "past" or later.tense != "past":
        return False
    if phrases_differ(earlier.slot("object"), later.slot("object")):
        return False
    anchors = [
        sum(map(weight, claim.statement.stems - place.whole))
        for claim, place in ((earlier, here), (later, there))
    ]
    shared = (earlier.statement.stems & later.statement.stems) - here.whole - there.whole
    return sum(map(weight, shared)) >= _LEAST_SHARED and min(anchors) > 0


def _same_parts(earlier: Proposition, later: Proposition) -> bool:
    """Return whether subject and object are the same, and something is."""
    mine = (earlier.subject, earlier.slot("object"))
    theirs = (later.subject, later.slot("object"))
    if any(phrases_differ(a, b) for a, b in zip(mine, theirs, strict=True)):
        return False
    return any(
        a.is_definite and b.is_definite and _same_phrase(a, b)
        for a, b in zip(mine, theirs, strict=True)
    )


def _other_time(earlier: Proposition, later: Proposition) -> float:
    if not earlier.times or not later.times:
        return 0.0
    one, other = earlier.times[-1], later.times[-1]
    if one.kind != other.kind:
        return 0.0
    words, others = earlier.statement.words.forms, later.statement.words.forms
    if words[one.first : one.end] == others[other.first : other.end]:
        return 0.0
    if not _same_parts(earlier, later) or other_actor(earlier, later):
        return 0.0
    if not _same_predicate(earlier, later):
        return 0.0
    subject = earlier.subject.stems & later.subject.stems
    if not subject.isdisjoint(_ORDINALS):
        return _FILLER
    return _FILLER if _same_event(earlier, later, _POINT_EVENTS, alone=False) else 0.0


def _same_predicate(earlier: Proposition, later: Proposition) -> bool:
    return any(
        one.name == other.name and one.opposite == other.opposite
        for one in earlier.predicates
        for other in later.predicates
    )


def _same_event(
    earlier: Proposition, later: Proposition, events: frozenset[str], *, alone: bool
) -> bool:
    """Return whether both tell of one thing that happened, of a kind that happens once."""
    if earlier.tense not in ("past", "perfect") or later.tense not in ("past", "perfect"):
        return False
    marked = alone and (_by_nobody_else(earlier) or _by_nobody_else(later))
    return any(
        one.name == other.name
        and one.opposite == other.opposite
        and (marked or one.name in events or stem(one.name) in events)
        for one in earlier.predicates
        for other in later.predicates
    )


def _orders(earlier: Proposition, later: Proposition, _days_apart: bool) -> float:
    """Score "before the vote" against "only after the vote", "not until after the vote"."""
    if "after" not in earlier.forms and "after" not in later.forms:
        return 0.0
    if earlier.statement.modality or later.statement.modality:
        return 0.0
    for one, other in ((earlier, later), (later, earlier)):
        before, after = one.slot("before"), other.slot("after")
        if one.negated or not _same_phrase(before, after):
            continue
        if not _leads(other, "until" if other.negated else "only"):
            continue
        if _same_deed(one, other):
            return _FILLER
    return 0.0


def _same_deed(one: Proposition, other: Proposition) -> bool:
    """Return whether two claims may tell that the same people did the same."""
    things = (one.slot("object"), other.slot("object")), (one.subject, other.subject)
    if any(phrases_differ(*both) for both in things) or other_actor(one, other):
        return False
    return _same_predicate(one, other)


def _leads(claim: Proposition, word: str) -> bool:
    """Return whether `word` stands before "after" in a claim: "only after", "until after"."""
    return (word, "after") in pairwise(claim.statement.forms)


def _by_nobody_else(claim: Proposition) -> bool:
    """Return whether a claim says that it was they and nobody else: "alone", "it was a nun who"."""
    return claim.statement.cleft is not None or not _ALONE.isdisjoint(claim.statement.forms)


def _only_them(earlier: Proposition, later: Proposition) -> float:
    """Score "only adults were on board" against "children were on board"."""
    for one, other in ((earlier, later), (later, earlier)):
        if one.subject.quantity == "only" and other.subject.stems:
            if not phrases_differ(one.subject, other.subject):
                continue
            same = [
                slot
                for slot in one.slots
                if slot.phrase.stems and _same_phrase(slot.phrase, other.slot(slot.name))
            ]
            if same and _same_predicate(one, other):
                return _FILLER
    return 0.0


def _not_there(earlier: Proposition, later: Proposition) -> float:
    """Score "at the station" against "at the palace, not at the station"."""
    for one, other in ((earlier, later), (later, earlier)):
        denied = one.denied
        if denied is None or not _same_phrase(denied.phrase, other.slot(denied.name)):
            continue
        if _same_deed(one, other):
            return _FILLER
    return 0.0


_SLOTS: tuple[Callable[[Proposition, Proposition], float], ...] = (
    _other_cause,
    _other_agent,
    _other_place,
    _other_time,
    _only_them,
    _not_there,
)


def _same_phrase(one: Phrase, other: Phrase) -> bool:
    return bool(one.stems & other.stems) and not phrases_differ(one, other)


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


_FINDERS: tuple[tuple[ClashKind, Callable[[Proposition, Proposition, bool], float]], ...] = (
    ("stance", _stances),
    ("other words", _in_other_words),
    ("filler", _fillers),
    ("filler", _orders),
)
_FRAMED: tuple[tuple[ClashKind, Callable[[Proposition, Proposition, bool], float]], ...] = (
    ("unsaid", _unsaid),
    ("doubt", _doubts),
)
_OPEN_FRAMES = ("doubt", "unsaid")
