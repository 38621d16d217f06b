"""Finding quotations, and counting them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve
from sqlalchemy import Connection, Row, Select, exists, func, or_, select

from quotetrack.errors import UnknownRecordError
from quotetrack.model import EntityRef, Quotation, SaidOn
from quotetrack.store.filing import fulltext
from quotetrack.store.finding.corrections import related_to
from quotetrack.store.queries import QuotationConditions
from quotetrack.store.records import (
    DocumentLabel,
    StoredQuotation,
    TimelineEntry,
)
from quotetrack.store.rows.lookup import document_versions, publisher_keys, speaker_keys
from quotetrack.store.schema.columns import begun, opening
from quotetrack.store.schema.plain import load
from quotetrack.store.schema.tables import claim_pairs, documents, entities, publishers, quotations
from quotetrack.terms import QUOTATION_GROUPS, QuotationGroup, QuotationOrder


def quotation_query(
    connection: Connection,
    wanted: QuotationConditions,
    order: QuotationOrder,
    speaker_key: int | None = None,
) -> Select[Any]:
    """Return the query for the quotations that are wanted, with all that a record needs.

    With `speaker_key`, only quotations of that speaker.
    """
    speakers = entities.alias("speakers")
    query: Select[Any] = select(
        quotations.c.key,
        quotations.c.data,
        quotations.c.said_on,
        quotations.c.current,
        quotations.c.document_key,
        quotations.c.revision,
        quotations.c.subject,
        speakers.c.id.label("speaker_id"),
        speakers.c.name.label("speaker_name"),
        documents.c.id.label("document_id"),
        documents.c.title,
        documents.c.date,
        documents.c.url,
        documents.c.language,
        documents.c.sha256,
        opening(documents),
        publishers.c.name.label("publisher"),
    ).select_from(quotations)
    query, by_day = filtered(connection, query, wanted)
    query = (
        query.join(documents, documents.c.key == quotations.c.document_key)
        .outerjoin(publishers, publishers.c.key == quotations.c.publisher_key)
        .outerjoin(speakers, speakers.c.key == quotations.c.speaker_key)
    )
    columns: tuple[Any, ...] = (quotations.c.day, quotations.c.key) if by_day is None else (by_day,)
    if speaker_key is not None:
        query = query.where(quotations.c.speaker_key == speaker_key)
    if order == "newest":
        columns = tuple(column.desc() for column in columns)
    return query.order_by(*columns)


def counting_query(
    connection: Connection, wanted: QuotationConditions, speaker_key: int | None = None
) -> Select[Any]:
    """Return a query that finds as many rows as `quotation_query`, without what a record needs."""
    query, _ = filtered(connection, select(quotations.c.key).select_from(quotations), wanted)
    if speaker_key is not None:
        query = query.where(quotations.c.speaker_key == speaker_key)
    return query


def filtered(
    connection: Connection, query: Select[Any], wanted: QuotationConditions
) -> tuple[Select[Any], Any]:
    """Return `query` with the conditions of `wanted`, and a column in the order of days, if any."""
    by_day = None
    first = wanted.since.toordinal() if wanted.since else None
    last = wanted.until.toordinal() if wanted.until else None
    if wanted.words is not None:
        query, by_day = fulltext.joined_to(
            query, wanted.words, connection.dialect.name, first, last
        )
    if wanted.current is not None:
        query = query.where(quotations.c.current.is_(wanted.current))
    if wanted.speaker is not None:
        keys = speaker_keys(connection, wanted.speaker)
        query = query.where(quotations.c.speaker_key.in_(keys))
    if first is not None:
        query = query.where(quotations.c.day >= first)
    if last is not None:
        query = query.where(quotations.c.day <= last, quotations.c.day > 0)
    if wanted.publisher is not None:
        keys = list(connection.execute(publisher_keys(wanted.publisher)).scalars())
        query = query.where(quotations.c.publisher_key.in_(keys))
    if wanted.document_id is not None:
        keys = list(connection.execute(document_versions(connection, wanted.document_id)).scalars())
        query = query.where(quotations.c.document_key.in_(keys))
    if wanted.relation is not None or wanted.status is not None:
        query = query.where(_in_pair(wanted))
    return query, by_day


def _in_pair(wanted: QuotationConditions) -> Any:
    either = or_(
        claim_pairs.c.earlier_key == quotations.c.key, claim_pairs.c.later_key == quotations.c.key
    )
    condition = select(claim_pairs.c.key).where(either)
    if wanted.current is not None:
        condition = condition.where(claim_pairs.c.current.is_(wanted.current))
    if wanted.relation is not None:
        condition = condition.where(claim_pairs.c.relation == wanted.relation)
    if wanted.status is not None:
        condition = condition.where(claim_pairs.c.status == wanted.status)
    return exists(condition)


def stored_quotations(rows: Sequence[Row[Any]]) -> list[StoredQuotation]:
    """Return the records of rows of `quotation_query`."""
    return [
        StoredQuotation(
            key=row.key,
            quotation=quotation,
            speaker=EntityRef(row.speaker_id, row.speaker_name) if row.speaker_id else None,
            document=DocumentLabel(
                key=row.document_key,
                id=row.document_id,
                title=row.title,
                publisher=row.publisher,
                date=row.date,
                url=row.url,
                language=row.language,
                sha256=row.sha256,
                opening=begun(row.opening),
            ),
            said_on=quotation.said_on or (SaidOn(row.said_on, "day") if row.said_on else None),
            current=row.current,
            revision=row.revision,
            subject=row.subject,
        )
        for row in rows
        for quotation in (load(Quotation, row.data),)
    ]


def one_quotation(connection: Connection, key: int | str) -> StoredQuotation:
    """Return the quotation with that key or id. Raises `UnknownRecordError` for none or several."""
    by_id = isinstance(key, str)
    condition = quotations.c.id == key if by_id else quotations.c.key == key
    query = quotation_query(connection, QuotationConditions(current=by_id or None), "oldest")
    found = stored_quotations(connection.execute(query.where(condition)).all())
    if by_id and not found:
        found = _by_former_id(connection, str(key))
    if not found:
        named = "id" if by_id else "key"
        raise UnknownRecordError(f"The ledger has no quotation with the {named} {key!r}.")
    if len(found) > 1:
        places = ", ".join(repr(one.document.id) for one in found[:5])
        raise UnknownRecordError(f"Several documents have the quotation {key!r}: {places}.")
    (one,) = found
    return one if one.current else evolve(one, replaced_by=_present_key(connection, one))


def _by_former_id(connection: Connection, own_id: str) -> list[StoredQuotation]:
    """Return what quotations have become that once had this id."""
    query = quotation_query(connection, QuotationConditions(current=False), "oldest")
    former = stored_quotations(connection.execute(query.where(quotations.c.id == own_id)).all())
    keys = {_present_key(connection, one) for one in former} - {None}
    present = quotation_query(connection, QuotationConditions(), "oldest")
    return stored_quotations(connection.execute(present.where(quotations.c.key.in_(keys))).all())


def _present_key(connection: Connection, former: StoredQuotation) -> int | None:
    """Return what a quotation has become: under other pieces, joined, or in a new version."""
    document_id, own = former.document.id, former.quotation
    subjects, ids = related_to(connection, document_id, own.id, former.subject)
    rows = connection.execute(
        select(quotations.c.key, quotations.c.id, quotations.c.subject, quotations.c.text)
        .join(documents, documents.c.key == quotations.c.document_key)
        .where(documents.c.id == document_id, quotations.c.current.is_(True))
        .order_by(quotations.c.number, quotations.c.key)
    ).all()
    for subject in subjects:
        for row in rows:
            if row.subject == subject:
                return int(row.key)
    same = [row.key for row in rows if row.id in ids]
    if not same:
        same = [row.key for row in rows if row.text == own.text and own.text]
    return same[0] if len(same) == 1 else None


def pair_ids_of(connection: Connection, keys: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the ids of the current claim pairs of quotations, by the key of the quotation."""
    wanted = list(keys)
    query = (
        select(claim_pairs.c.id, claim_pairs.c.earlier_key, claim_pairs.c.later_key)
        .where(claim_pairs.c.current.is_(True))
        .where(or_(claim_pairs.c.earlier_key.in_(wanted), claim_pairs.c.later_key.in_(wanted)))
        .order_by(claim_pairs.c.score.desc(), claim_pairs.c.key)
    )
    found: dict[int, tuple[str, ...]] = {}
    for pair_id, earlier, later in connection.execute(query):
        for key in (earlier, later):
            found[key] = (*found.get(key, ()), pair_id)
    return found


