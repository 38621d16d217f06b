"""A teacher for the name finder: a transformer that labels the names of a treebank.

Name data annotated by hand is scarce, while a treebank says of every word whether it is a proper
noun. A transformer that sees those tags learns from the scarce data which proper nouns are persons,
bodies and places, and labels the whole treebank. The small name finder then learns from that.
This is the teacher and student scheme of Hinton, Vinyals and Dean, "Distilling the Knowledge in a
Neural Network" (2015), with hard labels.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from quotetrack.train.loop import bucketed
from quotetrack.train.mentions import Tagged
from quotetrack.train.newswriting import TITLES
from quotetrack.train.treebank import Sentence, Word

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
KINDS = ("", "PER", "ORG", "LOC")
UPOS = (
    "?", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
    "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
_SHAPES = 6
_WORDS_IN_BATCH = 900
_LONGEST = 120


@frozen
class Example:
    """A sentence for the teacher: words, their UPOS tags ("?" where unknown), BIO tags or none."""

    words: tuple[str, ...]
    upos: tuple[str, ...]
    tags: tuple[str, ...] = ()


def examples(names: Iterable[Tagged], treebank: Sequence[Sentence]) -> list[Example]:
    """Give annotated sentences the UPOS tags that the same sentences have in a treebank, if any."""
    known = {tuple(word.form for word in sentence.words): sentence for sentence in treebank}
    result = []
    for sentence in names:
        words = tuple(text for text, _ in sentence)[:_LONGEST]
        same = known.get(tuple(text for text, _ in sentence))
        upos = tuple(w.upos for w in same.words)[:_LONGEST] if same else ("?",) * len(words)
        result.append(Example(words, upos, tuple(tag for _, tag in sentence)[:_LONGEST]))
    return result


class Teacher:
    """A transformer with a small head over word shapes and UPOS tags.

    Args:
        transformer: Folder of a transformer in the Hugging Face format.
        seed: Seed of all random choices.
    """

    def __init__(self, transformer: Path, seed: int) -> None:
        import torch
        from transformers import AutoModel, AutoTokenizer

        torch.manual_seed(seed)
        self._rng = random.Random(seed)
        self._tokenizer = AutoTokenizer.from_pretrained(str(transformer))
        self._encoder = AutoModel.from_pretrained(str(transformer))
        width = self._encoder.config.hidden_size
        self._shapes = torch.nn.Embedding(_SHAPES, 16)
        self._upos = torch.nn.Embedding(len(UPOS), 16)
        self._mixer = torch.nn.LSTM(width + 32, 96, batch_first=True, bidirectional=True)
        self._out = torch.nn.Linear(192, len(TAGS))
        self._drop = torch.nn.Dropout(0.2)
        head: list[Any] = [self._shapes, self._upos, self._mixer, self._out]
        self._head = [p for module in head for p in module.parameters()]

    def fit(self, sentences: Sequence[Example], passes: int) -> None:
        """Learn from annotated sentences, `passes` times over."""
        import torch

        rate, head_rate = 1e-4, 2e-3
        optimizer = torch.optim.AdamW(
            [
                {"params": self._encoder.parameters(), "lr": rate, "top": rate},
                {"params": self._head, "lr": head_rate, "top": head_rate},
            ],
            weight_decay=0.01,
        )
        lengths = [len(sentence.words) for sentence in sentences]
        total = passes * len(bucketed(lengths, _WORDS_IN_BATCH, self._rng))
        step = 0
        for number in range(passes):
            self._encoder.train()
            losses = 0.0
            for group in bucketed(lengths, _WORDS_IN_BATCH, self._rng):
                step += 1
                share = min(1.0, step / (0.1 * total)) * max(0.02, 1 - step / total)
                for part in optimizer.param_groups:
                    part["lr"] = part["top"] * share
                batch = [sentences[at] for at in group]
                with torch.autocast("cpu", torch.bfloat16):
                    scores = self._scores(batch, hide=0.15)
                gold = _padded([[TAGS.index(t) for t in s.tags] for s in batch], -1)
                loss = torch.nn.functional.cross_entropy(
                    scores.float().flatten(0, 1), gold.flatten(), ignore_index=-1
                )
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                optimizer.step()
                losses += float(loss.detach())
            print(f"teacher, pass {number + 1}: loss {losses * passes / total:.4f}", flush=True)

    def scores(self, sentences: Sequence[Example]) -> list[Any]:
        """Return the log probabilities of each sentence: an array of words x `TAGS`."""
        import torch

        self._encoder.eval()
        results: dict[int, Any] = {}
        order = sorted(range(len(sentences)), key=lambda k: len(sentences[k].words))
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            for start in range(0, len(order), 32):
                group = order[start : start + 32]
                batch = [sentences[at] for at in group]
                found = torch.log_softmax(self._scores(batch, hide=0.0).float(), 2)
                for row, at in enumerate(group):
                    results[at] = found[row, : len(sentences[at].words)].numpy()
        return [results[at] for at in range(len(sentences))]

    def _scores(self, batch: Sequence[Example], hide: float) -> Any:
        """Return scores of sentences x words x tags. A share `hide` of UPOS tags is not shown."""
        import torch

        pieces = self._tokenizer(
            [list(s.words) for s in batch], is_split_into_words=True, padding=True,
            truncation=True, max_length=400, return_tensors="pt",
        )  # fmt: skip
        states = self._encoder(**pieces).last_hidden_state
        width = max(len(s.words) for s in batch)
        owner = torch.full(pieces["input_ids"].shape, width)
        for row in range(len(batch)):
            owner[row] = torch.tensor([width if k is None else k for k in pieces.word_ids(row)])
        belongs = torch.nn.functional.one_hot(owner, width + 1)[:, :, :width].to(states.dtype)
        sums = belongs.transpose(1, 2) @ states
        means = sums / belongs.sum(1).clamp(min=1)[:, :, None]
        shapes = _padded([[_shape(word) for word in s.words] for s in batch], 0)
        upos = _padded(
            [
                [0 if self._rng.random() < hide else UPOS.index(tag) for tag in s.upos]
                for s in batch
            ],
            0,
        )
        inputs = torch.cat([means, self._shapes(shapes), self._upos(upos)], 2)
        if self._encoder.training:
            inputs = self._drop(inputs)
        mixed, _ = self._mixer(inputs)
        return self._out(self._drop(mixed) if self._encoder.training else mixed)


def label_treebank(teacher: Teacher, treebank: Sequence[Sentence]) -> list[Tagged]:
    """Return the sentences of a treebank with names that the teacher tells.

    Where names begin and end is read off the trees. What kind a name is follows the teacher's
    scores for its words, half from the place itself and half from all places of the same words.
    """
    sentences = [s for s in treebank if len(s.words) <= _LONGEST]
    asked = [
        Example(tuple(w.form for w in s.words), tuple(w.upos for w in s.words)) for s in sentences
    ]
    places = []
    known: dict[str, list[list[float]]] = {}
    for number, (sentence, scores) in enumerate(zip(sentences, teacher.scores(asked), strict=True)):
        for start, end in name_spans(sentence):
            kinds = _kind_scores(scores[start:end])
            places.append((number, start, end, kinds))
            known.setdefault(_words(sentence, start, end), []).append(kinds)
    tagged: list[Tagged] = [[(word.form, "O") for word in s.words] for s in sentences]
    for number, start, end, kinds in places:
        others = known[_words(sentences[number], start, end)]
        mean = [sum(column) / len(others) for column in zip(*others, strict=True)]
        score = [a + b for a, b in zip(kinds, mean, strict=True)]
        kind = KINDS[score.index(max(score))]
        if kind:
            for at in range(start, end):
                word, _ = tagged[number][at]
                tagged[number][at] = (word, f"{'I' if at > start else 'B'}-{kind}")
    return tagged


def name_spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Return where the tree of a sentence has proper names: the first word, and one past the last.

    A name is a run of proper nouns that hang together, hyphens between them included, and the
    "of" phrases inside ("Bank of Ireland"). Titles before it are no part.
    """
    words = sentence.words
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        if words[at].upos != "PROPN":
            at += 1
            continue
        end = at + 1
        while end < len(words) and (
            words[end].upos == "PROPN"
            or (words[end].form in _JOINTS and words[min(end + 1, len(words) - 1)].upos == "PROPN")
        ):
            end += 1
        spans += _connected(words, at, end)
        at = end
    return spans


