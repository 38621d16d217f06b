"""`quotetrack corrections` on whole documents: what is known of them, and deleting for good."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.correction_lists import print_corrections
from quotetrack.cli.options import DATE, LEDGER, NOTE, PAGE, REVIEWER, list_format

if TYPE_CHECKING:
    from quotetrack.store import Deletion


@click.command()
@click.argument("document")
@LEDGER
@REVIEWER
@click.option("--title", help="The headline.")
@click.option("--date", type=DATE, help="The day of publication.")
@click.option("--publisher", help="Who published it.")
@click.option("--url", help="Its address.")
@click.option(
    "--unknown",
    type=click.Choice(("title", "date", "publisher", "url")),
    multiple=True,
    help="What is not known of it.",
)
@NOTE
def document(
    document: str,
    ledger: str,
    reviewer: str | None,
    date: datetime.datetime | None,
    unknown: tuple[str, ...],
    note: str,
    **given: str | None,
) -> None:
    """Correct title, date, publisher or address of a DOCUMENT (an id).

    \b
    Examples:
      quotetrack corrections document gazette-1 --date 2024-03-02
      quotetrack corrections document gazette-1 --unknown title
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name

    wanted: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if date is not None:
        wanted["date"] = date.date()
    wanted.update(dict.fromkeys(unknown))
    with opened_ledger(ledger) as opened:
        seen = opened.document(document).revision
        opened.correct_document(
            document, reviewer=reviewer_name(reviewer), seen=seen, note=note, **wanted
        )
        made = opened.corrections(document_id=document, kind="document", limit=1)
    print_corrections(made)


@click.command()
@click.argument("document")
@LEDGER
@REVIEWER
@click.option("--yes", is_flag=True, help="Do not ask.")
@NOTE
def delete(document: str, ledger: str, reviewer: str | None, yes: bool, note: str) -> None:
    """Delete a DOCUMENT (an id) for good, in all versions. What would go is said before.

    \b
    Examples:
      quotetrack corrections delete gazette-1 --note "at the request of the court"
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name

    with opened_ledger(ledger) as opened:
        going = opened.deletion(document)
        click.echo(f"With {document} go for good:")
        for number, what in going.counts:
            click.echo(f"{number:>8,} {what}{'' if number == 1 else 's'}")
        if going.other_document_ids:
            click.echo(f"Claim pairs are lost with: {', '.join(going.other_document_ids)}")
        if going.names_only_here:
            click.echo(f"Named nowhere else: {', '.join(going.names_only_here)}")
        if not yes:
            click.confirm("It cannot be undone. Delete it?", abort=True)
        opened.delete_document(
            document, reviewer=reviewer_name(reviewer), seen=going.revision, note=note
        )
    click.echo(f"{document} is deleted.")


@click.command()
@LEDGER
@PAGE
@list_format()
def deletions(ledger: str, format_: str, limit: int, offset: int) -> None:
    """List what was deleted for good, the last first. Of what it was only digests are kept.

    \b
    Examples:
      quotetrack corrections deletions
    """
    from quotetrack.cli.listing import print_rest, print_table
    from quotetrack.cli.opening import opened_ledger
    from quotetrack.cli.output import console_on, write_line
    from quotetrack.codec import SCHEMA_VERSION

    with opened_ledger(ledger, read_only=True) as opened:
        page = opened.deletions(limit=limit, offset=offset)
    if format_ == "jsonl":
        for one in page:
            write_line(sys.stdout.buffer, {"schema_version": SCHEMA_VERSION, **_deleted(one)})
        return
    rows = [
        (
            str(one.id),
            f"{one.versions:,}",
            f"{one.quotations:,}",
            f"{one.claim_pairs:,}",
            f"{one.reviewer}, {one.decided_at.date().isoformat()}" if one.decided_at else "",
            one.note,
            f"{one.lifted_by}, {one.lifted_at.date().isoformat()}" if one.lifted_at else "",
        )
        for one in page
    ]
    with console_on(sys.stdout.buffer, to_file=False) as console:
        columns = ("number", "versions", "quotations", "pairs", "by", "note", "let in again by")
        print_table(console, columns, rows, "Nothing was deleted.")
        print_rest(console, len(rows), page.total, page.total_is_exact, "deletion")


@click.command()
@click.argument("number", type=int)
@LEDGER
@REVIEWER
def lift(number: int, ledger: str, reviewer: str | None) -> None:
    """Let a document that was deleted for good come in again. NUMBER is that of deletions.

    \b
    Examples:
      quotetrack corrections lift 3
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name

    with opened_ledger(ledger) as opened:
        opened.lift_deletion(number, reviewer=reviewer_name(reviewer))
    click.echo("It may come in again: quotetrack add FILE...")


def _deleted(one: Deletion) -> dict[str, Any]:
    return {
        "id": one.id,
        "versions": one.versions,
        "quotations": one.quotations,
        "claim_pairs": one.claim_pairs,
        "reviews": one.reviews,
        "corrections": one.corrections,
        "reviewer": one.reviewer,
        "note": one.note,
        "decided_at": one.decided_at.isoformat() if one.decided_at else None,
        "lifted_at": one.lifted_at.isoformat() if one.lifted_at else None,
        "lifted_by": one.lifted_by,
    }
