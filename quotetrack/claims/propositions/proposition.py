"""A statement in one form: frame, who, does what, to what, where, when, for or against."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Literal

from attrs import evolve, frozen

from quotetrack.claims.language.clauses import PERSONS, after_opinion
from quotetrack.claims.language.once import once
from quotetrack.claims.language.quantities import FIGURE_WORDS
from quotetrack.claims.language.stems import stem
from quotetrack.claims.language.verb_relations import relations_of
from quotetrack.claims.language.words import ends_clause, is_word, word_list
from quotetrack.claims.propositions.marks import read_marks
from quotetrack.claims.propositions.phrases_of_nouns import NO_PHRASE, Phrase, read_phrase
from quotetrack.claims.propositions.predicates import Predicate, lemma, read_predicates
from quotetrack.claims.propositions.stances import Stance, read_stance
from quotetrack.claims.propositions.times import Period, TimePhrase, read_duration, read_times
from quotetrack.claims.propositions.verbs import Tense, VerbGroup, find_verb
from quotetrack.claims.statements.clause_statements import Statement, after_nobody
from quotetrack.lexicon.word_classes import ING_FORM, NOUN, word_classes

#: Who the subject is: the speaker, a body the speaker may speak for, somebody else, a thing.
Who = Literal["self", "body", "you", "it", "they", "noun", "nobody", ""]

#: With these a slot tells where something was.
PLACE_PREPOSITIONS = tuple(
    "in at on near inside outside aboard behind under beside above below off within".split()
)
_GOING = frozenset(("visit", "enter"))
_SOMEWHERE = frozenset(map(stem, word_list("somewhere")))
_OPENERS = word_list("openers") | word_list("joints")
_PREPOSITIONS = word_list("prepositions")
_DETERMINERS = word_list("determiners")
_PRONOUNS = word_list("subject_pronouns")
_BODIES = word_list("bodies")
_ADVERBS = word_list("clause_adverbs")
_OWN = frozenset(("my", "our"))
# What "our engineers" do, "we" do.
_OWN_BODIES = word_list("own_bodies")
_OWN_PEOPLE = frozenset(map(stem, word_list("own_people")))
_BY_SELF = frozenset(("me", "us"))
_HOLDING = frozenset(("contain", "suffice"))
_HAVING_SOME = frozenset(("have", "own", "get", "receiv", "see", "contain", "hear"))
_NOBODY = frozenset(("nobody", "none", "nothing"))
_AHEAD = frozenset(("will", "shall", "going", "must", "should"))
_CAUSES = frozenset(("because", "due"))
_ANY = frozenset(("any", "single"))
_ALWAYS = frozenset(("always", "never", "ever"))
_UNNAMED = frozenset(("people", "others", "some", "men", "women", "somebody", "someone"))
_HABITS = word_list("ended") - {"then"}
_YOUNG = word_list("young_people")
_YOUTH = word_list("youth")
_LONG_AGO = frozenset((("back", "then"), ("those", "days"), ("olden", "days"), ("was", "young")))


@frozen
class Slot:
    """One part of a claim: the preposition that it has ("object" without one), and the phrase."""

    name: str
    phrase: Phrase


class Proposition:
    """What one clause claims.

    `frame` is how it is claimed ("" for plainly), `who` and `subject` who does it, `verb` the verb
    and `predicates` what that comes to, `negated` whether it is denied, `passive` whether the
    subject undergoes it, `slots` what else is told, `tense`, `period` when it is so, and `times`
    the words that tell that. What only some comparisons ask for is worked out when it is asked
    for.
    """

    def __init__(self, statement: Statement, said: datetime.date | None) -> None:
        self.statement = statement
        self.said = said
        self.negated = statement.negated
        words, first, end = statement.words, statement.first, statement.stop
        self.frame = statement.frame
        ahead = not _AHEAD.isdisjoint(statement.forms)
        self.times: list[TimePhrase] = read_times(words.forms, first, end, said, ahead=ahead)
        kept = _outside(first, end, self.times)
        if statement.cleft is not None:
            # "It was a nun who found it" is read as "a nun found it".
            it, who = statement.cleft
            kept = [index for index in kept if index not in (it, it + 1, who)]
        kept, denied = _without_contrast(words.forms, kept)
        self._forms = [words.forms[index] for index in kept]
        self._capital = [words.capital[index] for index in kept]
        # A capital at the head of a sentence tells nothing.
        if self._capital and (first == 0 or words.forms[first - 1] in ".!?"):
            self._capital[0] = False
        self._start = _after_openers(self._forms)
        # "I (do not) think that the law works" is about the law.
        self._start = after_opinion(tuple(self._forms), self._start, len(self._forms))
        self._front: Slot | None = None
        self._attached: Slot | None = None
        if self._start < len(self._forms) and self._forms[self._start] in _PREPOSITIONS:
            self._start = self._read_front()
        found = find_verb(self._forms[self._start :])
        self._group: VerbGroup | None = found
        self.tense: Tense = found.tense if found is not None else "present"
        self.who, self.subject = self._read_subject()
        self.predicates: tuple[Predicate, ...] = ()
        self.verb = ""
        self._after_verb = 0
        self.passive = found is not None and found.passive
        slots: list[Slot] = []
        if self._front is not None:
            slots.append(self._front)
        if self._attached is not None:
            slots.append(self._attached)
        if found is not None:
            found = self._group or found
            main = self._start + found.main
            self.verb = lemma(self._forms[main])
            self._after_verb = main + 1
            self.predicates = read_predicates(self._forms, main, passive=found.passive)
            self.passive = found.passive and not self.predicates[-1].turned
            slots += self._read_slots(main)
        else:
            phrase = self._phrase_after(self._start)
            if phrase.stems:
                slots.append(Slot("object", phrase))
        if self.passive:
            slots = [_of_passive(slot) for slot in slots]
            slots.insert(0, Slot("object", self.subject))
        self.slots = tuple(slots)
        #: What is told not to be so, "not in the north" behind "in the east".
        self.denied: Slot | None = None
        if denied:
            forms, capital = words.forms, words.capital
            phrase = read_phrase(
                [forms[index] for index in denied[1:]], [capital[index] for index in denied[1:]]
            )
            self.denied = Slot(forms[denied[0]], phrase) if phrase.stems else None

    @property
    def copula(self) -> bool:
        """Whether the clause says what something is."""
        return self._group is not None and self._group.copula

    @once
    def agent(self) -> tuple[Who, Phrase]:
        """Who does it, which is the subject, or what stands after "by" in the passive voice."""
        if not self.passive:
            return self.who, self.subject
        if any(one == "by" and two in _BY_SELF for one, two in pairwise(self._forms)):
            return "self", NO_PHRASE
        phrase = self.slot("agent")
        if phrase.head in _OWN_PEOPLE and ("by", "our") in pairwise(self._forms):
            return "body", phrase
        return ("noun" if phrase.stems else ""), phrase

    @once
    def marks(self) -> frozenset[str]:
        """What may go against a claim with quite another verb: see `marks.read_marks`."""
        return read_marks(self)

    @property
    def is_somewhere(self) -> bool:
        """Whether the claim tells of a place, as far as prepositions do."""
        if not self.names.isdisjoint(_GOING):
            return True
        named = any(slot.name in PLACE_PREPOSITIONS for slot in self.slots)
        return named or self.slot("object").head in _SOMEWHERE

    @once
    def cause(self) -> Phrase:
        """What it was due to: "because of fog", "because the driver slept"."""
        told = self.slot("cause")
        words, stop = self.statement.words, self.statement.stop
        if told.stems or words.forms[stop : stop + 1] != ("because",):
            return told
        end = stop + 1
        while end < len(words.forms) and not ends_clause(words.forms[end]):
            end += 1
        return read_phrase(list(words.forms[stop + 1 : end]), list(words.capital[stop + 1 : end]))

    def slot(self, name: str) -> Phrase:
        """Return the phrase of the slot `name`, an empty one where there is none."""
        return next((slot.phrase for slot in self.slots if slot.name == name), NO_PHRASE)

    @once
    def names(self) -> frozenset[str]:
        """What the verb comes to, by name."""
        return frozenset(predicate.name for predicate in self.predicates)

    @once
    def entailed(self) -> frozenset[str]:
        """The verb, and what it says as well: who "shredded" something tore it."""
        return self.verbs.union(*[relations_of(name).entails for name in self.verbs])

    @once
    def opposed(self) -> frozenset[str]:
        """What the verb says the opposite of, by name."""
        return frozenset().union(*[relations_of(name).opposes for name in self.verbs])

    @once
    def verbs(self) -> frozenset[str]:
        """The verb, with particles that belong to it; not where more than it tells what is done."""
        if not self.predicates:
            return frozenset()
        longest = self.predicates[-1]
        if "_" in longest.name:
            return frozenset((longest.name,))
        return frozenset((stem(self.verb),)) if longest.end == self._after_verb else frozenset()

    @once
    def stance(self) -> Stance | None:
        """Whether the speaker is for or against something here."""
        return read_stance(self.statement, self.times)

    @once
    def forms(self) -> frozenset[str]:
        """The words of the clause, without those that tell the time."""
        return frozenset(self._forms)

    @once
    def period(self) -> Period | None:
        """The days that the claim is about, None where nothing is known of them."""
        told = [time.period for time in self.times if time.period is not None]
        if told:
            return Period(max(p.low for p in told), min(p.high for p in told), explicit=True)
        if self.said is None:
            return None
        day = self.said.toordinal()
        before = float("-inf")
        if self.tense in ("past", "perfect") or not _ALWAYS.isdisjoint(self.forms):
            if self.tense == "future":
                return Period(day, float("inf"))
            return Period(before, day)
        if self.tense == "future":
            return Period(day, float("inf"))
        return Period(day, day)

    @once
    def missing(self) -> Phrase:
        """What there is none of: "there was no threat", "we have had no accidents"."""
        if self.passive or not self.predicates:
            return NO_PHRASE
        lacking = any(one.opposite and one.name in _HOLDING for one in self.predicates)
        if lacking != self.negated:
            return self.slot("object") if lacking else self._denied_thing()
        return NO_PHRASE

    def _denied_thing(self) -> Phrase:
        if self.copula and self._forms[self._start : self._start + 1] == ["there"]:
            return self.subject
        if self.slot("without").stems:
            return self.slot("without")  # "The rally passed without incident."
        thing = self.slot("object")
        denied = thing.quantity == "none" or not _ANY.isdisjoint(self.forms)
        return thing if denied and not _HAVING_SOME.isdisjoint(self.names) else NO_PHRASE

    @once
    def so_since(self) -> float | None:
        """Since which day, an ordinal, something has been so: "has been closed for years"."""
        if self.tense != "perfect" or self.said is None:
            return None
        told = [time.period.low for time in self.times if time.period is not None]
        since = "since" in self.statement.forms
        return max(told) if since and told else read_duration(self.statement.forms, self.said)

    @once
    def is_over(self) -> bool:
        """Whether the clause says that something was so and leaves open whether it still is."""
        if not _HABITS.isdisjoint(self.forms) or _has_habit(self._forms):
            return True
        if self.tense == "past" and (_is_long_ago(self._forms) or self._was_an_attitude):
            return True
        if self.passive:
            return self.tense == "past" and not self.slot("agent").stems
        return self.tense == "past" and not self._is_event

    @property
    def _was_an_attitude(self) -> bool:
        """Whether an attitude is told of a time that is over: "I opposed the levy in 2019"."""
        return self.stance is not None and any(
            time.kind == "year" or "ago" in self.statement.forms for time in self.times
        )

    @once
    def is_state(self) -> bool:
        """Whether the clause tells how things are rather than what is done."""
        return (
            self.copula
            or self.passive
            or not self._is_event
            or any(one.name == "end" for one in self.predicates)
        )

    @once
    def _is_event(self) -> bool:
        return not self.copula and not any(
            one.name in _STATES and not one.until_then for one in self.predicates
        )

    def __str__(self) -> str:
        return describe(self)

    def _read_front(self) -> int:
        """Read "in the capital" before the subject. Return where the subject starts."""
        forms = self._forms
        index = self._start + 1
        while index < len(forms):
            form = forms[index]
            content = index > self._start + 1
            if form == "," or (content and (form in _PRONOUNS or form in _DETERMINERS)):
                break
            index += 1
        if index >= len(forms):
            return self._start
        phrase = read_phrase(forms[self._start + 1 : index], self._capital[self._start + 1 : index])
        if phrase.stems:
            self._front = Slot(forms[self._start], phrase)
        return index + 1 if forms[index] == "," else index

    def _read_subject(self) -> tuple[Who, Phrase]:
        forms, start = self._forms, self._start
        group = self._group
        end = start + group.first if group is not None else start
        if forms[start : start + 1] == ["there"] and group is not None:
            return "noun", self._read_existing(group)
        told = [form for form in forms[start:end] if is_word(form) and form not in _ADVERBS]
        if not told:
            return "", NO_PHRASE
        only = after_nobody(forms, start)
        if only:
            phrase = read_phrase(forms[only:end], self._capital[only:end])
            return ("noun" if phrase.stems else ""), evolve(phrase, quantity="only")
        cut = _before_preposition(forms, start, end)
        phrase = read_phrase(forms[start:cut], self._capital[start:cut])
        if cut < end and (phrase.stems or phrase.quantity):
            attached = read_phrase(forms[cut + 1 : end], self._capital[cut + 1 : end])
            if attached.stems:
                self._attached = Slot(forms[cut], attached)
        elif cut < end:
            phrase = read_phrase(forms[start:end], self._capital[start:end])
        head = told[0]
        if head in _NOBODY or told[:2] == ["no", "one"]:
            return "nobody", phrase
        if head in PERSONS and (len(told) == 1 or not phrase.stems):
            return PERSONS[head], phrase
        if not phrase.stems and not _UNNAMED.isdisjoint(told):
            return "they", phrase  # "The people before us" are not us.
        if _speaks_for(told, phrase):
            return "body", phrase
        return ("noun" if phrase.stems else ""), phrase

    def _read_existing(self, group: VerbGroup) -> Phrase:
        """Return who or what there is. "There is a man playing the flute" tells what he does."""
        forms = self._forms
        first = self._start + group.main + 1
        for index in range(first + 1, len(forms)):
            if forms[index] in _PREPOSITIONS:
                break
            if ING_FORM in word_classes(forms[index])[:1]:
                self._group = evolve(group, main=index - self._start, copula=False)
                return read_phrase(forms[first:index], self._capital[first:index])
        return self._phrase_after(first)

    def _phrase_after(self, start: int) -> Phrase:
        end = start
        forms = self._forms
        while end < len(forms) and (forms[end] == "of" or forms[end] not in _PREPOSITIONS):
            if not is_word(forms[end]):
                break
            end += 1
        return read_phrase(forms[start:end], self._capital[start:end])

    def _enclosed(self, start: int, end: int) -> list[Slot]:
        """Return what stands between the parts of "keep the mine in Brae open"."""
        forms, capital = self._forms, self._capital
        cut = _before_preposition(forms, start, end)
        found = [Slot("object", read_phrase(forms[start:cut], capital[start:cut]))]
        if cut < end:
            found.append(
                Slot(forms[cut], read_phrase(forms[cut + 1 : end], capital[cut + 1 : end]))
            )
        return found

    def _read_slots(self, main: int) -> list[Slot]:
        """Return what stands after the verb, cut at prepositions."""
        forms, capital = self._forms, self._capital
        found: list[Slot] = []
        longest = self.predicates[-1] if self.predicates else None
        index = main + 1
        if longest is not None and longest.end > main + 1:
            if longest.encloses:
                found += self._enclosed(index, longest.end - 1)
            index = longest.end
        if self.copula and forms[self._start : self._start + 1] == ["there"]:
            while index < len(forms) and forms[index] not in _PREPOSITIONS:
                index += 1
        name, start = "object", index
        for position in range(index, len(forms) + 1):
            form = forms[position] if position < len(forms) else "."
            if _opens_phrase(forms, start, position):
                found.append(
                    Slot(name, read_phrase(forms[start:position], capital[start:position]))
                )
                name, start = "second object", position
            if form not in _PREPOSITIONS and is_word(form) and form not in _CAUSES:
                continue
            phrase = read_phrase(forms[start:position], capital[start:position])
            if phrase.stems or phrase.quantity == "none":
                found.append(Slot(name, phrase))
            name = "cause" if form in _CAUSES else (form if is_word(form) else ",")
            start = position + 1
        return found


_STATES = frozenset(("be", "have", "know", "own", "trust", "want", "like", "live", "work", "need"))


def _speaks_for(told: list[str], phrase: Phrase) -> bool:
    """Return whether a subject is a body for which its speaker may say "we".

    That is "my party", "the government", or a party by its name, "the Liberals".
    """
    if told[-1] in _BODIES and phrase.of is None and "other" not in told:
        return told[0] in _OWN or (told[0] in ("the", "this") and len(phrase.stems) == 1)
    if told[0] in _OWN and told[-1] in _OWN_BODIES and len(phrase.stems) == 1:
        return True
    if told[0] == "our" and phrase.head in _OWN_PEOPLE and "other" not in told:
        return True
    name = told[-1]
    return (
        len(told) == 2
        and told[0] == "the"
        and bool(phrase.names)
        and name.endswith("s")
        and not name.endswith("ss")
    )


def _opens_phrase(forms: list[str], start: int, position: int) -> bool:
    """Return whether a second object begins: "owe the nurses | three months of wages"."""
    if position >= len(forms) or position <= start + 1:
        return False
    form, before = forms[position], forms[position - 1]
    if form not in _DETERMINERS and form not in FIGURE_WORDS and not form.isdigit():
        return False
    return (
        NOUN in word_classes(before)
        and before not in _DETERMINERS
        and before.isalpha()
        and ("of" not in forms[start:position])
        and before not in FIGURE_WORDS
    )


def _before_preposition(forms: list[str], start: int, end: int) -> int:
    """Return where the first preposition but "of" stands in words `start` to `end`, else `end`."""
    for index in range(start + 1, end):
        if forms[index] in _PREPOSITIONS:
            return index
    return end


def _of_passive(slot: Slot) -> Slot:
    """Return a slot after a verb in the passive voice: "by" tells who does it."""
    if slot.name == "by":
        return Slot("agent", slot.phrase)
    return Slot("complement", slot.phrase) if slot.name == "object" else slot


def _has_habit(forms: list[str]) -> bool:
    """Return whether a clause says what somebody "used to" do."""
    return any(one == "used" and two == "to" for one, two in pairwise(forms))


def _is_long_ago(forms: list[str]) -> bool:
    """Return whether a clause tells of early years: "as a student", "in my youth", "back then"."""
    young = any(
        a == "as" and b in ("a", "an") and not _YOUNG.isdisjoint((c, d))
        for a, b, c, d in zip(forms, forms[1:], forms[2:], [*forms[3:], ""], strict=False)
    )
    return young or any(
        (one, two) in _LONG_AGO or (one in ("my", "our", "early") and two in _YOUTH)
        for one, two in pairwise(forms)
    )


def _outside(first: int, end: int, times: list[TimePhrase]) -> list[int]:
    if not times:
        return list(range(first, end))
    taken = {index for time in times for index in range(time.first, time.end)}
    return [index for index in range(first, end) if index not in taken]


def _without_contrast(forms: tuple[str, ...], kept: list[int]) -> tuple[list[int], list[int]]:
    """Return the words without ", not in the north" at their end, and those after "not"."""
    for place in range(len(kept) - 2):
        mark, word, after = (forms[index] for index in kept[place : place + 3])
        if mark == "," and word == "not" and after in _PREPOSITIONS:
            return kept[:place], kept[place + 2 :]
    return kept, []


def _after_openers(forms: list[str]) -> int:
    index = 0
    while index < len(forms) and (forms[index] in _OPENERS or not is_word(forms[index])):
        index += 1
    return index


def describe(proposition: Proposition) -> str:
    """Return a proposition as one line, for reading and for tests."""
    parts = []
    if proposition.frame:
        parts.append(f"{proposition.frame}:")
    name = proposition.who if proposition.who not in ("noun", "") else str(proposition.subject)
    if proposition.passive:
        name = str(proposition.agent[1]) if proposition.agent[1].stems else "?"
    parts.append(name or "?")
    found = proposition.predicates
    named = [one for one in found if lemma(one.name) == proposition.verb] or found[-1:]
    predicate = named[-1] if named else None
    opposite = predicate is not None and predicate.opposite
    sign = "not " if proposition.negated != opposite else ""
    parts.append(f"{sign}{predicate.name if predicate else '?'}")
    if proposition.tense != "present":
        parts.append(f"({proposition.tense})")
    for slot in proposition.slots:
        if slot.name != "agent":
            lead = "" if slot.name == "object" else f"{slot.name} "
            parts.append(f"| {lead}{slot.phrase}")
    return " ".join(parts)
