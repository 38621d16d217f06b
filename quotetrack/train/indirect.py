"""Learn which stretches of a sentence report what somebody says, from an annotated corpus.

    python -m quotetrack.train.indirect TRAIN.jsonl.gz [--output FOLDER]

writes `indirect_weights.tsv`. `quotetrack.train.gold` says what the corpus looks like; its indirect
quotes are what is learnt. Every sentence is parsed, which takes most of the time. A proposal is
right where it shares four fifths of its words with an annotated stretch and its cue lies in the
annotated cue. The calibration tells how often the source is right as well, counted out of fold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from quotetrack.model import ParsedText
from quotetrack.parse import Parser
from quotetrack.parse.base import parse_sentences
from quotetrack.quotes.indirect import REPORTED, described, reports, source_mention
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.noun_phrases import noun_phrases
from quotetrack.quotes.reported import Reported
from quotetrack.quotes.syntax import Frame, frame
from quotetrack.train.gold import folds_of, layout_of, names_speaker, read_records
from quotetrack.train.logistic import fit_logistic, isotonic
from quotetrack.train.weights_file import write_weights
from quotetrack.weights import Weights

_ENOUGH = 0.8  # share of the characters of two stretches that both cover
_STRENGTH = 0.06
_RAREST = 12  # Rarer features win .002 F1 out of sample and double the file.
_BATCH = 60  # documents


@frozen
class Reading:
    """A document of the corpus, laid out and parsed, with its indirect quotes."""

    layout: Layout
    parses: list[tuple[Frame, ParsedText]]
    gold: list[Mapping[str, Any]]


def read(path: Path, parser: Parser, count: int | None = None) -> list[Reading]:
    """Read a corpus file, or its first `count` documents, and parse every sentence."""
    readings: list[Reading] = []
    records = read_records(path)[:count]
    for start in range(0, len(records), _BATCH):
        layouts = [layout_of(record) for record in records[start : start + _BATCH]]
        frames = [_frames(layout) for layout in layouts]
        texts = [made.text for found in frames for made in found]
        parsed = iter(parse_sentences(parser, texts, names=True))
        for record, layout, found in zip(records[start:], layouts, frames, strict=False):
            gold = [quote for quote in record["quotes"] if quote["type"] == "indirect"]
            readings.append(Reading(layout, [(made, next(parsed)) for made in found], gold))
    return readings


def _frames(layout: Layout) -> list[Frame]:
    found = (frame(layout, index) for index in range(len(layout.sentences)))
    return [made for made in found if made is not None]


def matching(reading: Reading, sentence: int, found: Reported) -> Mapping[str, Any] | None:
    """Return the annotated quote that a proposal is, None where it is none."""
    tokens = reading.layout.sentences[sentence].tokens
    cue = tokens[found.cue_places[0]].start
    own = {place for span in found.content for place in range(span.start, span.end)}
    for quote in reading.gold:
        if quote["end"] <= min(own) or quote["start"] > max(own):
            continue
        theirs = {place for start, end in quote["fragments"] for place in range(start, end)}
        same = len(own & theirs) >= _ENOUGH * len(own | theirs)
        if same and quote["cue"] and quote["cue"]["start"] - 1 <= cue < quote["cue"]["end"]:
            return quote
    return None


def is_right(reading: Reading, sentence: int, found: Reported, quote: Mapping[str, Any]) -> bool:
    """Return whether the source of a proposal is that of the annotated quote."""
    layout = reading.layout
    phrases = layout.phrases[sentence] or noun_phrases(layout.sentences[sentence])
    source = source_mention(layout, sentence, phrases, found.source)
    if quote["speaker"] is None or source is None:
        return quote["speaker"] is None and source is None
    return names_speaker(source.start, source.end, source.text, quote)


def examples(readings: Sequence[Reading]) -> tuple[list[list[str]], list[bool], list[int]]:
    """Return the features of every proposal, whether it is right, and its document."""
    rows: list[list[str]] = []
    right: list[bool] = []
    documents: list[int] = []
    for number, reading in enumerate(readings):
        for made, parse in reading.parses:
            sentence = reading.layout.sentences[made.sentence]
            for found, facts in described(sentence, made, parse):
                rows.append([sys.intern(name) for name in facts])
                right.append(matching(reading, made.sentence, found) is not None)
                documents.append(number)
    return rows, right, documents


def train(
    path: Path, output: Path, parser: Parser, folds: int = 2, count: int | None = None
) -> None:
    """Learn the weights from the corpus at `path` and write them into the folder `output`."""
    readings = read(path, parser, count)
    rows, right, documents = examples(readings)
    print(f"{len(rows)} proposals, {sum(right)} of them right", file=sys.stderr)
    probabilities: list[float] = []
    outcomes: list[float] = []
    for part in folds_of(len(readings), folds):
        held_out = set(part)
        training = [index for index, number in enumerate(documents) if number not in held_out]
        fitted = fit_logistic(
            [rows[i] for i in training], [right[i] for i in training], _STRENGTH, _RAREST
        )
        weights = Weights(fitted, ())
        for number in part:
            reading = readings[number]
            for report in reports(reading.layout, reading.parses, weights, REPORTED / 2):
                quote = matching(reading, report.sentence, report.found)
                good = quote is not None and is_right(reading, report.sentence, report.found, quote)
                probabilities.append(report.probability)
                outcomes.append(float(good))
    write_weights(
        "Weights of indirect speech, learnt by quotetrack.train.indirect from PolNeAR train.",
        fit_logistic(rows, right, _STRENGTH, _RAREST),
        isotonic(probabilities, outcomes),
        output / "indirect_weights.tsv",
    )


def main() -> None:
    """Run the training program."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--output", type=Path, default=Path("."))
    arguments.add_argument("--folds", type=int, default=2)
    arguments.add_argument("--documents", type=int, help="read so many documents only")
    chosen = arguments.parse_args()
    from quotetrack.parse import StanzaParser

    train(chosen.corpus, chosen.output, StanzaParser(), chosen.folds, chosen.documents)


if __name__ == "__main__":
    main()
