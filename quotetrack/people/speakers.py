"""Whom a source, a description or a pronoun means, given what has been read before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from quotetrack.lexicon.documents import DOCUMENTS
from quotetrack.lexicon.forms import is_age
from quotetrack.lexicon.organisations import THING_PREFIXES
from quotetrack.lexicon.people import RELATIVE_NOUNS
from quotetrack.lexicon.places import COUNTRIES
from quotetrack.lexicon.roles import SPOUSES, akin
from quotetrack.lexicon.words import key_of
from quotetrack.model import EntityKind, Mention, Span
from quotetrack.names.parse import parse_name
from quotetrack.people.antecedents.apposition import end_of_name, name_behind, name_behind_comma
from quotetrack.people.antecedents.choice import Choice
from quotetrack.people.antecedents.gathering import (
    meant_by_body,
    meant_by_campaigners,
    meant_by_description,
    meant_by_it,
    meant_by_pronoun,
    one_of_two,
)
from quotetrack.people.antecedents.things import (
    BODIES_THAT_SPEAK,
    MOSTLY_FIRMS,
    kind_of_noun,
)
from quotetrack.people.capitals import is_party_tag
from quotetrack.people.clusters import Cluster, new_cluster, put
from quotetrack.people.interviews import speaker_of_turn
from quotetrack.people.introductions import (
    named_after_lead,
    named_later,
    named_later_in_paragraph,
    opens_main_clause,
)
from quotetrack.people.judged_names import may_be_person
from quotetrack.people.kin import may_be
from quotetrack.people.naming import name_of_body, name_of_description
from quotetrack.people.offices import has_office
from quotetrack.people.plural_speakers import group_taken_up, named_together, plural_speaker
from quotetrack.people.roles import Role
from quotetrack.people.scan import Found, found_at
from quotetrack.people.sources import (
    is_abstract,
    is_office,
    is_plural_noun,
    name_in_source,
    read_source,
)
from quotetrack.people.state import MANY, State
from quotetrack.people.supplied_names import in_credit, is_short_label
from quotetrack.people.turn_labels import opens_turn, turn_label
from quotetrack.reading import Token

#: A pronoun tells more of the sex than a given name, however often that is written.
_OUTWEIGHS: Final = 2
_CLEAR: Final = 0.8
_BROUGHT_IN_TOGETHER: Final = {
    "brothers": ("brother", "sibling"),
    "sisters": ("sister", "sibling"),
    "siblings": ("brother", "sister", "sibling"),
    "twins": ("brother", "sister", "twin", "sibling"),
    "cousins": ("cousin",),
    "brothers-in-law": ("brother-in-law",),
    "sisters-in-law": ("sister-in-law",),
}
_WEDS: Final = frozenset(("married", "wed"))
_AGED: Final = re.compile(r"(?:aged|at the age of) (\d\d?)\b")
_FARTHEST_AGE: Final = 40  # words
_JUST_NOW: Final = frozenset(("has", "died", "dies", "retired", "retires", "quits"))
_COMMA_AND_NOUN: Final = 2  # words
#: What stands between "whose mother" and her name.
_NAMES_THEM: Final[tuple[list[str], ...]] = ([], [","], ["is"], ["was"])


def resolve_pronoun(state: State, index: int, speaks: bool = False) -> Cluster | None:
    """Put the pronoun at `index` (into the scan) to whom it most likely means, and return that.

    `speaks` tells that it is the source of a quotation.
    """
    if state.scan.found[index].sex is None:
        one = one_of_two(state, state.scan.found[index])
        if one is not None:
            state.put(one, index)
        return one
    choice = meant_by_pronoun(state, index, speaks)
    if choice.best is None or choice.best.cluster is None:
        return None
    found, cluster = state.scan.found[index], choice.best.cluster
    if choice.rivals:
        state.ambiguous.append((found.mention, choice.rivals))
    elif found.sex is not None and found.is_subject:
        # A clear case tells the sex of somebody whom nothing else did, or a given name only.
        if cluster.sex is None:
            cluster.sexes[found.sex] += 1
        elif cluster.sex != found.sex and choice.sureness >= _CLEAR and _tells_sex(choice, found):
            cluster.sexes[found.sex] += _OUTWEIGHS
        if cluster.sex == found.sex:
            cluster.taken_up.add(found.sex)
    state.sureness[found.start, found.end] = choice.sureness
    state.put(cluster, index)
    return cluster


def _tells_sex(choice: Choice, found: Found) -> bool:
    """Return whether a pronoun tells the sex of somebody whose given name tells another.

    "She" is hardly a Simon, unless nobody else is there who may be a woman.
    """
    (_, best), *others = choice.ranked
    return (
        best.cluster is None
        or found.sex is None
        or not best.cluster.is_named_for_other_than(found.sex)
        or all(
            one.cluster is not None and one.cluster.sex not in (None, found.sex)
            for _, one in others
        )
    )


def resolve_description(state: State, index: int) -> Cluster | None:
    """Put "the mayor" to whom the text has called so, where it has, and return that."""
    found = state.scan.found[index]
    if not found.roles:
        return None
    if found.roles[0].is_relative:
        relative = _relative(state, index)
        if relative is not None:
            state.put(relative, index)
        return relative
    if found.determiner == "indefinite":
        introduced = named_after_lead(state.trail, found, found.roles[0], state.lead)
        if introduced is not None:
            state.put(introduced, index)
        return introduced
    role = found.roles[0]
    meant = (
        _person_meant(state, found, meant_by_description(state, found, role, speaks=False))
        or _taken_up(state, found, role)
        or named_after_lead(state.trail, found, role, state.lead)
        or named_later_in_paragraph(state.trail, found, role, state.names_that_speak)
    )
    if meant is not None:
        state.put(meant, index)
    return meant


def _taken_up(state: State, found: Found, role: Role) -> Cluster | None:
    """Return whom a description takes up like a pronoun: "The 49-year-old" opens a sentence."""
    if found.determiner != "definite" or found.quoted or not found.body:
        return None
    if not opens_main_clause(state.scan, found):
        return None
    is_native = bool(role.country) or role.head.startswith("native")
    if state.scan.words.items[found.last].form.is_capitalised and not is_native:
        return None  # "The Economist" may be a name.
    choice = meant_by_description(state, found, role, speaks=False, takes_up=True)
    return _person_meant(state, found, choice)


def _person_meant(state: State, found: Found, choice: Choice) -> Cluster | None:
    if choice.best is None or choice.best.cluster is None:
        return None
    if choice.best.cluster.number in state.named_by_labels and opens_turn(
        state.scan.words.text, found.mention
    ):
        return None  # "The Gardener: …" is not Ana Ortiz, whose turns begin with "Ana Ortiz: …".
    if choice.rivals:
        state.ambiguous.append((found.mention, choice.rivals))
    return choice.best.cluster


def _relative(state: State, index: int) -> Cluster | None:
    """Return whom "his wife" means, where the text has told of her before."""
    at = _owner_at(state, index)
    owner, noun = _owner_of(state, index), state.scan.found[index].roles[0].head
    relative = None
    if owner is not None:
        relative = state.kin.find(owner, noun) or _named_with(state, owner, noun, index)
    if relative is None and at >= 0 and state.scan.found[at].determiner == "definite":
        # "The boy's mother", whoever the boy is
        before = state.scan.found[index].start
        return _only_one_called(state, before, noun) or state.kin.only(noun)
    return relative


def _named_with(state: State, owner: Cluster, noun: str, index: int) -> Cluster | None:
    """Return who shares a surname with the spouse: "Ana and Owen Hale wed. “No,” said his wife."""
    if noun not in SPOUSES:
        return None
    before = bisect_left(state.groups, state.scan.found[index].first, key=lambda one: one.last)
    for group in reversed(state.groups[max(before - MANY, 0) : before]):
        pair = [state.names.of_found.get(at) for at in group.members]
        if len(pair) != 2 or owner not in pair:
            continue
        other = pair[0] if pair[1] is owner else pair[1]
        if other is None or other is owner or not may_be(other, noun):
            continue
        surnames = [{name.surname_key for name in one.some_names()} for one in (owner, other)]
        if not surnames[0].isdisjoint(surnames[1]):
            return other
    return None


