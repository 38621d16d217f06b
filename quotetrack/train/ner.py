"""Training of the name finder: persons, organisations and places."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from quotetrack.parse.stanza_vectors import read_vectors
from quotetrack.train.corpus import Corpus
from quotetrack.train.faster import speed_up
from quotetrack.train.loop import TrainerTask, bucketed
from quotetrack.train.mentions import Swapper, Tagged, capitals, restyled
from quotetrack.train.newswriting import TITLES
from quotetrack.train.treebank import Sentence

SIZES = [
    "--char_emb_dim", "32", "--char_hidden_dim", "64", "--hidden_dim", "128",
    "--num_layers", "1", "--dropout", "0.4", "--word_dropout", "0.05", "--scheme", "bioes",
]  # fmt: skip
_RARE = 3


def training_sentences(
    gold: Sequence[Tagged],
    silver: Sequence[Tagged],
    taught: Sequence[Tagged],
    corpus: Corpus,
    swapper: Swapper,
    rng: random.Random,
) -> list[Tagged]:
    """Return all training sentences: gold ones three times, and all kinds with other names.

    `silver` sentences, whose labels come from a rule, and `taught` ones, whose labels come from a
    teacher, count once. From `corpus` come sentences without names where no teacher has seen them,
    and invented sentences with names of persons.
    """
    sentences: list[Tagged] = [restyled(s, rng) for s in [*silver, *taught, *gold, *gold, *gold]]
    sentences += with_persons(corpus.written)
    if not taught:
        sentences += without_names(corpus.treebank)
    for other in map(swapper.swap, taught):
        if other is not None:
            sentences.append(restyled(other, rng))
    for repeat in range(3):
        for sentence in [*silver, *gold] if repeat else [*gold]:
            other = swapper.swap(sentence)
            if other is not None:
                sentences.append(restyled(other, rng))
    short = [s for s in sentences if len(s) < 20]
    sentences += [capitals(s) for s in rng.sample(short, min(400, len(short)))]
    return sentences


def without_names(sentences: Iterable[Sentence]) -> list[Tagged]:
    """Return the sentences of a treebank that have no proper noun, with nothing tagged.

    Genres that come with names of their own ("GUM_…") are left out.
    """
    return [
        [(word.form, "O") for word in sentence.words]
        for sentence in sentences
        if len(sentence.words) > 3
        and not sentence.genre.startswith("GUM")
        and not any(word.upos in ("PROPN", "X") for word in sentence.words)
    ]


def with_persons(sentences: Iterable[Sentence]) -> list[Tagged]:
    """Return the invented sentences in which every proper noun is part of a person or a title."""
    tagged = []
    for sentence in sentences:
        others = [w for w in sentence.words if w.upos == "PROPN" and not w.ner]
        persons = any(word.ner for word in sentence.words)
        if persons and all(word.form in TITLES for word in others):
            tagged.append([(word.form, word.ner or "O") for word in sentence.words])
    return tagged


class NameTask(TrainerTask):
    """The name finder with its data.

    Args:
        base: The sentences whose words make up the vocabulary: real ones only, since invented
            names would fill it.
        train: All training sentences.
        dev: Sentences to score.
        vectors: Vectors of words.
        shorthand: Language and a name, such as "en_quotetrack".
        seed: Seed of all random choices.
    """

    def __init__(
        self,
        base: Sequence[Tagged],
        train: Sequence[Tagged],
        dev: Sequence[Tagged],
        vectors: Path,
        shorthand: str,
        seed: int,
    ) -> None:
        from stanza.models.common.utils import set_random_seed
        from stanza.models.ner.data import DataLoader
        from stanza.models.ner.trainer import Trainer
        from stanza.models.ner_tagger import parse_args
        from stanza.models.pos.vocab import WordVocab

        set_random_seed(seed)
        args = parse_args(["--shorthand", shorthand, *SIZES])
        args["charlm"] = False
        pretrain = read_vectors(vectors)
        args["word_emb_dim"] = pretrain.emb.size(1)
        vocab = DataLoader(_document(base), 32, args, pretrain).vocab
        # Rare words must be unknown words in training too. Otherwise the invented names are the
        # only unknown words, and the model takes every unknown word for a name.
        words = [[(text,) for text, _ in sentence] for sentence in base]
        vocab["delta"] = WordVocab(words, shorthand, cutoff=_RARE, lower=True)
        self._train = DataLoader(_document(train), 32, args, pretrain, vocab=vocab)
        self._dev = DataLoader(_document(dev), 64, args, pretrain, vocab=vocab, evaluation=True)
        self._gold = [[word[0] for word in sentence] for sentence in self._dev.tags]
        self._items = [item for batch in self._train.data for item in batch]
        self._trainer = Trainer(args=args, vocab=vocab, pretrain=pretrain, device="cpu")
        self.model = self._trainer.model
        speed_up(self.model)
        for criterion in self.model.crits:
            _in_full_precision(criterion)

    def batches(self, rng: random.Random) -> Iterator[Any]:
        """Yield the batches of one pass."""
        lengths = [len(item[0]) for item in self._items]
        groups = bucketed(lengths, 2000, rng)
        self._train.data = [[self._items[at] for at in group] for group in groups]
        for at in range(len(self._train.data)):
            yield self._train[at]

    def loss(self, batch: Any) -> Any:
        """Return the loss of a batch."""
        from stanza.models.ner.trainer import unpack_batch

        inputs, _, words_order, letters_order, sentences, words, letters, offsets = unpack_batch(
            batch, "cpu"
        )
        word, word_letters, mask, characters, tags = inputs
        loss, _, _ = self.model(
            word, word_letters, mask, tags, words_order, sentences, words, characters, offsets,
            letters, letters_order,
        )  # fmt: skip
        return loss

    def score(self) -> float:
        """Return the F1 of whole names on the development sentences, in per cent."""
        import torch
        from stanza.models.ner import scorer

        predicted: list[Any] = []
        with torch.inference_mode():
            for at in range(len(self._dev)):
                predicted += self._trainer.predict(self._dev[at])
        return 100 * float(scorer.score_by_entity(predicted, self._gold, verbose=False)[2])


def _in_full_precision(criterion: Any) -> None:
    """Let the loss over whole tag sequences run in single precision, as it was written for."""
    import torch

    plain = criterion.forward

    def forward(scores: Any, masks: Any, tags: Any) -> Any:
        with torch.autocast("cpu", enabled=False):
            return plain(scores.float(), masks, tags)

    criterion.forward = forward


def _document(sentences: Sequence[Tagged]) -> Any:
    from stanza.models.common.doc import Document

    return Document(
        [
            [{"id": (at,), "text": text, "ner": tag} for at, (text, tag) in enumerate(sentence, 1)]
            for sentence in sentences
        ]
    )
