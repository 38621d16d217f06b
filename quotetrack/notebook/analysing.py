"""Many documents at once, with a progress bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from contextlib import suppress
from typing import Any

from quotetrack.errors import InputError
from quotetrack.extras import require
from quotetrack.limits import USUAL_LIMITS, Limits
from quotetrack.model import Document
from quotetrack.names import AliasTable
from quotetrack.notebook.gather import gathered
from quotetrack.notebook.run import Run
from quotetrack.pipeline import BUNDLED, ParserChoice, link_claims, pipe
from quotetrack.results import Analysis, DocumentError
from quotetrack.sequences import ClaimPairs

_BATCH_SIZE = 16


def analyze_all(
    documents: Iterable[str | Document],
    *,
    parser: ParserChoice = BUNDLED,
    aliases: AliasTable | None = None,
    link_documents: bool = True,
    before: Iterable[Analysis | DocumentError] = (),
    progress: bool = True,
    limits: Limits | None = USUAL_LIMITS,
) -> Run:
    """Analyse many documents, with a progress bar.

    A document that cannot be analysed leaves a `DocumentError` in its place. Stopping the cell
    (KeyboardInterrupt) keeps what is done: the run says so, and `before=` goes on from there.

    Args:
        documents: Texts or `Document` objects.
        parser: As in `quotetrack.extract_quotes`.
        aliases: As in `quotetrack.extract_quotes`.
        link_documents: Whether claim pairs are sought across the documents too.
        before: Results of an earlier run. Documents whose text and facts are the same are not
            analysed again; those that failed are.
        progress: Whether to show a progress bar (tqdm).
        limits: As in `quotetrack.pipe`.

    Raises:
        InputError: `documents` is a single text or no iterable.
        ModelError: A parser is needed, and its models are missing or damaged.
        MissingExtraError: `progress` is true, and tqdm is not installed.
    """
    if isinstance(documents, (str, bytes, Document)):
        raise InputError("analyze_all takes many documents; for one use quotetrack.analyze(text).")
    if not isinstance(documents, Sized):
        documents = list(documents)
    done = {item.document: item for item in before if isinstance(item, Analysis)}
    wanted = [Document(item) if isinstance(item, str) else item for item in documents]
    # An item may be of any wrong type; `pipe` makes a record of it.
    new = [item for item in wanted if not (isinstance(item, Document) and item in done)]
    results = pipe(new, parser=parser, aliases=aliases, batch_size=_BATCH_SIZE, limits=limits)
    fresh: list[Analysis | DocumentError] = []
    with suppress(KeyboardInterrupt):
        for result in _with_bar(results, len(new)) if progress else results:
            fresh.append(result)
    items = tuple(_in_order(wanted, done, fresh))
    return Run(items, _pairs(items, link_documents), len(wanted))


def _with_bar(results: Iterable[Any], total: int) -> Iterator[Any]:
    tqdm = require("tqdm.auto", "notebook").tqdm
    yield from tqdm(results, total=total, desc="Analysing", unit="document")


def _in_order(
    wanted: list[Any], done: dict[Document, Analysis], fresh: list[Analysis | DocumentError]
) -> Iterator[Analysis | DocumentError]:
    """Yield a result for each document, as far as there is one."""
    remaining = iter(fresh)
    for item in wanted:
        known = done.get(item) if isinstance(item, Document) else None
        result = known or next(remaining, None)
        if result is not None:
            yield result


def _pairs(items: Iterable[Analysis | DocumentError], link_documents: bool) -> ClaimPairs:
    together = gathered(items)
    if not link_documents:
        return together.claim_pairs
    return gathered(items, link_claims(together.found.values())).claim_pairs
