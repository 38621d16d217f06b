"""Speakers that may be one, for people to decide on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, case, exists, func, or_, select

from quotetrack.model import EntityRef
from quotetrack.store.records import ProposedMerge
from quotetrack.store.schema.tables import decisions, entities, merge_proposals


def proposal_query(speaker_key: int | None) -> Select[Any]:
    """Return the query for proposals that nobody has decided on, the likeliest first."""
    one, two = entities.alias("one"), entities.alias("two")
    smaller = case(
        (one.c.canonical_key < two.c.canonical_key, one.c.canonical_key), else_=two.c.canonical_key
    )
    larger = case(
        (one.c.canonical_key < two.c.canonical_key, two.c.canonical_key), else_=one.c.canonical_key
    )
    standing = (
        select(
            smaller.label("smaller"),
            larger.label("larger"),
            func.max(merge_proposals.c.score).label("score"),
            func.min(merge_proposals.c.reason).label("reason"),
        )
        .join(one, one.c.key == merge_proposals.c.first_key)
        .join(two, two.c.key == merge_proposals.c.second_key)
        .where(one.c.canonical_key != two.c.canonical_key)
        .group_by(smaller, larger)
        .subquery()
    )
    first, second = entities.alias("first"), entities.alias("second")
    query = (
        select(
            standing.c.score,
            standing.c.reason,
            first.c.id.label("first_id"),
            first.c.name.label("first_name"),
            second.c.id.label("second_id"),
            second.c.name.label("second_name"),
        )
        .select_from(standing)
        .join(first, first.c.key == standing.c.smaller)
        .join(second, second.c.key == standing.c.larger)
        .where(first.c.quotation_count > 0, second.c.quotation_count > 0)
        .where(~_refused(standing.c.smaller, standing.c.larger))
    )
    if speaker_key is not None:
        query = query.where(or_(first.c.key == speaker_key, second.c.key == speaker_key))
    return query.order_by(standing.c.score.desc(), standing.c.smaller, standing.c.larger)


def _refused(one: Any, other: Any) -> Any:
    """Return the condition that two were told apart, or any that were merged into them."""
    first, second = entities.alias("refused_first"), entities.alias("refused_second")
    goes_by = first.c.canonical_key, second.c.canonical_key
    return exists(
        select(decisions.c.key)
        .join(first, first.c.key == decisions.c.first_key)
        .join(second, second.c.key == decisions.c.second_key)
        .where(decisions.c.kind.in_(("refusal", "split")), decisions.c.undone_at.is_(None))
        .where(
            or_(
                and_(goes_by[0] == one, goes_by[1] == other),
                and_(goes_by[0] == other, goes_by[1] == one),
            )
        )
    )


def proposed(rows: Sequence[Row[Any]]) -> list[ProposedMerge]:
    """Return the records of rows of `proposal_query`."""
    return [
        ProposedMerge(
            first=EntityRef(row.first_id, row.first_name),
            second=EntityRef(row.second_id, row.second_name),
            score=row.score,
            reason=row.reason,
        )
        for row in rows
    ]
