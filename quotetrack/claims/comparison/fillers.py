"""One slot that can have one filler has two: cause, agent, place, time, order, "only".

Each finder takes two claims, the earlier one first, and returns whether both cannot be so.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from quotetrack.claims.comparison.differences import other_actor, phrases_differ, then_and_now
from quotetrack.claims.comparison.sameness import (
    OWN,
    part_of,
    same_deed,
    same_event,
    same_parts,
    same_phrase,
    same_predicate,
)
from quotetrack.claims.language.lexical import weight
from quotetrack.claims.language.stems import stem
from quotetrack.claims.language.words import word_list
from quotetrack.claims.propositions.marks import WAYS_OF_DYING, is_only
from quotetrack.claims.propositions.phrases_of_nouns import NO_PHRASE, Phrase
from quotetrack.claims.propositions.predicates import lemma
from quotetrack.claims.propositions.proposition import PLACE_PREPOSITIONS, Proposition

_LEAST_SHARED = 0.45
_ONE_AGENT = frozenset(map(stem, word_list("one_agent"))) | word_list("one_agent")
_ONCE_EVENTS = frozenset(map(stem, word_list("once_events"))) | word_list("once_events")
_POINT_EVENTS = frozenset(map(stem, word_list("point_events"))) | word_list("point_events")
_EVENTS_IN_PLACES = _POINT_EVENTS | _ONCE_EVENTS
_RECURRING = frozenset(map(stem, word_list("recurring")))
_NO_SOONER = frozenset(("sooner", "earlier", "until"))
_PLACES = frozenset(map(stem, word_list("places")))
_ALONE = frozenset(("alone", "single-handedly", "himself", "herself", "myself"))
_ORDINALS = frozenset(map(stem, ("first", "last", "final")))
# What happens to somebody or something there takes it "from" there.
_TAKING = frozenset(map(stem, word_list("taking")))
_SOMEWHERE = frozenset(map(stem, word_list("somewhere")))
_LEARNING = frozenset(map(stem, ("learn", "find", "discover")))
_GETTING = frozenset(map(stem, word_list("getting")))
_BREAKING = frozenset(map(stem, word_list("breaking")))
_ORIGINS = frozenset(map(stem, ("come", "stem", "originate", "start"))) | {"come"}
_OWNING = frozenset(map(lemma, ("have", "own", "hold", "possess", "carry", "keep")))


def have_two_fillers(earlier: Proposition, later: Proposition, *, related: bool) -> bool:
    """Return whether two claims of facts fill one slot in two ways, so that one is not so.

    `related` tells whether their verbs have to do with each other.
    """
    if earlier.negated or later.negated:
        return False
    if earlier.statement.modality or later.statement.modality or then_and_now(earlier, later):
        return False
    marks = earlier.marks | later.marks
    return any(
        find(earlier, later)
        for mark, find in _SLOTS
        if (related and not mark.startswith("!")) or mark.lstrip("!") in marks
    )


def are_in_two_orders(earlier: Proposition, later: Proposition) -> bool:
    """Return whether one is "before the vote" and the other "only after", "not until after" it."""
    if "after" not in earlier.forms and "after" not in later.forms:
        return False
    if earlier.statement.modality or later.statement.modality:
        return False
    for one, other in ((earlier, later), (later, earlier)):
        before, after = one.slot("before"), other.slot("after")
        if one.negated or not same_phrase(before, after):
            continue
        # "only after", "until after"
        marked = ("until" if other.negated else "only", "after") in pairwise(other.statement.forms)
        if not marked and (other.negated or not same_event(one, other, _ONCE_EVENTS)):
            continue
        if same_deed(one, other):
            return True
    return False


def _other_cause(earlier: Proposition, later: Proposition) -> bool:
    one, other = _caused(earlier), _caused(later)
    if one is None and other is not None:
        one = _broken(earlier)
    elif other is None and one is not None:
        other = _broken(later)
    if one is None or other is None:
        return False
    if earlier.cause.stems and later.cause.stems and not same_deed(earlier, later):
        return False
    mine = earlier.who == later.who == "self"
    same = same_phrase(one[0], other[0]) or (
        _names_what_happened(one[0], later) or _names_what_happened(other[0], earlier)
    )
    if not mine and not same:
        return False
    if not mine and not (one[0].is_definite and other[0].is_definite):
        return False  # "Caused deaths" may be said of many.
    return phrases_differ(one[1], other[1]) and not part_of(one[1], other[1])


def _names_what_happened(phrase: Phrase, claim: Proposition) -> bool:
    """Return whether "the derailment" is what "the train derailed" tells."""
    return bool(claim.verb) and stem(claim.verb) == phrase.head


def _caused(claim: Proposition) -> tuple[Phrase, Phrase] | None:
    """Return what is caused, and by what: "the fire was started by a cigarette"."""
    if claim.cause.stems:
        return claim.slot("object") if claim.passive else claim.subject, claim.cause
    if not claim.names.isdisjoint(_ORIGINS) and claim.slot("from").stems:
        return claim.subject, claim.slot("from")
    if claim.verb == "die":
        return (claim.subject, claim.slot("object")) if claim.slot("object").stems else None
    if claim.verb == stem("kill") and claim.passive and claim.slot("agent").stems:
        return claim.slot("object"), claim.slot("agent")
    if claim.verb in WAYS_OF_DYING:
        way = claim.slot("agent")
        if not way.stems:
            way = Phrase(claim.verb, frozenset((claim.verb,)))
        return claim.slot("object") if claim.passive else claim.subject, way
    if "cause" not in claim.names:
        return None
    if claim.passive:
        return claim.subject, claim.slot("agent")
    if claim.copula:
        return claim.subject, claim.slot("object")
    return claim.slot("object"), claim.subject


def _broken(claim: Proposition) -> tuple[Phrase, Phrase] | None:
    """Return what is broken or killed, and by what: "frost killed the vines"."""
    if claim.passive or claim.verb not in _BREAKING or claim.who != "noun":
        return None
    return claim.slot("object"), claim.subject


def _other_agent(earlier: Proposition, later: Proposition) -> bool:
    marked = _by_nobody_else(earlier) or _by_nobody_else(later)
    if not same_event(earlier, later, _ONE_AGENT, marked=marked):
        return False
    (who, phrase), (whose, others) = earlier.agent, later.agent
    thing, same = earlier.slot("object"), later.slot("object")
    if thing.stems or same.stems:
        if not (thing.is_definite and same.is_definite and same_phrase(thing, same)):
            return False
    elif not _one_decision(earlier, later):
        return False
    if not (phrase.stems or who in OWN) or not (others.stems or whose in OWN):
        return False
    if who in OWN and whose in OWN:
        body = phrase if who == "body" else others
        return who != whose and marked and bool(body.stems)
    return other_actor(earlier, later) and not part_of(phrase, others)


def _one_decision(earlier: Proposition, later: Proposition) -> bool:
    """Return whether both tell of "the decision": the phrase itself is what was done."""
    return all(
        any(p.name == "decide" for p in claim.predicates) and "the" in claim.statement.forms
        for claim in (earlier, later)
    )


def _other_place(earlier: Proposition, later: Proposition) -> bool:
    once = same_parts(earlier, later) and same_event(earlier, later, _EVENTS_IN_PLACES)
    # "when the alarm went off"
    anchored = once or any(
        same_phrase(earlier.slot(name), later.slot(name)) for name in ("when", "while", "during")
    )
    for here in _places_of(earlier, anchored=anchored):
        there = next(iter(_places_of(later, anchored=anchored)), NO_PHRASE)
        if not there.stems or not phrases_differ(here, there):
            continue
        if once or _is_alibi(earlier, later, here, there):
            return True
    return False


def _places_of(claim: Proposition, *, anchored: bool) -> list[Phrase]:
    """Return where a claim says that something was, in the order in which it is told."""
    if claim.slot("object").head in _SOMEWHERE:
        return [claim.slot("object")]
    return [
        slot.phrase
        for slot in claim.slots
        if (slot.name in PLACE_PREPOSITIONS or (slot.name == "from" and claim.verb in _TAKING))
        and _is_place(slot.phrase, anchored=anchored)
    ]


def _is_place(phrase: Phrase, *, anchored: bool) -> bool:
    """Return whether a phrase names a place; where all else is the same, any one thing will do."""
    if not phrase.stems:
        return False
    return (
        phrase.head in _PLACES or phrase.head in phrase.names or (anchored and phrase.is_definite)
    )


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


def _other_time(earlier: Proposition, later: Proposition) -> bool:
    if not earlier.times or not later.times:
        return False
    one, other = earlier.times[-1], later.times[-1]
    if one.kind != other.kind:
        return False
    words, others = earlier.statement.words.forms, later.statement.words.forms
    if words[one.first : one.end] == others[other.first : other.end]:
        return False
    if not same_parts(earlier, later) or other_actor(earlier, later):
        return False
    if not same_predicate(earlier, later):
        return False
    subject = earlier.subject.stems & later.subject.stems
    if not subject.isdisjoint(_ORDINALS) or {"first"} <= earlier.forms & later.forms:
        return True
    return same_event(earlier, later, _ONCE_EVENTS)


def may_recur(earlier: Proposition, later: Proposition) -> bool:
    """Return whether what is told of two dates may have happened on both: "won in 2028"."""
    if all(map(_is_of_many, (earlier, later))):
        return True
    if not {earlier.tense, later.tense} <= {"past", "perfect"}:
        return False
    if not (earlier.subject.stems & later.subject.stems).isdisjoint(_ORDINALS):
        return False
    if "first" in earlier.forms or "first" in later.forms:
        return not {"first"} <= earlier.forms & later.forms
    if not (_NO_SOONER.isdisjoint(earlier.forms) and _NO_SOONER.isdisjoint(later.forms)):
        return False
    return not all(_happens_once(claim) for claim in (earlier, later))


def _is_of_many(claim: Proposition) -> bool:
    """Return whether a claim tells what is so of many things: "elections are held in May"."""
    if claim.tense != "present" or not claim.verb:
        return False
    thing = claim.slot("object") if claim.passive else claim.subject
    return claim.who in ("noun", "") and bool(thing.stems) and not thing.is_definite


def _happens_once(claim: Proposition) -> bool:
    verb = stem(claim.verb)
    thing = claim.slot("object")
    if verb in _ONCE_EVENTS:
        thing = thing if thing.stems else claim.subject
        return not thing.stems or thing.is_definite or claim.who in OWN
    return thing.is_definite and verb not in _RECURRING


def _by_nobody_else(claim: Proposition) -> bool:
    """Return whether a claim says that it was they and nobody else: "alone", "it was a nun who"."""
    return claim.statement.cleft is not None or not _ALONE.isdisjoint(claim.statement.forms)


def _only_them(earlier: Proposition, later: Proposition) -> bool:
    """Score "only adults were on board" against "children were on board"."""
    for one, other in ((earlier, later), (later, earlier)):
        if _is_the_only_one(one, other):
            return True
        if not other.subject.stems or not is_only(one):
            continue
        if one.subject.stems and not phrases_differ(one.subject, other.subject):
            continue
        same = [
            slot
            for slot in one.slots
            if slot.phrase.stems and same_phrase(slot.phrase, other.slot(slot.name))
        ]
        owned = one.verb in _OWNING and other.verb in _OWNING
        if same and (owned or same_predicate(one, other)):
            return True
    return False


def _is_the_only_one(one: Proposition, other: Proposition) -> bool:
    """Return whether one was "the only witness" and there were three witnesses."""
    alone, several = one.slot("object"), other.subject
    return (
        one.copula
        and other.copula
        and alone.quantity == "only"
        and alone.head == several.head
        and several.quantity in ("some", "most", "all")
        and not phrases_differ(alone, several)
    )


def _other_source(earlier: Proposition, later: Proposition) -> bool:
    """Score "I learned of it from my lawyer" against "I learned of it from the newspaper"."""
    if not phrases_differ(earlier.slot("from"), later.slot("from")):
        return False
    thing, same = earlier.slot("object"), later.slot("object")
    if not same_phrase(thing, same) or other_actor(earlier, later):
        return False
    verbs = {stem(earlier.verb), stem(later.verb)}
    if "know" in earlier.names and "know" in later.names:
        return verbs <= _LEARNING or {"first"} <= earlier.forms & later.forms
    return verbs <= _GETTING and thing.is_definite and same.is_definite


def _not_there(earlier: Proposition, later: Proposition) -> bool:
    """Score "at the station" against "at the palace, not at the station"."""
    for one, other in ((earlier, later), (later, earlier)):
        denied = one.denied
        if denied is None or not same_phrase(denied.phrase, other.slot(denied.name)):
            continue
        if same_deed(one, other):
            return True
    return False


# By the mark that one of the claims must have where their verbs have nothing to do with each other;
# after "!" it must have it in any case.
_SLOTS: tuple[tuple[str, Callable[[Proposition, Proposition], bool]], ...] = (
    ("!cause", _other_cause),
    ("agent", _other_agent),
    ("whereabouts", _other_place),
    ("time", _other_time),
    ("source", _other_source),
    ("!only", _only_them),
    ("place denied", _not_there),
)
