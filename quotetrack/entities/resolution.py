"""From mentions to entities: who is meant by each name, description and pronoun of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import Factory, define, evolve, field, frozen

from quotetrack.entities.alias_table import AliasTable
from quotetrack.entities.clusters import Cluster, NameClusters, cluster_names, new_cluster, put
from quotetrack.entities.identifiers import entity_id
from quotetrack.entities.introductions import (
    lead_line,
    named_after_lead,
    office_of_counterpart,
    source_just_met,
)
from quotetrack.entities.names import parse_name
from quotetrack.entities.naming import (
    aliases_of,
    canonical_name,
    name_of_body,
    name_of_description,
)
from quotetrack.entities.pronouns import choose_antecedent
from quotetrack.entities.role_matching import best_by_role, main_person_without_office
from quotetrack.entities.roles import Role, kin_of
from quotetrack.entities.scan import Found, Scan, scan_text
from quotetrack.entities.sources import Source, name_in_source, read_source
from quotetrack.entities.tokens import key_of
from quotetrack.entities.trail import Trail
from quotetrack.lexicon.places import COUNTRIES
from quotetrack.model import AmbiguousMention, Entity, EntityKind, EntityRef, Mention, Span

#: Pronouns whose best reading leads by less than this are called ambiguous.
_CLEAR_PRONOUN: Final = 0.35
_BODY_WINDOW: Final = 4
_ANY_BODY: Final = frozenset("company firm group organisation organization body agency".split())
_ROLES_NOTED: Final = 8
_MANY: Final = 60


@frozen
class Resolution:
    """The entities of a text, and whom each mention means."""

    entities: tuple[Entity, ...]
    ambiguous: tuple[AmbiguousMention, ...]
    _speakers: Mapping[tuple[int, int], EntityRef] = field(factory=dict, repr=False)

    def speaker_of(self, mention: Mention) -> EntityRef | None:
        """Return the entity that a source or another mention of the text means, or None."""
        return self._speakers.get((mention.start, mention.end))

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity with that id, or None."""
        return next((entity for entity in self.entities if entity.id == entity_id), None)


@define
class _State:
    """What is known while a text is being resolved."""

    scan: Scan
    names: NameClusters
    aliases: AliasTable | None
    ambiguous: list[tuple[Mention, tuple[Cluster, ...]]] = field(factory=list)
    sources: dict[tuple[int, int], Cluster] = field(factory=dict)
    bodies: dict[str, Cluster] = field(factory=dict)
    labelled: dict[tuple[str, str], Cluster] = field(factory=dict)
    known: dict[str, Cluster] = field(factory=dict)
    by_role: dict[str, list[Cluster]] = field(factory=dict)
    last_speaker: Cluster | None = None
    indefinites: list[int] = field(factory=list)
    lead: int = -1
    trail: Trail = field(
        default=Factory(lambda state: Trail(state.scan, state.names.of_found), takes_self=True)
    )

    def put(self, cluster: Cluster, index: int) -> None:
        """Add a mention to a cluster, with the roles it gives."""
        put(self.names, cluster, index, self.scan.found[index])
        self.note_roles(cluster)

    def note_roles(self, cluster: Cluster) -> None:
        """File a cluster under its roles."""
        for role in cluster.roles[-_ROLES_NOTED:]:
            holders = self.by_role.setdefault(role.head, [])
            if cluster not in holders[-_ROLES_NOTED:]:
                holders.append(cluster)

    def with_role(self, role: Role) -> list[Cluster]:
        """Return those who were given such a role, the latest first, each once."""
        holders: dict[int, Cluster] = {}
        for head in sorted(kin_of(role.head)):
            for cluster in reversed(self.by_role.get(head, [])[-_MANY:]):
                holders.setdefault(cluster.number, cluster)
        return list(holders.values())

    @property
    def clusters(self) -> list[Cluster]:
        return self.names.clusters


def resolve(
    text: str,
    mentions: Sequence[Mention],
    sources: Sequence[Mention] = (),
    *,
    quoted: Sequence[Span] = (),
    aliases: AliasTable | None = None,
    hints: Mapping[str, str] | None = None,
) -> Resolution:
    """Cluster the mentions of `text` into entities and say whom each source means.

    `mentions` come from `find_mentions`; names found by other means may be added. `sources` are
    the phrases that quotations are ascribed to; their spans may differ from the mentions'.
    `quoted` are the quoted stretches without their marks, the same as for `find_mentions`.
    `aliases` is a table of known entities, which wins over everything. `hints` maps names of this
    text to the full names they stand for, for example from its metadata.
    """
    scan = scan_text(text, tuple(sorted(quoted)))
    by_sources = _names_by_sources(scan, sources)
    if by_sources:
        scan = scan_text(text, tuple(sorted(quoted)), by_sources)
    unseen = _unseen_names(scan, sources)
    scan = _with_foreign(scan, [*mentions, *unseen])
    in_play = _in_play(scan, [*mentions, *unseen], by_sources)
    if hints:
        scan = _with_hints(scan, hints)
    state = _State(scan, cluster_names(scan, in_play, aliases), aliases)
    state.lead = lead_line(scan)
    _link_appositions(state, set(in_play))
    _walk(state, in_play, sources)
    return _result(state, text, mentions, sources)


