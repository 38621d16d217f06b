"""Tags, lemmas and trees of tokenised sentences, with Stanza's networks.

Stanza's processors build one Python object for each word and translate each word for each model
anew. For the plain models of a pack this module feeds the same networks with whole batches: what a
network knows of a word alone, its vectors and what it reads letter by letter, is computed once for
each different word and kept; and tags go from one network to the next as numbers. The results are
the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from attrs import define, frozen

from quotetrack.parse.stanza_decode import Tree, trees_of
from quotetrack.parse.stanza_models import Model, PackModels
from quotetrack.parse.stanza_vectors import WordVectors

_WORDS_IN_BATCH = 1_000
# Scores of all pairs of words are held at once.
_PAIRS_IN_BATCH = 50_000
# So many different words are kept. A row is about a thousand bytes.
_MOST_WORDS = 8_192
_MOST_LEMMAS = 200_000


@frozen
class Analysis:
    """What the networks say of one sentence: one entry for each token."""

    upos: list[str]
    lemmas: list[str]
    tree: Tree


class WordTable:
    """What a network knows of each word alone, one row a word.

    Args:
        compute: Takes different words, longest first, and returns a row for each.
    """

    def __init__(self, compute: Callable[[list[str]], Any]) -> None:
        self._compute = compute
        self._row_of: dict[str, int] = {}
        self._rows: Any = None

    def rows(self, forms: Sequence[str]) -> Any:
        """Return the rows of `forms`, in their order."""
        import torch

        new = {form for form in forms if form not in self._row_of}
        if new and len(self._row_of) + len(new) > _MOST_WORDS:
            self._row_of.clear()
            new = set(forms)
        if new:
            different = sorted(new, key=lambda form: (-len(form), form))
            kept = [self._rows[: len(self._row_of)]] if self._row_of else []
            for form in different:
                self._row_of[form] = len(self._row_of)
            self._rows = torch.cat([*kept, self._compute(different)])
        return self._rows[torch.tensor([self._row_of[form] for form in forms])]


@define
class Packed:
    """A batch of sentences, longest first, whose words stand in the order that LSTMs read.

    That is all first words, then all second words, and so on. `places` are the numbers of these
    words where sentences stand one after the other.
    """

    lengths: list[int]
    places: Any
    sizes: Any

    @classmethod
    def of(cls, lengths: list[int]) -> Packed:
        """Return the order for sentences of so many words."""
        import torch
        from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

        numbers = list(torch.arange(sum(lengths)).split(lengths))
        packed = pack_padded_sequence(
            pad_sequence(numbers, batch_first=True), lengths, batch_first=True
        )
        return cls(lengths, packed.data, packed.batch_sizes)

    def sequence(self, rows: Any) -> Any:
        """Return rows that stand in this order as torch's own type."""
        from torch.nn.utils.rnn import PackedSequence

        return PackedSequence(rows, self.sizes)

    def in_text_order(self, rows: Any) -> Any:
        """Return rows sentence after sentence."""
        result = rows.new_empty(rows.shape)
        result[self.places] = rows
        return result


