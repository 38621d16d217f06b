"""Quotations and claim pairs as flat tables: rows, Arrow, pandas, polars.

One table has the same columns wherever it goes: CSV, Parquet, a data frame. Offsets count
characters of the document's text, ends exclusive. `said` is when something was said, as exactly as
that is known ("2025-06"), `said_from` and `said_until` are the first and the last day that it may
have been; `corrected` names what a person decided of it. A lone surrogate, which none of those
formats can hold, becomes U+FFFD.
"""

from __future__ import annotations

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, Protocol

from attrs import field, frozen

from quotetrack.extras import require
from quotetrack.model import ClaimPair, Document, Evidence, Quotation, Span
from quotetrack.model.text import Publication

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

ColumnType = Literal["text", "whole", "number", "truth", "day", "time"]
Value = str | int | float | bool | datetime.date | datetime.datetime | None
Row = dict[str, Value]

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_REPLACEMENT: Final = "\ufffd"


class Verdict(Protocol):
    """What a person decided on a claim pair; the ledger's `Review` is one.

    `status` is one of `quotetrack.terms.REVIEW_STATUSES`, `rating` one of `RATINGS` or None.
    """

    @property
    def status(self) -> str:
        """What was decided."""

    @property
    def rating(self) -> str | None:
        """How far the speaker turned."""

    @property
    def note(self) -> str:
        """What the reviewer wrote."""

    @property
    def reviewer(self) -> str:
        """Who decided."""

    @property
    def reviewed_at(self) -> datetime.datetime:
        """When."""


#: The documents of the earlier and the later statement of a pair, None where they are not known.
Publications = tuple[Publication | None, Publication | None]

_DOCUMENT: Final[dict[str, ColumnType]] = {
    "document_id": "text",
    "document_sha256": "text",
    "document_date": "day",
    "document_title": "text",
    "document_url": "text",
    "publisher": "text",
}
_ABOUT: Final[dict[str, ColumnType]] = {
    "document_id": "text",
    "document_title": "text",
    "publisher": "text",
    "document_date": "day",
    "document_url": "text",
}
_STATEMENT: Final[dict[str, ColumnType]] = {
    "quotation_id": "text",
    "quoted": "text",
    "text": "text",
    "start": "whole",
    "end": "whole",
    "fragments": "text",
    "source": "text",
    "confidence": "number",
    "said": "text",
    "said_from": "day",
    "said_until": "day",
    "corrected": "text",
}

#: The columns of the table of quotations, with what they hold.
QUOTATION_COLUMNS: Final[Mapping[str, ColumnType]] = {
    **_DOCUMENT,
    "quotation_id": "text",
    "quoted": "text",
    "text": "text",
    "kind": "text",
    "speaker": "text",
    "speaker_id": "text",
    "start": "whole",
    "end": "whole",
    "fragments": "text",
    "source": "text",
    "source_kind": "text",
    "source_start": "whole",
    "source_end": "whole",
    "cue": "text",
    "cue_start": "whole",
    "cue_end": "whole",
    "confidence": "number",
    "source_confidence": "number",
    "rule": "text",
    "reason": "text",
    "question": "text",
    "question_start": "whole",
    "question_end": "whole",
    "occasion": "text",
    "said": "text",
    "said_from": "day",
    "said_until": "day",
    "addressee": "text",
    "channel": "text",
    "corrected": "text",
}

#: The columns of the table of claim pairs, with what they hold.
CLAIM_PAIR_COLUMNS: Final[Mapping[str, ColumnType]] = {
    "pair_id": "text",
    "relation": "text",
    "speaker": "text",
    "speaker_id": "text",
    "question": "text",
    **{
        f"{side}_{name}": kind
        for side in ("earlier", "later")
        for name, kind in {**_ABOUT, **_STATEMENT, "evidence": "text"}.items()
    },
    "score": "number",
    "calibrated": "truth",
    "reason": "text",
    "explanation": "text",
    "version": "text",
    "review_status": "text",
    "rating": "text",
    "reviewer": "text",
    "reviewed_at": "time",
    "review_note": "text",
}


