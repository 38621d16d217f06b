"""Lists out of a ledger for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quotetrack.cli.terminal import pair_view, print_neatly, shown_words
from quotetrack.display import (
    characters_in_words,
    count_in_words,
    date_in_words,
    shortened,
    showable,
    when_in_words,
)
from quotetrack.formats import DocumentFacts, JudgedPair
from quotetrack.model import Quotation, Span
from quotetrack.terms import UNREVIEWED

if TYPE_CHECKING:
    from quotetrack.store import StoredQuotation


def origin(document: DocumentFacts, spans: Iterable[Span]) -> str:
    """Return where words stand: "The Courier, 5 March 2024, “Rain”, characters 12–40"."""
    known = [
        document.publisher or "",
        date_in_words(document.date) if document.date else "",
        f"“{shortened(document.name, 60)}”",
        f"characters {characters_in_words(spans)}",
    ]
    return ", ".join(part for part in known if part)


def quotation_view(stored: StoredQuotation, words: str = "") -> RenderableType:
    """Return a quotation of a ledger to print, with the `words` of a search set off."""
    from quotetrack.store import words_found

    quotation, speaker = stored.quotation, stored.speaker
    head = Text.assemble(
        Text(showable(shortened(speaker.name if speaker else "nobody named", 60)), "bold cyan"),
        (f"  {when_in_words(quotation, stored.document.date)}", "dim"),
    )
    table = Table.grid()
    table.add_row(head)
    body = Table.grid()
    hits = (lambda text: words_found(text, words)) if words else None
    body.add_row(shown_words(quotation, hits=hits))
    where = f"{origin(stored.document, quotation.fragments)} · {quotation.id}"
    body.add_row(Text(showable(where), "dim"))
    table.add_row(Padding(body, (0, 0, 1, 2), expand=False))
    return table


def print_pairs(console: Console, judged: Iterable[JudgedPair]) -> int:
    """Print claim pairs, each with where its statements stand and the verdict; return how many."""
    count = 0
    for one in judged:
        count += 1
        known = [("pair", one.pair.id), ("review", verdict_in_words(one))]
        print_neatly(
            console,
            pair_view(
                one.pair,
                known,
                _with_origin(one.pair.earlier, one.earlier_document),
                _with_origin(one.pair.later, one.later_document),
            ),
        )
    if not count:
        print_neatly(console, Text("No claim pairs."))
    return count


def verdict_in_words(judged: JudgedPair) -> str:
    """Return what was decided on a pair, by whom and when."""
    verdict = judged.verdict
    if judged.hidden:
        return "judged by others (hidden)"
    if verdict is None or verdict.status == UNREVIEWED:
        return UNREVIEWED
    parts = [
        verdict.status,
        verdict.rating or "",
        f"by {verdict.reviewer} on {date_in_words(verdict.reviewed_at.date())}",
        verdict.note,
    ]
    return ", ".join(part for part in parts if part)


def print_table(
    console: Console, columns: Sequence[str], rows: Iterable[Sequence[str]], nothing: str
) -> None:
    """Print rows under the names of their columns, or `nothing` where there are none."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in columns:
        table.add_column(name, style="", header_style="bold", overflow="fold")
    for row in rows:
        table.add_row(*(Text(showable(cell)) for cell in row))
    print_neatly(console, table if table.row_count else Text(nothing))


def print_rest(console: Console, shown: int, total: int, exact: bool, thing: str) -> None:
    """Tell how many things there are where not all of them are shown."""
    if shown < total:
        more = "" if exact else "at least "
        console.print(Text(f"{shown:,} of {more}{count_in_words(total, thing)} shown.", "dim"))


def _with_origin(quotation: Quotation, document: DocumentFacts) -> Text:
    where = Text(f"\n{showable(origin(document, quotation.fragments))}", "dim")
    return Text.assemble(shown_words(quotation), where)
