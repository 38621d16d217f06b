"""What keeps two claims of one matter from going against each other.

Other times, other actors, other things, other scope; or what has changed in between.
"""

from __future__ import annotations

from quotetrack.claims.language.stems import content_stems, stem
from quotetrack.claims.language.words import ends_clause, word_list
from quotetrack.claims.propositions.phrases_of_nouns import Phrase
from quotetrack.claims.propositions.proposition import Proposition, Slot
from quotetrack.claims.propositions.times import Period
from quotetrack.lexicon.people import PERSON_NOUNS

_GENERAL_HEADS = frozenset(map(stem, word_list("general_heads")))
# "Three boys" are the same three here and there, "some boys" need not be.
_SOME = word_list("parts")
_PARTS = frozenset(("some", "most"))
_CHANGING = frozenset(map(stem, word_list("changing_states"))) | word_list("changing_states")
_SO_FAR = word_list("so_far_marks")
_OWN = ("self", "body")
_POSSIBLE = frozenset(("can", "may"))
_BEING = word_list("being_forms")
_SMALL_BODIES = frozenset(
    stem(word) for name in ("small_bodies", "own_people", "own_bodies") for word in word_list(name)
)
_MATTER_HEADS = frozenset(map(stem, word_list("matter_heads")))
_WHERE = word_list("where_prepositions")
_OF_A_MATTER = frozenset(("on", "about", "for", "against", "into"))
_PEOPLE = frozenset(map(stem, PERSON_NOUNS))
_NEVER = float("inf")
# In so many days little is done that was not done yet.
_SOON = 14
_RELATIVES = (("that",), ("which",), ("who",))
# "The co-pilot" is not the pilot, nor "the second accident" the accident.
_RANKS = frozenset(map(stem, word_list("ranks")))
_ALWAYS = frozenset(("always", "never"))
_EVER = frozenset(("never", "ever"))


def phrases_differ(one: Phrase, other: Phrase) -> bool:
    """Return whether two noun phrases speak of different things.

    "The Polish ambassador" and "the Swedish ambassador" do, "the ambassador" and "the Polish
    ambassador" need not. A phrase without content, such as a pronoun, differs from nothing.
    """
    if not one.stems or not other.stems:
        return False
    if one.head != other.head:
        return not (_is_kind_of(one, other) or _is_kind_of(other, one))
    only_one, only_other = one.stems - other.stems, other.stems - one.stems
    if (only_one and only_other) or not _RANKS.isdisjoint(only_one | only_other):
        return True
    return one.of is not None and other.of is not None and phrases_differ(one.of, other.of)


def _is_kind_of(one: Phrase, other: Phrase) -> bool:
    """Return whether `one` may be named by a word inside `other`: "the dam" and "the dam project".

    "The brother of the banker" is not the banker.
    """
    if one.head in other.stems:
        return other.head in _GENERAL_HEADS or one.head in (one.names | other.names)
    return other.of is not None and other.head in _GENERAL_HEADS and one.head in other.of.stems


def other_times(one: Proposition, other: Proposition) -> bool:
    """Return whether words name two times that have no day in common."""
    first, second = one.period, other.period
    if first is None or second is None or first.overlaps(second):
        return False
    if not (first.explicit or second.explicit):
        return False
    return _ends_before(one, second, other) and _ends_before(other, first, one)


def _ends_before(told: Proposition, period: Period, claim: Proposition) -> bool:
    """Return whether `period`, that of `claim`, is told, or cannot reach the time of `told`."""
    return period.explicit or _ends_when_said(claim) or told.tense in ("past", "perfect")


def _named_apart(one: Proposition, other: Proposition) -> bool:
    """Return whether one is denied for a time, the other told of another: "at dawn", "at noon"."""
    if one.negated == other.negated or not one.times or not other.times:
        return False
    first, second = one.times[-1], other.times[-1]
    if first.kind != second.kind or (first.period is not None and second.period is not None):
        return False
    ones = one.statement.words.forms[first.first : first.end]
    return ones != other.statement.words.forms[second.first : second.end]


def _not_again(one: Proposition, other: Proposition) -> bool:
    """Return whether what was done once will not be done "again": both may hold."""
    for past, future in ((one, other), (other, one)):
        if past.tense == "past" and not past.negated and future.tense == "future":
            return future.negated and "again" in future.forms
    return False


def _before_and_after(one: Proposition, other: Proposition) -> bool:
    """Return whether one tells of "before the race", the other of "after the race"."""
    return any(
        one.slot(first).stems and one.slot(first).stems == other.slot(second).stems
        for first, second in (("before", "after"), ("after", "before"))
    )


def _tells_before(claim: Proposition) -> bool:
    """Return whether a claim says what was so until then: who sold something had it."""
    return any(predicate.until_then for predicate in claim.predicates)


def _ends_when_said(claim: Proposition) -> bool:
    """Return whether a claim is about nothing later than the day that it is made."""
    if claim.tense in ("past", "perfect"):
        return True
    return claim.tense == "present" and not claim.statement.modality and claim.is_state


