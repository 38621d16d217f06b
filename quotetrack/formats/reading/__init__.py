"""Documents out of files of many kinds, lazily; a broken record costs only itself."""

from quotetrack.formats.reading.columns import FIELDS, Columns, columns_from
from quotetrack.formats.reading.decoding import known_encoding
from quotetrack.formats.reading.files import (
    SourceItem,
    list_files,
    read_documents,
    read_failed_items,
    read_items,
    read_result_items,
    read_result_stream,
    read_results,
    read_stream,
)
from quotetrack.formats.reading.html import document_from_html
from quotetrack.formats.reading.options import ReadOptions
from quotetrack.formats.reading.records import documents_from_record
from quotetrack.formats.reading.source import DEFAULT_LIMIT

__all__ = [
    "DEFAULT_LIMIT",
    "FIELDS",
    "Columns",
    "ReadOptions",
    "SourceItem",
    "columns_from",
    "document_from_html",
    "documents_from_record",
    "known_encoding",
    "list_files",
    "read_documents",
    "read_failed_items",
    "read_items",
    "read_result_items",
    "read_result_stream",
    "read_results",
    "read_stream",
]
