"""Relatives: who is brought in as somebody's father, wife or son, and is not that person."""

from __future__ import annotations

from attrs import frozen

from quotetrack.entities.clusters import GENERATIONS, NameClusters
from quotetrack.entities.names import Sex
from quotetrack.entities.scan import Scan
from quotetrack.entities.tokens import key_of


@frozen
class Family:
    """What a text says of relatives. The numbers are indices into the mentions of a scan.

    `owners` maps a surname to those whom it does not mean, with the sex of its owner: in "Mr
    Park's father, Park Joon" the surname "Park" is not the father. `described` maps a name to the
    descriptions that stand beside it.
    """

    owners: dict[str, list[tuple[int, Sex | None]]]
    described: dict[int, list[int]]

    @classmethod
    def of(cls, scan: Scan) -> Family:
        """Read the relatives that a scan has found."""
        owners: dict[str, list[tuple[int, Sex | None]]] = {}
        for owner, other in scan.apart:
            name = scan.found[owner].name
            if name is not None and not name.is_full:
                owners.setdefault(key_of(name.surname), []).append((other, scan.found[owner].sex))
        described: dict[int, list[int]] = {}
        for description, named in scan.same:
            described.setdefault(named, []).append(description)
        return cls(owners, described)

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
        for description in self.described.get(index, ()):
            roles = scan.found[description].roles
            relative = next((role for role in roles if role.is_relative), None)
            if relative is None:
                continue
            cluster.generation = cluster.generation or GENERATIONS.get(relative.head, "")
            if relative.sex:
                cluster.sexes[relative.sex] += 3
            if cluster.members and min(cluster.members) == index:
                result.relatives[cluster.number] = scan.found[index].mention.start
