"""Whether two claims speak of one thing, tell of one deed, or of one and the same event."""

from __future__ import annotations

from quotetrack.claims.comparison.differences import other_actor, phrases_differ
from quotetrack.claims.language.stems import stem
from quotetrack.claims.propositions.phrases_of_nouns import Phrase
from quotetrack.claims.propositions.proposition import Proposition

#: The speaker, and a body that the speaker may speak for.
OWN = ("self", "body")


def same_phrase(one: Phrase, other: Phrase) -> bool:
    """Return whether two noun phrases share a word and speak of nothing different."""
    return bool(one.stems & other.stems) and not phrases_differ(one, other)


def part_of(one: Phrase, other: Phrase) -> bool:
    """Return whether two noun phrases share a word, what follows "of" included."""
    return not one.whole.isdisjoint(other.whole)


def undergo_the_same(one: Proposition, other: Proposition) -> bool:
    """Return whether what is done is done to one thing, told in both claims."""
    return same_phrase(one.slot("object"), other.slot("object"))


def same_predicate(one: Proposition, other: Proposition) -> bool:
    """Return whether the verbs of two claims come to the same."""
    return bool(_shared_predicates(one, other))


def _shared_predicates(one: Proposition, other: Proposition) -> list[str]:
    """Return by name what the verbs of two claims both come to."""
    told = {(predicate.name, predicate.opposite) for predicate in one.predicates}
    return [found.name for found in other.predicates if (found.name, found.opposite) in told]


def same_deed(one: Proposition, other: Proposition) -> bool:
    """Return whether two claims may tell that the same people did the same."""
    things = (one.slot("object"), other.slot("object")), (one.subject, other.subject)
    if any(phrases_differ(*both) for both in things) or other_actor(one, other):
        return False
    return same_predicate(one, other)


def same_parts(one: Proposition, other: Proposition) -> bool:
    """Return whether subject and object are the same, and something is."""
    mine = (one.subject, one.slot("object"))
    theirs = (other.subject, other.slot("object"))
    if any(phrases_differ(a, b) for a, b in zip(mine, theirs, strict=True)):
        return False
    return any(
        a.is_definite and b.is_definite and same_phrase(a, b)
        for a, b in zip(mine, theirs, strict=True)
    )


def same_event(
    one: Proposition, other: Proposition, events: frozenset[str], *, marked: bool = False
) -> bool:
    """Return whether both tell of one thing that happened, of a kind that happens once.

    `events` are verbs by their stem; with `marked` any verb will do.
    """
    if one.tense not in ("past", "perfect") or other.tense not in ("past", "perfect"):
        return False
    if one.verb == other.verb and (marked or stem(one.verb) in events):
        return True
    return any(
        marked or name in events or stem(name) in events for name in _shared_predicates(one, other)
    )
