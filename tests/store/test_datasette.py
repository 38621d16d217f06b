"""A ledger in Datasette and sqlite-utils: everything as plain text, and rows a person can read."""

from __future__ import annotations

import asyncio
import datetime
import json
import re
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from quotetrack import Document, Ledger
from quotetrack.errors import LedgerError
from quotetrack.model import SaidOn
from quotetrack.store.datasette import datasette_metadata
from quotetrack.store.schema.database import open_engine
from quotetrack.store.upgrading.upgrade import prepare
from tests.cli.running import invoke
from tests.store.articles import RETREAT, add, said

SCRIPT = "<script>alert(1)</script>"
VIEWS = ("statements", "pairs_side_by_side", "speakers")


def _fill(ledger: Ledger) -> None:
    add(
        ledger,
        Document(RETREAT, id="a", title=SCRIPT, publisher="The Gazette", url="https://g.example/a"),
        said("We will cut the harbour tax", "Bill Hale", "2024-01-10", title="Tax"),
        said("We will raise the harbour tax", "Mr Bill Hale", "2024-05-10"),
        Document("“Who was it?” somebody wrote.", id="b"),
    )
    [pair] = ledger.claim_pairs(speaker="Bill Hale")
    ledger.review(
        pair.id,
        "confirmed",
        reviewer="Bo",
        seen=pair.revision,
        rating="Half Flip",
        note="heard it",
    )


def _rows(ledger: Ledger, view: str) -> list[dict[str, Any]]:
    with ledger._reading() as connection:
        return [dict(row) for row in connection.execute(text(f"SELECT * FROM {view}")).mappings()]


def test_the_views_hold_what_people_ask_for(ledger: Ledger) -> None:
    _fill(ledger)
    statements = {row["statement"]: row for row in _rows(ledger, "statements")}
    yes = statements["Yes."]
    assert (yes["speaker"], yes["title"], yes["publisher"], yes["link"]) == (
        "Ada Fenwick",
        SCRIPT,
        "The Gazette",
        "https://g.example/a",
    )
    cut = statements["We will cut the harbour tax"]
    assert (cut["speaker"], cut["title"], str(cut["said_on"])) == ("Bill Hale", "Tax", "2024-01-10")
    raised = statements["We will raise the harbour tax"]
    assert raised["title"].startswith("“We will raise")  # It has no headline.
    [pair] = [row for row in _rows(ledger, "pairs_side_by_side") if row["speaker"] == "Bill Hale"]
    assert (pair["earlier"], pair["later"]) == (cut["statement"], raised["statement"])
    assert (pair["status"], pair["rating"], pair["note"]) == ("confirmed", "Half Flip", "heard it")
    [hale] = [row for row in _rows(ledger, "speakers") if row["name"] == "Bill Hale"]
    assert (hale["other_names"], hale["statements"], hale["pairs"]) == ("Mr Bill Hale", 2, 1)
    assert (str(hale["first_said_on"]), str(hale["last_said_on"])) == ("2024-01-10", "2024-05-10")


@pytest.mark.parametrize(
    ("date", "precision", "shown"),
    [
        ("2025-06-17", "day", "2025-06-17"),
        ("2025-06-01", "month", "2025-06"),
        ("2025-06-04", "week", "2025-W23"),
        ("2024-12-30", "week", "2025-W01"),
        ("2027-01-03", "week", "2026-W53"),
        ("2025-01-01", "year", "2025"),
    ],
)
def test_views_tell_days_no_more_exactly_than_they_are_known(
    ledger: Ledger, date: str, precision: Any, shown: str
) -> None:
    said_on = SaidOn(datetime.date.fromisoformat(date), precision)
    assert said_on.iso == shown
    add(
        ledger,
        said("We will cut the harbour tax", "Bill Hale", "2024-01-10"),
        said('We will raise it, "precision": "year", I say', "Bill Hale", "2028-05-10"),
    )
    one, other = ledger.quotations(order="oldest")
    ledger.correct_quotation(one.key, reviewer="Bo", seen=one.revision, said_on=said_on)
    rows = [row for row in _rows(ledger, "statements") if row["quotation"] != other.key]
    assert [(row["said_on"], row["year"]) for row in rows] == [(shown, said_on.date.year)]
    [hale] = _rows(ledger, "speakers")
    assert (hale["first_said_on"], hale["last_said_on"]) == (shown, "2028-05-10")
    for pair in _rows(ledger, "pairs_side_by_side"):
        assert pair["earlier_said_on"] == shown


def test_a_ledger_of_before_gets_the_views_as_they_are_now(place: str) -> None:
    engine = open_engine(place)
    prepare(engine, revision="0006")
    engine.dispose()
    with Ledger(place) as ledger:
        add(ledger, said("We will cut the harbour tax", "Bill Hale", "2024-01-10"))
        [row] = _rows(ledger, "statements")
        assert (row["said_on"], row["year"]) == ("2024-01-10", 2024)


