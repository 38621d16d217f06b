"""Ledgers of older versions are brought up without loss; newer ones and other files are refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from attrs import evolve
from sqlalchemy import inspect, select, text, update

from quotetrack import Ledger
from quotetrack.errors import LedgerError, LedgerVersionError
from quotetrack.store.filing.fulltext import Filed, file_words
from quotetrack.store.schema import database
from quotetrack.store.schema.sealing import SEALED_BY
from quotetrack.store.schema.seals import sealed
from quotetrack.store.schema.tables import corrections, decisions, deletions, entities, metadata
from quotetrack.store.upgrading.upgrade import _MIGRATIONS, HEAD, VERSION_TABLE, prepare
from tests.store.articles import add, analysis_of, said
from tests.store.test_every_value import filled_everywhere
from tests.store.test_soundness import changed, read_all

#: A ledger of revision 1 as it was written then, one statement a line. It is never made anew.
FIRST = Path(__file__).parent / "data" / "ledger_0001.sql"


def first_ledger(place: str) -> None:
    """Make a ledger of revision 1 with what is in `FIRST`."""
    engine = database.open_engine(place)
    prepare(engine, revision="0001")
    with database.writing(engine) as connection:
        for line in FIRST.read_text(encoding="utf-8").splitlines():
            connection.execute(text(line.replace(":", r"\:")))
        said = connection.execute(text("SELECT key, day, text FROM quotations")).all()
        file_words(connection, [Filed(*row) for row in said])
        if connection.dialect.name == "postgresql":
            # The rows came with their keys, of which the counters know nothing.
            for table in set(metadata.tables) & set(inspect(connection).get_table_names()):
                if "key" in metadata.tables[table].c:
                    counter = f"pg_get_serial_sequence('{table}', 'key')"
                    last = f"(SELECT coalesce(max(key), 1) FROM {table})"
                    connection.execute(text(f"SELECT setval({counter}, {last})"))
    engine.dispose()


def test_an_old_ledger_is_brought_up_without_loss(place: str) -> None:
    first_ledger(place)
    with Ledger(place) as ledger:
        assert ledger.check() == ()
        assert {one.document.id for one in ledger.documents()} == {"promise", "retreat", "old"}
        assert [one.document.text for one in ledger.document_versions("old")] == [
            "An older “version” of this.",
            "The present “version” of this.",
        ]
        promise = said("We will cut the harbour tax", "Bill Hale", "2024-01-10", id="promise")
        assert ledger.document("promise").document == promise
        # Another version of the rules may be more or less sure of the same.
        stored, now = ledger.analysis("promise").quotations, analysis_of(promise).quotations
        assert [evolve(one, confidence=0, source_confidence=None) for one in stored] == [
            evolve(one, confidence=0, source_confidence=None) for one in now
        ]
        assert [one.text for one in ledger.quotations(words="cutting")] == [
            "We will cut the harbour tax"
        ]
        [pair] = ledger.claim_pairs()
        assert (pair.status, pair.rating, pair.reviewer) == ("confirmed", "Half Flip", "Bo")
        assert pair.earlier_document.title == "It's ‘yes’: no"
        assert [one.note for one in ledger.reviews(pair.id)] == ["heard it"]
        # What the new form brings works for what was stored before.
        [result] = add(ledger, said("We will raise the harbour tax", "Bill Hale", id="breach"))
        assert result.claim_pairs == 1
        add(ledger, said("The roof leaks", "William Hale", id="roof"))
        assert ledger.merge_proposals().total == 1
        assert ledger.summary().schema_revision == HEAD


#: What the seals of revision 0005 were made of.
_SEALED_BEFORE = {
    entities: ("id", "kind", "wikidata"),
    decisions: SEALED_BY[decisions],
    corrections: ("undone_at", "undone_by"),
    deletions: SEALED_BY[deletions],
}


def as_before_all_had_seals(ledger: Ledger) -> None:
    """Give a ledger the form of revision 0008, with rows that older programs left unsealed."""
    with ledger._writing() as connection:
        for table in SEALED_BY.keys() - _SEALED_BEFORE.keys():
            connection.execute(text(f"ALTER TABLE {table.name} DROP COLUMN seal"))
        for table, columns in _SEALED_BEFORE.items():
            for row in connection.execute(select(table)).all():
                seal = sealed("{}", *(getattr(row, name) for name in columns))
                given = seal if row.key % 2 else None
                connection.execute(update(table).where(table.c.key == row.key).values(seal=given))
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0008'"))


def test_every_row_of_an_old_ledger_gets_its_seal(place: str) -> None:
    with Ledger(place) as ledger:
        filled_everywhere(ledger)
        before = read_all(ledger)
        as_before_all_had_seals(ledger)
    with Ledger(place) as ledger:
        assert ledger.check() == ()
        assert read_all(ledger) == before
        with ledger._reading() as connection:
            for table in SEALED_BY:
                seals = connection.execute(select(table.c.seal)).scalars().all()
                assert seals
                assert all(seals)


def test_what_was_damaged_before_an_upgrade_is_told_after_it(place: str) -> None:
    with Ledger(place) as ledger:
        filled_everywhere(ledger)
        as_before_all_had_seals(ledger)
        changed(ledger, "UPDATE decisions SET note = 'As skippers do.' WHERE key = 1")
        if "postgres" not in place:
            # PostgreSQL holds nothing that is no moment.
            changed(ledger, "UPDATE takings SET taken_at = 'soon' WHERE key = 1")
    with Ledger(place) as ledger:
        problems = "\n".join(ledger.check())
        assert "The decision 1: it is not what was stored" in problems
        assert ("The taking 1 cannot be read" in problems) == ("postgres" not in place)
        assert len(ledger.documents()) == 5


def test_an_old_ledger_is_refused_where_it_may_not_be_changed(place: str) -> None:
    first_ledger(place)
    with pytest.raises(LedgerVersionError, match="has the form 0001"):
        Ledger(place, upgrade=False)
    Ledger(place).close()
    Ledger(place, upgrade=False).close()


def test_a_newer_ledger_is_refused(place: str) -> None:
    with Ledger(place) as ledger, ledger._writing() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0099'"))
    with pytest.raises(LedgerVersionError, match="Install a newer one"):
        Ledger(place)


def test_the_migrations_lead_to_the_tables_as_they_are(place: str) -> None:
    with Ledger(place) as ledger, ledger._reading() as connection:
        own = set(metadata.tables)
        context = MigrationContext.configure(
            connection,
            opts={
                "include_object": lambda thing, name, kind, *_: kind != "table" or name in own,
                "version_table": VERSION_TABLE,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_the_newest_migration_is_the_one_this_version_asks_for() -> None:
    numbers = [path.name[1:5] for path in (_MIGRATIONS / "versions").glob("r*.py")]
    assert max(numbers) == HEAD


def test_other_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE documents (title TEXT)")
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger(other)
    note = tmp_path / "note.txt"
    note.write_text("Not a database, but long enough to look at. " * 50)
    with pytest.raises(LedgerError, match="not a database"):
        Ledger(note)
    assert note.read_text().startswith("Not a database")


def test_other_tables_in_postgresql_are_refused(postgresql_database: str) -> None:
    engine = database.open_engine(postgresql_database)
    with database.writing(engine) as connection:
        connection.execute(text("CREATE TABLE documents (title TEXT)"))
    engine.dispose()
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger(postgresql_database)


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("mysql://localhost/x", "not in mysql"),
        ("nonsense://x", "not in nonsense"),
        ("", "path or a database URL"),
        ("/no/such/folder/x.ledger", "There is no folder"),
        ("postgresql://nobody@127.0.0.1:1/x", "reports"),
    ],
)
def test_places_where_no_ledger_can_be(place: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        Ledger(place)


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_ledger_is_told_with_what_to_do(tmp_path: Path, read_only: bool) -> None:
    article = tmp_path / "article.txt"
    article.write_text("It rained on the harbour all day long. " * 30)
    with pytest.raises(LedgerError, match="It is no ledger; name another file"):
        Ledger(article, read_only=read_only)
    with pytest.raises(LedgerError, match=r"no folder|There is no ledger"):
        Ledger(tmp_path, read_only=read_only)
