"""One way to write results, whatever the format.

Each format of `quotetrack.terms` has a module of its name beside this one ("web-annotation" has
`web_annotation`). Its `result_pieces` and `pair_pieces` yield what is written; a binary format has
`write_table` instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Final

from attrs import frozen

from quotetrack.errors import InputError
from quotetrack.formats.judged import JudgedPair, StoredPairLike, judged_each
from quotetrack.formats.publishing import FactChecker
from quotetrack.formats.writing.saving import saved
from quotetrack.formats.writing.tables import pair_table, result_table
from quotetrack.results import Analysis, DocumentError
from quotetrack.terms import (
    OUTPUT_FORMATS,
    PAIR_FORMATS,
    RESULT_FORMATS,
    OutputTerm,
    PairFormat,
    ResultFormat,
    Vocabulary,
)

_BY_ENDING: Final = {
    ending: name for name, term in OUTPUT_FORMATS.items() for ending in term.endings
}

Target = str | os.PathLike[str] | IO[bytes]


@frozen
class Written:
    """How much was written. `failed` counts the documents that came as a `DocumentError`.

    JSONL holds those as records; other formats pass them over.
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
        format: One of `quotetrack.terms.RESULT_FORMATS`. Left out, the ending of the path tells.

    Raises:
        InputError: There is no such format, or the ending tells none.
        MissingExtraError: "parquet" and "arrow" need ``quotetrack[arrow]``.
        OSError: The target cannot be written.
    """
    if isinstance(results, Analysis):
        raise InputError("write takes many results; put a single one into a list.")
    term = _chosen(format, target, RESULT_FORMATS)
    writer = _writer(term)
    counted = _Counted(results)
    with _opened(target) as stream:
        if term.binary:
            writer.write_table(result_table(counted.analyses()), stream)
        else:
            held = counted if term.failures else counted.analyses()
            for piece in writer.result_pieces(held):
                stream.write(piece.encode("utf-8", "replace"))
    return Written(counted.items, counted.failed)


def write_pairs(
    judged: Iterable[JudgedPair | StoredPairLike],
    target: Target,
    format: PairFormat | None = None,
    *,
    fact_checker: FactChecker | None = None,
) -> Written:
    """Write claim pairs, each with its documents and the verdict on it.

    Args:
        judged: The pairs; read once and never held. `pairs_of(analysis)` gives those of a document,
            `Ledger.claim_pairs` and `Ledger.iter_claim_pairs` those of a ledger.
        target: As in `write`.
        format: One of `quotetrack.terms.PAIR_FORMATS`. Left out, the ending of the path tells.
        fact_checker: Who publishes the reviews, and where: for "claim-review" alone.

    Raises:
        UnconfirmedPairError: "claim-review" got a pair that nobody confirmed.
        UnpublishedReviewError: "claim-review" got a review whose page nobody named.
        InputError, MissingExtraError, OSError: As `write` does.
    """
    term = _chosen(format, target, PAIR_FORMATS)
    writer = _writer(term)
    counted = _Counted(judged_each(judged))
    with _opened(target) as stream:
        if term.binary:
            writer.write_table(pair_table(counted), stream)
        else:
            told = {} if fact_checker is None or not term.confirmed_only else {"by": fact_checker}
            for piece in writer.pair_pieces(counted, **told):
                stream.write(piece.encode("utf-8", "replace"))
    return Written(counted.items)


def format_of(path: str | os.PathLike[str]) -> str | None:
    """Return the format that the ending of a path stands for, None where it tells none."""
    return _BY_ENDING.get(Path(path).suffix.lower())


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


def _writer(term: OutputTerm[Any]) -> Any:
    return import_module(f"{__package__}.{term.name.replace('-', '_')}")


def _chosen(
    format: str | None, target: Target, known: Vocabulary[Any, OutputTerm[Any]]
) -> OutputTerm[Any]:
    chosen: str | None = format
    if chosen is None and isinstance(target, str | os.PathLike):
        chosen = format_of(target)
    if chosen is not None and chosen in known:
        return known[chosen]
    what = f"{format!r} is no format here" if format else "The format is not told by the ending"
    raise InputError(f"{what}. Give one of: {', '.join(known)}.")


def _opened(target: Target) -> AbstractContextManager[IO[bytes]]:
    if isinstance(target, str | os.PathLike):
        return saved(target)
    return nullcontext(target)