def counted_by(
    connection: Connection,
    wanted: QuotationConditions,
    by: QuotationGroup,
) -> list[tuple[str | None, int]]:
    """Return how many of the wanted quotations share each value, in the order of the values."""
    QUOTATION_GROUPS.checked(by, "by")
    columns: dict[str, Any] = {"publisher": publishers.c.name, "kind": quotations.c.kind}
    # Days stand in the index of a speaker, so that no row need be read for them.
    column = columns.get(by, quotations.c.day)
    query: Select[Any] = select(column.label("value"), func.count()).select_from(quotations)
    query, _ = filtered(connection, query, wanted)
    if by == "publisher":
        query = query.outerjoin(publishers, publishers.c.key == quotations.c.publisher_key)
    found: Counter[str | None] = Counter()
    for value, count in connection.execute(query.group_by(column)):
        found[value if by in columns else _part_of(value, by)] += count
    return sorted(found.items(), key=lambda row: (row[0] is None, row[0] or ""))


def _part_of(day: int, by: QuotationGroup) -> str | None:
    """Return the year or month of a day, as a ledger counts days; None where it is not known."""
    if not day:
        return None
    return datetime.date.fromordinal(day).isoformat()[: 4 if by == "year" else 7]


def timeline_entries(connection: Connection, rows: Sequence[Row[Any]]) -> list[TimelineEntry]:
    """Return the entries of a timeline for rows of `quotation_query`."""
    pair_ids = pair_ids_of(connection, [row.key for row in rows])
    return [
        TimelineEntry(stored=stored, pair_ids=pair_ids.get(stored.key, ()))
        for stored in stored_quotations(rows)
    ]
