"""`quotetrack check`."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotetrack.cli.exits import DONE, FAILED, MODELS_MISSING
from quotetrack.cli.soundness import ledger_is_sound
from quotetrack.errors import QuotetrackError
from quotetrack.extras import INSTALL_ANEW, install_command
from quotetrack.version import __version__

if TYPE_CHECKING:
    from quotetrack.parse import Parser

# The source stands far from the cue, so that no pattern but only the parser can settle it.
_SENTENCE = "The baker of the little shop that stands behind the old station on Mill Lane said so."
_ARTICLE = (
    "Asked whether she would sell the shop, Ms Ada Fenwick replied: “No.” "
    "A little later Ms Fenwick said: “Well, not the whole of it.”"
)


# Packages that only some formats and commands need, and the extra that brings each.
_OPTIONAL = {
    "trafilatura": "html",
    "defusedxml": "newsml",
    "warcio": "warc",
    "pyarrow": "arrow",
    "sqlalchemy": "store",
}


@click.command()
@click.option(
    "--models",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Look at the model pack in this folder, too. May be given several times.",
)
@click.option(
    "--ledger",
    "-l",
    metavar="PATH|URL",
    help="Look through this ledger, too, for what must not be in a sound one.",
)
@click.pass_context
def check(context: click.Context, folders: tuple[Path, ...], ledger: str | None) -> None:
    """Tell which versions and language models are there, and test that they work.

    The test parses a sentence and analyses a short article; where PyTorch or Stanza were left out,
    it goes without the parser and says so. Exit codes: 0 all is well; 1 the test failed or the
    ledger is not sound; 3 language models are missing or damaged.

    \b
    Examples:
      quotetrack check
      quotetrack check --ledger news.ledger
    """
    for name, found in _versions():
        click.echo(f"{name:<15} {found}")
    from quotetrack.pipeline.choices import absent_libraries

    unsound = ledger is not None and not ledger_is_sound(ledger)
    if not _models_are_usable(folders):
        context.exit(MODELS_MISSING)
    absent = absent_libraries()
    problems = list(_self_test(parsing=not absent))
    for problem in problems:
        click.echo(f"{'self-test':<15} failed: {problem}", err=True)
    if not problems:
        without = f" without the parser ({' and '.join(absent)} not installed)" if absent else ""
        click.echo(f"{'self-test':<15} passed{without}")
    context.exit(FAILED if problems or unsound else DONE)


def _versions() -> Iterator[tuple[str, str]]:
    yield "quotetrack", __version__
    yield "Python", platform.python_version()
    for package in ("stanza", "torch"):
        try:
            yield package, version(package)
        except PackageNotFoundError:
            yield package, "not installed"
    for package, extra in _OPTIONAL.items():
        try:
            yield package, version(package)
        except PackageNotFoundError:
            yield package, f"not installed ({install_command(extra)})"


def _models_are_usable(folders: tuple[Path, ...]) -> bool:
    """Report on the model packs, and return whether there is one and all are whole."""
    from quotetrack.parse import find_packs

    packs = find_packs(*folders)
    for pack in packs:
        line = f"{'models':<15} {pack.name} {pack.version} ({pack.language}): {pack.state}"
        click.echo(line, err=not pack.usable)
    if not packs:
        click.echo(
            f"{'models':<15} none found. Install quotetrack again ({INSTALL_ANEW}).",
            err=True,
        )
    return bool(packs) and all(pack.usable for pack in packs)


def _self_test(*, parsing: bool) -> Iterator[str]:
    """Yield what does not work, with the parser or without."""
    from quotetrack.parse import StanzaParser
    from quotetrack.pipeline import analyze

    parser = StanzaParser() if parsing else None
    try:
        yield from _parsing_problems(parser) if parser is not None else ()
        analysis = analyze(_ARTICLE, parser=parser)
    except QuotetrackError as error:
        yield str(error)
        return
    speakers = [q.speaker.name if q.speaker else None for q in analysis.quotations]
    if speakers != ["Ada Fenwick", "Ada Fenwick"]:
        yield f"two quotations of Ada Fenwick were expected, but the speakers are {speakers}"
    if len(analysis.claim_pairs) != 1:
        yield f"one claim pair was expected, but there are {len(analysis.claim_pairs)}"


def _parsing_problems(parser: Parser) -> Iterator[str]:
    sentences = parser.parse([_SENTENCE])[0].sentences
    subjects = {
        token.text
        for sentence in sentences
        for token in sentence.tokens
        if token.deprel == "nsubj" and sentence.tokens[token.head].text == "said"
    }
    if "baker" not in subjects:
        yield f"the parser finds {subjects or 'no'} subject of {_SENTENCE!r}"
