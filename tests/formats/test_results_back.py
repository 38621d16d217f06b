"""Results written as JSONL come back as they were."""

import io
import json

import pytest
from hypothesis import given, settings

from quotetrack.formats import read_result_stream, read_results
from quotetrack.pipeline import pipe
from quotetrack.results import Analysis, DocumentError
from tests.formats.results import FAILED, analysis, hostile, written
from tests.strategies import article_texts


def back(data: bytes) -> list[Analysis | DocumentError]:
    return [item.result for item in read_result_stream(io.BytesIO(data), "in")]


def test_results_come_back_as_they_were(tmp_path) -> None:
    results = [analysis(), FAILED, *hostile()]
    assert back(written(results, "jsonl")) == results
    path = tmp_path / "results.jsonl"
    path.write_bytes(written(results, "jsonl"))
    assert list(pipe(read_results(path))) == results


@settings(max_examples=40)
@given(article_texts)
def test_any_result_comes_back(text: str) -> None:
    results = [analysis(text, title=text)]
    assert back(written(results, "jsonl")) == results


RECORD = json.loads(written([analysis()], "jsonl"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "it is no JSON"),
        ("[]", "it must be a JSON object"),
        ("{}", "'document'"),
        (json.dumps({**RECORD, "quotations": [{"id": "x"}]}), "no result that quotetrack wrote"),
        (json.dumps({**RECORD, "quotations": 5}), "no result that quotetrack wrote"),
        (json.dumps({**RECORD, "schema_version": 99}), "Install a newer one"),
        (json.dumps({**RECORD, "document": {**RECORD["document"], "text": "x"}}), "sha256"),
        (json.dumps({"error": "E"}), "it has no 'document_id'."),
        ('{"text": "An article."}', "it has no 'document'."),
    ],
)
def test_a_line_that_is_no_result_costs_only_itself(line: str, message: str) -> None:
    good = written([analysis()], "jsonl")
    first, bad, last = back(good + line.encode() + b"\n" + good)
    assert first == last == analysis()
    assert isinstance(bad, DocumentError)
    assert bad.message.startswith("in, line 2: ")
    assert message in bad.message
