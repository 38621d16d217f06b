"""Learning the ranker of sources: a conditional logit model, fitted by L-BFGS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import define

from quotetrack.parse import Parser
from quotetrack.parse.base import parse_sentences
from quotetrack.quotes.assessment import Assessor
from quotetrack.quotes.attribution import open_sentences
from quotetrack.quotes.candidates import Candidate, candidates
from quotetrack.quotes.features import Weighing
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.ranker import decide
from quotetrack.quotes.syntax import Frame, SentenceSyntax, frame, read_syntax
from quotetrack.quotes.weights import Weights, features_of
from quotetrack.train.gold import GoldDocument, folds_of, is_right

Syntax = Mapping[int, SentenceSyntax]


@define
class Example:
    """One quotation: the features of nobody and of each candidate, and which of them are right."""

    document: int
    features: list[list[str]]
    right: list[bool]


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
        options = candidates(layout, index, carried, syntax)
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
            weighing = Weighing(layout, index, syntax, carried)
            facts = [weighing.nobody(), *(weighing.candidate(option)[1] for option in options)]
            features = [features_of(of_option) for of_option in facts]
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


def parse_open_sentences(
    documents: Sequence[GoldDocument],
    weights_of: Sequence[Weights],
    sources_of: Mapping[int, Weights],
    parser: Parser,
) -> None:
    """Parse the sentences that the lexical decisions leave open, and keep the syntax.

    `weights_of` and `sources_of` hold for each document the ranker and the model of right sources.
    """
    frames: list[tuple[int, Frame]] = []
    for number, document in enumerate(documents):
        layout = document.layout
        decisions = decide(layout, weights_of[number])
        assessor = Assessor(Weights({}, ()), sources_of[number])
        assessed = [assessor.assess(layout, *one) for one in enumerate(decisions)]
        wanted = open_sentences(layout, decisions, assessed.__getitem__)
        made = (frame(layout, sentence) for sentence in sorted(wanted))
        frames.extend((number, one) for one in made if one is not None)
    parses = parse_sentences(parser, [one.text for _, one in frames], names=False)
    for (number, one), parse in zip(frames, parses, strict=True):
        documents[number].syntax[one.sentence] = read_syntax(one, parse)


def out_of_fold(
    documents: Sequence[GoldDocument],
    by_document: Sequence[Sequence[Example]],
    penalty: float,
    folds: int,
    steps: int = 150,
) -> list[Weights]:
    """Return for each document the weights learnt from the other folds."""
    weights_of: list[Weights] = [Weights({}, ())] * len(documents)
    for held_out in folds_of(len(documents), folds):
        left_out = set(held_out)
        training = [
            example
            for number, found in enumerate(by_document)
            if number not in left_out
            for example in found
        ]
        weights = Weights(fit(training, penalty, steps=steps), ())
        for number in held_out:
            weights_of[number] = weights
    return weights_of
