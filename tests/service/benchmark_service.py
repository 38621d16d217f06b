"""How long pages of a large ledger take. Not a test: building the ledger takes long.

    python -m tests.service.benchmark_service --quotations 100000 --keep big.ledger

builds the made-up ledger of `tests.store.benchmark_ledger` (or takes the one that is there), asks
the application for every page on one core, and prints medians: of the time that passed and of the
processor's time, which other programs on the machine disturb less. Claim pairs are made up besides,
as many as `--pairs`, since made-up quotations seldom contradict each other, and a quotation in each
of as many documents as `--corrections` is corrected.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from quotetrack import Ledger
from quotetrack.model import ClaimPair, Evidence, EvidenceRole, Passage
from quotetrack.store import StoredQuotation
from quotetrack.store.rows.pairs import FoundPair, insert_pairs
from quotetrack.store.schema.tables import quotations
from tests.service.serving import client_of
from tests.store.benchmark_ledger import Words, build

#: What a page may take at the median, in milliseconds of the processor's time.
_LIMIT = 70


def make_pairs(ledger: Ledger, number: int) -> None:
    """Pair quotations of one speaker, from the newest on; nothing is done where pairs are there."""
    if ledger.claim_pairs(limit=1):
        return
    newest = {stored.key: stored for stored in ledger.quotations(speaker="speaker-0", limit=1000)}
    newest |= {stored.key: stored for stored in ledger.quotations(limit=1000)}
    by_speaker: dict[str, list[StoredQuotation]] = {}
    found: list[FoundPair] = []
    with ledger._writing() as connection:
        query = select(quotations.c.key, quotations.c.speaker_key)
        rows = connection.execute(query.where(quotations.c.key.in_(newest)))
        keys: dict[int, int] = {row.key: row.speaker_key for row in rows}
        for later in newest.values():
            assert later.speaker is not None
            before = by_speaker.setdefault(later.speaker.id, [])
            for earlier in before[-3:]:
                if len(found) < number:
                    pair = _pair(earlier, later, len(found))
                    sides = (earlier.key, later.key)
                    found.append(FoundPair(pair, *sides, keys[later.key], 738_000, {}))
            before.append(later)
        insert_pairs(connection, found)


def _pair(earlier: StoredQuotation, later: StoredQuotation, number: int) -> ClaimPair:
    def evidence(side: StoredQuotation, role: EvidenceRole) -> Evidence:
        start = side.quotation.start
        words = side.text.partition(" ")[0]
        return Evidence(
            document_id=side.document.id,
            passage=Passage(start, start + len(words), words),
            role=role,
            signal="made up",
        )

    assert later.speaker is not None
    return ClaimPair(
        id=f"pair{number:012x}",
        earlier=earlier.quotation,
        later=later.quotation,
        relation="contradicts",
        speaker=later.speaker,
        evidence=(evidence(earlier, "earlier"), evidence(later, "later")),
        score=0.5 + (number * 7919 % 500) / 1000,
        reason="made up",
        explanation="Made up to be listed.",
        version="benchmark",
    )


def correct(ledger: Ledger, number: int) -> None:
    """Correct a quotation in each of so many documents; nothing is done where some are."""
    if ledger.corrections(limit=1):
        return
    corrected: set[str] = set()
    for stored in ledger.iter_quotations():
        if len(corrected) == number:
            return
        if stored.document.id not in corrected:
            corrected.add(stored.document.id)
            ledger.correct_quotation(
                stored.key, speaker="speaker-1", reviewer="Bo", seen=stored.revision
            )


def measure(ledger: Ledger, times: int) -> float:
    """Print the medians, and return the longest in milliseconds of the processor's time."""
    words = Words(1)
    drawn = [words.sentence().lower().strip(".").split()[0] for _ in range(times + 1)]
    speakers = [words.speaker().id for _ in range(times + 1)]
    pairs = [pair.id for pair in ledger.claim_pairs(limit=times + 1)]
    keys = [one.key for one in ledger.quotations(limit=times + 1)]
    documents = [one.document.id for one in ledger.documents(limit=times + 1)]
    paths: dict[str, Callable[[int], tuple[str, dict[str, Any]]]] = {
        "pairs": lambda n: ("/pairs", {"status": "unreviewed", "offset": 25 * n}),
        "pairs of a speaker": lambda n: ("/pairs", {"speaker": speakers[n]}),
        "pairs with a word": lambda n: ("/pairs", {"words": drawn[n]}),
        "pair": lambda n: (f"/pairs/{pairs[n]}", {"status": "unreviewed", "offset": n}),
        "speakers": lambda n: ("/speakers", {"offset": 25 * n}),
        "speakers by a part of the name": lambda n: ("/speakers", {"name": drawn[n][:3]}),
        "speaker": lambda n: ("/speaker", {"id": speakers[n]}),
        "speaker who says a tenth": lambda n: ("/speaker", {"id": "speaker-0", "offset": 25 * n}),
        "speaker, by topic": lambda n: ("/speaker", {"id": "speaker-0", "topic": drawn[n]}),
        "split of the busiest speaker": lambda n: ("/speaker/split", {"id": "speaker-0"}),
        "search": lambda n: ("/search", {"words": drawn[n]}),
        "search for the commonest word": lambda n: ("/search", {"words": "the"}),
        "documents": lambda n: ("/documents", {"offset": 25 * n}),
        "documents by title": lambda n: ("/documents", {"title": drawn[n]}),
        "document": lambda n: ("/document", {"id": documents[n]}),
        "quotation": lambda n: (f"/quotations/{keys[n]}", {}),
        "what its speaker said besides": lambda n: ("/link", {"first": keys[n]}),
        "two statements to link": lambda n: ("/link", {"first": keys[n], "second": keys[n - 1]}),
        "corrections": lambda n: ("/corrections", {}),
        "figures": lambda n: ("/figures", {}),
        "agreement": lambda n: ("/agreement", {}),
        "add article": lambda n: ("/read", {}),
        "export": lambda n: ("/export", {}),
        "help": lambda n: ("/help", {}),
        "name": lambda n: ("/name", {}),
        "health": lambda n: ("/health", {}),
        "API: pairs": lambda n: ("/api/pairs", {"offset": 50 * n}),
        "API: quotations": lambda n: ("/api/quotations", {"words": drawn[n]}),
        "API: summary": lambda n: ("/api/summary", {}),
    }
    longest = 0.0
    with client_of(ledger) as client:
        for name, path in paths.items():
            passed, busy = [], []
            for number in range(times + 1):
                address, query = path(number)
                wall, cpu = time.perf_counter(), time.process_time()
                answer = client.get(address, params=query)
                passed.append((time.perf_counter() - wall) * 1000)
                busy.append((time.process_time() - cpu) * 1000)
                assert answer.status_code == 200, (name, answer.text)
            middle, used = statistics.median(passed[1:]), statistics.median(busy[1:])
            longest = max(longest, used)
            note = "" if used <= _LIMIT else f"  over {_LIMIT} ms"
            print(f"{name:<34}{middle:8.1f} ms, processor {used:8.1f} ms{note}", flush=True)
    return longest


def main() -> None:
    """Build, measure, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quotations", type=int, default=100_000)
    arguments.add_argument("--pairs", type=int, default=2_000)
    arguments.add_argument("--corrections", type=int, default=1_000)
    arguments.add_argument("--times", type=int, default=31)
    arguments.add_argument("--keep", type=Path, help="where the ledger stands or is built")
    options = arguments.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "benchmark.ledger"
        if not path.exists():
            build(path, options.quotations)
        with Ledger(path) as ledger:
            make_pairs(ledger, options.pairs)
            correct(ledger, options.corrections)
            print(ledger.summary())
            print(
                f"longest median of the processor's time: {measure(ledger, options.times):.1f} ms"
            )


if __name__ == "__main__":
    main()
