"""`quotetrack corrections`: what people decide on quotations and documents."""

from __future__ import annotations

import datetime
from typing import Any

import click

from quotetrack.cli.corrected_documents import delete, deletions, document, lift
from quotetrack.cli.correction_lists import print_corrections, print_made
from quotetrack.cli.options import (
    DATE,
    DOCUMENT,
    HIDDEN_FROM,
    LEDGER,
    NOTE,
    OUTPUT,
    PAGE,
    PUBLISHER,
    REVIEWER,
    choice,
    list_format,
    together,
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

_SPEAKER = together(
    click.option("--speaker", "-s", help="Who says it: an id, or any name that only one goes by."),
    click.option("--new-speaker", metavar="NAME", help="Somebody whom the ledger does not know."),
    click.option(
        "--speaker-kind",
        type=choice(ENTITY_KINDS),
        default="person",
        show_default=True,
        help="What the new speaker is.",
    ),
)
_SAID_ON = together(
    click.option("--said-on", type=DATE, help="The day it was said."),
    click.option(
        "--precision",
        type=choice(DATE_PRECISIONS),
        default="day",
        show_default=True,
        help="How exactly that day is known.",
    ),
)


def _said(
    *,
    speaker: str | None,
    new_speaker: str | None,
    speaker_kind: Any,
    said_on: datetime.datetime | None,
    precision: Any,
    nobody: bool = False,
) -> dict[str, Any]:
    """Return what options say of a quotation, as arguments of the ledger."""
    from quotetrack.model import SaidOn
    from quotetrack.store import NewSpeaker

    if sum((speaker is not None, new_speaker is not None, nobody)) > 1:
        raise click.UsageError("Give only one of --speaker, --new-speaker and --nobody.")
    wanted: dict[str, Any] = {}
    if speaker is not None or nobody:
        wanted["speaker"] = speaker
    if new_speaker is not None:
        wanted["speaker"] = NewSpeaker(new_speaker, speaker_kind)
    if said_on is not None:
        wanted["said_on"] = SaidOn(said_on.date(), precision)
    return wanted


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
    help="Only those that wait: for their words, or to be settled.",
)
@click.option("--undone/--standing", default=None, help="Only those taken back, or only others.")
@HIDDEN_FROM
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

    with opened_ledger(ledger, reads=True) as opened:
        page = opened.corrections(**wanted)
    print_corrections(page, format_, page.total, page.total_is_exact)


@corrections.command()
@click.argument("quotation")
@LEDGER
@REVIEWER
@_SPEAKER
@click.option("--nobody", is_flag=True, help="It cannot be told who says it.")
@click.option("--kind", type=choice(QUOTATION_KINDS), help="What kind of quotation it is.")
@click.option("--source", metavar="WORDS", help='The words that name who says it; "" for none.')
@click.option(
    "--words", help="Its words as they stand in the text, with … on a line between two pieces."
)
@_SAID_ON
@NOTE
def quotation(
    quotation: str,
    ledger: str,
    reviewer: str | None,
    kind: Any,
    source: str | None,
    words: str | None,
    note: str,
    **given: Any,
) -> None:
    """Correct who says a QUOTATION (an id), its kind, its words, or when it was said.

    To name the speaker that it has confirms it.

    \b
    Examples:
      quotetrack corrections quotation 5d0c1f2ab3e49876 --new-speaker "Una Lind"
      quotetrack corrections quotation 5d0c1f2ab3e49876 --said-on 2024-06-01
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name
    from quotetrack.model.written import pieces_from

    wanted = _said(**given)
    if kind is not None:
        wanted["kind"] = kind
    with opened_ledger(ledger) as opened:
        one = opened.quotation(quotation)
        if words is not None or source:
            text, near = opened.document(one.document.id).document.text, one.quotation.start
        if words is not None:
            wanted["pieces"] = pieces_from(text, words, near)
        if source is not None:
            wanted["source"] = pieces_from(text, source, near)[0] if source else None
        now = opened.correct_quotation(
            one.key, reviewer=reviewer_name(reviewer), seen=one.revision, note=note, **wanted
        )
        print_made(opened, now)


@corrections.command()
@click.argument("quotations", nargs=-1, required=True, metavar="QUOTATION...")
@LEDGER
@REVIEWER
@NOTE
def confirm(quotations: tuple[str, ...], ledger: str, reviewer: str | None, note: str) -> None:
    """Say that quotations (ids) are right: who says them, their kind, their words.

    That holds from then on, and counts as right in quotetrack corrections figures.

    \b
    Examples:
      quotetrack corrections confirm 5d0c1f2ab3e49876 77ab3e4985d0c1f2
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name
    from quotetrack.display import quoted_in_words

    with opened_ledger(ledger) as opened:
        for quotation_id in quotations:
            one = opened.quotation(quotation_id)
            opened.confirm_quotation(
                one.key, reviewer=reviewer_name(reviewer), seen=one.revision, note=note
            )
            who = one.speaker.name if one.speaker else "speaker unknown"
            click.echo(f"{one.quotation.id} is right: {who}: {quoted_in_words(one.quotation, 60)}")


