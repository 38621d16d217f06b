"""Tags, lemmas, trees and names of tokenised sentences, with Stanza's networks.

Stanza's processors build one Python object for each word and translate each word for each model
anew. For the plain models of a pack this module feeds the same networks with whole batches:
every different word is translated and read letter by letter once, and tags go from one network
to the next as numbers. The results are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import define, frozen

from quotetrack.parse.stanza_decode import is_plain_parser, predict_trees

_WORDS_IN_BATCH = 4_000
# Scores of all pairs of words are held at once.
_PAIRS_IN_BATCH = 400_000


@frozen
class Analysis:
    """What the networks say of one sentence: one entry for each token."""

    upos: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str]


@define
class _Words:
    """The different words of a batch, longest first, and the place of each token among them."""

    forms: list[str]
    places: Any
    lengths: list[int]

    def numbers(self, vocab: Any, lengths: list[int]) -> Any:
        """Return the numbers in `vocab` of the words of each sentence, padded with zeros."""
        import torch
        from torch.nn.utils.rnn import pad_sequence

        numbers = torch.tensor(vocab.map(self.forms))[self.places]
        return pad_sequence(list(numbers.split(lengths)), batch_first=True)


class Networks:
    """The networks of a loaded pipeline, for batches of sentences."""

    def __init__(self, processors: Any) -> None:
        import torch

        self._tagger = processors["pos"].trainer
        self._lemmatizer = processors["lemma"].trainer
        self._parser = processors["depparse"].trainer
        self._finder = processors["ner"].trainer
        for model in (self._tagger.model, self._parser.model, self._finder.model):
            model.eval()
            _read_each_word_once(model)
        _without_loss(self._finder.model)
        _look_up_each_word_once(self._finder.model)
        self._tagger_vectors = _vectors_of(processors["pos"], self._tagger)
        self._parser_vectors = _vectors_of(processors["depparse"], self._parser)
        tagged, parsed = self._tagger.vocab, self._parser.vocab
        self._upos_names = list(tagged["upos"]._id2unit)
        self._upos_of_parser = torch.tensor(parsed["upos"].map(self._upos_names))
        self._xpos_of_parser = torch.tensor(parsed["xpos"].map(tagged["xpos"]._id2unit))
        self._lemmas: dict[tuple[str, str], str] = {}

    @staticmethod
    def fit(processors: Any) -> bool:
        """Return whether all models are of the plain kinds that this class knows."""
        from stanza.models.pos.vocab import WordVocab

        try:
            tagger, parser = processors["pos"].trainer, processors["depparse"].trainer
            finders = processors["ner"].trainers
        except (KeyError, AttributeError):
            return False
        models = [tagger.model, parser.model, *(finder.model for finder in finders)]
        plain = all(
            not model.args.get("charlm")
            and not model.args.get("bert_model")
            and getattr(model, "charmodel", None) is not None
            for model in models
        )
        return (
            plain
            and len(finders) == 1
            and finders[0].model.num_output_layers == 1
            and tagger.model.tag_names[:2] == ["upos", "xpos"]
            and isinstance(tagger.vocab["xpos"], WordVocab)
            and is_plain_parser(parser.model)
            and not parser.model.args.get("use_ufeats", True)
            and bool(processors["lemma"].config.get("dict_only"))
        )

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Analyse tokenised sentences and return one result for each, in order."""
        order = sorted(range(len(sentences)), key=lambda k: -len(sentences[k]))
        results: dict[int, Analysis] = {}
        batch: list[int] = []
        for at in order:
            longest = len(sentences[batch[0]]) if batch else 0
            full = longest * (len(batch) + 1) > _WORDS_IN_BATCH
            if batch and (full or longest**2 * (len(batch) + 1) > _PAIRS_IN_BATCH):
                results.update(self._batch(sentences, batch))
                batch = []
            batch.append(at)
        if batch:
            results.update(self._batch(sentences, batch))
        return [results[at] for at in range(len(sentences))]

    def _batch(
        self, sentences: Sequence[Sequence[str]], batch: Sequence[int]
    ) -> dict[int, Analysis]:
        rows = [sentences[at] for at in batch]
        lengths = [len(row) for row in rows]
        plain = [[_plain_marks(form) for form in row] for row in rows]
        words = _different([form for row in plain for form in row])
        upos, xpos = self._tags(words, lengths)
        tags = [
            [self._upos_names[number] for number in numbers[:length]]
            for numbers, length in zip(upos.tolist(), lengths, strict=True)
        ]
        lemmas = [
            [self._lemma(form, tag) for form, tag in zip(row, row_tags, strict=True)]
            for row, row_tags in zip(rows, tags, strict=True)
        ]
        trees = self._trees(words, lengths, upos, xpos, lemmas)
        names = self._names(rows, lengths)
        return {
            at: Analysis(
                tags[k],
                lemmas[k],
                [head for head, _ in trees[k]],
                [relation for _, relation in trees[k]],
                names[k],
            )
            for k, at in enumerate(batch)
        }

    def _tags(self, words: _Words, lengths: list[int]) -> tuple[Any, Any]:
        vocab = self._tagger.vocab
        numbers = words.numbers(vocab["word"], lengths)
        letters = _letters(words.forms, vocab["char"])
        vectors = self._tagger_vectors and words.numbers(self._tagger_vectors, lengths)
        _, predictions = self._tagger.model(
            numbers, numbers == 0, letters, letters == 0, None, vectors, words.places, lengths,
            words.lengths, None,
        )  # fmt: skip
        return predictions[0], predictions[1]

    def _lemma(self, form: str, upos: str) -> str:
        key = (form, upos)
        lemma = self._lemmas.get(key)
        if lemma is None:
            lemma = self._lemmatizer.predict_dict([key])[0] or "_"
            if len(self._lemmas) < 200_000:
                self._lemmas[key] = lemma
        return lemma

    def _trees(
        self, words: _Words, lengths: list[int], upos: Any, xpos: Any, lemmas: Any
    ) -> list[list[tuple[int, str]]]:
        import torch
        from stanza.models.common.vocab import ROOT_ID

        vocab = self._parser.vocab
        # The parser's sentences begin with a root, which is a word of one letter of its own.
        numbers = _behind_root(words.numbers(vocab["word"], lengths), ROOT_ID)
        lemma_numbers = _padded([[ROOT_ID, *vocab["lemma"].map(row)] for row in lemmas])
        letters = _letters(words.forms, vocab["char"])
        root = torch.zeros(1, letters.size(1), dtype=letters.dtype)
        root[0, 0] = ROOT_ID
        letters = torch.cat([letters, root])
        pieces: list[Any] = []
        for piece in words.places.split(lengths):
            pieces += [torch.tensor([len(words.forms)]), piece]
        vectors = self._parser_vectors and _behind_root(
            words.numbers(self._parser_vectors, lengths), ROOT_ID
        )
        padding = numbers == 0
        inputs = (
            numbers, padding, letters, letters == 0,
            _behind_root(self._upos_of_parser[upos], ROOT_ID).masked_fill(padding, 0),
            _behind_root(self._xpos_of_parser[xpos], ROOT_ID).masked_fill(padding, 0),
            None, vectors, lemma_numbers, None, None, torch.cat(pieces),
            [length + 1 for length in lengths], [*words.lengths, 1], None,
        )  # fmt: skip
        # Stanza's `embed` takes lengths of sentences in this place.
        return predict_trees(self._parser.model, inputs, resolve=True)

    def _names(self, rows: Sequence[Sequence[str]], lengths: list[int]) -> list[list[str]]:
        import torch
        from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
        from stanza.models.ner.trainer import fix_singleton_tags

        vocab = self._finder.vocab
        words = _different([form for row in rows for form in row])
        letters = _letters(words.forms, vocab["char"])
        tags = torch.zeros(len(rows), max(lengths), 1, dtype=torch.long)
        _, scores, transitions = self._finder.model(
            rows, letters, letters == 0, tags, words.places, lengths, words.lengths, None, None,
            None, None,
        )  # fmt: skip
        paths = best_paths(scores[0], transitions[0], lengths)
        names = vocab["tag"]
        result = []
        for path in paths:
            known = [[max(number, VOCAB_PREFIX_SIZE)] for number in path]
            result.append(fix_singleton_tags([tag[0] for tag in names.unmap(known)]))
        return result


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


