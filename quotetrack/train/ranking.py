"""Learning the ranker of sources: a conditional logit model, fitted by L-BFGS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from attrs import define

from quotetrack.parse import Parser
from quotetrack.parse.base import parse_sentences
from quotetrack.quotes.attribution import Draft, Models
from quotetrack.quotes.candidates import Candidate, candidates
from quotetrack.quotes.features import Weighing
from quotetrack.quotes.layout import Layout
from quotetrack.quotes.noun_phrases import RELATIVE_PRONOUN
from quotetrack.quotes.ranker import decide_each, over_paragraphs
from quotetrack.quotes.syntax import Frame, SentenceSyntax, frame, read_syntax
from quotetrack.train.gold import GoldDocument, is_right
from quotetrack.weights import Fact, Weights, features_of

Syntax = Mapping[int, SentenceSyntax]
_IN_DOUBT = 0.97  # Sentences whose sources are less sure are parsed to learn from.


class FeatureNumbers(dict[Fact, list[int]]):
    """The numbers of the features of each fact, given when it is first met.

    `names` holds the features in the order of their numbers.
    """

    def __init__(self) -> None:
        super().__init__()
        self._number_of: dict[str, int] = {}

    def __missing__(self, fact: Fact) -> list[int]:
        known = self._number_of
        numbers = [known.setdefault(name, len(known)) for name in features_of([fact])]
        self[fact] = numbers
        return numbers

    @property
    def names(self) -> list[str]:
        """The features, by number."""
        return list(self._number_of)

    def of(self, facts: Iterable[Fact]) -> Any:
        """Return the numbers of the features of `facts` as an array."""
        import numpy as np

        return np.fromiter(chain.from_iterable(map(self.__getitem__, facts)), dtype=np.int32)


@define
class Example:
    """One quotation: the features of nobody and of each candidate, and which of them are right.

    Features are numbers, an array for each candidate.
    """

    document: int
    features: list[Any]
    right: list[bool]
    weight: float = 1.0


def _has_gold_cue(layout: Layout, candidate: Candidate, quote: Mapping[str, Any]) -> bool:
    cue = quote.get("cue")
    if not cue or candidate.clause is None:
        return False
    start = layout.sentences[candidate.sentence].tokens[candidate.clause.cue].start
    return bool(cue["start"] <= start < cue["end"])


def _is_marked_phrase(layout: Layout, candidate: Candidate, quote: Mapping[str, Any]) -> bool:
    """Return whether a candidate is the phrase that was marked as the source.

    Where no cue was marked, as in annotated articles, this tells the phrase that names the source
    from others that name the same person.
    """
    speaker = quote["speaker"]
    if quote.get("cue") or speaker["start"] == speaker["end"]:
        return False
    first, last = speaker.get("head") or (speaker["start"], speaker["end"])
    tokens = layout.sentences[candidate.sentence].tokens
    phrase = layout.phrases[candidate.sentence][candidate.phrase]
    is_relative = tokens[phrase.first].lower == RELATIVE_PRONOUN
    return is_relative or bool(
        tokens[phrase.first].start < last and first < tokens[phrase.last].end
    )


def examples(
    document: GoldDocument,
    number: int,
    numbers: FeatureNumbers,
    syntax: Syntax | None = None,
    only_parsed: bool = False,
) -> Iterator[Example]:
    """Yield one example for each quotation whose answer is known.

    `number` is the document's, `numbers` are those of features. The source carried from one
    quotation to the next is the gold one. With `only_parsed`, only quotations in sentences that
    have a parse.
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
                fit
                and (
                    _has_gold_cue(layout, option, answer)
                    or _is_marked_phrase(layout, option, answer)
                )
                for fit, option in zip(fits, options, strict=True)
            ]
            right = exact if any(exact) else fits
            if not any(right):
                carried = None
                continue
        if not only_parsed or layout.places[index].sentence in (syntax or {}):
            weighing = Weighing(layout, index, syntax, carried)
            facts = [weighing.nobody(), *(weighing.candidate(option)[1] for option in options)]
            features = [numbers.of(of_option) for of_option in facts]
            yield Example(number, features, [answer == "nobody", *right])
        if answer != "nobody":
            winner = options[right.index(True)]
            carried = Candidate(winner.sentence, winner.phrase, winner.clause)


