"""What commands tell of many documents: a summary, a log, and what failed, to be tried again."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from quotetrack.formats import json_schema
from tests.cli.running import invoke, lines

GOOD = "“We go,” Ann Lee said."


def test_what_failed_is_kept_and_can_be_tried_again(tmp_path: Path) -> None:
    feed, errors = tmp_path / "feed.jsonl", tmp_path / "errors.jsonl"
    long = f"{GOOD} {'And so on. ' * 50}"
    feed.write_text(f'{json.dumps({"text": GOOD})}\n{json.dumps({"text": long})}\n{{"text": \n')
    limit = ("--max-characters", "100")
    done = invoke("extract", "-f", "jsonl", *limit, "--errors", str(errors), str(feed))
    assert done.exit_code == 1
    assert (
        "quotetrack: 3 documents: 2 failed, 0 unchanged; 1 quotation, 0 claim pairs;" in done.stderr
    )
    kept = [json.loads(line) for line in errors.read_text().splitlines()]
    assert [(one["place"], one["error"]) for one in kept] == [
        ("line 2", "TextTooLongError"),
        ("line 3", "InputError"),
    ]
    for one in kept:
        Draft202012Validator(json_schema()).validate(one)
    feed.write_text(
        f"{json.dumps({'text': GOOD})}\n\n{json.dumps({'text': '“I stay,” Ed Cole said.'})}\n"
    )
    done = invoke("extract", "-f", "jsonl", "-i", "errors", str(errors))
    again = [[q["speaker"]["name"] for q in one["quotations"]] for one in lines(done)]
    assert (done.exit_code, again) == (0, [["Ann Lee"], ["Ed Cole"]])


def test_the_log_is_lines_of_json_and_holds_no_text(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text(f"{json.dumps({'text': GOOD, 'id': 'a1'})}\nno JSON\n")
    done = invoke("extract", "-f", "csv", "--log", "json", "-v", str(feed))
    records = [json.loads(line) for line in done.stderr.splitlines()]
    assert [one["level"] for one in records] == ["debug", "warning", "info"]
    assert records[0]["document_id"] == "a1"
    assert records[2]["counts"]["failed"] == 1
    assert "We go" not in done.stderr
