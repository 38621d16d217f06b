"""A full database while documents come in: what is stored is safe, and a new run goes on."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from quotetrack import Document, Ledger, analyze
from quotetrack.errors import AddStoppedError, LedgerError
from quotetrack.results import Analysis, Quotations
from quotetrack.store import AddResult
from quotetrack.store.ledger import base
from tests.cli.running import invoke

DOCUMENTS = [
    Document(
        f"“We will open gate {n},” said Ada Fenwick. " + "The rain went on. " * 400, id=f"d{n}"
    )
    for n in range(12)
]


@contextmanager
def most_pages(ledger: Ledger, more: int) -> Iterator[None]:
    """Let SQLite itself refuse more pages than there are and `more`, as on a full disk."""
    engine = ledger._engine

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        number = connection.execute("PRAGMA page_count").fetchone()[0] + more
        connection.execute(f"PRAGMA max_page_count = {number}")

    engine.dispose()  # So that the connections are new ones.
    event.listen(engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(engine, "connect", limit)
        engine.dispose()


ADDING: dict[str, Callable[[Ledger], Iterator[AddResult]]] = {
    "add": lambda ledger: ledger.add(DOCUMENTS, parser=None, batch_size=2),
    "add_analyses": lambda ledger: ledger.add_analyses(
        analyze(one, parser=None) for one in DOCUMENTS
    ),
}


@pytest.mark.parametrize("way", ADDING)
@pytest.mark.parametrize("more", [0, 20])
def test_a_full_disk_leaves_whole_documents_and_says_how_many(
    way: str, more: int, tmp_path: Path
) -> None:
    path = tmp_path / "full.ledger"
    with Ledger(path) as ledger:
        with most_pages(ledger, more), pytest.raises(AddStoppedError) as raised:
            list(ADDING[way](ledger))
        done = list(ledger.documents())
        assert raised.value.stored == len(done) < len(DOCUMENTS)
        assert bool(done) == bool(more)
        assert "disk is full" in str(raised.value)
        assert "stored and safe" in str(raised.value)
        assert isinstance(raised.value, LedgerError)
        assert ledger.check() == ()
    with Ledger(path) as ledger:
        statuses = [one.status for one in ADDING[way](ledger)]
        assert statuses == ["unchanged"] * len(done) + ["added"] * (len(DOCUMENTS) - len(done))
        assert ledger.check() == ()


def hardly_read(ledger: Ledger) -> list[Document]:
    """Store documents as if nothing had been found in them, so that reading again needs room."""
    said = " ".join(f"“We will open gate {n} of the park,” said Ada Fenwick." for n in range(30))
    documents = [Document(f"{said} It was day {n}.", id=f"d{n}") for n in range(6)]
    list(ledger.add_analyses(Analysis(Quotations(one, ())) for one in documents))
    return documents


def test_reading_again_on_a_full_disk_says_how_many_and_goes_on(tmp_path: Path) -> None:
    with Ledger(tmp_path / "full.ledger") as ledger:
        documents = hardly_read(ledger)
        again = {"everything": True, "parser": None, "batch_size": 2}
        with most_pages(ledger, 40), pytest.raises(AddStoppedError) as raised:
            list(ledger.reprocess(**again))  # type: ignore[arg-type]
        assert 0 < raised.value.stored < len(documents)
        assert "stored and safe" in str(raised.value)
        assert "reprocess again" in str(raised.value)
        assert ledger.check() == ()
        done = list(ledger.reprocess(**again))  # type: ignore[arg-type]
        assert [one.status for one in done] == ["reprocessed"] * len(documents)
        assert ledger.check() == ()


@contextmanager
def few_pages(monkeypatch: pytest.MonkeyPatch, more: int) -> Iterator[None]:
    """Let the command line have no more pages of a ledger than there are and `more`."""
    opened = base.database.open_engine

    def small(*place: object, **how: bool) -> object:
        engine = opened(*place, **how)  # type: ignore[arg-type]

        @event.listens_for(engine, "connect")
        def limit(connection: sqlite3.Connection, *_: object) -> None:
            number = connection.execute("PRAGMA page_count").fetchone()[0] + more
            connection.execute(f"PRAGMA max_page_count = {number}")

        return engine

    with monkeypatch.context() as patched:
        patched.setattr(base.database, "open_engine", small)
        yield


@pytest.mark.parametrize(
    ("how", "told", "left"),
    [
        ((), "what this version has read is passed over", -1),
        (("--everything",), "it begins anew", 0),
    ],
)
def test_the_command_that_reads_again_tells_how_to_go_on(
    how: tuple[str, ...], told: str, left: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "full.ledger")
    with Ledger(path) as ledger:
        documents = hardly_read(ledger)
    with few_pages(monkeypatch, 40):
        stopped = invoke("reprocess", *how, "--ledger", path)
    assert isinstance(stopped.exception, AddStoppedError)
    done = stopped.exception.stored
    assert 0 < done < len(documents)
    assert f"{done} read again" in stopped.stderr
    assert told in str(stopped.exception)
    again = invoke("reprocess", *how, "--ledger", path)
    assert again.exit_code == 0
    assert f"{len(documents) + left * done} read again" in again.stderr
    assert invoke("ledger", "check", "--ledger", path).exit_code == 0


def test_the_command_tells_what_is_stored_and_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, path = tmp_path / "news", str(tmp_path / "full.ledger")
    files.mkdir()
    for one in DOCUMENTS:
        (files / f"{one.id}.txt").write_text(one.text, "utf-8")
    Ledger(path).close()
    with few_pages(monkeypatch, 20):
        stopped = invoke("add", "--ledger", path, str(files))
    assert isinstance(stopped.exception, AddStoppedError)
    stored = stopped.exception.stored
    assert 0 < stored < len(DOCUMENTS)
    assert f"{stored} added" in stopped.stderr
    assert "give the same command again" in str(stopped.exception)
    again = invoke("add", "--ledger", path, str(files))
    assert again.exit_code == 0
    assert f"{len(DOCUMENTS) - stored} added, {stored} there already" in again.stderr
    assert invoke("ledger", "check", "--ledger", path).exit_code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux that is always full")
def test_a_full_disk_of_what_is_printed_is_told_as_well(tmp_path: Path) -> None:
    article, path = tmp_path / "a.txt", tmp_path / "a.ledger"
    article.write_text(DOCUMENTS[0].text, "utf-8")
    command = [sys.executable, "-m", "quotetrack", "add", "--ledger", str(path)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*command, "--format", "jsonl", str(article)], stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    told = done.stderr.decode()
    assert "1 document of this run is stored and safe" in told
    assert "give the same command again" in told
    assert "Traceback" not in told
