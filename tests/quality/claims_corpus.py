"""The claim corpora beside the repository, and the project's own labelled pairs, as figures.

The corpora live in ../shared/data/ and are no part of the project; what needs them skips where
they are absent.
"""

from __future__ import annotations

import datetime
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import attrs
from attrs import frozen

from quotetrack import extract_quotes, link_claims
from quotetrack.claims import Answer, answer_polarity, compare, link
from quotetrack.claims.answers.echo import judge_answer
from quotetrack.claims.answers.weighed import AnswerOdds
from quotetrack.claims.language.words import read_words
from quotetrack.linking import find_context
from quotetrack.model import (
    ClaimPair,
    Document,
    EntityRef,
    Mention,
    Passage,
    Quotation,
    Span,
)
from quotetrack.train import answers
from quotetrack.weights import bundled_weights
from tests.quality.quotes_corpus import REPOSITORY, load_corpus

_CLAIMS = REPOSITORY.parent / "shared" / "data" / "claims"
_LABELS = REPOSITORY / "tests" / "claims" / "data" / "polnear_pairs.tsv"
# Where an answer is taken to be no plain yes, and where to be a partial one.
NOT_PLAIN_YES = 0.85
PARTIAL = 0.8
_PRONOUNS = frozenset(
    "he she they who i we it him her none voters people officials critics".split()
)


def missing(name: str) -> str:
    """Return why `name` ("answers" or "pairs") cannot be read here, "" where it can."""
    path = _CLAIMS / f"{name}.jsonl.gz"
    return "" if path.exists() else f"shared/data/claims/{path.name} is not there"