def note_in_passing(state: State, index: int) -> None:
    """Note somebody who is described and not known yet: "A nurse let the reporter in."

    A pronoun may take it up; it becomes an entity only where it speaks.
    """
    found = state.scan.found[index]
    if found.quoted or not found.body or found.possessive or _gives_name(state, found):
        return
    cluster = new_cluster(state.names, "unnamed")
    cluster.passing = True
    put(state.names, cluster, index, found)


def _gives_name(state: State, found: Found) -> bool:
    """Return whether a description goes on with its name: "A woman who gave only her name, Eva"."""
    items = state.scan.words.items
    after = [item.lower for item in items[found.last + 1 : found.last + 9]]
    return after[:1] == ["who"] and not _OWN_NAMES.isdisjoint(after)


def note_relative(state: State, index: int) -> None:
    """Note whose relative somebody is: the description at `index` stands beside a name."""
    found = state.scan.found[index]
    relative = state.names.of_found.get(index)
    if relative is None or not found.roles or not found.roles[0].is_relative:
        return
    owner = _owner_of(state, index)
    if owner is not None:
        state.kin.note(owner, found.roles[0].head, relative)


def note_families(state: State) -> None:
    """Note who are relatives by how two names stand side by side.

    "Sisters Ana and Eva Ortiz", "Ned Ortiz, son of the painter Ana Ortiz,", "Ned Ortiz, whose
    mother is Ana Ortiz", "Ana Ortiz married Owen Hale".
    """
    found, items = state.scan.found, state.scan.words.items
    for at, (one, other) in enumerate(pairwise(found)):
        if one.name is None or other.name is None or other.sentence != one.sentence:
            continue
        first, second = state.names.of_found.get(at), state.names.of_found.get(at + 1)
        if first is None or second is None:
            continue
        between = [item.lower for item in items[one.last + 1 : min(other.first, one.last + 6)]]
        noun = _BROUGHT_IN_TOGETHER.get(items[one.first].lower) or (
            one.first > 0 and _BROUGHT_IN_TOGETHER.get(items[one.first - 1].lower)
        )
        if noun and between == ["and"]:
            for each in noun:
                state.kin.note(first, each, second)
                state.kin.note(second, each, first)
        elif between and between[-1] in _WEDS:
            state.kin.note(first, "spouse", second)
        elif len(between) > _COMMA_AND_NOUN and between[0] == ",":
            behind = [word for word in between[1:] if word != "the"]
            if behind[0] == "whose" and behind[1] in RELATIVE_NOUNS and behind[2:] in _NAMES_THEM:
                state.kin.note(first, behind[1], second)
            elif behind[0] in RELATIVE_NOUNS and behind[1:] == ["of"]:
                state.kin.note(second, behind[0], first)


