"""How the time of each stage grows with the text, as ratios of processor time."""

from __future__ import annotations

import gc
import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final
from unittest import mock

import quotetrack
from quotetrack import claims, quotes
from quotetrack.pipeline import stages
from tests.hostile.families import Family

#: What is measured, each by itself: quotations are found and settled, people are told apart, what
#: surrounds a statement is read, statements are compared, and the result is drawn as a page.
STAGES: Final = ("draft", "settle", "people", "context", "claims", "page")

#: How much more time twice the text may take.
MOST: Final = 2.3

#: A stage that takes less than this at twice the text, in seconds, is not judged: it is noise.
LEAST_SECONDS: Final = 0.015

_unlike = itertools.count()


def seconds(text: str) -> dict[str, float]:
    """Return the processor time of each stage for a text, in seconds, without a parser."""
    # What a stage remembers of a text that it has seen must not help it.
    text = f"{text}\n\nThe end, number {next(_unlike)}."
    taken = dict.fromkeys(STAGES, 0.0)

    def timed(stage: str, run: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            began = time.process_time()
            try:
                return run(*arguments, **options)
            finally:
                taken[stage] += time.process_time() - began

        return call

    inside = (
        mock.patch.object(quotes, "draft", timed("draft", quotes.draft)),
        mock.patch.object(quotes, "settle", timed("settle", quotes.settle)),
        mock.patch.object(stages, "resolution_of", timed("people", stages.resolution_of)),
        mock.patch.object(claims, "find_context", timed("context", claims.find_context)),
    )
    with _no_garbage_collection(), ExitStack() as stack:
        for patched in inside:
            stack.enter_context(patched)
        found = quotetrack.extract_quotes(text, parser=None)
        pairs = timed("claims", quotetrack.link_claims)(found)
        timed("page", quotetrack.annotate)(quotetrack.Analysis(found, pairs))
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
    family: Family,
    *,
    enough: float = 0.03,
    smallest: int = 8_000,
    largest: int = 32_000,
    most: float = MOST,
) -> dict[str, float]:
    """Return how much more time each stage takes for twice the text.

    The shorter text takes about `enough` seconds of processor time, but has from `smallest` to
    `largest` characters: below that, what a stage looks at grows up to its bounds. Where a ratio is
    above `most`, all is measured anew, and the least times are compared.
    """
    size = smallest
    first = seconds(family(size))
    while sum(first.values()) * size / smallest < enough and size < largest:
        size *= 2
    shorter = [first] if size == smallest else [seconds(family(size))]
    longer = [seconds(family(2 * size))]
    for _ in range(8):
        found = ratios(least(shorter), least(longer))
        if max(found.values()) <= most:
            break
        shorter.append(seconds(family(size)))
        longer.append(seconds(family(2 * size)))
    return found


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """A collection falls into one run and not into the other."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
