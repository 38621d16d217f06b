"""`quotetrack speakers` and what can be decided on them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.options import LEDGER, NOTE, OUTPUT, PAGE, REVIEWER, choice, list_format
from quotetrack.terms import ENTITY_KINDS, SPEAKER_ORDERS

if TYPE_CHECKING:
    from quotetrack.store import Ledger, StoredSpeaker


class ListFirst(click.Group):
    """A group that lists where no command is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the listing for meant where the first word is no command."""
        named = args and (not args[0].startswith("-") or args[0] in ctx.help_option_names)
        # A shell that completes words wants to hear of all commands.
        listing = not named and not ctx.resilient_parsing
        return super().parse_args(ctx, ["list", *args] if listing else args)


@click.group(cls=ListFirst)
def speakers() -> None:
    """List the speakers of a ledger, and decide who is who.

    Without a command the speakers that are quoted most are listed. A speaker is named by an id or
    by any name or alias that only this one has.

    \b
    Examples:
      quotetrack speakers
      quotetrack speakers proposals
      quotetrack speakers merge "Ada Fenwick" "A. Fenwick" --note "same office"
      quotetrack speakers export --output people.csv
    """


@speakers.command("list")
@click.argument("name", required=False)
@LEDGER
@click.option(
    "--kind",
    type=choice(ENTITY_KINDS),
    help="Only speakers of this kind.",
)
@click.option("--all", "everybody", is_flag=True, help="Also those who are named, but not quoted.")
@click.option(
    "--order",
    type=choice(SPEAKER_ORDERS),
    default="quotations",
    show_default=True,
    help="Which come first: those quoted most, or by name.",
)
@PAGE
@list_format()
def list_(name: str | None, ledger: str, everybody: bool, format_: str, **wanted: Any) -> None:
    """List speakers: all, or those of whose names NAME is a part.

    \b
    Examples:
      quotetrack speakers list fenwick
      quotetrack speakers list --kind organisation --format jsonl
    """
    from quotetrack.cli.opening import opened_ledger

    with opened_ledger(ledger, reads=True) as open_ledger:
        page = open_ledger.speakers(name=name, quoted_only=not everybody, **wanted)
    _print(page, format_, page.total, page.total_is_exact)


@speakers.command()
@click.argument("speaker")
@LEDGER
@list_format()
def show(speaker: str, ledger: str, format_: str) -> None:
    """Show one SPEAKER: all names, and what was decided.

    \b
    Examples:
      quotetrack speakers show "Ms Fenwick"
    """
    from quotetrack.cli.opening import opened_ledger, speaker_named
    from quotetrack.cli.output import console_on

    with opened_ledger(ledger, reads=True) as open_ledger:
        who = speaker_named(open_ledger, speaker)
        assert who is not None
        found = open_ledger.speaker(who)
        decisions = list(open_ledger.decisions(who))
    _print([found], format_, 1, True)
    if format_ == "text" and decisions:
        with console_on(sys.stdout.buffer, to_file=False) as console:
            console.print()
        _print_decisions(decisions)


@speakers.command()
@click.argument("first")
@click.argument("second")
@LEDGER
@REVIEWER
@click.option("--keep", default="", metavar="ID", help="The id that goes on; else that of FIRST.")
@NOTE
def merge(first: str, second: str, ledger: str, reviewer: str | None, keep: str, note: str) -> None:
    """Make two speakers one, because they are.

    It can be undone (quotetrack speakers undo). Statements of the two are linked with each other.

    \b
    Examples:
      quotetrack speakers merge "Ada Fenwick" "A. Fenwick"
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name

    with opened_ledger(ledger) as open_ledger:
        one, other = _two(open_ledger, first, second)
        name = reviewer_name(reviewer)
        found = open_ledger.merge(one, other, reviewer=name, keep=keep, note=note)
    _print([found], "text", 1, True)


