"""Relatives: who is brought in as somebody's father, wife or son, and is not that person."""

from __future__ import annotations

from attrs import frozen

from quotetrack.lexicon.roles import GENERATIONS
from quotetrack.names.parse import Sex
from quotetrack.people.clusters import NameClusters
from quotetrack.people.scan import Scan


@frozen
class Family:
    """What a text says of relatives. The numbers are indices into the mentions of a scan.

    `pronouns` maps a name to the sex that "his wife, Ana Hale" behind it tells of its bearer.
    `owners` maps a surname to those whom it does not mean, with the sex of its owner: in "Mr
    Park's father, Park Joon" the surname "Park" is not the father. `described` maps a name to the
    descriptions that stand beside it.
    """

    owners: dict[str, list[tuple[int, Sex | None]]]
    described: dict[int, list[int]]
    pronouns: dict[int, Sex]

    @classmethod
    def of(cls, scan: Scan) -> Family:
        """Read the relatives that a scan has found."""
        owners: dict[str, list[tuple[int, Sex | None]]] = {}
        for owner, other in scan.apart:
            name = scan.found[owner].name
            relative = scan.found[other].name
            is_given_alone = relative is not None and not relative.is_full
            if name is not None and (not name.is_full or is_given_alone):
                owners.setdefault(name.surname_key, []).append((other, scan.found[owner].sex))
        described: dict[int, list[int]] = {}
        for description, named in scan.same:
            described.setdefault(named, []).append(description)
        pronouns: dict[int, Sex] = {}
        for description, named in scan.same:
            first = scan.words.items[scan.found[description].first].lower
            if first in ("his", "her") and named > description:
                owner = _name_before(scan, description)
                if owner >= 0:
                    pronouns[owner] = "m" if first == "his" else "f"
        return cls(owners, described, pronouns)

    def of_surname(self, result: NameClusters, surname: str) -> dict[int, Sex | None]:
        """Return the clusters (by number) of the relatives of a surname's owner, with its sex."""
        return {
            result.of_found[other].number: sex
            for other, sex in self.owners.get(surname, ())
            if other in result.of_found
        }

    def note(self, scan: Scan, result: NameClusters, index: int) -> None:
        """Note with the cluster of the name at `index` what its relative's noun tells."""
        cluster = result.of_found.get(index)
        if cluster is None:
            return
        if index in self.pronouns and cluster.sex is None:
            cluster.sexes[self.pronouns[index]] += 1
        if cluster.is_relative and cluster.first == index:
            result.relatives[cluster.number] = scan.found[index].start  # "her husband Owen"
        for description in self.described.get(index, ()):
            roles = scan.found[description].roles
            relative = next((role for role in roles if role.is_relative), None)
            if relative is None:
                continue
            cluster.generation = cluster.generation or GENERATIONS.get(relative.head, "")
            if relative.sex:
                cluster.sexes[relative.sex] += 3
            if cluster.members and cluster.first == index:
                result.relatives[cluster.number] = scan.found[index].start
                cluster.is_relative = True


def _name_before(scan: Scan, index: int) -> int:
    """Return the name that stands nearest before a mention, in its sentence or the last; or -1."""
    sentence = scan.found[index].sentence
    for at in range(index - 1, max(index - 6, -1), -1):
        if sentence - scan.found[at].sentence > 1:
            return -1
        if scan.found[at].name is not None:
            return at
    return -1
