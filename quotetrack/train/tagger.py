"""Training of the part-of-speech tagger: UPOS, and the finer XPOS as a second output."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotetrack.parse.stanza_vectors import read_vectors
from quotetrack.train.faster import share_characters, speed_up
from quotetrack.train.loop import TrainerTask, bucketed

SIZES = [
    "--word_emb_dim", "64", "--word_cutoff", "5", "--char_emb_dim", "32",
    "--char_hidden_dim", "80", "--transformed_dim", "80", "--hidden_dim", "128",
    "--deep_biaff_hidden_dim", "128", "--num_layers", "2", "--dropout", "0.33",
    "--word_dropout", "0.2", "--share_hid", "--augment_nopunct", "0.1",
]  # fmt: skip


class TaggerTask(TrainerTask):
    """The tagger with its data. `train` and `dev` are CoNLL-U files, `vectors` of words."""

    def __init__(self, train: Path, dev: Path, vectors: Path, shorthand: str, seed: int) -> None:
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
        pretrain = read_vectors(vectors)
        self._train = Dataset(document, args, pretrain, vocab=vocab)
        held_out = CoNLL.conll2doc(input_file=str(dev))
        self._dev = Dataset(held_out, args, pretrain, vocab=vocab, evaluation=True)
        self._trainer = Trainer(args=args, vocab=vocab, pretrain=pretrain, device="cpu")
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


def retag(sentences: Path, model: Path, vectors: Path, target: Path) -> None:
    """Write the sentences of a CoNLL-U file with the tags that a trained tagger gives them."""
    import torch
    from stanza.models.common.doc import UPOS, XPOS
    from stanza.models.pos.data import Dataset
    from stanza.models.pos.trainer import Trainer
    from stanza.utils.conll import CoNLL

    pretrain = read_vectors(vectors)
    trainer = Trainer(pretrain=pretrain, model_file=str(model), device="cpu")
    trainer.model.eval()
    share_characters(trainer.model)
    document = CoNLL.conll2doc(input_file=str(sentences))
    data = Dataset(document, trainer.args, pretrain, vocab=trainer.vocab, evaluation=True)
    order = sorted(range(len(data)), key=lambda k: len(data.data[k].text))
    tags: list[Any] = [None] * len(data)
    with torch.inference_mode():
        for start in range(0, len(order), 64):
            items = order[start : start + 64]
            batch = data.collate_fn([data[item] for item in items])
            for item, found in zip(items, trainer.predict(batch), strict=True):
                tags[item] = [word[:2] for word in found]
    document.set([UPOS, XPOS], [word for sentence in tags for word in sentence])
    CoNLL.write_doc2conll(document, str(target))
