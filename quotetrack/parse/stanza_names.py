"""Names of tokenised sentences, with Stanza's name finder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotetrack.parse.stanza_models import Model
from quotetrack.parse.stanza_networks import Packed, WordTable, batches, read_letters
from quotetrack.parse.stanza_vectors import WordVectors

# Names of entity kinds in Stanza's own packages, and ours.
_ENTITY_KINDS = {"PERSON": "PER", "GPE": "LOC", "FAC": "LOC"}


class NameFinder:
    """The name finder of a pack, for batches of sentences."""

    def __init__(self, finder: Model, vectors: WordVectors) -> None:
        self._network, self._vocab, self._vectors = finder.network, finder.vocab, vectors
        self._words = WordTable(self._inputs)

    def find(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Return the BIO tag of each token of tokenised sentences."""
        results: dict[int, list[str]] = {}
        for batch in batches([len(sentence) for sentence in sentences]):
            results.update(zip(batch, self._batch([sentences[k] for k in batch]), strict=True))
        return [results[at] for at in range(len(sentences))]

    def _batch(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
        from stanza.models.ner.trainer import fix_singleton_tags
        from torch.nn.utils.rnn import pad_packed_sequence

        network = self._network
        packed = Packed.of([len(sentence) for sentence in sentences])
        words = self._words.rows([form for sentence in sentences for form in sentence])
        states, _ = network.taggerlstm(
            packed.sequence(words[packed.places]),
            packed.lengths,
            tuple(
                state.expand(-1, len(sentences), -1).contiguous()
                for state in (network.taggerlstm_h_init, network.taggerlstm_c_init)
            ),
        )
        scores = packed.sequence(network.tag_clfs[0](states.data))
        padded, _ = pad_packed_sequence(scores, batch_first=True)
        paths = best_paths(padded, network.crits[0]._transitions, packed.lengths)
        names = self._vocab["tag"]
        return [
            bio(
                fix_singleton_tags(
                    [tag[0] for tag in names.unmap([[max(n, VOCAB_PREFIX_SIZE)] for n in path])]
                )
            )
            for path in paths
        ]

    def _inputs(self, forms: list[str]) -> Any:
        import torch
        from stanza.models.common.vocab import PAD_ID, UNK_ID

        network, own = self._network, self._vocab["delta"]
        numbers = [own.unit2id(form.lower()) for form in forms]
        # What the finder learnt for unknown words is for those without a vector, too.
        corrections = [
            PAD_ID if number == UNK_ID and form in self._vectors else number
            for number, form in zip(numbers, forms, strict=True)
        ]
        meaning = self._vectors.of(forms) + network.delta_emb(torch.tensor(corrections))
        letters = read_letters(network, self._vocab, forms)
        return network.input_transform(torch.cat([meaning, letters], 1))


def best_paths(scores: Any, transitions: Any, lengths: Sequence[int]) -> list[list[int]]:
    """Return the best tag sequence of each sentence of a batch (Viterbi).

    Args:
        scores: Tensor of sentences x words x tags.
        transitions: Tensor of tags x tags, from row to column.
        lengths: How many words each sentence has.
    """
    import torch

    best = scores[:, 0]
    back = []
    sizes = torch.tensor(lengths)
    for at in range(1, scores.size(1)):
        value, came_from = (best[:, :, None] + transitions[None]).max(1)
        goes_on = (sizes > at)[:, None]
        best = torch.where(goes_on, value + scores[:, at], best)
        back.append(came_from)
    tag = best.argmax(1)
    path = [tag]
    for at in range(scores.size(1) - 1, 0, -1):
        before = back[at - 1].gather(1, tag[:, None]).squeeze(1)
        tag = torch.where(sizes > at, before, tag)
        path.append(tag)
    table = torch.stack(path[::-1], 1).tolist()
    return [row[:length] for row, length in zip(table, lengths, strict=True)]


def bio(tags: Sequence[str | None]) -> list[str]:
    """Turn BIOES tags into BIO tags with the names of kinds that quotetrack uses."""
    result: list[str] = []
    for tag in tags:
        position, _, kind = (tag or "O").partition("-")
        kind = _ENTITY_KINDS.get(kind, kind)
        if not kind:
            result.append("O")
            continue
        goes_on = position in ("I", "E") and result and result[-1][2:] == kind
        result.append(f"{'I' if goes_on else 'B'}-{kind}")
    return result
