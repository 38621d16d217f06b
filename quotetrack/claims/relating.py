"""Statements of one speaker on the matter of a given one, as results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quotetrack.claims.comparison.related import Relatedness, find_related, telling_words
from quotetrack.claims.comparison.sides import Side
from quotetrack.claims.link import claim_pair, document_of
from quotetrack.errors import InputError
from quotetrack.model import Document, Quotation, RelatedStatement
from quotetrack.terms import ClaimReason, StatementOrder

#: So many related statements are returned unless more are asked for.
DEFAULT_LIMIT = 20

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
    order, days = _order(given, one)
    return RelatedStatement(
        quotation=one.side.quotation,
        order=order,
        matter=one.matter,
        differs=one.differs,
        summary=_summary(one, order, days),
        score=one.score,
        calibrated=False,
        pair=claim_pair(one.pair, one.finding) if one.finding is not None else None,
    )


def _order(given: Side, one: Relatedness) -> tuple[StatementOrder, int]:
    """Return how the other side stands to the given one in time, and how many days lie between."""
    days = 0
    if given.said is not None and one.side.said is not None:
        days = abs((one.side.said - given.said).days)
    elif not one.pair.same_text:
        return "unknown", 0
    if not days and not one.pair.same_text:
        return "same day", 0
    return ("earlier" if one.pair.earlier is one.side else "later"), days


def _summary(one: Relatedness, order: StatementOrder, days: int) -> str:
    matter = f" ({', '.join(one.matter)})" if one.matter else ""
    when = {"same day": ", on the same day", "unknown": ""}.get(order, f", {order}")
    if days:
        when = f", {days:,} day{'s' if days > 1 else ''} {order}"
    differs = ", ".join(_DIFFERENCES[name] for name in one.differs)
    return f"Same matter{matter}{when}" + (f": {differs}." if differs else ".")
