"""How often each row of the rules fires: on our own cases and on the corpora.

    python -m tests.quality.rule_rows [--sample N] [--most 3]

The rows are the constructions and the sieves of quotations, what tells that nobody speaks, the
rules that tell whom a source means, the detectors of claim pairs and the lines of the phrase
tables. The texts are read without a parser: the seeds, our cases and, where they lie beside the
repository, PolNeAR, GUM and the articles of every kind, ours among them. A row fires where its
finder finds something, whether or not that is what is decided on in the end. Rows that fire no more
than `--most` times are printed, the rarest first, and how many rows there are of each kind. A row
that fires nowhere may still be right; look at its example and at what it costs before it goes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

import quotetrack
from quotetrack.claims import detectors
from quotetrack.claims.language import phrases
from quotetrack.model import Document
from quotetrack.people import speakers
from quotetrack.quotes import sieves
from quotetrack.quotes.constructions import objects, signs, subjects
from tests.annotations.drafting import read_texts
from tests.goldens.documents import REPOSITORY, load_documents
from tests.quality.cases.judging import load

_SHARED = REPOSITORY.parent / "shared" / "data"
_CORPORA = (
    "quotes/polnear-train", "quotes/polnear-dev", "quotes/gum-train", "quotes/gum-dev",
    "wild/dev", "wild/raw",
)  # fmt: skip
Row = tuple[str, str]
"""The kind of a row and what it is called."""


class Firings:
    """How often each row has fired since they were watched."""

    def __init__(self) -> None:
        """Watch all rows of this process."""
        self.counts: Counter[Row] = Counter()
        constructions = (
            *subjects.SUBJECTS, *subjects._SHARED, *objects.OBJECTS, *signs.OWNERS,
            *(row for rows in signs.AT_TOKENS.values() for row in rows),
        )  # fmt: skip
        for row in dict.fromkeys(constructions):
            self._watch(row, "find", ("construction", row.name))
        for number, sieve in enumerate(sieves.SIEVES):
            self._watch(sieve, "holds", ("sieve", f"{number} {sieve.example}"))
        sieves.NOBODYS = tuple(
            self._counted(holds, ("nobody", holds.__name__)) for holds in sieves.NOBODYS
        )
        for detector in detectors.DETECTORS:
            self._watch(detector, "find", ("detector", detector.name))
        speakers.SOURCE_RULES = tuple(  # type: ignore[misc]
            rule._replace(find=self._counted(rule.find, ("whom a source means", rule.name)))
            for rule in speakers.SOURCE_RULES
        )
        self._watch_phrases()

    def _watch(self, row: Any, name: str, called: Row) -> None:
        object.__setattr__(row, name, self._counted(getattr(row, name), called))

    def _counted(self, find: Callable[..., Any], called: Row) -> Callable[..., Any]:
        self.counts[called] += 0

        def counted(*arguments: Any) -> Any:
            found = find(*arguments)
            if isinstance(found, Iterator):
                found = list(found)
            self.counts[called] += bool(found)
            return found

        return counted

    def _watch_phrases(self) -> None:
        """Watch the lines of the phrase tables. Each table is read when it is first asked for."""
        read, match = phrases._compile, phrases._match
        lines: dict[Any, Row] = {}

        def compiled(line: str, label: Any, *arguments: Any) -> Any:
            pattern = read(line, label, *arguments)
            shown = " ".join(sorted(label)) if isinstance(label, frozenset) else str(label)
            lines[id(pattern)] = ("phrase", f"[{shown}] {line}")
            self.counts[lines[id(pattern)]] += 0
            return pattern

        def counted(pattern: Any, element: int, *arguments: Any) -> int:
            end = match(pattern, element, *arguments)
            if element == 1 and end >= 0:
                self.counts[lines[id(pattern)]] += 1
            return end

        phrases._compile, phrases._match = compiled, counted


def texts(sample: int | None = None) -> Iterator[tuple[str, str]]:
    """Yield the texts that rows are watched on, each with where it is from."""
    for document in load_documents("seeds"):
        yield "seeds", document.text
    for part in ("checking", "tuning", "shared"):
        for case in load(part):
            yield "cases", case["text"]
    for name in _CORPORA:
        path = _SHARED / f"{name}.jsonl.gz"
        if path.exists():
            yield from ((name, record["text"]) for record in islice(read_texts(path), sample))


def link_cases() -> int:
    """Link the quotations of the documents of each case of claims; return how many cases."""
    path = _SHARED / "claims" / "cases.json"
    cases = json.loads(path.read_text("utf-8")) if path.exists() else []
    for case in cases:
        found = [
            quotetrack.extract_quotes(
                Document(one["text"], date=date.fromisoformat(one["date"])), parser=None
            )
            for one in case["documents"]
        ]
        quotetrack.link_claims(found)
    return len(cases)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rows that fire seldom or never."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sample", type=int, help="only so many texts of each corpus")
    parser.add_argument("--most", type=int, default=0, help="firings up to which rows are printed")
    chosen = parser.parse_args(arguments)
    firings = Firings()
    given = list(texts(chosen.sample))
    for _ in quotetrack.pipe((text for _, text in given), parser=None):
        pass
    print(f"{len(given)} texts:", dict(Counter(name for name, _ in given)))
    print(f"{link_cases()} cases of claims in several texts")
    for kind in dict.fromkeys(kind for kind, _ in firings.counts):
        rows = {name: count for (of, name), count in firings.counts.items() if of == kind}
        seldom = sorted((count, name) for name, count in rows.items() if count <= chosen.most)
        print(f"\n{kind}: {len(rows)} rows, {len(seldom)} fire no more than {chosen.most} times")
        for count, name in seldom:
            print(f"{count:6} {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
