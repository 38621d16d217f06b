"""The commands that work on a ledger, on a small one that the tests make with `add`."""

import csv
import io
import json
import os
import shutil
import sqlite3
import sys
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from quotetrack import Ledger
from quotetrack.formats import PAIR_FORMATS, RESULT_FORMATS, json_schema
from quotetrack.formats.reading import source
from tests.cli.running import Terminal, invoke, lines

FIRST = (
    "Asked whether she would stand again, Ada Fenwick, the mayor, replied: “Yes.” A few minutes "
    "later, Ms Fenwick added: “Well, I have not quite decided that.”"
)
SECOND = (
    "“The bridge will stay open,” said Tomas Reyes, an engineer.\n\n"
    "“It is \x1b[31m sound\u202e,” Mr Reyes added. “Go by train.”"
)
ARTICLES = [
    {"id": "a1", "text": FIRST, "date": "2024-03-01", "source": "The Marsh Courier", "title": "A"},
    {"id": "a2", "text": SECOND, "date": "2024-03-05", "source": "=The Gazette", "title": "B"},
]
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def jsonl(articles: list[dict]) -> str:
    return "".join(json.dumps(article) + "\n" for article in articles)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "news.ledger"
    done = invoke("add", "--ledger", str(path), "-i", "jsonl", "-", input=jsonl(ARTICLES))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "2 documents: 2 added, 0 there already, 0 failed. 4 quotations" in done.stderr
    return path


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> str:
    return str(shutil.copy(made, tmp_path / "news.ledger"))


@pytest.fixture
def pair_id(ledger: str) -> str:
    (pair,) = lines(invoke("pairs", "-l", ledger, "-f", "jsonl"))
    return pair["claim_pair"]["id"]


# add


def test_adding_again_changes_nothing_and_a_correction_takes_the_place(ledger: str) -> None:
    corrected = [ARTICLES[0], {**ARTICLES[1], "text": SECOND + " He laughed."}]
    done = invoke("add", "-l", ledger, "-i", "jsonl", "-f", "jsonl", "-", input=jsonl(corrected))
    assert [(one["document_id"], one["status"]) for one in lines(done)] == [
        ("a1", "unchanged"),
        ("a2", "supersedes"),
    ]


def test_a_document_that_fails_stops_nothing_and_gives_1(tmp_path: Path) -> None:
    path = tmp_path / "articles.csv"
    path.write_text("text,date\nfirst,2024-03-01\nsecond,soon\nthird,\n")
    done = invoke("add", "-l", str(tmp_path / "l"), "-f", "jsonl", str(path), str(tmp_path / "no"))
    assert done.exit_code == 1
    assert [one["status"] for one in lines(done)] == ["added", "failed", "added", "failed"]
    assert [one["place"] for one in lines(done)] == ["line 2", "line 3", "line 4", None]
    assert "articles.csv, line 3: the date ('date'): 'soon' is no date" in done.stderr
    assert "no: there is no such file" in done.stderr


