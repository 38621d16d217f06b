"""Word vectors of a pack, one byte a number, and the same as Stanza's own class."""

from __future__ import annotations

from array import array
from bisect import bisect_left
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

    Words without a vector are all zeros. The words are searched for by halves: a dictionary of a
    hundred thousand would be held in twice the memory, and each word is asked for once.
    """

    _sorted: Sequence[str] = field(alias="sorted")
    _numbers: Sequence[int] = field(alias="numbers")
    _values: Any = field(alias="values")
    _scale: Any = field(alias="scale")

    @classmethod
    def read(cls, path: Path) -> WordVectors:
        """Read vectors that `write_vectors` wrote."""
        import torch

        content = torch.load(path, weights_only=True)
        values = content["values"]
        words = content["words"].split("\n")
        order = sorted(range(len(words)), key=words.__getitem__)
        words.sort()
        # Row 0 is for words without a vector.
        return cls(
            words,
            array("i", [at + 1 for at in order]),
            torch.cat([values.new_zeros(1, values.size(1)), values]),
            content["scale"],
        )

    @property
    def size(self) -> int:
        """How many dimensions a vector has."""
        return int(self._values.size(1))

    @property
    def words(self) -> list[str]:
        """The words that have a vector, in the order of their file."""
        return [word for _, word in sorted(zip(self._numbers, self._sorted, strict=True))]

    def __contains__(self, form: str) -> bool:
        return self._number(form) > 0

    def _number(self, form: str) -> int:
        key = _key(form)
        at = bisect_left(self._sorted, key)
        is_known = at < len(self._sorted) and self._sorted[at] == key
        return self._numbers[at] if is_known else 0

    def of(self, forms: Sequence[str]) -> Any:
        """Return the vectors of words, whatever their case, as a tensor of one row a word."""
        import torch

        rows = [self._number(form) for form in forms]
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
