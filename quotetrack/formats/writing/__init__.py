"""Results as files of many kinds, written a document at a time."""

from quotetrack.formats.writing.claim_review import claim_review
from quotetrack.formats.writing.csv import cell_as_it_was, safe_cell
from quotetrack.formats.writing.files import Written, write, write_pairs
from quotetrack.formats.writing.jsonl import (
    pair_record,
    quotation_record,
    result_record,
)
from quotetrack.formats.writing.saving import saved

__all__ = [
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