def test_folders_and_named_columns(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.jsonl").write_text('{"story": "a", "paper": "The Courier"}\n')
    (folder / "two.csv").write_text("story,paper\nb,The Gazette\n")
    arguments = ["-c", "text=story", "-c", "publisher=paper", str(folder)]
    done = invoke("add", "-l", str(tmp_path / "l"), "-f", "jsonl", *arguments)
    assert [one["status"] for one in lines(done)] == ["added", "added"]


# quotes and timeline


def test_quotations_are_found_by_words_speaker_and_date(ledger: str) -> None:
    def found(*arguments: str) -> list[str]:
        records = lines(invoke("quotes", "-l", ledger, "-f", "jsonl", *arguments))
        for record in records:
            VALIDATOR.validate(record)
        return [record["quotation"]["text"] for record in records]

    assert found("decide") == ["Well, I have not quite decided that."]
    assert len(found("--speaker", "Ms Fenwick")) == 2
    assert found("--since", "2024-03-02", "bridge") == ["The bridge will stay open,"]
    assert found("--until", "2024-02-28") == []
    assert len(found("--document", "a2")) == 2
    assert len(found("--relation", "retreats")) == 2
    assert len(found("--limit", "1")) == 1


def test_lists_for_people_are_plain_and_harmless_when_piped(ledger: str) -> None:
    for arguments in (["quotes"], ["pairs"], ["speakers"], ["timeline", "Tomas Reyes"]):
        shown = invoke(arguments[0], *_with_ledger(arguments, ledger)).stdout
        assert not set(shown) & set("\x1b\u202e")
        assert max(map(len, shown.splitlines())) <= 80
    shown = invoke("quotes", "-l", ledger, "sound").stdout
    assert "“It is \ufffd[31m sound\ufffd," in shown
    assert "=The Gazette, 5 March 2024, “B”, characters" in shown


def _with_ledger(arguments: list[str], ledger: str) -> list[str]:
    if arguments[0] == "speakers":
        return ["list", "-l", ledger]
    return [*arguments[1:], "-l", ledger]


def test_a_timeline_names_the_pairs(ledger: str, pair_id: str) -> None:
    records = lines(invoke("timeline", "-l", ledger, "-f", "jsonl", "Ms Fenwick"))
    for record in records:
        VALIDATOR.validate(record)
    assert [record["pair_ids"] for record in records] == [[pair_id], [pair_id]]
    assert f"in claim pair {pair_id}" in invoke("timeline", "-l", ledger, "Ms Fenwick").stdout


# pairs and review


def test_pairs_are_listed_with_their_review(ledger: str, pair_id: str) -> None:
    arguments = ["--verdict", "confirmed", "--give-rating", "Full Flop", "--note", "<seen>"]
    done = invoke("review", "-l", ledger, "--reviewer", "Bo", pair_id, *arguments)
    assert (done.exit_code, done.stdout) == (0, "")
    (record,) = lines(invoke("pairs", "-l", ledger, "-f", "jsonl", "--status", "confirmed"))
    VALIDATOR.validate(record)
    review = record["review"]
    assert [review[name] for name in ("status", "rating", "note", "reviewer")] == [
        "confirmed",
        "Full Flop",
        "<seen>",
        "Bo",
    ]
    assert record["earlier_document"]["publisher"] == "The Marsh Courier"
    shown = invoke("pairs", "-l", ledger, pair_id).stdout
    assert "confirmed, Full Flop, by Bo on" in shown
    assert "The Marsh Courier, 1 March 2024" in shown
    assert lines(invoke("pairs", "-l", ledger, "-f", "jsonl", "--status", "unreviewed")) == []
    assert "No claim pairs." in invoke("pairs", "-l", ledger, "--status", "rejected").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_reviewing_at_a_terminal(ledger: str, pair_id: str) -> None:
    desk = Terminal("review", "--ledger", ledger, "--reviewer", "Bo")
    shown = desk.wait_for("q quit")
    assert "Ada Fenwick retreats from an earlier statement" in shown
    assert "Asked whether she would stand again" in shown, "the words around the statement"
    desk.press("x\x1b[A")
    desk.wait_for("q quit")
    desk.press("n")
    desk.wait_for("Note")
    desk.press("hear the tape\n")
    desk.wait_for("q quit")
    desk.press("cx2")
    desk.wait_for("No more pairs.")
    assert desk.close() == 0
    assert "1 pair decided by Bo." in desk.shown
    (record,) = lines(invoke("pairs", "-l", ledger, "-f", "jsonl"))
    assert record["review"]["rating"] == "Half Flip"
    assert record["review"]["note"] == "hear the tape"


def test_a_verdict_that_came_meanwhile_is_not_written_over(ledger: str, pair_id: str) -> None:
    desk = Terminal("review", "--ledger", ledger, "--reviewer", "Bo")
    desk.wait_for("q quit")
    invoke("review", "-l", ledger, "--reviewer", "Cy", pair_id, "--verdict", "rejected")
    desk.press("u")
    shown = desk.wait_for("q quit")
    assert "rejected, by Cy" in shown
    desk.press("q")
    assert desk.close() == 0
    (record,) = lines(invoke("pairs", "-l", ledger, "-f", "jsonl"))
    assert (record["review"]["status"], record["review"]["reviewer"]) == ("rejected", "Cy")


def test_reviewing_can_be_stopped_by_interrupt(ledger: str) -> None:
    desk = Terminal("review", "--ledger", ledger)
    desk.wait_for("q quit")
    desk.press("\x03")
    assert desk.close() == 130


# export


@pytest.mark.parametrize("format", RESULT_FORMATS)
def test_a_ledger_is_exported_in_every_format(format: str, ledger: str, tmp_path: Path) -> None:
    output = tmp_path / "out"
    done = invoke("export", "-l", ledger, "--format", format, "--output", str(output))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert output.stat().st_size > 500


def test_exported_quotations_are_read_back(ledger: str, tmp_path: Path) -> None:
    done = invoke("export", "-l", ledger, "--format", "csv", "--speaker", "Ms Fenwick")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["text"] for row in rows] == ["Yes.", "Well, I have not quite decided that."]
    output = tmp_path / "archive.xml"
    assert invoke("export", "-l", ledger, "-o", str(output), "--since", "2024-03-02").exit_code == 0
    said = etree.parse(str(output)).iter("{http://www.tei-c.org/ns/1.0}said")
    assert len(list(said)) == 3
    records = lines(invoke("export", "-l", ledger, "--format", "jsonl"))
    for record in records:
        VALIDATOR.validate(record)
    assert [len(record["claim_pairs"]) for record in records] == [1, 0]


