"""Lists of corrections, for people and for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from quotetrack.terms import CORRECTION_KINDS, in_words

if TYPE_CHECKING:
    from quotetrack.store import Correction, Ledger, StoredQuotation


def print_corrections(
    made: Iterable[Correction], format_: str = "text", total: int = 1, exact: bool = True
) -> None:
    """Print corrections as a table or as lines of JSON; `total` and `exact` are those of a page.

    By themselves they are the one that was just made.
    """
    from quotetrack.cli.listing import print_rest, print_table
    from quotetrack.cli.output import console_on, write_line
    from quotetrack.codec import SCHEMA_VERSION
    from quotetrack.display import change_in_words, shortened

    found = list(made)
    if format_ == "jsonl":
        for one in found:
            write_line(sys.stdout.buffer, {"schema_version": SCHEMA_VERSION, **_record(one)})
        return
    rows = [
        (
            str(one.id),
            CORRECTION_KINDS.words(one.kind) + _state(one),
            "\n".join(
                part
                for part in (
                    shortened(one.document_name, 40),
                    one.document_id,
                    shortened(one.text, 60),
                )
                if part
            ),
            "\n".join(
                f"{in_words(name)}: {change_in_words(one.before.get(name), value)}"
                for name, value in one.after.items()
            ),
            f"{one.reviewer}, {one.decided_at.date().isoformat()}",
            one.note,
        )
        for one in found
    ]
    with console_on(sys.stdout.buffer, to_file=False) as console:
        columns = ("number", "what", "of", "before → after", "by", "note")
        print_table(console, columns, rows, "Nothing was corrected.")
        print_rest(console, len(rows), total, exact, "correction")


def print_made(ledger: Ledger, *now: StoredQuotation) -> None:
    """Print the correction that was just made, and which quotations came of it."""
    print_corrections(ledger.corrections(quotation=now[0].key, limit=1))
    ids = [one.quotation.id for one in now]
    words = "It is the quotation" if len(ids) == 1 else "They are the quotations"
    click.echo(f"{words} {' and '.join(ids)}.")


def _state(one: Correction) -> str:
    if one.undone_at is not None:
        return " (settled)" if one.only_waits else " (undone)"
    return " (waits)" if one.waiting else ""


def _record(one: Correction) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "document_id": one.document_id,
        "document_name": one.document_name,
        "other_document_id": one.other_document_id,
        "text": one.text,
        "before": dict(one.before),
        "after": dict(one.after),
        "waiting": one.waiting,
        "reviewer": one.reviewer,
        "note": one.note,
        "decided_at": one.decided_at.isoformat(),
        "undone_at": one.undone_at.isoformat() if one.undone_at else None,
        "undone_by": one.undone_by,
        "pair_id": one.pair_id,
    }
