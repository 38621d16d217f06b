"""`quotetrack corrections`: what people decide on quotations and documents."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.options import (
    DOCUMENT,
    LEDGER,
    OUTPUT,
    PAGE,
    PUBLISHER,
    REVIEWER,
    choice,
    list_format,
)
from quotetrack.cli.speakers import ListFirst
from quotetrack.terms import (
    CORRECTION_KINDS,
    DATE_PRECISIONS,
    ENTITY_KINDS,
    NO_SPEECH_REASONS,
    QUOTATION_KINDS,
    RATINGS,
    RELATIONS,
)

if TYPE_CHECKING:
    from quotetrack.store import Correction

_NOTE = click.option("--note", default="", help="Anything worth remembering.")
_DATE = click.DateTime(formats=["%Y-%m-%d"])
_NONE = "none"


@click.group(cls=ListFirst)
def corrections() -> None:
    """Correct what the program says, and see what was corrected.

    Without a command the last corrections are listed. What people decide wins over the program, and
    holds when documents are read again. A quotation is named by the id that `quotetrack quotes`
    shows. Where words are marked in a text, the page is the better place: quotetrack serve.

    \b
    Examples:
      quotetrack corrections list --waiting
      quotetrack corrections quotation 5d0c1f2ab3e49876 --speaker "Ada Fenwick"
      quotetrack corrections figures
    """


@corrections.command("list")
@LEDGER
@DOCUMENT
@click.option("--kind", type=choice(CORRECTION_KINDS), help="What was corrected.")
@click.option("--by", "reviewer", metavar="NAME", help="Who decided.")
@click.option(
    "--waiting",
    is_flag=True,
    default=None,
    help="Only those whose words do not stand in the present text.",
)
@click.option("--undone/--standing", default=None, help="Only those taken back, or only others.")
@PAGE
@list_format()
def list_(ledger: str, format_: str, **wanted: Any) -> None:
    """List corrections, the last first.

    \b
    Examples:
      quotetrack corrections list --document gazette-1
      quotetrack corrections list --by Bo --format jsonl
    """
    from quotetrack.cli.opening import opened_ledger

    with opened_ledger(ledger) as opened:
        page = opened.corrections(**wanted)
    _print(page, format_, page.total, page.total_is_exact)


@corrections.command()
@click.argument("quotation")
@LEDGER
@REVIEWER
@click.option("--speaker", "-s", help="Who says it: an id, or any name that only one goes by.")
@click.option("--new-speaker", metavar="NAME", help="Somebody whom the ledger does not know.")
@click.option(
    "--speaker-kind",
    type=choice(ENTITY_KINDS),
    default="person",
    show_default=True,
    help="What the new speaker is.",
)
@click.option("--nobody", is_flag=True, help="It cannot be told who says it.")
@click.option("--kind", type=choice(QUOTATION_KINDS), help="What kind of quotation it is.")
@click.option("--said-on", type=_DATE, help="The day it was said.")
@click.option(
    "--precision",
    type=choice(DATE_PRECISIONS),
    default="day",
    show_default=True,
    help="How exactly that day is known.",
)
@_NOTE
def quotation(
    quotation: str,
    ledger: str,
    reviewer: str | None,
    speaker: str | None,
    new_speaker: str | None,
    speaker_kind: Any,
    nobody: bool,
    kind: Any,
    said_on: datetime.datetime | None,
    precision: Any,
    note: str,
) -> None:
    """Correct who says a QUOTATION (an id), its kind, or when it was said.

    To name the speaker that it has confirms it.

    \b
    Examples:
      quotetrack corrections quotation 5d0c1f2ab3e49876 --new-speaker "Una Fenwick"
      quotetrack corrections quotation 5d0c1f2ab3e49876 --said-on 2024-06-01 --precision month
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name
    from quotetrack.model import SaidOn
    from quotetrack.store import NewSpeaker

    if sum((speaker is not None, new_speaker is not None, nobody)) > 1:
        raise click.UsageError("Give one of --speaker, --new-speaker and --nobody.")
    wanted: dict[str, Any] = {}
    if speaker is not None:
        wanted["speaker"] = speaker
    if new_speaker is not None:
        wanted["speaker"] = NewSpeaker(new_speaker, speaker_kind)
    if nobody:
        wanted["speaker"] = None
    if kind is not None:
        wanted["kind"] = kind
    if said_on is not None:
        wanted["said_on"] = SaidOn(said_on.date(), precision)
    with opened_ledger(ledger) as opened:
        one = opened.quotation(quotation)
        now = opened.correct_quotation(
            one.key, reviewer=reviewer_name(reviewer), seen=one.revision, note=note, **wanted
        )
        made = opened.corrections(quotation=now.key, limit=1)
    _print(made, "text", 1, True)


@corrections.command("no-speech")
@click.argument("quotation")
@click.argument("reason", type=choice(NO_SPEECH_REASONS))
@LEDGER
@REVIEWER
@_NOTE
def no_speech(quotation: str, reason: Any, ledger: str, reviewer: str | None, note: str) -> None:
    """Say that a QUOTATION (an id) is no speech, for a REASON.

    \b
    Examples:
      quotetrack corrections no-speech 5d0c1f2ab3e49876 slogan
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name

    with opened_ledger(ledger) as opened:
        one = opened.quotation(quotation)
        made = opened.mark_no_speech(
            one.key, reason, reviewer=reviewer_name(reviewer), seen=one.revision, note=note
        )
    _print([made], "text", 1, True)


@corrections.command()
@click.argument("quotation")
@LEDGER
@REVIEWER
@_NOTE
def remove(quotation: str, ledger: str, reviewer: str | None, note: str) -> None:
    """Say that a QUOTATION (an id) is none at all.

    \b
    Examples:
      quotetrack corrections remove 5d0c1f2ab3e49876
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name

    with opened_ledger(ledger) as opened:
        one = opened.quotation(quotation)
        made = opened.remove_quotation(
            one.key, reviewer=reviewer_name(reviewer), seen=one.revision, note=note
        )
    _print([made], "text", 1, True)


