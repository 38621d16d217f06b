"""Put the names in a text together: which of them mean one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve

from quotetrack.lexicon.forms import form_of
from quotetrack.lexicon.people import RELATIVE_NOUNS
from quotetrack.lexicon.roles import PLURAL_RELATIVES
from quotetrack.names.alias_table import AliasTable
from quotetrack.names.compare import compare_names
from quotetrack.names.parse import PersonName
from quotetrack.people.clusters import Cluster, NameClusters, new_cluster, put
from quotetrack.people.family import Family
from quotetrack.people.other_names import other_names
from quotetrack.people.scan import Scan
from quotetrack.people.short_names import place_short_name

#: No more people than this are compared with a name, the likeliest first.
_MOST_COMPARED: Final = 8
#: What stands between two names in a list, and how many words and marks of it.
_JOINING: Final = frozenset((",", "and", "&"))
_MOST_BETWEEN: Final = 5
#: How many words before "Ana Lind Sr." a noun for a relative is looked for.
_RELATIVE_NEAR: Final = 8


def cluster_names(scan: Scan, in_play: Sequence[int], aliases: AliasTable | None) -> NameClusters:
    """Cluster the names of people among the mentions `in_play` (indices into `scan.found`)."""
    result = NameClusters()
    names = [index for index in in_play if scan.found[index].name is not None]
    rest = _by_alias_table(scan, names, aliases, result)
    full = [index for index in rest if _parsed(scan, index).is_full]
    _cluster_full_names(scan, full, result)
    told = list(other_names(scan))
    later = [pair for pair in told if pair[0] not in result.of_found]
    for one, other, is_assumed in told:
        if one in result.of_found:
            _join(scan, result, one, other, is_assumed)
    family = Family.of(scan)
    for index in full:
        family.note(scan, result, index)
    for index in rest:
        if not _parsed(scan, index).is_full and index not in result.of_found:
            place_short_name(scan, index, result, family)
            family.note(scan, result, index)
    for one, other, is_assumed in later:
        _join(scan, result, one, other, is_assumed)  # "Ana, who records as Tideline"
    return result


def _join(scan: Scan, result: NameClusters, one: int, other: int, is_assumed: bool) -> None:
    """Make one person of two names that the text says are one's: ", also known as …".

    `is_assumed` tells that the second is not the name to call that person by.
    """
    first, second = result.of_found.get(one), result.of_found.get(other)
    if first is None or second is None:
        known = first or second
        if known is not None:
            missing = one if first is None else other
            put(result, known, missing, scan.found[missing])
    elif first is not second and first.known is None and second.known is None:
        moved, second.members, second.first = second.members, [], 0
        for index in moved:
            put(result, first, index, scan.found[index])
    if is_assumed and (cluster := result.of_found.get(other)) is not None:
        cluster.assumed.add(_parsed(scan, other).text)


def _parsed(scan: Scan, index: int) -> PersonName:
    name = scan.found[index].name
    assert name is not None
    return name


def _by_alias_table(
    scan: Scan, names: Iterable[int], aliases: AliasTable | None, result: NameClusters
) -> list[int]:
    """Cluster the names that the user's table knows; return the others."""
    if aliases is None or not len(aliases):
        return list(names)
    by_id: dict[str, Cluster] = {}
    rest = []
    for index in names:
        found = scan.found[index]
        known = aliases.find(found.mention.text) or aliases.find(_parsed(scan, index).text)
        if known is None and found.bare is not None:
            known = aliases.find(found.bare.of(scan.words.text))
        if known is None:
            rest.append(index)
            continue
        cluster = by_id.get(known.id)
        if cluster is None:
            cluster = by_id[known.id] = new_cluster(result, known.kind)
            cluster.known = known
        put(result, cluster, index, found)
    return rest


def _cluster_full_names(scan: Scan, full: Sequence[int], result: NameClusters) -> None:
    by_text: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in full:
        name = _parsed(scan, index)
        by_text[name.key, (name.sex or "") if name.titles else ""].append(index)
    groups = sorted(by_text.values(), key=lambda group: (-len(group), group[0]))
    apart = _told_apart(scan, full)
    for group in groups:
        name = _parsed(scan, group[0])
        others = {other for index in group for other in apart.get(index, ())}
        near = [result.clusters[number] for number in result.blocks.near(name, _MOST_COMPARED)]
        if others:
            near = [one for one in near if others.isdisjoint(one.members)]
        cluster = _best_full(name, near)
        if cluster is None:
            cluster = new_cluster(result)
        for index in group:
            put(result, cluster, index, scan.found[index])


def _told_apart(scan: Scan, full: Sequence[int]) -> dict[int, set[int]]:
    """Return the full names that the text itself tells apart, each with the others.

    Two in one list ("Ana Lind, 20, and Anna Lind"), and a relative beside those named before: "His
    father, James Hale," is not Jamie Hale.
    """
    apart: dict[int, set[int]] = defaultdict(set)
    relatives = _relatives(scan)
    before: dict[str, list[int]] = defaultdict(list)
    for index in full:
        name = _parsed(scan, index)
        others = before[name.surname_key]
        if index in relatives:
            for other in others[-_MOST_COMPARED:]:
                if _parsed(scan, other).text != name.text:
                    _part(apart, index, other)
        others.append(index)
    for one, other in pairwise(full):
        if _are_listed(scan, one, other):
            _part(apart, one, other)
    return apart


def _part(apart: dict[int, set[int]], one: int, other: int) -> None:
    apart[one].add(other)
    apart[other].add(one)


def _relatives(scan: Scan) -> set[int]:
    """Return the names that a noun for a relative brings in: "His father, James Hale"."""
    found: set[int] = set()
    for description, named in scan.same:
        if any(role.is_relative for role in scan.found[description].roles):
            found.add(named)
    items = scan.words.items
    for index, one in enumerate(scan.found):
        if one.name is None:
            continue
        is_elder = one.name.suffix == "sr" and any(
            item.lower in RELATIVE_NOUNS or item.lower in PLURAL_RELATIVES
            for item in items[max(one.first - _RELATIVE_NEAR, 0) : one.first]
        )
        if is_elder or (one.roles and one.roles[0].is_relative):
            found.add(index)
    return found


def _are_listed(scan: Scan, one: int, other: int) -> bool:
    """Return whether nothing but a comma, an age or "and" stands between two names."""
    first, second = scan.found[one], scan.found[other]
    between = scan.words.items[first.last + 1 : second.first]
    if not 0 < len(between) <= _MOST_BETWEEN or first.sentence != second.sentence:
        return False
    return all(item.text in _JOINING or item.text.isdigit() for item in between)


def _best_full(name: PersonName, clusters: Iterable[Cluster]) -> Cluster | None:
    best: tuple[float, Cluster] | None = None
    for cluster in clusters:
        names = cluster.some_names()
        if not name.suffix:
            names = [_without_number(other) for other in names]
        comparisons = [compare_names(name, other) for other in names]
        if any(comparison.verdict == "different" for comparison in comparisons):
            continue
        score = max((comparison.score for comparison in comparisons), default=0.0)
        if score >= 0.75 and (best is None or score > best[0]):
            best = (score, cluster)
    return best[1] if best else None


def _without_number(name: PersonName) -> PersonName:
    """Return the name of a pope or monarch of two given names without the number: "John Paul"."""
    if name.suffix in ("", "jr", "sr") or not form_of(name.surname).is_strong_given:
        return name
    return evolve(name, suffix="")