def note_ages(state: State) -> None:
    """Note how old somebody is who has done something just now: "Ana Ortiz has died aged 91".

    Who "left school at the age of 16" may be of any age.
    """
    found, items = state.scan.found, state.scan.words.items
    starts = [one.start for one in found]
    for told in _AGED.finditer(state.scan.words.text):
        at = bisect_left(starts, told.start()) - 1
        cluster = state.names.of_found.get(at)
        if cluster is None or cluster.kind != "person" or not found[at].is_subject:
            continue
        first = state.scan.words.at(told.start())
        if first - found[at].last > _FARTHEST_AGE:
            continue
        between = [item.lower for item in items[found[at].last + 1 : first]]
        is_now = not _JUST_NOW.isdisjoint(between) and items[first].sentence == found[at].sentence
        if is_now and not any(role.age for role in cluster.roles):
            cluster.roles.append(Role(f"{told.group(1)}-year-old"))
            state.note_roles(cluster)


def _owner_of(state: State, index: int) -> Cluster | None:
    """Return whose relative a description names: "her father", "Mr Hale's father"."""
    at = _owner_at(state, index)
    if at < 0:
        return None
    owner = state.names.of_found.get(at)
    if owner is None and state.scan.found[at].mention.kind == "pronoun":
        return resolve_pronoun(state, at)
    return owner


def _owner_at(state: State, index: int) -> int:
    """Return the index (into the scan) of whose relative a description names, or -1."""
    found = state.scan.found
    first = found[index].first
    around = range(max(index - 4, 0), min(index + 3, len(found)))
    if state.scan.words.items[first].lower in ("his", "her"):
        own = (one for one in around if found[one].first == first)
        return next((one for one in own if found[one].mention.kind == "pronoun"), -1)
    return next((one for one in around if found[one].last == first - 1), -1)


def resolve_body(state: State, index: int) -> Cluster:
    """Put the name of a body to the entity of that name, and return it."""
    found = state.scan.found[index]
    cluster = _body_cluster(state, name_of_body(found.mention.text))
    state.put(cluster, index)
    return cluster


def _body_cluster(state: State, name: str) -> Cluster:
    name = state.abbreviations.longer_name(name) or name
    full = state.abbreviations.full_name(name)
    label = name if not full or state.abbreviations.is_explained_late(name, full) else full
    name = full or name
    known = state.aliases.find(name) if state.aliases is not None else None
    key = known.id if known is not None else key_of(name.lower().removeprefix("the "))
    cluster = state.bodies.get(key)
    if cluster is None:
        cluster = state.bodies[key] = new_cluster(state.names, "organisation")
        cluster.label = label
        cluster.known = known
    return cluster


#: Rules that tell whom a description means by itself, or that it is nobody's who is known.
_OF_THE_SOURCE: Final = frozenset(
    ("description that stands beside a name", "relative", "somebody new")
)
_OWN_NAMES: Final = frozenset(("name", "surname"))
_FEW: Final = 12  # mentions
_ARTICLE_AND_OFFICE: Final = 2  # words
_SOON: Final = 2  # sentences
_CAMPAIGNERS: Final = frozenset(("campaigners", "activists", "protesters"))
_TAKES_UP: Final = frozenset(("the", "this", "that"))


class Asked:
    """A source of a quotation, with what is read of it before it is known whom it means.

    `overlapping` are the mentions (indices into the scan) that touch it. `described` is the index
    of the description among them, or None. `found` is that description, or else the phrase itself.
    """

    def __init__(self, state: State, mention: Mention, overlapping: Sequence[int]) -> None:
        found = state.scan.found
        self.mention = mention
        self.overlapping = overlapping
        self.source = read_source(state.scan, mention, overlapping)
        self.kinds: tuple[str, ...] = ("any", self.source.shape)
        self.described: int | None = None
        self.role = self.source.role
        if self.source.shape == "description":
            nominal = [at for at in overlapping if found[at].mention.kind == "nominal"]
            # Of "the farmer's wife", the wife.
            self.described = next((at for at in nominal if not found[at].possessive), None)
            if self.described is None and nominal:
                self.described = nominal[0]
            is_known = (
                self.source.definite
                or in_headline(state, mention)
                or (self.described is not None and found[self.described].determiner == "definite")
            )
            is_owned = self.role is not None and self.role.is_relative and not is_plain(mention)
            if self.role is not None and is_known and not is_owned:
                self.kinds = (*self.kinds, "known")
        self.found = (
            found[self.described] if self.described is not None else _found_at(state, mention)
        )