def test_views_show_what_people_decided_and_the_present_version(ledger: Ledger) -> None:
    add(ledger, said("The roof leaks", "Ada Fenwick", id="roof"))
    [one] = ledger.quotations()
    ledger.correct_quotation(one.key, reviewer="Bo", seen=one.revision, speaker=None)
    [row] = _rows(ledger, "statements")
    assert (row["speaker"], bool(row["corrected"])) == (None, True)
    add(ledger, said("The roof held", "Ada Fenwick", id="roof"))
    assert [row["statement"] for row in _rows(ledger, "statements")] == ["The roof held"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("datasette") / "archive.ledger"
    with Ledger(place) as ledger:
        _fill(ledger)
    return place


Fetch = Callable[[str], Coroutine[Any, Any, str]]


@pytest.fixture(scope="module")
def fetch(archive: Path) -> Iterator[Callable[[str], str]]:
    datasette = pytest.importorskip("datasette.app", reason="Datasette is not installed")
    service = datasette.Datasette([str(archive)], metadata=datasette_metadata(archive))

    async def get(path: str) -> str:
        response = await service.client.get(path)
        assert response.status_code == 200, (path, response.text[:300])
        return str(response.text)

    with asyncio.Runner() if sys.version_info >= (3, 11) else _Runner() as runner:
        yield lambda path: runner.run(get(path))


class _Runner:
    """What `asyncio.Runner` does, for Python 3.10."""

    def __enter__(self) -> _Runner:
        self._loop = asyncio.new_event_loop()
        return self

    def run(self, work: Coroutine[Any, Any, str]) -> str:
        return self._loop.run_until_complete(work)

    def __exit__(self, *_: object) -> None:
        self._loop.close()


def test_datasette_shows_tables_as_plain_text(fetch: Callable[[str], str]) -> None:
    for table in ("documents", "quotations", "entities", "claim_pairs", "reviews", "runs"):
        fetch(f"/archive/{table}")
    assert "not quite decided" in fetch("/archive/quotations.json?_shape=array")
    for page in (fetch("/archive/documents"), fetch("/archive/statements")):
        assert SCRIPT not in page
        assert "&lt;script&gt;" in page


def test_datasette_counts_by_facets_and_describes_columns(fetch: Callable[[str], str]) -> None:
    found = json.loads(fetch("/archive/statements.json"))
    speakers = found["facet_results"]["speaker"]["results"]
    counts = {one["value"]: one["count"] for one in speakers}
    assert counts == {"Ada Fenwick": 2, "Bill Hale": 2, "somebody": 1}
    page = fetch("/archive/statements")
    assert "no more exactly than it is known" in page
    assert found["facet_results"]["year"]["results"][0]["count"] == 2
    assert 'href="https://g.example/a"' in page
    pairs = json.loads(fetch("/archive/pairs_side_by_side.json"))
    assert set(pairs["facet_results"]) >= {"status", "relation", "speaker", "rating"}


def test_every_query_of_the_metadata_runs(archive: Path, fetch: Callable[[str], str]) -> None:
    queries = datasette_metadata(archive)["databases"]["archive"]["queries"]
    for name in queries:
        found = json.loads(fetch(f"/archive/{name}.json?words=harbour&_shape=array"))
        assert found, name


def test_the_metadata_describes_what_is_there(archive: Path) -> None:
    with Ledger(archive, read_only=True) as ledger, ledger._reading() as connection:
        names = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        there = {
            name
            for name in connection.execute(text(names)).scalars()
            if not name.startswith("quotation_words_")
        }
        views = {view: list(_rows(ledger, view)[0]) for view in VIEWS}
    described = datasette_metadata(archive)["databases"]["archive"]["tables"]
    assert set(described) == there
    for view, columns in views.items():
        assert list(described[view]["columns"]) == columns


def test_the_command_writes_the_metadata(archive: Path) -> None:
    done = invoke("ledger", "datasette", "--ledger", str(archive))
    assert json.loads(done.stdout) == datasette_metadata(archive)
    with pytest.raises(LedgerError, match="SQLite"):
        datasette_metadata("postgresql://localhost/x")


def test_sqlite_utils_reads_the_views(archive: Path) -> None:
    pytest.importorskip("sqlite_utils", reason="sqlite-utils is not installed")
    from sqlite_utils.cli import cli

    done = CliRunner().invoke(cli, ["rows", str(archive), "speakers", "--csv"])
    assert "Bill Hale,person,Mr Bill Hale,2,2024-01-10,2024-05-10,1" in done.stdout


def test_the_example_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (Path(__file__).parents[2] / "docs" / "datasette.md").read_text("utf-8")
    [program] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(compile(program, "datasette.md", "exec"), {})
    [printed] = capsys.readouterr().out.splitlines()
    assert f"prints `{printed}`." in page
