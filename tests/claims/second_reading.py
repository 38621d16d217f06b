"""The second reading of twins and fresh pairs: how far two readers agree, by kind.

    python -m tests.claims.second_reading

`data/second_reading.tsv` holds what a reader says who wrote neither the pairs nor the rules.
The twins, drawn by lot, came shuffled, without kinds and labels; the reader had seen the tables
once before.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from .claim_pairs import FRESH, load
from .twins.generators import free, twins

_READ = Path(__file__).parent / "data" / "second_reading.tsv"
#: What the reader calls two statements that do not go together.
OPPOSED = ("contradicts", "changes position")


@frozen
class Reading:
    """One pair as it was read: where it is from, its kind, both labels.

    `is_pair` is the label as it was written when the pair was read, `label` that of the reader.
    `makes_sense` tells whether people say such a thing. `again` tells that it was read once more,
    after it was changed.
    """

    digest: str
    kind: str
    is_pair: bool
    label: str
    makes_sense: bool
    again: bool

    @property
    def agrees(self) -> bool:
        """Whether both readers say the same of the pair."""
        return self.is_pair == (self.label in OPPOSED)


def digest(first: str, second: str) -> str:
    """Return what a pair is known by in the table."""
    return sha256(f"{first}|{second}".encode()).hexdigest()[:12]


def readings() -> Iterator[Reading]:
    """Yield what was read, in the order of the table."""
    for line in _READ.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            place, kind, written, label, sense, again = line.split("\t")
            yield Reading(place, kind, written == "+", label, sense == "", again == "again")


def written() -> dict[str, bool]:
    """Return whether each twin and fresh pair is a pair, as it is written now."""
    made = {digest(one.first, one.second): one.is_pair for one in (*twins(), *free())}
    return made | {digest(one.first, one.second): one.is_pair for one in load(FRESH)}


def kappa(read: Sequence[Reading]) -> float:
    """Return Cohen's kappa of both readers, 1 where neither ever says anything else."""
    count = len(read)
    observed = sum(one.agrees for one in read) / count
    first = sum(one.is_pair for one in read) / count
    second = sum(one.label in OPPOSED for one in read) / count
    chance = first * second + (1 - first) * (1 - second)
    return 1.0 if chance == 1.0 else (observed - chance) / (1 - chance)


def main() -> int:
    """Print the agreement by kind. Return 0."""
    groups: defaultdict[str, list[Reading]] = defaultdict(list)
    for one in readings():
        if one.again:
            continue
        lot = "all fresh" if one.kind.startswith("fresh: ") else "all twins"
        groups[one.kind].append(one)
        groups[lot].append(one)
    for kind, read in groups.items():
        odd = sum(not one.makes_sense for one in read)
        print(
            f"{kind:48} {sum(one.agrees for one in read):3} of {len(read):3}, "
            f"kappa {kappa(read):5.2f}" + (f", {odd} make little sense" if odd else "")
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
