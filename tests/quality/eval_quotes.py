"""Score the quotes stage on an annotated corpus, beside its peers and earlier runs.

    python -m tests.quality.eval_quotes [--split polnear-dev] [--sample N] [--parser bundled|…]

Prints figures by class, calibration, speed, and the cases lost and won since the recorded run and
the last one (`tests.quality.runs`), as document and offsets.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from quotetrack.parse import Parser, SpacyParser, StanzaParser
from quotetrack.quotes import Models
from quotetrack.quotes.assessment import bundled_assessor
from tests.quality.quotes_corpus import (
    SPLITS,
    Attribution,
    Predictions,
    attributions,
    calibration_error,
    indirect_figures,
    load_corpus,
    load_scorer,
    missing,
    predict,
    predict_with_speakers,
    unit_outcomes,
    wrong_when_sure,
)
from tests.quality.reliability import reliability_diagram
from tests.quality.runs import compare_and_store, record_figures

_LIMITS = (0.5, 0.7, 0.8, 0.85, 0.88, 0.9, 0.92, 0.95)

# End-to-end F1 and false attribution on polnear-dev: goal, best peer (textacy, repaired), one
# human annotator against another. There are no such figures for other splits.
_ANCHORS = {
    "direct": (0.95, 0.823, 0.974),
    "direct+mixed": (None, None, 0.956),
    "direct+mixed, >=3 words": (0.93, 0.764, 0.970),
    "false attribution": (0.08, 0.049, 0.16),
    "wrong when sure": (0.02, 0.04, None),
    "calibration error": (0.03, None, None),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 0, 1 where a document raised, 2 where the corpus is absent."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--split", choices=SPLITS, default="polnear-dev")
    parser.add_argument("--sample", type=int, help="score so many documents, always the same")
    parser.add_argument("--parser", choices=["bundled", "spacy", "none"], default="bundled")
    parser.add_argument(
        "--speakers", action="store_true", help="run the whole pipeline, with speakers' names"
    )
    parser.add_argument(
        "--indirect", action="store_true", help="find and score indirect speech, too (slow)"
    )
    parser.add_argument(
        "--curve",
        action="store_true",
        help="only show what other limits between speech and no speech would do, without a parser",
    )
    parser.add_argument(
        "--diagram", type=Path, help="write a reliability diagram (SVG) to this file"
    )
    parser.add_argument("--no-store", action="store_true", help="compare, but store nothing")
    parser.add_argument("--record", action="store_true", help="make this the recorded run")
    chosen = parser.parse_args(arguments)
    reason = missing(chosen.split)
    if reason:
        print(f"Nothing to score: {reason}.", file=sys.stderr)
        return 2
    records = load_corpus(chosen.split, chosen.sample)
    reads = _parser(chosen.parser)
    if reads is not None:
        reads.parse(["“Q,” she said."])  # Loading the models is no part of the speed.
    if chosen.indirect and (chosen.speakers or reads is None):
        parser.error("--indirect needs the parser and goes without --speakers")
    if chosen.curve:
        return _print_curve(records)
    if chosen.speakers:
        predictions = predict_with_speakers(records, reads)
    else:
        predictions = predict(records, reads, indirect=chosen.indirect)
    scorer = load_scorer()
    gold = {record["id"]: record for record in records}
    figures = scorer.evaluate(gold, predictions.by_id, bykind=True)
    judged = list(attributions(scorer, records, predictions))
    outcomes = list(unit_outcomes(scorer, records, predictions))

    print(f"{chosen.split}: {len(records)} documents, parser {chosen.parser}")
    _print_figures(figures, judged, chosen.split == "polnear-dev")
    _print_kinds(figures["direct+mixed"]["by_kind"])
    if chosen.indirect:
        _print_indirect(indirect_figures(scorer, records, predictions))
    _print_reliability(judged)
    if chosen.diagram:
        title = f"Confidence of sources, {chosen.split}"
        chosen.diagram.write_text(reliability_diagram(judged, title), "utf-8")
    _print_rules(judged)
    whole = predictions if chosen.speakers else predict_with_speakers(records, reads)
    _print_speed(records, whole.seconds, predictions)
    print(f"documents on which it raises: {len(predictions.failures)} of {len(records)}")
    for document_id, error in predictions.failures.items():
        print(f"  {document_id}: {error}")
    name = f"quotes-{chosen.split}-{chosen.parser}" + ("-speakers" if chosen.speakers else "")
    places = {unit.place: [unit.found, unit.right] for unit in outcomes}
    compare_and_store(
        name, places, store=not chosen.no_store, record=chosen.record, what="quotations"
    )
    if chosen.record:
        record_figures(name, _shown(figures, judged))
    return 1 if predictions.failures else 0


def _parser(name: str) -> Parser | None:
    if name == "spacy":
        from tests.parse.spacy_model import small_model

        return SpacyParser(small_model())
    return StanzaParser() if name == "bundled" else None


def _shown(figures: dict[str, Any], judged: Sequence[Attribution]) -> dict[str, float]:
    """Return the figures that the README shows."""
    return {
        "direct": figures["direct"]["end_to_end"][2],
        "direct+mixed, >=3 words": figures["direct+mixed, >=3 words"]["end_to_end"][2],
        "false attribution": figures["direct"]["false_attribution"][0],
        "wrong when sure": wrong_when_sure(judged),
    }


def _print_speed(
    records: Sequence[dict[str, Any]], whole_seconds: float, predictions: Predictions
) -> None:
    words = sum(len(record["text"].split()) for record in records)
    print(
        f"\nspeed, processor time: {len(records) / whole_seconds:.1f} documents/s, "
        f"{words / whole_seconds:,.0f} words/s the whole way, without indirect speech"
    )
    if predictions.seconds != whole_seconds:
        print(
            f"  the quotes stage alone {len(records) / predictions.seconds:.1f} documents/s; "
            f"{predictions.frames} sentences left open"
        )


def _print_figures(
    figures: dict[str, Any], judged: Sequence[Attribution], with_anchors: bool
) -> None:
    print(f"\n{'':26}{'P':>7}{'R':>7}{'F1':>7}{'found':>7}{'goal':>9}{'peer':>7}{'human':>7}")
    for name in ("direct", "direct+mixed", "direct+mixed, >=3 words"):
        precision, recall, f1 = figures[name]["end_to_end"]
        found = figures[name]["detect_relaxed"][1]
        columns = f"{precision:7.3f}{recall:7.3f}{f1:7.3f}{found:7.3f}"
        print(f"{name:26}{columns}  {_anchors(name, with_anchors)}")
    share, count = figures["direct"]["false_attribution"]
    for name, value in (
        ("false attribution", share if count else None),
        ("wrong when sure", wrong_when_sure(judged)),
        ("calibration error", calibration_error(judged)),
    ):
        print(f"{name:26}{_number(value):>28}  {_anchors(name, with_anchors)}")


def _anchors(name: str, known: bool) -> str:
    return "".join(f"{_number(value if known else None):>7}" for value in _ANCHORS[name])


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _print_kinds(by_kind: dict[str, dict[str, int]]) -> None:
    print(f"\n{'kind of gold source':26}{'n':>7}{'found':>7}{'right':>7}")
    for kind, counts in sorted(by_kind.items(), key=lambda item: -item[1]["n"]):
        total = counts["n"]
        shares = f"{counts['found'] / total:7.3f}{counts['ok'] / total:7.3f}"
        print(f"{kind:26}{total:7}{shares}")


def _print_curve(records: Sequence[dict[str, Any]]) -> int:
    scorer = load_scorer()
    gold = {record["id"]: record for record in records}
    print(f"{'limit':>6}{'direct':>9}{'all':>9}{'3 words':>9}{'false':>9}")
    for limit in _LIMITS:
        models = Models(assessor=evolve(bundled_assessor(), limit=limit))
        figures = scorer.evaluate(gold, predict(records, models=models).by_id)
        shares = [figures[name]["end_to_end"][2] for name in list(_ANCHORS)[:3]]
        shares.append(figures["direct"]["false_attribution"][0])
        print(f"{limit:6.2f}" + "".join(f"{share:9.3f}" for share in shares))
    return 0


def _print_indirect(figures: dict[str, tuple[float, float, float]]) -> None:
    print(f"\n{'indirect speech':26}{'P':>7}{'R':>7}{'F1':>7}")
    for name, shares in figures.items():
        print(f"{name:26}" + "".join(f"{share:7.3f}" for share in shares))


def _print_reliability(judged: Sequence[Attribution]) -> None:
    print(f"\n{'confidence':26}{'n':>7}{'mean':>7}{'right':>7}")
    for low in range(10):
        group = [one for one in judged if min(int(one.confidence * 10), 9) == low]
        if group:
            mean = sum(one.confidence for one in group) / len(group)
            name = f"{low / 10:.1f} to {(low + 1) / 10:.1f}"
            print(f"{name:26}{len(group):7}{mean:7.3f}{_share_right(group):7.3f}")


def _print_rules(judged: Sequence[Attribution]) -> None:
    by_rule: dict[str, list[Attribution]] = defaultdict(list)
    for one in judged:
        by_rule[one.rule].append(one)
    print(f"\n{'rule':40}{'n':>7}{'right':>7}")
    for rule, group in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        if len(group) >= 5:
            print(f"{rule:40}{len(group):7}{_share_right(group):7.3f}")


def _share_right(group: Sequence[Attribution]) -> float:
    return sum(one.right for one in group) / len(group)


if __name__ == "__main__":
    sys.exit(main())