def is_plain(mention: Mention) -> bool:
    """Return whether a phrase is an article and a noun: "the widow", nobody's who is told."""
    first, *rest = mention.text.lower().split()
    return first == "the" and not any(word in ("of", "to") or "'" in word for word in rest)


class SourceRule(NamedTuple):
    """One way to tell whom the source of a quotation means.

    It is asked for sources of one `kind`: a `SourceShape`, "known" for descriptions of somebody
    known ("the mayor"), or "any". `find` returns None where the rule does not tell. `example` has
    the source in brackets (and others in braces); `meant` is the name of the entity found there.
    """

    name: str
    kind: str
    find: Callable[[State, Asked], Cluster | None]
    example: str
    meant: str


def resolve_source(state: State, mention: Mention, overlapping: Sequence[int]) -> None:
    """Note whom the source of a quotation means; `overlapping` are the mentions that touch it.

    The first of `SOURCE_RULES` that tells decides.
    """
    if in_credit(state.scan, mention):
        return
    asked = Asked(state, mention, overlapping)
    for rule in SOURCE_RULES:
        if rule.kind in asked.kinds:
            cluster = rule.find(state, asked)
            if cluster is not None:
                is_told = asked.described in state.names.of_found and rule.kind != "known"
                if asked.described is not None and not is_told:
                    state.put(cluster, asked.described)
                span = (mention.start, mention.end)
                state.sources[span] = cluster
                state.rules[span] = rule.name
                state.note_speaker(cluster, asked.found)
                return


def in_headline(state: State, mention: Mention) -> bool:
    """Return whether a mention stands before the report proper begins."""
    words_ = state.scan.words
    index = min(words_.at(mention.start), len(words_.items) - 1)
    return index >= 0 and words_.items[index].paragraph < state.lead


def _by_label(state: State, asked: Asked) -> Cluster | None:
    label = turn_label(state.scan.words.text, asked.mention)
    return speaker_of_turn(state, label, asked.mention) if label is not None else None


def _by_initials(state: State, asked: Asked) -> Cluster | None:
    if not is_short_label(asked.mention.text):
        return None
    index = state.initials.get(key_of(asked.mention.text))
    return state.names.of_found.get(index) if index is not None else None


def _by_initials_of_office(state: State, asked: Asked) -> Cluster | None:
    """Return who was last named in an office that the source writes in capitals: "The DC said"."""
    inside = [state.scan.words.items[at] for at in state.scan.words.within(asked.mention.span)]
    if len(inside) != _ARTICLE_AND_OFFICE or inside[0].lower != "the":
        return None
    short = inside[1].text
    is_short = inside[1].form.is_all_capitals and short.isalpha() and not inside[1].possessive
    if not is_short or short in COUNTRIES or inside[1].form.is_known_body:
        return None
    for index in reversed(state.trail.read[-MANY:]):
        found = state.scan.found[index]
        if found.start >= asked.mention.start or found.bare is None:
            continue
        if has_office(state.scan.words, found.bare, short):
            return state.names.of_found.get(index)
    return None


def _by_alias_table(state: State, asked: Asked) -> Cluster | None:
    known = state.aliases.find(asked.mention.text) if state.aliases is not None else None
    if known is None:
        return None
    if known.id not in state.known:
        cluster = state.known[known.id] = new_cluster(state.names, known.kind)
        cluster.known = known
    return state.known[known.id]


def _by_pronoun(state: State, asked: Asked) -> Cluster | None:
    index = asked.source.found
    if index < 0:
        return None
    known = state.names.of_found.get(index)
    if known is not None:
        return known
    cluster = resolve_pronoun(state, index, speaks=True)
    if cluster is None or not cluster.passing:
        return cluster
    person = _who_was_described(state, cluster, index)
    return person or cluster


def _who_was_described(state: State, described: Cluster, index: int) -> Cluster | None:
    """Return the person with a name who is "the actor" that the pronoun at `index` takes up.

    Whoever speaks is looked for as if the description were the source.
    """
    first = state.scan.found[described.first]
    if first.determiner != "definite" or first.quoted or not first.roles:
        return None
    asked = Asked(state, first.mention, [described.first])
    sex = state.scan.found[index].sex
    for rule in SOURCE_RULES:
        is_of_description = rule.kind in ("known", "description") and rule.kind in asked.kinds
        if not is_of_description or rule.name in _OF_THE_SOURCE:
            continue
        person = rule.find(state, asked)
        if person is None or person is described:
            continue
        if person.kind != "person" or (sex is not None and not person.may_be(sex)):
            return None
        for at in (*described.members, index):
            state.put(person, at)
        return person
    return None


def _by_it(state: State, asked: Asked) -> Cluster | None:
    if asked.mention.text.strip().lower() != "it":
        return None
    return _thing_meant(state, asked, meant_by_it(state, asked.found))


def _by_they_of_a_body(state: State, asked: Asked) -> Cluster | None:
    if asked.mention.text.strip().lower() != "they":
        return None
    return _thing_meant(state, asked, meant_by_it(state, asked.found))


