"""Finding claim pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from quotetrack.model import ClaimPair, EntityRef
from quotetrack.store.filing import fulltext
from quotetrack.store.finding.blind import judged_by
from quotetrack.store.queries import PairConditions
from quotetrack.store.records import (
    DocumentLabel,
    StoredPair,
)
from quotetrack.store.rows.lookup import (
    document_versions,
    pair_key,
    publisher_keys,
    speaker_keys,
)
from quotetrack.store.schema.columns import begun, opening
from quotetrack.store.schema.plain import load
from quotetrack.store.schema.tables import (
    claim_pairs,
    corrections,
    documents,
    entities,
    publishers,
    quotations,
    reviews,
    takings,
)
from quotetrack.terms import PAIR_GROUPS, UNREVIEWED, PairGroup, PairOrder


def pair_query(connection: Connection, wanted: PairConditions, order: PairOrder) -> Select[Any]:
    """Return the query for the claim pairs that are wanted, with all that a record needs."""
    query = _conditions(connection, _all_pairs(), wanted)
    orders: dict[str, tuple[Any, ...]] = {
        "score": (claim_pairs.c.score.desc(), claim_pairs.c.key.desc()),
        "newest": (claim_pairs.c.day.desc(), claim_pairs.c.key.desc()),
        "oldest": (claim_pairs.c.day, claim_pairs.c.key),
        "reviewed": (claim_pairs.c.reviewed_at.desc().nulls_last(), claim_pairs.c.key.desc()),
    }
    return query.order_by(*orders[order])


def counting_query(connection: Connection, wanted: PairConditions) -> Select[Any]:
    """Return a query that finds as many rows as `pair_query`, without what a record needs."""
    query: Select[Any] = select(claim_pairs.c.key).select_from(claim_pairs)
    if wanted.taken_by is not None:
        query = query.outerjoin(takings, takings.c.pair_key == claim_pairs.c.key)
    return _conditions(connection, query, wanted)


def one_pair(connection: Connection, pair_id: str) -> StoredPair:
    """Return the claim pair with that id. Raises `UnknownRecordError` where there is none."""
    key = pair_key(connection, pair_id)
    return stored_pairs(connection.execute(_all_pairs().where(claim_pairs.c.key == key)).all())[0]


def pairs_by_key(connection: Connection, keys: Sequence[int]) -> dict[int, StoredPair]:
    """Return the claim pairs with these keys."""
    rows = connection.execute(_all_pairs().where(claim_pairs.c.key.in_(keys))).all()
    return dict(zip((row.key for row in rows), stored_pairs(rows), strict=True))


_PAST = reviews.alias("past")


def _all_pairs() -> Select[Any]:
    columns: list[Any] = [claim_pairs]
    joined: Any = claim_pairs
    for side, key in (("earlier", claim_pairs.c.earlier_key), ("later", claim_pairs.c.later_key)):
        said, text, paper = (
            table.alias(f"{side}_{table.name}") for table in (quotations, documents, publishers)
        )
        joined = (
            joined.join(said, said.c.key == key)
            .join(text, text.c.key == said.c.document_key)
            .outerjoin(paper, paper.c.key == text.c.publisher_key)
        )
        columns += [text.c[name].label(f"{side}_document_{name}") for name in _LABELS]
        columns.append(opening(text).label(f"{side}_document_opening"))
        columns.append(paper.c.name.label(f"{side}_document_publisher"))
    speaker = entities.alias("speaker")
    joined = joined.join(speaker, speaker.c.key == claim_pairs.c.speaker_key)
    joined = joined.outerjoin(takings, takings.c.pair_key == claim_pairs.c.key)
    joined = joined.outerjoin(
        reviews,
        (reviews.c.pair_key == claim_pairs.c.key)
        & (
            reviews.c.revision
            == select(func.max(_PAST.c.revision))
            .where(
                _PAST.c.pair_key == claim_pairs.c.key, _PAST.c.reviewer == claim_pairs.c.reviewer
            )
            .correlate(claim_pairs)
            .scalar_subquery()
        ),
    )
    columns += [reviews.c.note, reviews.c.url]
    columns += [takings.c.reviewer.label("taken_by"), takings.c.taken_at]
    joined = joined.outerjoin(corrections, corrections.c.key == claim_pairs.c.linked_by)
    columns.append(corrections.c.reviewer.label("linked_by_person"))
    columns += [speaker.c.id.label("speaker_id"), speaker.c.name.label("speaker_name")]
    columns.append(speaker.c.kind.label("speaker_kind"))
    return select(*columns).select_from(joined)


_LABELS = ("key", "id", "title", "date", "url", "language", "sha256")


def _conditions(connection: Connection, query: Select[Any], wanted: PairConditions) -> Select[Any]:
    pairs = claim_pairs.c
    if wanted.current is not None:
        query = query.where(pairs.current.is_(wanted.current))
    if wanted.speaker is not None:
        query = query.where(pairs.speaker_key.in_(speaker_keys(connection, wanted.speaker)))
    if wanted.relation is not None:
        query = query.where(pairs.relation == wanted.relation)
    query = _judged(query, wanted)
    if wanted.taken_by is not None:
        taker = takings.c.reviewer
        query = query.where(taker == wanted.taken_by if wanted.taken_by else taker.is_(None))
    if wanted.least_score is not None:
        query = query.where(pairs.score >= wanted.least_score)
    if wanted.since is not None:
        query = query.where(pairs.day >= wanted.since.toordinal())
    if wanted.until is not None:
        query = query.where(pairs.day <= wanted.until.toordinal(), pairs.day > 0)
    sides = select(quotations.c.key)
    narrowed = False
    if wanted.publisher is not None:
        keys = list(connection.execute(publisher_keys(wanted.publisher)).scalars())
        sides, narrowed = sides.where(quotations.c.publisher_key.in_(keys)), True
    if wanted.document_id is not None:
        keys = list(connection.execute(document_versions(connection, wanted.document_id)).scalars())
        sides, narrowed = sides.where(quotations.c.document_key.in_(keys)), True
    if wanted.words is not None:
        sides, _ = fulltext.joined_to(sides, wanted.words, connection.dialect.name, None, None)
        narrowed = True
    if narrowed:
        query = query.where(or_(pairs.earlier_key.in_(sides), pairs.later_key.in_(sides)))
    return query


def _judged(query: Select[Any], wanted: PairConditions) -> Select[Any]:
    """Return the query with what is asked of the verdicts."""
    pairs = claim_pairs.c
    for name in ("status", "rating", "reviewer"):
        value = getattr(wanted, name)
        if value is not None:
            query = query.where(pairs[name] == value)
    told = wanted.status not in (None, UNREVIEWED) or wanted.rating or wanted.reviewer
    if wanted.hidden_from is not None and told:
        query = query.where(pairs.key.in_(judged_by(wanted.hidden_from)))
    if wanted.reviewed is not None:
        open_ = pairs.status == UNREVIEWED
        query = query.where(~open_ if wanted.reviewed else open_)
    if wanted.not_by is not None:
        judged = select(reviews.c.pair_key).where(reviews.c.reviewer == wanted.not_by)
        query = query.where(pairs.key.not_in(judged))
    return query


def stored_pairs(rows: Sequence[Row[Any]]) -> list[StoredPair]:
    """Return the records of rows of `pair_query`."""
    return [
        StoredPair(
            id=row.id,
            pair=load(ClaimPair, row.data),
            speaker=EntityRef(row.speaker_id, row.speaker_name),
            earlier_document=_label(row, "earlier"),
            later_document=_label(row, "later"),
            status=row.status,
            rating=row.rating,
            reviewer=row.reviewer,
            reviewed_at=row.reviewed_at,
            revision=row.revision,
            current=row.current,
            gone_reason=row.gone_reason,
            changed_since_review=row.changed_since_review,
            found_at=row.found_at,
            speaker_kind=row.speaker_kind,
            note=row.note or "",
            url=row.url or "",
            taken_by=row.taken_by,
            taken_at=row.taken_at,
            linked_by=row.linked_by_person,
        )
        for row in rows
    ]


def counted_by(
    connection: Connection, wanted: PairConditions, by: PairGroup
) -> list[tuple[str, int]]:
    """Return how many of the wanted pairs share each value, in the order of the values."""
    PAIR_GROUPS.checked(by, "by")
    speaker = entities.alias("speaker")
    columns: dict[str, Any] = {
        "status": claim_pairs.c.status,
        "relation": claim_pairs.c.relation,
        "speaker": speaker.c.name,
    }
    query: Select[Any] = select(columns[by], func.count()).select_from(claim_pairs)
    if by == "speaker":
        query = query.join(speaker, speaker.c.key == claim_pairs.c.speaker_key)
    if wanted.taken_by is not None:
        query = query.outerjoin(takings, takings.c.pair_key == claim_pairs.c.key)
    query = _conditions(connection, query, wanted).group_by(columns[by])
    return sorted((row[0], row[1]) for row in connection.execute(query))


def _label(row: Row[Any], side: str) -> DocumentLabel:
    values = row._mapping
    return DocumentLabel(
        publisher=values[f"{side}_document_publisher"],
        opening=begun(values[f"{side}_document_opening"]),
        **{name: values[f"{side}_document_{name}"] for name in _LABELS},
    )
