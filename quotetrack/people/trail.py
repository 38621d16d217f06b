"""What a reader has met so far, while a text is read from front to back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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

    def back(self, before: int, window: int, sentence: int) -> Iterator[tuple[Cluster, Found]]:
        """Go back over the mentions that start before the offset `before`, the nearest first.

        No further than `window` sentences before the sentence numbered `sentence`.
        """
        for index in reversed(self.read[-_MEMORY:]):
            found = self.scan.found[index]
            if found.start >= before:
                continue
            if sentence - found.sentence > window:
                return
            yield self.of_found[index], found
