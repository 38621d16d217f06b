"""Learning the second look: is a stretch speech, and is the source that was decided on right?

Both models learn from decisions on documents that the ranker had not seen, so that they meet the
ranker as it is in use.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from attrs import frozen

from quotetrack.quotes.assessment import assessment_facts
from quotetrack.quotes.ranker import decide
from quotetrack.quotes.weights import Weights
from quotetrack.train.gold import GoldDocument, folds_of, is_right
from quotetrack.train.logistic import fit_logistic, isotonic


@frozen
class Case:
    """One decision: its features, and whether it is speech and right, None for unknown."""

    document: int
    facts: list[str]
    speech: bool | None
    right: bool | None


def cases(documents: Sequence[GoldDocument], weights_of: Sequence[Weights]) -> list[Case]:
    """Return the decisions on documents, each made with the ranker that had not seen it."""
    found: list[Case] = []
    for number, (document, weights) in enumerate(zip(documents, weights_of, strict=True)):
        layout = document.layout
        decisions = decide(layout, weights, document.syntax)
        for index, decision in enumerate(decisions):
            answer = document.answers[index]
            right: bool | None = None
            if answer == "nobody":
                right = decision.candidate is None
            elif answer is not None:
                chosen = decision.candidate
                right = chosen is not None and is_right(layout, chosen, answer)
            speech = document.speech[index]
            if right is not None or speech is not None:
                facts = assessment_facts(layout, index, decision)
                found.append(Case(number, facts, speech, right))
    return found


def learn(
    rows: Sequence[Sequence[str]],
    outcomes: Sequence[bool],
    documents: Sequence[int],
    strength: float,
    folds: int,
    title: str,
) -> tuple[dict[str, float], list[tuple[float, float]]]:
    """Return the weights of a logistic model and its calibration, learnt out of fold.

    `documents` tells which document each row is from; a document is never split over folds.
    """
    probabilities = [0.0] * len(rows)
    count = max(documents) + 1
    for part in folds_of(count, folds):
        held_out = set(part)
        training = [index for index in range(len(rows)) if documents[index] not in held_out]
        weights = Weights(
            fit_logistic(
                [rows[index] for index in training],
                [outcomes[index] for index in training],
                strength,
            ),
            (),
        )
        for index in range(len(rows)):
            if documents[index] in held_out:
                probabilities[index] = weights.probability(rows[index])
    points = isotonic(probabilities, [float(outcome) for outcome in outcomes])
    print(f"{title}: {len(rows)} cases, {sum(outcomes) / len(rows):.4f} true", file=sys.stderr)
    return fit_logistic(rows, outcomes, strength), points
