"""Tables of Parquet and Arrow as documents: whole files, streams, damaged ones, broken rows."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from quotetrack.formats import Columns, ReadOptions, read_documents, read_stream
from quotetrack.model import Document
from quotetrack.results import DocumentError
from tests.cli.running import invoke, lines

arrow = pytest.importorskip("pyarrow")
feather = pytest.importorskip("pyarrow.feather")
parquet = pytest.importorskip("pyarrow.parquet")

SAID = "“We go,” Ann Lee said."
ROWS = {
    "body": [f"{SAID} {n}" for n in range(150)],
    "published": [date(2024, 3, 5), *[None] * 149],
    "outlet": arrow.array(["The Courier"] * 150).dictionary_encode(),
    "other": list(range(150)),
}


def as_file(table: Any) -> bytes:
    sink = io.BytesIO()
    with arrow.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=40)
    return sink.getvalue()


def as_stream(table: Any) -> bytes:
    sink = io.BytesIO()
    with arrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def as_feather(table: Any) -> bytes:
    sink = io.BytesIO()
    feather.write_feather(table, sink, compression="zstd")
    return sink.getvalue()


def as_parquet(table: Any) -> bytes:
    sink = io.BytesIO()
    parquet.write_table(table, sink)
    return sink.getvalue()


WAYS: dict[str, tuple[Callable[[Any], bytes], str]] = {
    "file": (as_file, "arrow"),
    "stream": (as_stream, "arrow"),
    "feather": (as_feather, "feather"),
    "parquet": (as_parquet, "parquet"),
}


def read(data: bytes, ending: str, **options: Any) -> list[Document | DocumentError]:
    stream = io.BytesIO(data)
    return [one.result for one in read_stream(stream, f"in.{ending}", ReadOptions(**options))]


@pytest.mark.parametrize("way", WAYS)
def test_each_row_is_a_document(way: str, tmp_path: Path) -> None:
    written, ending = WAYS[way]
    data = written(arrow.table(ROWS))
    found = read(data, ending)
    assert len(found) == 150
    first, last = found[0], found[-1]
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.text, last.text) == (f"{SAID} 0", f"{SAID} 149")
    assert (first.date, last.date) == (date(2024, 3, 5), None)
    assert first.publisher == "The Courier"
    (tmp_path / f"in.{ending}").write_bytes(data)
    assert list(read_documents(tmp_path)) == found
    piped = invoke(
        "extract", "-f", "jsonl", "-i", ending.replace("feather", "arrow"), "-", input=data
    )
    assert [one["place"] for one in lines(piped)] == [f"row {n}" for n in range(1, 151)]


@pytest.mark.parametrize("way", WAYS)
def test_columns_are_named_and_missing_ones_told(way: str) -> None:
    written, ending = WAYS[way]
    data = written(arrow.table({"story": [{"body": SAID}, {"body": None}], "n": [1, 2]}))
    found = read(data, ending, columns=Columns(text="story.body"))
    assert isinstance(found[0], Document)
    assert isinstance(found[1], DocumentError)
    assert "row 2: the text ('story.body') is empty" in found[1].message
    (missing,) = read(data, ending)
    assert isinstance(missing, DocumentError)
    assert "no column holds the text. There is: 'story', 'n'." in missing.message


@pytest.mark.parametrize("way", ["file", "stream", "parquet"])
@pytest.mark.parametrize("kept", [0, 5, 60, -30])
def test_damaged_tables_are_told_as_such(way: str, kept: int) -> None:
    written, ending = WAYS[way]
    *_, last = read(written(arrow.table(ROWS))[:kept], ending)
    assert isinstance(last, DocumentError)
    assert "damaged" in last.message or "to its end" in last.message


def broken_text() -> Any:
    """Return a column whose second text is no UTF-8, as programs that do not look write it."""
    texts = [SAID.encode(), b"caf\xe9", SAID.encode()]
    return arrow.array(texts, arrow.binary()).view(arrow.string())


def test_a_text_that_is_no_text_costs_its_own_row_of_parquet() -> None:
    found = read(as_parquet(arrow.table({"text": broken_text()})), "parquet")
    assert [isinstance(one, Document) for one in found] == [True, False, True]
    assert isinstance(found[1], DocumentError)
    assert "row 2: the row cannot be read: 'utf-8' codec" in found[1].message


@pytest.mark.parametrize("way", ["file", "stream"])
def test_arrow_is_looked_at_before_it_is_followed(way: str) -> None:
    (found,) = read(WAYS[way][0](arrow.table({"text": broken_text()})), "arrow")
    assert isinstance(found, DocumentError)
    assert "or damaged: " in found.message


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ([1, 2], "a number"),
        ([b"a", b"b"], "bytes without an encoding"),
        ([date(2024, 1, 1)] * 2, "a date"),
    ],
)
def test_columns_of_other_types_are_told_in_words(column: list[Any], kind: str) -> None:
    for written, ending in WAYS.values():
        found = read(written(arrow.table({"text": column})), ending)
        assert len(found) == 2
        for one in found:
            assert isinstance(one, DocumentError)
            assert f"the text ('text') is {kind}, but must be a text" in one.message
