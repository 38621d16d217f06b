"""Measures what an article takes, for docs/cost.md: processor time, memory, and bytes of output.

    python -m tests.batch.costing [--articles 500]

The articles are those of the benchmark, read by `quotetrack.batch` in this process, on one core.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

from quotetrack.batch.manifest import Found
from quotetrack.batch.shards import list_shards
from quotetrack.batch.work import FORMATS, Job, shard_done
from tests.batch.archives import write_shard
from tests.benchmark.texts import articles


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=500)
    count = parser.parse_args().articles
    given = articles(count)
    print(f"{count} articles, {sum(map(len, given)) / count:,.0f} characters each")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_shard(folder / "warm" / "0.jsonl.gz", given[:64])
        write_shard(folder / "archive" / "1.jsonl.gz", given)
        packed = (folder / "archive" / "1.jsonl.gz").stat().st_size
        print(f"in: {packed / count:,.0f} bytes each, packed")
        began = time.process_time()
        _read(folder / "warm", folder / "warmed", "jsonl")
        print(
            f"start, models and 64 articles: {time.process_time() - began:.1f} s of processor time"
        )
        for format in FORMATS:
            began, clock = time.process_time(), time.monotonic()
            found = _read(folder / "archive", folder / format, format)
            spent, elapsed = time.process_time() - began, time.monotonic() - clock
            written = sum(
                path.stat().st_size
                for path in (folder / format).rglob("*")
                if path.is_file() and "manifest" not in path.parts
            )
            print(
                f"{format}: {spent / count * 1000:.1f} ms of processor time, "
                f"{elapsed / count * 1000:.1f} ms by the clock, {written / count:,.0f} bytes out, "
                f"{found.quotations / count:.1f} quotations each, "
                f"{found.parsed / found.documents:.0%} parsed"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak memory: {peak / 1024:,.0f} MB")


def _read(archive: Path, target: Path, format: str) -> Found:
    (shard,) = list_shards(str(archive))
    return shard_done(Job(target=str(target), format=format), shard).found  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
