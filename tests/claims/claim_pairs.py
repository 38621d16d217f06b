"""Tables of two statements by one speaker, on two days, that do or do not go together.

python -m tests.claims.claim_pairs [--table NAME] [--verbose]
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from quotetrack.claims import link
from quotetrack.model import ClaimPair

from .articles import quotations

_DATA = Path(__file__).parent / "data"
PRACTICE = _DATA / "claim_pairs.txt"
HELD_OUT = _DATA / "claim_pairs_held_out.txt"
GRAMMAR = _DATA / "claim_pairs_grammar.txt"
KINDS = _DATA / "claim_pairs_kinds.txt"
FRESH = _DATA / "claim_pairs_fresh.txt"
CHECKING = _DATA / "claim_pairs_checking.txt"
SECOND_CHECK = _DATA / "claim_pairs_second_check.txt"
THIRD_CHECK = _DATA / "claim_pairs_third_check.txt"
FOURTH_CHECK = _DATA / "claim_pairs_fourth_check.txt"
FIFTH_CHECK = _DATA / "claim_pairs_fifth_check.txt"
SIXTH_CHECK = _DATA / "claim_pairs_sixth_check.txt"
#: Tables by name, as they are asked for and printed.
TABLES = {
    "worked on": PRACTICE,
    "held out": HELD_OUT,
    "fresh": FRESH,
    "kinds of grammar, worked on": GRAMMAR,
    "short statements, worked on": KINDS,
    "short statements, checking": CHECKING,
    "short statements, second check": SECOND_CHECK,
    "short statements, third check": THIRD_CHECK,
    "short statements, fourth check": FOURTH_CHECK,
    "short statements, fifth check": FIFTH_CHECK,
    "short statements, sixth check": SIXTH_CHECK,
}
EARLIER, LATER = datetime.date(2031, 3, 4), datetime.date(2031, 5, 20)


@frozen
class PairCase:
    """Two statements, the kind of case, and whether they are a pair that is or is not found yet."""

    kind: str
    is_pair: bool
    is_missed: bool
    first: str
    second: str

    def found(self) -> tuple[ClaimPair, ...]:
        """Return the pairs that are found above the threshold."""
        one, ones = quotations(f"Ms Reed said on Tuesday: “{self.first}”", "Reed", date=EARLIER)
        other, others = quotations(f"Ms Reed told us: “{self.second}”", "Reed", date=LATER)
        return link(ones + others, {one.id: one, other.id: other})


def load(path: Path) -> list[PairCase]:
    """Return the cases of a table."""
    kind, cases = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = line[3:]
        elif line[:2] in ("+ ", "- ", "? "):
            first, second = (part.strip() for part in line[2:].split("|"))
            cases.append(PairCase(kind, line[0] != "-", line[0] == "?", first, second))
    return cases


@frozen
class PairFigures:
    """How many pairs there are and are found, how many near misses there are and raise an alarm."""

    pairs: int
    found: int
    near_misses: int
    alarms: int


def figures(path: Path) -> PairFigures:
    """Return what is found of a table."""
    told = [(case, bool(case.found())) for case in load(path)]
    return PairFigures(
        sum(case.is_pair for case, _ in told),
        sum(case.is_pair and found for case, found in told),
        sum(not case.is_pair for case, _ in told),
        sum(not case.is_pair and found for case, found in told),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is missed and what raises an alarm, and the sums by kind. Return 0."""
    parser = argparse.ArgumentParser(description="Statements that do or do not go together.")
    parser.add_argument("--table", choices=TABLES, default="worked on")
    parser.add_argument("--verbose", action="store_true", help="print every wrong case")
    options = parser.parse_args(arguments)
    right: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for case in load(TABLES[options.table]):
        found = case.found()
        there[case.kind] += 1
        right[case.kind] += bool(found) == case.is_pair
        if options.verbose and bool(found) != case.is_pair:
            shown = [(one.relation, one.reason, one.score) for one in found]
            print("+" if case.is_pair else "-", case.first, "|", case.second, shown)
    for kind, count in there.items():
        print(f"  {kind:24} {right[kind]:3} of {count}")
    print(figures(TABLES[options.table]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
