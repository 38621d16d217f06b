"""Print how often each change of a text changes who said what.

    python -m tests.metamorphic [--set seeds|wild|own] [--show NAME]

"seeds" are the articles of this project, "wild" those of ../shared/data/wild/dev, "own" the
annotated ones of ../shared/data/wild/raw. Without a parser.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tests.metamorphic.comparing import outcomes
from tests.metamorphic.texts import SETS
from tests.metamorphic.transformations import TRANSFORMATIONS


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--set", choices=tuple(SETS), default="wild")
    parser.add_argument("--show", default="", help="Show the violations of changes with this name.")
    asked = parser.parse_args()
    chosen = [one for one in TRANSFORMATIONS if asked.show in one.name]
    for line in _lines(asked.set, chosen, bool(asked.show)):
        print(line)


def _lines(name: str, chosen: list, show: bool) -> Iterator[str]:  # type: ignore[type-arg]
    for told, outcome in outcomes(SETS[name](), chosen).items():
        wrong = len(outcome.violations)
        yield f"{told:<32} {wrong:5} of {outcome.compared:5}  {outcome.rate:6.2%}"
        if show:
            for one in outcome.violations:
                yield f"  {one.document}: {one.words[:60]} · {one.before} → {one.after}"


if __name__ == "__main__":
    main()
