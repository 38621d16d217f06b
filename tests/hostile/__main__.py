"""Print how the time of each stage grows with the text, for each family of hostile texts.

    python -m tests.hostile                          all families, 8,000 to 64,000 characters
    python -m tests.hostile --family "straight marks" --size 20000 --repeat 5

For each stage: milliseconds for the longest text, and the most that twice the text took, in times
of what the text took. Where that is over the limit, both texts are measured anew, up to six times,
and the least times count: what other programs take away comes and goes, what grows with the square
stays. Lines that are over the limit then begin with a star; the exit code is 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.hostile.families import FAMILIES, LARGE
from tests.hostile.growth import MOST, STAGES, least, ratios, seconds

_PATIENCE = 20.0
#: So often a text is measured anew whose time grew too much.
_MORE = 6


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 0, or 1 where a family is over the limit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--family", action="append", choices=FAMILIES, help="only this one")
    parser.add_argument("--size", type=int, default=8_000, help="characters of the shortest text")
    parser.add_argument("--doublings", type=int, default=3, help="how often it is doubled")
    parser.add_argument("--repeat", type=int, default=1, help="runs, of which the best counts")
    chosen = parser.parse_args(arguments)
    steps = [2**step for step in range(chosen.doublings + 1)]
    head = "".join(f"{stage:>16}" for stage in STAGES)
    print(f"{'characters up to ' + format(chosen.size * steps[-1], ','):34}{head}")
    over = 0
    for name in chosen.family or FAMILIES:
        smallest = max(chosen.size, LARGE.get(name, 0))
        last, worst = _measured(name, [smallest * step for step in steps], chosen.repeat)
        too_much = max(worst.values()) > MOST
        over += too_much
        cells = "".join(f"{last[stage] * 1000:7.0f} ms {worst[stage]:3.1f} ×" for stage in STAGES)
        print(f"{'* ' if too_much else '  '}{name:32}{cells}", flush=True)
    print(
        f"{over} of {len(chosen.family or FAMILIES)} families take more than {MOST} times as long"
    )
    return min(over, 1)


def _measured(
    name: str, sizes: Sequence[int], repeat: int
) -> tuple[dict[str, float], dict[str, float]]:
    """Return the times for the longest text, and the largest ratio of each stage."""
    worst = dict.fromkeys(STAGES, 0.0)
    family = FAMILIES[name]
    before: dict[str, float] | None = None
    for at, size in enumerate(sizes):
        now = least([seconds(family(size)) for _ in range(repeat)])
        if before is not None:
            for _ in range(_MORE):
                if max(ratios(before, now).values()) <= MOST:
                    break
                before = least([before, seconds(family(sizes[at - 1]))])
                now = least([now, seconds(family(size))])
            found = ratios(before, now)
            worst = {stage: max(worst[stage], found[stage]) for stage in STAGES}
        before = now
        if sum(now.values()) > _PATIENCE:
            break
    assert before is not None
    return before, worst


if __name__ == "__main__":
    sys.exit(main())