def _in_play(scan: Scan, mentions: Sequence[Mention], by_sources: Sequence[str]) -> list[int]:
    wanted = {(mention.start, mention.end) for mention in mentions}
    surnames = {key_of(parse_name(name).surname) for name in by_sources}
    return [
        index
        for index, found in enumerate(scan.found)
        if (found.mention.start, found.mention.end) in wanted
        or found.mention.kind == "nominal"
        or (found.name is not None and key_of(found.name.surname) in surnames)
    ]


def _sources_only(scan: Scan, sources: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Yield sources that are names, with the name, where the scan sees no name in them."""
    named = {at for one in scan.found if one.name for at in range(one.first, one.last + 1)}
    for source in sources:
        if source.kind not in ("name", "title_name"):
            continue
        if not named.isdisjoint(scan.words.within(source.span)):
            continue
        name = name_in_source(scan.words, source)
        if len(key_of(name)) > 1:
            yield source, name


def _names_by_sources(scan: Scan, sources: Sequence[Mention]) -> tuple[str, ...]:
    """Return the names that only their being sources of quotations shows to be names of people."""
    return tuple(dict.fromkeys(name for _, name in _sources_only(scan, sources)))


def _unseen_names(scan: Scan, sources: Sequence[Mention]) -> list[Mention]:
    """Return name mentions for sources that are names and in which the scan still sees none."""
    unseen: list[Mention] = []
    for source, name in _sources_only(scan, sources):
        start = scan.words.text.index(name, source.start)
        unseen.append(Mention(Span(start, start + len(name)), name, "name"))
    return unseen


def _with_foreign(scan: Scan, mentions: Sequence[Mention]) -> Scan:
    """Add the caller's names that the scan did not find by itself."""
    known = {(found.mention.start, found.mention.end) for found in scan.found}
    added: list[Found] = []
    for mention in mentions:
        if (mention.start, mention.end) in known or mention.kind in ("nominal", "pronoun"):
            continue
        inside = scan.words.within(mention.span)
        if not inside:
            continue
        first = scan.words.items[inside.start]
        is_name = mention.kind in ("name", "title_name")
        parsed = parse_name(mention.text) if is_name else None
        added.append(
            Found(
                mention=mention,
                first=inside.start,
                last=inside.stop - 1,
                sentence=first.sentence,
                line=first.line,
                name=parsed,
                bare=mention.span if is_name else None,
                sex=parsed.sex if parsed else None,
                quoted=first.quoted,
                body=first.zone == "body",
            )
        )
    # Appended, so that the indices in the links stay right.
    return evolve(scan, found=(*scan.found, *added)) if added else scan


def _with_hints(scan: Scan, hints: Mapping[str, str]) -> Scan:
    full_names = {key_of(short): parse_name(full) for short, full in hints.items()}
    found = tuple(
        evolve(item, name=full_names[key_of(item.name.text)])
        if item.name is not None and key_of(item.name.text) in full_names
        else item
        for item in scan.found
    )
    return evolve(scan, found=found)


def _link_appositions(state: _State, in_play: set[int]) -> None:
    for description, name in state.scan.same:
        cluster = state.names.of_found.get(name)
        if cluster is not None and description in in_play:
            put(state.names, cluster, description, state.scan.found[description])
            office = office_of_counterpart(state.trail, description)
            if office is not None:
                cluster.roles.append(office)
    for cluster in state.clusters:
        if cluster.known is not None:
            state.known[cluster.known.id] = cluster
        state.note_roles(cluster)


def _walk(state: _State, in_play: Sequence[int], sources: Sequence[Mention]) -> None:
    """Go through descriptions, pronouns and sources in the order of the text."""
    found = state.scan.found
    steps: list[tuple[int, int, int, Mention | None]] = [
        (found[index].mention.start, 1, index, None) for index in in_play
    ]
    for source in {(one.start, one.end): one for one in sources}.values():
        # A source is read before the mentions inside it, so that it decides what they are.
        steps.append((source.start, 0, -1, source))
    overlapping = _overlap_index(state.scan, in_play)
    for _, _, index, mention in sorted(steps, key=lambda step: step[:3]):
        if mention is not None:
            _resolve_source(state, mention, overlapping(mention.span))
            continue
        if index not in state.names.of_found:
            kind = found[index].mention.kind
            if kind == "pronoun":
                _resolve_pronoun(state, index)
            elif kind == "organisation":
                _resolve_body(state, index)
            elif kind == "nominal":
                _resolve_description(state, index)
        if found[index].determiner == "indefinite" and not found[index].quoted:
            state.indefinites.append(index)
        state.trail.pass_by(index)


def _overlap_index(scan: Scan, in_play: Sequence[int]) -> Callable[[Span], list[int]]:
    by_word: dict[int, list[int]] = {}
    for index in in_play:
        item = scan.found[index]
        for word in range(item.first, item.last + 1):
            by_word.setdefault(word, []).append(index)

    def overlapping(span: Span) -> list[int]:
        seen: dict[int, None] = {}
        for word in scan.words.within(span):
            for index in by_word.get(word, ()):
                seen.setdefault(index)
        return sorted(seen, key=lambda index: scan.found[index].mention.start)

    return overlapping


def _resolve_pronoun(state: _State, index: int) -> Cluster | None:
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


def _resolve_description(state: _State, index: int) -> Cluster | None:
    found = state.scan.found[index]
    if found.determiner == "indefinite" or not found.roles or found.roles[0].is_relative:
        return None
    best = best_by_role(state.trail, found, found.roles[0], state.with_role(found.roles[0]))
    if best is None:
        named = named_after_lead(state.trail, found, found.roles[0], state.lead)
        if named is not None:
            state.put(named, index)
        return named
    state.put(best[1], index)
    return best[1]


def _resolve_body(state: _State, index: int) -> Cluster:
    found = state.scan.found[index]
    cluster = _body_cluster(state, name_of_body(found.mention.text))
    state.put(cluster, index)
    return cluster


def _body_cluster(state: _State, name: str) -> Cluster:
    known = state.aliases.find(name) if state.aliases is not None else None
    key = known.id if known is not None else key_of(name.lower().removeprefix("the "))
    cluster = state.bodies.get(key)
    if cluster is None:
        cluster = state.bodies[key] = new_cluster(state.names, "organisation")
        cluster.label = name
        cluster.known = known
    return cluster


def _resolve_source(state: _State, mention: Mention, overlapping: Sequence[int]) -> None:
    source = read_source(state.scan, mention, overlapping)
    cluster = _cluster_of_source(state, mention, source, overlapping)
    if cluster is None:
        return
    state.sources[mention.start, mention.end] = cluster
    state.last_speaker = cluster


def _cluster_of_source(
    state: _State, mention: Mention, source: Source, overlapping: Sequence[int]
) -> Cluster | None:
    known = state.aliases.find(mention.text) if state.aliases is not None else None
    if known is not None:
        if known.id not in state.known:
            cluster = state.known[known.id] = new_cluster(state.names, known.kind)
            cluster.known = known
        return state.known[known.id]
    if source.shape == "name":
        return state.names.of_found.get(source.found)
    if source.shape == "pronoun":
        if source.found < 0:
            return None
        settled = state.names.of_found.get(source.found)
        return settled if settled is not None else _resolve_pronoun(state, source.found)
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
        return _unnamed(state, mention, source, "group" if source.definite else "unnamed")
    return _single_name(state, mention)


def _body_named_before(state: _State, mention: Mention) -> Cluster | None:
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
    state: _State, mention: Mention, source: Source, overlapping: Sequence[int]
) -> Cluster:
    described = next(
        (at for at in overlapping if state.scan.found[at].mention.kind == "nominal"), None
    )
    if described is not None and described in state.names.of_found:
        return state.names.of_found[described]
    if source.role is not None and source.definite and not source.role.is_relative:
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
        if named is not None:
            if described is not None:
                state.put(named, described)
            return named
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


