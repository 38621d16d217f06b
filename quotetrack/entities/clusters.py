"""Put the names in a text together: which of them mean one person."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from attrs import define, field

from quotetrack.entities.alias_table import AliasTable, KnownEntity
from quotetrack.entities.blocking import NameBlocks
from quotetrack.entities.compare import compare_names
from quotetrack.entities.names import PersonName, Sex, sex_of_given
from quotetrack.entities.roles import Role
from quotetrack.entities.scan import Found, Scan
from quotetrack.entities.tokens import key_of
from quotetrack.lexicon.people import ADDRESS_TITLES, SURNAMES
from quotetrack.lexicon.words import folded
from quotetrack.model import EntityKind, Mention

#: A bare surname goes to the likelier of two people; below this lead it is called ambiguous.
CLEAR_LEAD: Final = 1.0
_LOOK_BACK: Final = 50
_SAME_TITLE: Final = 2.5
_SAME_SEX: Final = 1.5
_GENERATION: Final = 5.0
_RELATIVE: Final = 1.5
_ELDER: Final = frozenset({"elder", "older", "senior"})
_YOUNGER: Final = frozenset({"younger", "junior"})
#: What a relative's noun tells of the age, in a family with one surname.
_GENERATIONS: Final = {
    "father": "sr", "mother": "sr", "grandfather": "sr", "grandmother": "sr", "uncle": "sr",
    "son": "jr", "daughter": "jr", "grandson": "jr", "granddaughter": "jr", "nephew": "jr",
    "niece": "jr",
}  # fmt: skip
_MOST_NAMES: Final = 4
_MOST_ROLES: Final = 20
#: No more people than this are compared with a name, the likeliest first.
_MOST_COMPARED: Final = 16


@define
class Cluster:
    """Mentions that mean one person, body or source, while a text is being read."""

    number: int
    kind: EntityKind = "person"
    members: list[int] = field(factory=list)
    names: Counter[str] = field(factory=Counter)
    parsed: dict[str, PersonName] = field(factory=dict)
    roles: list[Role] = field(factory=list)
    sexes: Counter[str] = field(factory=Counter)
    titles: set[str] = field(factory=set)
    generation: str = ""
    is_relative: bool = False
    label: str = ""
    together: tuple[Cluster, ...] = ()
    """The people of a group that is called by their names."""
    phrases: list[Mention] = field(factory=list)
    """Mentions that are none of the scan's: "Ana Ortiz and Owen Hale"."""
    known: KnownEntity | None = None

    @property
    def sex(self) -> Sex | None:
        """What most of its mentions tell of the sex; None where nothing is told."""
        if not self.sexes:
            return self._sex_of_single_name()
        men, women = self.sexes["m"], self.sexes["f"]
        if men == women:
            return None
        return "m" if men > women else "f"

    def _sex_of_single_name(self) -> Sex | None:
        # A single name is mostly a surname, but "Melanie" is not.
        singles = [name.surname for name in self.parsed.values() if not name.given]
        if len(singles) != 1 or self.is_full or folded(singles[0]) in SURNAMES:
            return None
        return sex_of_given(singles[0])

    @property
    def is_full(self) -> bool:
        """Whether a full name is among its names."""
        return any(name.is_full for name in self.parsed.values())

    def some_names(self) -> list[PersonName]:
        """Return the first names it was called by: enough to compare with, however many follow."""
        return list(islice(self.parsed.values(), _MOST_NAMES))

    def add(self, index: int, found: Found) -> None:
        """Take a mention in, with what it tells."""
        self.members.append(index)
        if found.name is not None:
            text = found.name.text
            self.names[text] += 1
            self.parsed.setdefault(text, found.name)
            offices = set(found.name.titles) - ADDRESS_TITLES
            self.titles.update(found.name.titles if found.name.is_full else offices)
        for role in found.roles:
            if role.is_relative and found.mention.text.lower().startswith(role.head):
                self.is_relative = True
            if role.is_relative and not self.generation:
                self.generation = _GENERATIONS.get(role.head, "")
            if not role.is_relative and role not in self.roles[-_MOST_ROLES:]:
                self.roles.append(role)
        if found.sex and found.mention.kind != "pronoun":
            # A title or a noun tells the sex more surely than a given name.
            titled = found.name is not None and found.name.titles and found.name.sex == found.sex
            self.sexes[found.sex] += 5 if titled or found.name is None else 1


@define
class NameClusters:
    """The clusters of all names in a text, and which names could mean several."""

    clusters: list[Cluster] = field(factory=list)
    of_found: dict[int, Cluster] = field(factory=dict)
    ambiguous: dict[int, tuple[Cluster, ...]] = field(factory=dict)
    blocks: NameBlocks[int] = field(factory=NameBlocks)
    relatives: dict[int, int] = field(factory=dict)
    """Where those are first named whom the text brings in as somebody's relatives."""


def cluster_names(scan: Scan, in_play: Sequence[int], aliases: AliasTable | None) -> NameClusters:
    """Cluster the names of people among the mentions `in_play` (indices into `scan.found`)."""
    result = NameClusters()
    names = [index for index in in_play if scan.found[index].name is not None]
    rest = _by_alias_table(scan, names, aliases, result)
    full = [index for index in rest if _parsed(scan, index).is_full]
    _cluster_full_names(scan, full, result)
    forbidden = _forbidden_surnames(scan, result)
    for description, named in scan.same:
        relative = next((one for one in scan.found[description].roles if one.is_relative), None)
        if relative is not None and named in result.of_found:
            cluster = result.of_found[named]
            cluster.generation = cluster.generation or _GENERATIONS.get(relative.head, "")
            if relative.sex:
                cluster.sexes[relative.sex] += 3
            if cluster.members and min(cluster.members) == named:
                result.relatives[cluster.number] = scan.found[named].mention.start
    for index in rest:
        if not _parsed(scan, index).is_full:
            _place_short_name(scan, index, result, forbidden)
    return result


