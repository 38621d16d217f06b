"""`quotetrack speakers`: who is who in a ledger."""

import csv
import io
import json
from pathlib import Path

import pytest

from quotetrack.cli.speakers import speakers
from tests.cli.running import invoke, lines

ARTICLES = [
    ("a1", "“We will wait,” said Ada Fenwick, the mayor."),
    ("a2", "“We have waited,” said Adah Fenwick, who leads the council."),
    ("a3", "“I run,” said Ada Fenwick, the athlete."),
    ("a4", "“Trains first,” said Tomas Reyes."),
]


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "news.ledger")
    articles = "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in ARTICLES)
    assert invoke("add", "-l", path, "-i", "jsonl", "-", input=articles).exit_code == 0
    return path


def names(ledger: str, *arguments: str) -> dict[str, int]:
    found = lines(invoke("speakers", "list", "-l", ledger, "-f", "jsonl", *arguments))
    return {f"{one['name']} {one['id']}": one["quotations"] for one in found}


def decide(ledger: str, *arguments: str) -> str:
    command, *rest = arguments
    done = invoke("speakers", command, "-l", ledger, "--reviewer", "Bo", *rest)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_speakers_are_listed_those_quoted_most_first(ledger: str) -> None:
    found = names(ledger)
    assert sorted(found.values(), reverse=True) == list(found.values())
    assert next(iter(found)).startswith("Ada Fenwick ")
    assert len(found) == 3
    assert len(names(ledger, "reyes")) == 1
    assert names(ledger, "--kind", "organisation") == {}
    assert "Tomas Reyes" in invoke("speakers", QUOTETRACK_LEDGER=ledger).stdout
    assert "Tomas Reyes" in invoke("speakers", "--ledger", ledger, "--limit", "3").stdout
    assert "Tomas Reyes" in invoke("speakers", "show", "-l", ledger, "Tomas Reyes").stdout


def test_two_names_of_one_person_are_merged_and_parted_again(ledger: str) -> None:
    before = names(ledger)
    shown = decide(ledger, "merge", "Ada Fenwick", "Adah Fenwick", "--note", "a misprint")
    assert "Ada Fenwick" in shown
    assert sorted(names(ledger).values()) == [1, 3]
    decisions = invoke("speakers", "decisions", "-l", ledger).stdout
    assert "a misprint" in decisions
    number = decisions.splitlines()[1].split()[0]
    assert "(undone)" in decide(ledger, "undo", number)
    assert names(ledger) == before


def test_people_of_one_name_are_told_apart(ledger: str) -> None:
    decide(ledger, "split", "Ada Fenwick", "a3", "--name", "Ada Fenwick (athlete)")
    found = {name.rpartition(" ")[0]: count for name, count in names(ledger).items()}
    assert found["Ada Fenwick"] == 1
    assert found["Ada Fenwick (athlete)"] == 1
    quoted = lines(
        invoke("quotes", "-l", ledger, "-f", "jsonl", "--speaker", "Ada Fenwick (athlete)")
    )
    assert [one["quotation"]["text"] for one in quoted] == ["I run,"]
    export = lines(invoke("export", "-l", ledger, "-f", "jsonl"))
    speakers = {one["document"]["id"]: one["quotations"][0]["speaker"]["name"] for one in export}
    assert speakers["a3"] == "Ada Fenwick (athlete)"
    entities = {entity["name"] for entity in export[2]["entities"]}
    assert "Ada Fenwick (athlete)" in entities


def test_those_who_may_be_one_are_proposed_until_refused(ledger: str) -> None:
    def proposed() -> list[set[str]]:
        found = lines(invoke("speakers", "proposals", "-l", ledger, "-f", "jsonl"))
        return [{one["first"]["name"], one["second"]["name"]} for one in found]

    both = {"Ada Fenwick", "Adah Fenwick"}
    assert both in proposed()
    assert "Adah Fenwick" in invoke("speakers", "proposals", "-l", ledger).stdout
    decide(ledger, "refuse", "Ada Fenwick", "Adah Fenwick")
    assert both not in proposed()


def test_another_name_is_known_from_then_on(ledger: str) -> None:
    decide(ledger, "alias", "Tomas Reyes", "the Trainman")
    assert len(names(ledger, "trainman")) == 1
    quoted = lines(invoke("quotes", "-l", ledger, "-f", "jsonl", "--speaker", "the Trainman"))
    assert [one["quotation"]["text"] for one in quoted] == ["Trains first,"]


def test_aliases_go_out_and_come_in(ledger: str, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("name,alias,wikidata\nTomás Reyes,Tomas Reyes|T. Reyes,Q1234\n")
    imported = invoke("speakers", "import", "-l", ledger, "--reviewer", "Bo", str(table))
    assert imported.exit_code == 0
    assert imported.stdout == ""
    assert lines(invoke("speakers", "show", "-l", ledger, "-f", "jsonl", "T. Reyes"))[0][
        "wikidata"
    ] == ("Q1234")
    output = tmp_path / "out.csv"
    exported = invoke("speakers", "export", "-l", ledger, "-o", str(output))
    assert (exported.exit_code, exported.stdout) == (0, "")
    rows = list(csv.DictReader(io.StringIO(output.read_text())))
    assert any(row["wikidata"] == "Q1234" and "T. Reyes" in row["alias"] for row in rows)
    other = str(tmp_path / "other.ledger")
    assert invoke("speakers", "import", "-l", other, str(output)).exit_code == 0
    assert len(names(other, "--all")) >= len(rows)
    as_json = invoke("speakers", "export", "-l", ledger, "-f", "json").stdout
    assert {one["id"] for one in json.loads(as_json)} == {row["id"] for row in rows}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["merge", "Ada Fenwick", "Nobody"], "Nobody"),
        (["split", "Nobody", "a1"], "Nobody"),
        (["show", "Nobody"], "Nobody"),
        (["import", "none.csv"], "none.csv"),
        (["undo", "first"], "first"),
        (["marry"], "No such command"),
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str], message: str, ledger: str) -> None:
    done = invoke("speakers", *arguments, QUOTETRACK_LEDGER=ledger)
    assert done.exit_code == 2
    assert message in done.stderr


def test_every_decision_has_a_command() -> None:
    assert set(speakers.commands) == {
        *("list", "show", "merge", "refuse", "split", "alias", "proposals", "decisions", "undo"),
        *("import", "export", "rename"),
    }
