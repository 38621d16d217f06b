"""Measure what more processes are worth, and whether memory stays flat.

    python -m tests.benchmark.processes [--articles 2000] [--rounds 3]
    python -m tests.benchmark.processes --memory 20000
    python -m tests.benchmark.processes --sharing [--articles 200]

The first analyses the articles with one process and with two, by turns, in programs of their own,
and prints elapsed time, processor time of all processes together and the memory that they hold.
The second streams articles through one process and prints its memory on the way. The third prints
the memory of two processes that were forked from one with the models, and of two that were not.
Linux only.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from tests.benchmark.texts import raw_articles
from tests.benchmark.workers import compile_package

_BECOME_SUBREAPER = 36
#: How many articles there are before they come again: all that are annotated.
_DIFFERENT = 840
#: How often memory is looked at, in seconds. It takes time from what is measured.
_EVERY = 5


def texts(count: int) -> Iterator[str]:
    """Yield `count` different texts: the articles again and again, each time with another end.

    Nothing is analysed to choose them, so the program that is measured begins with nothing loaded.
    """
    own = raw_articles(_DIFFERENT)
    for number, text in enumerate(islice(cycle(own), count)):
        yield f"{text}\n\nEdition {number}."


def held(kind: str) -> int:
    """Return the memory of this process and its descendants in bytes, shared pages counted once."""
    total = 0
    for pid in _descendants():
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next(
            int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith(kind)
        )
    return total


def _descendants() -> list[int]:
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int(
                    (entry / "stat").read_text().rsplit(")", 1)[1].split()[1]
                )
            except (OSError, ValueError):
                continue
    found = [os.getpid()]
    for one in found:
        found += [pid for pid, parent in parents.items() if parent == one]
    return found


def run(count: int, processes: int, forked: bool = True) -> None:
    """Analyse articles in this program, and print what it took as a line of JSON."""
    given = list(texts(count))
    began = time.monotonic()
    import quotetrack
    from quotetrack.pipeline import processes as own

    if not forked:
        own.LOADED_MODELS = None  # type: ignore[misc,assignment]

    ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1)
    memory = [0]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_EVERY):
            memory[0] = max(memory[0], held("Pss:"))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    quotations = 0
    for result in quotetrack.pipe(given, n_process=processes):
        assert isinstance(result, quotetrack.Analysis)
        quotations += len(result.quotations)
    elapsed = time.monotonic() - began
    done.set()
    watcher.join()
    own = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "elapsed": elapsed,
                "own": own.ru_utime + own.ru_stime,
                "memory": memory[0],
                "quotations": quotations,
            }
        ),
        flush=True,
    )


def measured(count: int, processes: int, forked: bool = True) -> dict[str, float]:
    """Run `run` in a program of its own; return what it printed and the time of all processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            __spec__.name,
            "--run",
            *map(str, map(int, (count, processes, forked))),
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    while True:  # What the program left behind ends by itself, and is counted then.
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found: dict[str, float] = json.loads(done.stdout)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {**found, "processor": spent}


def memory(count: int) -> None:
    """Stream articles through one process, and print how its memory grows."""
    import quotetrack

    first = 0
    for number, _ in enumerate(quotetrack.pipe(texts(count)), start=1):
        if number == 1000 or number % 2500 == 0:
            now = held("Rss:")
            first = first or now
            print(f"| {number:,} | {now / 1e6:.0f} MB | {now / first - 1:+.1%} |", flush=True)


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, metavar="ARTICLES")
    parser.add_argument("--sharing", action="store_true")
    parser.add_argument("--run", nargs=3, type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.run:
        count, processes, forked = chosen.run
        run(count, processes, bool(forked))
        return
    if chosen.memory:
        memory(chosen.memory)
        return
    ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1)
    if chosen.sharing:
        for forked in (True, False):
            taken = measured(chosen.articles, 2, forked)
            told = "forked" if forked else "each by itself"
            print(
                f"two processes, {told}: {taken['memory'] / 1e6:.0f} MB, "
                f"{taken['processor']:.1f} s of processor time"
            )
        return
    compile_package()
    print(f"load before: {os.getloadavg()[0]:.1f}, cores: {os.cpu_count()}")
    found: dict[int, list[dict[str, float]]] = {1: [], 2: []}
    for _ in range(chosen.rounds):
        for processes, runs in found.items():
            runs.append(measured(chosen.articles, processes))
            print(processes, {k: round(v, 1) for k, v in runs[-1].items()}, flush=True)
    for what in ("elapsed", "processor", "memory"):
        one, two = (statistics.median(run[what] for run in found[n]) for n in (1, 2))
        print(f"{what}: {one:,.1f} and {two:,.1f}, {one / two:.2f} and {two / one:.2f}")
    print(f"load after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
