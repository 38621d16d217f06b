"""Learn whom pronouns and descriptions mean, and how sure speakers are by name.

    python -m tests.quality.learn_speakers [--decisions FILE] [--keep]

is what `make weights` runs after the sources of quotations. It learns from the teaching part of the
annotated articles (`tests/annotations`), from the coreference of GUM and from the pronouns and
descriptions that are sources in PolNeAR train: those that were read, and automatic names for the
pronouns of the other texts. How sure speakers are is learnt from decisions on each source of
articles by models that have not seen that source: those that `tests.quality.relearn` wrote beside
its weights, and those in use for the sources that are kept to check. These teach nothing but how
sure speakers are: each of the six sources counts alike, so that a kind of text that is hard lowers
it.
With `--decisions FILE` it learns from what people decided in a ledger, too (`quotetrack corrections
export`), as from a source of its own. With `--keep` the weights that come along stay.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import quotetrack
from quotetrack.parse import StanzaParser
from quotetrack.people.antecedents.choice import LearntJudge
from quotetrack.pipeline.stages import resolution_of
from quotetrack.train import antecedents, speakers
from quotetrack.train.articles import settled
from quotetrack.train.attribution import models_without
from quotetrack.weights import Weights
from tests.quality.eval_articles import articles
from tests.quality.eval_articles import missing as missing_articles
from tests.quality.quotes_corpus import REPOSITORY, corpus_path, missing

#: The kinds of articles that are read to check: they teach how sure speakers are, and nothing else.
_CHECKING = ("html", "bbc2004", "wire1987")
#: Whom the sources of texts in PolNeAR train mean, by readers.
SOURCES = REPOSITORY / "tests" / "annotations" / "data" / "sources" / "polnear.jsonl"
#: Short texts written to teach: documents and bodies that speak, people described and taken up.
MARKED = tuple(sorted(SOURCES.parent.glob("*.txt")))
_BUNDLED = Path(quotetrack.__file__).parent / "people" / "data"
_WORK = REPOSITORY / ".quality" / "weights"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 0, or 2 where something that it needs is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--decisions", type=Path, help="learn from decisions of a ledger, too")
    parser.add_argument("--keep", action="store_true", help="leave the weights as they are")
    chosen = parser.parse_args(arguments)
    reasons = (missing_articles("own"), missing("gum-train"), missing("polnear-train"))
    if any(reasons):
        print(f"Nothing can be learnt: {next(filter(None, reasons))}.", file=sys.stderr)
        return 2
    import torch

    torch.set_num_threads(1)
    read = [one for one in articles("own") if _group(one) not in _CHECKING]
    if chosen.decisions is not None:
        read += map(settled, antecedents.read_lines(chosen.decisions))
    taught, numbers = antecedents.lessons(
        read,
        antecedents.read_lines(corpus_path("gum-train")),
        antecedents.with_answers(
            antecedents.read_lines(corpus_path("polnear-train")), antecedents.read_lines(SOURCES)
        ),
        [line for path in MARKED for line in path.read_text("utf-8").splitlines()],
    )
    print(f"{sum(len(one.examples) for one in taught)} phrases to learn from")
    stanza = StanzaParser()
    cases: list[speakers.Case] = []
    checking = [one for one in articles("own") if _group(one) in _CHECKING]
    for group in sorted({_group(one) for one in [*read, *checking]}):
        models = None
        if group not in _CHECKING:
            models = models_without(group, _WORK)
            if models is None:
                print(f"{_WORK} has no weights without {group}: run make weights.", file=sys.stderr)
                return 2
        own = [one for one in [*read, *checking] if _group(one) == group]
        unseen = {at for at, one in enumerate(read) if _group(one) == group}
        seen = [one for at, one in enumerate(taught) if at not in unseen]
        judge = LearntJudge(Weights(antecedents.learn(seen, numbers), ()))

        def resolve(*found: Any, judge: LearntJudge = judge) -> Any:
            return resolution_of(*found, None, judge)

        cases += speakers.cases(own, stanza, resolve, models)
    right = sum(case.right for case in cases)
    print(f"speakers named: {len(cases)}, right in articles of sources not seen: {right}")
    folder = _WORK if chosen.keep else _BUNDLED
    folder.mkdir(parents=True, exist_ok=True)
    antecedents.write(antecedents.learn(taught, numbers), folder)
    speakers.write(speakers.learn(cases), folder)
    return 0


def _group(record: dict[str, Any]) -> str:
    genre: str = record["genre"]
    return genre.split("-")[0]


if __name__ == "__main__":
    sys.exit(main())
