"""`quotetrack ledger import`: what people marked in annotation tools becomes decisions."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.exits import DONE, FAILED
from quotetrack.cli.options import LEDGER, REVIEWER, choice, list_format
from quotetrack.terms import ANNOTATION_FORMATS, IMPORT_STATUSES

if TYPE_CHECKING:
    from quotetrack.importing import Imported


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--from",
    "source",
    type=choice(ANNOTATION_FORMATS),
    required=True,
    help="Which tool wrote the file.",
)
@LEDGER
@REVIEWER
@click.option(
    "--overrule",
    is_flag=True,
    help="Let the marks win where others decided otherwise since they were exported.",
)
@click.option(
    "--conflicts",
    metavar="FILE",
    help="Write what waits, and what failed, to this file as JSON Lines.",
)
@list_format()
@click.pass_context
def import_(
    context: click.Context,
    file: str,
    source: Any,
    ledger: str,
    reviewer: str | None,
    overrule: bool,
    conflicts: str | None,
    format_: str,
) -> None:
    """Bring marks and verdicts from an annotation tool into a ledger, as corrections and reviews.

    What somebody changed since it was exported is decided under their name; what the ledger says
    already is left, so that a file can be brought in again. Where others decided otherwise
    meanwhile, or the text is another version, the mark waits in the ledger until somebody settles
    it (quotetrack corrections list --waiting). The names in the file say who decided; --reviewer
    names who did where it says nobody. Exit codes: 0 all is brought in; 1 something waits or
    failed.

    \b
    Examples:
      quotetrack ledger import marked.jsonl --from prodigy --reviewer Bo
      quotetrack ledger import project.json --from label-studio --overrule
      quotetrack ledger import hypothesis.json --from web-annotation
    """
    from collections import Counter

    from quotetrack.cli.opening import opened_ledger
    from quotetrack.cli.output import opened, write_line
    from quotetrack.importing import import_annotations

    counts: Counter[str] = Counter()
    waiting: list[Imported] = []
    given: Any = sys.stdin.buffer if file == "-" else file
    with opened_ledger(ledger) as open_ledger:
        for one in import_annotations(
            open_ledger, given, source, reviewer=reviewer, overrule=overrule
        ):
            counts[one.status] += 1
            if one.status in ("conflict", "error"):
                waiting.append(one)
            if format_ == "jsonl":
                write_line(sys.stdout.buffer, _record(one))
            elif one.status != "unchanged":
                what = f" {one.what}:" if one.what else ""
                waits = f" (waits as {one.waits_as})" if one.waits_as is not None else ""
                click.echo(f"{one.place}: {one.status}:{what} {one.message}{waits}")
    if conflicts is not None:
        with opened(conflicts) as stream:
            for one in waiting:
                write_line(stream, _record(one))
    click.echo(
        ", ".join(f"{counts[status]:,} {status}" for status in IMPORT_STATUSES),
        err=True,
    )
    context.exit(FAILED if waiting else DONE)


def _record(one: Imported) -> dict[str, Any]:
    from attrs import asdict

    from quotetrack.codec import SCHEMA_VERSION

    return {"schema_version": SCHEMA_VERSION, **asdict(one)}
