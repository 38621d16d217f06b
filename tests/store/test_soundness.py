"""A ledger proves itself: damage is told with its document, and the rest stays readable."""

from __future__ import annotations

import itertools
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import text

from quotetrack import Document, Ledger
from quotetrack.errors import LedgerError, QuotetrackError
from quotetrack.store.schema.seals import unsealed
from tests.store.articles import RETREAT, add, said

_FLIPS: Final = 60


def filled(ledger: Ledger) -> None:
    """Add two articles with a claim pair that somebody reviewed, and decide this and that."""
    add(
        ledger,
        Document(RETREAT, id="retreat", title="The mayor hesitates", publisher="Gazette"),
        said("The harbour stays open for everybody", "Bo Lindqvist", "2024-03-01", id="harbour"),
    )
    [pair] = ledger.claim_pairs()
    ledger.review(pair.id, "confirmed", reviewer="Ann", seen=0, note="On tape.")
    ledger.add_alias("Bo Lindqvist", "the Fox", reviewer="Ann", note="As sailors do.")
    ledger.undo(ledger.decisions()[0].id, reviewer="Cy")
    add(ledger, said("It rains", "Ida Moor", id="rain"))
    ledger.correct_document("harbour", reviewer="Ann", seen=0, title="The harbour")
    ledger.undo_correction(ledger.corrections()[0].id, reviewer="Cy")
    ledger.delete_document("rain", reviewer="Ann", seen=0, note="She asked for it.")


def read_all(ledger: Ledger) -> list[Any]:
    """Return everything that can be read of a ledger."""
    found: list[Any] = [ledger.summary(), list(ledger.documents()), list(ledger.quotations())]
    found += [ledger.analysis(one.document.id) for one in ledger.documents()]
    found += [list(ledger.quotations(words=word)) for word in ("harbour", "decided", "yes")]
    found += [list(ledger.claim_pairs()), list(ledger.speakers()), list(ledger.runs())]
    found += [ledger.reviews(one.id) for one in ledger.claim_pairs()]
    found += [list(ledger.timeline(one.id)) for one in ledger.speakers()]
    found += [list(ledger.decisions()), list(ledger.corrections()), list(ledger.deletions())]
    return found


def changed(ledger: Ledger, statement: str) -> None:
    """Change a ledger behind its back."""
    with ledger._writing() as connection:
        connection.execute(text(statement))


def test_a_sound_ledger_says_nothing(ledger: Ledger) -> None:
    filled(ledger)
    assert ledger.check() == ()