@pytest.mark.parametrize("format", PAIR_FORMATS)
def test_pairs_are_exported_in_every_format(format: str, ledger: str, tmp_path: Path) -> None:
    output = tmp_path / "out"
    arguments = ["--what", "pairs", "--format", format, "--output", str(output)]
    done = invoke("export", "-l", ledger, *arguments)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert output.exists()


def test_claim_reviews_are_of_confirmed_pairs_alone(ledger: str, pair_id: str) -> None:
    def reviews(*more: str) -> list:
        arguments = ["--what", "pairs", "--format", "claim-review", *more]
        return json.loads(invoke("export", "-l", ledger, *arguments).stdout)["@graph"]

    assert reviews() == []
    invoke("review", "-l", ledger, "--reviewer", "Bo", pair_id, "--verdict", "rejected")
    assert reviews() == []
    invoke("review", "-l", ledger, "--reviewer", "Bo", pair_id, "--verdict", "confirmed")
    pages = ["--pages", "https://checks.example/{pair}"]
    (review,) = reviews(*pages)
    assert review["url"] == f"https://checks.example/{pair_id}"
    invoke(
        *("review", "-l", ledger, "--reviewer", "Bo", pair_id, "--verdict", "confirmed"),
        *("--url", "https://checks.example/harbour"),
    )
    (review,) = reviews()
    assert review["url"] == "https://checks.example/harbour"
    assert review["@type"] == "ClaimReview"
    assert review["author"]["name"] == "Bo"


def test_agreement_names_who_differs(ledger: str, pair_id: str) -> None:
    assert "No pair was judged by several" in invoke("agreement", "-l", ledger).stdout
    for name, verdict in (("Ida", "confirmed"), ("Bo", "rejected")):
        invoke("review", "-l", ledger, "--reviewer", name, pair_id, "--verdict", verdict)
    told = invoke("agreement", "-l", ledger).stdout
    assert "0 of 1 alike by all" in told
    assert "Ida: confirmed; Bo: rejected" in told


