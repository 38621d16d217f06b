"""How the time of each stage grows with the text, as ratios of processor time."""

from __future__ import annotations

import gc
import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import quotetrack
from tests.hostile.families import Family

#: What is measured. "quotations" is everything that `extract_quotes` does, people among it.
STAGES: Final = ("quotations", "people", "claims", "page")

#: How much more time twice the text may take.
MOST: Final = 2.3

#: A stage that takes less than this at twice the text, in seconds, is not judged: it is noise.
LEAST_SECONDS: Final = 0.02

_unlike = itertools.count()


def seconds(text: str) -> dict[str, float]:
    """Return the processor time of each stage for a text, in seconds, without a parser."""
    # What a stage remembers of a text that it has seen must not help it.
    text = f"{text}\n\nThe end, number {next(_unlike)}."
    taken: dict[str, float] = {}

    def timed(stage: str, run: Callable[[], Any]) -> Any:
        began = time.process_time()
        result = run()
        taken[stage] = time.process_time() - began
        return result

    with _no_garbage_collection():
        found = timed("quotations", lambda: quotetrack.extract_quotes(text, parser=None))
        timed("people", lambda: quotetrack.resolve_speakers(found))
        pairs = timed("claims", lambda: quotetrack.link_claims(found))
        analysis = quotetrack.Analysis(found, pairs)
        timed("page", lambda: quotetrack.annotate(analysis))
    return taken


def least(runs: list[dict[str, float]]) -> dict[str, float]:
    """Return the least time of each stage: what other programs took away is in none of them."""
    return {stage: min(run[stage] for run in runs) for stage in STAGES}


def ratios(shorter: dict[str, float], longer: dict[str, float]) -> dict[str, float]:
    """Return how much more time each stage took for the longer text, 1.0 where it is not judged."""
    return {
        stage: longer[stage] / max(shorter[stage], 1e-6) if longer[stage] >= LEAST_SECONDS else 1.0
        for stage in STAGES
    }


def doubled(
    family: Family, *, enough: float = 0.05, smallest: int = 2_000, largest: int = 32_000
) -> dict[str, float]:
    """Return how much more time each stage takes for twice the text.

    The shorter text is the first that takes `enough` seconds, but none of more than `largest`
    characters. Where a ratio is too large, all is measured anew, and the least times are compared.
    """
    size = smallest
    while sum(seconds(family(size)).values()) < enough and size < largest:
        size *= 2
    shorter = [seconds(family(size))]
    longer = [seconds(family(2 * size))]
    for _ in range(4):
        found = ratios(least(shorter), least(longer))
        if max(found.values()) <= MOST:
            break
        shorter += [seconds(family(size)), seconds(family(size))]
        longer.append(seconds(family(2 * size)))
    return found


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """A collection falls into one run and not into the other."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
