"""Annotated articles as documents to learn from."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from quotetrack.errors import InputError, ModelError
from quotetrack.quotes.ranker import decide
from quotetrack.train.articles import article, read_articles
from quotetrack.train.attribution import learn_out_of_fold
from quotetrack.train.gold import folds_by_kind, is_right
from quotetrack.weights import Weights

TEXT = (
    "“The lift is shut,” said Ada Wren of Norland Rail. She sang “Low Tide” and called it “fine”. "
    "“We walk,” Bo Lind added."
)


def _span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def _quote(words: str, source: str | None, speaker: str | None, kind: str | None) -> dict[str, Any]:
    return {
        "frags": [_span(words)],
        "kind": "direct",
        "source": _span(source) if source else None,
        "speaker": speaker,
        "speaker_kind": kind,
    }


ANNOTATION: dict[str, Any] = {
    "id": "a",
    "genre": "bbc2022-sport",
    "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "quotes": [
        _quote("The lift is shut,", "Ada Wren of Norland Rail", "Ada Wren", "person"),
        _quote("We walk,", None, "Bo Lind", "person"),
    ],
    "not_speech": [],
    "optional": [{"span": _span("fine")}],
}


def test_what_is_no_quotation_is_nobodys_and_what_readers_differ_on_is_left_open() -> None:
    found = article(ANNOTATION, TEXT, "bbc2022")
    assert [answer if answer in ("nobody", None) else "quote" for answer in found.answers] == [
        *("quote", "nobody", None, "quote")
    ]
    assert found.speech == [True, False, None, True]
    assert found.kind == "bbc2022"


def test_the_head_of_the_phrase_or_the_name_makes_a_candidate_right() -> None:
    found = article(ANNOTATION, TEXT, "bbc2022")
    decisions = decide(found.layout, Weights({}, ()))
    right = [
        one.candidate is not None and is_right(found.layout, one.candidate, found.answers[index])
        for index, one in enumerate(decisions)
        if index in (0, 3)
    ]
    assert right == [True, True]
    assert found.layout.text[slice(*found.answers[0]["speaker"]["head"])] == "Wren"


def _written(folder: Path, text: str) -> tuple[Path, Path]:
    annotations, texts = folder / "annotations.jsonl", folder / "texts.jsonl"
    annotations.write_text(json.dumps(ANNOTATION) + "\n", "utf-8")
    texts.write_text(json.dumps({"id": "a", "text": text}) + "\n", "utf-8")
    return annotations, texts


def test_articles_are_chosen_by_kind_of_source(tmp_path: Path) -> None:
    paths = _written(tmp_path, TEXT)
    assert len(read_articles(*paths, ["bbc2022"])) == 1
    assert read_articles(*paths, ["cnn"]) == []


def test_a_text_that_has_changed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="article a in"):
        read_articles(*_written(tmp_path, TEXT + " More."))


def test_each_kind_of_source_is_left_out_once() -> None:
    parts = folds_by_kind(["", "cnn", "", "bbc", "cnn", ""], 2)
    assert [1, 4] in parts
    assert [3] in parts
    assert sorted(number for part in parts for number in part) == list(range(6))
    assert len(parts) == 4


def test_articles_teach_beside_the_corpus() -> None:
    pytest.importorskip("sklearn", reason="learning needs scikit-learn: quotetrack[train]")
    plain = [article(ANNOTATION, TEXT, "") for _ in range(6)]
    other = article(ANNOTATION, TEXT, "cnn")
    lessons = learn_out_of_fold([*plain, other], None, folds=2)
    assert {example.document for example in lessons.examples} == set(range(7))
    assert set(lessons.speech.unseen) == set(range(7))


def test_decisions_of_a_ledger_are_articles_that_hold_their_texts(tmp_path: Path) -> None:
    from quotetrack import Document, Ledger, analyze

    with Ledger(":memory:") as ledger:
        list(ledger.add_analyses([analyze(Document(TEXT, id="a"), parser=None)]))
        [walk] = [one for one in ledger.quotations() if one.text == "We walk,"]
        ledger.correct_quotation(
            walk.key, speaker=walk.speaker, source=_span("Bo Lind"), reviewer="Bo", seen=0
        )
        file = tmp_path / "decisions.jsonl"
        file.write_text("".join(json.dumps(one) for one in ledger.annotated_articles()))
    [found] = read_articles(file, file)
    # What nobody decided on is left open.
    assert found.speech == [
        None,
        *[None if one is None else False for one in found.speech[1:-1]],
        True,
    ]
    assert found.answers[-1] not in ("nobody", None)
    assert found.kind == "decisions"


@pytest.mark.parametrize(("right", "moves"), [(0, -1), (400, 1)])
def test_decisions_move_how_sure_speakers_are_and_not_more_than_they_can(
    right: int, moves: int
) -> None:
    pytest.importorskip("sklearn", reason="scikit-learn comes with quotetrack[train]")
    from quotetrack.train import speakers

    before = Weights({"good": 1.0}, ((0.2, 0.3), (0.9, 0.7)))
    decided = [speakers.Case("decisions", ["good"], at < right) for at in range(400)]
    after = speakers.adapted(before, decided)
    was = speakers.sureness(before, decided[0])
    assert (speakers.sureness(after, decided[0]) - was) * moves > 0.1
    few = speakers.adapted(before, decided[:4])
    assert abs(speakers.sureness(few, decided[0]) - was) < 0.1
    with pytest.raises(InputError, match="no decision on a speaker"):
        speakers.adapted(before, [])
