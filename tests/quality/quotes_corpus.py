"""The annotated quotation corpora beside the repository: reading, predicting, scoring.

The corpora and the scorer live in ../shared/ and are no part of the project; what needs them skips
where they are absent.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from attrs import field, frozen

import quotetrack
from quotetrack.model import Document, ParsedText, Quotation
from quotetrack.parse import Parser
from quotetrack.parse.base import parse_sentences
from quotetrack.quotes import Attributed, Draft, Models, draft, settle

REPOSITORY = Path(__file__).resolve().parents[2]
_CORPORA = REPOSITORY.parent / "shared" / "data" / "quotes"
_SCORER = REPOSITORY.parent / "shared" / "tools" / "score_quotes.py"
SPLITS = ("polnear-dev", "polnear-train", "polnear-multi-annotated", "gum-dev", "gum-train")


def missing(split: str) -> str:
    """Return why `split` cannot be scored here, "" where it can."""
    for path in (corpus_path(split), _SCORER):
        if not path.exists():
            return f"shared/{path.relative_to(REPOSITORY.parent / 'shared')} is not there"
    return ""


def corpus_path(split: str) -> Path:
    """Return where the file of a split lies."""
    return _CORPORA / f"{split}.jsonl.gz"


def load_corpus(split: str, sample: int | None = None) -> list[dict[str, Any]]:
    """Return the documents of a split as they stand in the file, or `sample` of them.

    The same ones are drawn every time.
    """
    with gzip.open(corpus_path(split), "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    if sample is not None and sample < len(records):
        records = random.Random(0).sample(records, sample)
    return records


def load_scorer() -> ModuleType:
    """Return the scorer as a module."""
    specification = importlib.util.spec_from_file_location("score_quotes", _SCORER)
    assert specification is not None
    assert specification.loader is not None
    scorer = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(scorer)
    return scorer


@frozen
class Predictions:
    """Predictions for a corpus by document id, in the scorer's form, and how they went.

    `failures` holds the documents on which quotetrack raised, with the error. `seconds` is the
    time of the processor for what was run: the quotes stage, or the whole way.
    """

    by_id: dict[str, dict[str, Any]] = field(repr=False)
    failures: dict[str, str]
    seconds: float
    frames: int


def predict(
    records: Sequence[dict[str, Any]],
    parser: Parser | None = None,
    *,
    indirect: bool = False,
    models: Models | None = None,
) -> Predictions:
    """Run the quotes stage over a corpus, the frames of all documents in one batch."""
    started = time.process_time()
    drafts: list[Draft] = []
    failures: dict[str, str] = {}
    for record in records:
        try:
            document = Document(record["text"], id=record["id"])
            drafts.append(draft(document, models, indirect=indirect))
        except Exception as error:
            failures[record["id"]] = repr(error)
    texts = [made.text for drafted in drafts for made in drafted.frames]
    parses = iter(parse_sentences(parser, texts, names=indirect) if parser is not None else [])
    by_id = {}
    for drafted in drafts:
        parsed: list[ParsedText] = []
        if parser is not None:
            parsed = [next(parses) for _ in drafted.frames]
        try:
            found = settle(drafted, parsed)
        except Exception as error:
            failures[drafted.document.id] = repr(error)
            found = Attributed((), ())
        reading = drafted.reading
        outward = [reading.quotation_outward(quotation) for quotation in found.quotations]
        by_id[reading.original.id] = as_record(reading.original, outward)
    seconds = time.process_time() - started
    return Predictions(by_id, failures, seconds, len(texts))


def predict_with_speakers(
    records: Sequence[dict[str, Any]], parser: Parser | None = None
) -> Predictions:
    """Run the whole pipeline over a corpus; the speakers' names are predicted as entities."""
    started = time.process_time()
    documents = [Document(record["text"], id=record["id"]) for record in records]
    by_id = {}
    failures: dict[str, str] = {}
    for document, result in zip(documents, quotetrack.pipe(documents, parser=parser), strict=True):
        if isinstance(result, quotetrack.Analysis):
            by_id[document.id] = as_record(document, result.quotations.items)
        else:
            failures[document.id] = result.message
    return Predictions(by_id, failures, time.process_time() - started, 0)


