"""Whom a source means that speaks of several people: "they", "the founders", "Ortiz and Hale"."""

from __future__ import annotations

from quotetrack.lexicon.words import key_of
from quotetrack.model import Mention, Span
from quotetrack.people.clusters import Cluster, new_cluster
from quotetrack.people.groups import PLURAL_PRONOUNS, Group, group_in, meant_by_plural, spoken_by
from quotetrack.people.naming import name_of_description
from quotetrack.people.state import State


def named_together(state: State, mention: Mention, index: int) -> Cluster | None:
    """Return the group that speaks where the name at `index` (into the scan) is the source.

    None where the name speaks for itself.
    """
    group = spoken_by(state.scan, state.groups, index, state.scan.words.within(mention.span))
    return cluster_of_group(state, group) if group is not None else None


def plural_speaker(state: State, mention: Mention) -> Cluster | None:
    """Return whom "they" or "both" means; None where nobody several is spoken of."""
    if mention.text.strip().lower() not in PLURAL_PRONOUNS:
        return None
    at = state.scan.words.at(mention.start)
    last = state.last_speaker
    group = meant_by_plural(state.scan, state.groups, at)
    if last is not None and last.kind != "person" and _spoke_just_before(state, last, at, group):
        return last  # "The person said so. “…,” they added."
    return cluster_of_group(state, group) if group is not None else None


def _spoke_just_before(state: State, last: Cluster, at: int, group: Group | None) -> bool:
    """Return whether the last speaker is no further away than the last group that is named."""
    spoken = [span for span, cluster in state.sources.items() if cluster is last]
    words = state.scan.words
    word = words.items[words.at(max(spoken)[0])] if spoken else None
    if word is None or words.items[min(at, len(words.items) - 1)].sentence - word.sentence > 4:
        return False
    return group is None or words.items[group.first].start <= max(spoken)[1]


def group_taken_up(state: State, mention: Mention) -> Cluster | None:
    """Return the people named before whom "the two men" or "the founders" means, or None."""
    group = group_in(state.groups, state.scan.words.within(mention.span))
    if group is None or not group.definite or group.members:
        return None
    meant = meant_by_plural(
        state.scan, state.groups, group.first, noun=group.noun, is_two=group.is_two
    )
    return cluster_of_group(state, meant) if meant is not None else None


def cluster_of_group(state: State, group: Group) -> Cluster | None:
    """Return the entity of a group, new or met before; None where its names mean one person."""
    if not group.members:
        return _described(state, group)
    people: dict[int, Cluster] = {}
    for index in group.members:
        cluster = state.names.of_found.get(index)
        if cluster is not None and cluster.kind == "person":
            people.setdefault(cluster.number, cluster)
    if len(people) < 2:
        return None
    key = tuple(sorted(people))
    known = state.by_members.get(key)
    if known is None:
        known = state.by_members[key] = new_cluster(state.names, "group")
        known.together = tuple(people.values())
    _note_phrase(state, known, group)
    return known


def _described(state: State, group: Group) -> Cluster:
    text = _phrase(state, group).text
    kind = "group" if group.definite else "unnamed"
    name = name_of_description(text)
    key = (kind, key_of(name))
    cluster = state.labelled.get(key)
    if cluster is None:
        cluster = state.labelled[key] = new_cluster(
            state.names, "group" if group.definite else "unnamed"
        )
        cluster.label = name
    if not any(phrase.span.overlaps(_phrase(state, group).span) for phrase in cluster.phrases):
        _note_phrase(state, cluster, group)
    return cluster


def _note_phrase(state: State, cluster: Cluster, group: Group) -> None:
    phrase = _phrase(state, group)
    if phrase not in cluster.phrases:
        cluster.phrases.append(phrase)


def _phrase(state: State, group: Group) -> Mention:
    items = state.scan.words.items
    span = Span(items[group.first].start, items[group.last].end)
    return Mention(span, span.of(state.scan.words.text), "nominal")
