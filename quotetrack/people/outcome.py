"""The result of resolving a text: entities with names and aliases, and who each mention means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from quotetrack.lexicon.words import key_of
from quotetrack.model import AmbiguousMention, Entity, EntityRef, Mention
from quotetrack.names.identifiers import entity_id
from quotetrack.people.clusters import Cluster
from quotetrack.people.naming import aliases_of, canonical_name
from quotetrack.people.state import State
from quotetrack.people.turn_labels import turn_label


@frozen
class Resolution:
    """The entities of a text, and whom each mention means."""

    entities: tuple[Entity, ...]
    ambiguous: tuple[AmbiguousMention, ...]
    _speakers: Mapping[tuple[int, int], EntityRef] = field(factory=dict, repr=False)
    _rules: Mapping[tuple[int, int], str] = field(factory=dict, repr=False)
    _sureness: Mapping[tuple[int, int], float] = field(factory=dict, repr=False)

    def speaker_of(self, mention: Mention) -> EntityRef | None:
        """Return the entity that a source or another mention of the text means, or None."""
        return self._speakers.get((mention.start, mention.end))

    def rule_of(self, source: Mention) -> str:
        """Return the name of the rule that told whom a source means; "" where none did."""
        return self._rules.get((source.start, source.end), "")

    def sureness_of(self, source: Mention) -> float:
        """Return how likely a source means its entity, as far as that was weighed; else 1."""
        return self._sureness.get((source.start, source.end), 1.0)

    def joined_by(self, wider: Resolution, sources: Iterable[Mention]) -> Resolution:
        """Return this resolution with the speakers that `wider` gives to `sources` beside its own.

        Nobody whom this resolution names is named otherwise. Entities come along where it lacks
        them. `wider` is another resolution of the same text.
        """
        mine = {entity.id: entity for entity in self.entities}
        speakers, rules = dict(self._speakers), dict(self._rules)
        sureness = dict(self._sureness)
        for source in sources:
            place = (source.start, source.end)
            meant = wider.speaker_of(source)
            if meant is None or place in speakers:
                continue
            if meant.id not in mine and (entity := wider.entity(meant.id)) is not None:
                mine[meant.id] = entity
            speakers[place] = mine[meant.id].ref
            rules[place], sureness[place] = wider.rule_of(source), wider.sureness_of(source)
        return evolve(
            self, entities=tuple(mine.values()), speakers=speakers, rules=rules, sureness=sureness
        )

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity with that id, or None."""
        return self._by_id.get(entity_id)

    @cached_property
    def _by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.entities}


def outcome_of(
    state: State, digest: str, mentions: Sequence[Mention], sources: Sequence[Mention]
) -> Resolution:
    """Return the entities that `state` holds once all mentions have been read.

    `digest` is the SHA-256 of their text.
    """
    entities: list[Entity] = []
    refs: dict[int, EntityRef] = {}
    used: dict[str, int] = {}
    source_mentions: dict[int, list[Mention]] = {}
    for mention in sources:
        cluster = state.sources.get((mention.start, mention.end))
        if cluster is not None:
            source_mentions.setdefault(cluster.number, []).append(mention)
    for cluster in state.clusters:
        is_source = cluster.number in source_mentions
        if not is_source and (cluster.passing or not cluster.members):
            continue
        entity = _entity(state, cluster, digest, source_mentions.get(cluster.number, []), used)
        entities.append(entity)
        refs[cluster.number] = entity.ref
    found = state.scan.found
    speakers = {
        (found[index].start, found[index].end): refs[cluster.number]
        for index, cluster in state.names.of_found.items()
        if cluster.number in refs
    }
    speakers.update({span: refs[cluster.number] for span, cluster in state.sources.items()})
    doubtful = [
        *((found[index].mention, some) for index, some in state.names.ambiguous.items()),
        *state.ambiguous,
    ]
    ambiguous = tuple(
        AmbiguousMention(mention, tuple(refs[one.number] for one in some if one.number in refs))
        for mention, some in sorted(doubtful, key=lambda entry: entry[0].start)
    )
    entities.sort(
        key=lambda entity: (
            entity.mentions[0].start if entity.mentions else len(state.scan.words.text)
        )
    )
    return Resolution(tuple(entities), ambiguous, speakers, state.rules, state.sureness)


def _entity(
    state: State, cluster: Cluster, digest: str, sources: Iterable[Mention], used: dict[str, int]
) -> Entity:
    found = state.scan.found
    words_ = state.scan.words
    own = {found[at].mention.span: found[at].mention for at in cluster.members}
    if sources or cluster.phrases:
        covered = {
            at
            for index in cluster.members
            for at in range(found[index].first, found[index].last + 1)
        }
        for phrase in cluster.phrases:
            own[phrase.span] = phrase
            covered.update(words_.within(phrase.span))
        for source in sources:
            if covered.isdisjoint(words_.within(source.span)):
                own[source.span] = source
    mentions = tuple(sorted(own.values(), key=lambda one: (one.span.start, one.span.end)))
    name = cluster.known.name if cluster.known is not None else canonical_name(cluster, mentions)
    key = f"{cluster.kind} {key_of(name)}"
    number = used.get(key, 0)
    used[key] = number + 1
    if cluster.known is not None:
        identifier = cluster.known.id
    else:
        identifier = entity_id(name, cluster.kind, digest=digest, number=number)
    # "A" before an answer calls nobody so.
    names = [one for one in mentions if turn_label(words_.text, one) is None]
    aliases = aliases_of(state.scan, cluster, name, names)
    return Entity(identifier, name, cluster.kind, aliases, mentions)