@corrections.command("no-speech")
@click.argument("quotation")
@click.argument("reason", type=choice(NO_SPEECH_REASONS))
@LEDGER
@REVIEWER
@NOTE
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
    print_corrections([made])


@corrections.command()
@click.argument("quotation")
@LEDGER
@REVIEWER
@NOTE
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
    print_corrections([made])


@corrections.command()
@click.argument("document")
@click.argument("words")
@LEDGER
@REVIEWER
@_SPEAKER
@click.option(
    "--kind",
    type=choice(QUOTATION_KINDS),
    default="direct",
    show_default=True,
    help="What kind of quotation it is.",
)
@_SAID_ON
@NOTE
def add(
    document: str,
    words: str,
    ledger: str,
    reviewer: str | None,
    kind: Any,
    note: str,
    **given: Any,
) -> None:
    """Add a quotation that was missed in a DOCUMENT (an id), by its WORDS.

    They are written as they stand there, without their marks, with … on a line of its own between
    two pieces. Words that stand there several times are better marked on the page.

    \b
    Examples:
      quotetrack corrections add gazette-1 "The tide turns" --speaker "Ada Lind"
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name
    from quotetrack.model.written import pieces_from

    with opened_ledger(ledger) as opened:
        text = opened.document(document).document.text
        now = opened.add_quotation(
            document,
            pieces_from(text, words),
            reviewer=reviewer_name(reviewer),
            kind=kind,
            note=note,
            **_said(**given),
        )
        print_made(opened, now)


@corrections.command()
@click.argument("quotation")
@click.argument("begins")
@LEDGER
@REVIEWER
@NOTE
def divide(quotation: str, begins: str, ledger: str, reviewer: str | None, note: str) -> None:
    """Make a QUOTATION (an id) two. The second BEGINS with these words of it.

    \b
    Examples:
      quotetrack corrections divide 5d0c1f2ab3e49876 "It will not close"
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name
    from quotetrack.model.written import divided

    with opened_ledger(ledger) as opened:
        one = opened.quotation(quotation)
        text = opened.document(one.document.id).document.text
        parts = opened.divide_quotation(
            one.key,
            divided(one.quotation, text, begins),
            reviewer=reviewer_name(reviewer),
            seen=one.revision,
            note=note,
        )
        print_made(opened, *parts)


@corrections.command()
@click.argument("quotations", nargs=-1, required=True, metavar="QUOTATION QUOTATION...")
@LEDGER
@REVIEWER
@NOTE
def join(quotations: tuple[str, ...], ledger: str, reviewer: str | None, note: str) -> None:
    """Make several quotations (ids) of one document one.

    \b
    Examples:
      quotetrack corrections join 5d0c1f2ab3e49876 77ab3e4985d0c1f2
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name

    with opened_ledger(ledger) as opened:
        joined = [opened.quotation(one) for one in quotations]
        now = opened.join_quotations(
            [one.key for one in joined],
            reviewer=reviewer_name(reviewer),
            seen=[one.revision for one in joined],
            note=note,
        )
        print_made(opened, now)


@corrections.command()
@click.argument("first")
@click.argument("second")
@click.argument("relation", type=choice(RELATIONS))
@LEDGER
@REVIEWER
@click.option("--question", default="", help="The question that both answer.")
@click.option("--rating", type=choice(RATINGS), help="How far the speaker turned.")
@NOTE
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
      quotetrack corrections link 5d0c1f2ab3e49876 77ab3e4985d0c1f2 retreats
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
    print_corrections([undone])


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


for _command in (document, delete, deletions, lift):
    corrections.add_command(_command)
