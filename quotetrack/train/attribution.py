"""Learn the weights of the attribution ranker from an annotated corpus.

    python -m quotetrack.train.attribution TRAIN.jsonl.gz [--parser none] [--output FILE]

The corpus has one JSON document a line with `text` and `quotes`; each quote has `type`, `fragments`
and `speaker` (`start`, `end`, `head`), each quoted stretch that nobody says stands in
`unattributed`. The objective is the conditional logit likelihood with an L2 penalty, minimised by
L-BFGS. Cross-validation finds the quotations that the lexical sieves leave open, so that their
sentences can be parsed, and the probabilities that isotonic regression calibrates.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field

from quotetrack.lexicon.cues import VERBS_OF_SAYING, verb_lemma
from quotetrack.model import ParsedText
from quotetrack.parse import Parser
from quotetrack.quotes.attribution import open_frames
from quotetrack.quotes.candidates import Candidate, Layout, candidates, lay_out
from quotetrack.quotes.features import QuotationFacts
from quotetrack.quotes.ranker import Weights, decide
from quotetrack.quotes.syntax import Frame, SentenceSyntax, read_syntax

_UNSURE_KINDS = frozenset({"long", "embedded"})
_SMALLEST_WEIGHT = 0.03
Syntax = Mapping[int, SentenceSyntax]


@define
class Example:
    """One quotation: the features of nobody and of each candidate, and which of them are right."""

    document: int
    features: list[list[str]]
    right: list[bool]


@define
class GoldDocument:
    """A document of the corpus, laid out, with the gold answer of each quotation.

    An answer is a gold quote, "nobody", or None where the corpus leaves it open.
    """

    text: str
    layout: Layout
    answers: list[Any]
    syntax: dict[int, SentenceSyntax] = field(factory=dict)


def read_corpus(path: Path) -> list[GoldDocument]:
    """Read a corpus file, .jsonl or .jsonl.gz, and lay its documents out."""
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    documents = []
    for record in records:
        layout = lay_out(record["text"])
        documents.append(GoldDocument(record["text"], layout, gold_answers(record, layout)))
    return documents


def gold_answers(record: Mapping[str, Any], layout: Layout) -> list[Any]:
    """Return for each quotation of `layout` its gold quote, "nobody", or None for unknown."""
    pieces = [
        (start, end, quote)
        for quote in record["quotes"]
        if quote["type"] != "indirect"
        for start, end in quote["fragments"]
    ]
    unattributed = list(zip(record["unattributed"], record["unattributed_kind"], strict=True))
    answers: list[Any] = []
    for quoted in layout.quoted:
        start, end = quoted.inner.start, quoted.inner.end
        paragraph = layout.paragraphs[quoted.paragraph]
        best: float = 0.0
        answer: Any = None
        for gold_start, gold_end, quote in pieces:
            shared = min(gold_end, end) - max(gold_start, start)
            if shared > 0:
                first, last = max(gold_start, paragraph.start), min(gold_end, paragraph.end)
                overlap = shared / (max(last, end) - min(first, start))
                if overlap > best:
                    best, answer = overlap, quote
        if best >= 0.75 and _is_swapped(answer):
            answers.append(None)
            continue
        if best >= 0.75:
            answers.append("nobody" if answer["speaker"] is None else answer)
            continue
        nobody = best == 0 and any(
            min(b, end) - max(a, start) >= 0.5 * (end - start) and kind not in _UNSURE_KINDS
            for (a, b), kind in unattributed
        )
        answers.append("nobody" if nobody else None)
    return answers


def _is_swapped(quote: Mapping[str, Any]) -> bool:
    """Return whether the annotator took the cue for the speaker and the speaker for the cue."""
    speaker, cue = quote.get("speaker"), quote.get("cue")
    return bool(
        speaker
        and cue
        and speaker["text"].islower()
        and verb_lemma(speaker["text"].split(" ")[0]) in VERBS_OF_SAYING
        and cue["text"][:1].isupper()
    )


def _last_name(name: str | None) -> str:
    if not name:
        return ""
    words = name.split(",")[0].replace("’s", "").replace("'s", "").split()
    return words[-1].lower().strip(".") if words and words[-1][:1].isupper() else ""


def is_right(layout: Layout, candidate: Candidate, quote: Mapping[str, Any]) -> bool:
    """Return whether a candidate names the gold speaker: by its head, or by its last name."""
    tokens = layout.sentences[candidate.sentence].tokens
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    start, end = tokens[phrase.first].start, tokens[phrase.last].end
    speaker = quote["speaker"]
    head = speaker.get("head") or [speaker["start"], speaker["end"]]
    if start < head[1] and head[0] < end:
        return True
    name = quote.get("entity") or quote.get("entity_silver")
    if not name and speaker.get("kind") not in ("pronoun", "nominal"):
        name = speaker["text"]
    core = layout.text[start : tokens[phrase.core_last].end]
    return _last_name(name) != "" and _last_name(name) == _last_name(core)


def _has_gold_cue(layout: Layout, candidate: Candidate, quote: Mapping[str, Any]) -> bool:
    cue = quote.get("cue")
    if not cue or candidate.clause is None:
        return False
    start = layout.sentences[candidate.sentence].tokens[candidate.clause.cue].start
    return bool(cue["start"] <= start < cue["end"])


def examples(
    document: GoldDocument, number: int, syntax: Syntax | None = None, only_parsed: bool = False
) -> Iterator[Example]:
    """Yield one example for each quotation whose answer is known.

    The source carried from one quotation to the next is the gold one. With `only_parsed`, only
    quotations in sentences that have a parse.
    """
    layout = document.layout
    carried: Candidate | None = None
    for index, answer in enumerate(document.answers):
        if answer is None:
            continue
        options = candidates(layout, index, carried)
        if answer == "nobody":
            right = [False] * len(options)
        else:
            fits = [is_right(layout, option, answer) for option in options]
            exact = [
                fit and _has_gold_cue(layout, option, answer)
                for fit, option in zip(fits, options, strict=True)
            ]
            right = exact if any(exact) else fits
            if not any(right):
                carried = None
                continue
        if not only_parsed or layout.places[index].sentence in (syntax or {}):
            facts = QuotationFacts(layout, index, syntax, carried)
            features = [facts.nobody(), *(facts.candidate(option)[1] for option in options)]
            yield Example(number, features, [answer == "nobody", *right])
        if answer != "nobody":
            winner = options[right.index(True)]
            carried = Candidate(winner.sentence, winner.phrase, winner.clause)


def fit(
    training: Sequence[Example], penalty: float, rarest: int = 3, steps: int = 150
) -> dict[str, float]:
    """Return the weights that minimise the penalised conditional logit loss on `training`."""
    import torch

    counts = Counter(
        feature
        for example in training
        for features in example.features
        for feature in set(features)
    )
    names = sorted(feature for feature, count in counts.items() if count >= rarest)
    column_of = {feature: column for column, feature in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    right: list[bool] = []
    groups: list[int] = []
    for group, example in enumerate(training):
        for features, is_answer in zip(example.features, example.right, strict=True):
            found = [column_of[feature] for feature in features if feature in column_of]
            rows.extend([len(right)] * len(found))
            columns.extend(found)
            right.append(is_answer)
            groups.append(group)
    shape = (len(right), len(names))
    matrix = torch.sparse_coo_tensor(
        torch.tensor([rows, columns]), torch.ones(len(rows)), shape, check_invariants=False
    ).to_sparse_csr()
    flipped = torch.sparse_coo_tensor(
        torch.tensor([columns, rows]), torch.ones(len(rows)), shape[::-1], check_invariants=False
    ).to_sparse_csr()
    group_of = torch.tensor(groups)
    masked = torch.where(torch.tensor(right), 0.0, -1e9)
    weights = torch.zeros(len(names))

    def log_sums(scores: Any) -> tuple[Any, Any]:
        top = torch.full((len(training),), -1e30).scatter_reduce(0, group_of, scores, "amax")
        powers = torch.exp(scores - top[group_of])
        sums = torch.zeros(len(training)).scatter_add(0, group_of, powers)
        return top + torch.log(sums), powers / sums[group_of]

    optimiser = torch.optim.LBFGS(
        [weights], lr=1, max_iter=steps, history_size=10, line_search_fn="strong_wolfe"
    )

    def closure() -> Any:
        scores = (matrix @ weights[:, None])[:, 0]
        all_sums, all_shares = log_sums(scores)
        right_sums, right_shares = log_sums(scores + masked)
        loss = (all_sums - right_sums).mean() + penalty * (weights * weights).sum() / 2
        slope = (all_shares - right_shares) / len(training)
        weights.grad = (flipped @ slope[:, None])[:, 0] + penalty * weights
        return loss

    optimiser.step(closure)
    return dict(zip(names, weights.tolist(), strict=True))


def _folds(count: int, folds: int) -> list[list[int]]:
    order = list(range(count))
    random.Random(0).shuffle(order)
    return [order[fold::folds] for fold in range(folds)]


def parse_open_sentences(
    documents: Sequence[GoldDocument], weights_of: Sequence[Weights], parser: Parser
) -> None:
    """Parse the sentences that the lexical decisions leave open, and keep the syntax."""
    frames: list[tuple[int, Frame]] = []
    for number, document in enumerate(documents):
        decisions = decide(document.layout, weights_of[number])
        frames.extend((number, one) for one in open_frames(document.layout, decisions))
    parses: list[ParsedText] = parser.parse([one.text for _, one in frames])
    for (number, one), parse in zip(frames, parses, strict=True):
        documents[number].syntax[one.sentence] = read_syntax(one, parse)


def out_of_fold(
    documents: Sequence[GoldDocument],
    by_document: Sequence[Sequence[Example]],
    penalty: float,
    folds: int,
) -> list[Weights]:
    """Return for each document the weights learnt from the other folds."""
    weights_of: list[Weights] = [Weights({}, ())] * len(documents)
    for held_out in _folds(len(documents), folds):
        left_out = set(held_out)
        training = [
            example
            for number, found in enumerate(by_document)
            if number not in left_out
            for example in found
        ]
        weights = Weights(fit(training, penalty), ())
        for number in held_out:
            weights_of[number] = weights
    return weights_of


def calibration_points(
    documents: Sequence[GoldDocument], weights_of: Sequence[Weights]
) -> list[tuple[float, float]]:
    """Return isotonic calibration points from decisions on documents not trained on."""
    from sklearn.isotonic import IsotonicRegression

    probabilities: list[float] = []
    outcomes: list[float] = []
    for document, weights in zip(documents, weights_of, strict=True):
        decisions = decide(document.layout, weights, document.syntax)
        for decision, answer in zip(decisions, document.answers, strict=True):
            if answer is None or decision.candidate is None:
                continue
            probabilities.append(decision.probability)
            outcomes.append(
                float(answer != "nobody" and is_right(document.layout, decision.candidate, answer))
            )
    model = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip")
    model.fit(probabilities, outcomes)
    knots = list(zip(model.X_thresholds_.tolist(), model.y_thresholds_.tolist(), strict=True))
    print(
        f"out of fold: {len(outcomes)} attributed, "
        f"{sum(outcomes) / len(outcomes):.4f} of them right",
        file=sys.stderr,
    )
    return knots


def write_weights(
    weights: Mapping[str, float], calibration: Sequence[tuple[float, float]], path: Path
) -> None:
    """Write weights and calibration as text, one a line, tiny weights left out."""
    lines = [
        "# Weights of the attribution ranker, learnt by quotetrack.train.attribution "
        "from PolNeAR train.",
        *(f"# calibration {x:.4f} {y:.4f}" for x, y in calibration),
        *(
            f"{feature}\t{weight:.2f}"
            for feature, weight in sorted(weights.items())
            if abs(weight) >= _SMALLEST_WEIGHT
        ),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def train(
    path: Path, output: Path, parser: Parser | None, penalty: float = 1e-4, folds: int = 5
) -> None:
    """Learn the weights from the corpus at `path` and write them to `output`."""
    documents = read_corpus(path)
    lexical = [list(examples(document, number)) for number, document in enumerate(documents)]
    together = lexical
    if parser is not None:
        weights_of = out_of_fold(documents, lexical, penalty, folds)
        parse_open_sentences(documents, weights_of, parser)
        together = [
            [*found, *examples(document, number, document.syntax, only_parsed=True)]
            for number, (document, found) in enumerate(zip(documents, lexical, strict=True))
        ]
    weights_of = out_of_fold(documents, together, penalty, folds)
    calibration = calibration_points(documents, weights_of)
    weights = fit([example for found in together for example in found], penalty)
    write_weights(weights, calibration, output)


def main() -> None:
    """Run the training program."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--output", type=Path, default=Path("ranker_weights.tsv"))
    arguments.add_argument("--parser", choices=["bundled", "none"], default="bundled")
    arguments.add_argument("--penalty", type=float, default=1e-4)
    arguments.add_argument("--folds", type=int, default=5)
    chosen = arguments.parse_args()
    parser: Parser | None = None
    if chosen.parser == "bundled":
        from quotetrack.parse import StanzaParser

        parser = StanzaParser()
    train(chosen.corpus, chosen.output, parser, chosen.penalty, chosen.folds)


if __name__ == "__main__":
    main()