def other_actor(one: Proposition, other: Proposition) -> bool:
    """Return whether two claims tell of two actors."""
    (who, phrase), (whose, others) = one.agent, other.agent
    if who in _OWN and whose in _OWN:
        if who == whose:
            return who == "body" and phrases_differ(phrase, others)
        body, alone = (phrase, other) if who == "body" else (others, one)
        # What "my team" does, "we" do, but not "I".
        return body.head in _SMALL_BODIES and "we" not in alone.statement.forms
    if "" in (who, whose) or "nobody" in (who, whose):
        return False
    if who in _OWN or whose in _OWN:
        stranger, told = (others, one) if who in _OWN else (phrase, other)
        own = phrase if who in _OWN else others
        if own.head and own.head in stranger.stems:
            return False
        # "We will put money into it" and "money will go into it": what is moved is no actor.
        return not (stranger.stems and stranger.stems <= told.statement.stems)
    if who == whose == "noun":
        return phrases_differ(phrase, others)
    return "you" in (who, whose) and who != whose


def other_things(one: Proposition, other: Proposition, opposed: frozenset[str]) -> str:
    """Return which slot holds two different things, "" where none does.

    What is opposed in words ("open", "closed") is no other thing.
    """
    for slot in one.slots:
        if slot.name == "agent" or not opposed.isdisjoint(slot.phrase.stems):
            continue
        where = _tells_where(slot)
        against = [
            there.phrase
            for there in other.slots
            if there.name == slot.name and opposed.isdisjoint(there.phrase.stems)
        ] or [
            there.phrase
            for there in other.slots
            if where and _tells_where(there) and opposed.isdisjoint(there.phrase.stems)
        ]
        if against and all(phrases_differ(slot.phrase, phrase) for phrase in against):
            return "object" if slot.name == "object" else "scope"
    return ""


def _tells_where(slot: Slot) -> bool:
    """Return whether a slot tells a place: "on the hill" and "at the harbour" are two."""
    return slot.name in _WHERE and slot.phrase.is_definite and slot.phrase.head not in _MATTER_HEADS


def _set_apart(one: Proposition, other: Proposition, opposed: tuple[str, str] | None) -> bool:
    """Return whether opposites only tell which one is meant: "the new law", "the old law"."""
    if opposed is None:
        return False
    here, there = _parts(one), _parts(other)
    return any(
        mine.head == theirs.head
        and mine.is_definite
        and theirs.is_definite
        and opposed[0] in mine.stems
        and opposed[1] in theirs.stems
        and mine.head not in opposed
        for mine in here
        for theirs in there
    )


def _parts(claim: Proposition) -> list[Phrase]:
    """Return all noun phrases of a claim, those after "of" by themselves."""
    found = [claim.subject, *(slot.phrase for slot in claim.slots)]
    return found + [phrase.of for phrase in found if phrase.of is not None]


def _other_matter(one: Proposition, other: Proposition) -> bool:
    """Return whether one tells of "the fishing treaty", the other of "the treaty on whaling"."""
    mine = [slot.phrase for slot in one.slots if slot.phrase.head in _MATTER_HEADS]
    theirs = [slot.phrase for slot in other.slots if slot.phrase.head in _MATTER_HEADS]
    return any(
        _is_of_another(here, there, other) or _is_of_another(there, here, one)
        for here in mine
        for there in theirs
    )


def _other_kind(one: Proposition, other: Proposition) -> bool:
    """Return whether both are told of a kind: "a law that helps", "a law that works"."""
    mine, theirs = _kind_of(one), _kind_of(other)
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _kind_of(claim: Proposition) -> frozenset[str]:
    """Return what a relative clause behind a claim says of what is no certain thing."""
    words, stop = claim.statement.words.forms, claim.statement.stop
    if words[stop : stop + 1] not in _RELATIVES or claim.slot("object").is_definite:
        return frozenset()
    end = stop + 1
    while end < len(words) and not ends_clause(words[end]):
        end += 1
    return content_stems(words[stop + 1 : end])


def _is_of_another(named: Phrase, bare: Phrase, claim: Proposition) -> bool:
    """Return whether what `named` says before its head, `bare` of `claim` says otherwise after."""
    if named.head != bare.head or named.of is not None:
        return False
    if len(named.stems) == 1 or len(bare.stems) > 1:
        return False
    after = [slot.phrase for slot in claim.slots if slot.name in _OF_A_MATTER]
    told = [phrase for phrase in (bare.of, *after) if phrase is not None and phrase is not bare]
    stems = [phrase.stems for phrase in told if phrase.stems and bare.head not in phrase.stems]
    return bool(stems) and all(named.stems.isdisjoint(one) for one in stems)


def some_and_others(one: Proposition, other: Proposition) -> bool:
    """Return whether one tells of some, the other of some as well: both may hold."""
    if _SOME.isdisjoint(one.forms) or _SOME.isdisjoint(other.forms):
        return False
    pairs = ((one.subject, other.subject), (one.slot("object"), other.slot("object")))
    return any(
        mine.quantity in _PARTS and theirs.quantity in _PARTS
        for mine, theirs in pairs
        if mine.stems & theirs.stems or not (mine.stems or theirs.stems)
    )


