"""Formats of others: documents in (`read_documents`), results out (`write`).

The names below are loaded when they are first used.
"""

from quotetrack.formats.reading import (
    FIELDS,
    INPUT_FORMATS,
    Columns,
    InputFormat,
    ReadOptions,
    SourceItem,
    columns_from,
    document_from_html,
    documents_from_record,
    read_documents,
    read_items,
    read_stream,
)

__all__ = [
    "FIELDS",
    "INPUT_FORMATS",
    "Columns",
    "InputFormat",
    "ReadOptions",
    "SourceItem",
    "columns_from",
    "document_from_html",
    "documents_from_record",
    "read_documents",
    "read_items",
    "read_stream",
]
