"""`quotetrack add`."""

from __future__ import annotations

import datetime
import os
import sys
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.options import (
    ABOUT,
    ALIASES,
    FINDING,
    INPUT,
    LEDGER,
    TELLING,
    WORKERS,
    list_format,
)

if TYPE_CHECKING:
    from quotetrack.cli.progress import Progress
    from quotetrack.cli.reading import Item
    from quotetrack.names import AliasTable
    from quotetrack.results import Analysis, DocumentError
    from quotetrack.store import Ledger


@click.command()
@INPUT
@LEDGER
@ALIASES
@list_format("text: nothing but a summary for people; jsonl: a line for each document.")
@FINDING
@ABOUT
@WORKERS
@TELLING
@click.pass_context
def add(
    context: click.Context,
    /,
    ledger: str,
    aliases: AliasTable | None,
    format_: str,
    indirect: bool,
    min_confidence: float,
    cues: tuple[str, ...],
    date: datetime.date | None,
    publisher: str | None,
    title: str | None,
    url: str | None,
    n_process: int,
    log: str | None,
    verbose: bool,
    errors: str | None,
    **reading: Any,
) -> None:
    """Analyse documents and keep them in a ledger.

    The ledger is made where there is none. Each document is stored whole or not at all, and one
    that is there already is passed over: a run that was stopped goes on when the same command is
    given again. A document with a known id or address but another text takes the place of the old
    version, which stays readable. Claim pairs are looked for within the document and against all
    that the ledger holds of its speakers.

    Where standard error is a terminal, it shows how far the work is. A summary comes at the end.

    \b
    Examples:
      quotetrack add news/
      quotetrack add --ledger news.ledger --column text=body archive.jsonl.gz
      quotetrack add --ledger postgresql://user@host/news crawl.warc.gz
      quotetrack add --input-format results results.jsonl
      zcat today.jsonl.gz | quotetrack add --input-format jsonl --format jsonl -
    """
    from attrs import evolve

    from quotetrack.cli.opening import opened_ledger
    from quotetrack.cli.outcome import Outcome, outcome_record, summed_up
    from quotetrack.cli.output import write_line
    from quotetrack.cli.progress import progress
    from quotetrack.cli.reading import Input, file_of
    from quotetrack.cli.telling import Telling, telling
    from quotetrack.model import Document

    documents, outcome = Input.of(**reading), Outcome()
    about = {"date": date, "publisher": publisher, "title": title, "url": url}
    known: dict[str, Any] = {name: value for name, value in about.items() if value is not None}
    if (title or url) and (len(documents.files) > 1 or os.path.isdir(documents.files[0])):
        raise click.UsageError("--title and --url tell about one document; give one FILE.")
    prints = format_ == "jsonl"
    # Documents that were read wait here until they are stored.
    waiting: deque[Item] = deque()

    def read(shown: Progress) -> Iterator[Document | Analysis | DocumentError]:
        for item in documents.items(shown):
            waiting.append(item)
            yield evolve(item.result, **known) if isinstance(item.result, Document) else item.result

    def store(open_ledger: Ledger, shown: Progress, told: Telling) -> None:
        for result in open_ledger.add(
            read(shown),
            aliases=aliases,
            indirect=indirect,
            min_confidence=min_confidence,
            cues=cues,
            limits=documents.limits,
            n_process=n_process,
            counts=told.counts,
        ):
            item = waiting.popleft()
            outcome.count(result)
            if result.error:
                told.failure(item, result.error)
            if prints:
                place = {"file": file_of(item), "place": item.place or None}
                write_line(sys.stdout.buffer, outcome_record(result, **place))
            shown.document_done()

    with (
        telling(log, verbose, errors) as told,
        opened_ledger(ledger, make=True) as open_ledger,
        summed_up(told, outcome, "give the same command again: what is stored is passed over."),
        progress(documents.size, prints=prints, logs=told.logged) as shown,
    ):
        store(open_ledger, shown, told)
    context.exit(told.exit_code)
