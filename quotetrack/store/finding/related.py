"""What a speaker said besides on the matter of a stored quotation."""

from __future__ import annotations

from collections import Counter
from typing import Final

from sqlalchemy import Connection, select

from quotetrack import linking
from quotetrack.errors import UnknownRecordError
from quotetrack.model import Quotation
from quotetrack.store.filing.fulltext import keys_with_any
from quotetrack.store.filing.links import nearest
from quotetrack.store.finding import quotations as searching
from quotetrack.store.pairing.linking import filed_under, statements
from quotetrack.store.queries import QuotationConditions
from quotetrack.store.records import StoredQuotation, StoredRelated
from quotetrack.store.schema.tables import documents, quotations

#: So many of the speaker's quotations are looked at: those that share most keys of linking, and
#: besides the newest that share a telling word. Of these so many that differ in their words are
#: compared.
_MOST_BY_KEYS: Final = 100
_MOST_BY_WORDS: Final = 200
_MOST_COMPARED: Final = 80


def related(connection: Connection, key: int, limit: int) -> tuple[StoredRelated, ...]:
    """Return what the speaker of the quotation with that key said besides, the nearest first.

    Raises `UnknownRecordError` where no quotation has the key.
    """
    given = next(iter(statements(connection, [key])), None)
    if given is None:
        if connection.execute(select(quotations.c.key).where(quotations.c.key == key)).first():
            return ()  # It does not count any more, or nobody is known to have said it.
        raise UnknownRecordError(f"The ledger has no quotation with the key {key}.")
    near: Counter[int] = nearest(connection, filed_under(connection, [key])).get(key, Counter())
    by_keys = sorted(near, key=lambda one: (-near[one], one))[:_MOST_BY_KEYS]
    words = linking.search_words(given.quotation, given.document)
    by_words = keys_with_any(connection, words, given.speaker_key, _MOST_BY_WORDS)
    wanted = dict.fromkeys([*by_keys, *by_words])
    wanted.pop(key, None)
    compared = _in_other_words(connection, list(wanted))
    others = [
        one for one in statements(connection, compared) if one.speaker_key == given.speaker_key
    ]
    texts = {one.document.id: one.document for one in (*others, given)}
    found = linking.related(given.quotation, [one.quotation for one in others], texts, limit=limit)
    keys = {(one.quotation.document_id, one.quotation.id): one.key for one in others}
    places = [keys[one.quotation.document_id, one.quotation.id] for one in found]
    stored = _stored(connection, places)
    pair_ids = searching.pair_ids_of(connection, places)
    return tuple(
        StoredRelated(stored=stored[place], related=one, pair_ids=pair_ids.get(place, ()))
        for place, one in zip(places, found, strict=True)
    )


def _in_other_words(connection: Connection, keys: list[int]) -> list[int]:
    """Return the first of `keys` whose quotations have words of their own.

    What many papers print in the same words is listed once.
    """
    query = select(quotations.c.key, quotations.c.text).where(quotations.c.key.in_(keys))
    texts = {row.key: row.text for row in connection.execute(query)}
    first: dict[str, int] = {}
    for key in keys:
        if key in texts:
            first.setdefault(texts[key], key)
    return list(first.values())[:_MOST_COMPARED]


def key_of(connection: Connection, quotation: StoredQuotation | Quotation | int) -> int:
    """Return the key of a quotation. Raises `UnknownRecordError` where the ledger has none such."""
    if isinstance(quotation, StoredQuotation):
        return quotation.key
    if isinstance(quotation, int):
        return quotation
    query = (
        select(quotations.c.key)
        .join(documents, documents.c.key == quotations.c.document_key)
        .where(documents.c.id == quotation.document_id, quotations.c.id == quotation.id)
        .order_by(quotations.c.current.desc(), quotations.c.key.desc())
    )
    key: int | None = connection.execute(query.limit(1)).scalar()
    if key is None:
        raise UnknownRecordError(
            f"The ledger has no quotation {quotation.id} in document {quotation.document_id!r}."
        )
    return key


def _stored(connection: Connection, keys: list[int]) -> dict[int, StoredQuotation]:
    query = searching.quotation_query(connection, QuotationConditions(), "oldest")
    rows = connection.execute(query.where(quotations.c.key.in_(keys))).all()
    return {one.key: one for one in searching.stored_quotations(rows)}