@corrections.command()
@click.argument("first")
@click.argument("second")
@click.argument("relation", type=choice(RELATIONS))
@LEDGER
@REVIEWER
@click.option("--question", default="", help="The question that both answer.")
@click.option("--rating", type=choice(RATINGS), help="How far the speaker turned.")
@_NOTE
def link(
    first: str,
    second: str,
    relation: Any,
    ledger: str,
    reviewer: str | None,
    question: str,
    rating: Any,
    note: str,
) -> None:
    """Link two quotations (ids) of one speaker that do not go together.

    \b
    Examples:
      quotetrack corrections link 5d0c1f2ab3e49876 77ab3e4985d0c1f2 changes_position
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name

    with opened_ledger(ledger) as opened:
        one, other = opened.quotation(first), opened.quotation(second)
        pair = opened.link(
            one.key,
            other.key,
            relation,
            reviewer=reviewer_name(reviewer),
            seen=(one.revision, other.revision),
            question=question,
            rating=rating,
            note=note,
        )
    click.echo(f"{pair.id}: {pair.pair.explanation}")


@corrections.command()
@click.argument("document")
@LEDGER
@REVIEWER
@click.option("--title", help="The headline.")
@click.option("--date", type=_DATE, help="The day of publication.")
@click.option("--publisher", help="Who published it.")
@click.option("--url", help="Its address.")
@click.option(
    "--unknown",
    type=click.Choice(("title", "date", "publisher", "url")),
    multiple=True,
    help="What is not known of it.",
)
@_NOTE
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
    _print(made, "text", 1, True)


@corrections.command()
@click.argument("document")
@LEDGER
@REVIEWER
@click.option("--yes", is_flag=True, help="Do not ask.")
@_NOTE
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
        for number, what in (
            (going.versions, "version"),
            (going.quotations, "quotation"),
            (going.claim_pairs, "claim pair"),
            (going.reviews, "review"),
            (going.corrections, "correction"),
        ):
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


@corrections.command()
@click.argument("number", type=int)
@LEDGER
@REVIEWER
def undo(number: int, ledger: str, reviewer: str | None) -> None:
    """Take back a correction or a link. NUMBER is the one that the list shows.

    \b
    Examples:
      quotetrack corrections undo 12
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name

    with opened_ledger(ledger) as opened:
        undone = opened.undo_correction(number, reviewer=reviewer_name(reviewer))
    _print([undone], "text", 1, True)


@corrections.command()
@LEDGER
@PUBLISHER
@click.option("--without-texts", is_flag=True, help="Write digests alone, and no text.")
@OUTPUT
def export(ledger: str, publisher: str | None, without_texts: bool, output: str | None) -> None:
    """Write what people decided as annotated articles, JSON Lines, which quotetrack can learn from.

    What nobody decided on is optional in them: it counts for nothing.

    \b
    Examples:
      quotetrack corrections export -o decisions.jsonl
    """
    from quotetrack.cli.opening import opened_ledger
    from quotetrack.cli.output import opened, write_line

    with opened_ledger(ledger, read_only=True) as open_ledger, opened(output) as stream:
        for record in open_ledger.annotated_articles(publisher=publisher, texts=not without_texts):
            write_line(stream, record)


@corrections.command()
@LEDGER
@PUBLISHER
def figures(ledger: str, publisher: str | None) -> None:
    """Tell how often the program was right where people decided.

    \b
    Examples:
      quotetrack corrections figures --publisher "The Gazette"
    """
    from quotetrack.cli.opening import opened_ledger

    with opened_ledger(ledger, read_only=True) as opened:
        found = opened.figures(publisher=publisher)
    for one in found:
        click.echo(str(one))
    if not found:
        click.echo("Nothing was decided.")


def _print(made: Iterable[Correction], format_: str, total: int, exact: bool) -> None:
    from quotetrack.cli.listing import print_rest, print_table
    from quotetrack.cli.output import console_on, write_line
    from quotetrack.codec import SCHEMA_VERSION
    from quotetrack.display import shortened

    found = list(made)
    if format_ == "jsonl":
        for one in found:
            write_line(sys.stdout.buffer, {"schema_version": SCHEMA_VERSION, **_record(one)})
        return
    rows = [
        (
            str(one.id),
            CORRECTION_KINDS.words(one.kind) + _state(one),
            f"{one.document_id}\n{shortened(one.text, 60)}".strip(),
            "\n".join(
                f"{name}: {_value(one.before.get(name))} → {_value(value)}"
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


def _state(one: Correction) -> str:
    if one.undone_at is not None:
        return " (undone)"
    return " (waits)" if one.waiting else ""


def _value(value: Any) -> str:
    if value is None or value == "":
        return _NONE
    if isinstance(value, dict):
        return str(value.get("name") or " ".join(str(one) for one in value.values()))
    if isinstance(value, list):
        return " … ".join(_value(one) for one in value)
    return str(value)


def _record(one: Correction) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "document_id": one.document_id,
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
    }
