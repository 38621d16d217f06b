"""Whom a source, a description or a pronoun means, given what has been read before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from quotetrack.lexicon.organisations import THING_PREFIXES
from quotetrack.lexicon.places import COUNTRIES
from quotetrack.lexicon.words import key_of
from quotetrack.model import EntityKind, Mention
from quotetrack.names.parse import parse_name
from quotetrack.people.clusters import Cluster, new_cluster
from quotetrack.people.epithets import taken_up_by
from quotetrack.people.interviews import speaker_of_turn
from quotetrack.people.introductions import (
    named_after_lead,
    named_later_in_paragraph,
    source_just_met,
)
from quotetrack.people.names_in_text import may_be_person
from quotetrack.people.naming import name_of_body, name_of_description
from quotetrack.people.plural_speakers import group_taken_up, named_together, plural_speaker
from quotetrack.people.pronouns import choose_antecedent
from quotetrack.people.role_matching import best_by_role, main_person_without_office
from quotetrack.people.scan import Found
from quotetrack.people.sources import (
    is_abstract,
    is_office,
    is_plural_noun,
    name_in_source,
    read_source,
)
from quotetrack.people.state import MANY, State
from quotetrack.people.supplied_names import is_party_tag, is_short_label
from quotetrack.people.turn_labels import opens_turn, turn_label
from quotetrack.reading import Token

#: Pronouns whose best reading leads by less than this are called ambiguous.
_CLEAR_PRONOUN: Final = 0.35
_BODY_WINDOW: Final = 4
_ANY_BODY: Final = frozenset("company firm group organisation organization body agency".split())


def resolve_pronoun(state: State, index: int) -> Cluster | None:
    """Put the pronoun at `index` (into the scan) to whom it most likely means, and return that."""
    choice = choose_antecedent(state.trail, index, state.last_speaker)
    if not choice.ranked:
        return None
    score, cluster = choice.ranked[0]
    if len(choice.ranked) > 1 and score - choice.ranked[1][0] < _CLEAR_PRONOUN:
        candidates = tuple(entry[1] for entry in choice.ranked[:4])
        state.ambiguous.append((state.scan.found[index].mention, candidates))
    elif cluster.sex is None and state.scan.found[index].is_subject:
        # A clear case tells the sex of somebody whom nothing else did.
        cluster.sexes[state.scan.found[index].sex or ""] += 1
    state.put(cluster, index)
    return cluster


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
        best_by_role(state.trail, found, role, state.with_role(role))
        or named_after_lead(state.trail, found, role, state.lead)
        or named_later_in_paragraph(state.trail, found, role, state.names_that_speak)
    )
    if meant is not None:
        state.put(meant, index)
    return meant


def _relative(state: State, index: int) -> Cluster | None:
    """Return whom "his wife" means, where the text has told of her before."""
    owner = _owner_of(state, index)
    if owner is None:
        return None
    return state.kin.find(owner, state.scan.found[index].roles[0].head)


def note_relative(state: State, index: int) -> None:
    """Note whose relative somebody is: the description at `index` stands beside a name."""
    found = state.scan.found[index]
    relative = state.names.of_found.get(index)
    if relative is None or not found.roles or not found.roles[0].is_relative:
        return
    owner = _owner_of(state, index)
    if owner is not None:
        state.kin.note(owner, found.roles[0].head, relative)


def _owner_of(state: State, index: int) -> Cluster | None:
    """Return whose relative a description names: "her father", "Mr Hale's father"."""
    found = state.scan.found
    description = found[index]
    first = state.scan.words.items[description.first]
    around = range(max(index - 4, 0), min(index + 3, len(found)))
    if first.lower in ("his", "her"):
        at = next(
            (
                one
                for one in around
                if found[one].first == description.first and found[one].mention.kind == "pronoun"
            ),
            None,
        )
        if at is None:
            return None
        return state.names.of_found.get(at) or resolve_pronoun(state, at)
    at = next((one for one in around if found[one].last == description.first - 1), None)
    return state.names.of_found.get(at) if at is not None else None


def resolve_body(state: State, index: int) -> Cluster:
    """Put the name of a body to the entity of that name, and return it."""
    found = state.scan.found[index]
    cluster = _body_cluster(state, name_of_body(found.mention.text))
    state.put(cluster, index)
    return cluster


def _body_cluster(state: State, name: str) -> Cluster:
    known = state.aliases.find(name) if state.aliases is not None else None
    key = known.id if known is not None else key_of(name.lower().removeprefix("the "))
    cluster = state.bodies.get(key)
    if cluster is None:
        cluster = state.bodies[key] = new_cluster(state.names, "organisation")
        cluster.label = name
        cluster.known = known
    return cluster


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
            self.described = next(
                (at for at in overlapping if found[at].mention.kind == "nominal"), None
            )
            is_known = self.source.definite or in_headline(state, mention)
            if self.role is not None and is_known and not self.role.is_relative:
                self.kinds = (*self.kinds, "known")
        self.found = (
            found[self.described] if self.described is not None else _found_at(state, mention)
        )


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
    if _in_dateline(state, mention):
        return
    asked = Asked(state, mention, overlapping)
    for rule in SOURCE_RULES:
        if rule.kind in asked.kinds:
            cluster = rule.find(state, asked)
            if cluster is not None:
                if rule.kind == "known" and asked.described is not None:
                    state.put(cluster, asked.described)
                span = (mention.start, mention.end)
                state.sources[span] = state.last_speaker = cluster
                state.rules[span] = rule.name
                return


def in_headline(state: State, mention: Mention) -> bool:
    """Return whether a mention stands before the report proper begins."""
    words_ = state.scan.words
    index = min(words_.at(mention.start), len(words_.items) - 1)
    return index >= 0 and words_.items[index].paragraph < state.lead


def _in_dateline(state: State, mention: Mention) -> bool:
    items = state.scan.words.items
    return all(items[at].zone == "credit" for at in state.scan.words.within(mention.span))


def _by_label(state: State, asked: Asked) -> Cluster | None:
    label = turn_label(state.scan.words.text, asked.mention)
    return speaker_of_turn(state, label, asked.mention) if label is not None else None


def _by_initials(state: State, asked: Asked) -> Cluster | None:
    if not is_short_label(asked.mention.text):
        return None
    index = state.initials.get(key_of(asked.mention.text))
    return state.names.of_found.get(index) if index is not None else None


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
    return state.names.of_found.get(index) or resolve_pronoun(state, index)


def _body_named_before(state: State, asked: Asked) -> Cluster | None:
    text = asked.mention.text
    if asked.source.found >= 0 or text[:4].lower() != "the ":
        return None
    last = text.split()[-1]
    if last[:1].isupper():
        return None
    head = key_of(last)
    sentence = asked.found.sentence
    for cluster, found in state.trail.back(asked.mention.start, _BODY_WINDOW, sentence):
        if cluster.kind == "organisation" and (
            head in _ANY_BODY or head in map(key_of, found.mention.text.split())
        ):
            return cluster
    return None


def _by_name_of_body(state: State, asked: Asked) -> Cluster:
    index = asked.source.found
    text = state.scan.found[index].mention.text if index >= 0 else asked.mention.text
    cluster = _body_cluster(state, name_of_body(text))
    if index >= 0 and index not in state.names.of_found:
        state.put(cluster, index)
    return cluster


def _told_already(state: State, asked: Asked) -> Cluster | None:
    return state.names.of_found.get(asked.described) if asked.described is not None else None


def _by_relative(state: State, asked: Asked) -> Cluster | None:
    if asked.described is None or asked.role is None or not asked.role.is_relative:
        return None
    return resolve_description(state, asked.described)


def _source_just_met(state: State, asked: Asked) -> Cluster | None:
    assert asked.role is not None
    met = source_just_met(state.trail, state.indefinites, asked.found.sentence, asked.role)
    if met < 0:
        return None
    cluster = state.names.of_found.get(met)
    if cluster is None:
        cluster = new_cluster(state.names, "unnamed")
        cluster.label = name_of_description(state.scan.found[met].mention.text)
        state.put(cluster, met)
    return cluster


def _by_role(state: State, asked: Asked) -> Cluster | None:
    assert asked.role is not None
    return best_by_role(state.trail, asked.found, asked.role, state.with_role(asked.role))


def _after_lead(state: State, asked: Asked) -> Cluster | None:
    assert asked.role is not None
    return named_after_lead(state.trail, asked.found, asked.role, state.lead)


def _later_in_paragraph(state: State, asked: Asked) -> Cluster | None:
    if asked.described is None or asked.role is None:
        return None
    return named_later_in_paragraph(state.trail, asked.found, asked.role, state.names_that_speak)


def _taken_up(state: State, asked: Asked) -> Cluster | None:
    if asked.described is None or asked.role is None:
        return None
    taken = taken_up_by(state.trail, asked.described, asked.role, state.last_speaker)
    if taken is None:
        return None
    if taken[1]:
        state.ambiguous.append((asked.mention, taken[1]))
    return taken[0]


def _main_person(state: State, asked: Asked) -> Cluster | None:
    assert asked.role is not None
    known = main_person_without_office(state.trail, asked.role)
    if known is not None:
        state.ambiguous.append((asked.mention, (known,)))
    return known


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
    items = state.scan.words.items
    word = items[min(index, len(items) - 1)]
    return Found(mention, mention.start, mention.end, index, index, word.sentence, word.paragraph)


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
    return None if is_abstract(words_, asked.mention) else _unnamed(state, asked, "unnamed")


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


def _before_party_tag(state: State, asked: Asked) -> Cluster | None:
    words_ = _words_of_name(state, asked)
    is_tag = bool(words_) and is_party_tag(words_[0].text)
    return _antecedent_of_relative(state, asked) if is_tag else None


def _capitalised_description(state: State, asked: Asked) -> Cluster | None:
    words_ = _words_of_name(state, asked)
    is_plural = 0 < len(words_) < 6 and is_plural_noun(words_[0])
    is_an_office = len(words_) > 1 and is_office(words_[-1]) and not words_[0].form.is_strong_given
    return _unnamed(state, asked, "unnamed") if is_plural or is_an_office else None


def _single_name(state: State, asked: Asked) -> Cluster | None:
    words_ = _words_of_name(state, asked)
    if not words_ or is_party_tag(words_[0].text):
        return None
    name = name_in_source(state.scan.words, asked.mention) or asked.mention.text
    if not may_be_person(name, state.scan.judged):
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
    SourceRule("body named shortly before", "body", _body_named_before,
               "Lumen Foods Inc. grew. “We hire,” [the company] said.", "Lumen Foods Inc."),
    SourceRule("name of a body", "body", _by_name_of_body,
               "“No,” [the Senate] said.", "Senate"),
    SourceRule("description that stands beside a name", "description", _told_already,
               "“No,” said [the mayor], Ana Ortiz.", "Ana Ortiz"),
    SourceRule("relative", "description", _by_relative,
               "Owen Hale came with his wife, Ana Hale. “No,” [his wife] said.", "Ana Hale"),
    SourceRule("source just met", "known", _source_just_met,
               "A police officer came. “No,” [the officer] said.", "police officer"),
    SourceRule("role given before", "known", _by_role,
               "Mayor Ana Ortiz smiled. “No,” [the mayor] said.", "Ana Ortiz"),
    SourceRule("subject of the paragraph after the lead", "known", _after_lead,
               "[The minister for fish] has said “no” to each of the many plans that were made for "
               "the harbour.\n\nAna Ortiz told reporters that she would go.", "Ana Ortiz"),
    SourceRule("speaker named later in the paragraph", "known", _later_in_paragraph,
               "Rain fell.\n\n[The prime minister] said “no”. “It is late,” {Owen Hale} said.",
               "Owen Hale"),
    SourceRule("description that takes up somebody like a pronoun", "known", _taken_up,
               "Owen Hale smiled. “No,” [the sailor] said.", "Owen Hale"),
    SourceRule("main person, whose office the text takes for known", "known", _main_person,
               "Owen Hale came. Owen Hale saw. Owen Hale sat down. Rain fell. It was late. It was "
               "dark. It was cold. Snow fell. “No,” [the president] said.", "Owen Hale"),
    SourceRule("somebody new", "description", _new_description,
               "“No,” [a spokesman] said.", "spokesman"),
    SourceRule("group named before", "group",
               lambda state, asked: group_taken_up(state, asked.mention),
               "Ana Ortiz and Owen Hale came. “No,” [the couple] said.", "Ana Ortiz and Owen Hale"),
    SourceRule("new group", "group", _new_group,
               "“No,” [officials] said.", "officials"),
    SourceRule("plural pronoun", "other",
               lambda state, asked: plural_speaker(state, asked.mention),
               "Ana Ortiz and Owen Hale came. “No,” [they] said.", "Ana Ortiz and Owen Hale"),
    SourceRule("phrase for somebody", "other", _phrase_of_somebody,
               "“No,” [one in the crowd] said.", "one in the crowd"),
    SourceRule("party tag", "other", _before_party_tag,
               "Rep. Ana Ortiz, [D-Md.], said “no”.", "Ana Ortiz"),
    SourceRule("body by itself", "other", _body_by_itself,
               "“No,” said [France].", "France"),
    SourceRule("description with capitals", "other", _capitalised_description,
               "[Demonstrators] said that “no” was an answer.", "Demonstrators"),
    SourceRule("name that nothing explains", "other", _single_name,
               "[Wetherbyn]’s letter said “no”.", "Wetherbyn"),
)
# fmt: on