def as_record(document: Document, quotations: Sequence[Quotation]) -> dict[str, Any]:
    """Return quotations in the scorer's form."""
    return {
        "id": document.id,
        "quotes": [
            {
                "fragments": [[span.start, span.end] for span in quotation.fragments],
                "type": quotation.kind,
                "speaker": None
                if quotation.source is None
                else {
                    "start": quotation.source.start,
                    "end": quotation.source.end,
                    "text": quotation.source.text,
                },
                "entity": None if quotation.speaker is None else quotation.speaker.name,
                "confidence": quotation.confidence,
                "rule": quotation.rule,
            }
            for quotation in quotations
        ],
    }


@frozen
class Unit:
    """A gold stretch of direct or mixed quotation: where, what, found or not, right or not."""

    document_id: str
    start: int
    end: int
    kind: str
    found: bool
    right: bool

    @property
    def place(self) -> str:
        """The document and the offsets, without a word of the text."""
        return f"{self.document_id}:{self.start}-{self.end}"


def unit_outcomes(
    scorer: ModuleType, records: Sequence[dict[str, Any]], predictions: Predictions
) -> Iterator[Unit]:
    """Yield the outcome of every gold unit, direct and mixed."""
    kinds = {"direct", "mixed"}
    for record in records:
        predicted = predictions.by_id.get(record["id"], {"quotes": []})
        _, outcomes, _ = scorer.score_doc(record, predicted, kinds, 0, False)
        gold = [unit for unit in _units(scorer, record, record, kinds) if not unit["emb"]]
        for unit, (_, found, right) in zip(gold, outcomes, strict=True):
            yield Unit(record["id"], unit["s"], unit["e"], unit["type"], bool(found), bool(right))


@frozen
class Attribution:
    """One predicted source: how sure, by which rule, and whether it is right.

    `matched` tells whether gold has the same quotation; where it has not, the stretch is one that
    nobody says, and the source is wrong in any case.
    """

    document_id: str
    start: int
    end: int
    confidence: float
    rule: str
    matched: bool
    right: bool


def attributions(
    scorer: ModuleType, records: Sequence[dict[str, Any]], predictions: Predictions
) -> Iterator[Attribution]:
    """Yield every predicted source that gold allows to judge."""
    for record in records:
        predicted = predictions.by_id.get(record["id"], {"quotes": []})
        gold = _units(scorer, record, record, {"direct", "mixed"})
        unattributed = [
            place
            for place, kind in zip(record["unattributed"], record["unattributed_kind"], strict=True)
            if kind not in scorer.UNSCORED
        ]
        for unit in _units(scorer, record, predicted, {"direct", "mixed"}):
            quote = unit["q"]
            if quote["speaker"] is None:
                continue
            best = max(gold, key=lambda other: _shared(unit, other), default=None)
            if best is not None and _shared(unit, best) >= 0.8:
                if best["emb"]:
                    continue
                right = _same_source(scorer, record, best["q"], quote)
                matched = True
            elif any(start < unit["e"] and unit["s"] < end for start, end in unattributed):
                matched = right = False
            else:
                continue
            yield Attribution(
                record["id"],
                unit["s"],
                unit["e"],
                quote["confidence"],
                quote["rule"],
                matched,
                right,
            )


def _units(
    scorer: ModuleType, record: dict[str, Any], quotes: dict[str, Any], kinds: set[str]
) -> list[dict[str, Any]]:
    text = record["text"]
    found: list[dict[str, Any]] = scorer.units(
        quotes, text, scorer.paragraph_breaks(text), lambda start, end: (start, end), kinds
    )
    return found


def _shared(one: dict[str, Any], other: dict[str, Any]) -> float:
    shared = min(one["e"], other["e"]) - max(one["s"], other["s"])
    whole = max(one["e"], other["e"]) - min(one["s"], other["s"])
    return shared / whole if shared > 0 else 0.0


