"""There is none of a thing and yet there is some; nobody and yet somebody; never there, and there.

Each finder takes two claims, the earlier one first, and returns whether both cannot be so.
"""

from __future__ import annotations

import datetime

from quotetrack.claims.comparison.differences import (
    other_actor,
    other_times,
    phrases_differ,
    then_and_now,
)
from quotetrack.claims.comparison.sameness import same_phrase, same_predicate, undergo_the_same
from quotetrack.claims.language.lexical import weight
from quotetrack.claims.language.stems import stem
from quotetrack.claims.language.words import word_list
from quotetrack.claims.propositions.phrases_of_nouns import NO_PHRASE, Phrase
from quotetrack.claims.propositions.proposition import PLACE_PREPOSITIONS, Proposition

_LEAST_SHARED = 0.45
_PLACED = 0.4
_NO_OTHERS = frozenset(map(stem, ("new", "more", "further", "additional", "other")))
_EVER = frozenset(("never", "ever"))
_FIRST = datetime.date.min
# Who never did this in a place was not there; who never slept there may have worked there.
_BEING_THERE = frozenset(map(stem, "stand step ride fly sail travel".split()))
_ABOUT = ("about", "of", "on")
# Where there is something, these tell of it.
_THERE_IS = frozenset(map(stem, word_list("there_is"))) | word_list("there_is")


def none_and_some(earlier: Proposition, later: Proposition, *, days_apart: bool) -> bool:
    """Return whether there is none of a thing in one claim, and some in the other.

    "There was no threat against the mayor", "the mayor received five threats".
    """
    for denied, told in ((earlier, later), (later, earlier)):
        thing = denied.missing
        if not thing.stems or told.negated or told.statement.modality not in ("", "will"):
            continue
        if told.names.isdisjoint(_THERE_IS) and told.verbs.isdisjoint(_THERE_IS):
            continue
        wanted = thing.whole - _NO_OTHERS
        around = frozenset().union(
            *[slot.phrase.whole for slot in denied.slots if slot.phrase is not thing]
        )
        if thing is not denied.subject:
            around |= denied.subject.whole
        if denied.who != "noun" and other_actor(earlier, later):
            continue
        same = any(
            thing.head == phrase.head and wanted <= told.statement.stems
            for phrase in (told.subject, told.slot("object"))
        )
        if not same or not around <= told.statement.stems or other_times(earlier, later):
            continue
        if then_and_now(earlier, later):
            continue
        lasts = "contain" in denied.names or not denied.negated
        if not lasts and _came_about(denied, told, days_apart=days_apart):
            continue
        if sum(map(weight, wanted | around)) >= _LEAST_SHARED:
            return True
    return False


def _came_about(denied: Proposition, told: Proposition, *, days_apart: bool) -> bool:
    """Return whether there may have been none then and some later."""
    if not days_apart or denied.tense not in ("present", "perfect") or told.tense == "future":
        return False
    return not _EVER.intersection(denied.forms) and (denied.said or _FIRST) <= (told.said or _FIRST)


def nobody_and_somebody(earlier: Proposition, later: Proposition) -> bool:
    """Return whether "no one was in the building", and "two cleaners were in the building"."""
    for denied, told in ((earlier, later), (later, earlier)):
        if "nobody" not in denied.marks or told.negated or told.statement.modality:
            continue
        if not same_predicate(denied, told) or denied.tense != told.tense:
            continue
        if other_times(earlier, later) or denied.tense not in ("past", "future"):
            continue
        around = frozenset().union(*[slot.phrase.whole for slot in denied.slots])
        told_too = denied.subject.whole | around <= told.statement.stems
        if told_too and sum(map(weight, around)) >= _PLACED:
            return True
    return False


def never_there(earlier: Proposition, later: Proposition) -> bool:
    """Return whether "I was never in Macau", and "I met the broker in Macau"."""
    for denied, told in ((earlier, later), (later, earlier)):
        if "whereabouts" not in denied.marks or "whereabouts" not in told.marks:
            continue
        if not denied.negated or told.negated:
            continue
        if denied.forms.isdisjoint(_EVER) or told.statement.modality or other_times(denied, told):
            continue
        if not (
            denied.copula
            or not denied.names.isdisjoint(("visit", "enter"))
            or stem(denied.verb) in _BEING_THERE
        ):
            continue
        if _in_another(denied, told):
            continue
        for place in _whereabouts(denied):
            if any(same_phrase(place, other) for other in _whereabouts(told)):
                return True
    return False


def _in_another(denied: Proposition, told: Proposition) -> bool:
    """Return whether "the chapel in Tarn" is not "the chapel in Brae"."""
    for slot in denied.slots:
        there = [one.phrase for one in told.slots if one.name == slot.name]
        placed = slot.name in PLACE_PREPOSITIONS and bool(there)
        if placed and all(phrases_differ(slot.phrase, phrase) for phrase in there):
            return True
    return False


def _whereabouts(claim: Proposition) -> list[Phrase]:
    """Return where a claim says that somebody was."""
    found = [slot.phrase for slot in claim.slots if slot.name in PLACE_PREPOSITIONS]
    visited = not claim.names.isdisjoint(("visit", "enter"))
    named = claim.slot("object")
    return [named, *found] if visited and named.stems else found


def told_and_unaware(earlier: Proposition, later: Proposition) -> bool:
    """Return whether "my staff told me of the leak", and "I did not know of the leak"."""
    for told, other in ((earlier, later), (later, earlier)):
        if "told" not in told.marks or "know" not in other.names or told.negated == other.negated:
            continue
        if told.statement.modality or other.statement.modality or other_times(told, other):
            continue
        if told.negated and not any(one.turned for one in other.predicates):
            continue  # Who was not told may know it all the same.
        person = told.slot("object")
        own = not told.forms.isdisjoint(("me", "us"))
        if not (own if other.who == "self" else same_phrase(person, other.subject)):
            continue
        matters = [person.of or NO_PHRASE, *map(told.slot, _ABOUT)]
        if any(same_phrase(matter, other.slot("object")) for matter in matters):
            return True
    return False


def gone_and_kept(earlier: Proposition, later: Proposition) -> bool:
    """Return whether "we destroyed the tapes", and "we still have the tapes"."""
    if earlier.negated or later.negated or earlier.tense not in ("past", "perfect"):
        return False
    if "kept" not in later.marks or "given up" not in earlier.marks:
        return False
    return undergo_the_same(earlier, later) and not other_actor(earlier, later)