def _body_named_behind(state: State, asked: Asked) -> Cluster | None:
    words_ = state.scan.words
    inside = words_.within(asked.mention.span)
    noun = next((at for at in inside if words_.items[at].lower in BODIES_THAT_SPEAK), -1)
    if noun < 0 or (asked.role is not None and asked.role.head != words_.items[noun].lower):
        return None  # "a spokesman for the bank, Severn Mutual," speaks himself
    if noun == inside[-1]:
        first = name_behind(words_, noun)
    else:  # "the bank in question, Severn Mutual,"
        first = name_behind_comma(words_, inside.stop)
    if first != inside.stop + 1:
        return None
    found = state.scan.found
    at = bisect_left(found, first, key=lambda one: one.first)
    known = state.names.of_found.get(at) if at < len(found) and found[at].first == first else None
    if known is not None and known.is_surely_person:
        return None
    span = Span(words_.items[first].start, words_.items[end_of_name(words_, first) - 1].end)
    return _body_cluster(state, name_of_body(span.of(words_.text)))


def _body_brought_in(state: State, asked: Asked) -> Cluster | None:
    """Return the body that speaks in the lead and is named behind it: "a charity has said"."""
    known = state.brought_in
    if known is None or known.phrase.last != asked.found.last:
        return None
    return _body_cluster(state, name_of_body(known.name.mention.text))


def _body_of_campaigners(state: State, asked: Asked) -> Cluster | None:
    opening, _, noun = asked.mention.text.lower().partition(" ")
    if opening not in _TAKES_UP or noun not in _CAMPAIGNERS:
        return None
    return _thing_meant(state, asked, meant_by_campaigners(state, asked.found))


def _may_be_firm(state: State, asked: Asked) -> bool:
    """Return whether a noun for people means a firm: "the regulator", and nobody is called so."""
    if asked.role is None or asked.role.head not in MOSTLY_FIRMS or asked.role.age:
        return False
    return not any(
        role.head == asked.role.head
        for cluster in state.with_role(asked.role)
        for role in cluster.roles
    )


def _body_taken_up(state: State, asked: Asked) -> Cluster | None:
    inside = state.scan.words.within(asked.mention.span)
    words_ = [state.scan.words.items[at] for at in inside]
    if not words_ or words_[-1].possessive:
        return None
    if asked.source.shape == "description" and not _may_be_firm(state, asked):
        return None
    if len(words_) < 2 or words_[0].lower not in _TAKES_UP:
        return None
    head = words_[-1]
    is_short = head.form.is_acronym and len(words_) == 2
    if head.form.is_capitalised and not is_short:
        return None
    noun = head.lower
    if not (is_short or noun in BODIES_THAT_SPEAK or noun in DOCUMENTS):
        return None
    phrase = found_at(state.scan.words, asked.mention, inside.start, inside.stop - 1)
    meant = _thing_meant(state, asked, meant_by_body(state, phrase, noun))
    if meant is None and (
        kind_of_noun(noun) == "document"
        or (noun in DOCUMENTS and any(_is_name(word) for word in words_[1:-1]))
    ):
        return _unnamed(state, asked, "unnamed")  # "the Home Office report" is no Home Office
    return meant


def _is_name(word: Token) -> bool:
    return word.form.is_capitalised and not word.form.opens_small


def _thing_meant(state: State, asked: Asked, choice: Choice) -> Cluster | None:
    """Return the entity of the body or document that was chosen, a new one where it has none."""
    state.sureness[asked.mention.start, asked.mention.end] = choice.sureness
    if choice.best is None:
        return None
    best = choice.best
    if best.cluster is not None:
        cluster = best.cluster
        if cluster.kind == "person":
            # What "the company" takes up is no person, whatever its name looks like.
            name = max(cluster.names, key=len, default="")
            cluster.kind = "organisation"
            cluster.label = state.abbreviations.longer_name(name) or name
        return cluster
    mentions = [one.mention for one in best.before]
    names = [one for one in mentions if one.kind == "organisation"]
    if names:
        cluster = _body_cluster(state, name_of_body(max(names, key=lambda one: len(one.text)).text))
    else:
        head = mentions[0].text.split()[-1].lower()
        cluster = new_cluster(state.names, "unnamed" if head in DOCUMENTS else "organisation")
        cluster.label = name_of_description(mentions[0].text)
    cluster.phrases += [one for one in mentions if one not in cluster.phrases]
    return cluster


def _by_name_of_body(state: State, asked: Asked) -> Cluster:
    index = asked.source.found
    text = state.scan.found[index].mention.text if index >= 0 else asked.mention.text
    cluster = _body_cluster(state, name_of_body(text))
    if index >= 0 and index not in state.names.of_found:
        state.put(cluster, index)
    return cluster


def _told_already(state: State, asked: Asked) -> Cluster | None:
    told = state.names.of_found.get(asked.described) if asked.described is not None else None
    return None if told is not None and told.passing else told


def _by_relative(state: State, asked: Asked) -> Cluster | None:
    if asked.described is None or asked.role is None or not asked.role.is_relative:
        return None
    known = resolve_description(state, asked.described)
    if known is not None:
        return known
    if asked.mention.text.lower().startswith("the "):
        return _only_one_called(state, asked.mention.start, asked.role.head)
    return _relative_named_later(state, asked.described)


