"""Judge the invented articles and print what does not come out, by kind of fault.

    python -m tests.quality.cases [--part shared|tuning|checking|articles] [--kind KIND]

Without `--part`, all parts. Of `checking` the totals alone are printed, so that nobody tunes on it.
The checks lost and won since the recorded run and the last one (`tests.quality.runs`) are listed.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence

from tests.quality.cases.judging import PARTS, Check, judge, load
from tests.quality.runs import compare_and_store, record_figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 0, or 2 where no case is of the chosen kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--kind", help="judge the cases of this kind of fault alone")
    parser.add_argument("--no-store", action="store_true", help="compare, but store nothing")
    parser.add_argument("--record", action="store_true", help="make this the recorded run")
    chosen = parser.parse_args(arguments)
    judged = 0
    for part in (chosen.part,) if chosen.part else PARTS:
        cases = [case for case in load(part) if chosen.kind in (None, case["kind"])]
        checks = judge(cases)
        judged += len(checks)
        print_kinds(checks, with_complaints=part != "checking")
        print(f"{part}: {totals(checks)}, of {len(cases)} articles\n")
        if chosen.kind is None and part != "checking":
            present = {check.place: [True, check.held] for check in checks}
            compare_and_store(
                f"cases-{part}",
                present,
                store=not chosen.no_store,
                record=chosen.record,
                what="checks",
            )
            print()
        if chosen.kind is None and chosen.record:
            groups = by_kind(checks).items()
            kinds = {kind: [sum(one.held for one in group), len(group)] for kind, group in groups}
            record_figures(f"cases-{part}", {"kinds": kinds})
    if not judged:
        print(f"No case is of the kind {chosen.kind!r}.", file=sys.stderr)
    return 0 if judged else 2


def totals(checks: Sequence[Check]) -> str:
    """Return how many of the checks held, in words."""
    held = sum(check.held for check in checks)
    share = f" ({held / len(checks):.1%})" if checks else ""
    return f"{held} of {len(checks)} checks hold{share}"


def by_kind(checks: Sequence[Check]) -> dict[str, list[Check]]:
    """Return the checks of each kind of fault, in the order of the alphabet."""
    groups: defaultdict[str, list[Check]] = defaultdict(list)
    for check in checks:
        groups[check.kind].append(check)
    return dict(sorted(groups.items()))


def print_kinds(checks: Sequence[Check], *, with_complaints: bool) -> None:
    """Print how many checks of each kind of fault held, and what is wrong with the others."""
    for kind, group in by_kind(checks).items():
        print(f"{kind:42}{sum(check.held for check in group):4} of {len(group):3}")
        if with_complaints:
            for check in group:
                if not check.held:
                    print(f"    {check.case}: {check.complaint}")


if __name__ == "__main__":
    sys.exit(main())
