"""The best tree over the words of a sentence, by the Chu-Liu-Edmonds algorithm.

The same trees as Stanza's own search, which is written for clarity and takes longer than all
networks together. Here every contraction is a handful of matrix operations.
"""

from __future__ import annotations

from typing import Any


def best_tree(scores: Any) -> list[int]:
    """Return the head of each word in the tree with the highest sum of scores and with one root.

    Args:
        scores: Array of (n + 1) x (n + 1): row k holds the scores of each possible head of word
            k, and word 0 is the root above the sentence. Impossible heads score minus infinity.

    Returns n + 1 heads; the one of word 0 is 0.
    """
    import numpy as np

    scores = np.array(scores, dtype=np.float64)
    np.fill_diagonal(scores, -np.inf)
    heads = _search(scores)
    if heads[1:].count(0) != 1:
        finite = scores[np.isfinite(scores)]
        # With this toll a tree with one root arc beats every tree with more, whatever the rest.
        scores[1:, 0] -= (finite.max() - finite.min() + 1) * len(scores)
        heads = _search(scores)
    return heads


def _search(scores: Any) -> list[int]:
    import numpy as np

    heads = scores.argmax(1).tolist()
    heads[0] = 0
    cycle = find_cycle(heads)
    if not cycle:
        return [int(head) for head in heads]
    inside = np.array(cycle)
    is_outside = np.ones(len(heads), dtype=bool)
    is_outside[inside] = False
    outside = is_outside.nonzero()[0]
    # An arc into the cycle replaces the arc of the cycle to the same word.
    kept = scores[inside, [heads[word] for word in cycle]]
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, inside)]
    entry, exit_ = entering.argmax(0), leaving.argmax(1)
    smaller = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    smaller[-1, :-1] = entering.max(0)
    smaller[:-1, -1] = leaving.max(1)
    found = _search(smaller)
    last = len(outside)
    for at, word in enumerate(outside):
        head = found[at]
        heads[word] = inside[exit_[at]] if head == last else outside[head]
    heads[inside[entry[found[last]]]] = outside[found[last]]
    return [int(head) for head in heads]


def find_cycle(heads: list[int]) -> list[int]:
    """Return the words of one circle of heads, empty where there is none. Word 0 is the root."""
    walk_of = [0] * len(heads)
    walk_of[0] = -1
    for start in range(1, len(heads)):
        at = start
        while not walk_of[at]:
            walk_of[at] = start
            at = heads[at]
        if walk_of[at] == start:
            cycle = [at]
            step = heads[at]
            while step != at:
                cycle.append(step)
                step = heads[step]
            return cycle
    return []