def _relative_named_later(state: State, index: int) -> Cluster | None:
    """Return whom "his mother" means where she is named further on: "His mother, Ana Hale,".

    There may be one such relative only, and whose she is the text must tell there: by the name, or
    by a pronoun behind it.
    """
    owner, role = _owner_of(state, index), state.scan.found[index].roles[0]
    later = state.relatives_named.get(role.head, ())
    after = [pair for pair in later[-MANY:] if pair[0] > index]
    named = {state.names.of_found[name].number: (at, name) for at, name in after}
    if owner is None or len(named) != 1:
        return None
    ((at, name),) = named.values()
    relative = state.names.of_found[name]
    if relative is owner or not may_be(relative, role.head):
        return None
    return relative if _owner_later(state, at) is owner else None


def _owner_later(state: State, index: int) -> Cluster | None:
    """Return whose relative a description names that has not been read yet, as far as names tell.

    "Her" means the last person named before who may be a woman.
    """
    found = state.scan.found
    first = state.scan.words.items[found[index].first].lower
    if first not in ("his", "her"):
        return _owner_of(state, index)
    sex = "m" if first == "his" else "f"
    for at in range(index - 1, max(index - MANY, -1), -1):
        cluster = state.names.of_found.get(at)
        if cluster is None or found[at].name is None or found[at].quoted:
            continue
        if cluster.kind == "person" and cluster.sex in (None, sex):
            return cluster
    return None


def _only_one_called(state: State, start: int, head: str) -> Cluster | None:
    """Return the one person with a name whom the text has called somebody's aunt: "the aunt"."""
    holders: dict[int, Cluster] = {}
    for index in state.trail.read[-MANY:]:
        found, cluster = state.scan.found[index], state.names.of_found.get(index)
        if cluster is None or cluster.kind != "person" or found.start >= start:
            continue
        if any(role.is_relative and role.head == head for role in found.roles):
            holders[cluster.number] = cluster
    return next(iter(holders.values())) if len(holders) == 1 else None


def _one_of_several(state: State, asked: Asked) -> Cluster | None:
    """Return "one of the nurses" who spoke just before: "the nurse", "the 34-year-old".

    Only where no sentence in between speaks of another person.
    """
    last = state.last_speaker
    if last is None or last.kind != "unnamed" or last.members or asked.role is None:
        return None
    words_ = last.label.lower().split()
    source = state.spoken[-1][1]
    if words_[:2] != ["one", "of"] or asked.found.sentence - source.sentence > _SOON:
        return None
    heads = [word.removesuffix("s") for word in words_ if word.endswith("s")]
    if not (is_age(asked.role.head) or any(akin(asked.role.head, head) for head in heads)):
        return None
    between = state.trail.back(asked.mention.start, _SOON, asked.found.sentence)
    return None if any(one.sentence > source.sentence for _, one in between) else last


def _person_described(state: State, asked: Asked) -> Cluster | None:
    return _weigh_description(state, asked, takes_up=False)


def _person_taken_up(state: State, asked: Asked) -> Cluster | None:
    return _weigh_description(state, asked, takes_up=True)


def _weigh_description(state: State, asked: Asked, *, takes_up: bool) -> Cluster | None:
    assert asked.role is not None
    choice = meant_by_description(state, asked.found, asked.role, speaks=True, takes_up=takes_up)
    state.sureness[asked.mention.start, asked.mention.end] = choice.sureness
    meant = _person_meant(state, asked.found, choice)
    if meant is not None and asked.role.head.startswith("native"):
        meant.nation = meant.nation or asked.role.country
    return meant


def _after_lead(state: State, asked: Asked) -> Cluster | None:
    if asked.role is None or opens_turn(state.scan.words.text, asked.mention):
        return None
    return named_after_lead(state.trail, asked.found, asked.role, state.lead)


def _later_in_paragraph(state: State, asked: Asked) -> Cluster | None:
    if asked.described is None or asked.role is None:
        return None
    return named_later_in_paragraph(state.trail, asked.found, asked.role, state.names_that_speak)


def _named_later(state: State, asked: Asked) -> Cluster | None:
    if asked.role is None or opens_turn(state.scan.words.text, asked.mention):
        return None
    return named_later(state, asked.found, asked.role)


def _new_description(state: State, asked: Asked) -> Cluster:
    cluster = _unnamed(state, asked, "unnamed")
    if asked.described is not None:
        state.put(cluster, asked.described)
    elif asked.role is not None:
        cluster.roles.append(asked.role)
        state.note_roles(cluster)
    return cluster


def _new_group(state: State, asked: Asked) -> Cluster:
    return _unnamed(state, asked, "group" if asked.source.definite else "unnamed")


def _found_at(state: State, mention: Mention) -> Found:
    index = state.scan.words.at(mention.start)
    last = len(state.scan.words.items) - 1
    index, ends = min(index, last), min(state.scan.words.within(mention.span).stop - 1, last)
    return found_at(state.scan.words, mention, index, max(index, ends))


