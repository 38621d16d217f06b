"""Batches of texts, each a run of Hypothesis, beside each other in processes."""

from __future__ import annotations

import json
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final

import hypothesis
from attrs import field, frozen
from hypothesis.database import DirectoryBasedExampleDatabase

import quotetrack
from tests.fuzzing.invariants import check
from tests.fuzzing.texts import fuzz_texts

CASES: Final = Path(__file__).parent / "cases"
#: Where Hypothesis keeps what it found, so that the next run begins with that.
DATABASE: Final = Path(__file__).parents[2] / ".hypothesis" / "fuzzing"
#: As many texts go into one run of Hypothesis, which remembers all of them.
BATCH: Final = 500
#: As long as a text may take, in seconds of processor time; a hundred times what the longest need.
MOST_SECONDS: Final = 20.0


@frozen
class Finding:
    """A text, made as short as it can be, that breaks something."""

    text: str = field(repr=False)
    what: str

    def keep(self) -> Path:
        """Write the text beside the tests, which read it from now on."""
        digest = quotetrack.Document(self.text).sha256[:12]
        path = CASES / f"{digest}.json"
        path.write_text(json.dumps({"what": self.what, "text": self.text}) + "\n")
        return path


@frozen
class Batch:
    """How many texts were looked at, how many seconds of processor time it took, what broke."""

    texts: int
    seconds: float
    finding: Finding | None = None


def kept() -> dict[str, str]:
    """Return all texts that were kept, by the name of their file."""
    files = sorted(CASES.glob("*.json"))
    return {path.stem: json.loads(path.read_text())["text"] for path in files}


def look_at(text: str, parser: Any) -> None:
    """Read a text and raise `AssertionError` where the result does not hold together.

    With a parser, indirect speech is read too, for which it is asked about every text.
    """
    started = time.process_time()
    found = quotetrack.analyze(text, parser=parser, indirect=parser is not None)
    assert time.process_time() - started < MOST_SECONDS, "It takes too long."
    check(found)


def shortened(text: str, breaks: Callable[[str], bool]) -> str:
    """Return what is left of a text that breaks something when no piece of it can go.

    Halves, quarters and so on are left out, down to single characters (Zeller and Hildebrandt
    2002, "Simplifying and isolating failure-inducing input"): Hypothesis leaves paragraphs whole.
    """
    size = len(text) // 2
    while size:
        place = 0
        while place < len(text):
            shorter = text[:place] + text[place + size :]
            if breaks(shorter):
                text = shorter
            else:
                place += size
        size //= 2
    return text


@cache
def _parser(bundled: bool) -> Any:
    return quotetrack.StanzaParser() if bundled else None


def run_batch(seed: int, texts: int, bundled: bool) -> Batch:
    """Look at so many texts, drawn with `seed`, with the bundled parser or without."""
    parser, started, looked_at, broken = _parser(bundled), time.process_time(), 0, ""

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=texts,
        deadline=None,
        database=DirectoryBasedExampleDatabase(DATABASE),
        suppress_health_check=list(hypothesis.HealthCheck),
        print_blob=False,
    )
    @hypothesis.given(fuzz_texts)
    def everything_holds(text: str) -> None:
        nonlocal looked_at, broken
        looked_at += 1
        try:
            look_at(text, parser)
        except Exception:
            broken = text
            raise

    def breaks(text: str) -> bool:
        try:
            look_at(text, parser)
        except Exception as error:
            return type(error) is type(raised)
        return False

    finding = None
    try:
        everything_holds()
    except Exception as error:
        raised = error
        what = "".join(traceback.format_exception(error, limit=-1)).strip()
        finding = Finding(shortened(broken, breaks), what)
    return Batch(looked_at, time.process_time() - started, finding)


def batches(first_seed: int, *, bundled: bool, workers: int, until: float) -> Iterator[Batch]:
    """Yield what each batch found, until `time.monotonic()` passes `until` or the caller stops."""
    seeds = count(first_seed)
    with ProcessPoolExecutor(workers) as pool:
        running: set[Future[Batch]] = set()
        try:
            while True:
                while len(running) < workers and time.monotonic() < until:
                    size = BATCH // 10 if bundled else BATCH
                    running.add(pool.submit(run_batch, next(seeds), size, bundled))
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for one in done:
                    yield one.result()
        finally:
            pool.shutdown(cancel_futures=True)
