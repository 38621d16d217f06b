"""From mentions to entities: who is meant by each name, description and pronoun of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from quotetrack.lexicon.words import key_of
from quotetrack.model import Mention, Span, text_digest
from quotetrack.names.alias_table import AliasTable
from quotetrack.names.parse import parse_name
from quotetrack.people.antecedents.choice import Judge, bundled_judge
from quotetrack.people.clusters import put
from quotetrack.people.introductions import lead_line, office_of_counterpart
from quotetrack.people.name_clusters import cluster_names
from quotetrack.people.outcome import Resolution, outcome_of
from quotetrack.people.relative_pronouns import antecedent
from quotetrack.people.scan import Scan, scan_text, with_known_names
from quotetrack.people.speakers import (
    in_headline,
    note_ages,
    note_families,
    note_in_passing,
    note_relative,
    resolve_body,
    resolve_description,
    resolve_pronoun,
    resolve_source,
)
from quotetrack.people.state import State
from quotetrack.people.supplied_names import (
    names_by_sources,
    unseen_names,
    with_foreign,
    with_hints,
    with_shared_surnames,
    with_surnames_alone,
)

#: The rule that told what "who" stands for.
RELATIVE: Final = "what stands before “who”"


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
    return resolve_scan(scan_text(text, quoted), sources, mentions, aliases=aliases, hints=hints)


def resolve_scan(
    scan: Scan,
    sources: Sequence[Mention] = (),
    mentions: Sequence[Mention] | None = None,
    *,
    aliases: AliasTable | None = None,
    hints: Mapping[str, str] | None = None,
    digest: str | None = None,
    judge: Judge | None = None,
) -> Resolution:
    """Do what `resolve` does with a text that has been scanned; `mentions` are the scan's own.

    Ids of entities that belong to this text alone rest on `digest`, where it is given: the SHA-256
    of the caller's text, where `scan` is one of the normalised text. `judge` weighs whom pronouns
    and descriptions mean; the one with the weights that come with quotetrack where it is None.
    """
    own = mentions is None
    if mentions is None:
        mentions = scan.mentions
    taken_up = {one: before for one in sources if (before := antecedent(scan, one)) is not None}
    meant = [taken_up.get(one, one) for one in sources]
    by_sources = names_by_sources(scan, meant)
    unseen: list[Mention] = []
    if by_sources:
        scan = with_known_names(scan, by_sources)
        unseen = unseen_names(scan, meant)
    if by_sources or not own:
        scan = with_foreign(scan, [*mentions, *unseen])
        in_play = _in_play(scan, [*mentions, *unseen], by_sources)
    else:
        in_play = list(range(len(scan.found)))
    scan = with_shared_surnames(with_surnames_alone(scan))
    if hints:
        scan = with_hints(scan, hints)
    state = State(
        scan, cluster_names(scan, in_play, aliases), aliases, judge=judge or bundled_judge()
    )
    state.lead = lead_line(scan)
    _link_appositions(state, set(in_play))
    _walk(state, in_play, meant)
    for pronoun, before in taken_up.items():
        cluster = state.sources.get((before.start, before.end))
        if cluster is not None:
            state.sources[pronoun.start, pronoun.end] = cluster
            state.rules[pronoun.start, pronoun.end] = RELATIVE
    return outcome_of(state, digest or text_digest(scan.words.text), mentions, sources)


def _in_play(scan: Scan, mentions: Sequence[Mention], by_sources: Sequence[str]) -> list[int]:
    wanted = {(mention.start, mention.end) for mention in mentions}
    surnames = {key_of(parse_name(name).surname) for name in by_sources}
    return [
        index
        for index, found in enumerate(scan.found)
        if (found.start, found.end) in wanted
        or found.mention.kind == "nominal"
        or (found.name is not None and found.name.surname_key in surnames)
    ]


def _link_appositions(state: State, in_play: set[int]) -> None:
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


def _walk(state: State, in_play: Sequence[int], sources: Sequence[Mention]) -> None:
    """Go through descriptions, pronouns and sources in the order of the text."""
    found = state.scan.found
    steps: list[tuple[int, int, int, Mention | None]] = [
        (found[index].start, 1, index, None) for index in in_play
    ]
    end = len(state.scan.words.text)
    for source in {(one.start, one.end): one for one in sources}.values():
        # A source is read before the mentions inside it, so that it decides what they are. Whom a
        # headline describes ("Minister: …") the report tells, so that it comes last.
        is_last = source.kind == "nominal" and in_headline(state, source)
        steps.append((source.start + end if is_last else source.start, 0, -1, source))
    note_families(state)
    note_ages(state)
    overlapping = _overlap_index(state.scan, in_play)
    state.names_that_speak = frozenset(
        at for one in sources for at in overlapping(one.span) if found[at].name is not None
    )
    for _, _, index, mention in sorted(steps, key=lambda step: step[:3]):
        if mention is not None:
            resolve_source(state, mention, overlapping(mention.span))
            continue
        kind = found[index].mention.kind
        if kind in ("nominal", "title_name"):
            note_relative(state, index)
        if index not in state.names.of_found:
            if kind == "pronoun":
                resolve_pronoun(state, index)
            elif kind == "organisation":
                resolve_body(state, index)
            elif kind == "nominal" and resolve_description(state, index) is None:
                note_in_passing(state, index)
        state.trail.pass_by(index)


def _overlap_index(scan: Scan, in_play: Sequence[int]) -> Callable[[Span], list[int]]:
    """Return a function that gives the mentions that touch the words of a span, by offset."""
    found = scan.found
    order = sorted(in_play, key=lambda index: (found[index].first, index))
    firsts = [found[index].first for index in order]
    longest = max((found[index].last - found[index].first for index in order), default=0)

    def overlapping(span: Span) -> list[int]:
        words_ = scan.words.within(span)
        if not words_:
            return []
        begin = bisect_left(firsts, words_.start - longest)
        end = bisect_left(firsts, words_.stop)
        touching = [index for index in order[begin:end] if found[index].last >= words_.start]
        return sorted(touching, key=lambda index: (found[index].start, index))

    return overlapping