class Networks:
    """The networks of a pack, for batches of sentences."""

    def __init__(self, models: PackModels) -> None:
        import torch

        self._lemma_of = models.lemma_of
        self._tagger, self._parser = models.tagger, models.parser
        self._tagger_words = WordTable(_tagger_inputs(models.tagger, models.vectors))
        self._parser_words = WordTable(_parser_inputs(models.parser, models.vectors))
        tagged, parsed = self._tagger.vocab, self._parser.vocab
        self._upos_names = list(tagged["upos"]._id2unit)
        self._upos_of_parser = torch.tensor(parsed["upos"].map(self._upos_names))
        self._xpos_of_parser = torch.tensor(parsed["xpos"].map(tagged["xpos"]._id2unit))
        self._lemmas: dict[tuple[str, str], str] = {}
        self._root_row = _root_inputs(self._parser)

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Analyse tokenised sentences and return one result for each, in order."""
        results: dict[int, Analysis] = {}
        for batch in batches([len(sentence) for sentence in sentences]):
            results.update(zip(batch, self._batch([sentences[k] for k in batch]), strict=True))
        return [results[at] for at in range(len(sentences))]

    def _batch(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        forms = [_plain_marks(form) for sentence in sentences for form in sentence]
        packed = Packed.of([len(sentence) for sentence in sentences])
        upos, xpos = self._tags(forms, packed)
        names = self._upos_names
        tags = [names[number] for number in upos.tolist()]
        own = [form for sentence in sentences for form in sentence]
        lemmas = [self._lemma(form, tag) for form, tag in zip(own, tags, strict=True)]
        trees = self._trees(forms, packed.lengths, upos, xpos, lemmas)
        result, at = [], 0
        for length, tree in zip(packed.lengths, trees, strict=True):
            result.append(Analysis(tags[at : at + length], lemmas[at : at + length], tree))
            at += length
        return result

    def _tags(self, forms: Sequence[str], packed: Packed) -> tuple[Any, Any]:
        """Return the numbers of UPOS and finer tags, sentence after sentence."""
        network = self._tagger.network
        words = self._tagger_words.rows(forms)[packed.places]
        states = _read_by(
            network.taggerlstm, network.taggerlstm_h_init, network.taggerlstm_c_init, packed, words
        )
        hidden = network.upos_hid(states.data).relu()
        upos = network.upos_clf(hidden).argmax(1)
        xpos = network.tag_clf["xpos"](hidden).argmax(1)
        return packed.in_text_order(upos), packed.in_text_order(xpos)

    def _lemma(self, form: str, upos: str) -> str:
        key = (form, upos)
        lemma = self._lemmas.get(key)
        if lemma is None:
            lemma = self._lemma_of(form, upos) or "_"
            if len(self._lemmas) < _MOST_LEMMAS:
                self._lemmas[key] = lemma
        return lemma

    def _trees(
        self, forms: Sequence[str], lengths: list[int], upos: Any, xpos: Any, lemmas: Sequence[str]
    ) -> list[Tree]:
        import torch
        from torch.nn.utils.rnn import pad_packed_sequence

        network, vocab = self._parser.network, self._parser.vocab
        before, letters = self._parser_words.rows(forms).split(
            [network.trans_pretrained.out_features + network.word_emb.embedding_dim,
             network.trans_char.out_features], 1,
        )  # fmt: skip
        tags = network.upos_emb(self._upos_of_parser[upos])
        tags = tags + network.xpos_emb(self._xpos_of_parser[xpos])
        meaning = network.lemma_emb(torch.tensor(vocab["lemma"].map(lemmas)))
        rows = torch.cat([self._root_row, torch.cat([before, meaning, tags, letters], 1)])
        # The parser's sentences begin with a root, which is a word of its own: row 0.
        numbers: list[Any] = []
        root = torch.zeros(1, dtype=torch.long)
        for sentence in torch.arange(1, len(rows)).split(lengths):
            numbers += [root, sentence]
        packed = Packed.of([length + 1 for length in lengths])
        states = _read_by(
            network.parserlstm, network.parserlstm_h_init, network.parserlstm_c_init, packed,
            rows[torch.cat(numbers)[packed.places]],
        )  # fmt: skip
        padded, _ = pad_packed_sequence(states, batch_first=True)
        return trees_of(network, padded, packed.lengths, resolve=True)


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """Divide sentences of so many words, each one or more, into batches, longest first."""
    order = sorted(range(len(lengths)), key=lambda k: -lengths[k])
    found: list[list[int]] = []
    for at in order:
        longest = lengths[found[-1][0]] if found else 0
        size = len(found[-1]) + 1 if found else 0
        if found and longest * size <= _WORDS_IN_BATCH and longest**2 * size <= _PAIRS_IN_BATCH:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def read_letters(network: Any, vocab: Any, forms: Sequence[str]) -> Any:
    """Return what a network's character model makes of words, which are sorted, longest first."""
    rows = [vocab["char"].map(form) for form in forms]
    return _of_letters(network, rows)


def _of_letters(network: Any, rows: Sequence[Sequence[int]]) -> Any:
    letters = padded(rows)
    count = len(rows)
    lengths = [len(row) for row in rows]
    return network.charmodel(letters, letters == 0, list(range(count)), [count], lengths).data


def padded(rows: Sequence[Sequence[int]]) -> Any:
    """Return rows of numbers as a tensor, zeros behind the shorter ones."""
    import torch

    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *([0] * (width - len(row)))] for row in rows])


def _tagger_inputs(tagger: Model, vectors: WordVectors) -> Callable[[list[str]], Any]:
    network, vocab = tagger.network, tagger.vocab

    def compute(forms: list[str]) -> Any:
        import torch

        return torch.cat(
            [
                network.word_emb(torch.tensor(vocab["word"].map(forms))),
                network.trans_pretrained(vectors.of(forms)),
                network.trans_char(read_letters(network, vocab, forms)),
            ],
            1,
        )

    return compute


def _parser_inputs(parser: Model, vectors: WordVectors) -> Callable[[list[str]], Any]:
    network, vocab = parser.network, parser.vocab

    def compute(forms: list[str]) -> Any:
        import torch

        return torch.cat(
            [
                network.trans_pretrained(vectors.of(forms)),
                network.word_emb(torch.tensor(vocab["word"].map(forms))),
                network.trans_char(read_letters(network, vocab, forms)),
            ],
            1,
        )

    return compute


def _root_inputs(parser: Model) -> Any:
    """Return the row of the word that stands for the root above a sentence."""
    import torch
    from stanza.models.common.vocab import ROOT_ID

    network = parser.network
    root = torch.tensor([ROOT_ID])
    with torch.inference_mode():
        return torch.cat(
            [
                torch.zeros(1, network.trans_pretrained.out_features),
                network.word_emb(root),
                network.lemma_emb(root),
                network.upos_emb(root) + network.xpos_emb(root),
                network.trans_char(_of_letters(network, [[ROOT_ID]])),
            ],
            1,
        )


def _read_by(lstm: Any, hidden: Any, cell: Any, packed: Packed, rows: Any) -> Any:
    """Run an LSTM from its learnt first states over rows that stand in the packed order."""
    count = len(packed.lengths)
    first = tuple(state.expand(-1, count, -1).contiguous() for state in (hidden, cell))
    states, _ = lstm(packed.sequence(rows), packed.lengths, first)
    return states


def _plain_marks(form: str) -> str:
    """Shorten "?!?" to "?", as the tagger and the parser were trained to see it."""
    if form in ("?", "!") or not any(mark in form for mark in "?!？！"):
        return form
    from stanza.models.common.utils import simplify_punct

    return str(simplify_punct([[[form]]])[0][0][0])
