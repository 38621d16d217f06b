"""`quotetrack corrections`: corrections at a terminal."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import invoke, lines

ARTICLES = [
    {
        "id": "a1",
        "text": "“We will not raise the tax,” said Ada Fenwick, the mayor.",
        "date": "2024-01-10",
    },
    {"id": "a2", "text": "“The roof of the hall leaks,” said Ada Fenwick.", "date": "2024-02-10"},
]


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "news.ledger")
    articles = "".join(json.dumps(one) + "\n" for one in ARTICLES)
    assert invoke("add", "-l", path, "-i", "jsonl", "-", input=articles).exit_code == 0
    return path


def quotations(ledger: str) -> dict[str, Any]:
    found = lines(invoke("quotes", "-l", ledger, "-f", "jsonl"))
    return {one["document"]["id"]: one for one in found}


def decide(ledger: str, command: str, *rest: str) -> str:
    done = invoke("corrections", command, "-l", ledger, "--reviewer", "Bo", *rest)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_quotation_is_corrected_and_that_is_taken_back(ledger: str, tmp_path: Path) -> None:
    assert "Nothing was corrected." in invoke("corrections", "-l", ledger).stdout
    assert "Nothing was decided." in invoke("corrections", "figures", "-l", ledger).stdout
    own_id = quotations(ledger)["a1"]["quotation"]["id"]
    told = decide(ledger, "quotation", own_id, "--new-speaker", "Una Lind", "--kind", "mixed")
    assert "Una Lind" in told
    one = quotations(ledger)["a1"]
    assert one["speaker"]["name"] == "Una Lind"
    assert one["quotation"]["corrected"] == ["speaker", "kind"]
    assert "0% of names were right (1 of" not in decide_figures(ledger)
    assert "0% of names were right (0 of 1 decided)" in decide_figures(ledger)
    file = tmp_path / "decisions.jsonl"
    assert invoke("corrections", "export", "-l", ledger, "-o", str(file)).exit_code == 0
    [record] = [json.loads(line) for line in file.read_text().splitlines()]
    assert (record["id"], record["quotes"][0]["speaker"]) == ("a1", "Una Lind")
    [made] = lines(invoke("corrections", "list", "-l", ledger, "-f", "jsonl"))
    assert made["after"]["kind"] == "mixed"
    assert "(undone)" in decide(ledger, "undo", str(made["id"]))
    assert quotations(ledger)["a1"]["speaker"]["name"] == "Ada Fenwick"


def decide_figures(ledger: str) -> str:
    return invoke("corrections", "figures", "-l", ledger).stdout


def test_what_is_none_goes_and_a_document_gets_its_day(ledger: str) -> None:
    found = quotations(ledger)
    decide(ledger, "no-speech", found["a1"]["quotation"]["id"], "slogan")
    decide(ledger, "remove", found["a2"]["quotation"]["id"])
    assert quotations(ledger) == {}
    told = decide(ledger, "document", "a1", "--date", "2024-03-02", "--title", "The tax")
    assert re.search(r"2024-01-10 →\s+2024-03-02", told)
    decide(ledger, "document", "a1", "--unknown", "title")
    assert invoke("corrections", "-l", ledger, "--waiting").stdout.strip().endswith("corrected.")


def test_two_statements_are_linked(ledger: str) -> None:
    found = quotations(ledger)
    ids = [found[one]["quotation"]["id"] for one in ("a1", "a2")]
    told = decide(ledger, "link", *ids, "changes_position", "--note", "Money is there.")
    assert "Ada Fenwick changes position. Money is there." in told
    assert "changes position" in invoke("pairs", "-l", ledger).stdout


def test_a_document_is_deleted_after_it_was_asked(ledger: str) -> None:
    arguments = ("corrections", "delete", "-l", ledger, "--reviewer", "Bo", "a1")
    asked = invoke(*arguments, input="n\n")
    assert asked.exit_code != 0
    assert "1 quotation\n" in asked.stdout
    assert len(quotations(ledger)) == 2
    assert "a1 is deleted." in decide(ledger, "delete", "--yes", "a1")
    assert list(quotations(ledger)) == ["a2"]
    again = json.dumps(ARTICLES[0])
    assert invoke("add", "-l", ledger, "-i", "jsonl", "-", input=again).exit_code == 0
    assert list(quotations(ledger)) == ["a2"]
    [gone] = lines(invoke("corrections", "deletions", "-l", ledger, "-f", "jsonl"))
    assert (gone["reviewer"], gone["quotations"], gone["lifted_at"]) == ("Bo", 1, None)
    assert "may come in again" in decide(ledger, "lift", str(gone["id"]))
    assert "Bo, " in invoke("corrections", "deletions", "-l", ledger).stdout
    assert invoke("add", "-l", ledger, "-i", "jsonl", "-", input=again).exit_code == 0
    assert set(quotations(ledger)) == {"a1", "a2"}


def test_a_quotation_is_added_divided_and_joined_by_its_words(ledger: str) -> None:
    def said() -> list[str]:
        found = lines(invoke("quotes", "-l", ledger, "-f", "jsonl", "--document", "a2"))
        return sorted(one["quotation"]["text"] for one in found)

    month = ("--said-on", "2024-06-09", "--precision", "month")
    told = decide(ledger, "add", "a1", "the mayor", "--new-speaker", "Una Lind", *month)
    assert re.search(r"said on: none →\s+June", told)
    added = invoke("quotes", "-l", ledger, "--speaker", "Una Lind").stdout
    assert "said in June 2024" in added
    assert "“We will not raise the tax" in added  # the first line, since it has no headline
    own_id = quotations(ledger)["a2"]["quotation"]["id"]
    told = decide(ledger, "divide", own_id, "of the hall")
    assert said() == ["The roof", "of the hall leaks,"]
    ids = re.findall(r"[0-9a-f]{16}", told.splitlines()[-1])
    decide(ledger, "quotation", ids[0], "--words", "roof", "--source", "Ada Fenwick")
    assert said() == ["of the hall leaks,", "roof"]
    decide(ledger, "quotation", ids[0], "--words", "The roof", "--source", "")
    decide(ledger, "join", *ids)
    assert said() == ["The roof of the hall leaks,"]
    assert "was corrected" not in decide(ledger, "no-speech", own_id, "slogan")  # by the old id
    assert said() == []


def test_a_speaker_is_renamed(ledger: str) -> None:
    done = invoke("speakers", "rename", "-l", ledger, "Ada Fenwick", "Ada Lind Fenwick")
    assert done.exit_code == 0, done.output
    assert "Ada Lind Fenwick" in done.stdout


def test_wrong_usage_is_told(ledger: str) -> None:
    both = invoke("corrections", "quotation", "-l", ledger, "x", "--nobody", "--speaker", "A")
    assert both.exit_code == 2
    nothing = invoke("corrections", "quotation", "-l", ledger, "x", "--nobody")
    assert "no quotation with the id 'x'" in str(nothing.exception or nothing.output)


def test_what_is_right_is_confirmed_and_counts(ledger: str) -> None:
    found = quotations(ledger)
    ids = [found[name]["quotation"]["id"] for name in ("a1", "a2")]
    assert f"{ids[1]} is right: Ada Fenwick: “The roof" in decide(ledger, "confirm", *ids)
    assert "100% of names were right (2 of 2 decided)" in decide_figures(ledger)
    listed = invoke("corrections", "list", "-l", ledger).stdout
    assert "confirmed" in listed
    assert "→ direct" not in listed
