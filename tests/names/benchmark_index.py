"""How long one new name takes to look up among known people.

Run `python -m tests.names.benchmark_index [NUMBER]`, 100,000 people unless told otherwise. The
people are made of the given names and surnames of the lexicon, a few of them very common, as in
life.
"""

from __future__ import annotations

import random
import sys
import time

from quotetrack.lexicon.people import GIVEN_NAMES, SURNAMES
from quotetrack.names import EntityIndex, KnownEntity


def people(number: int, chance: random.Random) -> list[str]:
    """Return `number` different names; the same for the same state of `chance`."""
    givens = sorted(name.title() for name in GIVEN_NAMES if name.isalpha())
    surnames = sorted(name.title() for name in SURNAMES)
    chance.shuffle(givens)
    chance.shuffle(surnames)
    names: dict[str, None] = {}
    while len(names) < number:
        given = givens[int(len(givens) * chance.random() ** 2.5)]
        surname = surnames[int(len(surnames) * chance.random() ** 2.5)]
        names.setdefault(f"{given} {chance.choice('ABCDEFGHJKLMNPRST')}. {surname}")
    return list(names)


def look_up_times(number: int) -> tuple[float, list[float]]:
    """Return the seconds to file `number` people, and of each look-up, sorted."""
    chance = random.Random(number)
    names = people(number, chance)
    start = time.perf_counter()
    index = EntityIndex(KnownEntity(name, id=str(at)) for at, name in enumerate(names))
    filed = time.perf_counter() - start
    known = chance.sample(names, 200)
    asked = [
        *known,
        *(f"{name.split()[0]} {name.split()[-1]}" for name in known),
        *(f"Mr {name.split()[-1]}" for name in known[:50]),
        *people(200, chance),
    ]
    index.search("Bill Hale")  # reads the table of nicknames
    times = []
    for name in asked:
        start = time.perf_counter()
        index.search(name)
        times.append(time.perf_counter() - start)
    return filed, sorted(times)


def main() -> None:
    """Print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    filed, times = look_up_times(number)
    middle, most = times[len(times) // 2], times[int(0.95 * len(times))]
    print(
        f"{number} people filed in {filed:.1f} s; a name found in {middle * 1000:.2f} ms (median), "
        f"{most * 1000:.2f} ms (19 of 20), {times[-1] * 1000:.2f} ms (slowest)"
    )


if __name__ == "__main__":
    main()
