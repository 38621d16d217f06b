"""The texts that are timed: annotated news where it lies beside the repository, else the seeds."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from itertools import cycle, islice

import quotetrack
from quotetrack.errors import ParserError
from quotetrack.model import ParsedText
from tests.benchmark.workers import REPOSITORY

_CORPUS = REPOSITORY.parent / "shared" / "data" / "quotes" / "polnear-train.jsonl.gz"
CORPUS_NAME = "articles of PolNeAR train" if _CORPUS.exists() else "times a seed article"


def articles(count: int, number: int = 0) -> list[str]:
    """Return the articles of a round, `count` of them that no other round has.

    The first is one for which the parser is asked. Where only the seeds are there, all rounds have
    these, over and over.
    """
    texts = raw_articles(count, number)
    first = next((number for number, text in enumerate(texts) if _needs_parser(text)), 0)
    return [texts[first], *texts[:first], *texts[first + 1 :]]


def raw_articles(count: int, number: int = 0) -> list[str]:
    """Return the articles of a round as they come, without a look at what is in them."""
    if _CORPUS.exists():
        with gzip.open(_CORPUS, "rt", encoding="utf-8") as lines:
            return [
                json.loads(line)["text"]
                for line in islice(lines, count * number, count * (number + 1))
            ]
    seeds = sorted((REPOSITORY / "seeds").glob("*.txt"))
    return list(islice(cycle(path.read_text("utf-8") for path in seeds), count))


class _Refusing:
    """A parser that only tells that it was asked."""

    version = "none"

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        raise ParserError("asked")


def _needs_parser(text: str) -> bool:
    try:
        quotetrack.analyze(text, parser=_Refusing())
    except ParserError:
        return True
    return False


def long_text(characters: int) -> str:
    """Return one text of so many characters: articles, one after the other."""
    joined: list[str] = []
    length = 0
    count = 60
    while length < characters:
        for text in articles(count)[len(joined) :]:
            joined.append(text)
            length += len(text) + 2
        count *= 2
    return "\n\n".join(joined)[:characters]


_STATEMENTS = (
    "We will close the harbour in {place}.",
    "We will not close the harbour in {place}.",
    "I never said that the harbour in {place} is safe.",
    "There are {number} ships in the harbour of {place}.",
)


def many_quotations(count: int) -> str:
    """Return one text in which one speaker says `count` things, every one against another."""
    lines = []
    for number in range(count):
        statement = _STATEMENTS[number % len(_STATEMENTS)]
        said = statement.format(place=f"Port{number % 7}", number=number + 2)
        lines.append(f"“{said}” said Ada Fenwick, the mayor.")
    return "\n\n".join(lines)
