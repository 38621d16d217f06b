"""The candidates for a phrase: who and what a text has spoken of before it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from quotetrack.lexicon.cues import ASKED
from quotetrack.lexicon.documents import DOCUMENTS
from quotetrack.lexicon.forms import is_age
from quotetrack.lexicon.function_words import ARTICLES
from quotetrack.lexicon.organisations import WHAT_BODIES_ARE
from quotetrack.lexicon.people import UNIQUE_ROLES
from quotetrack.lexicon.roles import ANYBODY, PARTY_MEMBERS, ROLES_OF_THE_SCENE, VOICES, akin
from quotetrack.lexicon.words import folded, word_list, words
from quotetrack.names.parse import Sex
from quotetrack.people.antecedents.apposition import noun_beside
from quotetrack.people.antecedents.choice import Choice, choose
from quotetrack.people.antecedents.documents import document_facts
from quotetrack.people.antecedents.facts import (
    LONGEST_SAYING,
    OPENS_CLAUSE,
    Asked,
    Asks,
    Candidate,
    asked_and_is_answered,
    capitals_quoted_beside,
    carries_on,
    is_asked_before,
    is_object,
    says,
    says_so,
)
from quotetrack.people.antecedents.media import carries_words
from quotetrack.people.antecedents.places import SUBJECTS, place_of
from quotetrack.people.antecedents.things import (
    BODIES,
    KINDS_OF_THINGS,
    head_of,
    kind_of_name,
    kind_of_noun,
    names_several,
    plain_name,
)
from quotetrack.people.children import is_of_young, may_be_young
from quotetrack.people.clusters import Cluster
from quotetrack.people.deaths import is_dead
from quotetrack.people.naming import name_of_description
from quotetrack.people.nations import are_two_nations, may_come_from_elsewhere
from quotetrack.people.role_matching import (
    ORDINALS,
    content_of,
    contradicts,
    holds_another,
    is_explained,
    is_of_other_party,
    is_of_other_state,
    role_agreement,
    told_apart_by,
)
from quotetrack.people.roles import Role
from quotetrack.people.scan import Found
from quotetrack.people.state import State
from quotetrack.reading import Token
from quotetrack.weights import Fact, features

#: How many sentences back a person is looked for, and a body.
_WINDOW: Final = 15
_BODY_WINDOW: Final = 8
_FAR_WINDOW: Final = 40
_ANY_BODY: Final = word_list("people", "any_body")
_ANY_DOCUMENT: Final = frozenset("document text message note filing".split())
_AGREES = features(
    "agrees kind form far",
    "agrees {agrees}",
    "agrees {agrees} kind {kind}",
    "agrees {agrees} form {form}",
    "agrees {agrees} far {far}",
)
_FITS = features(
    "fits role kind form",
    "fits {fits}",
    "fits {fits} {role}",
    "fits {fits} kind {kind}",
    "fits {fits} {role} form {form}",
)
_FITS_FAR = features("fits role far", "fits {fits} far {far}", "fits {fits} {role} far {far}")
_CALLED = features(
    "role fits entity spoke far subject",
    "called {role} {fits} {entity} spoke {spoke}",
    "called {role} {fits} {entity} far {far}",
    "called {role} {fits} {entity} subject {subject}",
    "called {role} {fits} {entity} spoke {spoke} far {far}",
)
_NEW_PERSON = features(
    "role words agreeing candidates",
    "nobody person",
    "nobody person {role}",
    "nobody person {role} {words}",
    "nobody person {agreeing}",
    "nobody person {role} {agreeing}",
    "nobody person {candidates}",
)
_OWNED: Final = ("his ", "her ", "their ", "its ")
_BESIDE: Final = words(", next to close beside alongside behind right")
_FELLOW: Final = "fellow"
_AT: Final = words("on at to")
_HELPING: Final = words("has had have never also later then will would did once twice")
_PAIR: Final = 2  # commas, people
_YEAR: Final = re.compile("(?:1[89]|20)[0-9]{2}")
_ONCE: Final = words("once would liked used")
_LONGEST_YEAR: Final = 12  # words
_LONGEST_OPENING: Final = 80  # words
_FEATS: Final = words("first only last second")
_NARROW: Final = frozenset(("narrowly",))
_HOLDING: Final = _NARROW | {"same"}
_WEAKLY: Final = frozenset(("echo", "fellow"))
_AGREEING: Final = _HOLDING | _WEAKLY | {"akin"}
_FREE: Final = frozenset(("no role", "other role", "other noun"))
_FIT_COUNTS: Final = 2
#: A description needs at least this much agreement with a role that the text gives somebody.
_ENOUGH: Final = 0.6
_SAME: Final = 0.9
_NARROWLY: Final = 1.5
#: How many roles of a person are compared, the latest, and how many people who hold one.
_ROLES: Final = 20
_MOST_HOLDERS: Final = 10
_MOST_MEMBERS: Final = 50
#: How many sentences back somebody was quoted who speaks on.
_JUST_BEFORE: Final = 4
_NEXT: Final = 2
_SOMEBODY_ELSE: Final = words(
    "next future other another first second third fourth latter average different fellow"
)
_THING = features("asks thing form", "{asks} thing {thing}", "{asks} thing {thing} form {form}")
_NEW_BODY = features(
    "known narrowed rivals",
    "nobody body",
    "nobody body {known}",
    "nobody body {known} {narrowed}",
    "nobody body {narrowed} {rivals}",
    "nobody body {known} {rivals}",
)
_NEW_KIND = features("noun agreeing", "nobody is {noun}", "nobody is {noun} {agreeing}")
_TAKES = features(
    "noun thing agrees far",
    "takes {noun} {thing}",
    "takes {noun} {thing} {agrees}",
    "takes {noun} {thing} far {far}",
)
_NO_NAMES: Final = frozenset(("nominal", "pronoun"))
_VAGUE: Final = frozenset(("place", "acronym", "name", "person"))
#: What kinds of things a noun for a body or document can mean that the text does not call so.
_MAY_MEAN: Final = {
    "document": frozenset(("document",)),
    "agency": _VAGUE | {"agency", "state"},
    "court": _VAGUE | {"court"},
    "state": _VAGUE | {"state", "agency"},
    "press": _VAGUE | {"press", "document", "company", "body"},
    "company": _VAGUE | {"press", "company", "body"},
    "house": _VAGUE | {"house", "press"},
    "body": _VAGUE | {"body", "company"},
}
_ANYTHING: Final = words("organisation organization body institution")
_ANYTHING_BUT_WRITTEN: Final = frozenset(KINDS_OF_THINGS) - {"document"} | {"person"}
_NO_FIRMS: Final = words(
    "institute association union federation league club charity college foundation guild forum"
    " party campaign coalition movement alliance society congress council body"
)
_AGENCIES: Final = words("agency regulator watchdog")
_NO_AGENCIES: Final = words("council parliament senate government cabinet party")
#: Bodies by their trade, and those that are hardly ever called so without their nouns, with words
#: that say the same.
_OF_ONE_TRADE: Final = words(
    "airline automaker brewer carmaker carrier chipmaker drugmaker grocer insurer lender"
)
_TRADES: Final = {
    noun: frozenset(alike)
    for noun, *alike in (row.split("/") for row in word_list("people", "trades"))
}
_CALLED_ALIKE: Final = (
    frozenset("police force constabulary garda gardaí".split()),
    frozenset("government administration cabinet regime".split()),
    frozenset("court courts circuit tribunal".split()),
)
#: Words in the names of bodies that are called by a narrowing word: "the civic body".
_CALLED_BY: Final = {
    "civic": words("municipality municipal corporation council"),
    "governing": words("federation association league union board"),
    "poll": words("election electoral"),
}
#: Nouns for many bodies by which a text means the only one that it calls so.
_CALLED_FOR_SURE: Final = words("charity club union")
_ONLY_CALLED_SO: Final = word_list("people", "only_called_so")
_HAVE_CAUSES: Final = words("alliance campaign charity coalition group movement network")
#: What clubs are called beside their names: "the Tarn side".
_SIDES: Final = words("side outfit team club")
_FORCES: Final = words("police gardaí")
#: Courts by what they are called: those of two lines are never one.
_COURTS: Final = (
    words("supreme apex top highest"),
    words("appeal appeals appellate"),
    words("high"),
    words("district county crown magistrates trial lower"),
)
#: Kinds of nouns that what they mean is called by, where the text calls anything so.
_CALLED_SO: Final = frozenset(("state", "document"))
_READS: Final = frozenset(("read", "reads"))
_SAME_NOUN: Final = frozenset(("head", "whole"))
#: Kinds of bodies that a text may come back to by their noun alone.
_CALLED_FROM_FAR: Final = frozenset(("agency", "house", "body"))
_CALLED_FROM_ANYWHERE: Final = frozenset(("agency", "body", "company", "house"))
_DISAGREEING: Final = frozenset(("no", "no narrowed", "any"))
_DESCRIBES: Final = ("-based", "-owned", "-listed", "-backed", "-run", "-led")
_NARROWS = features("how agrees thing", "narrows {how} {agrees}", "narrows {how} {agrees} {thing}")
_NO_BODY = features("rivals", "nobody it", "nobody it {rivals}")


def meant_by_pronoun(state: State, index: int, speaks: bool = False) -> Choice:
    """Weigh whom the pronoun "he" or "she" at `index` (into the scan) means.

    Only people named before it and outside quotation marks count, and not those whom a title or a
    noun tells to be of the other sex. `speaks` tells that it is the source of a quotation.
    """
    phrase = state.scan.found[index]
    candidates = people_before(state, phrase)
    certain: list[Candidate] = []
    if _opens_with_question(state, index):
        main = main_subject(state, index)
        certain = [one for one in candidates if main is not None and one.cluster is main.cluster]
    elif not candidates and _opens_with_clause(state, phrase):
        # "After he left, Ana Ortiz's brother Bo Lind returned": nobody else was named before.
        main = main_subject(state, index)
        candidates = [main] if main is not None else []
    answering = [one for one in candidates if not (speaks and _is_answered(state, one, phrase))]
    if not certain:
        certain = [one for one in answering if _says_it_of_himself(state, one, phrase)]
    if not certain and speaks:
        certain = [one for one in candidates if _is_asked(state, one, phrase)]
    if not certain and state.of_obituary is not None:
        certain = [one for one in candidates if one.cluster is state.of_obituary]
        certain = certain if _tells_a_life(state, phrase, candidates) else []
    others = answering
    if _may_interrupt(state, phrase):
        before = phrase.first - 2
        others = [one for one in others if one.nearest.last != before or one.nearest.possessive]
    others = [
        one
        for one in others
        if not (_stands_by(state, one.nearest, phrase) or _acts_on_it(state, one.nearest, phrase))
    ]
    if speaks and not certain:
        others = _without_the_dead(state, phrase, others)
    asked = _asked_for_person(state, phrase, "he", speaks, certain or others or candidates)
    return choose(state.judge, asked)


def one_of_two(state: State, phrase: Found) -> Cluster | None:
    """Return whom "the former" or "the latter" means, of the two whom a sentence before names.

    None where the last sentence that speaks of several speaks of more than two.
    """
    by_sentence: dict[int, dict[Cluster, None]] = {}
    for cluster, found in reversed(state.trail.back(phrase.start, _NEXT, phrase.sentence)):
        if cluster.kind in ("person", "unnamed"):
            by_sentence.setdefault(found.sentence, {})[cluster] = None
    several = [list(people) for people in by_sentence.values() if len(people) > 1]
    if not several or len(several[-1]) != _PAIR:
        return None
    return several[-1][phrase.mention.text.lower().endswith("latter")]


def _tells_a_life(state: State, phrase: Found, candidates: list[Candidate]) -> bool:
    """Return whether "she" in a paragraph of an obituary is told of the dead.

    So it is where the paragraph names nobody else before, and opens with her ("She joined it"), or
    the sentence tells of another time: "she told a magazine in 1990".
    """
    dead = state.of_obituary
    if carries_on(state.scan, phrase):
        return state.last_speaker is dead  # “He was kind,” he added.
    here = [
        (one.cluster, found.name)
        for one in candidates
        for found in one.before
        if found.line == phrase.line
    ]
    if any(name is not None and cluster is not dead for cluster, name in here):
        return False
    if any(cluster is dead for cluster, _ in here):
        return True
    items = state.scan.words.items
    start = phrase.first
    farthest = max(start - _LONGEST_OPENING, 0)
    while start > farthest and items[start - 1].paragraph == phrase.line:
        if items[start - 1].quoted:
            break
        start -= 1
    is_told = start == 0 or items[start - 1].paragraph != phrase.line
    behind = items[phrase.last + 1] if phrase.last + 1 < len(items) else None
    is_owner = phrase.mention.text.lower() in ("his", "her")  # "Her reports were brief"
    if is_told and (is_owner or behind is None or not says(behind.lower)):
        return True
    around = items[start : phrase.last + 1 + _LONGEST_YEAR]
    return any(
        item.sentence == phrase.sentence
        and not item.quoted
        and (_YEAR.fullmatch(item.text) or item.lower in _ONCE)
        for item in around
    )


def _without_the_dead(state: State, phrase: Found, candidates: list[Candidate]) -> list[Candidate]:
    """Leave out the dead of whom somebody living speaks: “He was kind,” he said."""
    spoken = capitals_quoted_beside(state.scan, phrase)
    opening = "She" if phrase.sex == "f" else "He"
    if not any(
        word[: len(opening)] == opening and word[len(opening) :][:1] in "'’" for word in spoken
    ):
        return candidates
    living = [one for one in candidates if not is_dead(state.scan, one.before)]
    items = state.scan.words.items
    for one in living if len(living) < len(candidates) else ():
        near = one.before[-1]
        beside = (
            *items[max(near.first - 1, 0) : near.first],
            *items[near.last + 1 : near.last + 3],
        )
        if phrase.sentence - near.sentence <= _JUST_BEFORE and any(
            says(item.lower) for item in beside
        ):
            return living
    return candidates


def _stands_by(state: State, found: Found, phrase: Found) -> bool:
    """Return whether somebody stands beside whom a phrase means: "with Ms Roe next to him"."""
    between = state.scan.words.items[found.last + 1 : phrase.first]
    return (
        0 < len(between) <= LONGEST_SAYING
        and between[-1].text != ","
        and all(item.lower in _BESIDE for item in between)
    )


def _acts_on_it(state: State, found: Found, phrase: Found) -> bool:
    """Return whether somebody does to "him" what the verb before it tells: "Ana Roe called on her".

    Nobody is "him" to himself. Another clause may stand between them: "Mr Roe, who is rich, paid".
    """
    items = state.scan.words.items
    if found.sentence != phrase.sentence or not found.is_subject:
        return False
    if not (phrase.mention.text.lower() == "him" or is_object(items, phrase)):
        return False
    verb = phrase.first - 1 - (items[phrase.first - 1].lower in _AT)
    if not items[verb].form.is_finite_verb or found.last >= verb:
        return False
    between = items[found.last + 1 : verb]
    if between and between[0].text == ",":
        closing = [at for at, item in enumerate(between) if item.text == ","]
        between = between[closing[-1] + 1 :] if len(closing) == _PAIR else between
    return all(item.form.main_class == "r" or item.lower in _HELPING for item in between)


def _is_asked(state: State, candidate: Candidate, phrase: Found) -> bool:
    """Return whether a candidate was asked something in the sentence before a phrase."""
    return any(is_asked_before(state.scan, found, phrase) for found in _last_named(candidate))


def _is_answered(state: State, candidate: Candidate, phrase: Found) -> bool:
    """Return whether a candidate asked, in the sentence he was last named in, what is answered."""
    return any(asked_and_is_answered(state.scan, found, phrase) for found in _last_named(candidate))


def _last_named(candidate: Candidate) -> Iterator[Found]:
    """Yield the mentions of a candidate in the sentence that he was last named in."""
    last = candidate.nearest.sentence
    return (found for found in candidate.before if found.sentence == last)


def _says_it_of_himself(state: State, candidate: Candidate, phrase: Found) -> bool:
    """Return whether a candidate says what the phrase begins: "Ana Ortiz told CNN she"."""
    farthest = phrase.first - LONGEST_SAYING
    for found in candidate.before:
        if (
            found.last >= farthest
            and says_so(state.scan, found, phrase)
            # "The minister" may be somebody whom the text has named and not called so.
            and (found.determiner != "definite" or _is_person(candidate))
        ):
            return True
    return False


def _may_interrupt(state: State, phrase: Found) -> bool:
    """Return whether "he said" may break into words about somebody: "Mr Hale, he said, went"."""
    items = state.scan.words.items
    return (
        items[phrase.first - 1].text == ","
        and phrase.last + 2 < len(items)
        and says(items[phrase.last + 1].lower)
        and items[phrase.last + 2].text in ",.;"
    )


def _asked_for_person(
    state: State, phrase: Found, asks: Asks, speaks: bool, candidates: list[Candidate]
) -> Asked:
    first = state.trail.first_person
    return Asked(
        state.scan,
        asks,
        phrase,
        speaks,
        candidates,
        [state.trail.counts.get(_number(one), 0) for one in candidates],
        spoke_before(state, candidates),
        next((at for at, one in enumerate(candidates) if _number(one) == first), -1),
        places=state.places,
        narrated=state.narrated if asks == "he" else (),
    )


def _is_person(candidate: Candidate) -> bool:
    return candidate.cluster is not None and candidate.cluster.kind == "person"


def _number(candidate: Candidate) -> int:
    return candidate.cluster.number if candidate.cluster is not None else -1


def people_before(state: State, phrase: Found, role: Role | None = None) -> list[Candidate]:
    """Return the people that "he" or "she" can mean, those named last first.

    With a role, those come too to whom the text gave such a one, however long ago.
    """
    found: dict[Cluster, list[Found]] = {}
    for cluster, mention in state.trail.back(phrase.start, _WINDOW, phrase.sentence):
        mentions = found.get(cluster)
        if mentions is None:
            found[cluster] = [mention]
        else:
            mentions.append(mention)
    for cluster in state.with_role(role)[:_MOST_HOLDERS] if role is not None else ():
        if cluster not in found and cluster.number in state.trail.last_sentence:
            last = _last_before(state, cluster, phrase)
            if last is not phrase:
                found[cluster] = [last]
    people = [
        Candidate(cluster, mentions[::-1])
        for cluster, mentions in found.items()
        if cluster.kind in ("person", "unnamed")
    ]
    if phrase.sex is None:
        return people
    fitting = [one for one in people if _sex_of(one) in (None, phrase.sex)]
    if len(fitting) == len(people):
        return people
    # A given name alone bars few who are named later than all others, or where nobody else is.
    latest = max((one.nearest.sentence for one in fitting), default=-1)
    kept = [
        one
        for one in people
        if one in fitting
        or (one.nearest.sentence > latest and not _is_clearly_other(one, phrase.sex))
    ]
    return kept or [one for one in people if one.cluster is None or not one.cluster.told]


def _is_clearly_other(candidate: Candidate, sex: Sex) -> bool:
    """Return whether a candidate is surely of the other sex: by a title, a noun, a pronoun.

    A given name tells it where it is an English one: "he" is no Sarah, but may be an Andrea.
    """
    cluster = candidate.cluster
    return cluster is not None and (cluster.is_clear or cluster.is_named_for_other_than(sex))


def _last_before(state: State, cluster: Cluster, phrase: Found) -> Found:
    """Return the last mention of somebody before a phrase, or the first one where none is."""
    scanned = state.scan.found
    before = [at for at in cluster.members[-_MOST_MEMBERS:] if scanned[at].start < phrase.start]
    return scanned[max(before, key=lambda at: scanned[at].start, default=cluster.first)]


def _sex_of(candidate: Candidate) -> Sex | None:
    return candidate.cluster.sex if candidate.cluster is not None else None


def spoke_before(state: State, candidates: Sequence[Candidate]) -> dict[int, str]:
    """Return who of the candidates was quoted last, and who earlier, by place in their order."""
    spoke: dict[int, str] = {}
    for at, one in enumerate(candidates):
        if one.cluster is None:
            continue
        if one.cluster is state.last_speaker:
            spoke[at] = "last"
        elif one.cluster.number in state.have_spoken:
            spoke[at] = "earlier"
    return spoke


def _opens_with_question(state: State, index: int) -> bool:
    """Return whether the sentence of a mention opens with "Asked whether" or "When asked"."""
    items = state.scan.words.items
    start = state.scan.words.sentence_start(state.scan.found[index].first)
    opening = [item.lower for item in items[start : start + 2]]
    return opening[0] in ASKED or (opening[0] == "when" and not ASKED.isdisjoint(opening[1:]))


def _opens_with_clause(state: State, phrase: Found) -> bool:
    """Return whether "he" stands in a clause that opens a sentence: "After he left, Bo Lind …"."""
    start = state.scan.words.sentence_start(phrase.first)
    return start < phrase.first and state.scan.words.items[start].lower in OPENS_CLAUSE


def main_subject(state: State, index: int) -> Candidate | None:
    """Return the main subject that follows a clause in which "he" at `index` stands, or None.

    "Asked whether he would stand, Mr Hale said no": the subject comes after the pronoun.
    """
    scan, found = state.scan, state.scan.found
    items = scan.words.items
    phrase = found[index]
    for after in range(index + 1, min(index + 12, len(found))):
        other = found[after]
        if other.sentence != phrase.sentence or other.quoted:
            return None
        comma = other.first > 0 and items[other.first - 1].text == ","
        cluster = state.names.of_found.get(after)
        if comma and other.is_subject and cluster is not None and other.name is not None:
            return Candidate(cluster, [other]) if cluster.sex in (None, phrase.sex) else None
    return None


def meant_by_description(
    state: State, found: Found, role: Role, speaks: bool, takes_up: bool = False
) -> Choice:
    """Weigh whom a description such as "the mayor" means, or whether it is somebody new.

    Candidates are the people to whom the text gave such a role, and where it `takes_up` somebody
    like a pronoun, others named before it too. `speaks` tells that it is the source of a quotation.
    """
    kind = _kind_of_role(state, found, role)
    fitting = [
        (one, fit)
        for one in people_before(state, found, role)
        if (fit := _fit(one, role)) in _AGREEING
        or (fit in _FREE and takes_up and _may_be_called(state, one, found, kind))
    ]
    if not role.qualifiers.isdisjoint(_SOMEBODY_ELSE) and not _is_first_to(state, found):
        fitting = _without_those_told_apart(state, found, fitting)
    if is_of_young(role):
        children = [one for one in fitting if _is_young(state, one[0], role)]
        fitting = children or fitting
    facing = _facing(state, [one for one, fit in fitting if fit == "echo"], found)
    fitting = [one for one in fitting if one[1] not in _FREE or _number(one[0]) not in facing]
    if any(fit in _FREE for _, fit in fitting):
        # Of two, "the singer" is not who was called a fellow singer.
        fitting = [entry for entry in fitting if entry[1] != "fellow"]
    holding = _HOLDING
    if role.head in PARTY_MEMBERS and any(fit == "narrowly" for _, fit in fitting):
        holding = _NARROW  # Of two senators, the Ohio Democrat is the one called (D-Ohio).
    holds_it = any(fit in holding for _, fit in fitting)
    if holds_it:
        fitting = [entry for entry in fitting if entry[1] in holding]
    elif not takes_up and all(fit in _WEAKLY for _, fit in fitting):
        # "The mayor" who was never brought in so may have been named: see further.
        fitting = [entry for entry in fitting if entry[1] == "echo" and not speaks]
    if speaks and all(fit in _FREE for _, fit in fitting):
        fitting = _without_spoken_of(state, found, fitting, kind)
    candidates, fits = [one for one, _ in fitting], [fit for _, fit in fitting]
    asked = _asked_for_person(state, found, "person", speaks, candidates)
    agreeing = min(sum(fit in _AGREEING for fit in fits), 2)
    for at, (one, fit) in enumerate(zip(candidates, fits, strict=True)):
        far = max(0, min(found.sentence - one.nearest.sentence, 5))
        entity = one.cluster.kind if one.cluster is not None else "-"
        one.facts += [(_FITS, fit, kind, entity, one.before[0].determiner or "name")] * _FIT_COUNTS
        one.facts += (
            (_FITS_FAR, fit, kind, far),
            (
                _CALLED,
                kind,
                fit,
                entity,
                asked.spoke.get(at, "no"),
                min(far, 3),
                one.nearest.is_subject,
            ),
        )
    narrowing = min(len(content_of(role)), 2)
    nobody: Fact = (_NEW_PERSON, kind, narrowing, agreeing, min(len(candidates), 2))
    return choose(state.judge, asked, () if holds_it else [nobody] * _FIT_COUNTS)


def _without_those_told_apart(
    state: State, phrase: Found, fitting: list[tuple[Candidate, str]]
) -> list[tuple[Candidate, str]]:
    """Leave out who is called so, but not as one more: "the second witness" is not a witness.

    Of several who are called so it may be any of them but one whom another number tells apart; "the
    first witness" is none of those who are "another".
    """
    called = [one for one, fit in fitting if fit in _AGREEING]
    word = told_apart_by(state.scan, phrase)
    is_first = state.scan.words.items[phrase.first + 1].lower == "first"
    told = [{told_apart_by(state.scan, each) for each in one.before} - {""} for one in called]
    is_one_more = word != "" and (len(called) == 1 or (word in ORDINALS and any(told)))
    left = [
        one
        for one, words_ in zip(called, told, strict=True)
        if (
            (is_first or (word in ORDINALS and words_ <= ORDINALS - {word}))
            if words_
            else is_one_more
        )
    ]
    return [entry for entry in fitting if entry[0] not in left]


def _without_spoken_of(
    state: State, phrase: Found, fitting: list[tuple[Candidate, str]], kind: str
) -> list[tuple[Candidate, str]]:
    """Leave out of whom somebody speaks who has just spoken: “She kept it,” the teacher said.

    They are the dead, and who is of the sex of the pronoun that opens a sentence of those words.
    Of whom the text knows no more than "a man" it holds whoever spoke before, unless the phrase
    tells an age.
    """
    last = next((one for one, _ in fitting if one.cluster is state.last_speaker), None)
    if last is not None and (
        phrase.sentence - last.nearest.sentence > _NEXT
        or any(_acts_on(one, last) for one, _ in fitting)
    ):
        last = None  # Of "Ana Roe urged him to go" it is he who is spoken of.
    spoken = capitals_quoted_beside(state.scan, phrase)
    sexes = {sex for sex, word in (("m", "He"), ("f", "She")) if word in spoken}
    return [
        entry
        for entry in fitting
        if entry[0] is last
        or not (
            (
                _sex_of(entry[0]) in sexes
                and (last is not None or (kind != "age" and _is_anybody(entry[0])))
            )
            or (last is not None and is_dead(state.scan, entry[0].before))
        )
    ]


def _acts_on(candidate: Candidate, other: Candidate) -> bool:
    """Return whether somebody does something to another in the sentence both are named in last."""
    near = other.nearest
    return (
        near.sentence == candidate.nearest.sentence
        and not near.is_subject
        and candidate.nearest.is_subject
        and candidate.nearest.start < near.start
    )


def _is_anybody(candidate: Candidate) -> bool:
    """Return whether somebody is nothing but "a man"."""
    cluster = candidate.cluster
    return (
        cluster is not None
        and cluster.kind == "unnamed"
        and all(one.head in ANYBODY for one in cluster.roles)
    )


def _facing(state: State, echoes: Sequence[Candidate], phrase: Found) -> frozenset[int]:
    """Return who does something to those of whom only the description is known, by number.

    Of "Mr Hale pressed the mayor" the mayor is somebody else.
    """
    objects = [
        found
        for one in echoes
        for found in one.before
        if found.mention.kind == "nominal" and not found.is_subject
    ]
    if not objects:
        return frozenset()
    return frozenset(
        cluster.number
        for cluster, found in state.trail.back(phrase.start, _WINDOW, phrase.sentence)
        if found.is_subject
        and any(found.sentence == one.sentence and found.start < one.start for one in objects)
    )


def _may_be_called(state: State, candidate: Candidate, phrase: Found, kind: str) -> bool:
    """Return whether a description may mean somebody whom the text never called so.

    "The woman" is nobody who has a name, "the young woman" may be, and "the girl" a named child.

    "The woman" is somebody brought in without a name, and what is told by more words ("the head of
    the talks"), and of a relative or owner, was spoken of shortly before.
    """
    cluster = candidate.cluster
    near = candidate.nearest
    if near.sentence == phrase.sentence and near.is_subject and _is_object(state, phrase):
        return False  # Of "Ana Ortiz met the driver" she is not the driver.
    if kind == "former" and state.scan.words.items[phrase.first + 1].lower == "then":
        return False  # "the then minister" is nobody whom the text never called so
    if kind in ("plain", "office", "former", "age"):
        return True
    if cluster is None or phrase.determiner not in ("definite", "possessive"):
        return False
    if is_of_young(phrase.roles[0]) and may_be_young(
        cluster, phrase.roles[0], state.names.relatives
    ):
        return True
    if kind == "anybody" and cluster.kind == "unnamed":
        return candidate.before[0].determiner == "indefinite"
    if kind in ("voice", "of somebody") or cluster.is_relative:
        return False
    if kind == "of a body" and cluster.roles:
        return False
    if kind == "explained" and _is_first_to(state, phrase):
        return near.sentence == phrase.sentence - 1 and near.is_subject
    if kind == "explained" and (cluster.roles or cluster is not state.last_speaker):
        # "The MP for Salta" is whom the text called a backbencher shortly before.
        head = phrase.roles[0].head
        if not any(head != one.head and akin(head, one.head) for one in cluster.roles):
            return False
    away = phrase.sentence - candidate.nearest.sentence
    if kind == "anybody":
        role = phrase.roles[0]
        return (
            away <= _NEXT
            and bool(role.qualifiers)
            and cluster.sex is not None
            and cluster.sex == role.sex
        )
    return away <= _JUST_BEFORE


def _is_first_to(state: State, phrase: Found) -> bool:
    """Return whether a phrase opens a sentence and tells a feat: "The first woman to win it"."""
    items = state.scan.words.items
    inside = [item.lower for item in items[phrase.first : phrase.last + 3]]
    if not phrase.opens_sentence or inside[0] != "the" or "to" not in inside[2:-1]:
        return False
    if says(inside[inside.index("to", 2) + 1]):
        return False  # "The first speaker to reply" is somebody else.
    return inside[1] in _FEATS or (inside[1].endswith("est") and len(inside[1]) > len("best"))


def _is_young(state: State, candidate: Candidate, role: Role) -> bool:
    cluster = candidate.cluster
    return cluster is not None and may_be_young(cluster, role, state.names.relatives)


def _is_object(state: State, phrase: Found) -> bool:
    return not phrase.is_subject and place_of(state.scan, phrase) not in SUBJECTS


def _fit(candidate: Candidate, role: Role) -> str:
    """Return how a description fits what a text has called somebody."""
    cluster = candidate.cluster
    if cluster is None or (role.sex and not cluster.may_be(role.sex)):
        return "other sex"
    if are_two_nations(role.country, cluster.nation):
        return "contradicts"
    if role.head.startswith("native") and role.country and _is_of(cluster, role.country):
        return "narrowly"
    roles = [one for one in cluster.roles[-_ROLES:] if role.age or not is_age(one.head)]
    if holds_another(content_of(role), roles, role.head) or is_of_other_state(role, cluster.roles):
        return "another"
    if is_of_other_party(role, cluster.roles):
        return "contradicts"
    if role.head in PARTY_MEMBERS and any(contradicts(role, other) for other in roles):
        return "contradicts"
    scores = [role_agreement(role, other) for other in roles]
    score = max(scores, default=0.0)
    if score >= _ENOUGH:
        if _is_echo(candidate) and not is_age(role.head):
            return "echo"
        called = [one for one, agrees in zip(roles, scores, strict=True) if agrees >= _ENOUGH]
        if all(_FELLOW in one.qualifiers for one in called):
            return "fellow"
        return "akin" if score < _SAME else "same" if score < _NARROWLY else "narrowly"
    if any(contradicts(role, other) for other in roles):
        return "contradicts"
    if not roles:
        return "no role"
    is_specific = cluster.kind == "unnamed" and all(one.head not in ANYBODY for one in roles)
    return "other noun" if is_specific else "other role"


def _is_of(cluster: Cluster, nation: str) -> bool:
    """Return whether a text tells of somebody's nation: "Spain's Ana Ruiz", the Spain captain."""
    told = [one.country for one in cluster.roles[-_ROLES:] if not may_come_from_elsewhere(one)]
    return any(one and not are_two_nations(one, nation) for one in (cluster.nation, *told))


def _is_echo(candidate: Candidate) -> bool:
    """Return whether somebody is nothing but "the mayor", whom the text must know by other words.

    Nobody who was brought in ("a mayor") or has been quoted.
    """
    if candidate.cluster is None or not candidate.cluster.passing:
        return False
    described = [one for one in candidate.before if one.mention.kind == "nominal"]
    return bool(described) and all(
        one.determiner == "definite"
        or one.mention.text.lower().startswith(_OWNED)
        or (
            one.determiner == "possessive"
            and one.roles[0].head in UNIQUE_ROLES
            and not one.is_subject
        )
        for one in described
    )


def _kind_of_role(state: State, found: Found, role: Role) -> str:
    if is_age(role.head) or "-of-" in role.head or role.head.startswith("native"):
        return "age"  # "the mother of three"
    if role.former and found.determiner != "indefinite":
        return "former"
    if found.determiner == "possessive":
        owner = state.scan.words.items[found.first - 1] if found.first else None
        is_of_body = owner is not None and owner.possessive and not owner.form.is_person_noun
        return "of a body" if is_of_body else "of somebody"
    if is_explained(state.scan, found) or not role.qualifiers.isdisjoint(_SOMEBODY_ELSE):
        return "explained"
    if role.head in ANYBODY:
        return "anybody" if role.head != "lady" or not role.qualifiers else "plain"
    if role.is_relative:
        return "relative"
    if role.head in VOICES:
        return "voice"
    if role.head in ROLES_OF_THE_SCENE:
        return "scene"
    return "office" if role.head in UNIQUE_ROLES else "plain"


def meant_by_it(state: State, phrase: Found) -> Choice:
    """Weigh which body or document the pronoun "it" means that is the source of a quotation."""
    candidates = _without_media(state, bodies_before(state, phrase))
    if _reads(state, phrase):
        candidates = [one for one in candidates if one.kind == "document"] or candidates
    candidates = _of_its_sentence(state, candidates, phrase) or candidates
    asked = _asked_for_body(state, phrase, candidates, "it")
    for one in candidates:
        one.facts.append((_THING, "it", _thing_of(one), _form_of(one)))
        one.facts += document_facts(asked, one, one.kind)
    return choose(state.judge, asked, [(_NO_BODY, min(len(candidates), 3))])


def _of_its_sentence(state: State, candidates: list[Candidate], phrase: Found) -> list[Candidate]:
    """Return the subjects of a sentence in a clause of which "it" speaks: "left what it calls".

    None where what "it" says may name them: "Norvik was late, it said."
    """
    items = state.scan.words.items
    before = items[phrase.first - 1] if phrase.first else None
    if before is None or before.quoted or not before.form.is_word or phrase.quoted:
        return []
    return [
        one
        for one in candidates
        if one.nearest.sentence == phrase.sentence and place_of(state.scan, one.nearest) in SUBJECTS
    ]


def _reads(state: State, phrase: Found) -> bool:
    """Return whether the verb behind a phrase tells that it is something written: "It reads"."""
    items = state.scan.words.items
    behind = [item.lower for item in items[phrase.last + 1 : phrase.last + 3]]
    return bool(behind) and (behind[0] in _READS or (behind[0] == "also" and behind[-1] in _READS))


def meant_by_campaigners(state: State, phrase: Found) -> Choice:
    """Return the only group with a cause, or charity, that was named before "the campaigners"."""
    named = [
        one
        for one in bodies_before(state, phrase)
        if any(
            noun.split()[-1] in _HAVE_CAUSES and kind_of_noun(noun) == "body" for noun in one.told
        )
    ]
    return Choice(((1.0, named[0]),)) if len(named) == 1 else Choice((), 1.0)


def _named_far_back(
    state: State, phrase: Found, head: str, narrowing: frozenset[str]
) -> list[tuple[Candidate, str]]:
    """Return the bodies with names far before a phrase, and how its words fit what each is called.

    `head` is the noun of the phrase, in lower case.
    """
    written = state.scan.words.items[phrase.last].text
    far = bodies_before(state, phrase, weighs=False, window=_FAR_WINDOW)
    return [(one, _agreement(one, written, head, narrowing)) for one in far if _has_name(one)]


def meant_by_body(state: State, phrase: Found, noun: str, speaks: bool = True) -> Choice:
    """Weigh which body or document "the company" or "the report" takes up, or whether it is new.

    `noun` is the noun of the phrase, in lower case. `speaks` tells that the phrase is a source.
    """
    items = state.scan.words.items
    text = [item.lower for item in items[phrase.first : phrase.last + 1]]
    between = items[phrase.first + 1 : phrase.last]
    head, narrowing = noun, _narrowing(between)
    how = _how_narrowed(between)
    noun_kind = kind_of_noun(head)
    written = items[phrase.last].text
    before = bodies_before(state, phrase, weighs=speaks)
    if noun_kind != "press":
        before = _without_media(state, before)
    agreements = [(one, _agreement(one, written, head, narrowing)) for one in before]
    if written.isupper() and head not in _ANY_BODY:
        # "The LSE" is a body of that name, or one that it abbreviates.
        agreements = [entry for entry in agreements if entry[1] not in _DISAGREEING]
    agreements = [
        (one, agrees)
        for one, agrees in agreements
        if _may_mean(one, agrees, head)
        and not _is_another_court(one, text)
        and not _is_of_other_trade(one, head)
    ]
    if (
        (head not in _ANY_BODY or head in _CALLED_FOR_SURE)
        and noun_kind in _CALLED_FROM_FAR
        and not any(agrees in _SAME_NOUN for _, agrees in agreements)
    ):
        far = _named_far_back(state, phrase, head, narrowing)
        agreements += [(one, agrees) for one, agrees in far if agrees in _SAME_NOUN]
    if not agreements and noun_kind in _CALLED_FROM_ANYWHERE and text[0] == "the":
        agreements = [
            (one, agrees)
            for one, agrees in _named_far_back(state, phrase, head, narrowing)
            if one.kind == noun_kind
            and _may_mean(one, agrees, head)
            and not _is_of_other_trade(one, head)
        ]
    if noun_kind in _CALLED_SO:
        agreements = [one for one in agreements if one[1] not in _DISAGREEING] or agreements
    elif noun_kind != "press":
        # A bank that has no name yet may be the one named next: "A bank failed. Norvik …"
        called_so = [one for one in agreements if one[1] in _SAME_NOUN and _has_name(one[0])]
        if head in _ANY_BODY:
            # "Rights group Norvik smiled. “No,” the group said": it was the last to be named.
            last = agreements[0][0] if agreements else None
            is_one = len(called_so) == 1 and (
                head in _CALLED_FOR_SURE
                or any(head in noun.split() for noun in called_so[0][0].told)
            )
            called_so = [one for one in called_so if is_one or one[1] == "whole" or one[0] is last]
        agreements = called_so or agreements
    candidates = [one for one, _ in agreements]
    asked = _asked_for_body(state, phrase, candidates, "body")
    agreeing = 0
    for one, agrees in agreements:
        agreeing += agrees not in _DISAGREEING
        away = phrase.sentence - one.nearest.sentence
        thing = one.kind
        kind = one.cluster.kind if one.cluster is not None else "thing"
        one.facts += [
            (_AGREES, agrees, kind, _form_of(one), min(away, 4)),
            (_THING, "body", _thing_of(one), _form_of(one)),
            (_TAKES, noun_kind, thing, agrees, min(away, 2)),
            (_NARROWS, how, agrees, thing),
            *document_facts(asked, one, thing),
        ]
    known = "any" if head in _ANY_BODY or head in _ANY_DOCUMENT else _noun(head)
    nobody: list[Fact] = [
        (_NEW_BODY, known, how, min(agreeing, 2)),
        (_NEW_KIND, noun_kind, min(agreeing, 2)),
    ]
    return choose(state.judge, asked, nobody)


def _has_name(candidate: Candidate) -> bool:
    """Return whether a candidate is named: "Norvik", "the Vellin council", not "a bank"."""
    return any(
        one.mention.kind not in _NO_NAMES
        or any(word[0].isupper() for word in one.mention.text.split()[1:])
        for one in candidate.before
    )


def _without_media(state: State, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates but for papers and networks that only carry what others say."""
    words_ = state.scan.words
    return [
        one
        for one in candidates
        if not all(carries_words(words_, found.first, found.last) for found in one.before)
    ]


def _narrowing(between: Sequence[Token]) -> frozenset[str]:
    """Return the words that narrow a noun: "fire" of "the fire service".

    "The Lund-based maker" is a maker of whom the text has told.
    """
    return frozenset(item.lower for item in between if not item.lower.endswith(_DESCRIBES))


def _how_narrowed(between: Sequence[Token]) -> str:
    """Return by what a noun is narrowed: a name, an owner, another noun, or an adjective."""
    if any(item.form.is_capitalised for item in between):
        return "name"
    if any(item.possessive or not item.form.is_word for item in between):
        return "owner"
    kept = [item for item in between if not item.lower.endswith(_DESCRIBES)]
    if not kept:
        return "-"
    return "noun" if kept[-1].form.main_class == "n" else "adjective"


def _may_mean(candidate: Candidate, agrees: str, noun: str) -> bool:
    """Return whether a noun can mean a candidate, whatever else speaks for that.

    A statement is no body, even where a body made it, and a company neither a ministry nor a paper.
    """
    kind, thing = kind_of_noun(noun), candidate.kind
    if thing == "document" and kind not in ("document", "press"):
        return False
    if agrees not in _DISAGREEING:
        return kind != "document" or thing == "document"
    if noun in _NO_FIRMS and thing == "company" and not _is_group(candidate):
        return False  # "The union" is no firm.
    if kind == "company" and _is_no_firm(candidate):
        return False  # "The firm" is no institute.
    if noun in _AGENCIES and head_of(candidate.before[0].mention.text) in _NO_AGENCIES:
        return False  # "The agency" is no town council.
    if agrees == "no narrowed" and _is_called_otherwise(candidate):
        return False
    if noun == "ministry" and thing == "agency":
        return False
    if noun in _ONLY_CALLED_SO:
        return thing == "acronym" and kind in ("agency", "court") and noun not in _FORCES
    if agrees == "any" and noun in _ANYTHING:
        return thing in _ANYTHING_BUT_WRITTEN
    return kind not in _MAY_MEAN or thing in _MAY_MEAN[kind]


def _is_no_firm(candidate: Candidate) -> bool:
    """Return whether a candidate is called an institute, a charity, a consumer group."""
    is_told = any(
        noun.split()[-1] in _NO_FIRMS or (noun.endswith(" group") and kind_of_noun(noun) == "body")
        for noun in candidate.told
    )
    return is_told or head_of(candidate.before[0].mention.text) in _NO_FIRMS


def _is_group(candidate: Candidate) -> bool:
    """Return whether a candidate is called a group, as firms are, and others: "Parents' Group"."""
    return any(head_of(one.mention.text) == "group" for one in candidate.before)


def _is_called_otherwise(candidate: Candidate) -> bool:
    """Return whether a candidate has no name, only a noun: "an office" is no "weather service"."""
    head = head_of(candidate.nearest.mention.text)
    is_noun = candidate.cluster is None and candidate.nearest.mention.kind == "nominal"
    return is_noun and head not in _ANY_BODY


def _is_another_court(candidate: Candidate, phrase: Collection[str]) -> bool:
    """Return whether a court is called one of another kind: "the appeals court" is no high one."""
    if candidate.kind != "court":
        return False
    called = _words_of(candidate)
    ours = [line for line in _COURTS if not line.isdisjoint(phrase)]
    theirs = [line for line in _COURTS if not line.isdisjoint(called)]
    return bool(ours and theirs) and ours != theirs


def _is_of_other_trade(candidate: Candidate, noun: str) -> bool:
    """Return whether the name of a firm tells another trade: "the lender" is no "Tern Airways"."""
    if noun not in _OF_ONE_TRADE:
        return False
    called = _words_of(candidate)
    if not called.isdisjoint(_TRADES[noun] | {noun}):
        return False
    return any(not names.isdisjoint(called) for names in _TRADES.values())


def _asked_for_body(state: State, phrase: Found, candidates: list[Candidate], asks: Asks) -> Asked:
    counts = [len(one.before) for one in candidates]
    spoke = spoke_before(state, candidates)
    return Asked(state.scan, asks, phrase, True, candidates, counts, spoke, places=state.places)


def _noun(head: str) -> str:
    return "document" if head in DOCUMENTS else "body" if head in BODIES else "other"


def _thing_of(candidate: Candidate) -> str:
    found = candidate.nearest
    if found.mention.kind == "nominal":
        return _noun(head_of(found.mention.text))
    return found.mention.kind


def _kind_of_thing(candidate: Candidate) -> str:
    """Return which kind of body or document its names tell that a candidate is.

    Where they tell nothing, what it is called beside them does: "the charity Warm Homes".
    """
    cluster = candidate.cluster
    names = {one.mention.text for one in candidate.before if one.mention.kind not in _NO_NAMES}
    called = [one.mention.text for one in candidate.before if one.mention.kind == "nominal"]
    if cluster is not None:
        names.update(cluster.names)
        called.append(cluster.label)
    if cluster is not None and cluster.kind == "person":
        kinds = {"person"}
    else:
        kinds = {kind_of_name(name) for name in names}
    if kinds <= _VAGUE:
        told = {kind_of_noun(head_of(text)) for text in called if text}
        told |= {kind_of_noun(noun) for noun in candidate.told}
        kinds = told - {"other"} or kinds or {"other"}
    return min(kinds, key=[*KINDS_OF_THINGS, "person"].index)


def _nouns_beside(state: State, candidate: Candidate) -> set[str]:
    """Return the nouns by which the text tells what a candidate is: "the charity Warm Homes"."""
    names = {one.mention.text for one in candidate.before if one.mention.kind not in _NO_NAMES}
    if candidate.cluster is not None:
        names.add(candidate.cluster.label)
        names.update(candidate.cluster.names)
    plain = {plain_name(name) for name in names}
    told = (state.nouns_of_names, WHAT_BODIES_ARE)
    return {noun for name in plain for known in told for noun in known.get(name, ())}


def _form_of(candidate: Candidate) -> str:
    """Return how its first mention is written: as a name, or with which article."""
    first = candidate.before[0]
    if first.mention.kind != "nominal":
        return "name"
    opening = first.mention.text.split()[0].lower()
    return opening if opening in ("a", "an", "the", "its", "another") else "other"


def _agreement(candidate: Candidate, written: str, head: str, narrowing: frozenset[str]) -> str:
    """Return how the words of a description fit what a candidate has been called."""
    called = _words_of(candidate).union(*(noun.split() for noun in candidate.told))
    # "the airline": "Tern Airlines"
    alike = next((one for one in _CALLED_ALIKE if head in one), frozenset((head, f"{head}s")))
    alike |= _TRADES.get(head, frozenset())
    if not called.isdisjoint(_CALLED_BY.get(" ".join(narrowing), ())):
        return "whole"
    if head == "force":
        called -= {folded(word) for one in candidate.before for word in _within(one.mention.text)}
    if not alike.isdisjoint(called) or folded(head) in called:
        if narrowing and all(folded(word) in called for word in narrowing):
            return "whole"
        return "head" if not narrowing else "head narrowed"
    if (
        written.isupper()
        and len(written) > 1
        and any(_initials(one.mention.text) == written for one in candidate.before)
    ):
        return "initials"
    if narrowing and (
        _is_such_firm(called, head, narrowing)
        or (head in _SIDES and all(folded(word) in called for word in narrowing))
    ):
        return "whole"
    if head in _ANY_BODY or head in _ANY_DOCUMENT:
        return "any"
    return "no narrowed" if narrowing else "no"


def _is_such_firm(called: set[str], head: str, narrowing: frozenset[str]) -> bool:
    """Return whether a text called something such a firm: "the water firm", a water company."""
    return (
        kind_of_noun(head) == "company"
        and all(folded(word) in called for word in narrowing)
        and any(kind_of_noun(word) == "company" for word in called)
    )


def _within(name: str) -> list[str]:
    """Return the words of a name but for the first and last: "Police" of "Office of Police Pay"."""
    return name.split()[1:-1]


def _words_of(candidate: Candidate) -> set[str]:
    """Return the words that a candidate has been called by."""
    called = {folded(word) for one in candidate.before for word in one.mention.text.split()}
    if candidate.cluster is not None:
        called |= {folded(word) for name in candidate.cluster.names for word in name.split()}
        called |= {folded(word) for word in candidate.cluster.label.split()}
    return called


def _initials(text: str) -> str:
    return "".join(word[0] for word in text.replace("-", " ").split() if word[0].isupper())


def bodies_before(
    state: State, phrase: Found, weighs: bool = True, window: int = _BODY_WINDOW
) -> list[Candidate]:
    """Return the bodies and documents spoken of before a phrase, those named last first.

    Mentions that share a name, or whose noun the name of a body holds, are one candidate, as is
    "the firm" with the body that it takes up: where that is not known yet, it is weighed if
    `weighs`. People are left out, but not single names of which nothing shows that they are a
    person's.
    """
    groups: list[Candidate] = []
    by_cluster: dict[int, Candidate] = {}
    by_text: dict[str, Candidate] = {}
    for cluster, found in _in_order(state, phrase, window):
        text = folded(name_of_description(found.mention.text))
        known = by_cluster.get(cluster.number) if cluster is not None else by_text.get(text)
        if known is None and cluster is None:
            known = (
                _in_apposition(state, groups, found)
                or _brought_in(state, groups, found)
                or _same_body(groups, found)
                or _taken_up(state, groups, found, weighs)
            )
        if known is None and cluster is not None and _is_taken_up(found):
            before = by_text.get(text)
            known = before if before is not None and before.cluster is None else None
        if known is None:
            known = Candidate(cluster, [])
            groups.append(known)
        known.before.append(found)
        by_text.setdefault(text, known)
        if cluster is not None:
            known.cluster = cluster
        if known.cluster is not None:
            by_cluster[known.cluster.number] = known
    groups.sort(key=lambda one: -one.before[-1].start)
    for one in groups:
        one.told = _nouns_beside(state, one)
        one.kind = _kind_of_thing(one)
    return groups


def _in_apposition(state: State, groups: Sequence[Candidate], found: Found) -> Candidate | None:
    """Return the candidate named last, where a phrase tells what it is: "Warm Homes, a charity"."""
    if not groups or found.mention.kind != "nominal":
        return None
    before, words_ = groups[-1].before[-1], state.scan.words
    is_beside = before.last == found.first - 2 and before.mention.kind not in _NO_NAMES
    noun = words_.items[found.last].lower
    if is_beside and noun_beside(words_, before.first, before.last, (noun,)):
        return groups[-1]
    return None


def _brought_in(state: State, groups: Sequence[Candidate], found: Found) -> Candidate | None:
    """Return the candidate that the lead has brought in where a mention is its name."""
    known = state.brought_in
    if known is None or found.start != known.name.start:
        return None
    return next((one for one in groups if one.before[0].start == known.phrase.start), None)


def _taken_up(
    state: State, groups: list[Candidate], found: Found, weighs: bool
) -> Candidate | None:
    """Return the candidate that "the firm" takes up in other words where it is told of.

    Phrases are weighed in the order of the text, each once and none inside another.
    """
    noun = state.scan.words.items[found.last].lower
    if noun not in BODIES or noun in DOCUMENTS or not _is_taken_up(found):
        return None
    if weighs and found.start not in state.taken_up:
        best = meant_by_body(state, found, noun, speaks=False).best
        state.taken_up[found.start] = (best.cluster, best.before[0]) if best is not None else None
    meant = state.taken_up.get(found.start)
    if meant is None:
        return None
    cluster, first = meant
    for one in groups:
        if any(each.start == first.start for each in one.before):
            return one
    far = Candidate(cluster, [first])
    if not _has_name(far):
        return None
    groups.append(far)  # It was named farther back than a body is mostly looked for.
    return far


def _is_taken_up(found: Found) -> bool:
    """Return whether a phrase names something known: "the report", not "a report"."""
    return found.mention.text.split()[0].lower() in ARTICLES - {"a", "an"}


def _same_body(groups: Sequence[Candidate], found: Found) -> Candidate | None:
    """Return the last candidate that a mention names in other words: "the trust", "the IFSC"."""
    parts = found.mention.text.split()
    head = folded(parts[-1])
    written = parts[-1]
    is_known = _is_taken_up(found)
    for one in reversed(groups[-20:]):
        for other in one.before:
            called = other.mention.text.split()
            if is_known and len(parts) == 2 and head in map(folded, called):
                return one
            if written.isupper() and len(written) > 1 and written == _initials(" ".join(called)):
                return one
            if (
                not is_known
                and other.mention.kind == "organisation"
                and called[0] == parts[0]
                # "Holm" is hardly the "Holm Residents' Group".
                and not any(word.endswith(("s'", "s’")) for word in called)
            ):
                return one
    return None


def _in_order(state: State, phrase: Found, window: int) -> Iterator[tuple[Cluster | None, Found]]:
    """Yield what may be a body before a phrase, with its entity where it has one, by place."""
    earliest = phrase.sentence - window
    met: list[tuple[int, Cluster | None, Found]] = []
    for cluster, found in state.trail.back(phrase.start, window, phrase.sentence):
        if (
            cluster.kind in ("organisation", "group")
            or (cluster.kind == "person" and not cluster.is_surely_person)
            or (cluster.kind == "unnamed" and not cluster.roles and not cluster.sexes)
        ) and not (cluster.kind == "unnamed" and names_several(cluster.label)):
            met.append((found.start, cluster, found))
    for cluster, found in state.spoken[-20:]:
        is_plain = (
            cluster.kind == "unnamed" and not cluster.roles and not names_several(cluster.label)
        )
        is_before = earliest <= found.sentence and found.start < phrase.start
        if is_before and (cluster.kind == "organisation" or is_plain):
            met.append((found.start, cluster, found))
    starts = {start for start, _, _ in met}
    for found in state.things_before(phrase.start, earliest):
        if found.start not in starts:
            met.append((found.start, None, found))
    met.sort(key=lambda entry: entry[0])
    yield from ((entity, found) for _, entity, found in met)
