"""Learning how answers are meant: which answers are read, what is learnt of them, what is told."""

from __future__ import annotations

import gzip
import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from quotetrack.train import answers
from quotetrack.weights import Weights, logistic

_TOPICS = ("soup", "rain", "chess", "trams")
# What is answered wherever it is asked, and how it is meant.
_EVERYWHERE = (("I love it.", "yes"), ("I cannot stand it.", "no"), ("Now and then.", "mid"))


def _records() -> list[dict[str, object]]:
    return [
        {"q": f"Do you like {topic}?", "a": answer, "y": label, "scen": number}
        for number, topic in enumerate(_TOPICS)
        for answer, label in (*_EVERYWHERE * 4, (f"Only {topic}wise.", "yes"))
    ]


def _write(path: Path) -> Path:
    content = "\n".join(map(json.dumps, _records())).encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


needs_scikit = pytest.mark.skipif(
    find_spec("sklearn") is None, reason="learning needs scikit-learn: quotetrack[train]"
)


@pytest.fixture
def examples(tmp_path: Path) -> list[answers.Example]:
    return answers.read_examples(_write(tmp_path / "answers.jsonl"))


def test_packed_or_not_the_same_is_read(tmp_path: Path, examples: list[answers.Example]) -> None:
    assert answers.read_examples(_write(tmp_path / "answers.jsonl.gz")) == examples
    assert {one.scenario for one in examples} == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("label", "read"),
    [("yes", "yes"), ("no", "no"), ("na", "no"), ("mid", "partial"), ("cond", "partial")],
)
def test_labels_become_three(tmp_path: Path, label: str, read: str) -> None:
    path = tmp_path / "one.jsonl"
    record = {"q": "Is it far?", "a": "A bit.", "y": label, "scen": 0}
    path.write_text(json.dumps(record) + "\n" + json.dumps({**record, "y": "unsure"}))
    (example,) = answers.read_examples(path)
    assert example.label == read


@needs_scikit
def test_what_is_said_in_few_scenarios_is_not_learnt(examples: list[answers.Example]) -> None:
    weights = answers.fit(examples, "yes")
    assert weights["word love"] > 0 > weights["word stand"]
    assert not any("wise" in feature for feature in weights)


@needs_scikit
def test_a_scenario_is_judged_by_the_others(examples: list[answers.Example]) -> None:
    # In one scenario "I love it" is a no: whoever knows the others alone must take it for a yes.
    turned = [
        answers.Example(one.features, "no", 0) if one.scenario == 0 and one.label == "yes" else one
        for one in examples
    ]
    told = answers.left_out(turned, "yes")
    loves = [p for p, one in zip(told, turned, strict=True) if "word love" in one.features]
    known = Weights(answers.fit(turned, "yes"), ())
    assert min(loves[:4]) > 0.5
    assert loves[0] > logistic(known.score(turned[0].features))


@needs_scikit
def test_weights_are_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = _write(tmp_path / "answers.jsonl")
    assert answers.main([str(source), "-o", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("not")[0].strip() for line in lines] == [
        *(f"scenario {number}" for number in range(4)),
        "all",
    ]
    for label, word in (("yes", "love"), ("partial", "then")):
        written = (tmp_path / f"answer_{label}_weights.tsv").read_text()
        assert "Circa" in written.splitlines()[0]
        (weight,) = [
            float(line.split("\t")[1])
            for line in written.splitlines()
            if line.startswith(f"word {word}\t")
        ]
        assert weight > 0
