"""What is known while the mentions of a text are being resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from attrs import Factory, define, field

from quotetrack.lexicon.roles import kin_of
from quotetrack.model import Mention
from quotetrack.names.alias_table import AliasTable
from quotetrack.people.abbreviations import Abbreviations
from quotetrack.people.antecedents.apposition import noun_beside
from quotetrack.people.antecedents.brought_in import BroughtIn, brought_in
from quotetrack.people.antecedents.choice import Judge, bundled_judge
from quotetrack.people.antecedents.things import BODIES, plain_name, things
from quotetrack.people.clusters import Cluster, NameClusters, put
from quotetrack.people.deaths import whose_obituary
from quotetrack.people.groups import Group, find_groups
from quotetrack.people.kin import Kin
from quotetrack.people.roles import Role
from quotetrack.people.scan import Found, Scan
from quotetrack.people.supplied_names import initials_of
from quotetrack.people.trail import Trail
from quotetrack.people.turn_labels import opens_turn

_ROLES_NOTED: Final = 8
_TELLING: Final = BODIES | {"body"}
MANY: Final = 60


@define(eq=False, slots=False)
class State:
    """What is known while a text is being resolved."""

    scan: Scan
    names: NameClusters
    aliases: AliasTable | None
    ambiguous: list[tuple[Mention, tuple[Cluster, ...]]] = field(factory=list)
    sources: dict[tuple[int, int], Cluster] = field(factory=dict)
    rules: dict[tuple[int, int], str] = field(factory=dict)
    """Which rule told whom a source means, by its span."""
    judge: Judge = field(factory=bundled_judge)
    """Who weighs the candidates for a pronoun or description."""
    sureness: dict[tuple[int, int], float] = field(factory=dict)
    """How likely the entity is whom a source means, by its span, where it has been weighed."""
    spoken: list[tuple[Cluster, Found]] = field(factory=list)
    """The sources of quotations so far, in the order in which they were read."""
    have_spoken: set[int] = field(factory=set)
    places: dict[tuple[int, int], str] = field(factory=dict)
    bodies: dict[str, Cluster] = field(factory=dict)
    taken_up: dict[int, tuple[Cluster | None, Found] | None] = field(factory=dict)
    """The body that "the firm" takes up and its first mention, by where that phrase begins."""
    labelled: dict[tuple[str, str], Cluster] = field(factory=dict)
    known: dict[str, Cluster] = field(factory=dict)
    by_role: dict[str, list[Cluster]] = field(factory=dict)
    last_speaker: Cluster | None = None
    lead: int = -1
    interview_from: int = -1
    """Where the first label of an interview ("Q:") stands, once it has been read; else -1."""
    names_that_speak: frozenset[int] = frozenset()
    """The names (indices into the scan) that stand in sources of quotations."""
    kin: Kin = field(factory=Kin)
    by_members: dict[tuple[int, ...], Cluster] = field(factory=dict)
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
            for key in {role.head, role.age} - {""}:
                holders = self.by_role.setdefault(key, [])
                if cluster not in holders[-_ROLES_NOTED:]:
                    holders.append(cluster)

    def with_role(self, role: Role) -> list[Cluster]:
        """Return those who were given such a role, the latest first, each once."""
        holders: dict[int, Cluster] = {}
        heads = [*sorted(kin_of(role.head)), *sorted(role.qualifiers & {"deputy", "assistant"})]
        for head in heads:
            for cluster in reversed(self.by_role.get(head, [])[-MANY:]):
                holders.setdefault(cluster.number, cluster)
        return list(holders.values())

    @cached_property
    def _things(self) -> tuple[Sequence[Found], Sequence[int]]:
        found = things(self.scan)
        return found, [one.start for one in found]

    def things_before(self, offset: int, sentence: int) -> list[Found]:
        """Return bodies and documents that no mention covers, from a sentence to an offset."""
        found, starts = self._things
        last = bisect_left(starts, offset)
        first = last
        while first > 0 and found[first - 1].sentence >= sentence:
            first -= 1
        return list(found[first:last])

    @cached_property
    def brought_in(self) -> BroughtIn | None:
        """The body that the lead brings in by a noun, where what follows names it."""
        named = (one for one in self.scan.found if one.mention.kind == "organisation")
        found = sorted([*self._things[0], *named], key=lambda one: one.start)
        return brought_in(self.scan, self.lead, found)

    @cached_property
    def nouns_of_names(self) -> Mapping[str, Collection[str]]:
        """What the text tells by nouns that bodies are, by their names: "the charity Open Oar"."""
        told: dict[str, set[str]] = {}
        for one in (*self._things[0], *self.scan.found):
            if one.mention.kind in ("nominal", "pronoun") or one.quoted:
                continue
            noun = noun_beside(self.scan.words, one.first, one.last, _TELLING)
            if noun:
                told.setdefault(plain_name(one.mention.text), set()).add(noun)
        if self.brought_in is not None:
            name = plain_name(self.brought_in.name.mention.text)
            told.setdefault(name, set()).add(self.brought_in.noun)
        return told

    def note_speaker(self, cluster: Cluster, found: Found) -> None:
        """Note that a quotation has been ascribed to somebody, with the phrase that names it."""
        if cluster.passing:
            cluster.passing = False
            self.note_roles(cluster)
        self.last_speaker = cluster
        self.have_spoken.add(cluster.number)
        self.spoken.append((cluster, found))

    @cached_property
    def narrated(self) -> Sequence[int]:
        """For each sentence how many up to it hold words outside quotation marks."""
        told: set[int] = set()
        last = -1
        for item in self.scan.words.items:
            if item.sentence != last and not item.quoted and item.form.is_word:
                last = item.sentence
                told.add(last)
        return list(accumulate(at in told for at in range(max(told, default=0) + 1)))

    @cached_property
    def of_obituary(self) -> Cluster | None:
        """Whose obituary the text is."""
        return self.names.of_found.get(whose_obituary(self.scan, self.lead))

    @cached_property
    def initials(self) -> Mapping[str, int]:
        """For initials the first mention of the one person who has them."""
        return initials_of(self.scan)

    @cached_property
    def named_by_labels(self) -> frozenset[int]:
        """The entities (their numbers) whose name is the label of a turn: "Ana Ortiz: Not yet."."""
        text, found = self.scan.words.text, self.scan.found
        return frozenset(
            cluster.number
            for index, cluster in self.names.of_found.items()
            if found[index].mention.kind in ("name", "title_name")
            and text.startswith((":", "*:", "**:"), found[index].end)
            and opens_turn(text, found[index].mention)
        )

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """What short names of bodies stand for in the text."""
        return Abbreviations(self.scan.words, self.scan.runs)

    @cached_property
    def groups(self) -> list[Group]:
        """The groups of people outside quotation marks."""
        return find_groups(self.scan)

    @cached_property
    def relatives_named(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """For nouns of relatives where they stand beside a name: descriptions with their names."""
        named: dict[str, list[tuple[int, int]]] = {}
        for description, name in self.scan.same:
            one = self.scan.found[description]
            if one.quoted or name not in self.names.of_found:
                continue
            for role in one.roles[:1]:
                if role.is_relative:
                    named.setdefault(role.head, []).append((description, name))
        return named

    @property
    def clusters(self) -> list[Cluster]:
        """All entities so far."""
        return self.names.clusters
