"""Documents and what was found in them, against the digest of the text and its very characters.

What is stored twice must agree: the columns, which are for finding, with the plain form beside
them, which is the truth; and both with the text. Rows are read one by one, so that one that cannot
be read hides no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from attrs import evolve
from sqlalchemy import Column, Connection, Row, Select, Table, select
from sqlalchemy.exc import SQLAlchemyError

from quotetrack.errors import QuotetrackError
from quotetrack.lexicon.words import key_of
from quotetrack.model import (
    AmbiguousMention,
    ClaimPair,
    Document,
    Entity,
    NonSpeech,
    Quotation,
    joined_text,
    quotation_id,
    text_digest,
)
from quotetrack.store.checking.decided import correction_problems, document_problems
from quotetrack.store.checking.passages import misplaced
from quotetrack.store.schema.columns import shown
from quotetrack.store.schema.plain import (
    day_of,
    document_of,
    fingerprint,
    given_document,
    load,
    load_list,
    load_mapping,
)
from quotetrack.store.schema.tables import (
    aliases,
    assignments,
    claim_pairs,
    corrections,
    document_entities,
    documents,
    entities,
    findings,
    publishers,
    quotations,
    reviews,
)
from quotetrack.terms import ENTITY_KINDS, RATINGS, RELATIONS, REVIEW_STATUSES

T = TypeVar("T")

#: What reading a damaged row may raise: the driver, SQLAlchemy's types, JSON, our own codec, and
#: what meets nothing where a column always holds something.
UNREADABLE = (
    *(QuotetrackError, SQLAlchemyError, ValueError, TypeError, LookupError, OverflowError),
    AttributeError,
)


def problems(connection: Connection) -> Iterator[str]:
    """Yield what does not agree, in plain sentences that name the document."""
    for key in _keys(connection, documents):
        yield from _document(connection, key)
    yield from _each(connection, claim_pairs, "The claim pair", _pair)
    yield from _each(connection, entities, "The speaker", _speaker)
    yield from _each(connection, aliases, "The name", _alias)
    yield from _each(connection, reviews, "The review", _review)
    yield from _each(connection, corrections, "The correction", correction_problems)
    for key in connection.execute(select(findings.c.document_key)).scalars().all():
        try:
            row = connection.execute(select(findings).where(findings.c.document_key == key)).one()
            yield from (f"What was found: {one}" for one in document_problems(connection, row))
        except UNREADABLE as error:
            yield f"What was found in {_id_of(connection, key)} cannot be read: {said(error)}"


def _document(connection: Connection, key: int) -> Iterator[str]:
    name = f"The document {_id_of(connection, key)}"
    try:
        row = connection.execute(_document_query(key)).one()
        document = document_of(row)
        yield from (f"{name}: {problem}" for problem in _own_problems(row, document))
    except UNREADABLE as error:
        yield f"{name} cannot be read: {said(error)}"
        return
    named = {}
    for part in _keys(connection, document_entities, document_entities.c.document_key == key):
        try:
            stored = connection.execute(_row(document_entities, part)).one()
            entity = load(Entity, stored.data)
            named[entity.id] = entity.name
            yield from (f"{name}: {one}" for one in misplaced(document.text, entity))
            yield from (f"{name}: {one}" for one in _entity_problems(connection, stored, entity))
        except UNREADABLE as error:
            yield f"{name}: what it says of somebody cannot be read: {said(error)}"
    for part in _keys(connection, quotations, quotations.c.document_key == key):
        try:
            stored = connection.execute(_row(quotations, part)).one()
            for one in _quotation_problems(stored, document, named):
                yield f"{name}: quotation {stored.number}: {one}"
        except UNREADABLE as error:
            yield f"{name}: a quotation cannot be read: {said(error)}"


def _document_query(key: int) -> Select[Any]:
    return (
        select(documents, publishers.c.name.label("publisher"))
        .outerjoin(publishers, publishers.c.key == documents.c.publisher_key)
        .where(documents.c.key == key)
    )


def _own_problems(row: Row[Any], document: Document) -> Iterator[str]:
    if row.sha256 != text_digest(document.text):
        yield "its text is not the one that its digest was made of."
    elif row.fingerprint != fingerprint(given_document(row)):
        yield "its title, date, address, publisher or language is not the one that was stored."
    if row.day != day_of(document.date):
        yield "it is filed under another day than its own."
    load_mapping(row.versions)
    for stretch in load_list(NonSpeech, row.non_speech):
        yield from misplaced(document.text, stretch)
    for mention in load_list(AmbiguousMention, row.ambiguous):
        yield from misplaced(document.text, mention)


def _quotation_problems(row: Row[Any], document: Document, named: dict[str, str]) -> Iterator[str]:
    quotation = load(Quotation, row.data)
    yield from misplaced(document.text, quotation)
    digest = text_digest(document.text)
    if quotation.text != joined_text(document.text, quotation.fragments):
        yield "its words do not stand in the text."
    if quotation.document_id != document.id:
        yield "it says that it is of another document."
    by_place = (
        quotation_id(digest, quotation.fragments),
        quotation_id(digest, quotation.fragments, quotation.cue),
    )
    if row.current and _made_from_place(quotation.id) and quotation.id not in by_place:
        yield "its id is not the one of its place."
    said_on = quotation.said_on.date if quotation.said_on is not None else document.date
    stored = (row.id, row.kind, row.text, row.confidence, row.said_on, row.day)
    if stored != (
        quotation.id,
        quotation.kind,
        shown(quotation.text),
        quotation.confidence,
        said_on,
        day_of(said_on),
    ):
        yield "it is filed otherwise than it was found."
    speaker = quotation.speaker
    if row.current and speaker is not None and named.get(speaker.id, speaker.name) != speaker.name:
        yield "its speaker has another name than in the list of people."


def _made_from_place(own_id: str) -> bool:
    return len(own_id) == 16 and not own_id.strip("0123456789abcdef")


def _entity_problems(connection: Connection, row: Row[Any], entity: Entity) -> Iterator[str]:
    query = select(entities.c.id, entities.c.kind).where(entities.c.key == row.entity_key)
    known = connection.execute(query).one()
    if known.id != entity.id:
        # After a split a document means somebody else by the name that it holds.
        split = select(assignments.c.key).where(
            assignments.c.assigned_key == row.entity_key, assignments.c.undone.is_(False)
        )
        if connection.execute(split.limit(1)).first() is None:
            yield f"{entity.name!r} is filed as somebody else."
        return
    names = select(aliases.c.name).where(aliases.c.entity_key == row.entity_key)
    filed = set(connection.execute(names).scalars())
    if not filed.issuperset((entity.name, *entity.aliases)):
        yield f"{entity.name!r} is not filed under all names."


def _pair(connection: Connection, row: Row[Any]) -> Iterator[str]:
    pair = load(ClaimPair, row.data)
    if row.relation not in RELATIONS or row.status not in REVIEW_STATUSES:
        yield "it has a relation or status that there is none of."
    found = (row.present_id, row.relation, row.score, row.reason, row.explanation)
    said = (pair.id, pair.relation, pair.score, shown(pair.reason), shown(pair.explanation))
    if found != said:
        yield "it is filed otherwise than it was found."
    texts = []
    for key, side in ((row.earlier_key, pair.earlier), (row.later_key, pair.later)):
        stored = connection.execute(_row(quotations, key)).one()
        texts.append(connection.execute(_row(documents, stored.document_key)).one().text)
        if row.current and _nobody_s(load(Quotation, stored.data)) != _nobody_s(side):
            yield "a side of it is not the statement that the document holds."
        yield from misplaced(texts[-1], side)
    if pair.question is not None:
        yield from misplaced(texts[0], pair.question)
    ids = {pair.earlier.document_id: texts[0], pair.later.document_id: texts[1]}
    for evidence in pair.evidence:
        if evidence.document_id in ids:
            yield from misplaced(ids[evidence.document_id], evidence)
        else:
            yield "its evidence is of a document that it has nothing to do with."


def _nobody_s(quotation: Quotation) -> Quotation:
    # The sides of a pair go by the name that their speaker has after all merges.
    return evolve(quotation, speaker=None)


def _speaker(connection: Connection, row: Row[Any]) -> Iterator[str]:
    names = select(aliases.c.name).where(aliases.c.entity_key == row.key)
    if row.name not in set(connection.execute(names).scalars()):
        yield f"{row.name!r} is not filed under that name."
    if row.kind not in ENTITY_KINDS:
        yield f"{row.name!r} is of a kind that there is none of."


def _alias(_connection: Connection, row: Row[Any]) -> Iterator[str]:
    if row.folded != key_of(row.name):
        yield f"{row.name!r} is filed under other letters."


def _review(_connection: Connection, row: Row[Any]) -> Iterator[str]:
    load(ClaimPair, row.seen)
    if row.status not in REVIEW_STATUSES or (row.rating is not None and row.rating not in RATINGS):
        yield "it holds a verdict that there is none of."


def _each(
    connection: Connection,
    table: Table,
    what: str,
    check: Callable[[Connection, Row[Any]], Iterator[str]],
) -> Iterator[str]:
    for key in _keys(connection, table):
        try:
            row = connection.execute(_row(table, key)).one()
            yield from (f"{what} {key}: {problem}" for problem in check(connection, row))
        except UNREADABLE as error:
            yield f"{what} {key} cannot be read: {said(error)}"


def _keys(connection: Connection, table: Table, *where: Any) -> Sequence[int]:
    key: Column[int] = table.c.key
    return connection.execute(select(key).where(*where).order_by(key)).scalars().all()


def _row(table: Table, key: int) -> Select[Any]:
    return select(table).where(table.c.key == key)


def _id_of(connection: Connection, key: int) -> str:
    try:
        query = select(documents.c.id).where(documents.c.key == key)
        return repr(connection.execute(query).scalar_one())
    except UNREADABLE:
        return f"number {key}"


def said(error: BaseException) -> str:
    """Return the first line of what an error says."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]
