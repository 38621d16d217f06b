"""Layers of Stanza's tagger and parser, run on the weights as they stand in a model file.

Stanza's own classes come with all that trains and downloads models. To import them takes longer,
and more memory, than to run these two networks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import frozen

#: Numbers that mean the same in every vocabulary, and how many such numbers there are.
UNKNOWN, EMPTY, ROOT, RESERVED = 1, 2, 3, 4

#: Tensors by their names in a model file, in single precision.
Weights = Mapping[str, Any]
Layer = Callable[[Any], Any]


@frozen
class Vocabulary:
    """The numbers of words, letters or tags. `names` are those that have one, in their order."""

    names: list[str]
    _number_of: dict[str, int]
    _in_lower_case: bool
    _ignored: Sequence[str]

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Vocabulary:
        """Return the vocabulary that stands in a model file."""
        ignored = content.get("ignore") or ()
        return cls(content["_id2unit"], content["_unit2id"], content["lower"], ignored)

    def numbers(self, names: Sequence[str]) -> list[int]:
        """Return the number of each name."""
        if self._in_lower_case:
            names = [name.lower() for name in names]
        number_of = self._number_of.get
        return [EMPTY if name in self._ignored else number_of(name, UNKNOWN) for name in names]


def linear(weights: Weights, name: str) -> Layer:
    """Return a layer that multiplies rows by a matrix, and adds a bias where it has one."""
    from torch.nn.functional import linear

    weight, bias = weights[f"{name}.weight"], weights.get(f"{name}.bias")
    return lambda rows: linear(rows, weight, bias)


def table(weights: Weights, name: str) -> Layer:
    """Return a layer that gives the row of each number."""
    rows = weights[f"{name}.weight"]
    return lambda numbers: rows[numbers]


class Lstm:
    """Layers of LSTMs over rows in the order of `Packed`, each on what the one below makes."""

    def __init__(self, weights: Weights, name: str, layers: int, *, both_ways: bool) -> None:
        self._layers, self._both_ways = layers, both_ways
        self._weights = [
            weights[f"{name}.{part}_l{layer}{way}"]
            for layer in range(layers)
            for way in ("", "_reverse")[: 1 + both_ways]
            for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        ]

    def __call__(self, rows: Any, sizes: Any, first: Sequence[Any]) -> Any:
        """Return a row for each. `first` are the states, hidden and cell, before all of them."""
        import torch

        return torch.lstm(
            rows, sizes, first, self._weights, True, self._layers, 0.0, False, self._both_ways
        )[0]


class Highway:
    """Layers of LSTMs in both directions, past each of which a gate leads some of what it reads."""

    def __init__(self, weights: Weights, name: str, layers: int) -> None:
        self._first = _first(weights, name)
        self._layers = [
            (
                Lstm(weights, f"{name}.lstm.{layer}.lstm", 1, both_ways=True),
                linear(weights, f"{name}.gate.{layer}"),
                linear(weights, f"{name}.highway.{layer}"),
            )
            for layer in range(layers)
        ]

    def __call__(self, rows: Any, sizes: Any) -> Any:
        """Return a row for each row of words in the order of `Packed`."""
        import torch

        first = _expanded(self._first, sizes)
        for at, (lstm, gate, highway) in enumerate(self._layers):
            states = lstm(rows, sizes, [state[2 * at : 2 * at + 2] for state in first])
            rows = states + torch.sigmoid(gate(rows)) * torch.tanh(highway(rows))
        return rows


class Letters:
    """Reads words letter by letter: the sum of all states, each as far as it counts."""

    def __init__(self, weights: Weights, layers: int) -> None:
        self._letters = table(weights, "charmodel.char_emb")
        self._lstm = Lstm(weights, "charmodel.charlstm.lstm", layers, both_ways=False)
        self._first = _first(weights, "charmodel.charlstm")
        self._attention = linear(weights, "charmodel.char_attn")

    def __call__(self, words: Sequence[Sequence[int]]) -> Any:
        """Return a row for each word. Words are numbers of letters, the longest first."""
        import torch
        from torch.nn.utils.rnn import PackedSequence, pack_sequence, pad_packed_sequence

        packed = pack_sequence([torch.tensor(word) for word in words])
        sizes = packed.batch_sizes
        states = self._lstm(self._letters(packed.data), sizes, _expanded(self._first, sizes))
        weighed = states * torch.sigmoid(self._attention(states))
        padded, _ = pad_packed_sequence(PackedSequence(weighed, sizes), batch_first=True)
        return padded.sum(1)


def _first(weights: Weights, name: str) -> list[Any]:
    return [weights[f"{name}_h_init"], weights[f"{name}_c_init"]]


def _expanded(states: Sequence[Any], sizes: Any) -> list[Any]:
    """Return the learnt first states for each of the sequences that begin."""
    return [state.expand(-1, int(sizes[0]), -1).contiguous() for state in states]


class Pairs:
    """Scores pairs of words: of what one is as a dependent and the other as a governor."""

    def __init__(self, weights: Weights, name: str) -> None:
        self._dependent, self._governor = (linear(weights, f"{name}.W{side}") for side in (1, 2))
        #: Numbers of dependents x of governors x classes.
        self.weight = weights[f"{name}.scorer.W_bilin.weight"]
        self.bias = weights[f"{name}.scorer.W_bilin.bias"]
        self._by_governor = self.weight.transpose(0, 1).flatten(1)

    def dependents(self, states: Any) -> Any:
        """Return what words are as dependents."""
        return _with_one(self._dependent(states).relu())

    def governors(self, states: Any) -> Any:
        """Return what words are as governors."""
        return _with_one(self._governor(states).relu())

    def of_governors(self, governors: Any) -> Any:
        """Return for each governor the matrix that scores its dependents, classes in columns."""
        rows, _, classes = self.weight.shape
        return (governors @ self._by_governor).view(-1, rows, classes)

    def all(self, states: Any) -> Any:
        """Return the scores of all pairs of words of each sentence, by dependent and governor."""
        import torch

        turned = torch.einsum("nli,ijo->nljo", self.dependents(states), self.weight)
        scores = torch.einsum("nljo,nmj->nlmo", turned, self.governors(states))
        return scores + self.bias


def _with_one(rows: Any) -> Any:
    import torch

    return torch.cat([rows, rows.new_ones(*rows.shape[:-1], 1)], -1)


@frozen
class Tagger:
    """The layers of a tagger, and its vocabularies."""

    vocab: dict[str, Vocabulary]
    words: Layer
    vectors: Layer
    letters: Letters
    letters_out: Layer
    sentence: Highway
    hidden: Layer
    upos: Layer
    xpos: Layer

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Tagger:
        """Return the tagger that a model file holds. Raises `KeyError` where a part is missing."""
        weights, vocab, settings = _read(content)
        return cls(
            vocab,
            table(weights, "word_emb"),
            linear(weights, "trans_pretrained"),
            Letters(weights, settings["char_num_layers"]),
            linear(weights, "trans_char"),
            Highway(weights, "taggerlstm", settings["num_layers"]),
            linear(weights, "upos_hid"),
            linear(weights, "upos_clf"),
            linear(weights, "tag_clf.xpos"),
        )


@frozen
class TreeParser:
    """The layers of a parser, and its vocabularies."""

    vocab: dict[str, Vocabulary]
    words: Layer
    vectors: Layer
    letters: Letters
    letters_out: Layer
    letters_size: int
    lemmas: Layer
    upos: Layer
    xpos: Layer
    sentence: Highway
    arcs: Pairs
    relations: Pairs

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> TreeParser:
        """Return the parser that a model file holds. Raises `KeyError` where a part is missing."""
        weights, vocab, settings = _read(content)
        return cls(
            vocab,
            table(weights, "word_emb"),
            linear(weights, "trans_pretrained"),
            Letters(weights, settings["char_num_layers"]),
            linear(weights, "trans_char"),
            settings["transformed_dim"],
            table(weights, "lemma_emb"),
            table(weights, "upos_emb"),
            table(weights, "xpos_emb"),
            Highway(weights, "parserlstm", settings["num_layers"]),
            Pairs(weights, "unlabeled"),
            Pairs(weights, "deprel"),
        )


def _read(
    content: Mapping[str, Any],
) -> tuple[Weights, dict[str, Vocabulary], Mapping[str, Any]]:
    weights = {name: weight.float() for name, weight in content["model"].items()}
    plain = {
        name: Vocabulary.of(one)
        for name, one in content["vocab"].items()
        if name not in ("_key2class", "feats")
    }
    return weights, plain, content["config"]