_JOINTS = ("-", "‑", "–", "of", "&")
_TITLES = {*TITLES, "Prime", "Vice", "Sheikh", "King", "Queen", "Prince", "Lord", "Lady"}
# Relations between two names rather than between the words of one.
_BETWEEN_NAMES = ("conj", "appos", "list", "parataxis", "nmod:poss")


def _connected(words: Sequence[Word], start: int, end: int) -> list[tuple[int, int]]:
    """Split a run of proper nouns into stretches that the tree connects, titles left out."""
    group = list(range(start, end))
    for at in range(start, end):
        head = words[at].head - 1
        if start <= head < end and words[at].deprel not in _BETWEEN_NAMES:
            old, new = group[at - start], group[head - start]
            group = [new if number == old else number for number in group]
    spans = []
    for number in dict.fromkeys(group):
        members = [at for at in range(start, end) if group[at - start] == number]
        names = [
            at for at in members if words[at].upos == "PROPN" and words[at].form not in _TITLES
        ]
        if names:
            spans.append((names[0], names[-1] + 1))
    return sorted(spans)


def _words(sentence: Sentence, start: int, end: int) -> str:
    return " ".join(word.form.lower() for word in sentence.words[start:end])


def _kind_scores(rows: Any) -> list[float]:
    """Return the mean log probability that the words of a name are of each of `KINDS`."""
    import numpy as np

    odds = np.exp(rows)
    by_kind = [odds[:, 0], *(odds[:, at] + odds[:, at + 1] for at in (1, 3, 5))]
    return [float(np.log(column.clip(1e-6)).mean()) for column in by_kind]


def _shape(word: str) -> int:
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    if all(c.islower() for c in letters):
        return 1
    if all(c.isupper() for c in letters):
        return 2 if len(letters) > 1 else 3
    return 4 if word[0].isupper() else 5


def _padded(rows: Sequence[Sequence[int]], filler: int) -> Any:
    import torch

    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *([filler] * (width - len(row)))] for row in rows])
