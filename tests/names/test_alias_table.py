"""Tables of known entities: read, written, and refused where they contradict themselves."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.errors import AliasTableError
from quotetrack.names import AliasTable, KnownEntity

ORTIZ = KnownEntity("Ana Ortiz", ("Ana M. Ortiz", "the iron lady"), wikidata="Q1")
PORT = KnownEntity("Harbour Commission", ("HC",), "organisation")


@pytest.mark.parametrize(
    "name", ["Ana Ortiz", "ANA ORTIZ", "ana-ortiz", "Aná Ortiz", "ana m ortiz"]
)
def test_case_accents_and_marks_do_not_count(name: str) -> None:
    assert AliasTable([ORTIZ, PORT]).find(name) == ORTIZ


def test_an_unknown_name_is_not_found() -> None:
    table = AliasTable([ORTIZ])
    assert table.find("Owen Hale") is None
    assert table.get("Q2") is None
    assert table.get("Q1") == ORTIZ


def test_the_id_is_the_wikidata_id_or_made_from_the_name() -> None:
    assert ORTIZ.id == "Q1"
    assert PORT.id == KnownEntity("Harbour Commission", kind="organisation").id
    assert PORT.id != KnownEntity("Harbour Commission").id


@pytest.mark.parametrize("ending", [".csv", ".json", ".ijson"])
def test_saved_and_loaded(tmp_path: Path, ending: str) -> None:
    table = AliasTable([ORTIZ, PORT])
    table.save(tmp_path / f"table{ending}")
    assert AliasTable.load(tmp_path / f"table{ending}") == table


words = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)


@given(st.lists(words, unique_by=str.casefold, max_size=8))
def test_json_and_csv_keep_everything(names: list[str]) -> None:
    entities = [KnownEntity(f"Ab{at} {name}", (f"Cd{at} {name}",)) for at, name in enumerate(names)]
    table = AliasTable(entities)
    assert AliasTable.from_json(table.to_json()) == table
    assert AliasTable.from_csv(table.to_csv()) == table


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_csv_with_lines_of_any_kind(line_end: str) -> None:
    text = line_end.join(["name,alias", "Ana Ortiz,A. Ortiz", "Bo Lind,"])
    assert [known.name for known in AliasTable.from_csv(text)] == ["Ana Ortiz", "Bo Lind"]


def test_a_csv_cell_that_never_ends_is_refused() -> None:
    before = csv.field_size_limit(1_000)  # Of the whole process; other readers raise it.
    try:
        with pytest.raises(AliasTableError, match="no valid CSV"):
            AliasTable.from_csv('name\n"' + "x" * 2_000)
    finally:
        csv.field_size_limit(before)


def test_csv_with_one_alias_in_a_row() -> None:
    table = AliasTable.from_csv("name,alias,wikidata\nAna Ortiz,A. Ortiz,Q1\nAna Ortiz,Aníta,\n")
    assert list(table) == [KnownEntity("Ana Ortiz", ("A. Ortiz", "Aníta"), wikidata="Q1")]


def test_csv_with_a_byte_order_mark_and_several_aliases_in_a_cell() -> None:
    table = AliasTable.from_csv("\ufeffname,aliases\nAna Ortiz,A. Ortiz| the iron lady \n")
    assert table.find("the iron lady") is not None


def test_records_in_the_shape_of_follow_the_money() -> None:
    record = {
        "id": "os-1",
        "schema": "Person",
        "caption": "Ana Ortiz",
        "properties": {
            "name": ["Ana Ortiz", "Ana Ortiz Vega"],
            "alias": ["La Dama"],
            "wikidataId": ["Q1"],
        },
    }
    body = {"id": "os-2", "schema": "Company", "properties": {"name": ["Harbour Ltd"]}}
    table = AliasTable.from_json("\n".join(map(json.dumps, (record, body))))
    known = table.find("La Dama")
    assert known is not None
    assert (known.id, known.name, known.wikidata) == ("os-1", "Ana Ortiz", "Q1")
    assert known.aliases == ("Ana Ortiz Vega", "La Dama")
    company = table.get("os-2")
    assert company is not None
    assert company.kind == "organisation"


def test_an_entity_in_place_of_another() -> None:
    table = AliasTable([ORTIZ, PORT]).with_entity(KnownEntity("Ana Vega", id="Q1"))
    assert table.find("Ana Ortiz") is None
    assert len(table) == 2


WRONG = {
    "two entities with one name": (
        lambda: AliasTable([ORTIZ, KnownEntity("Bo Lind", ("Ana Ortiz",))]),
        "'Ana Ortiz' stands for both 'Ana Ortiz' and 'Bo Lind'",
    ),
    "one id twice": (lambda: AliasTable([ORTIZ, ORTIZ]), "'Q1' stands twice"),
    "no name": (lambda: AliasTable([KnownEntity("…", id="x")]), "needs a name"),
    "no column": (lambda: AliasTable.from_csv("alias\nAna\n"), "column called 'name'"),
    "an empty cell": (lambda: AliasTable.from_csv("name,alias\n,Ana\n"), "Line 2"),
    "no JSON": (lambda: AliasTable.from_json("{"), "no valid JSON"),
    "JSON nested without end": (lambda: AliasTable.from_json("[" * 100_000), "no valid JSON"),
    "a line nested without end": (lambda: AliasTable.from_json('{"a":' * 100_000), "no valid JSON"),
    "a number of too many digits": (
        lambda: AliasTable.from_json('[{"name": ' + "7" * 5_000 + "}]"),
        "no valid JSON",
    ),
    "a property that is no list": (
        lambda: AliasTable.from_records([{"properties": {"name": 5}}]),
        "'name' must be a list",
    ),
    "an identifier that is no list": (
        lambda: AliasTable.from_records([{"properties": {"name": "Ana", "wikidataId": {"a": 1}}}]),
        "'wikidataId' must be a list",
    ),
    "no record": (lambda: AliasTable.from_json("[1]"), "must be an object"),
    "a record without a name": (lambda: AliasTable.from_records([{"id": "x"}]), "has no name"),
    "aliases that are no list": (
        lambda: AliasTable.from_records([{"name": "Ana", "aliases": "Bo"}]),
        "must be a list",
    ),
    "an unknown kind": (
        lambda: AliasTable.from_records([{"name": "Ana", "kind": "ship"}]),
        "has the kind 'ship'",
    ),
    "a missing file": (lambda: AliasTable.load("no-such-file.csv"), "cannot be read"),
}


@pytest.mark.parametrize(("make", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_is_refused(make: object, message: str) -> None:
    assert callable(make)
    with pytest.raises(AliasTableError, match=message):
        make()


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(b"name\nJos\xe9\n")
    with pytest.raises(AliasTableError, match="not UTF-8"):
        AliasTable.load(tmp_path / "table.csv")


def test_records_for_follow_the_money() -> None:
    [record, _] = AliasTable([ORTIZ, PORT]).to_follow_the_money()
    assert record["schema"] == "Person"
    assert record["properties"] == {
        "name": ["Ana Ortiz"],
        "alias": ["Ana M. Ortiz", "the iron lady"],
        "wikidataId": ["Q1"],
    }
    with pytest.raises(AliasTableError, match="no schema"):
        AliasTable([KnownEntity("two sailors", kind="group")]).to_follow_the_money()


def test_an_alias_that_csv_cannot_carry() -> None:
    with pytest.raises(AliasTableError, match="Use JSON"):
        AliasTable([KnownEntity("Ana", ("a|b",))]).to_csv()