@speakers.command()
@click.argument("first")
@click.argument("second")
@LEDGER
@REVIEWER
@NOTE
def refuse(first: str, second: str, ledger: str, reviewer: str | None, note: str) -> None:
    """Remember that two speakers are not one. They are not proposed again.

    \b
    Examples:
      quotetrack speakers refuse "Ada Fenwick" "Adam Fenwick"
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name

    with opened_ledger(ledger) as open_ledger:
        one, other = _two(open_ledger, first, second)
        open_ledger.refuse_merge(one, other, reviewer=reviewer_name(reviewer), note=note)


@speakers.command()
@click.argument("speaker")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@LEDGER
@REVIEWER
@click.option("--name", default="", help="What the other one is called; as before, if left out.")
@NOTE
def split(
    speaker: str,
    documents: tuple[str, ...],
    ledger: str,
    reviewer: str | None,
    name: str,
    note: str,
) -> None:
    """Tell two people of one name apart: in each DOCUMENT (an id), SPEAKER is somebody else.

    \b
    Examples:
      quotetrack speakers split "Ada Lind" 44147b7365a6afdf --name "Ada (judo)"
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name, speaker_named

    with opened_ledger(ledger) as open_ledger:
        who = speaker_named(open_ledger, speaker)
        assert who is not None
        found = open_ledger.split(
            who, documents, reviewer=reviewer_name(reviewer), name=name, note=note
        )
    _print([found], "text", 1, True)


@speakers.command()
@click.argument("speaker")
@click.argument("name")
@LEDGER
@REVIEWER
@NOTE
def alias(speaker: str, name: str, ledger: str, reviewer: str | None, note: str) -> None:
    """Give SPEAKER another NAME, which is known from then on in every document.

    \b
    Examples:
      quotetrack speakers alias "Ada Fenwick" "the Iron Mayor"
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name, speaker_named

    with opened_ledger(ledger) as open_ledger:
        who = speaker_named(open_ledger, speaker)
        assert who is not None
        found = open_ledger.add_alias(who, name, reviewer=reviewer_name(reviewer), note=note)
    _print([found], "text", 1, True)


@speakers.command()
@click.argument("speaker")
@click.argument("name")
@LEDGER
@REVIEWER
@NOTE
def rename(speaker: str, name: str, ledger: str, reviewer: str | None, note: str) -> None:
    """Let SPEAKER go by another NAME. The names before stay known.

    \b
    Examples:
      quotetrack speakers rename "Ada Fenwyck" "Ada Fenwick"
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name, speaker_named

    with opened_ledger(ledger) as open_ledger:
        speaker_named(open_ledger, speaker)
        found = open_ledger.rename(speaker, name, reviewer=reviewer_name(reviewer), note=note)
    _print([found], "text", 1, True)


@speakers.command()
@click.argument("speaker", required=False)
@LEDGER
@PAGE
@list_format()
def proposals(speaker: str | None, ledger: str, format_: str, limit: int, offset: int) -> None:
    """List pairs of speakers that may be one, the likeliest first.

    \b
    Examples:
      quotetrack speakers proposals
      quotetrack speakers proposals "Ada Fenwick"
    """
    from quotetrack.cli.listing import print_table
    from quotetrack.cli.opening import opened_ledger, speaker_named
    from quotetrack.cli.output import console_on, write_line
    from quotetrack.codec import SCHEMA_VERSION, to_dict

    with opened_ledger(ledger, reads=True) as open_ledger:
        who = speaker_named(open_ledger, speaker)
        page = open_ledger.merge_proposals(who, limit=limit, offset=offset)
    if format_ == "jsonl":
        for one in page:
            write_line(
                sys.stdout.buffer,
                {
                    "schema_version": SCHEMA_VERSION,
                    "first": to_dict(one.first),
                    "second": to_dict(one.second),
                    "score": one.score,
                    "reason": one.reason,
                },
            )
        return
    with console_on(sys.stdout.buffer, to_file=False) as console:
        rows = [
            (f"{one.score:.2f}", _named(one.first), _named(one.second), one.reason) for one in page
        ]
        print_table(console, ("score", "first", "second", "why"), rows, "Nobody is proposed.")


@speakers.command()
@click.argument("speaker", required=False)
@LEDGER
@PAGE
def decisions(speaker: str | None, ledger: str, limit: int, offset: int) -> None:
    """List what people decided on speakers, the last first, with the numbers that undo takes.

    \b
    Examples:
      quotetrack speakers decisions
    """
    from quotetrack.cli.opening import opened_ledger, speaker_named

    with opened_ledger(ledger, reads=True) as open_ledger:
        who = speaker_named(open_ledger, speaker)
        page = open_ledger.decisions(who, limit=limit, offset=offset)
    _print_decisions(page)


