"""A faster way to read trees off the scores of Stanza's parser.

Stanza searches for the best tree of every sentence in plain Python, and scores the relations of
all pairs of words. The best heads of each word already form a tree in most sentences, and then no
other tree is better; and relations are needed for those heads alone. The trees are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotetrack.parse.spanning_tree import best_tree
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

    def predict(*inputs: Any, resolve_head_constraints: bool = False) -> Any:
        states = model.embed(*inputs)
        lengths = [int(length) for length in inputs[12]]
        trees = trees_of(model, states, lengths, resolve=resolve_head_constraints)
        return [list(zip(heads, relations, strict=True)) for heads, relations in trees]

    model.predict = predict


def is_plain_parser(model: Any) -> bool:
    """Return whether `model` scores arcs and relations each with one biaffine layer."""
    from stanza.models.depparse.model import GraphParser

    if type(model) is not GraphParser:
        return False
    extras = ("reversed", "linearization", "distance", "use_arc_embedding")
    return not any(model.args.get(extra) for extra in extras)


def trees_of(network: Any, states: Any, lengths: Sequence[int], *, resolve: bool) -> list[Tree]:
    """Return the best tree of each sentence of a batch.

    Args:
        network: A parser for which `is_plain_parser` holds.
        states: What its LSTM says of each word: a tensor of sentences, in order of falling
            length, x words x numbers. The first word of each stands for the root.
        lengths: How many words each sentence has, the root included.
        resolve: Whether to repair trees in which a word has two subjects or two objects.
    """
    import torch
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

    arcs = network.unlabeled(states, states).squeeze(3)
    places = torch.arange(arcs.size(1))
    # Words may not hang from themselves or from the padding behind shorter sentences.
    barred = (places[:, None] == places) | (places >= torch.tensor(lengths)[:, None, None])
    arcs = arcs.masked_fill(barred, -float("inf"))
    best = arcs.argmax(2)
    trees = best.tolist()
    for row, length in enumerate(lengths):
        if not is_tree(trees[row][1:length]):
            tree = best_tree(torch.log_softmax(arcs[row, :length, :length], 1).numpy())
            best[row, :length] = torch.tensor(tree)
            trees[row] = tree
    labels = _relations(network.deprel, states, best, lengths)
    vocab = network.vocab["deprel"]
    names = [vocab.id2unit(VOCAB_PREFIX_SIZE + number) for number in range(network.num_relations)]
    result: list[Tree] = []
    for row, length in enumerate(lengths):
        heads = trees[row][1:length]
        relations = [names[label] for label in labels[row]]
        if resolve and repeats(heads, relations):
            kinds = _all_relations(network.deprel, states[row, :length])
            scores = torch.log_softmax(arcs[row, :length, :length], 1).numpy()
            heads, relations = repair(trees[row][:length], scores, kinds.numpy(), names)
        result.append((heads, relations))
    return result


def _relations(scorer: Any, states: Any, heads: Any, lengths: Sequence[int]) -> list[list[int]]:
    """Return the number of the best relation of each word but the root to its head."""
    import torch

    width = states.size(1)
    words = torch.cat([torch.arange(1, n) + row * width for row, n in enumerate(lengths)])
    above = heads.flatten()[words] + words // width * width
    # Words that hang from one word share most of the work.
    governors, governor_of = above.unique(return_inverse=True)
    flat = states.flatten(0, 1)
    left = scorer.hidden_func(scorer.W1(flat[words]))
    right = scorer.hidden_func(scorer.W2(flat[governors]))
    left = torch.cat([left, left.new_ones(left.size(0), 1)], 1)
    right = torch.cat([right, right.new_ones(right.size(0), 1)], 1)
    rows, _, classes = scorer.scorer.W_bilin.weight.shape
    weight = _turned_weight(scorer)
    order = governor_of.argsort()
    counts = governor_of.bincount().tolist()
    best = torch.empty(len(words), dtype=torch.long)
    at = 0
    for first in range(0, len(counts), _WORDS_AT_ONCE):
        some = counts[first : first + _WORDS_AT_ONCE]
        turned = (right[first : first + len(some)] @ weight).view(-1, rows, classes)
        members = order[at : at + sum(some)]
        scores = torch.bmm(left[members, None, :], turned[governor_of[members] - first])
        best[members] = (scores.squeeze(1) + scorer.scorer.W_bilin.bias).argmax(1)
        at += len(members)
    return [labels.tolist() for labels in best.split([length - 1 for length in lengths])]


def _turned_weight(scorer: Any) -> Any:
    """Return the weights of relations as a matrix, numbers of the governor x all others."""
    known = getattr(scorer, "turned_weight", None)
    if known is None:
        weight = scorer.scorer.W_bilin.weight
        known = weight.transpose(0, 1).reshape(weight.size(1), -1)
        scorer.turned_weight = known
    return known


def _all_relations(scorer: Any, states: Any) -> Any:
    """Return the log probabilities of the relations between all words of one sentence."""
    import torch

    left = scorer.hidden_func(scorer.W1(states))
    right = scorer.hidden_func(scorer.W2(states))
    left = torch.cat([left, left.new_ones(left.size(0), 1)], 1)
    right = torch.cat([right, right.new_ones(right.size(0), 1)], 1)
    weight = scorer.scorer.W_bilin.weight
    rows, columns, classes = weight.shape
    turned = (left @ weight.reshape(rows, columns * classes)).view(-1, columns, classes)
    return torch.log_softmax(right @ turned + scorer.scorer.W_bilin.bias, 2)


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
