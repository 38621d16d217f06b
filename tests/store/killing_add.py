"""Kills `quotetrack add --workers 2` again and again, and looks whether anything was lost.

    python -m tests.store.killing_add [--articles 2000] [--kills 20] [--ledger URL]

The command adds the articles of the benchmark, with the bundled parser, and is killed with SIGKILL
at moments drawn by lot; then the same command is given again. After each kill every document that
was reported must be there. At the end the ledger must be sound, hold each document once, and what a
ledger holds that nobody disturbed.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from quotetrack import Ledger
from tests.batch.archives import write_shard
from tests.benchmark.processes import texts
from tests.store.killing import content


def add(ledger: str, archive: Path, seconds: float | None) -> tuple[list[str], int]:
    """Add the archive, killed after so many seconds, which begin with the first document stored.

    Return the ids that were reported as there, and the exit code.
    """
    command = [sys.executable, "-m", "quotetrack", "add", "--ledger", ledger, "--workers", "2"]
    program = subprocess.Popen(
        [*command, "--format", "jsonl", str(archive)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    reported: list[str] = []
    stored = False
    assert program.stdout is not None
    for line in program.stdout:
        if not line.endswith("\n"):
            break  # It was killed in the middle of it.
        record = json.loads(line)
        assert record["status"] in ("added", "unchanged"), record
        if seconds is not None and not stored and record["status"] == "added":
            stored = True
            threading.Timer(seconds, program.kill).start()
        reported.append(record["document_id"])
    return reported, program.wait()


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--longest", type=float, default=6.0, help="seconds until a kill, at most")
    parser.add_argument("--ledger", help="a new one, of PostgreSQL for instance")
    chosen = parser.parse_args()
    lot = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "articles.jsonl"
        write_shard(archive, texts(chosen.articles))
        ledger = chosen.ledger or f"{folder}/disturbed.ledger"
        began, killed = time.monotonic(), 0
        for kill in range(chosen.kills):
            reported, code = add(ledger, archive, lot.uniform(0.1, chosen.longest))
            killed += code != 0
            with Ledger(ledger) as opened:
                there = {one for one, _ in content(opened).documents}
            lost = set(reported) - there
            assert not lost, lost
            print(f"kill {kill + 1}: {len(there):,} documents there, none lost", flush=True)
        _, code = add(ledger, archive, None)
        assert code == 0
        print(f"killed {killed} times in {time.monotonic() - began:.0f} seconds", flush=True)
        add(f"{folder}/undisturbed.ledger", archive, None)
        with Ledger(ledger) as disturbed, Ledger(f"{folder}/undisturbed.ledger") as quiet:
            one, other = content(disturbed), content(quiet)
            assert len(one.documents) == chosen.articles
            assert one == other, "The ledger holds other than an undisturbed one."
            assert disturbed.check() == ()
        print(
            f"{len(one.documents):,} documents, {one.quotations:,} quotations, "
            f"{len(one.pairs):,} claim pairs: as undisturbed"
        )


if __name__ == "__main__":
    main()
