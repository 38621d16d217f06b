"""Learning all weights again: it says what is missing and what moved, and goes on where it was."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from quotetrack.errors import ModelError
from quotetrack.train import weights
from quotetrack.weights import Weights
from tests.quality import moved_weights, relearn

NAMES = ("Ana Ruiz", "Peter Lind", "Ngozi Okafor", "Lee Chan", "Mara Holt", "Tom Berg")
VERBS = ("said", "added", "told reporters", "insisted")


def invented(number: int) -> dict[str, Any]:
    """Return an article of our own with three direct quotations and one indirect, as a record."""
    name, other = NAMES[number % len(NAMES)], NAMES[(number + 1) % len(NAMES)]
    verb = VERBS[number % len(VERBS)]
    text = (
        f"“We will open the bridge in {number + 2} weeks,” {verb} {name} on Monday.\n\n"
        f"{other} said the bridge would stay closed. "
        f"The plan is known as “Bridge {number}” in the town.\n\n"
        f"“Nobody asked the {number + 3} farmers,” {other} {verb}, and left."
    )

    def quote(words: str, speaker: str, cue: str, kind: str, after: int = 0) -> dict[str, Any]:
        start = text.index(words, after)
        said = text.index(speaker, max(0, start - 40))
        at = text.index(cue, max(0, start - 20))
        return {
            "type": kind,
            "start": start,
            "end": start + len(words),
            "fragments": [[start, start + len(words)]],
            "speaker": {"start": said, "end": said + len(speaker), "text": speaker,
                        "head": [said, said + len(speaker)], "kind": "name"},
            "cue": {"start": at, "end": at + len(cue), "text": cue},
        }  # fmt: skip

    title = text.index(f"Bridge {number}")
    return {
        "id": str(number),
        "text": text,
        "quotes": [
            quote(f"We will open the bridge in {number + 2} weeks,", name, verb, "direct"),
            quote("the bridge would stay closed", other, "said", "indirect"),
            quote(f"Nobody asked the {number + 3} farmers,", other, verb, "direct"),
        ],
        "unattributed": [[title, title + len(f"Bridge {number}")]],
        "unattributed_kind": ["short"],
    }


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "train.jsonl"
    path.write_text("\n".join(json.dumps(invented(number)) for number in range(15)), "utf-8")
    return path


def test_what_moved_is_counted_and_shown() -> None:
    before = Weights({"stays": 1.0, "goes": -0.5, "moves": 0.1}, ())
    after = Weights({"stays": 1.1, "moves": 2.0, "comes": 0.1}, ())
    found = weights.moved("some.tsv", before, after)
    assert (found.before, found.after, found.added, found.removed) == (3, 3, 1, 1)
    assert [name for name, _, _ in found.changed] == ["moves", "goes"]
    assert "+0.10 -> +2.00  moves" in "\n".join(found.lines())


def test_without_the_corpus_it_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ModelError, match=r"none\.jsonl is not there.*gold\.py"):
        weights.learn(weights.Corpora(tmp_path / "none.jsonl"), tmp_path)
    assert relearn.main(["--corpus", str(tmp_path / "none.jsonl")]) == 2
    assert "is not there" in capsys.readouterr().err


def test_every_lesson_is_learnt_once_and_again_when_the_corpus_changes(
    corpus: Path, tmp_path: Path
) -> None:
    pytest.importorskip("sklearn", reason="learning needs scikit-learn: quotetrack[train]")
    said: list[str] = []
    corpora = weights.Corpora(corpus)
    found = weights.learn(corpora, tmp_path, say=said.append)
    assert found.keys() == weights.bundled().keys()
    assert all(one.by_feature for one in found.values())
    assert ["learnt in" in line for line in said] == [True, True]
    said.clear()
    assert weights.learn(corpora, tmp_path, say=said.append) == found
    assert said == ["attribution: learnt already", "indirect: learnt already"]
    (tmp_path / "indirect_weights.tsv").unlink()
    said.clear()
    weights.learn(corpora, tmp_path, say=said.append)
    assert ["already" in line for line in said] == [True, False]
    said.clear()
    weights.learn(corpora, tmp_path, documents=14, say=said.append)
    assert not any("already" in line for line in said)


def test_what_moved_since_the_last_commit(tmp_path: Path) -> None:
    data = tmp_path / "quotetrack" / "people" / "data"
    data.mkdir(parents=True)
    (data / "person_weights.tsv").write_text("# Of people\nfirst given\t1.00\n", "utf-8")
    (data / "speaker_weights.tsv").write_text("known yes\t0.50\n", "utf-8")
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "Weights"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    (data / "person_weights.tsv").write_text("first given\t-1.00\nlast town\t0.10\n", "utf-8")
    (data / "answer_weights.tsv").write_text("no\t2.00\n", "utf-8")

    assert list(moved_weights.lines(tmp_path)) == [
        "answer_weights.tsv: 0 features before, 1 after; 1 added, 0 removed, "
        "1 moved by more than 0.25",
        "    +0.00 -> +2.00  no",
        "person_weights.tsv: 1 features before, 2 after; 1 added, 0 removed, "
        "1 moved by more than 0.25",
        "    +1.00 -> -1.00  first given",
        "speaker_weights.tsv: as it was",
    ]