# What is changed behind the back of a ledger, and what is told of it.
DAMAGE = {
    "a letter of a text": (
        "UPDATE documents SET text = replace(text, 'harbour', 'harbor ') WHERE id = 'harbour'",
        ("'harbour': its text is not the one", "quotation 0: its words do not stand"),
    ),
    "a title": (
        "UPDATE documents SET title = 'The mayor decides' WHERE id = 'retreat'",
        ("'retreat': its title, date, address, publisher or language",),
    ),
    "an offset": (
        """UPDATE quotations SET data = replace(data, '"start": 1,', '"start": 2,')""",
        ("'harbour': quotation 0: its words do not stand in the text",),
    ),
    "the words of a quotation": (
        "UPDATE quotations SET text = 'The harbour is closed' WHERE text LIKE '%harbour%'",
        ("quotation 0: it is filed otherwise", "are not found by their words"),
    ),
    "what a quotation holds": (
        "UPDATE quotations SET data = '{' WHERE text LIKE '%harbour%'",
        ("'harbour': a quotation cannot be read: This is no JSON",),
    ),
    "the name of a speaker": (
        "UPDATE document_entities SET data = replace(data, 'Bo Lindqvist', 'Bo Lindquist')",
        ("'harbour': 'Bo Lindquist' is not filed under all names", "another name than in the list"),
    ),
    "a filed name": (
        "UPDATE aliases SET folded = 'bo lindquist' WHERE name = 'Bo Lindqvist'",
        ("'Bo Lindqvist' is filed under other letters",),
    ),
    "the kind of a speaker": (
        "UPDATE entities SET kind = 'persmn' WHERE name = 'Bo Lindqvist'",
        ("'Bo Lindqvist' is of a kind that there is none of",),
    ),
    "a count": (
        "UPDATE entities SET quotation_count = quotation_count + 1 WHERE name = 'Bo Lindqvist'",
        ("are counted wrongly",),
    ),
    "a score": ("UPDATE claim_pairs SET score = 0.25", ("it is filed otherwise",)),
    "a verdict": ("UPDATE reviews SET status = 'perhaps'", ("a verdict that there is none of",)),
    "a word that stands nowhere else": (
        """UPDATE quotations SET data = replace(data, '"rule": "', '"rule": "x')""",
        ("'harbour': a quotation is not what was stored",),
    ),
    "what a document was read with": (
        """UPDATE documents SET versions = replace(versions, '"claims": "', '"claims": "9')""",
        ("'harbour': what it was read with, or when, is not what was stored",),
    ),
    "when a document came in": (
        "UPDATE documents SET added_at = '2020-01-01 00:00:00.000000' WHERE id = 'harbour'",
        ("'harbour': what it was read with, or when, is not what was stored",),
    ),
    "a note": ("UPDATE reviews SET note = 'Not on tape.'", ("a review is not what was stored",)),
    "who judged": ("UPDATE claim_pairs SET reviewer = 'Bo'", ("its verdict is not the last",)),
    "why a name was given": (
        "UPDATE decisions SET note = 'As skippers do.'",
        ("The decision 1: it is not what was stored",),
    ),
    "who took a decision back": ("UPDATE decisions SET undone_by = 'Bo'", ("The decision 1: it",)),
    "who took a correction back": (
        "UPDATE corrections SET undone_by = 'Bo'",
        ("'harbour': what became of a correction is not what was stored",),
    ),
    "why a document was deleted": (
        "UPDATE deletions SET note = 'He asked for it.'",
        ("The deletion 1: it is not what was stored",),
    ),
    "the number of a speaker in Wikidata": (
        "UPDATE entities SET wikidata = 'Q42' WHERE name = 'Bo Lindqvist'",
        ("The speaker 'bo-lindqvist-", "what it is is not what was stored"),
    ),
    "what a name is": (
        "UPDATE aliases SET lasting = NOT lasting WHERE name = 'Bo Lindqvist'",
        ("The name 4: it is not what was stored",),
    ),
    "the case of a name": (
        "UPDATE aliases SET name = 'BO Lindqvist' WHERE name = 'Bo Lindqvist'",
        ("The name 4: it is not what was stored",),
    ),
    "how often a quotation changed": (
        "UPDATE quotations SET revision = 7 WHERE text LIKE '%harbour%'",
        ("'harbour': where a quotation belongs, or how often it changed, is not what was stored",),
    ),
    "whose a quotation is": (
        "UPDATE quotations SET speaker_key = NULL WHERE text LIKE '%harbour%'",
        ("the document 'harbour' are filed under another speaker",),
    ),
    "what a quotation is about": (
        "DELETE FROM link_keys",
        ("'harbour': quotations are not found by what they are about",),
    ),
    "a list of no speech": (
        "UPDATE documents SET non_speech = '[]' WHERE id = 'harbour'",
        ("'harbour' cannot be read",),
    ),
}


