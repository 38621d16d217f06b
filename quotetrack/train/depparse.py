"""Training of the dependency parser, Stanza's biaffine graph parser."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotetrack.parse.stanza_vectors import read_vectors
from quotetrack.train.faster import speed_up
from quotetrack.train.loop import TrainerTask, bucketed

SIZES = [
    "--word_emb_dim", "64", "--word_cutoff", "5", "--tag_emb_dim", "50", "--char_emb_dim", "32",
    "--char_hidden_dim", "64", "--transformed_dim", "64", "--hidden_dim", "160",
    "--num_layers", "2", "--deep_biaff_hidden_dim", "100", "--dropout", "0.33",
    "--word_dropout", "0.2", "--no_ufeats", "--no_linearization",
    "--no_distance", "--augment_nopunct", "0.1", "--no_second_optim", "--no_checkpoint",
]  # fmt: skip

# Positions of the fields in one record of Stanza's parser data.
_UPOS, _XPOS, _LEMMA = 2, 3, 6


class ParserTask(TrainerTask):
    """The parser with its data.

    Half of the training sentences show the tags of a tagger that knows them hardly better than new
    ones, so that the parser learns which tags to doubt. At run time some are wrong.

    Args:
        train: Sentences with gold trees, CoNLL-U.
        retagged: The same sentences with tags of an early tagger (`train.tagger.retag`).
        dev: Sentences to score. Give them predicted tags for a score that holds on raw text.
        vectors: Vectors of words.
        shorthand: Language and a name, such as "en_quotetrack".
        seed: Seed of all random choices.
        unknown_tags: Share of training words that hide their tags and lemma from the parser.
    """

    def __init__(
        self,
        train: Path,
        retagged: Path,
        dev: Path,
        vectors: Path,
        shorthand: str,
        seed: int,
        *,
        unknown_tags: float = 0.05,
    ) -> None:
        from stanza.models.common.utils import set_random_seed
        from stanza.models.depparse.data import DataLoader, Dataset
        from stanza.models.depparse.trainer import GraphTrainer
        from stanza.models.parser import parse_args
        from stanza.utils.conll import CoNLL

        set_random_seed(seed)
        language = shorthand.partition("_")[0]
        args = parse_args(["--lang", language, "--shorthand", shorthand, *SIZES])
        pretrain = read_vectors(vectors)
        self._train = Dataset(CoNLL.conll2doc(input_file=str(train)), args, pretrain)
        vocab = self._train.vocab

        def read(path: Path, **how: Any) -> Any:
            document = CoNLL.conll2doc(input_file=str(path))
            return Dataset(document, args, pretrain, vocab=vocab, **how)

        self._retagged = read(retagged)
        self._dev = read(dev, evaluation=True)
        self._collate = DataLoader.collate
        self._trainer = GraphTrainer(args=args, vocab=vocab, pretrain=pretrain, device="cpu")
        self.model = self._trainer.model
        speed_up(self.model)
        self._words_in_batch = 2500
        self._unknown_tags = unknown_tags

    def batches(self, rng: random.Random) -> Iterator[Any]:
        """Yield the batches of one pass."""
        random.seed(rng.random())
        for items in bucketed(self._train.lengths, self._words_in_batch, rng):
            sources = [rng.choice((self._train, self._retagged)) for _ in items]
            yield self._collate(
                [self._blurred(source[at], rng) for source, at in zip(sources, items, strict=True)]
            )

    def _blurred(self, record: list[Any], rng: random.Random) -> list[Any]:
        from stanza.models.common.vocab import UNK_ID

        record = list(record)
        for field in (_UPOS, _XPOS, _LEMMA):
            record[field] = list(record[field])
        for at in range(1, len(record[_UPOS])):
            if rng.random() < self._unknown_tags:
                record[_UPOS][at] = record[_XPOS][at] = record[_LEMMA][at] = UNK_ID
        return record

    def loss(self, batch: Any) -> Any:
        """Return the loss of a batch: cross entropy of the heads and of the relations.

        The same loss as Stanza's, but relations are scored for the right head alone instead of
        for every pair of words.
        """
        import torch
        import torch.nn.functional as functional
        from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
        from stanza.models.depparse.trainer import unpack_batch

        inputs, _, characters, sentences, words, text = unpack_batch(batch, "cpu")
        mask, heads, relations = inputs[1], inputs[9], inputs[10]
        net = self.model
        states = net.embed(*inputs, characters, sentences, words, text)
        arcs = net.unlabeled(net.drop(states), net.drop(states)).squeeze(3).float()
        diagonal = torch.eye(arcs.size(1), dtype=torch.bool).unsqueeze(0)
        arcs = arcs.masked_fill(diagonal | mask.unsqueeze(1), -float("inf"))[:, 1:]
        ignored = mask[:, 1:]
        target = heads.masked_fill(ignored, -1).reshape(-1)
        loss = functional.cross_entropy(arcs.reshape(-1, arcs.size(2)), target, ignore_index=-1)

        dependents = net.drop(states)[:, 1:]
        governors = net.drop(states).gather(1, heads.unsqueeze(2).expand(-1, -1, states.size(2)))
        scorer = net.deprel
        left = scorer.dropout(scorer.hidden_func(scorer.W1(dependents)))[~ignored]
        right = scorer.dropout(scorer.hidden_func(scorer.W2(governors)))[~ignored]
        left = torch.cat([left, left.new_ones(left.size(0), 1)], 1)
        right = torch.cat([right, right.new_ones(right.size(0), 1)], 1)
        weight = scorer.scorer.W_bilin.weight
        rows, columns, classes = weight.shape
        projected = (left @ weight.reshape(rows, columns * classes)).view(-1, columns, classes)
        scores = (projected * right.unsqueeze(2)).sum(1) + scorer.scorer.W_bilin.bias
        labels = (relations - VOCAB_PREFIX_SIZE)[~ignored]
        return loss + functional.cross_entropy(scores.float(), labels)

    def score(self) -> float:
        """Return the labelled attachment score on the development sentences, in per cent."""
        import torch

        right = total = 0
        order = sorted(range(len(self._dev)), key=self._dev.lengths.__getitem__)
        with torch.inference_mode():
            for start in range(0, len(order), 48):
                items = order[start : start + 48]
                batch = self._collate([self._dev[item] for item in items])
                predicted = self._trainer.predict(batch)
                for item, sentence in zip(items, predicted, strict=True):
                    heads, relations = self._dev.data[item][7], self._dev.data[item][8]
                    names = self._dev.vocab["deprel"].map([word[1] for word in sentence])
                    guessed = zip([word[0] for word in sentence], names, strict=True)
                    gold = zip(heads, relations, strict=True)
                    right += sum(a == b for a, b in zip(guessed, gold, strict=True))
                    total += len(heads)
        return 100 * right / total
