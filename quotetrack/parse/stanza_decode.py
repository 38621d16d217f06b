"""A faster way to read trees off the scores of Stanza's parser.

Stanza searches for the best tree of every sentence in plain Python, and scores the relations of
all pairs of words. The best heads of each word already form a tree in most sentences, and then no
other tree is better; and relations are needed for those heads alone. The trees are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotetrack.parse.spanning_tree import best_tree
from quotetrack.parse.stanza_layers import RESERVED, Pairs
from quotetrack.parse.tree_repair import repair, repeats

#: Heads (1-based, 0 for the root) and relations of the words of a sentence.
Tree = tuple[list[int], list[str]]

# So few that what is computed on the way stays in the processor's cache.
_WORDS_AT_ONCE = 64


def use_fast_decoding(pipeline: Any) -> None:
    """Give the parser of `pipeline` the fast way, where it is the kind of parser that allows it."""
    processor = pipeline.processors.get("depparse")
    model: Any = getattr(getattr(processor, "trainer", None), "model", None)
    if not is_plain_parser(model):
        return
    weights = model.state_dict()
    arcs, relations = Pairs(weights, "unlabeled"), Pairs(weights, "deprel")
    names = model.vocab["deprel"].unmap(range(RESERVED, len(model.vocab["deprel"])))

    def predict(*inputs: Any, resolve_head_constraints: bool = False) -> Any:
        states = model.embed(*inputs)
        lengths = [int(length) for length in inputs[12]]
        trees = trees_of(arcs, relations, names, states, lengths, resolve=resolve_head_constraints)
        return [list(zip(heads, relations, strict=True)) for heads, relations in trees]

    model.predict = predict


def is_plain_parser(model: Any) -> bool:
    """Return whether `model` scores arcs and relations each with one biaffine layer."""
    from stanza.models.depparse.model import GraphParser

    if type(model) is not GraphParser:
        return False
    extras = ("reversed", "linearization", "distance", "use_arc_embedding")
    return not any(model.args.get(extra) for extra in extras)


def trees_of(
    arcs: Pairs,
    relations: Pairs,
    names: Sequence[str],
    states: Any,
    lengths: Sequence[int],
    *,
    resolve: bool,
) -> list[Tree]:
    """Return the best tree of each sentence of a batch.

    Args:
        arcs: Scores governors.
        relations: Scores relations to a governor.
        names: What the relations are called.
        states: What a parser's LSTM says of each word: a tensor of sentences, in order of falling
            length, x words x numbers. The first word of each stands for the root.
        lengths: How many words each sentence has, the root included.
        resolve: Whether to repair trees in which a word has two subjects or two objects.
    """
    import torch

    scores = arcs.all(states).squeeze(3)
    places = torch.arange(scores.size(1))
    # Words may not hang from themselves or from the padding behind shorter sentences.
    barred = (places[:, None] == places) | (places >= torch.tensor(lengths)[:, None, None])
    scores = scores.masked_fill(barred, -float("inf"))
    best = scores.argmax(2)
    trees = best.tolist()
    for row, length in enumerate(lengths):
        if not is_tree(trees[row][1:length]):
            tree = best_tree(torch.log_softmax(scores[row, :length, :length], 1).numpy())
            best[row, :length] = torch.tensor(tree)
            trees[row] = tree
    labels = _relations(relations, states, best, lengths)
    result: list[Tree] = []
    for row, length in enumerate(lengths):
        heads = trees[row][1:length]
        found = [names[label] for label in labels[row]]
        if resolve and repeats(heads, found):
            kinds = torch.log_softmax(relations.all(states[row : row + 1, :length])[0], 2)
            own = torch.log_softmax(scores[row, :length, :length], 1).numpy()
            heads, found = repair(trees[row][:length], own, kinds.numpy(), names)
        result.append((heads, found))
    return result


def _relations(scorer: Pairs, states: Any, heads: Any, lengths: Sequence[int]) -> list[list[int]]:
    """Return the number of the best relation of each word but the root to its head."""
    import torch

    width = states.size(1)
    words = torch.cat([torch.arange(1, n) + row * width for row, n in enumerate(lengths)])
    above = heads.flatten()[words] + words // width * width
    # Words that hang from one word share most of the work.
    governors, governor_of = above.unique(return_inverse=True)
    flat = states.flatten(0, 1)
    left, right = scorer.dependents(flat[words]), scorer.governors(flat[governors])
    order = governor_of.argsort()
    counts = governor_of.bincount().tolist()
    best = torch.empty(len(words), dtype=torch.long)
    at = 0
    for first in range(0, len(counts), _WORDS_AT_ONCE):
        some = counts[first : first + _WORDS_AT_ONCE]
        turned = scorer.of_governors(right[first : first + len(some)])
        members = order[at : at + sum(some)]
        scores = torch.bmm(left[members, None, :], turned[governor_of[members] - first])
        best[members] = (scores.squeeze(1) + scorer.bias).argmax(1)
        at += len(members)
    return [labels.tolist() for labels in best.split([length - 1 for length in lengths])]


def is_tree(heads: Sequence[int]) -> bool:
    """Return whether heads (1-based, 0 for the root) form a tree with one root.

    `heads[k]` is the governor of word k + 1.
    """
    if heads.count(0) != 1:
        return False
    # 0 stands for "not seen"; words that one walk passes get its number.
    walk_of = [0] * (len(heads) + 1)
    walk_of[0] = -1
    for start in range(1, len(heads) + 1):
        at = start
        while not walk_of[at]:
            walk_of[at] = start
            at = heads[at - 1]
        if walk_of[at] == start:
            return False
    return True
