"""Kills programs that write to a ledger, again and again, and looks whether anything was lost.

    python -m tests.store.killing --documents 1000 --rounds 50 --writers 4 [--ledger URL]

Each round starts programs at one ledger and kills them with SIGKILL at a moment drawn by lot. Two
add all documents, one reads again what is there, and one corrects titles. After each round, every
document that the first program had reported must be there, each document once and whole, and the
ledger sound. At the end one run is left alone, and the ledger must
hold what a ledger holds that nobody disturbed.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from attrs import frozen

from quotetrack import Document, Ledger
from tests.store.articles import RETREAT

_PROGRAM = """
import itertools
import sys
from quotetrack import Ledger
from quotetrack.errors import ReviewConflictError
from tests.store.killing import documents

with Ledger(sys.argv[1]) as ledger:
    print("ready", flush=True)
    task = sys.argv[3]
    while task == "read again":
        for result in ledger.reprocess(everything=True, parser=None):
            assert result.status != "failed", result
    for turn in itertools.count() if task == "correct" else ():
        for stored in ledger.documents(limit=20):
            try:
                ledger.correct_document(
                    stored.document.id, reviewer="Ann", seen=stored.revision, title=f"Title {turn}"
                )
            except ReviewConflictError:
                pass  # Somebody else was faster.
    for result in ledger.add(documents(int(sys.argv[2])), parser=None, batch_size=8):
        print(result.document_id, result.status, flush=True)
"""


def documents(number: int) -> list[Document]:
    """Return articles of five speakers, who take back a part of what they said."""
    people = ["Ada Fenwick", "Tomas Reyes", "Zoë Ortiz", "Bill Hale", "Oskar Lind"]
    found = []
    for one in range(number):
        name = people[one % 5]
        text = RETREAT.replace("Ada Fenwick", name).replace("Ms Fenwick", name)
        text += f" “We will {'cut' if one % 2 else 'raise'} tax number {one // 10}”, said {name}."
        found.append(Document(text, id=f"article-{one}", publisher=f"Paper {one % 3}"))
    return found


@frozen
class Content:
    """What a ledger holds, without the numbers that depend on the order of adding."""

    documents: frozenset[tuple[str, int]]
    quotations: int
    pairs: frozenset[tuple[str, str, str]]
    speakers: frozenset[tuple[str, int]]


def content(ledger: Ledger) -> Content:
    """Return what `ledger` holds."""
    texts = _documents(ledger)
    return Content(
        texts,
        sum(1 for _ in ledger.iter_quotations()),
        frozenset(
            (one.id, one.earlier_document.id, one.later_document.id)
            for one in ledger.iter_claim_pairs()
        ),
        frozenset((one.name, one.quotation_count) for one in ledger.speakers(limit=1000)),
    )


def _documents(ledger: Ledger) -> frozenset[tuple[str, int]]:
    """Return the ids of all documents, each with the number of its quotations."""
    found: list[tuple[str, int]] = []
    while page := ledger.documents(limit=1000, offset=len(found)):
        found += [(one.document.id, one.quotation_count) for one in page]
    assert len(found) == len({own for own, _ in found})
    return frozenset(found)


def undisturbed(number: int, folder: Path) -> Content:
    """Return what a ledger holds that took all documents in one run."""
    with Ledger(folder / "undisturbed.ledger") as ledger:
        for result in ledger.add(documents(number), parser=None):
            assert result.status == "added", result
        return content(ledger)


def start(place: str, number: int, task: str = "add") -> subprocess.Popen[str]:
    """Start a program that adds all documents, or does another task for ever."""
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, place, str(number), task],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


#: What the writers beside the first one do.
_TASKS: Final = ("add", "read again", "correct")


def kill_rounds(place: str, number: int, rounds: int, seed: int, writers: int = 1) -> list[int]:
    """Kill so many runs. Return how many documents the ledger had after each."""
    dice = random.Random(seed)
    reported: set[str] = set()
    had: list[int] = []
    for turn in range(rounds):
        running = start(place, number)
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        beside = [start(place, number, task) for task in _TASKS[: writers - 1]]
        # By lot: after so many new documents, and then at any moment of the next ones.
        left, lines = dice.randint(0, 2 * number // rounds), []
        while left >= 0 and (line := running.stdout.readline()):
            lines.append(line)
            left -= "unchanged" not in line
        time.sleep(dice.random() * 0.05)
        for one in (running, *beside):
            one.send_signal(signal.SIGKILL)
        lines += running.stdout.readlines()
        for one in (running, *beside):
            if one is not running:
                one.communicate()
            one.wait()
            assert one.returncode in (-signal.SIGKILL, 0), one.returncode
        reported |= {line.split()[0] for line in lines if line.endswith("\n")}
        with Ledger(place) as ledger:
            assert ledger.check() == (), (turn, ledger.check())
            stored = _documents(ledger)
            assert reported <= {own for own, _ in stored}, turn
            assert all(count == 3 for _, count in stored), turn
        had.append(len(stored))
    return had


def finish(place: str, number: int) -> Content:
    """Let one run come to its end, and return what the ledger holds then."""
    running = start(place, number)
    output, _ = running.communicate()
    assert running.returncode == 0, output
    with Ledger(place) as ledger:
        assert ledger.check() == ()
        return content(ledger)


def main() -> None:
    """Kill, look, report."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=1000)
    arguments.add_argument("--rounds", type=int, default=50)
    arguments.add_argument("--writers", type=int, default=1, choices=range(1, 5))
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--ledger", help="a path or URL; else a new SQLite file")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.ledger or str(Path(folder) / "killed.ledger")
        had = kill_rounds(place, options.documents, options.rounds, options.seed, options.writers)
        print(f"documents after each of {len(had)} kills: {had}", flush=True)
        assert finish(place, options.documents) == undisturbed(options.documents, Path(folder))
        print("Nothing lost, nothing doubled, nothing half there.")


if __name__ == "__main__":
    main()
