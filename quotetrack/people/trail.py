"""What a reader has met so far, while a text is read from front to back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import define, field

from quotetrack.people.clusters import Cluster
from quotetrack.people.scan import Found, Scan

#: How many mentions back a reader is taken to remember.
_MEMORY: Final = 200


@define(eq=False)
class Trail:
    """The mentions outside quotation marks that have been read, the latest last."""

    scan: Scan
    of_found: Mapping[int, Cluster]
    read: list[int] = field(factory=list)
    counts: dict[int, int] = field(factory=dict)
    last_sentence: dict[int, int] = field(factory=dict)
    first_person: int = -1

    def pass_by(self, index: int) -> None:
        """Note that the mention at `index` (into the scan) has been read."""
        cluster = self.of_found.get(index)
        found = self.scan.found[index]
        if cluster is None or found.quoted:
            return
        self.read.append(index)
        self.counts[cluster.number] = self.counts.get(cluster.number, 0) + 1
        self.last_sentence[cluster.number] = found.sentence
        if self.first_person < 0 and cluster.kind == "person":
            self.first_person = cluster.number

    def back(self, before: int, window: int, sentence: int) -> list[tuple[Cluster, Found]]:
        """Return the mentions that start before the offset `before`, the nearest first.

        No further back than `window` sentences before the sentence numbered `sentence`.
        """
        found, of_found = self.scan.found, self.of_found
        earliest = sentence - window
        met: list[tuple[Cluster, Found]] = []
        for index in reversed(self.read[-_MEMORY:]):
            one = found[index]
            if one.start < before:
                if one.sentence < earliest:
                    break
                met.append((of_found[index], one))
        return met
