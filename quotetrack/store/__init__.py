"""The ledger: a store of documents, quotations, speakers, claim pairs and reviews."""

from importlib.util import find_spec

from quotetrack.errors import MissingExtraError

if find_spec("sqlalchemy") is None:
    raise MissingExtraError(
        "A ledger needs packages that are not installed: pip install 'quotetrack[store]'"
    )

from quotetrack.store.ledger import Ledger
from quotetrack.store.records import (
    AddResult,
    Change,
    Count,
    DocumentLabel,
    LedgerSummary,
    Page,
    ProposedMerge,
    Rating,
    Review,
    ReviewStatus,
    Run,
    SpeakerDecision,
    StoredDocument,
    StoredPair,
    StoredQuotation,
    StoredSpeaker,
    TimelineEntry,
)
from quotetrack.store.shown import records_html

__all__ = [
    "AddResult",
    "Change",
    "Count",
    "DocumentLabel",
    "Ledger",
    "LedgerSummary",
    "Page",
    "ProposedMerge",
    "Rating",
    "Review",
    "ReviewStatus",
    "Run",
    "SpeakerDecision",
    "StoredDocument",
    "StoredPair",
    "StoredQuotation",
    "StoredSpeaker",
    "TimelineEntry",
    "records_html",
]