def _plain_marks(form: str) -> str:
    """Shorten "?!?" to "?", as the tagger and the parser were trained to see it."""
    if form in ("?", "!") or not any(mark in form for mark in "?!？！"):
        return form
    from stanza.models.common.utils import simplify_punct

    return str(simplify_punct([[[form]]])[0][0][0])


def _different(forms: Sequence[str]) -> _Words:
    import torch

    different = sorted(set(forms), key=len, reverse=True)
    number = {form: at for at, form in enumerate(different)}
    places = torch.tensor([number[form] for form in forms])
    return _Words(different, places, [len(form) for form in different])


def _letters(forms: Sequence[str], vocab: Any) -> Any:
    return _padded([vocab.map(form) for form in forms])


def _padded(rows: Sequence[Sequence[int]]) -> Any:
    import torch

    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *([0] * (width - len(row)))] for row in rows])


def _behind_root(numbers: Any, root: int) -> Any:
    """Put the root's number before each row."""
    import torch

    return torch.cat([torch.full((numbers.size(0), 1), root, dtype=numbers.dtype), numbers], 1)


def _vectors_of(processor: Any, trainer: Any) -> Any:
    """Return the vocabulary of the word vectors that a model uses, None for one without."""
    return processor.pretrain.vocab if trainer.model.args.get("pretrain") else None


def _look_up_each_word_once(model: Any) -> None:
    """Make the name finder translate each different word of a batch into its number once."""
    lower = model.args.get("lowercase", True)

    def look_up(_: Any, sentences: Any, vocab: Any) -> tuple[Any, Any]:
        known: dict[str, int] = {}
        for sentence in sentences:
            for word in sentence:
                if word not in known:
                    known[word] = vocab.unit2id(word.lower() if lower else word)
        numbers = _padded([[known[word] for word in sentence] for sentence in sentences])
        return numbers, numbers == 0

    model.extract_static_embeddings = look_up


def _read_each_word_once(model: Any) -> None:
    """Make the character model take different words, and the place of each token among them."""
    plain = model.charmodel.forward

    def forward(letters: Any, mask: Any, places: Any, sentences: Any, lengths: Any) -> Any:
        from torch.nn.utils.rnn import pack_sequence

        count = len(lengths)
        packed = plain(letters, mask, list(range(count)), [count], lengths)
        return pack_sequence(packed.data[places].split(list(sentences)))

    model.charmodel.forward = forward


def _without_loss(model: Any) -> None:
    """Keep the name finder from computing a training loss, which it does even when it predicts."""
    for criterion in model.crits:
        transitions = criterion._transitions
        criterion.forward = lambda scores, masks, tags, known=transitions: (0.0, known)