def _parsed(scan: Scan, index: int) -> PersonName:
    name = scan.found[index].name
    assert name is not None
    return name


def new_cluster(result: NameClusters, kind: EntityKind = "person") -> Cluster:
    """Return a new, empty cluster that `result` holds."""
    cluster = Cluster(len(result.clusters), kind)
    result.clusters.append(cluster)
    return cluster


def put(result: NameClusters, cluster: Cluster, index: int, found: Found) -> None:
    """Add a mention to a cluster."""
    if found.name is not None and found.name.text not in cluster.parsed:
        result.blocks.add(found.name, cluster.number)
    cluster.add(index, found)
    result.of_found[index] = cluster


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
        by_text[key_of(name.text), _title_sex(name)].append(index)
    groups = sorted(by_text.values(), key=lambda group: (-len(group), group[0]))
    for group in groups:
        name = _parsed(scan, group[0])
        near = [result.clusters[number] for number in result.blocks.near(name, _MOST_COMPARED)]
        cluster = _best_full(name, near)
        if cluster is None:
            cluster = new_cluster(result)
        for index in group:
            put(result, cluster, index, scan.found[index])


def _title_sex(name: PersonName) -> str:
    return (name.sex or "") if name.titles else ""


def _best_full(name: PersonName, clusters: Iterable[Cluster]) -> Cluster | None:
    best: tuple[float, Cluster] | None = None
    for cluster in clusters:
        comparisons = [compare_names(name, other) for other in cluster.some_names()]
        if any(comparison.verdict == "different" for comparison in comparisons):
            continue
        score = max((comparison.score for comparison in comparisons), default=0.0)
        if score >= 0.75 and (best is None or score > best[0]):
            best = (score, cluster)
    return best[1] if best else None


def _forbidden_surnames(scan: Scan, result: NameClusters) -> dict[str, dict[int, Sex | None]]:
    """Return which clusters a bare surname cannot mean: "Mr Park's father, Park Joon".

    Each comes with the sex of the relative who owns the surname ("Mr": a man).
    """
    forbidden: dict[str, dict[int, Sex | None]] = defaultdict(dict)
    for owner, other in scan.apart:
        owner_name = scan.found[owner].name
        cluster = result.of_found.get(other)
        if owner_name is not None and not owner_name.is_full and cluster is not None:
            forbidden[key_of(owner_name.surname)][cluster.number] = scan.found[owner].sex
    return forbidden


def _place_short_name(
    scan: Scan, index: int, result: NameClusters, forbidden: dict[str, dict[int, Sex | None]]
) -> None:
    found = scan.found[index]
    name = _parsed(scan, index)
    key = key_of(name.surname)
    # "Hale's father" is not "Hale", but he is "the elder Hale".
    barred: set[int] = set()
    if not _generation_word(scan, found):
        # "Mr Hale's wife, Ana Hale" is not "Mr Hale", but she is "Mrs Hale".
        barred = {
            number
            for number, sex in forbidden.get(key, {}).items()
            if sex is None or found.sex is None or sex == found.sex
        }
    candidates = _candidates(name, found, result, barred)
    if not candidates:
        put(result, new_cluster(result), index, found)
        return
    if len(candidates) == 1:
        put(result, candidates[0], index, found)
        return
    scored = sorted(
        ((salience(scan, cluster, found), -cluster.number, cluster) for cluster in candidates),
        key=lambda entry: entry[:2],
        reverse=True,
    )
    put(result, scored[0][2], index, found)
    if scored[0][0] - scored[1][0] < CLEAR_LEAD:
        result.ambiguous[index] = tuple(entry[2] for entry in scored)


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
        if result.relatives.get(number, -1) > found.mention.start:
            continue  # "President Hale" before "his wife, Ana Hale" is not she
        if found.sex and cluster.sex and found.sex != cluster.sex:
            continue
        comparisons = [compare_names(name, other) for other in cluster.some_names()]
        best = max((one.score for one in comparisons if one.verdict != "different"), default=0.0)
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
    return next((item.lower for item in nearby if item.lower in _ELDER | _YOUNGER), "")


def salience(scan: Scan, cluster: Cluster, found: Found) -> float:
    """Return how present a cluster is in the reader's mind at a mention."""
    score = 1.2 * math.log1p(len(cluster.members))
    titles = set(found.name.titles) if found.name is not None else set()
    if cluster.is_relative:
        score -= _RELATIVE
    if titles & cluster.titles:
        # "Dr Hale" is whom the text calls so in full.
        score += _SAME_TITLE
    if titles & ADDRESS_TITLES and found.sex and found.sex == cluster.sex:
        score += _SAME_SEX
    before_name = _generation_word(scan, found)
    suffixes = {*(name.suffix for name in cluster.some_names()), cluster.generation}
    if before_name in _ELDER:
        score += _GENERATION if "sr" in suffixes else -_GENERATION if "jr" in suffixes else 0.0
    elif before_name in _YOUNGER:
        score += _GENERATION if "jr" in suffixes else -_GENERATION if "sr" in suffixes else 0.0
    # Names are placed in the order of the text, but full names all before the short ones.
    before = next(
        (
            scan.found[index]
            for index in reversed(cluster.members[-_LOOK_BACK:])
            if scan.found[index].mention.start < found.mention.start
        ),
        None,
    )
    if before is not None:
        score += 1.0
        score += 1.5 / (1 + abs(found.sentence - before.sentence) / 3)
    return score
