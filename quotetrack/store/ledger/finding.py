"""Reading documents, quotations and the history out of a ledger."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select

from quotetrack.model import Quotation
from quotetrack.results import Analysis
from quotetrack.store.checking import whole
from quotetrack.store.finding import documents as reading
from quotetrack.store.finding import history
from quotetrack.store.finding import quotations as searching
from quotetrack.store.finding import related as relating
from quotetrack.store.ledger.base import LedgerBase
from quotetrack.store.queries import (
    MOST_ON_A_PAGE,
    DocumentConditions,
    DocumentQuery,
    QuotationConditions,
    QuotationQuery,
    Speaker,
    asked_with,
    check_number,
)
from quotetrack.store.records import (
    Change,
    Count,
    LedgerSummary,
    Page,
    Run,
    StoredDocument,
    StoredQuotation,
    StoredRelated,
    TimelineEntry,
)
from quotetrack.store.rows.lookup import one_speaker
from quotetrack.store.schema.tables import documents, quotations
from quotetrack.terms import QuotationGroup

# Documents come with their whole texts.
_TEXTS_AT_ONCE = 20


class Finding(LedgerBase):
    """The part of `Ledger` that reads."""

    def summary(self) -> LedgerSummary:
        """Return how much the ledger holds."""
        with self._reading() as connection:
            return history.summary(connection)

    @asked_with(DocumentQuery)
    def documents(self, wanted: DocumentQuery) -> Page[StoredDocument]:
        """Return a page of documents, the newest first."""
        return self._page(
            lambda _: reading.document_query(wanted),
            lambda _, rows: reading.stored_documents(rows),
            wanted.limit,
            wanted.offset,
        )

    @asked_with(DocumentConditions)
    def iter_documents(self, wanted: DocumentConditions) -> Iterator[StoredDocument]:
        """Yield all current documents, the oldest stored first. Memory stays small."""
        return self._all(
            lambda _: reading.document_query(DocumentQuery(**wanted.given())),
            documents.c.key,
            lambda _, rows: reading.stored_documents(rows),
        )

    def document(self, document_id: str) -> StoredDocument:
        """Return the current version of a document. Raises `UnknownRecordError`."""
        with self._reading() as connection:
            return reading.current_document(connection, document_id)

    def document_versions(self, document_id: str) -> tuple[StoredDocument, ...]:
        """Return all versions of a document, the oldest first: those that it superseded too."""
        with self._reading() as connection:
            return reading.versions(connection, document_id)

    def analysis(self, document_id: str) -> Analysis:
        """Return what was found in a document, as `quotetrack.analyze` gave it.

        Speakers are those of the document, before merges and splits. Raises `UnknownRecordError`.
        """
        with self._reading() as connection:
            return reading.analysis(connection, document_id)

    @asked_with(QuotationQuery)
    def quotations(self, wanted: QuotationQuery) -> Page[StoredQuotation]:
        """Return a page of quotations. Everything that is given must hold."""
        return self._page(
            lambda connection: searching.quotation_query(connection, wanted, wanted.order),
            lambda _, rows: searching.stored_quotations(rows),
            wanted.limit,
            wanted.offset,
            lambda connection: searching.counting_query(connection, wanted),
        )

    @asked_with(QuotationConditions)
    def iter_quotations(self, wanted: QuotationConditions) -> Iterator[StoredQuotation]:
        """Yield all quotations that `quotations` would find, the oldest stored first.

        Memory stays small.
        """
        return self._all(
            lambda connection: searching.quotation_query(connection, wanted, "oldest"),
            quotations.c.key,
            lambda _, rows: searching.stored_quotations(rows),
        )

    def timeline(
        self,
        speaker: Speaker,
        *,
        topic: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        limit: int = 200,
        offset: int = 0,
    ) -> Page[TimelineEntry]:
        """Return what a speaker said, in the order of days, with the claim pairs it is part of.

        `topic` are words as in `quotations`. Quotations without any date come first. Raises
        `UnknownRecordError` where nobody goes by that id or name.
        """

        wanted = QuotationConditions(words=topic, since=since, until=until)

        def query(connection: Connection) -> Select[Any]:
            key = one_speaker(connection, speaker)
            return searching.quotation_query(connection, wanted, "oldest", key)

        def counted(connection: Connection) -> Select[Any]:
            return searching.counting_query(connection, wanted, one_speaker(connection, speaker))

        return self._page(query, searching.timeline_entries, limit, offset, counted)

    def related_statements(
        self, quotation: StoredQuotation | Quotation | int, *, limit: int = 20
    ) -> tuple[StoredRelated, ...]:
        """Return what the speaker of a quotation said besides on its matter, the nearest first.

        Among those as near, the ones in which something differs come first; see
        `quotetrack.related_statements`. The speaker is the one after merges and splits. Of what
        the speaker said, those that share most with the quotation are compared, 80 at most; what
        is stored many times in the same words is listed once.

        Args:
            quotation: One of the ledger's, as it was returned, or its key.
            limit: How many at most, 1 to 1,000.

        Raises:
            UnknownRecordError: The ledger has no such quotation.
            InputError: `limit` is out of range.
        """
        check_number("limit", limit, 1, MOST_ON_A_PAGE)
        with self._reading() as connection:
            return relating.related(connection, relating.key_of(connection, quotation), limit)

    def count_quotations(self, by: QuotationGroup, **wanted: Any) -> tuple[Count, ...]:
        """Return how many quotations share each publisher, year, month or kind.

        Takes the conditions of `quotations` besides.
        """
        with self._reading() as connection:
            counted = searching.counted_by(connection, QuotationConditions(**wanted), by)
        return tuple(Count(value=value, count=count) for value, count in counted)

    def runs(self, *, limit: int = 50, offset: int = 0) -> Page[Run]:
        """Return the runs that wrote documents, the last first."""
        return self._page(lambda _: history.run_query(), history.runs_of, limit, offset)

    def changes(
        self,
        *,
        run: int | None = None,
        document_id: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Change]:
        """Return what reading documents again, or corrected versions of them, changed."""
        return self._page(
            lambda connection: history.change_query(connection, run, document_id),
            history.changes_of,
            limit,
            offset,
        )

    def check(self) -> tuple[str, ...]:
        """Look for what must not be in a sound ledger, and return it in plain sentences.

        Texts are compared with their digests, offsets with the words, what is stored twice with
        its double, counts with what hangs on them, and the search index with the rows. Every row
        is read, so it takes a minute for some ten thousand documents. Damage is named with its
        document; the others stay readable.

        Raises:
            LedgerError: The file is so damaged that nothing in it can be read.
        """
        with self._reading() as connection:
            return whole.problems(connection)
