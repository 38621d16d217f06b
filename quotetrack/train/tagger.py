"""Training of the part-of-speech tagger: UPOS, and the finer XPOS as a second output."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotetrack.train.faster import speed_up
from quotetrack.train.loop import bucketed

SIZES = [
    "--word_emb_dim", "75", "--word_cutoff", "2", "--char_emb_dim", "32",
    "--char_hidden_dim", "64", "--transformed_dim", "75", "--hidden_dim", "128",
    "--deep_biaff_hidden_dim", "128", "--num_layers", "2", "--dropout", "0.33",
    "--word_dropout", "0.2", "--share_hid", "--no_pretrain", "--augment_nopunct", "0.1",
]  # fmt: skip


class TaggerTask:
    """The tagger with its data. `train` and `dev` are CoNLL-U files."""

    def __init__(self, train: Path, dev: Path, shorthand: str, seed: int) -> None:
        from stanza.models.common.utils import set_random_seed
        from stanza.models.pos.data import Dataset
        from stanza.models.pos.trainer import Trainer
        from stanza.models.tagger import parse_args
        from stanza.utils.conll import CoNLL

        set_random_seed(seed)
        language = shorthand.partition("_")[0]
        args = parse_args(["--lang", language, "--shorthand", shorthand, *SIZES])
        document = CoNLL.conll2doc(input_file=str(train))
        vocab = Dataset.init_vocab([document], args)
        self._words_in_batch = 3000
        self._train = Dataset(document, args, None, vocab=vocab)
        held_out = CoNLL.conll2doc(input_file=str(dev))
        self._dev = Dataset(held_out, args, None, vocab=vocab, evaluation=True)
        self._trainer = Trainer(args=args, vocab=vocab, device="cpu")
        self.model = self._trainer.model
        speed_up(self.model)
        self._lengths = [len(sample.text) for sample in self._train.data]

    def batches(self, rng: random.Random) -> Iterator[Any]:
        """Yield the batches of one pass."""
        random.seed(rng.random())
        for items in bucketed(self._lengths, self._words_in_batch, rng):
            yield self._train.collate_fn([self._train[item] for item in items])

    def loss(self, batch: Any) -> Any:
        """Return the loss of a batch."""
        from stanza.models.pos.trainer import unpack_batch

        inputs, _, characters, sentences, words, text = unpack_batch(batch, "cpu")
        word, mask, letters, letter_mask, tags, vectors = inputs
        loss, _ = self.model(
            word, mask, letters, letter_mask, tags, vectors, characters, sentences, words, text
        )
        return loss

    def score(self) -> float:
        """Return the share of words with the right UPOS tag, in per cent."""
        import torch

        right = total = 0
        order = sorted(range(len(self._dev)), key=lambda k: len(self._dev.data[k].text))
        with torch.inference_mode():
            for start in range(0, len(order), 64):
                items = order[start : start + 64]
                batch = self._dev.collate_fn([self._dev[item] for item in items])
                predicted = self._trainer.predict(batch)
                for item, sentence in zip(items, predicted, strict=True):
                    gold = self._dev.data[item].tags[0]
                    tags = self._dev.vocab["upos"].map([word[0] for word in sentence])
                    right += sum(a == b for a, b in zip(tags, gold, strict=True))
                    total += len(gold)
        return 100 * right / total

    def save(self, path: Path) -> None:
        """Write the model in Stanza's format."""
        self._trainer.save(str(path))
