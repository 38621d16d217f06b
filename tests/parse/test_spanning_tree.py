"""The best tree: against all trees of short sentences, and against Stanza's search."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from quotetrack.parse.spanning_tree import best_tree, find_cycle
from quotetrack.parse.stanza_decode import is_tree


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[word, heads[word]] for word in range(1, len(heads))))


@pytest.mark.parametrize("seed", range(25))
def test_no_tree_of_a_short_sentence_is_better(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(5, 5)) * 5
    every = itertools.product(range(5), repeat=4)
    best = max(total(scores, [0, *heads]) for heads in every if is_tree(list(heads)))
    found = best_tree(scores)
    assert is_tree(found[1:])
    assert total(scores, found) == pytest.approx(best)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("size", [2, 12, 40])
def test_as_good_as_the_search_of_stanza(seed: int, size: int) -> None:
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    scores = np.random.default_rng(seed).normal(size=(size, size))
    np.fill_diagonal(scores, -np.inf)
    theirs = [int(head) for head in chuliu_edmonds_one_root(scores.copy())]
    found = best_tree(scores)
    assert is_tree(found[1:])
    assert total(scores, found) == pytest.approx(total(scores, theirs))


@pytest.mark.parametrize(
    ("heads", "tree"),
    [
        ([0], True),
        ([2, 0], True),
        ([0, 0], False),
        ([2, 1], False),
        ([2, 3, 0, 3], True),
        ([2, 3, 2, 0], False),
        ([1], False),
    ],
)
def test_is_tree(heads: list[int], tree: bool) -> None:
    assert is_tree(heads) is tree
    assert (heads.count(0) == 1 and not find_cycle([0, *heads])) is tree
