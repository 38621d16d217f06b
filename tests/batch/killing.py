"""Kills workers in the middle of a batch, and compares the outputs with those of a quiet run.

    python -m tests.batch.killing [--articles 400] [--kills 2] [--dask]

Two workers read the archive, processes of the program or, with --dask, of a local Dask cluster. One
of them is killed with SIGKILL at moments drawn by lot. All files must be the same, byte for byte.
The texts are those of the benchmark, and the parser is the bundled one. Linux only.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from quotetrack.batch import Batch
from quotetrack.pipeline import Counts
from tests.batch.archives import divided, outputs, write_shard
from tests.benchmark.processes import texts


def killer(
    pids: Callable[[], list[int]], kills: int, lot: random.Random, done: threading.Event
) -> list[int]:
    """Kill one of `pids` some times, at moments drawn by lot. Return whom, as it happens."""
    killed: list[int] = []

    def work() -> None:
        while len(killed) < kills and not done.wait(lot.uniform(4, 8)):
            if running := pids():
                killed.append(lot.choice(running))
                os.kill(killed[-1], signal.SIGKILL)

    threading.Thread(target=work, daemon=True).start()
    return killed


def own_workers() -> list[int]:
    """Return the worker processes of this program: those that a fork server has forked."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat[1])
    mine = [pid for pid, parent in parents.items() if parent == os.getpid()]
    return [pid for pid, parent in parents.items() if parent in mine]


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--dask", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for number, portion in enumerate(divided(list(texts(chosen.articles)), 25)):
            write_shard(folder / "archive" / f"{number:04}.jsonl.gz", portion)
        done = threading.Event()
        lot = random.Random(chosen.seed)
        began = time.monotonic()
        if chosen.dask:
            killed = on_dask(folder, chosen.kills, lot, done)
        else:
            killed = killer(own_workers, chosen.kills, lot, done)
            read(folder, "disturbed", workers=2)
        done.set()
        print(f"{len(killed)} workers killed in {time.monotonic() - began:.0f} seconds", flush=True)
        read(folder, "undisturbed", workers=1)
        one, other = outputs(folder / "disturbed"), outputs(folder / "undisturbed")
        assert one.keys() == other.keys(), one.keys() ^ other.keys()
        different = [name for name in one if one[name] != other[name]]
        assert not different, different
        assert len(killed) == chosen.kills, "It was over before all were killed: more articles."
        print(f"{len(one)} files, {sum(map(len, one.values())):,} bytes: the same to the byte")


def read(folder: Path, target: str, **engine: object) -> None:
    """Read the archive into a folder, and print what came out."""
    counts = Counts()
    batch = Batch(str(folder / "archive"), str(folder / target))
    for outcome in batch.outcomes(counts=counts, **engine):  # type: ignore[arg-type]
        assert outcome.done is not None, outcome.error
    print(f"{target}: {counts}", flush=True)


def on_dask(folder: Path, kills: int, lot: random.Random, done: threading.Event) -> list[int]:
    """Read the archive with two workers of a local cluster, of which one is killed now and then."""
    import distributed

    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        killed = killer(lambda: list(client.run(os.getpid).values()), kills, lot, done)
        read(folder, "disturbed", dask=client)
    return killed


if __name__ == "__main__":
    main()
