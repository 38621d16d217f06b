"""Tags, lemmas and trees of tokenised sentences, with the networks of a pack.

Stanza's processors build one Python object for each word and translate each word for each model
anew. For the plain models of a pack this module feeds networks with whole batches: what a network
knows of a word alone, its vectors and what it reads letter by letter, is computed once for
each different word and kept; and tags go from one network to the next as numbers. The results are
the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from attrs import define, frozen

from quotetrack.parse.stanza_decode import Tree, trees_of
from quotetrack.parse.stanza_layers import RESERVED, ROOT, Tagger, TreeParser
from quotetrack.parse.stanza_models import PackModels
from quotetrack.parse.stanza_vectors import WordVectors

_WORDS_IN_BATCH = 1_500
# Scores of all pairs of words are held at once.
_PAIRS_IN_BATCH = 150_000
# So many different words are kept. A row is about a thousand bytes.
_MOST_WORDS = 8_192
_MOST_LEMMAS = 200_000
_SEVERAL_MARKS = re.compile("[?？︖﹖⁇!！︕﹗‼]{2,}")
_PLAIN = str.maketrans("？︖﹖⁇！︕﹗‼", "????!!!!")


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
        self._upos_names = tagged["upos"].names
        self._upos_of_parser = torch.tensor(parsed["upos"].numbers(self._upos_names))
        self._xpos_of_parser = torch.tensor(parsed["xpos"].numbers(tagged["xpos"].names))
        self._relations = parsed["deprel"].names[RESERVED:]
        self._lemmas: dict[tuple[str, str], str] = {}
        self._root_row = _root_inputs(self._parser, models.vectors)

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
        tagger = self._tagger
        words = self._tagger_words.rows(forms)[packed.places]
        hidden = tagger.hidden(tagger.sentence(words, packed.sizes)).relu()
        upos = tagger.upos(hidden).argmax(1)
        xpos = tagger.xpos(hidden).argmax(1)
        return packed.in_text_order(upos), packed.in_text_order(xpos)

    def _lemma(self, form: str, upos: str) -> str:
        key = (form, upos)
        lemma = self._lemmas.get(key)
        if lemma is None:
            lemma = self._lemma_of(form, upos)
            if len(self._lemmas) < _MOST_LEMMAS:
                self._lemmas[key] = lemma
        return lemma

    def _trees(
        self, forms: Sequence[str], lengths: list[int], upos: Any, xpos: Any, lemmas: Sequence[str]
    ) -> list[Tree]:
        import torch
        from torch.nn.utils.rnn import pad_packed_sequence

        parser = self._parser
        before, letters = self._parser_words.rows(forms).tensor_split([-parser.letters_size], 1)
        tags = parser.upos(self._upos_of_parser[upos]) + parser.xpos(self._xpos_of_parser[xpos])
        meaning = parser.lemmas(torch.tensor(parser.vocab["lemma"].numbers(lemmas)))
        rows = torch.cat([self._root_row, torch.cat([before, meaning, tags, letters], 1)])
        # The parser's sentences begin with a root, which is a word of its own: row 0.
        numbers: list[Any] = []
        root = torch.zeros(1, dtype=torch.long)
        for sentence in torch.arange(1, len(rows)).split(lengths):
            numbers += [root, sentence]
        packed = Packed.of([length + 1 for length in lengths])
        states = parser.sentence(rows[torch.cat(numbers)[packed.places]], packed.sizes)
        padded, _ = pad_packed_sequence(packed.sequence(states), batch_first=True)
        return trees_of(
            parser.arcs, parser.relations, self._relations, padded, packed.lengths, resolve=True
        )


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


def _tagger_inputs(tagger: Tagger, vectors: WordVectors) -> Callable[[list[str]], Any]:
    def compute(forms: list[str]) -> Any:
        import torch

        words = tagger.words(torch.tensor(tagger.vocab["word"].numbers(forms)))
        return torch.cat([words, tagger.vectors(vectors.of(forms)), _spelt(tagger, forms)], 1)

    return compute


def _parser_inputs(parser: TreeParser, vectors: WordVectors) -> Callable[[list[str]], Any]:
    def compute(forms: list[str]) -> Any:
        import torch

        words = parser.words(torch.tensor(parser.vocab["word"].numbers(forms)))
        return torch.cat([parser.vectors(vectors.of(forms)), words, _spelt(parser, forms)], 1)

    return compute


def _spelt(network: Tagger | TreeParser, forms: Sequence[str]) -> Any:
    """Return what a network makes of the letters of words, which are sorted, longest first."""
    letters = network.vocab["char"].numbers
    return network.letters_out(network.letters([letters(form) for form in forms]))


def _root_inputs(parser: TreeParser, vectors: WordVectors) -> Any:
    """Return the row of the word that stands for the root above a sentence."""
    import torch

    root = torch.tensor([ROOT])
    with torch.inference_mode():
        return torch.cat(
            [
                parser.vectors(torch.zeros(1, vectors.size)),
                parser.words(root),
                parser.lemmas(root),
                parser.upos(root) + parser.xpos(root),
                parser.letters_out(parser.letters([[ROOT]])),
            ],
            1,
        )


def _plain_marks(form: str) -> str:
    """Shorten "?!?" to "?", as the tagger and the parser were trained to see it."""
    return form[0].translate(_PLAIN) if _SEVERAL_MARKS.fullmatch(form) else form
