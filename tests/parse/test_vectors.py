"""Word vectors: one byte a number on disk, and nothing lost that matters."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from quotetrack.errors import ModelError
from quotetrack.parse import StanzaParser, bundled_pack
from quotetrack.parse.stanza_vectors import read_vectors, write_vectors

WORDS = ["the", "mayor", "isn't", "münchen"]


@pytest.fixture
def numbers() -> np.ndarray:
    return np.random.default_rng(1).normal(size=(4, 6)).astype(np.float32)


def test_vectors_come_back_nearly_as_they_were(tmp_path: Path, numbers: np.ndarray) -> None:
    write_vectors(WORDS, numbers, tmp_path / "vectors.pt")
    vectors = read_vectors(tmp_path / "vectors.pt")
    rows = [vectors.vocab.unit2id(word) for word in WORDS]
    assert np.abs(vectors.emb[rows].numpy() - numbers).max() < 0.04 * np.abs(numbers).max()


def test_case_does_not_matter_and_unknown_words_are_zero(
    tmp_path: Path, numbers: np.ndarray
) -> None:
    write_vectors(WORDS, numbers, tmp_path / "vectors.pt")
    vectors = read_vectors(tmp_path / "vectors.pt")
    assert vectors.vocab.unit2id("MAYOR") == vectors.vocab.unit2id("mayor")
    assert not vectors.emb[vectors.vocab.unit2id("unheard-of")].any()


def test_the_pack_shares_one_file_among_its_models(tmp_path: Path) -> None:
    pack = bundled_pack()
    assert pack.vectors is not None
    copy = Path(shutil.copytree(pack.folder, tmp_path / "pack"))
    (copy / pack.vectors.name).write_bytes(b"?")
    with pytest.raises(ModelError, match=r"vectors\.pt.*damaged"):
        StanzaParser(dir=copy).parse(["Yes."])