@frozen
class Table:
    """Rows with named and typed columns. `rows` may be lazy; it is then read once."""

    columns: Mapping[str, ColumnType]
    rows: Iterable[Row] = field(repr=False)

    def batches(self, size: int) -> Iterator[list[Row]]:
        """Yield the rows, at most `size` at a time."""
        rows = iter(self.rows)
        while batch := list(islice(rows, size)):
            yield batch

    def to_arrow(self) -> pyarrow.Table:
        """Return a PyArrow table. Raises `MissingExtraError` without ``quotetrack[arrow]``."""
        arrow = require("pyarrow", "arrow")
        return arrow.Table.from_pylist(list(self.rows), schema=arrow_schema(self.columns))

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas frame. Raises `MissingExtraError` without ``quotetrack[pandas]``.

        Missing values are NA; whole numbers with gaps stay whole ("Int64"); dates are
        datetime64 in seconds.
        """
        pandas = require("pandas", "pandas")
        frame = pandas.DataFrame(list(self.rows), columns=list(self.columns), dtype=object)
        return frame.astype({name: _PANDAS[kind] for name, kind in self.columns.items()})

    def to_polars(self) -> polars.DataFrame:
        """Return a polars frame. Raises `MissingExtraError` without ``quotetrack[polars]``."""
        polars = require("polars", "polars")
        types = {
            "text": polars.String,
            "whole": polars.Int64,
            "number": polars.Float64,
            "truth": polars.Boolean,
            "day": polars.Date,
            "time": polars.Datetime("us", "UTC"),
        }
        schema = {name: types[kind] for name, kind in self.columns.items()}
        return polars.DataFrame(list(self.rows), schema=schema, orient="row")


class Tabular(ABC):
    """What has rows, and so can become a table of any kind."""

    __slots__ = ()

    @abstractmethod
    def table(self) -> Table:
        """Return the rows with their columns."""

    def to_arrow(self) -> pyarrow.Table:
        """Return a PyArrow table; see `Table.to_arrow`."""
        return self.table().to_arrow()

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas frame; see `Table.to_pandas`."""
        return self.table().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """Return a polars frame; see `Table.to_polars`."""
        return self.table().to_polars()


def quotation_table(found: Iterable[tuple[Document, Iterable[Quotation]]]) -> Table:
    """Return the table of quotations, one row each, lazily. `found` are documents with theirs."""
    return Table(
        QUOTATION_COLUMNS,
        (row for document, quotations in found for row in quotation_rows(document, quotations)),
    )


def claim_pair_table(
    found: Iterable[
        ClaimPair
        | tuple[ClaimPair, Verdict | None]
        | tuple[ClaimPair, Verdict | None, Publications]
    ],
) -> Table:
    """Return the table of claim pairs, one row each, lazily.

    Each item is a pair, or a tuple of what `claim_pair_row` takes: a pair with the verdict that a
    reviewer gave, and with the documents of its statements.
    """
    items = (item if isinstance(item, tuple) else (item,) for item in found)
    return Table(CLAIM_PAIR_COLUMNS, (claim_pair_row(*item) for item in items))


def quotation_rows(document: Document, quotations: Iterable[Quotation]) -> Iterator[Row]:
    """Yield one row for each quotation of `document`, with the columns `QUOTATION_COLUMNS`."""
    about: Row = {
        "document_id": document.id,
        "document_sha256": document.sha256,
        "document_date": document.date,
        "document_title": document.title,
        "document_url": document.url,
        "publisher": document.publisher,
    }
    for quotation in quotations:
        source, cue, question = quotation.source, quotation.cue, quotation.question
        row = {
            **about,
            **_statement(quotation),
            "kind": quotation.kind,
            "speaker": _of(quotation.speaker, "name"),
            "speaker_id": _of(quotation.speaker, "id"),
            "source_kind": _of(source, "kind"),
            **_place("source", source.span if source else None),
            "cue": _of(cue, "text"),
            **_place("cue", cue),
            "source_confidence": quotation.source_confidence,
            "rule": quotation.rule,
            "reason": quotation.reason,
            "question": _of(question, "text"),
            **_place("question", question),
            "occasion": _of(quotation.occasion, "text"),
            "addressee": quotation.addressee,
            "channel": quotation.channel,
        }
        yield {name: _sound(row[name]) for name in QUOTATION_COLUMNS}


