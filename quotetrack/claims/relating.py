"""Statements of one speaker on the matter of a given one, as results."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from quotetrack.claims.comparison.related import Relatedness, find_related, telling_words
from quotetrack.claims.comparison.sides import Side
from quotetrack.claims.link import claim_pair, document_of
from quotetrack.errors import InputError
from quotetrack.model import Document, Quotation, RelatedStatement
from quotetrack.terms import ClaimReason, StatementOrder

#: So many related statements are returned unless more are asked for.
DEFAULT_LIMIT = 20

# From so many on, time is told in whole months, and in years.
_LEAST_MONTHS, _LEAST_YEARS = 3, 2
_DIFFERENCES: dict[ClaimReason, str] = {
    "answer_polarity_shift": "another answer",
    "negation": "only one denies it",
    "antonym": "words of opposite meaning",
    "numeric": "other figures",
    "tone": "other tone",
    "other_words": "one says what the other denies",
    "stance": "other attitude",
    "other_filler": "another cause, agent, place or time",
    "doubt": "only one leaves it open",
    "unsaid": "denied to have been said",
    "told_by_text": "the text says that the speaker turned",
    "weak_negation": "only one denies something",
}


def related(
    quotation: Quotation,
    others: Iterable[Quotation],
    documents: Mapping[str, Document],
    *,
    limit: int = DEFAULT_LIMIT,
) -> tuple[RelatedStatement, ...]:
    """Return what the speaker of `quotation` said besides on its matter, the nearest first.

    Of `others`, those by other speakers and `quotation` itself are left out. `documents` gives the
    documents by id. At most `limit` statements are returned; none where nobody is known to have
    said `quotation`. Raises `InputError` where a document is missing or `limit` is below 1.
    """
    if limit < 1:
        raise InputError(f"limit must be at least 1, but is {limit!r}.")
    if quotation.speaker is None:
        return ()
    place = quotation.document_id, quotation.id
    sides = [
        Side(other, document_of(other, documents))
        for other in others
        if other.speaker is not None
        and other.speaker.id == quotation.speaker.id
        and (other.document_id, other.id) != place
    ]
    given = Side(quotation, document_of(quotation, documents))
    return tuple(_statement(given, one) for one in find_related(given, sides)[:limit])


def search_words(quotation: Quotation, document: Document) -> tuple[str, ...]:
    """Return up to six words by which a store finds others on the matter, the most telling first.

    They are words of `quotation` as they stand there, for a search that takes any of them.
    """
    return telling_words(Side(quotation, document))


def _statement(given: Side, one: Relatedness) -> RelatedStatement:
    order = _order(given, one)
    return RelatedStatement(
        quotation=one.side.quotation,
        order=order,
        matter=one.matter,
        differs=one.differs,
        summary=_summary(given, one, order),
        score=one.score,
        calibrated=False,
        pair=claim_pair(one.pair, one.finding) if one.finding is not None else None,
    )


def _order(given: Side, one: Relatedness) -> StatementOrder:
    """Return how the other side stands to the given one in time."""
    if not one.pair.same_text:
        if given.said is None or one.side.said is None:
            return "unknown"
        if given.said == one.side.said:
            return "same day"
    return "earlier" if one.pair.earlier is one.side else "later"


def _summary(given: Side, one: Relatedness, order: StatementOrder) -> str:
    matter = f" ({', '.join(one.matter)})" if one.matter else ""
    when = {"same day": ", on the same day", "unknown": ""}.get(order, f", {order}")
    if given.said is not None and one.side.said is not None and given.said != one.side.said:
        when = f", {_time_between(given.said, one.side.said)} {order}"
    differs = ", ".join(_DIFFERENCES[name] for name in one.differs)
    return f"Same matter{matter}{when}" + (f": {differs}." if differs else ".")


def _time_between(one: datetime.date, other: datetime.date) -> str:
    """Return the time between two days as people say it: in days, whole months, or whole years."""
    first, last = sorted((one, other))
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    if months < _LEAST_MONTHS:
        return _counted((last - first).days, "day")
    if months < _LEAST_YEARS * 12:
        return _counted(months, "month")
    years, rest = divmod(months, 12)
    return _counted(years, "year") + (f" and {_counted(rest, 'month')}" if rest else "")


def _counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}" + ("s" if number != 1 else "")