def _load(name: str) -> list[dict[str, Any]]:
    with gzip.open(_CLAIMS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@frozen
class AnswerFigures:
    """How answers to yes/no questions are read, on one scenario or all.

    `plain_precision` is the share that is right of what is read as "not a plain yes",
    `partial_precision` of what is read as partial; the recalls are their counterparts.
    """

    answers: int
    plain_precision: float
    plain_recall: float
    partial_precision: float
    partial_recall: float


def answer_figures(sample: int | None = None) -> dict[str, AnswerFigures]:
    """Return the figures on Circa by scenario, and under "all"."""
    records = [record for record in _load("answers") if record["y"] != "other"]
    if sample is not None and sample < len(records):
        records = random.Random(0).sample(records, sample)
    read = [(record, answer_polarity(record["q"], record["a"])) for record in records]
    return _by_scenario(read)


def unseen_answer_figures() -> dict[str, AnswerFigures]:
    """Return the same by models that were learnt without the scenario; needs scikit-learn."""
    path = _CLAIMS / "answers.jsonl.gz"
    examples = answers.read_examples(path)
    yes, partial = (answers.left_out(examples, label) for label in ("yes", "partial"))
    models = [bundled_weights(f"answer_{label}", "claims") for label in ("yes", "partial")]
    records = [record for record in _load("answers") if record["y"] != "other"]
    read = []
    for record, *odds in zip(records, yes, partial, strict=True):
        told = AnswerOdds.of(*(m.calibrated(p) for m, p in zip(models, odds, strict=True)))
        asked, words = read_words(record["q"]), read_words(record["a"])
        read.append((record, judge_answer(asked, words, told)))
    return _by_scenario(read)


def _by_scenario(read: list[tuple[dict[str, Any], Answer]]) -> dict[str, AnswerFigures]:
    groups: defaultdict[str, list[tuple[dict[str, Any], Answer]]] = defaultdict(list)
    for record, answer in read:
        groups[f"scenario {record['scen']}"].append((record, answer))
    groups["all"] = read
    return {name: _answer_figures(group) for name, group in sorted(groups.items())}


def _answer_figures(read: list[tuple[dict[str, Any], Answer]]) -> AnswerFigures:
    partial = ("partial", "uncertain", "conditional")
    not_yes = ("no", "refusal", *partial)
    sure = [(r["y"], a) for r, a in read if a.confidence >= PARTIAL]
    plain = [y != "yes" for y, a in sure if a.polarity in not_yes and a.confidence >= NOT_PLAIN_YES]
    part = [y in ("cond", "mid") for y, a in sure if a.polarity in partial]
    return AnswerFigures(
        len(read),
        _share(plain),
        sum(plain) / max(1, sum(r["y"] != "yes" for r, _ in read)),
        _share(part),
        sum(part) / max(1, sum(r["y"] in ("cond", "mid") for r, _ in read)),
    )


@frozen
class Ranked:
    """One pair of statements with its score, whether it is a contradiction, and the relation."""

    score: float
    right: bool
    relation: str


def rank_pairs(dataset: str, splits: Sequence[str], limit: int | None = None) -> list[Ranked]:
    """Return the pairs of a data set, best first, each compared as by one speaker."""
    records = [r for r in _load("pairs") if r["ds"] == dataset and r["split"] in splits]
    if limit is not None and limit < len(records):
        records = random.Random(0).sample(records, limit)
    ranked = []
    for record in records:
        pair = _compare_texts(record["p"], record["h"])
        ranked.append(
            Ranked(pair.score, record["y"] == "c", pair.relation)
            if pair is not None
            else Ranked(0.0, record["y"] == "c", "none")
        )
    return sorted(ranked, key=lambda r: -r.score)


def datasets() -> dict[str, tuple[str, ...]]:
    """Return the data sets that have contradictions and others, with the splits to measure on."""
    splits: defaultdict[str, set[str]] = defaultdict(set)
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for record in _load("pairs"):
        splits[record["ds"]].add(record["split"])
        labels[record["ds"]].add(record["y"])
    chosen = {}
    for dataset in sorted(splits):
        if "c" in labels[dataset] and len(labels[dataset]) > 1:
            dev = splits[dataset] - {"train"}
            chosen[dataset] = tuple(sorted(dev or splits[dataset]))
    return chosen


def load_pairs(dataset: str) -> list[dict[str, Any]]:
    """Return the records of one data set of pairs: `p`, `h`, `y` and `split`."""
    return [record for record in _load("pairs") if record["ds"] == dataset]


def _compare_texts(one: str, other: str) -> ClaimPair | None:
    documents, quotations = {}, []
    for name, text in (("one", one), ("other", other)):
        if not text.strip():
            return None
        documents[name] = Document(text, id=name)
        quotations.append(_quotation(name, "0", text, (Span(0, len(text)),), "speaker"))
    return compare(quotations[0], quotations[1], documents)


def _quotation(
    document: str, number: str, text: str, fragments: tuple[Span, ...], speaker: str | None
) -> Quotation:
    return Quotation(
        id=f"{document}#{number}",
        document_id=document,
        fragments=fragments,
        text=" ".join(f.of(text) for f in fragments),
        kind="direct",
        speaker=EntityRef(speaker, speaker) if speaker else None,
        confidence=1.0,
        rule="gold",
    )


def precision_at(ranked: Sequence[Ranked], count: int) -> float:
    """Return the share of contradictions among the first `count`."""
    return _share([r.right for r in ranked[:count]])


def precision_at_recall(ranked: Sequence[Ranked], recall: float) -> float:
    """Return the precision where `recall` of all contradictions has been met.

    Pairs of one score stand in any order, so within a tie the contradictions count as spread
    evenly.
    """
    wanted = recall * sum(r.right for r in ranked)
    seen = right = 0
    by_score: dict[float, list[bool]] = {}
    for pair in ranked:
        by_score.setdefault(pair.score, []).append(pair.right)
    for group in by_score.values():
        hits = sum(group)
        if right + hits >= wanted and hits:
            part = (wanted - right) / hits
            return wanted / (seen + part * len(group)) if wanted else 0.0
        seen += len(group)
        right += hits
    return 0.0


def curve(
    ranked: Sequence[Ranked], thresholds: Iterable[float]
) -> list[tuple[float, int, float, float]]:
    """Return (threshold, pairs, precision, recall) for each threshold."""
    total = max(1, sum(r.right for r in ranked))
    rows = []
    for threshold in thresholds:
        above = [r.right for r in ranked if r.score >= threshold]
        rows.append((threshold, len(above), _share(above), sum(above) / total))
    return rows


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def polnear(
    split: str = "polnear-train", only: frozenset[str] | None = None
) -> tuple[list[Quotation], dict[str, Document]]:
    """Return the gold quotations of a split with the speakers' names, and their documents.

    `only` names the documents wanted, None for all. Speakers known by a pronoun only are left
    out: they are not one speaker.
    """
    quotations: list[Quotation] = []
    documents = {}
    for record in load_corpus(split):
        if only is not None and record["id"] not in only:
            continue
        document = Document(record["text"], id=record["id"], date=_date(record.get("date")))
        documents[document.id] = document
        found = [
            _gold_quotation(document, number, quote)
            for number, quote in enumerate(record["quotes"])
            if quote["type"] in ("direct", "mixed")
        ]
        quotations.extend(
            q
            for q in find_context(document, found)
            if q.speaker is not None and q.speaker.name.lower() not in _PRONOUNS
        )
    return quotations, documents


def _gold_quotation(document: Document, number: int, quote: dict[str, Any]) -> Quotation:
    fragments = tuple(
        Span(f["start"], f["end"]) if isinstance(f, dict) else Span(*f) for f in quote["fragments"]
    )
    source, cue = quote.get("speaker"), quote.get("cue")
    name = quote.get("entity_silver") or quote.get("entity") or (source and source["text"])
    if isinstance(name, dict):
        name = name.get("name")
    quotation = _quotation(document.id, str(number), document.text, fragments, name)
    return attrs.evolve(
        quotation,
        kind=quote["type"],
        cue=Passage.cut(document.text, cue["start"], cue["end"]) if cue else None,
        source=_mention(source) if source else None,
    )


def _mention(source: dict[str, Any]) -> Mention:
    kinds = {"pronoun": "pronoun", "name": "name"}
    kind: Any = kinds.get(source.get("kind", ""), "nominal")
    return Mention(Span(source["start"], source["end"]), source["text"], kind)


def _date(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


@frozen
class Labels:
    """The project's own labelled pairs: the places of both sides, and two readings of each."""

    rows: list[tuple[tuple[str, int, int], tuple[str, int, int], bool, bool]]

    def agreement(self) -> tuple[float, float]:
        """Return the share of pairs on which both readings agree, and Cohen's kappa."""
        both = [(one, other) for _, _, one, other in self.rows]
        observed = _share([one == other for one, other in both])
        first, second = _share([o for o, _ in both]), _share([o for _, o in both])
        chance = first * second + (1 - first) * (1 - second)
        return observed, (observed - chance) / (1 - chance)


def load_labels(path: Path = _LABELS) -> Labels:
    """Return the labelled pairs."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            a, b, c, d, e, f, one, other = line.split("\t")
            rows.append(((a, int(b), int(c)), (d, int(e), int(f)), one == "1", other == "1"))
    return Labels(rows)


@frozen
class PolnearFigures:
    """What linking all quotations of PolNeAR brings, and how the labelled pairs are ranked.

    `read_alarms` of the alarms were read twice; `real_alarms` are real for both readings.
    """

    quotations: int
    same_speaker_pairs: int
    alarms: int
    by_relation: dict[str, int]
    read_alarms: int
    real_alarms: int
    ranked: list[Ranked]

    @property
    def alarms_per_thousand(self) -> float:
        """Alarms at the default threshold for 1,000 pairs of one speaker."""
        return 1000 * self.alarms / max(1, self.same_speaker_pairs)


def _place(quotation: Quotation) -> tuple[str, int, int]:
    return quotation.document_id, quotation.start, quotation.end


@frozen
class CaseFigures:
    """Pairs over two dated articles: how many there are and are found; near misses and alarms."""

    pairs: int
    found: int
    near_misses: int
    alarms: int


def case_figures() -> CaseFigures:
    """Return what is found of `cases.json`, from the texts to the pairs, without the parser."""
    pairs = found = near = alarms = 0
    for case in json.loads((_CLAIMS / "cases.json").read_text("utf-8")):
        read = [
            extract_quotes(
                Document(one["text"], id=f"{case['id']}/{number}", date=_date(one["date"])),
                parser=None,
            )
            for number, one in enumerate(case["documents"])
        ]
        met = link_claims(read)
        wanted = case["pairs"]
        pairs += len(wanted)
        near += not wanted
        right = [
            any(early in one.earlier.text and late in one.later.text for one in met)
            for early, late, _ in wanted
        ]
        found += sum(right)
        alarms += max(0, len(met) - sum(right))
    return CaseFigures(pairs, found, near, alarms)


def raw_alarms() -> tuple[int, list[ClaimPair]]:
    """Return how many quotations `wild/raw` has, and all pairs that linking them brings."""
    path = REPOSITORY.parent / "shared" / "data" / "wild" / "raw.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    read = [
        extract_quotes(
            Document(record["text"], id=record["id"], date=_date(record.get("date"))), parser=None
        )
        for record in records
    ]
    return sum(len(one) for one in read), list(link_claims(read))


def polnear_figures(*, labelled_only: bool = False) -> PolnearFigures:
    """Return the figures on PolNeAR train, or on its documents with labelled pairs only.

    A labelled pair counts as right where both readings say so.
    """
    labels = load_labels().rows
    wanted = frozenset(place[0] for row in labels for place in row[:2])
    quotations, documents = polnear(only=wanted if labelled_only else None)
    counts = Counter(q.speaker.id for q in quotations if q.speaker is not None)
    pairs = link(quotations, documents)
    places = {(q.document_id, q.start, q.end): q for q in quotations}
    ranked = []
    for first, second, one, other in labels:
        if first not in places or second not in places:
            continue
        pair = compare(places[first], places[second], documents)
        score, relation = (pair.score, pair.relation) if pair is not None else (0.0, "none")
        ranked.append(Ranked(score, one and other, relation))
    real = {(first, second): one and other for first, second, one, other in labels}
    told = [
        real[ends]
        for pair in pairs
        if (ends := tuple(sorted(_place(q) for q in (pair.earlier, pair.later)))) in real
        or (ends := ends[::-1]) in real
    ]
    return PolnearFigures(
        len(quotations),
        sum(n * (n - 1) // 2 for n in counts.values()),
        len(pairs),
        dict(Counter(pair.relation for pair in pairs)),
        len(told),
        sum(told),
        sorted(ranked, key=lambda r: -r.score),
    )
