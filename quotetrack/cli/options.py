"""Options that several commands share. Nothing heavy is imported here: `--help` must be quick."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from quotetrack.errors import QuotetrackError
from quotetrack.terms import AUTO, INPUT_FORMATS, RELATIONS, REVIEW_STATUSES, Vocabulary

if TYPE_CHECKING:
    from quotetrack.formats import Columns
    from quotetrack.names import AliasTable

Command = TypeVar("Command", bound=Callable[..., Any])

LEDGER_VARIABLE: Final = "QUOTETRACK_LEDGER"
REVIEWER_VARIABLE: Final = "QUOTETRACK_REVIEWER"
STANDARD_INPUT: Final = "-"

#: Besides, what quotetrack itself wrote.
RESULTS: Final = "results"
#: What `--errors` wrote: the documents that failed.
ERRORS: Final = "errors"
#: So many characters of words stand in a line of the help, behind the names of the option.
_WIDEST: Final = 56


class _Terms(click.Choice[str]):
    """One of several words, which the help shows in lines of a terminal's width."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str | None:
        lines = [""]
        for word in "| ".join(self.choices).split():
            if len(lines[-1]) + len(word) > _WIDEST:
                lines.append("")
            lines[-1] += word
        return "[" + f"\n{' ' * 6}".join(lines) + "]"


def choice(vocabulary: Vocabulary[Any, Any], *, more: tuple[str, ...] = ()) -> click.Choice[str]:
    """Return the type of an option that takes a term of `vocabulary`, or one of `more`."""
    return _Terms([*vocabulary, *more])


def together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return one decorator for several options, which stand in that order in the help."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _day(
    _context: click.Context, _parameter: click.Parameter, value: datetime.datetime | None
) -> datetime.date | None:
    return value.date() if value else None


def _encoding(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    from quotetrack.formats.reading import known_encoding

    try:
        # The one that nearly everybody uses is known without a look.
        return value if value == "utf-8" else known_encoding(value)
    except QuotetrackError as error:
        raise click.BadParameter(str(error)) from error


def _columns(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> Columns:
    from quotetrack.formats import columns_from

    try:
        return columns_from(values)
    except QuotetrackError as error:
        raise click.BadParameter(str(error)) from error


def _aliases(
    _context: click.Context, _parameter: click.Parameter, name: str | None
) -> AliasTable | None:
    if name is None:
        return None
    from quotetrack.names import AliasTable

    try:
        return AliasTable.load(name)
    except QuotetrackError as error:
        raise click.BadParameter(str(error)) from error


def _files(
    _context: click.Context, _parameter: click.Parameter, names: tuple[str, ...]
) -> tuple[str, ...]:
    if names.count(STANDARD_INPUT) > 1:
        raise click.BadParameter("Standard input (-) can be read only once.")
    return names


def _output(_context: click.Context, _parameter: click.Parameter, name: str | None) -> str | None:
    if name is None:
        return None
    if os.path.exists(name) and not os.path.isfile(name):
        return name
    folder = os.path.dirname(os.path.realpath(name))
    if not os.path.isdir(folder) or not os.access(folder, os.W_OK):
        raise click.BadParameter(f"{click.format_filename(name)} cannot be written.")
    return name


def _single_words(
    _context: click.Context, _parameter: click.Parameter, words: tuple[str, ...]
) -> tuple[str, ...]:
    for word in words:
        if len(word.split()) != 1:
            raise click.BadParameter(f"{word!r} is no single verb.")
    return words


def _positive(_context: click.Context, _parameter: click.Parameter, value: float) -> float | None:
    return value or None


#: A day, as an option takes it.
DATE = click.DateTime(formats=["%Y-%m-%d"])

#: How much a document may take.
LIMITS = together(
    click.option(
        "--max-characters",
        type=click.IntRange(min=0),
        default=5_000_000,
        show_default=True,
        callback=_positive,
        help="The most characters that the text of one document may have; 0: any number.",
    ),
    click.option(
        "--max-seconds",
        type=click.FloatRange(min=0),
        default=600,
        show_default=True,
        callback=_positive,
        help="The most processor time that one document may take, looked at between the steps of "
        "the work; 0: any time.",
    ),
)

#: How many processes read.
WORKERS = click.option(
    "--workers",
    "n_process",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    show_default=True,
    help="How many processes analyse documents: one for each core that is free. Each takes about "
    "400 MB of memory, less on Linux, where they share the models.",
)

#: What is logged meanwhile.
LOG = together(
    click.option(
        "--log",
        type=click.Choice(["text", "json"]),
        help="Log to standard error, in lines for people or of JSON: what fails, and at the end "
        "what all came to. Stands in place of the progress bar and the summary.",
    ),
    click.option("--verbose", "-v", is_flag=True, help="Log each document. Needs --log."),
)

#: What is told meanwhile.
TELLING = together(
    LOG,
    click.option(
        "--errors",
        metavar="FILE",
        type=click.Path(dir_okay=False, writable=True),
        callback=_output,
        help="Write what failed to this file, as JSONL. --input-format errors reads it, and so "
        "tries again what failed.",
    ),
)


def _input_format(more: tuple[str, ...], help: str) -> Callable[[Command], Command]:
    return click.option(
        "--input-format",
        "-i",
        type=choice(INPUT_FORMATS, more=more),
        default=AUTO,
        show_default=True,
        help="What the files hold. auto: their endings tell (.txt, .html, .json, .jsonl, .csv, "
        f".parquet, .xml, .warc, …); any other ending, and standard input, is text.{help}",
    )


_READING = together(
    click.option(
        "--column",
        "-c",
        "columns",
        multiple=True,
        metavar="FIELD=NAME",
        callback=_columns,
        help="Which column of CSV, Parquet and Arrow, or key of JSON, holds a field (text, id, "
        "date, url, publisher, title, language), such as text=body. An empty NAME leaves the field "
        "out. The usual names are found without.",
    ),
    click.option(
        "--encoding",
        default="utf-8",
        show_default=True,
        callback=_encoding,
        help="Encoding of text, JSON and CSV.",
    ),
    click.option(
        "--max-bytes",
        type=click.IntRange(min=1),
        default=50_000_000,
        show_default=True,
        help="The most bytes that one document may have.",
    ),
    click.option(
        "--date-from-name",
        is_flag=True,
        help="Take a day in the path of a file (2025-11-20-harbour.txt, 2025/11/20/) as the date "
        "of documents that have none.",
    ),
)

#: The files to read, and how to read them.
INPUT = together(
    click.argument(
        "files",
        nargs=-1,
        required=True,
        metavar="FILE...",
        # Reading tells what cannot be read, and goes on with the others.
        type=click.Path(readable=False),
        callback=_files,
    ),
    _input_format(
        (RESULTS, ERRORS),
        " results: the JSONL of extract or export, which is taken as it is and not analysed again. "
        "errors: what --errors wrote, to try again what failed.",
    ),
    _READING,
    click.option(
        "--fetch", is_flag=True, help="Fetch each FILE that is an address (https://…) of the web."
    ),
    LIMITS,
)

#: How the shards of an archive are read.
SHARDS = together(_input_format((), ""), _READING, LIMITS)

#: What is known of the documents besides.
ABOUT = together(
    click.option("--date", type=DATE, callback=_day, metavar="YYYY-MM-DD", help="Their date."),
    click.option("--publisher", metavar="NAME", help="Who published them."),
    click.option("--title", help="Their title."),
    click.option("--url", help="Their address."),
)

#: Where to write.
OUTPUT = click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, writable=True),
    callback=_output,
    help="Write here instead of to standard output. An old file is replaced only at the end.",
)

