"""The quotes stage on the annotated corpora: floors that figures must not fall below, and offsets.

Without a parser, so that the gate is fast. `python -m tests.quality.eval_quotes` tells more.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import quotetrack
from quotetrack.model import Document
from tests.quality.quotes_corpus import (
    Attribution,
    Predictions,
    attributions,
    calibration_error,
    load_corpus,
    load_scorer,
    missing,
    predict,
    unit_outcomes,
    wrong_when_sure,
)

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["polnear-dev"]
_TRAIN_SAMPLE = 60
needs_corpus = pytest.mark.skipif(bool(missing("polnear-dev")), reason=missing("polnear-dev"))


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return load_corpus("polnear-dev")


@pytest.fixture(scope="module")
def predictions(records: list[dict[str, Any]]) -> Predictions:
    return predict(records)


@pytest.fixture(scope="module")
def figures(records: list[dict[str, Any]], predictions: Predictions) -> dict[str, float]:
    scorer = load_scorer()
    gold = {record["id"]: record for record in records}
    found = scorer.evaluate(gold, predictions.by_id)
    judged = list(attributions(scorer, records, predictions))
    return {
        "direct_f1": found["direct"]["end_to_end"][2],
        "direct_and_mixed_f1": found["direct+mixed"]["end_to_end"][2],
        "three_words_f1": found["direct+mixed, >=3 words"]["end_to_end"][2],
        "false_attribution": found["direct"]["false_attribution"][0],
        "wrong_when_sure": wrong_when_sure(judged),
        "calibration_error": calibration_error(judged),
    }


@needs_corpus
@pytest.mark.parametrize("name", _FLOORS["at_least"])
def test_is_at_least(name: str, figures: dict[str, float]) -> None:
    assert figures[name] >= _FLOORS["at_least"][name]


@needs_corpus
@pytest.mark.parametrize("name", _FLOORS["at_most"])
def test_is_at_most(name: str, figures: dict[str, float]) -> None:
    assert figures[name] <= _FLOORS["at_most"][name]


@needs_corpus
def test_no_document_raises(predictions: Predictions) -> None:
    assert predictions.failures == {}


@needs_corpus
def test_unit_outcomes_add_up_to_the_scorers_figures(
    records: list[dict[str, Any]], predictions: Predictions
) -> None:
    scorer = load_scorer()
    units = list(unit_outcomes(scorer, records, predictions))
    gold = {record["id"]: record for record in records}
    found = scorer.evaluate(gold, predictions.by_id)["direct+mixed"]
    assert len(units) == found["gold"]
    assert sum(unit.found for unit in units) / len(units) == pytest.approx(
        found["detect_relaxed"][1]
    )
    assert sum(unit.right for unit in units) / len(units) == pytest.approx(found["end_to_end"][1])
    assert len({unit.place for unit in units}) == len(units)


@pytest.mark.parametrize(
    ("split", "sample"),
    [("polnear-dev", None), ("polnear-train", _TRAIN_SAMPLE), ("gum-dev", None)],
)
def test_spans_slice_back_in_every_document(split: str, sample: int | None) -> None:
    if missing(split):
        pytest.skip(missing(split))
    for record in load_corpus(split, sample):
        text = record["text"]
        found = quotetrack.extract_quotes(Document(text, id=record["id"]), parser=None)
        end = 0
        for quotation in found:
            where = f"{record['id']} {quotation.start}-{quotation.end}"
            assert " ".join(span.of(text) for span in quotation.fragments) == quotation.text, where
            for span in quotation.fragments:
                assert end <= span.start < span.end, where
                end = span.end
            if quotation.source is not None:
                assert quotation.source.span.of(text) == quotation.source.text, where
            else:
                assert quotation.reason, where
            if quotation.cue is not None:
                assert quotation.cue.of(text) == quotation.cue.text, where
            assert 0 <= quotation.confidence <= 1, where
        for stretch in found.non_speech:
            assert stretch.span.of(text) == stretch.text


def _judged(confidence: float, right: bool, matched: bool = True) -> Attribution:
    return Attribution("d", 0, 1, confidence, "rule", matched, right)


def test_the_calibration_error_is_the_mean_gap_over_the_bins() -> None:
    perfect = [_judged(0.75, right) for right in (True, True, True, False)]
    assert calibration_error(perfect) == pytest.approx(0)
    # Half of all attributions are .95 sure and wrong half the time, the others are right.
    gap = [_judged(0.95, True), _judged(0.95, False), _judged(0.75, True), _judged(0.75, True)]
    assert calibration_error(gap) == pytest.approx((0.45 + 0.25) / 2)
    assert calibration_error([]) == 0


def test_only_sure_and_matched_attributions_count_as_wrong_speakers() -> None:
    judged = [
        _judged(0.95, True),
        _judged(0.95, False),
        _judged(0.5, False),
        _judged(0.95, False, matched=False),
    ]
    assert wrong_when_sure(judged) == 0.5
