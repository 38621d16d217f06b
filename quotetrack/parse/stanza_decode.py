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

# So few that what is computed on the way stays in the processor's cache.
_WORDS_AT_ONCE = 64


def use_fast_decoding(pipeline: Any) -> None:
    """Give the parser of `pipeline` the fast way, where it is the kind of parser that allows it."""
    processor = pipeline.processors.get("depparse")
    model: Any = getattr(getattr(processor, "trainer", None), "model", None)
    if not is_plain_parser(model):
        return

    def predict(*inputs: Any, resolve_head_constraints: bool = False) -> Any:
        return predict_trees(model, inputs, resolve_head_constraints)

    model.predict = predict


def is_plain_parser(model: Any) -> bool:
    """Return whether `model` scores arcs and relations each with one biaffine layer."""
    from stanza.models.depparse.model import GraphParser

    if type(model) is not GraphParser:
        return False
    extras = ("reversed", "linearization", "distance", "use_arc_embedding")
    return not any(model.args.get(extra) for extra in extras)


def predict_trees(model: Any, inputs: Sequence[Any], resolve: bool) -> list[list[tuple[int, str]]]:
    """Return head (1-based, 0 for the root) and relation of each word of a batch of sentences.

    Args:
        model: A parser for which `is_plain_parser` holds.
        inputs: The tensors that its `embed` takes, of sentences in order of falling length.
        resolve: Whether to repair trees in which a word has two subjects or two objects.
    """
    import torch
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

    lengths = [int(length) for length in inputs[12]]
    states = model.embed(*inputs)
    arcs = model.unlabeled(states, states).squeeze(3)
    itself = torch.eye(arcs.size(1), dtype=torch.bool)
    # Words may not hang from themselves or from the padding behind shorter sentences.
    arcs = arcs.masked_fill(itself | inputs[1][:, None, :], -float("inf"))
    best = arcs.argmax(2)
    trees = best.tolist()
    for row, length in enumerate(lengths):
        if not is_tree(trees[row][1:length]):
            tree = best_tree(torch.log_softmax(arcs[row, :length, :length], 1).numpy())
            best[row, :length] = torch.tensor(tree)
            trees[row] = tree
    labels = _relations(model.deprel, states, best).tolist()
    vocab = model.vocab["deprel"]
    names = [vocab.id2unit(VOCAB_PREFIX_SIZE + number) for number in range(model.num_relations)]
    result = []
    for row, length in enumerate(lengths):
        heads = trees[row][1:length]
        relations = [names[label] for label in labels[row][1:length]]
        if resolve and repeats(heads, relations):
            kinds = _all_relations(model.deprel, states[row, :length])
            scores = torch.log_softmax(arcs[row, :length, :length], 1).numpy()
            heads, relations = repair(trees[row][:length], scores, kinds.numpy(), names)
        result.append(list(zip(heads, relations, strict=True)))
    return result


def _relations(scorer: Any, states: Any, heads: Any) -> Any:
    """Return the number of the best relation of each word to its head."""
    import torch

    governors = states.gather(1, heads[:, :, None].expand(-1, -1, states.size(2)))
    left = scorer.hidden_func(scorer.W1(states)).flatten(0, 1)
    right = scorer.hidden_func(scorer.W2(governors)).flatten(0, 1)
    left = torch.cat([left, left.new_ones(left.size(0), 1)], 1)
    right = torch.cat([right, right.new_ones(right.size(0), 1)], 1)
    weight = scorer.scorer.W_bilin.weight
    rows, columns, classes = weight.shape
    flat = weight.reshape(rows, columns * classes)
    best = []
    for some, governing in zip(
        left.split(_WORDS_AT_ONCE), right.split(_WORDS_AT_ONCE), strict=True
    ):
        turned = (some @ flat).view(-1, columns, classes)
        scores = torch.bmm(governing[:, None, :], turned).squeeze(1) + scorer.scorer.W_bilin.bias
        best.append(scores.argmax(1))
    return torch.cat(best).view(heads.shape)


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