def fit(
    training: Sequence[Example],
    names: Sequence[str],
    penalty: float,
    rarest: int = 3,
    steps: int = 150,
) -> dict[str, float]:
    """Return the weights that minimise the penalised conditional logit loss on `training`.

    `names` are the features by number.
    """
    import torch

    matrix, flipped, kept = _matrices(training, names, rarest)
    right = [is_answer for example in training for is_answer in example.right]
    groups = [group for group, example in enumerate(training) for _ in example.right]
    group_of = torch.tensor(groups)
    masked = torch.where(torch.tensor(right), 0.0, -1e9)
    counted = torch.tensor([example.weight for example in training])
    counted = counted / counted.sum()
    weights = torch.zeros(len(kept))

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
        loss = ((all_sums - right_sums) * counted).sum() + penalty * (weights**2).sum() / 2
        slope = (all_shares - right_shares) * counted[group_of]
        weights.grad = (flipped @ slope[:, None])[:, 0] + penalty * weights
        return loss

    optimiser.step(closure)
    return dict(zip(kept, weights.tolist(), strict=True))


def _matrices(
    training: Sequence[Example], names: Sequence[str], rarest: int
) -> tuple[Any, Any, list[str]]:
    """Return the matrix of candidates x features, the same flipped, and the features in order.

    Features of fewer than `rarest` candidates are left out.
    """
    import warnings

    import numpy as np
    import torch
    from scipy.sparse import csr_matrix

    rows = [row for example in training for row in example.features]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    numbers = np.concatenate(rows)
    shape = (len(rows), len(names))
    whole = csr_matrix((np.ones(len(numbers), dtype=np.float32), numbers, ends), shape)
    whole.sum_duplicates()
    frequent = np.flatnonzero(whole.getnnz(axis=0) >= rarest).tolist()
    columns = sorted(frequent, key=names.__getitem__)
    matrix = whole[:, columns]

    def as_tensor(sparse: Any) -> Any:
        parts = (sparse.indptr, sparse.indices, sparse.data)
        return torch.sparse_csr_tensor(
            *map(torch.from_numpy, parts), size=sparse.shape, check_invariants=False
        )

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sparse CSR tensor support is in beta")
        tensors = as_tensor(matrix), as_tensor(matrix.T.tocsr())
    return *tensors, [names[column] for column in columns]


def parse_doubtful_sentences(
    documents: Sequence[GoldDocument],
    models_of: Sequence[Models],
    parser: Parser,
) -> None:
    """Parse the sentences whose lexical decisions are in doubt, and keep the syntax.

    These are more than are parsed in use, to learn from. `models_of` holds models for each document
    that have not seen it.
    """
    frames: list[tuple[int, Frame]] = []
    for number, (document, models) in enumerate(zip(documents, models_of, strict=True)):
        drafted = lexical_draft(document, models)
        wanted = set(drafted.open_sentences)
        for index, decision in enumerate(drafted.decisions):
            if drafted.assess(index).right < _IN_DOUBT:
                wanted.add(document.layout.places[index].sentence)
                if decision.candidate is not None:
                    wanted.add(decision.candidate.sentence)
        made = (frame(document.layout, sentence) for sentence in sorted(wanted))
        frames.extend((number, one) for one in made if one is not None)
    parses = parse_sentences(parser, [one.text for _, one in frames], names=False)
    for (number, one), parse in zip(frames, parses, strict=True):
        documents[number].syntax[one.sentence] = read_syntax(one, parse)


def lexical_draft(document: GoldDocument, models: Models) -> Draft:
    """Return what `models` decide on a document by the words alone."""
    weighed = decide_each(document.layout, models.ranker)
    decisions = over_paragraphs(document.layout, weighed)
    return Draft(document.reading, document.layout, tuple(weighed), tuple(decisions), models)


def open_syntax(document: GoldDocument, models: Models) -> Syntax:
    """Return those parses of a document that `models` ask for."""
    wanted = lexical_draft(document, models).open_sentences
    return {number: parse for number, parse in document.syntax.items() if number in wanted}


def out_of_fold(
    documents: Sequence[GoldDocument],
    by_document: Sequence[Sequence[Example]],
    names: Sequence[str],
    penalty: float,
    folds: Sequence[Sequence[int]],
    steps: int = 150,
) -> list[Weights]:
    """Return for each document the weights learnt from the other folds.

    `folds` hold the numbers of documents.
    """
    weights_of: list[Weights] = [Weights({}, ())] * len(documents)
    for held_out in folds:
        left_out = set(held_out)
        training = [
            example
            for number, found in enumerate(by_document)
            if number not in left_out
            for example in found
        ]
        weights = Weights(fit(training, names, penalty, steps=steps), ())
        for number in held_out:
            weights_of[number] = weights
    return weights_of