#: Names that the user knows to belong together.
ALIASES = click.option(
    "--aliases",
    metavar="FILE",
    callback=_aliases,
    help="Names that belong together, as CSV (columns name, alias) or JSON. They win over rules.",
)

#: What is looked for, and what is told of it.
FINDING = together(
    click.option(
        "--indirect",
        is_flag=True,
        help="Report indirect speech, too (she said that she would stay). Takes longer.",
    ),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="SHARE",
        help="Name a source only where it is at least so sure, 0 to 1.",
    ),
    click.option(
        "--cue",
        "cues",
        multiple=True,
        metavar="VERB",
        callback=_single_words,
        help="A verb of your own that introduces speech, in its base form. Can be repeated.",
    ),
)

#: The ledger to work on.
LEDGER = click.option(
    "--ledger",
    "-l",
    metavar="PATH|URL",
    envvar=LEDGER_VARIABLE,
    default="quotetrack.ledger",
    show_default=True,
    show_envvar=True,
    help="The ledger: a SQLite file, or the URL of a PostgreSQL database.",
)

#: Who decides.
NOTE = click.option("--note", default="", help="Anything worth remembering.")
REVIEWER = click.option(
    "--reviewer",
    envvar=REVIEWER_VARIABLE,
    show_envvar=True,
    help="Who decides; your login name, if you say nothing.",
)

#: Which part of the time.
DAYS = together(
    click.option(
        "--since",
        type=DATE,
        callback=_day,
        metavar="YYYY-MM-DD",
        help="The first day, of saying or else of publication.",
    ),
    click.option(
        "--until", type=DATE, callback=_day, metavar="YYYY-MM-DD", help="The last day, included."
    ),
)
SPEAKER = click.option("--speaker", "-s", help="Who says it: any name or alias, or an id.")
PUBLISHER = click.option("--publisher", help="The name of the publisher, exactly.")
HIDDEN_FROM = click.option(
    "--hidden-from",
    metavar="NAME",
    help="Hide how others judged pairs that this person has not judged.",
)
DOCUMENT = click.option("--document", "document_id", metavar="ID", help="The id of a document.")
RELATION = click.option(
    "--relation", type=choice(RELATIONS), help="Only claim pairs of this relation."
)
STATUS = click.option(
    "--status", type=choice(REVIEW_STATUSES), help="Only claim pairs with this review status."
)

#: How much of a long list.
PAGE = together(
    click.option(
        "--limit",
        "-n",
        type=click.IntRange(1, 1000),
        default=50,
        show_default=True,
        help="How many at most.",
    ),
    click.option(
        "--offset", type=click.IntRange(min=0), default=0, help="How many are left out before."
    ),
)


def list_format(help: str = "text to read, jsonl for programs.") -> Callable[[Command], Command]:
    """Return the option for the format of a list."""
    return click.option(
        "--format",
        "-f",
        "format_",
        type=click.Choice(["text", "jsonl"]),
        default="text",
        show_default=True,
        help=help,
    )


def output_format(formats: Iterable[str], help: str) -> Callable[[Command], Command]:
    """Return the option for the format of results, text among them; see `output.format_for`."""
    return click.option(
        "--format",
        "-f",
        "format_",
        type=_Terms(["text", *formats]),
        show_default="what the ending of --output tells, else text",
        help=help,
    )
