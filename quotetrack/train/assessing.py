"""Learning the second look: is a stretch speech, and is the source that was decided on right?

Both models learn from decisions on documents that the ranker had not seen, so that they meet the
ranker as it is in use.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from quotetrack.quotes.assessment import assessment_facts
from quotetrack.quotes.parse_facts import Syntax
from quotetrack.quotes.ranker import decide
from quotetrack.train.gold import GoldDocument, is_right
from quotetrack.train.logistic import fit_logistic, isotonic
from quotetrack.weights import Weights, features_of

Outcome = Literal["speech", "right"]


@frozen
class Case:
    """One decision: its features, and whether it is speech and right, None for unknown.

    `weight` is what it counts for.
    """

    document: int
    facts: list[str]
    speech: bool | None
    right: bool | None
    weight: float = 1.0

    def outcome(self, name: Outcome) -> bool | None:
        """Return one of the two outcomes."""
        return self.speech if name == "speech" else self.right


@frozen
class Learnt:
    """A model learnt from all documents, and for each document one that has not seen it."""

    weights: Weights
    unseen: dict[int, Weights]


def cases(
    documents: Sequence[GoldDocument],
    rankers: Sequence[Weights],
    syntax_of: Sequence[Syntax] | None = None,
) -> list[Case]:
    """Return the decisions on documents, each made with the ranker that had not seen it.

    `syntax_of` holds the parses of each document that the decisions rest on, none where None.
    """
    found: list[Case] = []
    parses = syntax_of or [{}] * len(documents)
    for number, (document, weights) in enumerate(zip(documents, rankers, strict=True)):
        layout = document.layout
        decisions = decide(layout, weights, parses[number])
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
                facts = assessment_facts(layout, index, decision, parses[number])
                found.append(Case(number, features_of(facts), speech, right, document.weight))
    return found


def learn(
    cases_: Sequence[Case], outcome: Outcome, strength: float, folds: Sequence[Sequence[int]]
) -> Learnt:
    """Learn a logistic model of an outcome, and its calibration out of fold.

    `folds` hold the numbers of documents. Cases whose outcome is unknown are left out.
    """
    known = [case for case in cases_ if case.outcome(outcome) is not None]
    outcomes = [bool(case.outcome(outcome)) for case in known]
    counted = [case.weight for case in known]
    probabilities = [0.0] * len(known)
    weights_of: dict[int, dict[str, float]] = {}
    for part in folds:
        held_out = set(part)
        training = [index for index, case in enumerate(known) if case.document not in held_out]
        fitted = fit_logistic(
            [known[index].facts for index in training],
            [outcomes[index] for index in training],
            strength,
            counted=[counted[index] for index in training],
        )
        weights = Weights(fitted, ())
        weights_of.update(dict.fromkeys(part, fitted))
        for index, case in enumerate(known):
            if case.document in held_out:
                probabilities[index] = weights.probability(case.facts)
    points = tuple(isotonic(probabilities, [float(outcome) for outcome in outcomes], counted))
    share = sum(outcomes) / len(known)
    print(f"{outcome}: {len(known)} cases, {share:.4f} true", file=sys.stderr)
    fitted = fit_logistic([case.facts for case in known], outcomes, strength, counted=counted)
    unseen = {number: Weights(fitted, points) for number, fitted in weights_of.items()}
    return Learnt(Weights(fitted, points), unseen)