def then_and_now(one: Proposition, other: Proposition) -> bool:
    """Return whether one tells how things were, the other how they are."""
    if not (one.forms.isdisjoint(_ALWAYS) and other.forms.isdisjoint(_ALWAYS)):
        return False
    if one.is_over == other.is_over:
        return False
    past, present = (one, other) if one.is_over else (other, one)
    if present.tense in ("present", "future"):
        return True
    if present.tense == "perfect" and not present.negated:
        return True  # "I was a member", "I have left".
    told = past.period
    return told is not None and told.explicit and present.period is None


def may_have_changed(earlier: Proposition, later: Proposition) -> bool:
    """Return whether the world may have changed between two days, not the speaker."""
    if earlier.said is not None and (later.so_since or _NEVER) <= earlier.said.toordinal():
        return False
    marks = not _SO_FAR.isdisjoint(earlier.forms) or not _SO_FAR.isdisjoint(later.forms)
    own = earlier.agent[0] in _OWN or later.agent[0] in _OWN
    if _came_about(earlier, later) and (marks or not own or _may_be_done_since(earlier, later)):
        return True
    if not (_is_as_things_stand(earlier) and _is_as_things_stand(later)):
        return False
    if earlier.tense != "present":
        return False
    if not own and _goes_on(earlier) and _has_ended(later):
        return True
    if own and not marks:
        return False
    if own and earlier.stance is not None:
        return False
    if not own and _is_post_filled(earlier, later):
        return True
    return (
        marks or not _CHANGING.isdisjoint(_said(earlier)) or not _CHANGING.isdisjoint(_said(later))
    )


def _is_post_filled(earlier: Proposition, later: Proposition) -> bool:
    """Return whether there was nobody in a post and there is: "the village has no doctor"."""
    vacant = not later.negated and earlier.forms.isdisjoint(_EVER)
    return vacant and earlier.missing.head in _PEOPLE


def _came_about(earlier: Proposition, later: Proposition) -> bool:
    """Return whether what had not happened yet has happened: not where it "never" did."""
    ever = earlier.forms.isdisjoint(_EVER)
    untold = earlier.negated and earlier.tense == "perfect" and ever
    return untold and not later.negated and not _was_before(later, earlier)


def _may_be_done_since(earlier: Proposition, later: Proposition) -> bool:
    """Return whether the speaker had some weeks to do what was not done: no count of none."""
    if earlier.said is None or later.said is None or earlier.missing.stems:
        return False
    return (later.said - earlier.said).days > _SOON


def _was_before(told: Proposition, other: Proposition) -> bool:
    """Return whether words put `told` before the day on which `other` was said."""
    if told.period is None or not told.period.explicit or other.said is None:
        return False
    return told.period.high < other.said.toordinal()


def _is_as_things_stand(claim: Proposition) -> bool:
    return not claim.statement.modality and claim.tense in ("present", "perfect")


def _goes_on(claim: Proposition) -> bool:
    return any(one.name == "end" and one.opposite != claim.negated for one in claim.predicates)


def _has_ended(claim: Proposition) -> bool:
    return any(one.name == "end" and one.opposite == claim.negated for one in claim.predicates)


def _said(claim: Proposition) -> frozenset[str]:
    """Return what something is said to be or to be doing: "is closed", "is rising"."""
    if _BEING.isdisjoint(claim.forms):
        return frozenset()
    complement = claim.slot("object").stems if claim.copula else frozenset()
    return claim.statement.stems | complement | frozenset(p.name for p in claim.predicates)


def only_possible(one: Proposition, other: Proposition) -> bool:
    """Return whether what is denied was only said to be possible: "we could sell the ferry"."""
    affirmed, denied = (other, one) if one.negated else (one, other)
    return (
        affirmed.statement.modality in _POSSIBLE
        and denied.statement.modality not in _POSSIBLE
        and denied.negated != affirmed.negated
    )


def difference(
    earlier: Proposition,
    later: Proposition,
    opposed: tuple[str, str] | None,
    *,
    days_apart: bool,
    figures: bool = False,
) -> str:
    """Return what differs, so that both may hold; "" where nothing does.

    `opposed` are the two stems that are opposed in words. With `figures` two figures are opposed: a
    share of something is no other part of it.
    """
    if other_times(earlier, later) and not _tells_before(later):
        return "time"
    if not figures and _named_apart(earlier, later):
        return "time"
    if then_and_now(earlier, later) or _not_again(earlier, later):
        return "then and now"
    if other_actor(earlier, later):
        return "actor"
    things = other_things(earlier, later, frozenset(opposed or ()))
    if things:
        return things
    if _set_apart(earlier, later, opposed):
        return "object"
    if any(apart(earlier, later) for apart in (_other_matter, _before_and_after, _other_kind)):
        return "scope"
    if not figures and some_and_others(earlier, later):
        return "part"
    if only_possible(earlier, later):
        return "possibility"
    if days_apart and may_have_changed(earlier, later):
        return "later state"
    return ""
