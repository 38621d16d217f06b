"""The annotated articles fit their texts, and corrections do what an annotator writes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from quotetrack.train import antecedents
from tests.annotations import radio
from tests.annotations.agreement import agreement
from tests.annotations.corrections import corrected, read_answers
from tests.annotations.drafting import draft, read_texts, shown
from tests.quality import eval_articles

_HERE = Path(__file__).parent
_RAW = _HERE.parents[1].parent / "shared" / "data" / "wild" / "raw.jsonl.gz"
_FRESH = _HERE / "data" / "fresh"
_RADIO = _HERE / "data" / "radio"
_SOURCES = _HERE / "data" / "sources" / "polnear.jsonl"
_TRAINING = _HERE.parents[1].parent / "shared" / "data" / "quotes" / "polnear-train.jsonl.gz"
_KINDS = {"person", "organisation", "group", "unnamed", None}

ARTICLE = """\
“The bridge stays open,” said Ada Fenwick, the mayor. She called it “safe”.

Bo Lind disagrees. “Nobody has looked at the bolts.”
"""


def _annotations(*folders: Path) -> list[dict[str, Any]]:
    return [
        one
        for folder in folders or (_HERE / "data", _FRESH)
        for path in sorted(folder.glob("*.jsonl"))
        for one in read_texts(path)
    ]


def _answered(answers: str) -> tuple[dict[str, Any], list[str]]:
    document = {"id": "a", "text": ARTICLE, "draft": draft(ARTICLE)}
    return corrected(document, read_answers(f"== a\n{answers}")["a"])


def test_annotations_hold_no_text() -> None:
    for one in _annotations(_HERE / "data", _FRESH, _RADIO):
        assert set(one) == {
            *("id", "genre", "source", "sha256"),
            *("quotes", "not_speech", "optional", "people"),
        }
        for quote in one["quotes"]:
            assert quote["kind"] in ("direct", "mixed")
            assert quote["speaker_kind"] in _KINDS
            assert quote["frags"] == sorted(quote["frags"])
            assert (quote["speaker"] is None) == (quote["speaker_kind"] is None)


def _assert_fits(annotation: dict[str, Any], text: str) -> None:
    assert hashlib.sha256(text.encode()).hexdigest() == annotation["sha256"]
    spans = [piece for quote in annotation["quotes"] for piece in quote["frags"]]
    spans += [quote["source"] for quote in annotation["quotes"] if quote["source"]]
    spans += [stretch["span"] for stretch in annotation["not_speech"] + annotation["optional"]]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.skipif(bool(radio.missing()), reason=radio.missing())
def test_annotations_of_the_radio_fit_their_texts_and_part_them_by_lot() -> None:
    texts = radio.texts()
    parts = {path.stem: list(read_texts(path)) for path in _RADIO.glob("*.jsonl")}
    for one in (*parts["open"], *parts["closed"]):
        _assert_fits(one, texts[one["sha256"]])
    for part, odd in (("open", 0), ("closed", 1)):
        lot = {digest for digest in texts if int(digest[:8], 16) % 2 == odd}
        assert {one["sha256"] for one in parts[part]} == {one for one in lot if '"' in texts[one]}


@pytest.mark.skipif(not _RAW.exists(), reason="shared/data/wild/raw.jsonl.gz is not there")
def test_annotations_fit_their_texts() -> None:
    texts = {one["id"]: one["text"] for one in read_texts(_RAW)}
    for one in _annotations():
        _assert_fits(one, texts[one["id"]])


@pytest.mark.skipif(not _RAW.exists(), reason="shared/data/wild/raw.jsonl.gz is not there")
def test_the_fresh_articles_are_drawn_by_lot_from_those_that_nothing_else_reads() -> None:
    own = {one["id"] for one in eval_articles.articles("own")}
    fresh = {one["id"] for one in _annotations(_FRESH)}
    left = {one["id"] for one in read_texts(_RAW)} - own
    lot = sorted(left, key=lambda one: hashlib.sha256(one.encode()).hexdigest())
    assert set(lot[: len(fresh)]) == fresh
    parts = [
        {one["id"] for one in eval_articles.articles(name)} for name in ("fresh", "fresh-open")
    ]
    assert parts[0] | parts[1] == fresh
    assert not parts[0] & parts[1]


@pytest.mark.parametrize("kept", ["fresh", "radio"])
def test_no_run_of_the_kept_articles_is_recorded(
    kept: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        eval_articles.main(["--set", kept, "--record"])
    assert "which quotations fail" in capsys.readouterr().err


@pytest.mark.skipif(not _TRAINING.exists(), reason="shared/data/quotes is not there")
def test_whom_sources_mean_fits_the_texts() -> None:
    texts = {one["id"]: one["text"] for one in read_texts(_TRAINING)}
    for one in read_texts(_SOURCES):
        assert set(one) == {"id", "sha256", "sources"}
        text = texts[one["id"]]
        assert hashlib.sha256(text.encode()).hexdigest() == one["sha256"]
        for source in one["sources"]:
            assert text[slice(*source["span"])].strip()
            assert source["speaker"]
            assert source["speaker_kind"] in _KINDS - {None}


def test_texts_in_which_documents_speak_teach_something() -> None:
    lines = _SOURCES.with_name("documents.txt").read_text("utf-8").splitlines()
    taught, numbers = antecedents.lessons((), marked=lines)
    assert all(one.examples for one in taught)
    assert {asks for one in taught for asks in one.asks} >= {"it", "body"}
    assert len(numbers.names) > 100


def test_texts_in_which_people_are_described_teach_something() -> None:
    lines = _SOURCES.with_name("people.txt").read_text("utf-8").splitlines()
    taught, numbers = antecedents.lessons((), marked=lines)
    assert sum(bool(one.examples) for one in taught) > len(lines) / 2
    assert {asks for one in taught for asks in one.asks} >= {"person"}
    assert len(numbers.names) > 100


def test_texts_in_which_he_and_she_speak_teach_something() -> None:
    lines = _SOURCES.with_name("pronouns.txt").read_text("utf-8").splitlines()
    taught, _ = antecedents.lessons((), marked=lines)
    assert all(one.examples for one in taught)
    assert "he" in {asks for one in taught for asks in one.asks}


def test_a_draft_is_shown_with_numbered_stretches() -> None:
    page = shown(ARTICLE, draft(ARTICLE))
    assert "“⟦q1 The bridge stays open,⟧”" in page
    assert "q1 direct | Ada Fenwick | Ada Fenwick | person" in page


def test_what_no_line_names_was_right() -> None:
    annotation, refused = _answered("")
    assert not refused
    assert annotation["quotes"] == draft(ARTICLE)["quotes"]
    assert "text" not in annotation


def test_corrections() -> None:
    annotation, refused = _answered(
        "q1 source Ada Fenwick, the mayor\n"
        "add Nobody has … the bolts. | direct | - | Bo Lind | person\n"
        "people Ada Fenwick = Fenwick / Bo Lind"
    )
    assert not refused
    first, *_, last = annotation["quotes"]
    assert ARTICLE[slice(*first["source"])] == "Ada Fenwick, the mayor"
    assert ARTICLE[slice(*last["frags"][0])] == "Nobody has looked at the bolts."
    assert (last["speaker"], last["source"]) == ("Bo Lind", None)
    assert [one["name"] for one in annotation["people"]] == ["Ada Fenwick", "Bo Lind"]


def test_a_source_is_whole_words_outside_the_quotation() -> None:
    annotation, refused = _answered("q1 source She")
    assert not refused
    start, end = annotation["quotes"][0]["source"]
    assert ARTICLE[start : end + 7] == "She called"
    _, refused = _answered("q1 source The\nq1 source Fen")
    assert len(refused) == 2


@pytest.mark.parametrize(
    "line",
    [
        "q9 drop",
        "q1 sing",
        "q1 speaker Ada Fenwick",
        "q1 source words that are not there",
        "add The bridge | sung | - | Ada Fenwick | person",
        "hum",
    ],
)
def test_what_cannot_be_carried_out_is_refused_and_named(line: str) -> None:
    _, refused = _answered(line)
    assert len(refused) == 1
    assert line in refused[0]


def test_readers_agree_with_themselves_and_differ_where_they_differ() -> None:
    mine, _ = _answered("")
    yours, _ = _answered("q1 speaker Bo Lind | person")
    counts = agreement(mine, mine)
    assert counts["same speaker"] == counts["same quotation"] == counts["quotations"] > 0
    assert agreement(mine, yours)["same speaker"] == counts["same speaker"] - 2
