"""Whom a surname, or a given name, by itself means among the people that a text names in full."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from quotetrack.lexicon.cues import FORMS_OF_SAYING
from quotetrack.lexicon.people import ADDRESS_TITLES, FEMALE_NOUNS, MALE_NOUNS, RELATIVE_NOUNS
from quotetrack.lexicon.roles import same_as
from quotetrack.lexicon.words import word_list
from quotetrack.names.nicknames import may_bear
from quotetrack.names.parse import PersonName
from quotetrack.people.children import is_of_child
from quotetrack.people.clusters import Cluster, NameClusters, new_cluster, put
from quotetrack.people.deaths import is_dead
from quotetrack.people.family import Family
from quotetrack.people.roles import Role
from quotetrack.people.scan import Found, Scan, is_subject
from quotetrack.reading import Token

#: A bare surname goes to the likelier of two people; below this lead it is called ambiguous.
CLEAR_LEAD: Final = 1.0
_LOOK_BACK: Final = 50
_SAME_TITLE: Final = 2.5
_NO_RANK: Final = 4.0
_SAME_SEX: Final = 1.5
_SUBJECT: Final = 1.5
_GENERATION: Final = 5.0
_RELATIVE: Final = 1.5
_ELDER: Final = frozenset({"elder", "older", "senior"})
_GENERATIONS: Final = _ELDER | {"younger", "junior"}
_OF_RANK: Final = word_list("people", "of_rank")
#: How many words away a relative is looked for.
_RELATIVE_NEAR: Final = 40
_FARTHEST_RELATIVE: Final = 4  # sentences
_NEXT: Final = 2  # sentences
#: No more people than this are compared with a name, the likeliest first.
_MOST_COMPARED: Final = 16


def place_short_name(scan: Scan, index: int, result: NameClusters, family: Family) -> None:
    """Put the surname or given name at `index` (into the scan) to whom it most likely means."""
    found = scan.found[index]
    name = found.name
    assert name is not None
    elder_or_younger = _generation_word(scan, found)
    related = family.of_surname(result, name.surname_key)
    # "Mr Hale's wife, Ana Hale" is not "Mr Hale", but she is "Mrs Hale"; "Hale's father" is not
    # "Hale", but he is "the elder Hale".
    barred = {
        number
        for number, sex in related.items()
        if not elder_or_younger and (sex is None or found.sex is None or sex == found.sex)
    }
    candidates = _candidates(name, found, result, barred)
    if candidates:
        numbers = {one.number for one in candidates}
        relatives = sorted(set(related) - numbers) if elder_or_younger else []
        candidates += [result.clusters[number] for number in relatives]
    elif name.titles:
        # "Mr Hale's wife, Ana, …", then "Mrs Hale"
        candidates = [
            result.clusters[number]
            for number in sorted(related)
            if number not in barred
            and not result.clusters[number].is_full
            and result.clusters[number].sex in (None, found.sex)
        ] or (
            _relative_by_given(found, name, result)
            or _of_other_sex(scan, found, name, result, barred)
        )
    if name.titles and found.sex:
        candidates = _speaking(scan, found, candidates, result) or _living(
            scan, found, candidates, result
        )
    if not candidates:
        put(result, new_cluster(result), index, found)
        return
    if len(candidates) == 1:
        put(result, candidates[0], index, found)
        return
    scored = sorted(
        (
            (salience(scan, cluster, found, elder_or_younger), -cluster.number, cluster)
            for cluster in candidates
        ),
        key=lambda entry: entry[:2],
        reverse=True,
    )
    put(result, scored[0][2], index, found)
    if scored[0][0] - scored[1][0] < CLEAR_LEAD:
        result.ambiguous[index] = tuple(entry[2] for entry in scored)


def _offices(found: Found, cluster: Cluster) -> list[Role]:
    """Return the roles of a cluster that are what a mention calls its bearer."""
    if found.name is None or found.name.is_full:
        return []
    heads = {head for role in found.roles for head in same_as(role.head)}
    return [role for role in cluster.roles if role.head in heads and not role.is_relative]


def _relative_by_given(found: Found, name: PersonName, result: NameClusters) -> list[Cluster]:
    """Return the one relative brought in by a given name whose surname a title may stand before.

    "Ana Hale … her husband Owen … Mr Hale": somebody else must bear the surname.
    """
    if not found.sex or not any(
        other.surname_key == name.surname_key
        for number in result.blocks.near(name, _MOST_COMPARED)
        for other in result.clusters[number].some_names()
    ):
        return []
    fitting = [
        cluster
        for number in list(result.relatives)[-_MOST_COMPARED:]
        if (cluster := result.clusters[number]).sex == found.sex
        and not cluster.is_full
        and result.relatives[number] < found.start
    ]
    for generation in ("jr", "sr"):  # the wife before daughter and mother
        if len(fitting) > 1:
            fitting = [cluster for cluster in fitting if cluster.generation != generation]
    return fitting if len(fitting) == 1 else []


def _speaking(
    scan: Scan, found: Found, candidates: list[Cluster], result: NameClusters
) -> list[Cluster]:
    """Return the relative who has just spoken where the bearer of the name did nothing since.

    "Owen Hale's father Paul said he was glad. “…,” Mr Hale said" is the father.
    """
    items = scan.words.items
    latest = max(
        (
            at
            for one in candidates
            for at in one.members[-_MOST_COMPARED:]
            if scan.found[at].start < found.start
        ),
        default=-1,
    )
    if latest < 0 or not scan.found[latest].possessive:
        return []
    return [
        cluster
        for cluster in _relatives_of_sex(found, result)
        if not any(is_of_child(role) for role in cluster.roles)
        and any(
            latest < at
            and 0 < found.sentence - scan.found[at].sentence <= _NEXT
            and scan.found[at].start < found.start
            and _says(items, scan.found[at].last + 1)
            for at in cluster.members[-_MOST_COMPARED:]
        )
    ][-1:]


def _relatives_of_sex(found: Found, result: NameClusters) -> list[Cluster]:
    """Return the relatives brought in last by a given name alone who may bear a title."""
    return [
        cluster
        for number in list(result.relatives)[-_MOST_COMPARED:]
        if (cluster := result.clusters[number]).sex == found.sex and not cluster.is_full
    ]


def _says(items: Sequence[Token], at: int) -> bool:
    at += at < len(items) and items[at].text == ","
    return at < len(items) and items[at].lower in FORMS_OF_SAYING


def _living(
    scan: Scan, found: Found, candidates: list[Cluster], result: NameClusters
) -> list[Cluster]:
    """Return who may speak as "Mr Hale" where he who bears the name in full is dead.

    "Owen Hale, 19, was killed. His father, Paul, … Mr Hale said" is the father.
    """
    living = [one for one in candidates if not _is_dead(scan, one)]
    if len(living) == len(candidates):
        return candidates
    living += [one for one in _relatives_of_sex(found, result) if not _is_dead(scan, one)]
    near = [
        cluster
        for cluster in living
        if any(
            0 <= found.sentence - scan.found[at].sentence <= _FARTHEST_RELATIVE
            for at in cluster.members[-_MOST_COMPARED:]
        )
        and not any(is_of_child(role) for role in cluster.roles)
    ]
    return near or candidates


def _is_dead(scan: Scan, cluster: Cluster) -> bool:
    return is_dead(scan, (scan.found[at] for at in cluster.members[:_MOST_COMPARED]))


def _of_other_sex(
    scan: Scan, found: Found, name: PersonName, result: NameClusters, barred: set[int]
) -> list[Cluster]:
    """Return the one person a title fits but for the sex that a given name seems to tell.

    "Mr Bakare" is Tunde Bakare, though the lists know Tunde as a woman's name, and "Ms Orr" is Jude
    Orr. Nobody, where the
    text speaks of a relative of that sex nearby: "Hale's mother wept. “…,” Mrs Hale said".
    """
    if not found.sex or not name.titles:
        return []
    nouns = FEMALE_NOUNS if found.sex == "f" else MALE_NOUNS
    around = scan.words.items[max(found.first - _RELATIVE_NEAR, 0) : found.last + _RELATIVE_NEAR]
    if any(item.lower in nouns and item.lower in RELATIVE_NOUNS for item in around):
        return []
    anybody = evolve(found, sex=None)
    fitting = [
        cluster
        for cluster in _candidates(evolve(name, titles=()), anybody, result, barred)
        if cluster.is_full
        and max(cluster.sexes.values(), default=0) == sum(cluster.sexes.values())
        and all(may_bear(one.given, found.sex) for one in cluster.some_names())
        and not any(role.sex for role in cluster.roles)
        and not any(one.titles and one.sex for one in cluster.some_names())
    ]
    return fitting if len(fitting) == 1 else []


def _candidates(
    name: PersonName, found: Found, result: NameClusters, forbidden: set[int]
) -> list[Cluster]:
    by_surname: list[Cluster] = []
    by_given: list[Cluster] = []
    by_spelling: list[Cluster] = []
    for number in sorted(result.blocks.near(name, _MOST_COMPARED)):
        cluster = result.clusters[number]
        if cluster.kind != "person" or number in forbidden:
            continue
        best, is_given = cluster.likeness(name)
        if result.relatives.get(number, -1) > found.start and not is_given:
            continue  # "President Hale" before "his wife, Ana Hale" is not she
        if found.sex and cluster.sex and found.sex != cluster.sex:
            continue
        if best >= 0.6:
            by_surname.append(cluster)
        elif best >= 0.5:
            by_given.append(cluster)
        elif best >= 0.45 and cluster.is_full:
            by_spelling.append(cluster)
    if by_surname or by_given:
        return by_surname or by_given
    return by_spelling if len(by_spelling) == 1 else []


def _generation_word(scan: Scan, found: Found) -> str:
    nearby = scan.words.items[max(found.first - 1, 0) : min(found.first + 2, found.last)]
    return next((item.lower for item in nearby if item.lower in _GENERATIONS), "")


def _introduces(scan: Scan, mention: Found, later: Found) -> bool:
    """Return whether a mention before another is a subject: not the father of "son of Bo Hale"."""
    if mention.start >= later.start or mention.possessive:
        return False
    return is_subject(scan.words, mention.first, mention.last)


def salience(scan: Scan, cluster: Cluster, found: Found, generation: str) -> float:
    """Return how present a cluster is in the reader's mind at a mention.

    `generation` is the word that tells father from son: "the elder Hale".
    """
    score = 1.2 * math.log1p(len(cluster.members))
    if cluster.is_relative:
        score -= _RELATIVE
    titles = frozenset(found.name.titles) if found.name is not None else frozenset()
    if titles & cluster.titles:
        # "Dr Hale" is whom the text calls so in full.
        score += _SAME_TITLE
    if titles & ADDRESS_TITLES:
        if found.sex and found.sex == cluster.sex:
            score += _SAME_SEX
        if not titles & _OF_RANK and cluster.titles & _OF_RANK:
            score -= _NO_RANK  # "Mr Hale" is hardly Sir Owen Hale
        if any(is_of_child(role) for role in cluster.roles):
            score -= _NO_RANK  # nor Owen Hale, 3
    if found.name is not None and found.name.suffix:
        bears_it = any(name.suffix == found.name.suffix for name in cluster.some_names())
        score += _GENERATION if bears_it else 0.0
    if _offices(found, cluster):
        score += _SAME_TITLE  # "coach Hale"
    if generation:
        suffixes = {*(name.suffix for name in cluster.some_names()), cluster.generation}
        same, other = ("sr", "jr") if generation in _ELDER else ("jr", "sr")
        score += _GENERATION if same in suffixes else -_GENERATION if other in suffixes else 0.0
    if any(_introduces(scan, scan.found[at], found) for at in cluster.members[:_LOOK_BACK]):
        score += _SUBJECT
    # Names are placed in the order of the text, but full names all before the short ones.
    all_found = scan.found
    for index in reversed(cluster.members[-_LOOK_BACK:]):
        before = all_found[index]
        if before.start < found.start:
            return score + 1.0 + 1.5 / (1 + abs(found.sentence - before.sentence) / 3)
    return score