def _unnamed(state: State, asked: Asked, kind: EntityKind) -> Cluster:
    name = name_of_description(asked.mention.text)
    key = (kind, key_of(name))
    is_known = asked.source.definite and asked.source.shape != "other"
    # "Reporter:" before one turn and the next is one source to the text.
    if key in state.labelled and (is_known or opens_turn(state.scan.words.text, asked.mention)):
        return state.labelled[key]
    cluster = state.labelled[key] = new_cluster(state.names, kind)
    cluster.label = name
    if asked.role is not None and asked.role.sex:
        cluster.sexes[asked.role.sex] += 3
    return cluster


def _antecedent_of_relative(state: State, asked: Asked) -> Cluster | None:
    word = state.scan.words.at(asked.mention.start)
    for index in reversed(state.trail.read[-MANY:]):
        found = state.scan.found[index]
        if word - found.last > 14:
            return None
        if found.last < word and not found.possessive and found.mention.kind != "pronoun":
            return state.names.of_found[index]
    return None


def _phrase_of_somebody(state: State, asked: Asked) -> Cluster | None:
    words_ = state.scan.words
    if asked.mention.kind != "nominal" or not words_.within(asked.mention.span):
        return None
    if is_abstract(words_, asked.mention):
        return None
    cluster = _unnamed(state, asked, "unnamed")
    if asked.mention.text.lower() in ("one", "another"):
        cluster.label = (
            _apposed(state, asked.found) or _another(state, asked.found) or cluster.label
        )
    return cluster


def _apposed(state: State, found: Found) -> str:
    """Return what "one" or "another" is by a description behind it, or "": "one, a nurse, said"."""
    at = bisect_left(state.scan.found, found.last + 2, key=lambda one: one.first)
    other = state.scan.found[at] if at < len(state.scan.found) else None
    if other is None or other.first != found.last + 2 or other.determiner != "indefinite":
        return ""
    is_between = state.scan.words.items[found.last + 1].text == ","
    return name_of_description(other.mention.text) if is_between else ""


def _another(state: State, found: Found) -> str:
    """Return what "another" is, or "": "One diver spoke, then another" is about two divers."""
    if found.mention.text.lower() != "another":
        return ""
    for index in reversed(state.trail.read[-_FEW:]):
        before = state.scan.found[index]
        if before.start < found.start and before.determiner == "indefinite":
            near = found.sentence - before.sentence <= 1
            # Behind its determiner: "one witness", "a witness"
            name = before.mention.text.partition(" ")[2]
            return f"another {name}" if name and near and found.quoted == before.quoted else ""
    return ""


def _body_by_itself(state: State, asked: Asked) -> Cluster | None:
    mention = asked.mention
    words_ = _words_of_name(state, asked)
    if not words_ or not (
        mention.kind == "organisation"
        or mention.text.strip() in COUNTRIES
        or words_[0].lower in THING_PREFIXES
    ):
        return None
    return _body_cluster(state, name_of_body(mention.text))


def _words_of_name(state: State, asked: Asked) -> list[Token]:
    """Return the words of a source that is a name; none for other sources."""
    if asked.mention.kind not in ("name", "title_name", "organisation"):
        return []
    return [state.scan.words.items[at] for at in state.scan.words.within(asked.mention.span)]


def _capitalised_description(state: State, asked: Asked) -> Cluster | None:
    words_ = _words_of_name(state, asked)
    is_plural = 0 < len(words_) < 6 and is_plural_noun(words_[0])
    is_an_office = len(words_) > 1 and is_office(words_[-1]) and not words_[0].form.is_strong_given
    return _unnamed(state, asked, "unnamed") if is_plural or is_an_office else None


def _single_name(state: State, asked: Asked) -> Cluster | None:
    words_ = _words_of_name(state, asked)
    if not words_ or is_party_tag(words_[0].text):
        return None
    name = name_in_source(state.scan.words, asked.mention)
    if not name and all(word.form.opens_small or word.form.is_no_name for word in words_):
        return _unnamed(state, asked, "unnamed")  # "a post late Saturday", "The DC"
    name = name or asked.mention.text
    known = state.bodies.get(key_of(name.lower()))
    if known is not None:
        return known
    if not may_be_person(name, state.scan.odds):
        if all(word.form.is_known for word in words_):
            return _unnamed(state, asked, "unnamed")  # "Staff said"
        return _body_cluster(state, name_of_body(asked.mention.text))
    parsed = parse_name(name)
    for number in state.names.blocks.near(parsed, limit=MANY):
        cluster = state.clusters[number]
        if cluster.kind == "person" and any(key_of(name) == parsed.key for name in cluster.parsed):
            return cluster
    cluster = new_cluster(state.names)
    state.names.blocks.add(parsed, cluster.number)
    cluster.names[parsed.text] += 1
    cluster.parsed[parsed.text] = parsed
    cluster.is_full = parsed.is_full
    return cluster


