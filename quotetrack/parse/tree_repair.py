"""Trees in which a word has one subject and one object at most.

The same repair as in Stanza (`stanza.models.depparse.head_constraints`), on top of the faster
search for the best tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotetrack.parse.spanning_tree import best_tree

# Of the relations of one group, a word may govern one only.
_GROUPS = {
    "nsubj": 1, "csubj": 1, "nsubj:pass": 1, "csubj:pass": 1,
    "nsubj:outer": 2, "csubj:outer": 2,
    "obj": 3,
}  # fmt: skip
_MOST_REPAIRS = 5


def repeats(heads: Sequence[int], labels: Sequence[str]) -> bool:
    """Return whether a word governs two subjects or two objects."""
    seen = set()
    for head, label in zip(heads, labels, strict=True):
        group = _GROUPS.get(label)
        if group:
            if (head, group) in seen:
                return True
            seen.add((head, group))
    return False


def repair(
    tree: Sequence[int], arcs: Any, kinds: Any, names: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Return the best tree near `tree` in which no word governs two subjects or two objects.

    Of the words that share a place, each in turn keeps it, and the others take their best other
    relation or another head, whatever scores best for the whole sentence. After five repairs the
    tree stays as it is.

    Args:
        tree: Head of each word, word 0 being the root above the sentence.
        arcs: Array of words x heads, log probabilities.
        kinds: Array of words x heads x relations, log probabilities. It is changed.
        names: Name of each relation.

    Returns heads and relations of the words after word 0.
    """
    import numpy as np

    groups = np.array([_GROUPS.get(name, 0) for name in names])
    words = np.arange(len(tree))
    heads = np.array(tree)
    for _ in range(_MOST_REPAIRS):
        chosen = kinds[words, heads].argmax(1)
        clash = _clash(heads, groups[chosen])
        if clash is None:
            break
        head, group, rivals = clash
        barred = groups == group
        best: tuple[float, Any, list[int]] | None = None
        for keeper in rivals:
            losers = [word for word in rivals if word != keeper]
            trial_kinds = kinds[losers].copy()
            trial_kinds[:, head, barred] = -np.inf
            trial_arcs = arcs.copy()
            trial_arcs[losers] += trial_kinds.max(2)
            found = np.array(best_tree(trial_arcs))
            quality = arcs[words, found] + kinds[words, found].max(1)
            quality[losers] = trial_arcs[losers, found[losers]]
            total = float(quality[1:].sum())
            if best is None or total > best[0]:
                best = (total, found, losers)
        assert best is not None
        heads = best[1]
        for loser in best[2]:
            kinds[loser, head, barred] = -np.inf
    chosen = kinds[words, heads].argmax(1)
    return heads[1:].tolist(), [names[kind] for kind in chosen[1:].tolist()]


def _clash(heads: Any, groups: Any) -> tuple[int, int, list[int]] | None:
    """Return a head, a group, and the words that share this place below it."""
    places: dict[tuple[int, int], list[int]] = {}
    for word in range(1, len(heads)):
        if groups[word]:
            places.setdefault((int(heads[word]), int(groups[word])), []).append(word)
    for (head, group), words in places.items():
        if len(words) > 1:
            return head, group, words
    return None
