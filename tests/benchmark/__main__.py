"""Measure how fast quotetrack is, beside what people would use instead.

    python -m tests.benchmark [--articles 60] [--rounds 5] [--page FILE] [--plot FILE]
    python -m tests.benchmark --no-growth --beside ../before     and beside another working tree

Prints tables in Markdown. With --page it writes the page of the documentation, with --plot the
plot on it. textacy is left out, with the reason, where it or its model is not installed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmark.measuring import measure
from tests.benchmark.page import draw, page, tables
from tests.benchmark.workers import WorkerError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 0, or 1 where a contestant failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=60, help="how many articles")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured")
    parser.add_argument("--no-growth", action="store_true", help="leave out the long texts")
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT", help="measure this one, too")
    parser.add_argument("--page", type=Path, help="write the page to this file")
    parser.add_argument("--plot", type=Path, help="write the plot to this file (SVG or PNG)")
    chosen = parser.parse_args(arguments)
    if min(chosen.articles, chosen.rounds) < 1:
        parser.error("--articles and --rounds must be at least 1")
    try:
        results = measure(
            chosen.articles,
            chosen.rounds,
            beside=chosen.beside,
            growth=not chosen.no_growth,
            report=lambda line: print(line, file=sys.stderr, flush=True),
        )
    except WorkerError as error:
        print(f"A contestant failed: {error}", file=sys.stderr)
        return 1
    print(tables(results))
    if chosen.plot:
        draw(results, chosen.plot)
    if chosen.page:
        beside = chosen.page.resolve().parent
        plot = os.path.relpath(chosen.plot.resolve(), beside) if chosen.plot else None
        chosen.page.write_text(page(results, plot), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