def _unnamed_just_met(state: _State, met: int, described: int | None) -> Cluster:
    """Return the unnamed source of the description `met`, and put "the source" to it."""
    cluster = state.names.of_found.get(met)
    if cluster is None:
        cluster = new_cluster(state.names, "unnamed")
        cluster.label = name_of_description(state.scan.found[met].mention.text)
        state.put(cluster, met)
    if described is not None:
        state.put(cluster, described)
    return cluster


def _found_at(state: _State, mention: Mention) -> Found:
    index = state.scan.words.at(mention.start)
    items = state.scan.words.items
    word = items[min(index, len(items) - 1)]
    return Found(mention, index, index, word.sentence, word.line)


def _unnamed(state: _State, mention: Mention, source: Source, kind: EntityKind) -> Cluster:
    name = name_of_description(mention.text)
    key = (kind, key_of(name))
    if source.definite and key in state.labelled:
        return state.labelled[key]
    cluster = state.labelled[key] = new_cluster(state.names, kind)
    cluster.label = name
    if source.role is not None and source.role.sex:
        cluster.sexes[source.role.sex] += 3
    return cluster


def _antecedent_of_relative(state: _State, mention: Mention) -> Cluster | None:
    """Return what "who" means: the mention directly before it."""
    word = state.scan.words.at(mention.start)
    for index in reversed(state.trail.read[-_MANY:]):
        found = state.scan.found[index]
        if word - found.last > 14:
            return None
        if found.last < word and not found.possessive and found.mention.kind != "pronoun":
            return state.names.of_found[index]
    return None


