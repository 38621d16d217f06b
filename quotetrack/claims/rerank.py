"""A caller's own model as a second opinion on the pairs found.

quotetrack needs none. A caller who has a model hands in one callable or both:

- ``nli(pairs)`` takes (earlier text, later text) tuples and returns the probability of a
  contradiction, 0 to 1, for each, in order;
- ``embed(texts)`` takes texts and returns one vector of numbers for each, in order.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import attrs

from quotetrack.errors import InputError
from quotetrack.model import ClaimPair

NliCallable = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
EmbedCallable = Callable[[Sequence[str]], Sequence[Sequence[float]]]

# The rules know why a pair was found, a model does not: the model moves the score by at most half.
_MODEL_SHARE = 0.5


def rerank(
    pairs: Sequence[ClaimPair], nli: NliCallable | None, embed: EmbedCallable | None
) -> list[ClaimPair]:
    """Return `pairs` with scores that take the caller's models into account, in the same order.

    The score becomes the mean of the rules' score and the model's: for `nli` the probability of a
    contradiction, for `embed` how alike the two statements are (statements on different matters
    cannot conflict). Raises `InputError` where a model returns another number of results than
    it was given, or a number that is no probability.
    """
    result = list(pairs)
    if not result:
        return result
    texts = [(_statement(pair, "earlier"), _statement(pair, "later")) for pair in result]
    if embed is not None:
        flat = [text for both in texts for text in both]
        vectors = embed(flat)
        _check_count("embed", len(vectors), len(flat))
        likeness = [
            (1.0 + _cosine(vectors[2 * i], vectors[2 * i + 1])) / 2 for i in range(len(texts))
        ]
        result = [_moved(pair, value) for pair, value in zip(result, likeness, strict=True)]
    if nli is not None:
        probabilities = nli(texts)
        _check_count("nli", len(probabilities), len(texts))
        for value in probabilities:
            if not 0.0 <= value <= 1.0:
                raise InputError(
                    f"nli(pairs) must return probabilities from 0 to 1, but returned {value!r}. "
                    "Pass the logits through a softmax first."
                )
        result = [
            _moved(pair, float(value)) for pair, value in zip(result, probabilities, strict=True)
        ]
    return result


def _statement(pair: ClaimPair, side: str) -> str:
    """Return what one side says, after its question where there is one: "Not exactly." is bare."""
    quotation = pair.earlier if side == "earlier" else pair.later
    if quotation.question is None:
        return quotation.text
    return f"{quotation.question.text}: {quotation.text}"


def _moved(pair: ClaimPair, value: float) -> ClaimPair:
    score = (1 - _MODEL_SHARE) * pair.score + _MODEL_SHARE * value
    return attrs.evolve(pair, score=round(min(1.0, max(0.0, score)), 4), calibrated=False)


def _check_count(name: str, got: int, expected: int) -> None:
    if got != expected:
        raise InputError(
            f"{name}() returned {got} results for {expected} inputs. Return one for each, in order."
        )


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    if len(one) != len(other):
        raise InputError("embed() returned vectors of different lengths. Use one model for all.")
    dot = math.fsum(a * b for a, b in zip(one, other, strict=True))
    norms = math.sqrt(math.fsum(a * a for a in one)) * math.sqrt(math.fsum(b * b for b in other))
    return dot / norms if norms else 0.0
