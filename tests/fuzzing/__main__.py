"""Look at texts without end, and keep those that break something.

    python -m tests.fuzzing                              an hour, without the parser
    python -m tests.fuzzing --texts 1000000 --minutes 600
    python -m tests.fuzzing --parser --texts 10000       with the bundled parser

A text that breaks something is made as short as it can be and kept in tests/fuzzing/cases, where
the tests read it again at every run. Mend the fault, and commit the text with the mending. With the
same --seed the same texts come again.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.fuzzing.running import Finding, batches

#: So many different findings end a run.
_MOST_FINDINGS = 10


def main() -> int:
    """Run, tell, and return 1 where something broke."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--texts", type=int, help="stop after so many; else only time counts")
    arguments.add_argument("--minutes", type=float, default=60)
    arguments.add_argument("--parser", action="store_true", help="with the bundled parser")
    arguments.add_argument("--seed", type=int, default=int(time.time()) * 1000)
    arguments.add_argument("--workers", type=int, default=2)
    options = arguments.parse_args()
    print(f"seed {options.seed}", flush=True)
    started, told = time.monotonic(), time.monotonic()
    texts, seconds, found = 0, 0.0, dict[str, Finding]()

    def tell() -> None:
        rate = f"{texts / seconds:.0f} each second of a processor" if seconds else "none yet"
        passed = (time.monotonic() - started) / 60
        print(f"{texts} texts, {rate}, {passed:.1f} minutes, {len(found)} broken", flush=True)

    until = started + options.minutes * 60
    for batch in batches(
        options.seed, bundled=options.parser, workers=options.workers, until=until
    ):
        texts, seconds = texts + batch.texts, seconds + batch.seconds
        if batch.finding is not None and batch.finding.what not in found:
            found[batch.finding.what] = batch.finding
            print(f"{batch.finding.keep()}: {batch.finding.what}", flush=True)
        if len(found) >= _MOST_FINDINGS or (options.texts and texts >= options.texts):
            break
        if time.monotonic() - told > 60:
            told = time.monotonic()
            tell()
    tell()
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
