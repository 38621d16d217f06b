"""Choose whom a phrase takes up: a conditional logit over the candidates and "nobody of them".

A candidate's score is the sum of the weights of its facts, its probability the softmax over all
(McFadden 1974), as in the ranker of sources. The weights are text, one feature a line
(`people/data/antecedent_weights.tsv`), learnt by `quotetrack.train.antecedents`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from attrs import frozen

from quotetrack.people.antecedents.facts import Asked, Candidate, add_facts
from quotetrack.people.clusters import Cluster
from quotetrack.weights import Fact, Weights, bundled_weights, softmax

#: Readings of a pronoun whose probability is at least this share of the best one's are listed.
RIVAL: Final = 0.7


class Judge(Protocol):
    """Weighs the candidates for a phrase: returns a score for each, the last for "nobody"."""

    def scores(self, asked: Asked, facts: Sequence[Sequence[Fact]]) -> list[float]:
        """Return the scores of the candidates in order and of "nobody", which has the last facts.

        "nobody" has no facts, and no score, where somebody must be meant.
        """


@frozen
class LearntJudge:
    """Weighs by learnt weights."""

    weights: Weights

    def scores(self, asked: Asked, facts: Sequence[Sequence[Fact]]) -> list[float]:
        """Return the sum of the weights of each one's facts."""
        return [self.weights.weigh(one) for one in facts]


def bundled_judge() -> LearntJudge:
    """Return the judge with the weights that come with quotetrack."""
    return LearntJudge(bundled_weights("antecedent", "people"))


@frozen
class Choice:
    """The candidates with their probabilities, the best first, and that of "nobody"."""

    ranked: tuple[tuple[float, Candidate], ...]
    nobody: float = 0.0

    @property
    def best(self) -> Candidate | None:
        """The likeliest candidate, None where "nobody" is likelier or there is none."""
        if not self.ranked or self.ranked[0][0] < self.nobody:
            return None
        return self.ranked[0][1]

    @property
    def sureness(self) -> float:
        """The probability of what was chosen."""
        return max(self.nobody, self.ranked[0][0]) if self.ranked else 1.0

    @property
    def rivals(self) -> tuple[Cluster, ...]:
        """The best reading and those that come near it; none where it leads clearly."""
        if len(self.ranked) < 2 or self.ranked[1][0] < RIVAL * self.ranked[0][0]:
            return ()
        return tuple(one.cluster for _, one in self.ranked[:4] if one.cluster is not None)


def choose(judge: Judge, asked: Asked, nobody: Sequence[Fact] = ()) -> Choice:
    """Weigh the candidates for a phrase; `nobody` are the facts for none of them."""
    if not asked.candidates:
        return Choice((), 1.0)
    if len(asked.candidates) == 1 and not nobody:
        return Choice(((1.0, asked.candidates[0]),))
    add_facts(asked)
    facts = [one.facts for one in asked.candidates]
    scores = judge.scores(asked, [*facts, nobody] if nobody else facts)
    shares = softmax(scores)
    order = sorted(range(len(facts)), key=lambda at: (-scores[at], at))
    ranked = tuple((shares[at], asked.candidates[at]) for at in order)
    return Choice(ranked, shares[-1] if nobody else 0.0)
