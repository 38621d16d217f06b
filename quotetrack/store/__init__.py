"""The ledger: a store of documents, quotations, speakers, claim pairs and reviews.

From the top down: `ledger` is the class that users see; `finding` reads; `writing` puts documents
in; `correcting` puts what people decided over what was found; `deciding` keeps what people decide;
`pairing` links statements; `rows` are the things of a document as rows of the tables; `upgrading`
makes the tables; `filing` is how rows are found again, by words, topics and names; `schema` are the
tables and the database. `queries` is what may be asked of a ledger, and `records` what it returns.
"""

from importlib.util import find_spec

from quotetrack.extras import missing

if find_spec("sqlalchemy") is None:
    raise missing("A ledger needs packages", "store")

from quotetrack.store.filing.words import words_found
from quotetrack.store.ledger.ledger import Ledger
from quotetrack.store.queries import UNCHANGED, NewSpeaker
from quotetrack.store.records import (
    AddResult,
    Agreement,
    Change,
    Correction,
    Count,
    DecisionFigure,
    Deletion,
    Difference,
    DocumentLabel,
    LedgerSummary,
    Page,
    ProposedMerge,
    Review,
    ReviewersAgreement,
    Run,
    SpeakerDecision,
    StoredDocument,
    StoredPair,
    StoredQuotation,
    StoredRelated,
    StoredSpeaker,
    TimelineEntry,
)
from quotetrack.store.shown import records_html
from quotetrack.terms import Rating, ReviewStatus

__all__ = [
    "UNCHANGED",
    "AddResult",
    "Agreement",
    "Change",
    "Correction",
    "Count",
    "DecisionFigure",
    "Deletion",
    "Difference",
    "DocumentLabel",
    "Ledger",
    "LedgerSummary",
    "NewSpeaker",
    "Page",
    "ProposedMerge",
    "Rating",
    "Review",
    "ReviewStatus",
    "ReviewersAgreement",
    "Run",
    "SpeakerDecision",
    "StoredDocument",
    "StoredPair",
    "StoredQuotation",
    "StoredRelated",
    "StoredSpeaker",
    "TimelineEntry",
    "records_html",
    "words_found",
]