def indirect_figures(
    scorer: ModuleType, records: Sequence[dict[str, Any]], predictions: Predictions
) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of indirect speech, measured in three ways.

    "end to end" is the scorer's own measure (four fifths of the words, right source), "overlap and
    source" asks for the right source and any word in common, one to one, and "words" counts single
    words of reported content, whoever the source.
    """
    gold = {record["id"]: _only_indirect(record) for record in records}
    predicted = {name: _only_indirect(found) for name, found in predictions.by_id.items()}
    exact = scorer.evaluate(gold, predicted)["direct"]["end_to_end"]
    counts = dict.fromkeys(("gold", "predicted", "both", "gold words", "words", "shared"), 0)
    for record in gold.values():
        found = predicted.get(record["id"], {"quotes": []})["quotes"]
        places = [_word_places(scorer, record["text"], quote) for quote in record["quotes"]]
        others = [_word_places(scorer, record["text"], quote) for quote in found]
        counts["gold"] += len(places)
        counts["predicted"] += len(others)
        every, every_other = set().union(*places), set().union(*others)
        counts["gold words"] += len(every)
        counts["words"] += len(every_other)
        counts["shared"] += len(every & every_other)
        shares = sorted(
            (
                (len(one & other) / len(one | other), i, j)
                for i, one in enumerate(places)
                for j, other in enumerate(others)
                if one & other
            ),
            reverse=True,
        )
        taken: tuple[set[int], set[int]] = (set(), set())
        for _, i, j in shares:
            if i not in taken[0] and j not in taken[1]:
                taken[0].add(i)
                taken[1].add(j)
                counts["both"] += _same_source(scorer, record, record["quotes"][i], found[j])
    return {
        "end to end": exact,
        "overlap and source": scorer.prf(counts["both"], counts["gold"], counts["predicted"]),
        "words": scorer.prf(counts["shared"], counts["gold words"], counts["words"]),
    }


def _only_indirect(record: dict[str, Any]) -> dict[str, Any]:
    # The scorer knows direct and mixed quotations; as "direct" it measures these just so.
    quotes = [
        {**quote, "type": "direct"}
        for quote in record["quotes"]
        if quote["type"] == "indirect" and not quote.get("embedded")
    ]
    return {**record, "quotes": quotes, "unattributed": [], "unattributed_kind": []}


def _word_places(scorer: ModuleType, text: str, quote: dict[str, Any]) -> set[int]:
    return {
        match.start()
        for start, end in quote["fragments"]
        for match in scorer.WORD.finditer(text, start, end)
    }


def _same_source(
    scorer: ModuleType, record: dict[str, Any], gold: dict[str, Any], found: dict[str, Any]
) -> bool:
    if gold["speaker"] is None:
        return found["speaker"] is None
    nothing: dict[str, Any] = {"by_ent": {}, "alias": {}}
    return bool(scorer.speaker_right(record, gold, found, record["text"], nothing)["any"])


def calibration_error(judged: Sequence[Attribution], bins: int = 10) -> float:
    """Return the expected calibration error: the mean gap of confidence and share right.

    Source: Naeini et al. 2015, with bins of equal width.
    """
    by_bin: dict[int, list[Attribution]] = {}
    for attribution in judged:
        number = min(int(attribution.confidence * bins), bins - 1)
        by_bin.setdefault(number, []).append(attribution)
    gaps = (
        abs(sum(one.confidence for one in group) - sum(one.right for one in group))
        for group in by_bin.values()
    )
    return sum(gaps) / max(1, len(judged))


def wrong_when_sure(judged: Sequence[Attribution], confidence: float = 0.9) -> float:
    """Return the share of wrong speakers among found quotations with at least `confidence`."""
    sure = [one for one in judged if one.confidence >= confidence and one.matched]
    return sum(not one.right for one in sure) / max(1, len(sure))
