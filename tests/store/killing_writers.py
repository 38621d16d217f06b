"""Kills writers that add, correct, take back and read again, and looks whether anything is half.

    python -m tests.store.killing_writers --kills 200 --documents 40 [--ledger URL]

Four programs write to one ledger at once. Again and again one of them, drawn by lot, is killed
(SIGKILL) and another one started, while the others go on. After each kill the ledger must be sound,
and hold every document and correction that any program had reported. While more than a hundred
corrections stand, programs take back more than they make. At the end all that stand are taken back,
and the ledger must hold what one holds that nobody disturbed.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from quotetrack import Ledger
from tests.store.deciding_at_random import ALL_COMPARED, asked, content, documents

# They are nice, so that they do not take the processor from whoever looks at what they left.
_PROGRAM = """
import os, random, sys
from quotetrack import Ledger
from quotetrack.errors import LedgerError
from tests.store.deciding_at_random import decide, documents

os.nice(10)
dice, read = random.Random(int(sys.argv[3])), documents(int(sys.argv[2]))
with Ledger(sys.argv[1]) as ledger:
    while True:
        part = dice.sample(read, 3)
        for result in ledger.add(part, parser=None):
            print("document", result.document_id, flush=True)
        for _ in range(3):
            decide(ledger, dice)
            for made in ledger.corrections(limit=1):
                print("correction", made.id, flush=True)
        standing = ledger.corrections(limit=1, undone=False).total
        for _ in range(6 if standing > int(sys.argv[4]) else 1):
            lot = dice.randrange(max(standing, 1))
            for made in ledger.corrections(limit=1, offset=lot, undone=False):
                try:
                    ledger.undo_correction(made.id, reviewer="Cy")
                except LedgerError:
                    pass
        list(ledger.reprocess([part[0].id], everything=True, parser=None))
"""

#: With so many corrections that stand, programs take back more than they make.
_MOST_STANDING = 100


class _Writer:
    """A program that writes, and what it has reported."""

    def __init__(self, place: str, number: int, seed: int) -> None:
        root = Path(__file__).parents[2]
        self.running = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, place, *map(str, (number, seed, _MOST_STANDING))],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.running.stdout is not None
        for line in self.running.stdout:
            if line.endswith("\n"):
                self.lines.append(line.rstrip())

    def end(self) -> None:
        """Kill it where it still runs, and wait for what it had reported."""
        self.running.send_signal(signal.SIGKILL)
        self.running.wait()
        self._reader.join()

    def kill(self) -> None:
        """End it. It must not have ended by itself."""
        self.end()
        assert self.running.stderr is not None
        told = self.running.stderr.read()
        assert self.running.returncode == -signal.SIGKILL, told


def kill_writers(
    place: str,
    number: int,
    kills: int,
    seed: int,
    writers: int = 4,
    tell: Callable[[str], None] = lambda line: None,
) -> int:
    """Kill so many writers, one after the other. Return how many corrections there were.

    `tell` is given a line after each kill that left the ledger sound.
    """
    dice = random.Random(seed)
    Ledger(place).close()
    seeds = iter(range(seed * 1000, seed * 1000 + kills + writers))
    working = [_Writer(place, number, next(seeds)) for _ in range(writers)]
    done: list[str] = []
    began = time.monotonic()
    try:
        for turn in range(kills):
            at = dice.randrange(writers)
            _wait_for(working[at], dice.randint(1, 12))
            time.sleep(dice.random() * 0.05)
            working[at].kill()
            done += working[at].lines
            working[at] = _Writer(place, number, next(seeds))
            with Ledger(place) as ledger:
                _look(ledger, [*done, *(line for one in working for line in list(one.lines))], turn)
                made, standing = (
                    ledger.corrections(limit=1, undone=u).total for u in (None, False)
                )
            tell(
                f"kill {turn + 1}: sound, {made:,} corrections of which {standing} stand, "
                f"{time.monotonic() - began:.0f} s"
            )
        for one in working:
            one.kill()
    finally:
        for one in working:
            one.end()
    with Ledger(place) as ledger:
        _look(ledger, [*done, *(line for one in working for line in one.lines)], kills)
        return ledger.corrections(limit=1).total


def _wait_for(writer: _Writer, lines: int) -> None:
    until = time.monotonic() + 120
    while len(writer.lines) < lines and time.monotonic() < until:
        assert writer.running.poll() is None, "a writer ended by itself"
        time.sleep(0.005)


def _look(ledger: Ledger, reported: list[str], turn: int) -> None:
    problems = ledger.check()
    assert problems == (), (turn, problems[:3])
    there = {f"document {one.document.id}" for one in ledger.iter_documents()}
    offset = 0
    while page := ledger.corrections(limit=1000, offset=offset):
        there |= {f"correction {one.id}" for one in page}
        offset += len(page)
    assert set(reported) <= there, (turn, sorted(set(reported) - there)[:5])


def finish(place: str, number: int, folder: Path) -> None:
    """Take everything back, and compare with a ledger that nobody disturbed."""
    read = documents(number)
    with Ledger(place) as ledger:
        list(ledger.add(read, parser=None))
        while page := ledger.corrections(undone=False, limit=100):
            for one in page:
                ledger.undo_correction(one.id, reviewer="Cy")
        list(ledger.reprocess(everything=True, parser=None))
        assert ledger.check() == ()
        found = content(ledger)
    with Ledger(folder / "undisturbed.ledger") as ledger:
        list(ledger.add(read, parser=None))
        undisturbed = content(ledger)
    # The pairs of more documents depend on which statements were compared first.
    for name in ("said", "published", *(("pairs",) if number <= ALL_COMPARED else ())):
        assert found[name] == undisturbed[name], name


def main() -> None:
    """Kill, look, report."""
    with asked(__doc__, documents=ALL_COMPARED, kills=200) as (options, place, folder):
        made = kill_writers(
            place,
            options.documents,
            options.kills,
            options.seed,
            tell=lambda line: print(line, flush=True),
        )
        print("All that stand are taken back.", flush=True)
        finish(place, options.documents, folder)
    print(f"{options.kills} of {options.kills} kills: sound, with {made:,} corrections, none half.")


if __name__ == "__main__":
    main()
