"""Training of the tokenizer, which finds tokens and sentences in one pass over the letters."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotetrack.train.loop import TrainerTask

SIZES = [
    "--hidden_dim", "64", "--conv_res", "1,9", "--max_seqlen", "300", "--batch_size", "32",
    "--sent_drop_prob", "0.15", "--last_char_drop_prob", "0.1", "--unit_dropout", "0.1",
    "--no_use_mwt",
]  # fmt: skip
_BATCHES_IN_PASS = 100


class TokenizerTask(TrainerTask):
    """The tokenizer with its data.

    Args:
        directory: Holds `train.txt`, `train.labels`, `dev.txt` and `dev.labels`, as
            `quotetrack.train.segmentation` writes them.
        shorthand: Language and a name, such as "en_quotetrack".
        seed: Seed of all random choices.
    """

    def __init__(self, directory: Path, shorthand: str, seed: int) -> None:
        from stanza.models.common.utils import set_random_seed
        from stanza.models.tokenization.data import DataLoader, TokenizationDataset
        from stanza.models.tokenization.trainer import Trainer
        from stanza.models.tokenizer import DEFAULT_FEAT_FUNCS, parse_args

        set_random_seed(seed)
        language = shorthand.partition("_")[0]
        args = parse_args(["--lang", language, "--shorthand", shorthand, *SIZES])
        args.update(feat_funcs=DEFAULT_FEAT_FUNCS, feat_dim=len(DEFAULT_FEAT_FUNCS))
        args.update(num_dict_feat=0, use_mwt=False)
        files = {"txt": str(directory / "train.txt"), "label": str(directory / "train.labels")}
        self._train = DataLoader(args, input_files=files, mwt_expansions={})
        args["vocab_size"] = len(self._train.vocab)
        files = {"txt": str(directory / "dev.txt"), "label": str(directory / "dev.labels")}
        self._dev = TokenizationDataset(
            args, input_files=files, vocab=self._train.vocab, evaluation=True
        )
        self._trainer = Trainer(args=args, vocab=self._train.vocab, device="cpu")
        self.model = self._trainer.model
        self._args = args

    def batches(self, rng: random.Random) -> Iterator[Any]:
        """Yield the batches of one pass: random runs of sentences."""
        random.seed(rng.random())
        self._train.shuffle()
        for _ in range(_BATCHES_IN_PASS):
            yield self._train.next(unit_dropout=self._args["unit_dropout"])

    def loss(self, batch: Any) -> Any:
        """Return the loss of a batch."""
        units, labels, features, text = batch
        scores = self.model(units, features, [len(row) for row in text], text).float()
        return self._trainer.criterion(scores.view(-1, scores.size(2)), labels.view(-1))

    def score(self) -> float:
        """Return the mean F1 of token ends and sentence ends, in per cent."""
        import torch
        from stanza.models.tokenization.utils import predict

        with torch.inference_mode():
            found, _ = predict(self._trainer, self._dev, 32, 1000, True, 0)
        scores = []
        for least in (1, 2):
            right = ours = theirs = 0
            for guess, gold in zip(found, self._dev.labels(), strict=True):
                a, b = guess >= least, gold >= least
                right, ours, theirs = right + (a & b).sum(), ours + a.sum(), theirs + b.sum()
            scores.append(200 * right / (ours + theirs))
        return float(sum(scores)) / len(scores)
