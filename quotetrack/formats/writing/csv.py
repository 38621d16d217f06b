"""Tables as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator
from typing import Final

from quotetrack.formats.judged import JudgedPair
from quotetrack.formats.writing.tables import pair_table, result_table
from quotetrack.frames import Table, Value
from quotetrack.results import Analysis

# What a spreadsheet would run, or what has been made safe from that already. The full-width signs
# count where the spreadsheet is set to Chinese, Japanese or Korean.
_FORMULA: Final = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARD: Final = "'"


def result_pieces(results: Iterable[Analysis]) -> Iterator[str]:
    """Yield a row for each quotation."""
    return csv_lines(result_table(results))


def pair_pieces(judged: Iterable[JudgedPair]) -> Iterator[str]:
    """Yield a row for each claim pair."""
    return csv_lines(pair_table(judged))


def csv_lines(table: Table) -> Iterator[str]:
    """Yield a table as lines of CSV (RFC 4180), the names of the columns first.

    Cells that a spreadsheet would take for a formula get an apostrophe in front
    (`safe_cell`; `cell_as_it_was` takes it off). NUL becomes U+FFFD, which programs of many kinds
    end a text at. Dates are 2024-03-05, truth values true and false, missing values empty.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        yield _taken(out)
        writer.writerow(_cell(value) for value in row.values())
    yield _taken(out)


def safe_cell(text: str) -> str:
    """Return `text` so that no spreadsheet runs it: with "'" in front where it begins with one of
    ``= + - @``, their full-width forms, a tab or a line end, or with apostrophes and then one.
    """
    return _GUARD + text if _FORMULA.match(text) else text


def cell_as_it_was(cell: str) -> str:
    """Return the text that `safe_cell` made `cell` from."""
    return cell[1:] if cell.startswith(_GUARD) and _FORMULA.match(cell) else cell


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return safe_cell(value.replace("\0", "\ufffd")) if isinstance(value, str) else repr(value)


def _taken(out: io.StringIO) -> str:
    written = out.getvalue()
    out.seek(0)
    out.truncate()
    return written