def _single_name(state: _State, mention: Mention) -> Cluster | None:
    """Return the entity of a source that nothing else explains, where its text is a name."""
    words_ = [state.scan.words.items[at] for at in state.scan.words.within(mention.span)]
    if not words_ or mention.kind not in ("name", "title_name", "organisation"):
        return (
            _unnamed(state, mention, Source("other"), "unnamed")
            if words_ and mention.kind == "nominal"
            else None
        )
    if mention.kind == "organisation":
        return _body_cluster(state, name_of_body(mention.text))
    if words_[0].text[:2] in ("R-", "D-", "I-"):
        return _antecedent_of_relative(state, mention)  # "Rep. Ana Ortiz, D-Md., said"
    if mention.text.strip() in COUNTRIES:
        return _body_cluster(state, name_of_body(mention.text))
    parsed = parse_name(name_in_source(state.scan.words, mention) or mention.text)
    key = key_of(parsed.text)
    for number in state.names.blocks.near(parsed, limit=_MANY):
        cluster = state.clusters[number]
        if cluster.kind == "person" and any(key_of(name) == key for name in cluster.parsed):
            return cluster
    cluster = new_cluster(state.names)
    state.names.blocks.add(parsed, cluster.number)
    cluster.names[parsed.text] += 1
    cluster.parsed[parsed.text] = parsed
    return cluster


def _result(
    state: _State, text: str, mentions: Sequence[Mention], sources: Sequence[Mention]
) -> Resolution:
    entities: list[Entity] = []
    refs: dict[int, EntityRef] = {}
    used: dict[str, int] = {}
    source_mentions: dict[int, list[Mention]] = {}
    for mention in sources:
        cluster = state.sources.get((mention.start, mention.end))
        if cluster is not None:
            source_mentions.setdefault(cluster.number, []).append(mention)
    for cluster in state.clusters:
        if not cluster.members and cluster.number not in source_mentions:
            continue
        entity = _entity(state, cluster, text, source_mentions.get(cluster.number, []), used)
        entities.append(entity)
        refs[cluster.number] = entity.ref
    speakers = {
        (state.scan.found[index].mention.start, state.scan.found[index].mention.end): refs[
            cluster.number
        ]
        for index, cluster in state.names.of_found.items()
        if cluster.number in refs
    }
    speakers.update({span: refs[cluster.number] for span, cluster in state.sources.items()})
    doubtful = [
        *((state.scan.found[index].mention, some) for index, some in state.names.ambiguous.items()),
        *state.ambiguous,
    ]
    ambiguous = tuple(
        AmbiguousMention(mention, tuple(refs[one.number] for one in some if one.number in refs))
        for mention, some in sorted(doubtful, key=lambda entry: entry[0].start)
    )
    entities.sort(key=lambda entity: entity.mentions[0].start if entity.mentions else len(text))
    return Resolution(tuple(entities), ambiguous, speakers)


def _entity(
    state: _State,
    cluster: Cluster,
    text: str,
    sources: Iterable[Mention],
    used: dict[str, int],
) -> Entity:
    found = state.scan.found
    covered = {
        at for index in cluster.members for at in range(found[index].first, found[index].last + 1)
    }
    own = {
        (found[at].mention.start, found[at].mention.end): found[at].mention
        for at in cluster.members
    }
    for source in sources:
        if covered.isdisjoint(state.scan.words.within(source.span)):
            own[source.start, source.end] = source
    mentions = tuple(sorted(own.values(), key=lambda mention: mention.span))
    name = cluster.known.name if cluster.known is not None else canonical_name(cluster, mentions)
    key = f"{cluster.kind} {key_of(name)}"
    number = used.get(key, 0)
    used[key] = number + 1
    if cluster.known is not None:
        identifier = cluster.known.id
    else:
        identifier = entity_id(name, cluster.kind, document=text, number=number)
    aliases = aliases_of(state.scan, cluster, name, mentions)
    return Entity(identifier, name, cluster.kind, aliases, mentions)
