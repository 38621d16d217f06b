"""Measure the claim stage on every corpus there is, and its speed.

    python -m tests.quality.eval_claims [--only answers|pairs|polnear|retreats|articles|…]
                                        [--million N]

`--million N` adds the growth of the candidate search up to N synthetic quotations.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from quotetrack.claims import DEFAULT_THRESHOLD, VERSION
from tests.claims.claim_pairs import FRESH as FRESH_PAIRS
from tests.claims.claim_pairs import HELD_OUT as HELD_OUT_PAIRS
from tests.claims.claim_pairs import PRACTICE as PRACTICE_PAIRS
from tests.claims.claim_pairs import TABLES
from tests.claims.claim_pairs import figures as pair_figures
from tests.claims.news import HELD_OUT_NEWS, NEWS, figures
from tests.claims.retreats import HELD_OUT, PRACTICE, REAFFIRMATIONS, SECOND_LOOK, shares
from tests.quality import claims_corpus as corpus
from tests.quality import claims_speed as speed
from tests.quality import quotes_corpus
from tests.quality.related_figures import news_statements, related_figures
from tests.quality.twin_figures import free_figures, table_figures, twin_figures

_NEWS_BESIDE = 1000
_TWINS = 1500


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures. Return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--only", choices=sorted(_PARTS))
    parser.add_argument("--million", type=int, default=0, metavar="N")
    options = parser.parse_args(arguments)
    print(f"{VERSION}, default threshold {DEFAULT_THRESHOLD}")
    for name, part in _PARTS.items():
        if options.only in (None, name):
            print(f"\n== {name}")
            part()
    if options.million:
        print("\n== growth")
        _growth(options.million)
    return 0


def _answers() -> None:
    if reason := corpus.missing("answers"):
        print(reason)
        return
    print("Circa: precision (recall) of “not a plain yes” and of “partial”")
    _print_answers("scenarios that the phrases and the model were made with", corpus.answer_figures)
    if find_spec("sklearn") is None:
        print(" scenarios that the model has not seen: install quotetrack[train]")
        return
    _print_answers("scenarios that the model has not seen", corpus.unseen_answer_figures)


def _print_answers(title: str, figures: Callable[[], dict[str, corpus.AnswerFigures]]) -> None:
    print(f" {title}")
    for name, f in figures().items():
        print(
            f"  {name:12} {f.answers:6}   {f.plain_precision:.3f} ({f.plain_recall:.3f})   "
            f"{f.partial_precision:.3f} ({f.partial_recall:.3f})"
        )


def _pairs() -> None:
    if reason := corpus.missing("pairs"):
        print(reason)
        return
    print("                     pairs  base | precision at 10   20   50 | at recall 20 %  50 %")
    curves = {}
    for dataset, splits in corpus.datasets().items():
        ranked = corpus.rank_pairs(dataset, splits, limit=3000)
        _print_ranking(f"{dataset} {'+'.join(splits)}", ranked)
        if dataset.startswith("prosecco"):
            curves[dataset] = ranked
    for dataset, ranked in curves.items():
        _print_curve(dataset, ranked)


def _print_ranking(name: str, ranked: list[corpus.Ranked]) -> None:
    base = sum(r.right for r in ranked) / max(1, len(ranked))
    at = "  ".join(f"{corpus.precision_at(ranked, n):.2f}" for n in (10, 20, 50))
    recall = "  ".join(f"{corpus.precision_at_recall(ranked, r):.3f}" for r in (0.2, 0.5))
    print(f"  {name:20} {len(ranked):5}  {base:.2f} | {at} | {recall}")
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for pair in ranked:
        if pair.score >= DEFAULT_THRESHOLD:
            groups[pair.relation].append(pair.right)
    for relation, right in sorted(groups.items()):
        print(f"      {relation}: {sum(right)} of {len(right)} above the threshold are right")


def _print_curve(name: str, ranked: list[corpus.Ranked]) -> None:
    print(f"  {name}: threshold, pairs above it, precision, recall")
    steps = (0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)
    for threshold, count, precision, recall in corpus.curve(ranked, steps):
        print(f"      {threshold:.1f}  {count:4}  {precision:.3f}  {recall:.3f}")


def _polnear() -> None:
    if reason := quotes_corpus.missing("polnear-train"):
        print(reason)
        return
    figures = corpus.polnear_figures()
    print(
        f"PolNeAR train: {figures.quotations} quotations, {figures.same_speaker_pairs} pairs of "
        f"one speaker, {figures.alarms} alarms: {figures.alarms_per_thousand:.3f} per 1,000 "
        f"{figures.by_relation}"
    )
    print(
        f"of the alarms {figures.read_alarms} were read twice, {figures.real_alarms} are real for "
        "both readings"
    )
    agreement, kappa = corpus.load_labels().agreement()
    right = sum(r.right for r in figures.ranked)
    print(
        f"labelled pairs: {len(figures.ranked)}, {right} real; two readings agree on "
        f"{agreement:.3f}, kappa {kappa:.2f}"
    )
    _print_ranking("labelled", figures.ranked)
    _print_curve("labelled", figures.ranked)


def _retreats() -> None:
    tables = (
        ("held out", HELD_OUT),
        ("held out, second table", SECOND_LOOK),
        ("practice", PRACTICE),
        ("no retreats, called so wrongly", REAFFIRMATIONS),
    )
    for name, path in tables:
        found = shares(path)
        print(f"  {name}: " + ", ".join(f"{shape} {share:.2f}" for shape, share in found.items()))


def _articles() -> None:
    for name, path in (("worked on", NEWS), ("held out", HELD_OUT_NEWS)):
        there, found, alarms, cases = figures(path)
        print(f"  {name}: {found} of {there} pairs found, {alarms} false alarms, {cases} cases")


def _cases() -> None:
    for name, path in TABLES.items():
        told = pair_figures(path)
        print(
            f"  {name}: {told.found} of {told.pairs} pairs found, {told.alarms} of "
            f"{told.near_misses} near misses raise an alarm"
        )
    if reason := corpus.missing("pairs"):
        print(reason)
        return
    cases = corpus.case_figures()
    print(
        f"  two dated articles: {cases.found} of {cases.pairs} pairs found, {cases.alarms} alarms "
        f"in {cases.near_misses} near misses"
    )


def _raw() -> None:
    if reason := corpus.missing("pairs"):
        print(reason)
        return
    quotations, alarms = corpus.raw_alarms()
    print(f"  {quotations} quotations of articles of every kind, {len(alarms)} alarms")
    for pair in alarms:
        print(f"    {pair.relation} {pair.reason}: {pair.explanation}")


def _twins() -> None:
    tables = (("held out", HELD_OUT_PAIRS), ("fresh", FRESH_PAIRS))
    rows = {name: table_figures(path) for name, path in tables}
    rows["twins in free wording"] = free_figures()
    rows |= {f"twins: {kind}": told for kind, told in twin_figures(_TWINS).items()}
    for name, told in rows.items():
        print(
            f"  {name:26} {told.found:4} of {told.pairs:4} pairs, {told.alarms:3} of "
            f"{told.near_misses:4} near misses alarm, area {told.area:.2f}"
        )


def _related() -> None:
    if reason := quotes_corpus.missing("polnear-train"):
        print(reason)
        return
    others = news_statements(_NEWS_BESIDE)
    for name, path in (("worked on", PRACTICE_PAIRS), ("held out", HELD_OUT_PAIRS)):
        told = related_figures(path, others)
        print(
            f"  {name}: among {told.others} statements the other side of {told.pairs} pairs is "
            f"first {told.first:.2f}, among five {told.fifth:.2f}, among twenty "
            f"{told.twentieth:.2f}; of {told.missed} that linking misses, among five "
            f"{told.missed_fifth:.2f}"
        )


def _speed() -> None:
    figures = speed.comparison_speed()
    print(f"  one pair compared: {figures.compare:.1f} µs")
    print(f"  one quotation read: {figures.read:.0f} µs")


def _growth(most: int) -> None:
    print("  quotations  speakers  candidates   seconds  peak MiB")
    for size in speed.sizes_up_to(most):
        row = speed.candidate_growth(size)
        print(
            f"  {row.quotations:10,}  {row.speakers:8,}  {row.candidates:10,}  {row.seconds:8.1f}"
            f"  {row.peak_mebibytes:8,.0f}"
        )


_PARTS = {
    "answers": _answers,
    "pairs": _pairs,
    "polnear": _polnear,
    "retreats": _retreats,
    "articles": _articles,
    "cases": _cases,
    "raw": _raw,
    "related": _related,
    "twins": _twins,
    "speed": _speed,
}

if __name__ == "__main__":
    sys.exit(main())
