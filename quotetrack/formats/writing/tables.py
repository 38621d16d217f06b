"""Results and claim pairs as tables, for the formats that hold rows."""

from __future__ import annotations

from collections.abc import Iterable

from quotetrack.formats.judged import JudgedPair
from quotetrack.frames import Table, claim_pair_table, quotation_table
from quotetrack.results import Analysis


def result_table(results: Iterable[Analysis]) -> Table:
    """Return a table with a row for each quotation."""
    return quotation_table((one.document, one.quotations) for one in results)


def pair_table(judged: Iterable[JudgedPair]) -> Table:
    """Return a table with a row for each claim pair and the verdict on it."""
    return claim_pair_table(
        (one.pair, one.verdict, (one.earlier_document, one.later_document)) for one in judged
    )
