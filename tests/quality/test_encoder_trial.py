"""The trial of an encoder: what is taught is not measured, and it learns what it is taught."""

from __future__ import annotations

import random
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="the trial needs PyTorch")

from tests.quality.claims_corpus import missing  # noqa: E402
from tests.quality.encoder_trial import CrossEncoder, Example, Trial, examples  # noqa: E402

_WORDS = "we sold kept the mill boat not never".split()


class Small(torch.nn.Module):  # type: ignore[misc,name-defined]
    """A tiny reader in the form of a BERT: words and their order in one attention layer."""

    def __init__(self) -> None:
        super().__init__()
        self.config = SimpleNamespace(hidden_size=16)
        self.embeddings = torch.nn.Embedding(2 * len(_WORDS) + 1, 16)
        self.layer = torch.nn.TransformerEncoderLayer(16, 2, 32, dropout=0.0, batch_first=True)

    def forward(self, input_ids: Any, attention_mask: Any) -> SimpleNamespace:
        states = self.layer(self.embeddings(input_ids), src_key_padding_mask=attention_mask == 0)
        return SimpleNamespace(last_hidden_state=states)


def _read(firsts: list[str], seconds: list[str], **_options: object) -> dict[str, Any]:
    """Number the words of two texts; those of the second have numbers of their own."""
    rows = [
        [1 + _WORDS.index(word) for word in first.split()]
        + [1 + len(_WORDS) + _WORDS.index(word) for word in second.split()]
        for first, second in zip(firsts, seconds, strict=True)
    ]
    most = max(map(len, rows))
    ids = torch.tensor([row + [0] * (most - len(row)) for row in rows])
    return {"input_ids": ids, "attention_mask": (ids > 0).long()}


@pytest.fixture
def one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.mark.usefixtures("one_thread")
def test_it_learns_which_statements_are_pairs() -> None:
    torch.manual_seed(0)
    taught = [
        Example(f"we {verb} the {thing}", f"we {denial} {verb} the {other}", int(pair), ours=True)
        for verb in ("sold", "kept")
        for thing in ("mill", "boat")
        for other in ("mill", "boat")
        for denial, pair in (("never", True), ("", False))
    ]
    taught.append(Example("we sold the mill", "we kept the boat", 1, ours=False))
    trial = Trial(CrossEncoder(Small()), _read)
    before = trial.model.bert.embeddings.weight.clone()
    losses = list(trial.learn(taught, 40, random.Random(0), most=0.01))
    assert sum(losses[-10:]) < sum(losses[:10])
    ours = [one for one in taught if one.ours]
    assert trial.area(ours) > 0.9
    assert torch.equal(trial.model.bert.embeddings.weight, before)
    # Either order of two statements scores the same.
    one, other = trial.scores([("we sold the mill", "we never sold the mill"),
                               ("we never sold the mill", "we sold the mill")])  # fmt: skip
    assert one == pytest.approx(other, abs=0.01)


@pytest.mark.skipif(bool(missing("pairs")), reason="the corpora are not there")
def test_no_statement_is_taught_and_measured() -> None:
    taught, measured = examples()
    known = {(one.first, one.second) for one in taught}
    firsts = {one.first for one in taught}
    for name, pairs in measured.items():
        assert {one.label for one in pairs} == {0, 1}, name
        assert not known & {(one.first, one.second) for one in pairs}, name
    assert not firsts & {one.first for one in measured["free wording, kept apart"]}