@pytest.mark.parametrize("case", DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_told_with_its_place(place: str, case: tuple[str, tuple[str, ...]]) -> None:
    statement, told = case
    with Ledger(place) as ledger:
        filled(ledger)
        changed(ledger, statement)
        problems = "\n".join(ledger.check())
    for part in told:
        assert part in problems


def test_what_was_stored_without_digests_is_read_and_counts_as_unchanged(ledger: Ledger) -> None:
    filled(ledger)
    before = read_all(ledger)[1:3]
    tables = {"quotations": "data", "document_entities": "data", "claim_pairs": "data"}
    with ledger._writing() as connection:
        for table, column in tables.items():
            rows = connection.execute(text(f"SELECT key, {column} FROM {table}")).all()
            for key, stored in rows:
                connection.execute(
                    text(f"UPDATE {table} SET {column} = :old WHERE key = :key"),
                    {"old": unsealed(stored), "key": key},
                )
    assert ledger.check() == ()
    assert read_all(ledger)[1:3] == before
    results = list(ledger.reprocess(everything=True, parser=None))
    assert results
    assert not list(ledger.changes())


def test_what_is_filed_but_not_there_is_found(tmp_path: Path) -> None:
    # PostgreSQL itself refuses such a row.
    with Ledger(tmp_path / "haunted.ledger") as ledger:
        filled(ledger)
        changed(ledger, "INSERT INTO quotation_words (rowid, words) VALUES (7, 'ghost')")
        assert ledger.check() == ("The search finds 1 quotations that are not there.",)


def test_the_rest_stays_readable(place: str) -> None:
    with Ledger(place) as ledger:
        filled(ledger)
        before = ledger.analysis("retreat")
        changed(ledger, "UPDATE quotations SET data = '{' WHERE text LIKE '%harbour%'")
        changed(ledger, "UPDATE documents SET versions = 'x' WHERE id = 'harbour'")
        assert ledger.analysis("retreat") == before
        assert len(ledger.quotations(document_id="retreat")) == 2
        with pytest.raises(QuotetrackError):
            ledger.analysis("harbour")
        assert all("'harbour'" in problem for problem in ledger.check())


@pytest.fixture(scope="module")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger as one file, with nothing beside it."""
    folder = tmp_path_factory.mktemp("one")
    with Ledger(folder / "first.ledger") as ledger:
        filled(ledger)
        ledger.back_up(folder / "one.ledger")
    return folder / "one.ledger"


def places_of_the_search(whole: bytes) -> range:
    """Return the places of the last words in the search index, and of what lists their places."""
    # An index keeps its words in order, and writes of a word what the one before has not.
    (last,) = (match.end() for match in re.finditer(rb"\x04well.{0,8}\x03yes", whole, re.DOTALL))
    return range(last - 20, last + 30)


def flipped(whole: bytes, places: Sequence[int], folder: Path) -> Iterator[Path]:
    """Yield copies of a file, each with another bit turned over at a filled one of `places`.

    Times and digests differ from run to run, and with them what is filled: the places are drawn
    from all, so that each run draws the same.
    """
    lot = random.Random(20240301)
    drawn = (lot.choice(places) for _ in itertools.count())
    for place in itertools.islice((one for one in drawn if whole[one]), _FLIPS):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        copy = folder / "flipped.ledger"
        copy.write_bytes(damaged)
        yield copy


@pytest.mark.parametrize("where", ["anywhere", "in the search index"])
def test_a_flipped_bit_raises_nothing_strange_and_is_found(
    where: str, one_file: Path, tmp_path: Path
) -> None:
    with Ledger(one_file, read_only=True) as ledger:
        sound = read_all(ledger)
    whole = one_file.read_bytes()
    places = range(len(whole)) if where == "anywhere" else places_of_the_search(whole)
    damaged, missed = 0, 0
    for copy in flipped(whole, places, tmp_path):
        try:
            ledger = Ledger(copy, read_only=True)
        except QuotetrackError:
            damaged += 1
            continue
        with ledger:
            problems = ledger.check()
            try:
                same = read_all(ledger) == sound
            except QuotetrackError:
                same = False
        damaged += not same
        missed += not same and not problems
    assert damaged > _FLIPS / 10
    assert not missed


def test_a_backup_holds_one_state_while_others_write(tmp_path: Path) -> None:
    with Ledger(tmp_path / "news.ledger") as ledger, Ledger(tmp_path / "news.ledger") as other:
        filled(ledger)
        before = read_all(ledger)
        ledger.back_up(tmp_path / "copy.ledger")
        add(other, said("The ferry is late again", "Cy Moran", id="ferry"))
        with Ledger(tmp_path / "copy.ledger", read_only=True) as copy:
            assert read_all(copy) == before
            assert copy.check() == ()
    assert {path.name for path in tmp_path.iterdir()} == {"news.ledger", "copy.ledger"}


def test_a_backup_takes_nobody_s_place(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    told = "pg_dump" if "postgres" in repr(ledger) else "There is something at"
    with pytest.raises(LedgerError, match=told):
        ledger.back_up(tmp_path / "there")
    assert (tmp_path / "there").read_text() == "mine"
    with pytest.raises(LedgerError):
        ledger.back_up(tmp_path / "no folder" / "copy")


def test_a_ledger_that_is_read_only_is_not_written(place: str) -> None:
    with pytest.raises(LedgerError):
        Ledger(place, read_only=True)
    with Ledger(place) as ledger:
        filled(ledger)
        before = read_all(ledger)
    with Ledger(place, read_only=True) as ledger:
        assert read_all(ledger) == before
        assert ledger.check() == ()
        with pytest.raises(LedgerError, match="read only"):
            ledger.add_alias("Ada Fenwick", "Ada the Elder", reviewer="Bo")
        [result] = add(ledger, said("No"))
        assert result.status == "failed"
        assert "read only" in str(result.error)


_READ: Final = """
import sys
from quotetrack import Ledger
with Ledger(sys.argv[1], read_only=True) as ledger:
    print(len(ledger.quotations()), ledger.check())
"""


def test_a_ledger_on_a_medium_that_cannot_be_written(one_file: Path, tmp_path: Path) -> None:
    medium = tmp_path / "medium"
    medium.mkdir()
    shutil.copy(one_file, medium / "one.ledger")
    medium.chmod(0o555)
    command = [sys.executable, "-c", _READ, str(medium / "one.ledger")]
    if os.access(medium, os.W_OK):
        # Root can write everywhere; it gives that right up where the system lets it.
        if shutil.which("setpriv") is None:
            pytest.skip("This user can write everywhere, and setpriv is not there to prevent it.")
        command = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all", *command]
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    finally:
        medium.chmod(0o755)
    assert result.stdout == "3 ()\n", result.stderr
    assert [path.name for path in medium.iterdir()] == ["one.ledger"]


def test_last_changes_that_cannot_be_taken_in_are_not_passed_over(
    one_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(one_file, tmp_path / "one.ledger")
    (tmp_path / "one.ledger-wal").write_bytes(b"unfinished")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(LedgerError, match=r"one\.ledger-wal"):
        Ledger(tmp_path / "one.ledger", read_only=True)


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE cats (name)")
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger(tmp_path / "other.db", read_only=True)
