"""Results as files of many kinds, written a document at a time."""

from quotetrack.formats.writing.files import (
    PAIR_FORMATS,
    RESULT_FORMATS,
    PairFormat,
    ResultFormat,
    Written,
    write,
    write_pairs,
)
from quotetrack.formats.writing.jsonl import (
    DocumentFacts,
    pair_record,
    quotation_record,
    result_record,
)
from quotetrack.formats.writing.saving import saved
from quotetrack.formats.writing.schema_org import claim_review
from quotetrack.formats.writing.tables import cell_as_it_was, safe_cell

__all__ = [
    "PAIR_FORMATS",
    "RESULT_FORMATS",
    "DocumentFacts",
    "PairFormat",
    "ResultFormat",
    "Written",
    "cell_as_it_was",
    "claim_review",
    "pair_record",
    "quotation_record",
    "result_record",
    "safe_cell",
    "saved",
    "write",
    "write_pairs",
]
