"""The training loop that all models share: seeded, resumable, with averaged weights."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from attrs import frozen

_MOST_IN_BATCH = 200


class Task(Protocol):
    """One model with its data, ready to be trained."""

    model: Any

    def batches(self, rng: random.Random) -> Iterator[Any]:
        """Yield the batches of one pass over the training data, in random order."""

    def loss(self, batch: Any) -> Any:
        """Return the mean loss of a batch as a scalar tensor."""

    def score(self) -> float:
        """Return the score of the present weights on the development data, higher is better."""

    def save(self, path: Path) -> None:
        """Write the present weights in Stanza's format."""


class TrainerTask:
    """What tasks have in common that go through a trainer of Stanza's."""

    _trainer: Any

    def save(self, path: Path) -> None:
        """Write the present weights in Stanza's format."""
        self._trainer.save(str(path))


@frozen
class Schedule:
    """How long and how fast to train.

    Args:
        steps: Batches in all. The learning rate rises for 3 % of them and falls to zero at the end.
        learning_rate: The highest learning rate, of AdamW.
        score_every: Batches between two scores on the development data.
        half_precision: Whether matrix products run in bfloat16, which is about twice as fast on
            processors that have it.
    """

    steps: int
    learning_rate: float = 2e-3
    score_every: int = 500
    half_precision: bool = True
    average: float = 0.998
    clip: float = 2.0
    weight_decay: float = 0.01


def train(task: Task, schedule: Schedule, model: Path, seed: int) -> float:
    """Train `task`, write the best model to `model`, and return its development score.

    The running average of the weights is what is scored and saved. A checkpoint next to `model`
    is written at every score; a later call with the same arguments goes on from there.
    """
    import torch

    torch.manual_seed(seed)
    net = task.model
    weights = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        weights, schedule.learning_rate, betas=(0.9, 0.98), weight_decay=schedule.weight_decay
    )
    averages = [p.detach().clone() for p in weights]
    checkpoint = model.with_suffix(".checkpoint")
    step, best = 0, -1.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        averages, step, best = saved["averages"], saved["step"], saved["best"]
        print(f"going on from step {step}", flush=True)
    rng = random.Random(seed + step)
    started, words, total = time.monotonic(), 0, 0.0
    batches = _forever(task, rng)
    while step < schedule.steps:
        batch = next(batches)
        step += 1
        for group in optimizer.param_groups:
            group["lr"] = schedule.learning_rate * _shape(step, schedule.steps)
        net.train()
        with torch.autocast("cpu", torch.bfloat16, enabled=schedule.half_precision):
            loss = task.loss(batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, schedule.clip)
        optimizer.step()
        decay = min(schedule.average, (1 + step) / (10 + step))
        torch._foreach_lerp_(averages, [p.detach() for p in weights], 1 - decay)
        total += float(loss.detach())
        words += 1
        if step % schedule.score_every == 0 or step == schedule.steps:
            current = [p.detach().clone() for p in weights]
            _assign(weights, averages)
            net.eval()
            score = task.score()
            pace = (time.monotonic() - started) / words
            print(
                f"step {step} loss {total / words:.4f} score {score:.4f} {pace:.2f} s/batch",
                flush=True,
            )
            if score >= best:
                best = score
                task.save(model)
            _assign(weights, current)
            state = {
                "model": net.state_dict(), "optimizer": optimizer.state_dict(),
                "averages": averages, "step": step, "best": best,
            }  # fmt: skip
            torch.save(state, checkpoint)
            started, words, total = time.monotonic(), 0, 0.0
    return best


def _forever(task: Task, rng: random.Random) -> Iterator[Any]:
    while True:
        yield from task.batches(rng)


def _shape(step: int, steps: int) -> float:
    """Return the share of the learning rate at `step`: a short rise, then half a cosine."""
    rise = max(1, int(steps * 0.03))
    if step <= rise:
        return step / rise
    return 0.5 * (1 + math.cos(math.pi * (step - rise) / max(1, steps - rise)))


def _assign(weights: list[Any], values: list[Any]) -> None:
    for weight, value in zip(weights, values, strict=True):
        weight.data.copy_(value)


def bucketed(lengths: list[int], words_in_batch: int, rng: random.Random) -> list[list[int]]:
    """Group item numbers into batches of similar length and about `words_in_batch` words.

    Batches of one length waste no work on padding, which more than doubles the speed on a CPU.
    Memory grows with the square of the number of sentences, so batches of very short ones are
    smaller.
    """
    order = sorted(range(len(lengths)), key=lambda k: lengths[k] + rng.random() * 3)
    batches: list[list[int]] = [[]]
    filled = 0
    for item in order:
        full = filled + lengths[item] > words_in_batch or len(batches[-1]) == _MOST_IN_BATCH
        if full and batches[-1]:
            batches.append([])
            filled = 0
        batches[-1].append(item)
        filled += lengths[item]
    rng.shuffle(batches)
    return batches