def claim_pair_row(
    pair: ClaimPair, verdict: Verdict | None = None, documents: Publications = (None, None)
) -> Row:
    """Return one row for a claim pair, with the columns `CLAIM_PAIR_COLUMNS`."""
    row: Row = {
        "pair_id": pair.id,
        "relation": pair.relation,
        "speaker": pair.speaker.name,
        "speaker_id": pair.speaker.id,
        "question": _of(pair.question, "text"),
        "score": pair.score,
        "calibrated": pair.calibrated,
        "reason": pair.reason,
        "explanation": pair.explanation,
        "version": pair.version,
        "review_status": verdict.status if verdict else "unreviewed",
        "rating": _of(verdict, "rating"),
        "reviewer": _of(verdict, "reviewer"),
        "reviewed_at": _of(verdict, "reviewed_at"),
        "review_note": _of(verdict, "note"),
    }
    sides = zip(("earlier", "later"), (pair.earlier, pair.later), documents, strict=True)
    for side, quotation, document in sides:
        for name in ("title", "date", "url"):
            row[f"{side}_document_{name}"] = _of(document, name)
        row[f"{side}_publisher"] = _of(document, "publisher")
        row[f"{side}_document_id"] = quotation.document_id
        row[f"{side}_evidence"] = _evidence(pair.evidence, side)
        row.update({f"{side}_{name}": value for name, value in _statement(quotation).items()})
    return {name: _sound(row[name]) for name in CLAIM_PAIR_COLUMNS}


def without_surrogates(text: str) -> str:
    """Return `text` with each surrogate, which UTF-8 cannot hold, as U+FFFD. Offsets stay."""
    return _SURROGATES.sub(_REPLACEMENT, text)


def spans_in_words(spans: Iterable[Span]) -> str:
    """Return spans as "3-9 15-20": start and end of each."""
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def arrow_schema(columns: Mapping[str, ColumnType]) -> pyarrow.Schema:
    """Return the PyArrow schema of a table with these columns."""
    arrow = require("pyarrow", "arrow")
    types = {
        "text": arrow.string(),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "truth": arrow.bool_(),
        "day": arrow.date32(),
        "time": arrow.timestamp("us", "UTC"),
    }
    return arrow.schema([(name, types[kind]) for name, kind in columns.items()])


_PANDAS: Final[Mapping[ColumnType, str]] = {
    "text": "string",
    "whole": "Int64",
    "number": "Float64",
    "truth": "boolean",
    "day": "datetime64[s]",
    "time": "datetime64[us, UTC]",
}


def _statement(quotation: Quotation) -> Row:
    said_on = quotation.said_on
    return {
        "quotation_id": quotation.id,
        "quoted": quotation.quoted,
        "text": quotation.unmarked,
        "start": quotation.start,
        "end": quotation.end,
        "fragments": spans_in_words(quotation.fragments),
        "source": _of(quotation.source, "text"),
        "confidence": quotation.confidence,
        "said": _of(said_on, "iso"),
        "said_from": _of(said_on, "first"),
        "said_until": _of(said_on, "last"),
        "corrected": " ".join(quotation.corrected) or None,
    }


def _place(name: str, span: Span | None) -> Row:
    return {f"{name}_start": _of(span, "start"), f"{name}_end": _of(span, "end")}


def _of(thing: object, name: str) -> Value:
    value: Value = None if thing is None else getattr(thing, name)
    return value


def _evidence(evidence: Iterable[Evidence], side: str) -> str | None:
    return " … ".join(one.text for one in evidence if one.role == side) or None


def _sound(value: Value) -> Value:
    return without_surrogates(value) if isinstance(value, str) else value
