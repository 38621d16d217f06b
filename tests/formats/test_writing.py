"""What is common to all formats: files appear whole, streams stay lazy, failures are counted."""

import io
import json
import os
import threading
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings

from quotetrack import formats
from quotetrack.errors import InputError, MissingExtraError
from quotetrack.formats import PAIR_FORMATS, RESULT_FORMATS, Written
from quotetrack.results import Analysis, DocumentError
from tests.formats.results import FAILED, analysis, hostile, judged, written, written_pairs
from tests.strategies import article_texts


@pytest.mark.parametrize("format", RESULT_FORMATS)
def test_failures_are_counted_and_stop_nothing(format: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    results = [analysis(), FAILED, analysis(id="d3")]
    assert formats.write(results, path, format) == Written(items=3, failed=1)
    assert path.read_bytes() == written(results, format)


@pytest.mark.parametrize("format", RESULT_FORMATS)
def test_an_old_file_stays_where_writing_fails(format: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old")

    def broken() -> Iterator[Analysis]:
        yield analysis()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        formats.write(broken(), path, format)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed_and_a_pipe_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    formats.write([analysis()], tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == written([analysis()], "csv")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    formats.write([analysis()], pipe, "csv")
    reader.join(timeout=10)
    assert read == [written([analysis()], "csv")]
    assert pipe.is_fifo()


@pytest.mark.parametrize("format", RESULT_FORMATS)
def test_nothing_is_held(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotetrack.formats.writing.arrow._GROUP", 50)

    class Nowhere(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:
            return len(data)

    one = analysis()

    def many(count: int) -> int:
        tracemalloc.start()
        formats.write((one for _ in range(count)), Nowhere(), format)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    many(10)
    few = many(30)
    # Arrow files end with a list of their groups, which grows; nothing else does.
    assert many(150) < few * 1.5 + 100_000


@pytest.mark.parametrize("format", RESULT_FORMATS)
def test_no_results_make_a_sound_file(format: str) -> None:
    assert written([], format) is not None


@pytest.mark.parametrize("format", RESULT_FORMATS)
def test_hostile_texts_can_be_written(format: str) -> None:
    assert written(hostile(), format)


@settings(max_examples=25)
@given(article_texts)
def test_any_text_can_be_written_in_any_format(text: str) -> None:
    results = [analysis(text, title=text, id=text)]
    for format in RESULT_FORMATS:
        assert written(results, format)


@pytest.mark.parametrize("format", PAIR_FORMATS)
def test_pairs_are_written_with_their_verdict(format: str, tmp_path: Path) -> None:
    path = tmp_path / "pairs"
    assert formats.write_pairs([judged(), judged()], path, format) == Written(items=2)
    assert path.read_bytes() == written_pairs([judged(), judged()], format)


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.jsonl", "jsonl"), ("a.CSV", "csv"), ("a.html", "html"), ("a.xml", "tei")],
)
def test_the_ending_tells_the_format(name: str, format: str, tmp_path: Path) -> None:
    formats.write([analysis()], tmp_path / name)
    assert (tmp_path / name).read_bytes() == written([analysis()], format)


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not told by the ending"):
        formats.write([], tmp_path / "out")
    with pytest.raises(InputError, match="'pdf' is no format here"):
        formats.write([], tmp_path / "out", "pdf")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="Give one of: jsonl"):
        formats.write_pairs([], tmp_path / "out.html")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtraError, match='pip install "pyarrow'):
        written([], "parquet")


def test_what_json_cannot_hold_becomes_an_error_in_its_place() -> None:
    halved = analysis("\ud83d\ude00 “It rains,” said Ms Fenwick.")
    lines = [json.loads(line) for line in written([halved, analysis()], "jsonl").splitlines()]
    assert lines[0]["error"] == "CodecError"
    assert "two separate surrogates" in lines[0]["message"]
    assert lines[1]["document"]["id"] == "d1"


@pytest.mark.parametrize("format", RESULT_FORMATS)
def test_a_character_in_two_halves_stops_no_format(format: str) -> None:
    halved = analysis("\ud83d\ude00 “It rains,” said Ms Fenwick.", title="\ud83d\ude00")
    assert written([halved, analysis()], format)


@pytest.mark.parametrize("format", RESULT_FORMATS)
def test_time_does_not_grow_with_length_times_quotations(format: str) -> None:
    short = analysis("“It rains,” said Ms Fenwick. " * 300)
    padding = " " * 3_000_000
    found = short.quotations
    document = evolve(found.document, text=found.document.text + padding)
    long = Analysis(evolve(found, document=document))

    def seconds(one: Analysis) -> float:
        start = time.perf_counter()
        written([one], format)
        return time.perf_counter() - start

    # Reading three million characters for each of the 300 quotations would take minutes.
    assert seconds(long) < seconds(short) + 10


def test_html_shows_every_document_and_no_markup_of_theirs() -> None:
    from tests.html_reader import Page

    page = Page(written([*hostile(), analysis()], "html").decode())
    assert len(page.of_class("qt-text")) == len(hostile()) + 1
    assert "script" not in page.tags()


def test_failures_stand_among_the_lines_of_json() -> None:
    lines = [json.loads(line) for line in written([FAILED], "jsonl").splitlines()]
    assert lines == [{"schema_version": 1, "file": None, "place": None, **_plain(FAILED)}]


def _plain(failed: DocumentError) -> dict:
    return {key: value for key, value in failed.to_dict().items() if key != "schema_version"}
