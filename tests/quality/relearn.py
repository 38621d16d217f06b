"""Learn all weights again, say what moved, and score the development part before and after.

    python -m tests.quality.relearn [--corpus FILE] [--documents N] [--keep]

is what `make weights` runs. It learns from the training part of PolNeAR beside this repository, or
from another corpus of the same form (`quotetrack/train/gold.py`), and from the annotated articles
in tests/annotations that teach, unless `--no-articles` is given; with `--decisions FILE` from what
people decided in a ledger, too (`quotetrack corrections export`). A run that was stopped goes on
where it was. With `--keep`, or where only some documents were read, the weights that come with
quotetrack stay as they are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quotetrack.errors import ModelError
from quotetrack.parse import Parser, StanzaParser
from quotetrack.quotes import Models
from quotetrack.quotes.assessment import Assessor
from quotetrack.quotes.indirect import REPORTED, reports
from quotetrack.train import indirect, weights
from quotetrack.weights import Weights
from tests.quality.quotes_corpus import (
    REPOSITORY,
    attributions,
    calibration_error,
    corpus_path,
    load_corpus,
    load_scorer,
    missing,
    predict,
    wrong_when_sure,
)

_TRAINING = "polnear-train"
_SCORED = "polnear-dev"
ARTICLES = (
    REPOSITORY / "tests" / "annotations" / "data" / "wild.jsonl",
    REPOSITORY.parent / "shared" / "data" / "wild" / "raw.jsonl.gz",
)
_CLASSES = ("direct", "direct+mixed", "direct+mixed, >=3 words")
_WORK = REPOSITORY / ".quality" / "weights"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 0, or 2 where something that it needs is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=corpus_path(_TRAINING))
    parser.add_argument("--documents", type=int, help="learn from so many documents only")
    parser.add_argument("--no-articles", action="store_true", help="learn from the corpus alone")
    parser.add_argument("--decisions", type=Path, help="learn from decisions of a ledger, too")
    parser.add_argument("--keep", action="store_true", help="leave the weights as they are")
    chosen = parser.parse_args(arguments)
    before = weights.bundled()
    articles = None if chosen.no_articles else ARTICLES
    corpora = weights.Corpora(chosen.corpus, articles, chosen.decisions)
    try:
        after = weights.learn(corpora, _WORK, chosen.documents, _say)
    except ModelError as error:
        print(error, file=sys.stderr)
        return 2
    print()
    for line in weights.report(before, after):
        print(line)
    reason = missing(_SCORED)
    if reason:
        print(f"\nThe development part is not scored: {reason}.")
    else:
        _print_figures(figures(before), figures(after))
    if chosen.keep or chosen.documents:
        print(f"\nThe weights stay as they are; the new ones are in {_WORK}.")
    else:
        weights.replace(_WORK)
        print(f"\nThe new weights are in {weights.BUNDLED}.")
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


def figures(by_file: Mapping[str, Weights]) -> dict[str, float | None]:
    """Score the development part with these weights, and return the figures by name."""
    parser = StanzaParser()
    scorer = load_scorer()
    records = load_corpus(_SCORED)
    speech, right = by_file["speech_weights.tsv"], by_file["source_weights.tsv"]
    models = Models(by_file["ranker_weights.tsv"], Assessor(speech, right))
    predictions = predict(records, parser, models=models)
    found = scorer.evaluate({record["id"]: record for record in records}, predictions.by_id)
    judged = list(attributions(scorer, records, predictions))
    return {
        **{f"F1, {name}": found[name]["end_to_end"][2] for name in _CLASSES},
        "false attribution": found["direct"]["false_attribution"][0],
        "wrong when sure": wrong_when_sure(judged),
        "calibration error": calibration_error(judged),
        "F1, indirect, words and source": _indirect(by_file["indirect_weights.tsv"], parser),
    }


def _indirect(of_indirect: Weights, parser: Parser) -> float | None:
    """Return the F1 of indirect speech: four fifths of the words, the cue and the source right."""
    gold = found = right = 0
    for reading in indirect.read(corpus_path(_SCORED), parser):
        gold += len(reading.gold)
        for report in reports(reading.layout, reading.parses, of_indirect, REPORTED):
            found += 1
            quote: Any = indirect.matching(reading, report.sentence, report.found)
            right += quote is not None and indirect.is_right(
                reading, report.sentence, report.found, quote
            )
    return 2 * right / (gold + found) if gold + found else None


def _print_figures(before: Mapping[str, float | None], after: Mapping[str, float | None]) -> None:
    print(f"\n{_SCORED:34}{'before':>9}{'after':>9}")
    for name, value in after.items():
        shown = ["–" if one is None else f"{one:.3f}" for one in (before[name], value)]
        print(f"{name:34}" + "".join(f"{one:>9}" for one in shown))


if __name__ == "__main__":
    sys.exit(main())
