"""One way to write results, whatever the format."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any, Final, Literal, get_args

from attrs import frozen

from quotetrack.display import article_html, page_pieces
from quotetrack.errors import InputError
from quotetrack.formats.judged import JudgedPair
from quotetrack.formats.writing.jsonl import pair_lines, result_lines
from quotetrack.formats.writing.prodigy import prodigy_lines
from quotetrack.formats.writing.saving import saved
from quotetrack.formats.writing.schema_org import (
    claim_pieces,
    claim_review_pieces,
    schema_org_pieces,
)
from quotetrack.formats.writing.tables import csv_lines, write_arrow, write_parquet
from quotetrack.formats.writing.tei import tei_pieces
from quotetrack.formats.writing.web_annotation import annotation_pieces, pair_annotation_pieces
from quotetrack.frames import Table, claim_pair_table, quotation_table
from quotetrack.results import Analysis, DocumentError

ResultFormat = Literal[
    "jsonl", "csv", "parquet", "arrow", "html", "web-annotation", "schema-org", "prodigy", "tei"
]
PairFormat = Literal[
    "jsonl", "csv", "parquet", "arrow", "web-annotation", "schema-org", "claim-review"
]
RESULT_FORMATS: Final[tuple[ResultFormat, ...]] = get_args(ResultFormat)
PAIR_FORMATS: Final[tuple[PairFormat, ...]] = get_args(PairFormat)

#: Formats whose files are binary, and so are for files and pipes, not for a terminal.
BINARY_FORMATS: Final = frozenset({"parquet", "arrow"})

_BY_SUFFIX: Final = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".feather": "arrow",
    ".html": "html",
    ".htm": "html",
    ".xml": "tei",
    ".tei": "tei",
}

Target = str | os.PathLike[str] | IO[bytes]


@frozen
class Written:
    """How much was written. `failed` counts the documents that came as a `DocumentError`.

    JSONL holds those as records, no other format does.
    """

    items: int
    failed: int = 0


def write(
    results: Iterable[Analysis | DocumentError],
    target: Target,
    format: ResultFormat | None = None,
) -> Written:
    """Write the results of many documents, one at a time, and return how many they were.

    Args:
        results: What `pipe` yields; it is read once and never held.
        target: A path, or a stream open for bytes. A path appears only when everything is written;
            until then, and where something fails, an old file stays.
        format: "jsonl", "csv" (of quotations), "parquet", "arrow", "html", "web-annotation",
            "schema-org", "prodigy" or "tei". Left out, the ending of the path tells.

    Raises:
        InputError: There is no such format, or the ending tells none.
        MissingExtraError: "parquet" and "arrow" need ``quotetrack[arrow]``.
        OSError: The target cannot be written.
    """
    chosen = _chosen(format, target, RESULT_FORMATS)
    counted = _Counted(results)
    with _opened(target) as stream:
        if chosen in BINARY_FORMATS:
            table = quotation_table((one.document, one.quotations) for one in counted.analyses())
            _write_binary(table, stream, chosen)
        else:
            for piece in _result_pieces(counted, chosen):
                stream.write(piece.encode("utf-8", "replace"))
    return Written(counted.items, counted.failed)


def write_pairs(
    judged: Iterable[JudgedPair], target: Target, format: PairFormat | None = None
) -> Written:
    """Write claim pairs, each with its documents and the verdict on it.

    Args:
        judged: The pairs; read once and never held. `pairs_of(analysis)` gives those of a document.
        target: As in `write`.
        format: "jsonl", "csv", "parquet", "arrow", "web-annotation", "schema-org" or
            "claim-review". Left out, the ending of the path tells.

    Raises:
        UnconfirmedPairError: "claim-review" got a pair that nobody confirmed.
        InputError, MissingExtraError, OSError: As `write` does.
    """
    chosen = _chosen(format, target, PAIR_FORMATS)
    counted = _Counted(judged)
    with _opened(target) as stream:
        if chosen in BINARY_FORMATS:
            _write_binary(_pair_table(counted), stream, chosen)
        else:
            for piece in _pair_pieces(counted, chosen):
                stream.write(piece.encode("utf-8", "replace"))
    return Written(counted.items)


def format_of(path: str | os.PathLike[str]) -> str | None:
    """Return the format that the ending of a path stands for, None where it tells none."""
    return _BY_SUFFIX.get(Path(path).suffix.lower())


class _Counted:
    """Items that are counted as they pass."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = items
        self.items = 0
        self.failed = 0

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            self.items += 1
            self.failed += isinstance(item, DocumentError)
            yield item

    def analyses(self) -> Iterator[Analysis]:
        return (item for item in self if isinstance(item, Analysis))


def _result_pieces(results: _Counted, format: str) -> Iterator[str]:
    if format == "jsonl":
        return result_lines(results)
    analyses = results.analyses()
    if format == "csv":
        return csv_lines(quotation_table((one.document, one.quotations) for one in analyses))
    if format == "html":
        return page_pieces(
            article_html(
                one.document, one.quotations, one.entities, one.claim_pairs, one.non_speech
            )
            for one in analyses
        )
    writers = {
        "web-annotation": annotation_pieces,
        "schema-org": schema_org_pieces,
        "prodigy": prodigy_lines,
        "tei": tei_pieces,
    }
    return writers[format](analyses)


def _pair_pieces(judged: Iterable[JudgedPair], format: str) -> Iterator[str]:
    if format == "csv":
        return csv_lines(_pair_table(judged))
    writers = {
        "jsonl": pair_lines,
        "web-annotation": pair_annotation_pieces,
        "schema-org": claim_pieces,
        "claim-review": claim_review_pieces,
    }
    return writers[format](judged)


def _pair_table(judged: Iterable[JudgedPair]) -> Table:
    return claim_pair_table((one.pair, one.verdict) for one in judged)


def _write_binary(table: Table, stream: IO[bytes], format: str) -> None:
    (write_parquet if format == "parquet" else write_arrow)(table, stream)


def _chosen(format: str | None, target: Target, known: tuple[str, ...]) -> str:
    chosen: str | None = format
    if chosen is None and isinstance(target, str | os.PathLike):
        chosen = format_of(target)
    if chosen in known:
        return chosen
    what = f"{format!r} is no format here" if format else "The format is not told by the ending"
    raise InputError(f"{what}. Give one of: {', '.join(known)}.")


def _opened(target: Target) -> AbstractContextManager[IO[bytes]]:
    if isinstance(target, str | os.PathLike):
        return saved(target)
    return nullcontext(target)
