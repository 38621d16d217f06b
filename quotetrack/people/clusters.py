"""Clusters: the mentions that mean one person, body or source, while a text is being read."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import Final

from attrs import define, field

from quotetrack.lexicon.people import ADDRESS_TITLES, FEMALE_TITLES, MALE_TITLES, STYLES, SURNAMES
from quotetrack.lexicon.roles import GENERATIONS
from quotetrack.lexicon.words import folded, key_of
from quotetrack.model import EntityKind, Mention
from quotetrack.names.alias_table import KnownEntity
from quotetrack.names.blocking import NameBlocks
from quotetrack.names.compare import compare_names
from quotetrack.names.nicknames import is_english_given, is_of_other_sex, may_bear
from quotetrack.names.parse import PersonName, Sex, sex_of_given
from quotetrack.people.roles import Role
from quotetrack.people.scan import Found

_TELLING_SEX: Final = MALE_TITLES | FEMALE_TITLES
_MOST_NAMES: Final = 4
_MOST_ROLES: Final = 20


@define(eq=False)
class Cluster:
    """Mentions that mean one person, body or source, while a text is being read."""

    number: int
    kind: EntityKind = "person"
    members: list[int] = field(factory=list)
    first: int = 0
    """The first of its members in the text, 0 where there is none."""
    names: Counter[str] = field(factory=Counter)
    parsed: dict[str, PersonName] = field(factory=dict)
    roles: list[Role] = field(factory=list)
    styled: Counter[str] = field(factory=Counter)
    """Short names with a style that stays part of them: "Lady Hale"."""
    sexes: Counter[str] = field(factory=Counter)
    titles: set[str] = field(factory=set)
    assumed: set[str] = field(factory=set)
    """Names that the text says are only assumed: "who records as Night Heron"."""
    generation: str = ""
    nation: str = ""
    is_relative: bool = False
    is_full: bool = False
    """Whether a full name is among its names."""
    is_written_full: bool = False
    """Whether the text writes a full name, and does not only let it be made out."""
    label: str = ""
    together: tuple[Cluster, ...] = ()
    """The people of a group that is called by their names."""
    phrases: list[Mention] = field(factory=list)
    """Mentions that are none of the scan's: "Ana Ortiz and Owen Hale"."""
    known: KnownEntity | None = None
    passing: bool = False
    """Whether it is only described in passing: nobody who has been quoted so far."""
    told: set[str] = field(factory=set)
    """The sexes that titles and nouns tell, and not given names alone."""
    taken_up: set[str] = field(factory=set)
    """The sexes of the pronouns that took it up, where that was clear."""
    _likeness: dict[PersonName, tuple[int, float, bool]] = field(factory=dict)

    @property
    def sex(self) -> Sex | None:
        """What most of its mentions tell of the sex; None where nothing is told."""
        if not self.sexes:
            return self._sex_of_single_name()
        men, women = self.sexes.get("m", 0), self.sexes.get("f", 0)
        if men == women:
            return None
        return "m" if men > women else "f"

    def _sex_of_single_name(self) -> Sex | None:
        # A single name is mostly a surname, but "Melanie" is not.
        if self.is_full:
            return None
        singles = [name for name in self.parsed.values() if not name.given]
        if len(singles) != 1 or singles[0].titles or folded(singles[0].surname) in SURNAMES:
            return None  # "Prof Kay" may be a man.
        return sex_of_given(singles[0].surname)

    @property
    def is_clear(self) -> bool:
        """Whether a title, a noun or a pronoun tells the sex, and not only a name."""
        return bool(self.told) or self.sex in self.taken_up

    def may_be(self, sex: Sex) -> bool:
        """Return whether somebody may be of a sex: "the mother of two" is no Ed, but may be Sam."""
        if self.sex in (None, sex):
            return True
        names = (name.given or name.surname for name in self.some_names())
        return not self.is_clear and all(
            is_english_given(name) and may_bear(name, sex) for name in names
        )

    def is_named_for_other_than(self, sex: Sex) -> bool:
        """Return whether a given name is none of this sex: no Simon and no Owen is a woman."""
        return self.sex != sex and any(
            not name.family_first and is_of_other_sex(name.given, sex)
            for name in self.some_names()
            if name.given
        )

    @property
    def is_surely_person(self) -> bool:
        """Whether more than a name speaks for a person: a title, a known given name, a role."""
        return bool(self.titles or self.sexes or self.roles or self.sex)

    def some_names(self) -> list[PersonName]:
        """Return the first names it was called by: enough to compare with, however many follow."""
        return list(islice(self.parsed.values(), _MOST_NAMES))

    def likeness(self, name: PersonName) -> tuple[float, bool]:
        """Return how well a short name fits the first names, and whether it is a given name."""
        compared = min(len(self.parsed), _MOST_NAMES)
        known = self._likeness.get(name)
        if known is None or known[0] != compared:
            others = self.some_names()
            fits = (compare_names(name, other) for other in others)
            best = max((one.score for one in fits if one.verdict != "different"), default=0.0)
            is_given = any(key_of(one.given) == name.surname_key for one in others)
            known = self._likeness[name] = (compared, best, is_given)
        return known[1:]

    def add(self, index: int, found: Found) -> None:
        """Take a mention in, with what it tells."""
        self.nation = self.nation or found.nation
        self.first = min(self.first, index) if self.members else index
        self.members.append(index)
        if found.name is not None:
            text = found.name.text
            self.names[text] += 1
            self.parsed.setdefault(text, found.name)
            self.is_full = self.is_full or found.name.is_full
            if found.name.is_full and " " in " ".join(found.mention.text.split()):
                self.is_written_full = True
            if found.name.titles and found.name.titles[-1] in STYLES and not found.name.is_full:
                self.styled[f"{found.name.titles[-1]} {text}"] += 1
            offices = set(found.name.titles) - ADDRESS_TITLES
            self.titles.update(found.name.titles if found.name.is_full else offices)
        for role in found.roles:
            if role.is_relative and found.mention.text.lower().startswith(role.head):
                self.is_relative = True
            if role.is_relative and not self.generation:
                self.generation = GENERATIONS.get(role.head, "")
            if not role.is_relative and role not in self.roles[-_MOST_ROLES:]:
                self.roles.append(role)
        if found.sex and found.mention.kind != "pronoun":
            # A title or a noun tells the sex more surely than a given name.
            titled = found.name is not None and not _TELLING_SEX.isdisjoint(found.name.titles)
            self.sexes[found.sex] += 5 if titled or found.name is None else 1
            if titled or found.name is None:
                self.told.add(found.sex)


@define(eq=False)
class NameClusters:
    """The clusters of all names in a text, and which names could mean several."""

    clusters: list[Cluster] = field(factory=list)
    of_found: dict[int, Cluster] = field(factory=dict)
    ambiguous: dict[int, tuple[Cluster, ...]] = field(factory=dict)
    blocks: NameBlocks[int] = field(factory=NameBlocks)
    relatives: dict[int, int] = field(factory=dict)
    """Where those are first named whom the text brings in as somebody's relatives."""


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
