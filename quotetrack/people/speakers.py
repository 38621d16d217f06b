"""Whom a source, a description or a pronoun means, given what has been read before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

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
from quotetrack.people.naming import name_of_body, name_of_description
from quotetrack.people.plural_speakers import group_taken_up, named_together, plural_speaker
from quotetrack.people.pronouns import choose_antecedent
from quotetrack.people.role_matching import best_by_role, main_person_without_office
from quotetrack.people.scan import Found
from quotetrack.people.sources import (
    Source,
    is_abstract,
    is_office,
    is_plural_noun,
    name_in_source,
    read_source,
)
from quotetrack.people.state import MANY, State
from quotetrack.people.supplied_names import is_short_label
from quotetrack.people.turn_labels import opens_turn, turn_label

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
    best = best_by_role(state.trail, found, found.roles[0], state.with_role(found.roles[0]))
    if best is None:
        named = named_after_lead(
            state.trail, found, found.roles[0], state.lead
        ) or named_later_in_paragraph(state.trail, found, found.roles[0], state.names_that_speak)
        if named is not None:
            state.put(named, index)
        return named
    state.put(best[1], index)
    return best[1]


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


def resolve_source(state: State, mention: Mention, overlapping: Sequence[int]) -> None:
    """Note whom the source of a quotation means; `overlapping` are the mentions that touch it."""
    if _in_dateline(state, mention):
        return
    label = turn_label(state.scan.words.text, mention)
    if label is not None:
        speaker = speaker_of_turn(state, label, mention)
        state.sources[mention.start, mention.end] = state.last_speaker = speaker
        return
    source = read_source(state.scan, mention, overlapping)
    cluster = _by_initials(state, mention) or _cluster_of_source(
        state, mention, source, overlapping
    )
    if cluster is None:
        return
    state.sources[mention.start, mention.end] = cluster
    state.last_speaker = cluster


def in_headline(state: State, mention: Mention) -> bool:
    """Return whether a mention stands before the report proper begins."""
    words_ = state.scan.words
    index = min(words_.at(mention.start), len(words_.items) - 1)
    return index >= 0 and words_.items[index].line < state.lead


def _in_dateline(state: State, mention: Mention) -> bool:
    items = state.scan.words.items
    return all(items[at].zone == "credit" for at in state.scan.words.within(mention.span))


def _by_initials(state: State, mention: Mention) -> Cluster | None:
    """Return whom the label of a turn in an interview means: "RA" for Rosa Alder."""
    if not is_short_label(mention.text):
        return None
    index = state.initials.get(key_of(mention.text))
    return state.names.of_found.get(index) if index is not None else None


def _cluster_of_source(
    state: State, mention: Mention, source: Source, overlapping: Sequence[int]
) -> Cluster | None:
    known = state.aliases.find(mention.text) if state.aliases is not None else None
    if known is not None:
        if known.id not in state.known:
            cluster = state.known[known.id] = new_cluster(state.names, known.kind)
            cluster.known = known
        return state.known[known.id]
    if source.shape == "name":
        together = named_together(state, mention, source.found)
        return together or state.names.of_found.get(source.found)
    if source.shape == "pronoun":
        if source.found < 0:
            return None
        settled = state.names.of_found.get(source.found)
        return settled if settled is not None else resolve_pronoun(state, source.found)
    if source.shape == "relative":
        return _antecedent_of_relative(state, mention)
    if source.shape == "body":
        text = state.scan.found[source.found].mention.text if source.found >= 0 else mention.text
        if source.found < 0 and text[:4].lower() == "the ":
            named = _body_named_before(state, mention)
            if named is not None:
                return named
        cluster = _body_cluster(state, name_of_body(text))
        if source.found >= 0 and source.found not in state.names.of_found:
            state.put(cluster, source.found)
        return cluster
    if source.shape == "description":
        return _cluster_of_description(state, mention, source, overlapping)
    if source.shape == "group":
        kind: EntityKind = "group" if source.definite else "unnamed"
        return group_taken_up(state, mention) or _unnamed(state, mention, source, kind)
    return plural_speaker(state, mention) or _single_name(state, mention)


def _body_named_before(state: State, mention: Mention) -> Cluster | None:
    """Return the body that "the company" or "the ministry" means: one named shortly before."""
    head = key_of(mention.text.split()[-1])
    sentence = _found_at(state, mention).sentence
    if mention.text.split()[-1][:1].isupper():
        return None
    for cluster, found in state.trail.back(mention.start, _BODY_WINDOW, sentence):
        if cluster.kind != "organisation":
            continue
        words_ = [key_of(word) for word in found.mention.text.split()]
        if head in words_ or head in _ANY_BODY:
            return cluster
    return None


def _cluster_of_description(
    state: State, mention: Mention, source: Source, overlapping: Sequence[int]
) -> Cluster:
    described = next(
        (at for at in overlapping if state.scan.found[at].mention.kind == "nominal"), None
    )
    if described is not None and described in state.names.of_found:
        return state.names.of_found[described]
    if described is not None and source.role is not None and source.role.is_relative:
        relative = resolve_description(state, described)
        if relative is not None:
            return relative
    is_known = source.definite or in_headline(state, mention)
    if source.role is not None and is_known and not source.role.is_relative:
        found = state.scan.found[described] if described is not None else _found_at(state, mention)
        met = source_just_met(state.trail, state.indefinites, found.sentence, source.role)
        if met >= 0:
            return _unnamed_just_met(state, met, described)
        best = best_by_role(state.trail, found, source.role, state.with_role(source.role))
        if best is not None:
            if described is not None:
                state.put(best[1], described)
            return best[1]
        named = named_after_lead(state.trail, found, source.role, state.lead)
        if named is None and described is not None:
            named = named_later_in_paragraph(
                state.trail, found, source.role, state.names_that_speak
            )
        if named is not None:
            if described is not None:
                state.put(named, described)
            return named
        taken = (
            taken_up_by(state.trail, described, source.role, state.last_speaker)
            if described is not None
            else None
        )
        if taken is not None and described is not None:
            if taken[1]:
                state.ambiguous.append((mention, taken[1]))
            state.put(taken[0], described)
            return taken[0]
        known = main_person_without_office(state.trail, source.role)
        if known is not None:
            state.ambiguous.append((mention, (known,)))
            if described is not None:
                state.put(known, described)
            return known
    cluster = _unnamed(state, mention, source, "unnamed")
    if described is not None:
        state.put(cluster, described)
    elif source.role is not None:
        cluster.roles.append(source.role)
        state.note_roles(cluster)
    return cluster


def _unnamed_just_met(state: State, met: int, described: int | None) -> Cluster:
    """Return the unnamed source of the description `met`, and put "the source" to it."""
    cluster = state.names.of_found.get(met)
    if cluster is None:
        cluster = new_cluster(state.names, "unnamed")
        cluster.label = name_of_description(state.scan.found[met].mention.text)
        state.put(cluster, met)
    if described is not None:
        state.put(cluster, described)
    return cluster


def _found_at(state: State, mention: Mention) -> Found:
    index = state.scan.words.at(mention.start)
    items = state.scan.words.items
    word = items[min(index, len(items) - 1)]
    return Found(mention, mention.start, mention.end, index, index, word.sentence, word.line)


def _unnamed(state: State, mention: Mention, source: Source, kind: EntityKind) -> Cluster:
    name = name_of_description(mention.text)
    key = (kind, key_of(name))
    # "Reporter:" before one turn and the next is one source to the text.
    if key in state.labelled and (source.definite or opens_turn(state.scan.words.text, mention)):
        return state.labelled[key]
    cluster = state.labelled[key] = new_cluster(state.names, kind)
    cluster.label = name
    if source.role is not None and source.role.sex:
        cluster.sexes[source.role.sex] += 3
    return cluster


def _antecedent_of_relative(state: State, mention: Mention) -> Cluster | None:
    """Return what "who" means: the mention directly before it."""
    word = state.scan.words.at(mention.start)
    for index in reversed(state.trail.read[-MANY:]):
        found = state.scan.found[index]
        if word - found.last > 14:
            return None
        if found.last < word and not found.possessive and found.mention.kind != "pronoun":
            return state.names.of_found[index]
    return None


def _single_name(state: State, mention: Mention) -> Cluster | None:
    """Return the entity of a source that nothing else explains, where its text is a name."""
    words_ = [state.scan.words.items[at] for at in state.scan.words.within(mention.span)]
    if not words_ or mention.kind not in ("name", "title_name", "organisation"):
        return (
            _unnamed(state, mention, Source("other"), "unnamed")
            if words_ and mention.kind == "nominal" and not is_abstract(state.scan.words, mention)
            else None
        )
    if mention.kind == "organisation":
        return _body_cluster(state, name_of_body(mention.text))
    if words_[0].text[:2] in ("R-", "D-", "I-"):
        return _antecedent_of_relative(state, mention)  # "Rep. Ana Ortiz, D-Md., said"
    if mention.text.strip() in COUNTRIES:
        return _body_cluster(state, name_of_body(mention.text))
    if len(words_) < 6 and is_plural_noun(words_[0]):
        return _unnamed(state, mention, Source("group"), "unnamed")  # "Regulators in Oslo"
    if len(words_) > 1 and is_office(words_[-1]) and not words_[0].form.is_strong_given:
        return _unnamed(state, mention, Source("other"), "unnamed")  # "NASA CHIEF: …"
    if words_[0].lower in THING_PREFIXES:
        return _body_cluster(state, name_of_body(mention.text))
    parsed = parse_name(name_in_source(state.scan.words, mention) or mention.text)
    key = key_of(parsed.text)
    for number in state.names.blocks.near(parsed, limit=MANY):
        cluster = state.clusters[number]
        if cluster.kind == "person" and any(key_of(name) == key for name in cluster.parsed):
            return cluster
    cluster = new_cluster(state.names)
    state.names.blocks.add(parsed, cluster.number)
    cluster.names[parsed.text] += 1
    cluster.parsed[parsed.text] = parsed
    cluster.is_full = parsed.is_full
    return cluster
