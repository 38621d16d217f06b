"""Word vectors of a pack, one byte a number, and the same as Stanza's own class."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

# Finer steps change no score, and make what a wheel compresses larger.
_LEVELS = 63


def write_vectors(words: Sequence[str], vectors: Any, path: Path) -> None:
    """Write vectors of words, one byte for each number.

    Args:
        words: Different words in lower case, the most frequent first.
        vectors: Array of words x dimensions. What lies more than four standard deviations from
            the mean of a dimension is cut off.
        path: The file to write.
    """
    import torch

    numbers = torch.as_tensor(vectors, dtype=torch.float32)
    scale = 4 * numbers.std(0) / _LEVELS
    values = (numbers / scale).round().clamp(-_LEVELS, _LEVELS).to(torch.int8)
    content = {"words": "\n".join(words), "values": values, "scale": scale}
    torch.save(content, path, _use_new_zipfile_serialization=False)


@frozen(eq=False)
class WordVectors:
    """Vectors of words, one byte a number in memory, too.

    Words without a vector are all zeros.
    """

    numbers: dict[str, int]
    _values: Any = field(alias="values")
    _scale: Any = field(alias="scale")

    @classmethod
    def read(cls, path: Path) -> WordVectors:
        """Read vectors that `write_vectors` wrote."""
        import torch

        content = torch.load(path, weights_only=True)
        values = content["values"]
        numbers = {word: number for number, word in enumerate(content["words"].split("\n"), 1)}
        # Row 0 is for words without a vector.
        return cls(
            numbers, torch.cat([values.new_zeros(1, values.size(1)), values]), content["scale"]
        )

    @property
    def size(self) -> int:
        """How many dimensions a vector has."""
        return int(self._values.size(1))

    def __contains__(self, form: str) -> bool:
        return _key(form) in self.numbers

    def of(self, forms: Sequence[str]) -> Any:
        """Return the vectors of words, whatever their case, as a tensor of one row a word."""
        import torch

        rows = [self.numbers.get(_key(form), 0) for form in forms]
        return self._values[torch.tensor(rows)].float() * self._scale


def _key(form: str) -> str:
    return form.lower().replace(" ", "\xa0")


def read_vectors(path: Path) -> Any:
    """Read vectors that `write_vectors` wrote, as Stanza's `Pretrain`."""
    import torch
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

    content = torch.load(path, weights_only=True)
    values = content["values"].float() * content["scale"]
    vectors = Pretrain(str(path))
    vectors._vocab = PretrainedWordVocab(content["words"].split("\n"), lower=True)
    # Words without a vector, and the marks for padding and roots, are all zeros.
    vectors._emb = torch.cat([values.new_zeros(VOCAB_PREFIX_SIZE, values.size(1)), values])
    return vectors