@speakers.command()
@click.argument("decision", type=int)
@LEDGER
@REVIEWER
def undo(decision: int, ledger: str, reviewer: str | None) -> None:
    """Take back a merge, a refusal, a split, an alias or another name. DECISION is its number.

    \b
    Examples:
      quotetrack speakers undo 12
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name

    with opened_ledger(ledger) as open_ledger:
        undone = open_ledger.undo(decision, reviewer=reviewer_name(reviewer))
    _print_decisions([undone])


@speakers.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@LEDGER
@REVIEWER
def import_(file: str, ledger: str, reviewer: str | None) -> None:
    """Take in a table of known people and bodies: CSV (name, alias, kind, wikidata, id) or JSON.

    Speakers that go by a name of the table are merged with its entity.

    \b
    Examples:
      quotetrack speakers import people.csv
    """
    from quotetrack.cli.opening import opened_ledger, reviewer_name
    from quotetrack.names import AliasTable

    table = AliasTable.load(file)
    with opened_ledger(ledger, make=True) as open_ledger:
        count = open_ledger.import_aliases(table, reviewer=reviewer_name(reviewer))
    click.echo(f"{count:,} of {len(table):,} entities are new.", err=True)


@speakers.command()
@LEDGER
@OUTPUT
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["csv", "json"]),
    default="csv",
    show_default=True,
    help="csv, or json, which holds names with a bar in them too.",
)
def export(ledger: str, output: str | None, format_: str) -> None:
    """Write all speakers and their lasting names as an alias table.

    It can be given to extract, analyze and add as --aliases, and imported into another ledger.

    \b
    Examples:
      quotetrack speakers export --output people.csv
    """
    from quotetrack.cli.opening import opened_ledger
    from quotetrack.cli.output import opened

    with opened_ledger(ledger, reads=True) as open_ledger:
        table = open_ledger.export_aliases()
    written = table.to_csv() if format_ == "csv" else table.to_json()
    with opened(output) as stream:
        stream.write(written.encode("utf-8", "replace"))


def _two(ledger: Ledger, first: str, second: str) -> tuple[Any, Any]:
    from quotetrack.cli.opening import speaker_named

    return speaker_named(ledger, first), speaker_named(ledger, second)


def _named(speaker: Any) -> str:
    return f"{speaker.name} ({speaker.id})"


def _print(found: Sequence[StoredSpeaker], format_: str, total: int, exact: bool) -> None:
    from quotetrack.cli.listing import print_rest, print_table
    from quotetrack.cli.output import console_on, write_line
    from quotetrack.codec import SCHEMA_VERSION

    if format_ == "jsonl":
        for one in found:
            write_line(
                sys.stdout.buffer,
                {
                    "schema_version": SCHEMA_VERSION,
                    "id": one.id,
                    "name": one.name,
                    "kind": one.kind,
                    "aliases": list(one.aliases),
                    "wikidata": one.wikidata,
                    "merged": [{"id": other.id, "name": other.name} for other in one.merged],
                    "quotations": one.quotation_count,
                    "claim_pairs": one.claim_pair_count,
                    "first_said": one.first_said.iso if one.first_said else None,
                    "last_said": one.last_said.iso if one.last_said else None,
                },
            )
        return
    rows = [
        (
            f"{one.quotation_count:,}",
            f"{one.claim_pair_count:,}",
            "\n".join(day.iso for day in (one.first_said, one.last_said) if day),
            _described(one),
        )
        for one in found
    ]
    with console_on(sys.stdout.buffer, to_file=False) as console:
        print_table(console, ("quoted", "pairs", "first, last", "name"), rows, "No speakers.")
        print_rest(console, len(rows), total, exact, "speaker")


def _described(speaker: StoredSpeaker) -> str:
    from quotetrack.display import kind_in_words

    kind = kind_in_words(speaker.kind)
    others = ", ".join(name for name in speaker.aliases if name != speaker.name)
    also = f"also {others} · " if others else ""
    return f"{speaker.name}{kind}\n{also}{speaker.id}"


def _print_decisions(decisions: Iterable[Any]) -> None:
    from quotetrack.cli.listing import print_table
    from quotetrack.cli.output import console_on

    rows = [
        (
            str(one.id),
            one.kind + (" (undone)" if one.undone_at else ""),
            one.first.name,
            one.second.name if one.second else one.alias or "",
            one.reviewer,
            one.decided_at.date().isoformat(),
            one.note,
        )
        for one in decisions
    ]
    with console_on(sys.stdout.buffer, to_file=False) as console:
        columns = ("number", "what", "first", "second", "by", "on", "note")
        print_table(console, columns, rows, "Nothing was decided.")