#: Who is meant by the source of a quotation. The first rule that tells decides.
# fmt: off
SOURCE_RULES: Final = (
    SourceRule("label of an interview", "any", _by_label,
               "An interview with Ana Ortiz.\nQ: Why now?\n[A]: It was time.", "Ana Ortiz"),
    SourceRule("initials", "any", _by_initials,
               "Rosa Alder met Owen Hale.\n[RA]: It was time.", "Rosa Alder"),
    SourceRule("initials of an office", "any", _by_initials_of_office,
               "Deputy Commissioner Owen Hale smiled. “No,” [the DC] said.", "Owen Hale"),
    SourceRule("alias table", "any", _by_alias_table,
               "“No,” [the iron lady] said.", "Edda Roe"),
    SourceRule("people named together", "name",
               lambda state, asked: named_together(state, asked.mention, asked.source.found),
               "“No,” [Ana Ortiz] and Owen Hale said.", "Ana Ortiz and Owen Hale"),
    SourceRule("name", "name",
               lambda state, asked: state.names.of_found.get(asked.source.found),
               "Ana Ortiz smiled. “No,” [Ms Ortiz] said.", "Ana Ortiz"),
    SourceRule("pronoun", "pronoun", _by_pronoun,
               "Ana Ortiz smiled. “No,” [she] said.", "Ana Ortiz"),
    SourceRule("what stands before a relative pronoun", "relative", _antecedent_of_relative,
               "Rain fell on Ana Ortiz, to [whom] “no” was an answer.", "Ana Ortiz"),
    SourceRule("body that “it” takes up", "other", _by_it,
               "Lumen Foods Inc. grew. “We hire,” [it] said.", "Lumen Foods Inc."),
    SourceRule("body named behind its noun", "any", _body_named_behind,
               "[Their union], Wheels United, said “no”.", "Wheels United"),
    SourceRule("body named after the lead", "any", _body_brought_in,
               "The harbour is a risk to all of the children who swim in it, [a charity] has said."
               "\n\nOpen Oar said that it “must” close.", "Open Oar"),
    SourceRule("body or document taken up", "any", _body_taken_up,
               "Lumen Foods Inc. grew. “We hire,” [the company] said.", "Lumen Foods Inc."),
    SourceRule("name of a body", "body", _by_name_of_body,
               "“No,” [the Senate] said.", "Senate"),
    SourceRule("description that stands beside a name", "description", _told_already,
               "“No,” said [the mayor], Ana Ortiz.", "Ana Ortiz"),
    SourceRule("relative", "description", _by_relative,
               "Owen Hale came with his wife, Ana Hale. “No,” [his wife] said.", "Ana Hale"),
    SourceRule("one of several who spoke just before", "known", _one_of_several,
               "Then {one of the nurses} said “no”. “It is late,” [the nurse] said.",
               "one of the nurses"),
    SourceRule("somebody described so before", "known", _person_described,
               "Mayor Ana Ortiz smiled. “No,” [the mayor] said.", "Ana Ortiz"),
    SourceRule("subject of the paragraph after the lead", "description", _after_lead,
               "[The minister for fish] has said “no” to each of the many plans that were made for "
               "the harbour.\n\nAna Ortiz told reporters that she would go.", "Ana Ortiz"),
    SourceRule("speaker named later in the paragraph", "known", _later_in_paragraph,
               "Rain fell.\n\n[The prime minister] said “no”. “It is late,” {Owen Hale} said.",
               "Owen Hale"),
    SourceRule("description that takes up somebody like a pronoun", "known", _person_taken_up,
               "Owen Hale smiled. “No,” [the sailor] said.", "Owen Hale"),
    SourceRule("named later in the text", "description", _named_later,
               "[The coroner] said “no”. Rain fell.\n\nA plan was made.\n\nAna Ortiz, the senior "
               "coroner, spoke.", "Ana Ortiz"),
    SourceRule("somebody new", "description", _new_description,
               "“No,” [a spokesman] said.", "spokesman"),
    SourceRule("body that campaigns", "group", _body_of_campaigners,
               "The charity Open Oar wept. “No,” [the campaigners] said.", "Open Oar"),
    SourceRule("group named before", "group",
               lambda state, asked: group_taken_up(state, asked.mention),
               "Ana Ortiz and Owen Hale came. “No,” [the couple] said.", "Ana Ortiz and Owen Hale"),
    SourceRule("new group", "group", _new_group,
               "“No,” [officials] said.", "officials"),
    SourceRule("plural pronoun", "other",
               lambda state, asked: plural_speaker(state, asked.mention),
               "Ana Ortiz and Owen Hale came. “No,” [they] said.", "Ana Ortiz and Owen Hale"),
    SourceRule("body that “they” takes up", "other", _by_they_of_a_body,
               "Lumen Foods Inc. grew. “We hire,” [they] said.", "Lumen Foods Inc."),
    SourceRule("phrase for somebody", "other", _phrase_of_somebody,
               "“No,” [one in the crowd] said.", "one in the crowd"),
    SourceRule("body by itself", "other", _body_by_itself,
               "“No,” said [France].", "France"),
    SourceRule("description with capitals", "other", _capitalised_description,
               "[Bamboozlers] said that “no” was an answer.", "Bamboozlers"),
    SourceRule("name that nothing explains", "other", _single_name,
               "[Wetherbyn]’s letter said “no”.", "Wetherbyn"),
)
# fmt: on
