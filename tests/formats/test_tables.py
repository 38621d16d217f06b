"""Tables: the same rows in CSV, Parquet, Arrow, pandas and polars, read back by each."""

import csv
import datetime
import io

import pandas
import polars
import pyarrow.feather
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.formats import cell_as_it_was, safe_cell
from quotetrack.frames import (
    CLAIM_PAIR_COLUMNS,
    QUOTATION_COLUMNS,
    claim_pair_row,
    claim_pair_table,
    quotation_rows,
    quotation_table,
)
from tests import strategies
from tests.formats.results import (
    ARTICLE,
    Verdict,
    analysis,
    hostile,
    judged,
    written,
    written_pairs,
)

RESULTS = [analysis(), *hostile()]
ROWS = [row for one in RESULTS for row in quotation_rows(one.document, one.quotations)]


def table():
    return quotation_table((one.document, one.quotations) for one in RESULTS)


def test_a_row_leads_to_the_exact_characters() -> None:
    row = next(row for row in ROWS if row["text"] == "She has changed her mind, … before 🌧.")
    spans = [tuple(map(int, span.split("-"))) for span in row["fragments"].split()]
    assert [ARTICLE[start:end] for start, end in spans] == [
        "She has changed her mind,",
        "before 🌧.",
    ]
    assert (row["start"], row["end"]) == (spans[0][0], spans[-1][1])
    assert ARTICLE[row["source_start"] : row["source_end"]] == row["source"] == "Tomas Reyes"
    assert ARTICLE[row["cue_start"] : row["cue_end"]] == row["cue"] == "said"
    assert row["document_date"] == datetime.date(2024, 3, 5)


def test_a_pair_row_holds_both_sides_and_the_verdict() -> None:
    row = claim_pair_row(judged().pair, Verdict())
    assert (row["earlier_text"], row["later_text"]) == (
        "Yes.",
        "Well, I have not quite decided that.",
    )
    assert ARTICLE[row["earlier_start"] : row["earlier_end"]] == "Yes."
    assert (row["review_status"], row["rating"]) == ("confirmed", "Full Flop")
    assert list(row) == list(CLAIM_PAIR_COLUMNS)
    assert claim_pair_row(judged().pair)["review_status"] == "unreviewed"
    documents = (judged().earlier_document, judged().later_document)
    row = claim_pair_row(judged().pair, None, documents)
    for side in ("earlier", "later"):
        assert row[f"{side}_document_title"] == "Rain"
        assert row[f"{side}_publisher"] == "The Marsh Courier"
        assert row[f"{side}_document_date"] == datetime.date(2024, 3, 5)
        assert row[f"{side}_document_url"] == "https://courier.example/rain?a=1&b=2"


# CSV


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_begins_a_formula(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"
    assert safe_cell(f"'{start}1") == f"''{start}1"
    assert safe_cell(f"1{start}1") == f"1{start}1"


@given(strategies.texts | st.text("'=+-@\t\r\n x", max_size=6))
def test_a_safe_cell_leads_back(text: str) -> None:
    assert cell_as_it_was(safe_cell(text)) == text
    assert safe_cell(text)[:1] not in set("=+-@\t\r\n＝＋－＠")


def test_csv_is_read_back_by_csv_and_pandas() -> None:
    data = written(RESULTS, "csv").decode()
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert list(rows[0]) == list(QUOTATION_COLUMNS)
    assert [cell_as_it_was(row["text"]) for row in rows] == [
        row["text"].replace("\0", "\ufffd") for row in ROWS
    ]
    assert [int(row["start"]) for row in rows] == [row["start"] for row in ROWS]
    for row in rows:
        for cell in row.values():
            assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")
    frame = pandas.read_csv(io.StringIO(data), keep_default_na=False)
    assert list(frame["text"].map(cell_as_it_was)) == [
        row["text"].replace("\0", "\ufffd") for row in ROWS
    ]


def test_csv_of_pairs() -> None:
    (row,) = csv.DictReader(io.StringIO(written_pairs([judged()], "csv").decode()))
    assert row["calibrated"] == "false"
    assert row["reviewed_at"] == "2024-03-09T12:00:00+00:00"
    assert float(row["score"]) == judged().pair.score


# Parquet and Arrow


@pytest.mark.parametrize(
    ("format", "read"),
    [("parquet", pyarrow.parquet.read_table), ("arrow", pyarrow.feather.read_table)],
)
def test_arrow_files_are_read_back(format: str, read) -> None:
    found = read(io.BytesIO(written(RESULTS, format)))
    assert found.to_pylist() == ROWS
    assert found.equals(table().to_arrow())
    pairs = read(io.BytesIO(written_pairs([judged()], format))).to_pylist()
    one = judged()
    documents = (one.earlier_document, one.later_document)
    assert pairs == [claim_pair_row(one.pair, one.verdict, documents)]


def test_an_empty_table_keeps_its_columns() -> None:
    found = pyarrow.parquet.read_table(io.BytesIO(written([], "parquet")))
    assert found.column_names == list(QUOTATION_COLUMNS)
    assert found.num_rows == 0


# Frames


def test_pandas_keeps_types_and_gaps() -> None:
    frame = table().to_pandas()
    assert len(frame) == len(ROWS)
    assert frame["start"].dtype == "Int64"
    assert frame["document_date"].dt.year.unique().tolist() == [2024]
    assert frame["cue_start"].isna().tolist() == [row["cue_start"] is None for row in ROWS]
    assert frame["text"].tolist() == [row["text"] for row in ROWS]
    pairs = claim_pair_table([judged().pair, (judged().pair, Verdict())]).to_pandas()
    assert pairs["reviewed_at"].isna().tolist() == [True, False]
    assert str(pairs["reviewed_at"].dtype) == "datetime64[us, UTC]"
    assert frame.groupby("speaker")["text"].count()["Tomas Reyes"] == 1


def test_results_give_frames_themselves() -> None:
    found = analysis()
    assert found.quotations.to_pandas()["speaker"].tolist() == ["Ada Fenwick"] * 2 + ["Tomas Reyes"]
    assert found.quotations.to_polars()["text"].to_list()[0] == "Yes."
    assert found.quotations.to_arrow().num_rows == 3
    assert found.claim_pairs.to_pandas()["relation"].tolist() == ["retreats"]
    assert len(found.claim_pairs.to_polars()) == found.claim_pairs.to_arrow().num_rows == 1


def test_polars_keeps_types_and_gaps() -> None:
    frame = table().to_polars()
    assert frame.to_dicts() == ROWS
    assert frame.schema["document_date"] == polars.Date
    pairs = claim_pair_table([(judged().pair, Verdict())]).to_polars()
    assert pairs["reviewed_at"].to_list() == [Verdict().reviewed_at]


def test_dates_before_1677_fit_into_frames() -> None:
    old = analysis(date=datetime.date(1, 1, 1))
    rows = [(old.document, old.quotations)]
    assert quotation_table(rows).to_pandas()["document_date"].dt.year.tolist() == [1] * 3
    assert quotation_table(rows).to_polars()["document_date"][0] == datetime.date(1, 1, 1)