# Usage


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["quotes", "-l", "no.ledger"], "There is no ledger no.ledger"),
        (["quotes", "--since", "yesterday"], "yesterday"),
        (["quotes", "--limit", "0"], "0 is not in the range"),
        (["timeline"], "Missing argument"),
        (["review", "LEDGER"], "Reviewing needs a terminal"),
        (["review", "--note", "x", "LEDGER"], "go with --verdict"),
        (["review", "--verdict", "confirmed", "LEDGER"], "needs the ids"),
        (["export", "LEDGER"], "Say which format"),
        (["export", "-f", "claim-review", "LEDGER"], "claim-review does not hold quotations"),
        (["export", "-f", "tei", "--what", "pairs", "LEDGER"], "tei does not hold pairs"),
        (["export", "-f", "csv", "--status", "unsure", "LEDGER"], "--what pairs"),
        (
            ["export", "--what", "pairs", "-f", "claim-review", "--status", "unsure", "LEDGER"],
            "that a person confirmed",
        ),
        (["timeline", "Nobody", "LEDGER"], "Nobody"),
        (["add", "-c", "story", "-"], "FIELD=NAME"),
        (["add", "-", "-"], "only once"),
        (["add"], "Missing argument"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(
    arguments: list[str], message: str, ledger: str
) -> None:
    if arguments[-1] == "LEDGER":
        arguments = [*arguments[:-1], "--ledger", ledger]
    done = invoke(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr


def test_an_unknown_pair_is_an_error_of_the_library(ledger: str) -> None:
    done = invoke("pairs", "-l", ledger, "nothing")
    assert "nothing" in str(done.exception)


def test_the_ledger_can_be_named_once_for_all(ledger: str) -> None:
    assert len(lines(invoke("quotes", "-f", "jsonl", QUOTETRACK_LEDGER=ledger))) == 4


# reprocess


def test_documents_are_read_again_and_reviews_stay(ledger: str, pair_id: str) -> None:
    # This version has read them all: nothing is to be done.
    done = invoke("reprocess", "-l", ledger, "-f", "jsonl")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "0 documents" in done.stderr
    invoke("review", "-l", ledger, "--reviewer", "Bo", pair_id, "--verdict", "confirmed")
    again = lines(invoke("reprocess", "-l", ledger, "--everything", "-f", "jsonl"))
    assert [(one["document_id"], one["status"]) for one in again] == [
        ("a1", "reprocessed"),
        ("a2", "reprocessed"),
    ]
    (one,) = lines(invoke("reprocess", "-l", ledger, "--everything", "a2", "-f", "jsonl"))
    assert (one["document_id"], one["error"]) == ("a2", None)
    (pair,) = lines(invoke("pairs", "-l", ledger, "-f", "jsonl"))
    assert (pair["claim_pair"]["id"], pair["review"]["status"]) == (pair_id, "confirmed")


def test_there_must_be_a_ledger_to_read_again(tmp_path: Path) -> None:
    done = invoke("reprocess", "-l", str(tmp_path / "nothing"))
    assert done.exit_code == 2
    assert "There is no ledger" in done.stderr


# What was analysed before


def test_results_are_stored_and_converted_without_reading_them_again(tmp_path: Path) -> None:
    results = tmp_path / "results.jsonl"
    done = invoke("extract", "-i", "jsonl", "-f", "jsonl", "-", input=jsonl(ARTICLES))
    # Marked, to see that the quotations are these and not made anew.
    results.write_text(done.stdout.replace('"rule": "', '"rule": "marked ') + "{}\n")
    arguments = ["--input-format", "results", str(results)]
    added = invoke("add", "-l", str(tmp_path / "l"), "-f", "jsonl", *arguments)
    assert added.exit_code == 1
    assert [one["status"] for one in lines(added)] == ["added", "added", "failed"]
    again = lines(invoke("add", "-l", str(tmp_path / "l"), "-f", "jsonl", *arguments))
    assert [one["status"] for one in again] == ["unchanged", "unchanged", "failed"]
    quoted = lines(invoke("quotes", "-l", str(tmp_path / "l"), "-f", "jsonl"))
    assert all(one["quotation"]["rule"].startswith("marked ") for one in quoted)
    assert len(lines(invoke("pairs", "-l", str(tmp_path / "l"), "-f", "jsonl"))) == 1
    converted = invoke("extract", "-f", "csv", *arguments)
    rows = list(csv.DictReader(io.StringIO(converted.stdout)))
    assert all(row["rule"].startswith("marked ") for row in rows)
    assert len(rows) == len(quoted)


def test_ledger_check_tells_a_sound_ledger_from_a_damaged_one(ledger: str) -> None:
    done = invoke("ledger", "check", "--ledger", ledger)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "2 documents" in done.stdout
    assert done.stdout.endswith("sound\n")
    with sqlite3.connect(ledger) as connection:
        connection.execute("UPDATE documents SET text = replace(text, 'bridge', 'ferry!')")
    done = invoke("ledger", "check", "--ledger", ledger)
    assert done.exit_code == 1
    assert "The document 'a2': its text is not the one" in done.stderr


def test_ledger_backup_makes_a_file_and_replaces_none(ledger: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.ledger"
    done = invoke("ledger", "backup", str(copy), "--ledger", ledger)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{copy}: ")
    assert invoke("ledger", "check", "--ledger", str(copy)).exit_code == 0
    done = invoke("ledger", "backup", str(copy), "--ledger", ledger)
    assert done.exit_code == 1
    assert "There is something at" in str(done.exception)


@pytest.mark.parametrize(
    "reading",
    [
        ("quotes", "-f", "jsonl"),
        ("quotes",),
        ("timeline", "Ada Fenwick"),
        ("pairs", "-f", "jsonl"),
        ("export", "-f", "jsonl"),
        ("agreement",),
        ("speakers", "list"),
        ("speakers", "show", "Ada Fenwick"),
        ("speakers", "proposals"),
        ("speakers", "decisions"),
        ("speakers", "export"),
        ("corrections", "list"),
        ("corrections", "figures"),
    ],
)
def test_a_ledger_that_cannot_be_written_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reading: tuple[str, ...]
) -> None:
    path = tmp_path / "fixed.ledger"
    with Ledger(path) as ledger:
        list(ledger.add(["“We open,” said Ada Fenwick."], parser=None))
    told = invoke(*reading, "-l", str(path))
    assert told.exit_code == 0
    before = path.read_bytes()
    # Whoever runs the tests may be one whom no permission binds.
    may = os.access
    with monkeypatch.context() as patched:
        patched.setattr(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
        patched.setattr(
            "quotetrack.store.schema.database._sqlite", lambda _: pytest.fail("opened to write")
        )
        again = invoke(*reading, "-l", str(path))
    assert (again.exit_code, again.output) == (0, told.output)
    assert path.read_bytes() == before


def test_a_file_that_may_not_be_read_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_, closed = tmp_path / "open.txt", tmp_path / "closed.txt"
    for path in (open_, closed):
        path.write_text("“We open,” said Ada Fenwick.", "utf-8")
    may, watched = os.access, source._Watched

    def refusing(path: str, told: source.Told) -> io.FileIO:
        if path == str(closed):
            raise PermissionError(13, "Permission denied", path)
        return watched(path, told)

    with monkeypatch.context() as patched:
        patched.setattr(
            os, "access", lambda path, mode: str(path) != str(closed) and may(path, mode)
        )
        patched.setattr(source, "_Watched", refusing)
        done = invoke("extract", "-f", "jsonl", str(closed), str(open_))
    assert done.exit_code == 1
    assert f"{closed}: it cannot be read: Permission denied." in done.stderr
    assert [len(one.get("quotations", ())) for one in lines(done)] == [0, 1]
