"""Whether every quotation is found by its words and by what it is about, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from zlib import crc32

from sqlalchemy import Connection, cast, column, select, table, text
from sqlalchemy.dialects.postgresql import TSVECTOR

from quotetrack.store.filing.fulltext import Filed, key_of_row
from quotetrack.store.filing.links import unpacked
from quotetrack.store.filing.words import as_vector, stems_of
from quotetrack.store.schema.tables import documents, link_keys, quotations

_MOST_NAMED: Final = 20
_AT_ONCE: Final = 1000
_words = table("quotation_words", column("quotation_key"), column("words"))


def problems(connection: Connection) -> Iterator[str]:
    """Yield what is filed wrongly, in plain sentences that name the first documents concerned."""
    wrong = set(_wrong_in_sqlite(connection) if _is_sqlite(connection) else _wrong(connection))
    for document_id in sorted(_documents_of(connection, wrong)):
        yield f"The document {document_id!r}: quotations are not found by their words."
    strange = sum(1 for key in wrong if key < 0)
    if strange:
        yield f"The search finds {strange} quotations that are not there."
    unlinked = set(_wrongly_linked(connection))
    for document_id in sorted(_documents_of(connection, unlinked)):
        yield f"The document {document_id!r}: quotations are not found by what they are about."
    gone = sum(1 for key in unlinked if key < 0)
    if gone:
        yield f"New statements are compared with {gone} quotations that do not count."


def _wrongly_linked(connection: Connection) -> Iterator[int]:
    """Yield the keys of quotations that are filed under other keys for linking than their own."""
    # The sum of what is filed is the same in any order.
    found: dict[int, int] = {}
    for entity_key, number, day, key in connection.execute(
        select(*(link_keys.c[name] for name in ("entity_key", "hash", "day", "quotation_key")))
    ):
        found[key] = found.get(key, 0) + hash((entity_key, number, day))
    columns = (quotations.c.key, quotations.c.entity_key, quotations.c.day, quotations.c.link_keys)
    for key, entity_key, day, packed in connection.execute(
        select(*columns).where(quotations.c.current.is_(True), quotations.c.link_keys.is_not(None))
    ):
        numbers = set(unpacked(packed))
        if found.pop(key, 0) != sum(hash((entity_key or 0, number, day)) for number in numbers):
            yield key
    yield from (-key for key in found)


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _wrong_in_sqlite(connection: Connection) -> Iterator[int]:
    # The index keeps no texts; it tells each word with its row and place, in the order of words.
    # The sum of their checksums is the same in any order.
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE temp.filed_words USING fts5vocab(main, quotation_words, instance)"
        )
    )
    try:
        found: dict[int, int] = {}
        holders: dict[str, int] = {}
        last = None
        for term, row, place in _filed_words(connection):
            found[row] = found.get(row, 0) + crc32(f"{place} {term}".encode())
            if (term, row) != last:
                holders[term] = holders.get(term, 0) + row
                last = (term, row)
        yield from _missed_by_the_search(connection, holders)
    finally:
        connection.execute(text("DROP TABLE temp.filed_words"))
    columns = (quotations.c.key, quotations.c.day, quotations.c.text)
    for key, day, words in connection.execute(select(*columns)):
        stems = enumerate(stems_of(words))
        expected = sum(crc32(f"{place} {stem}".encode()) for place, stem in stems)
        if found.pop(Filed(key, day, words).row_number, 0) != expected:
            yield key
    yield from (-row for row in found)


def _missed_by_the_search(connection: Connection, holders: dict[str, int]) -> Iterator[int]:
    """Yield the keys of quotations that a search for a word misses, or finds without it.

    `holders` has the sum of the rows that hold a word, for each word. A search jumps to a word by
    places in the file that reading from the first word to the last does not need.
    """
    wrong = [term for term, total in holders.items() if sum(_searched(connection, term)) != total]
    if not wrong:
        return
    held: dict[str, set[int]] = {term: set() for term in wrong}
    for term, row, _ in _filed_words(connection):
        if term in held:
            held[term].add(row)
    for term, rows in held.items():
        yield from map(key_of_row, rows ^ _searched(connection, term))


def _filed_words(connection: Connection) -> Iterator[tuple[str, int, int]]:
    rows = connection.exec_driver_sql('SELECT term, doc, "offset" FROM temp.filed_words')
    yield from ((term, row, place) for term, row, place in rows)


def _searched(connection: Connection, term: str) -> set[int]:
    quoted = '"' + term.replace('"', '""') + '"'
    rows = connection.exec_driver_sql(
        "SELECT rowid FROM quotation_words WHERE quotation_words MATCH ?", (quoted,)
    )
    return set(rows.scalars())


def _wrong(connection: Connection) -> Iterator[int]:
    last = 0
    while True:
        rows = connection.execute(
            select(quotations.c.key, quotations.c.text)
            .where(quotations.c.key > last)
            .order_by(quotations.c.key)
            .limit(_AT_ONCE)
        ).all()
        if not rows:
            break
        last = rows[-1].key
        vectors = {row.key: as_vector(stems_of(row.text)) for row in rows}
        for key, vector in vectors.items():
            same = select(_words.c.words == cast(vector, TSVECTOR)).where(
                _words.c.quotation_key == key
            )
            if connection.execute(same).scalar() is not True:
                yield key
    strange = select(_words.c.quotation_key).where(
        _words.c.quotation_key.not_in(select(quotations.c.key))
    )
    yield from (-key for key in connection.execute(strange).scalars())


def _documents_of(connection: Connection, wrong: set[int]) -> set[str]:
    first = sorted(key for key in wrong if key > 0)[:_MOST_NAMED]
    query = (
        select(documents.c.id)
        .join(quotations, quotations.c.document_key == documents.c.key)
        .where(quotations.c.key.in_(first))
    )
    return set(connection.execute(query).scalars())
