"""Quotations as rows: put in, compared with what an earlier run found, taken out of what counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import field, fields, frozen
from sqlalchemy import Connection, bindparam, insert, select, update

from quotetrack.model import Document, Quotation
from quotetrack.store.filing.fulltext import Filed, file_words, unfile_words
from quotetrack.store.filing.links import (
    Linked,
    file_links,
    hashes_of,
    packed,
    unfile_links,
    unpacked,
)
from quotetrack.store.rows.entities import EntityRow, count_quotations
from quotetrack.store.schema.plain import day_of, dump, load
from quotetrack.store.schema.sealing import sealed_row, update_sealed
from quotetrack.store.schema.seals import is_sealed, sealed
from quotetrack.store.schema.tables import quotations

# Made once: SQLAlchemy takes longer to make a statement than SQLite to do it.
_INSERT = insert(quotations).returning(quotations.c.key, sort_by_parameter_order=True)


@frozen
class QuotationRow:
    """What is needed of a stored quotation to compare it with a new reading."""

    key: int
    id: str
    number: int
    entity_key: int | None
    speaker_key: int | None
    day: int
    text: str
    current: bool
    data: str
    link_keys: bytes | None
    revision: int
    subject: str | None

    @property
    def filed(self) -> Filed:
        """How it is filed by its words."""
        return Filed(self.key, self.day, self.text)

    @property
    def linked(self) -> Linked:
        """How it is filed for linking."""
        return Linked(self.key, self.entity_key or 0, self.day, unpacked(self.link_keys))


@frozen
class Place:
    """Where quotations belong: the document, its publisher, and the rows of its entities.

    Of quotations that people corrected, by their ids: `given` are the speakers whom they gave them
    to, `subjects` what ties their corrections together, `revisions` the least number that comes
    next.
    """

    document: Document
    document_key: int
    publisher_key: int | None
    entities: Mapping[str, EntityRow]
    given: Mapping[str, EntityRow] = field(factory=dict)
    subjects: Mapping[str, str] = field(factory=dict)
    revisions: Mapping[str, int] = field(factory=dict)

    def entity_of(self, quotation: Quotation) -> EntityRow | None:
        """Return the row of the entity that a quotation is given to."""
        if quotation.speaker is None:
            return None
        return self.given.get(quotation.id) or self.entities[quotation.speaker.id]


def rows_of_document(connection: Connection, document_key: int) -> list[QuotationRow]:
    """Return the stored quotations of one version of a document, in text order."""
    columns = [quotations.c[one.name] for one in fields(QuotationRow)]
    query = select(*columns).where(quotations.c.document_key == document_key)
    rows = connection.execute(query.order_by(quotations.c.number, quotations.c.key))
    return [QuotationRow(**row._mapping) for row in rows]


def insert_quotations(
    connection: Connection, place: Place, found: Sequence[tuple[int, Quotation]]
) -> dict[str, int]:
    """Store new quotations, given with their numbers in the document. Return their keys by id."""
    if not found:
        return {}
    values = [
        sealed_row(quotations, _values(place, number, quotation)) for number, quotation in found
    ]
    keys = list(connection.execute(_INSERT, values).scalars())
    file_words(
        connection,
        [Filed(key, row["day"], row["text"]) for key, row in zip(keys, values, strict=True)],
    )
    file_links(connection, [_linked(key, row) for key, row in zip(keys, values, strict=True)])
    count_quotations(connection, _by_speaker(row["speaker_key"] for row in values))
    return {row["id"]: key for key, row in zip(keys, values, strict=True)}


def update_quotations(
    connection: Connection,
    place: Place,
    found: Sequence[tuple[QuotationRow, int, Quotation]],
) -> list[tuple[QuotationRow, Quotation]]:
    """Store what a later run says of stored quotations, and return those that differ."""
    differing = []
    values = []
    for row, number, quotation in found:
        new = _values(place, number, quotation)
        compared = ("number", "entity_key", "day", "current", "data", "link_keys", "subject")
        kept = {name: getattr(row, name) for name in compared}
        if not is_sealed(row.data):
            kept["data"] = sealed(row.data)
        if kept != {name: new[name] for name in compared}:
            new["revision"] = max(new["revision"], row.revision + 1)
            values.append({"row_key": row.key, **sealed_row(quotations, new)})
            differing.append((row, quotation))
    if not values:
        return []
    names = [name for name in values[0] if name != "row_key"]
    connection.execute(
        update(quotations)
        .where(quotations.c.key == bindparam("row_key"))
        .values({name: bindparam(name) for name in names}),
        values,
    )
    unfile_words(connection, [row.filed for row, _ in differing])
    file_words(connection, [Filed(new["row_key"], new["day"], new["text"]) for new in values])
    unfile_links(connection, [row.linked for row, _ in differing])
    file_links(connection, [_linked(new["row_key"], new) for new in values])
    gained = _by_speaker(new["speaker_key"] for new in values)
    gained.subtract(_by_speaker(row.speaker_key for row, _ in differing if row.current))
    count_quotations(connection, gained)
    return differing


def retire_quotations(connection: Connection, rows: Iterable[QuotationRow]) -> None:
    """Mark quotations as not current any more. They stay readable, and searchable as such."""
    gone = [row for row in rows if row.current]
    if not gone:
        return
    update_sealed(
        connection,
        update(quotations)
        .where(quotations.c.key.in_([row.key for row in gone]))
        .values(current=False),
    )
    unfile_links(connection, [row.linked for row in gone])
    lost = _by_speaker(row.speaker_key for row in gone)
    count_quotations(connection, {key: -number for key, number in lost.items()})


def republish_retired(connection: Connection, place: Place) -> None:
    """Let quotations that are not current follow the day and publisher of their document, too."""
    gone = [row for row in rows_of_document(connection, place.document_key) if not row.current]
    connection.execute(
        update(quotations)
        .where(quotations.c.key.in_([row.key for row in gone]))
        .values(publisher_key=place.publisher_key)
    )
    date = place.document.date
    undated = [
        row for row in gone if row.day != day_of(date) and load(Quotation, row.data).said_on is None
    ]
    if undated:
        unfile_words(connection, [row.filed for row in undated])
        file_words(connection, [Filed(row.key, day_of(date), row.text) for row in undated])
        connection.execute(
            update(quotations)
            .where(quotations.c.key.in_([row.key for row in undated]))
            .values(said_on=date, day=day_of(date))
        )


def _linked(key: int, values: dict[str, Any]) -> Linked:
    return Linked(key, values["entity_key"] or 0, values["day"], unpacked(values["link_keys"]))


def _by_speaker(keys: Iterable[int | None]) -> Counter[int]:
    return Counter(key for key in keys if key is not None)


def _values(place: Place, number: int, quotation: Quotation) -> dict[str, Any]:
    entity = place.entity_of(quotation)
    hashes = None
    if entity is not None and entity.lasting:
        hashes = hashes_of(quotation, place.document)
    said_on = quotation.said_on.date if quotation.said_on is not None else place.document.date
    return {
        "document_key": place.document_key,
        "id": quotation.id,
        "number": number,
        "entity_key": entity.key if entity is not None else None,
        "speaker_key": entity.canonical_key if entity is not None else None,
        "publisher_key": place.publisher_key,
        "kind": quotation.kind,
        "text": quotation.text,
        "said_on": said_on,
        "day": day_of(said_on),
        "confidence": quotation.confidence,
        "current": True,
        "link_keys": None if hashes is None else packed(hashes),
        "data": dump(quotation),
        "revision": place.revisions.get(quotation.id, 0),
        "subject": place.subjects.get(quotation.id),
    }
