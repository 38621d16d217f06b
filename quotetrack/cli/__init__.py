"""The command line. Each command is a module of its own, imported when it is asked for."""

from __future__ import annotations

import os
import sys
import warnings
from importlib import import_module
from typing import Any, Final

import click

from quotetrack.cli.exits import DONE, FAILED, MODELS_MISSING, STOPPED
from quotetrack.errors import MissingParserWarning, ModelError, QuotetrackError
from quotetrack.version import __version__

#: The commands in the order of the help.
COMMANDS: Final = (
    "extract",
    "analyze",
    "add",
    "reprocess",
    "batch",
    "quotes",
    "timeline",
    "speakers",
    "pairs",
    "review",
    "agreement",
    "corrections",
    "export",
    "serve",
    "ledger",
    "check",
    "models",
)


_NAME: Final = "quotetrack"
_python_shows: Final = warnings.showwarning


class _Closed:
    """In the place of a standard stream that whoever started the program has closed.

    Python has None there, which breaks at the first question; here it breaks at the first use.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def isatty(self) -> bool:
        return False

    def flush(self) -> None:
        pass

    def __getattr__(self, _: str) -> Any:
        raise OSError(f"{self._name} is closed.")


class _Commands(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"quotetrack.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader of our output has gone, as in `quotetrack … | head`; nobody wants to know.
            # Click would call it a failure.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        # Of unknown commands click shows those that are alike, which it takes from `commands`.
        if args and args[0] not in COMMANDS:
            self.commands = {name: click.Command(name) for name in COMMANDS}
        return super().resolve_command(ctx, args)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=_NAME)
def cli() -> None:
    """Find who said what, and when they said otherwise.

    extract and analyze read documents and print what they find; batch reads archives of them into
    folders. The other commands work on a ledger, which keeps documents, quotations, speakers and
    reviewed claim pairs for months.

    Exit codes: 0 done; 1 some documents failed, or the command could not be carried out; 2 wrong
    usage; 3 language models are missing.

    \b
    Examples:
      quotetrack extract article.txt
      quotetrack add news/ && quotetrack quotes --speaker "Ada Fenwick" taxes
      quotetrack review
    """


def main() -> None:
    """Run the command line. Errors are told in a sentence on stderr, never as a traceback."""
    warnings.showwarning = _show_warning
    sys.stdin = sys.stdin or _Closed("Standard input")
    sys.stdout = sys.stdout or _Closed("Standard output")
    # What is told meanwhile may be lost; what comes out may not.
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    try:
        # Without its standalone mode, click returns the code of `context.exit(code)`.
        result: Any = cli(
            standalone_mode=False, prog_name=_NAME, complete_var="_QUOTETRACK_COMPLETE"
        )
        code = result or DONE
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _complain("stopped")
        code = STOPPED
    except ModelError as error:
        _complain(str(error))
        code = MODELS_MISSING
    except QuotetrackError as error:
        _complain(str(error))
        code = FAILED
    except OSError as error:
        where = f"{click.format_filename(error.filename)}: " if error.filename else ""
        _complain(f"{where}{error.strerror or error}")
        code = FAILED
    except Exception as error:
        if os.environ.get("QUOTETRACK_DEBUG"):
            raise
        _complain(
            f"an error in quotetrack itself: {type(error).__name__}: {error}. Set "
            "QUOTETRACK_DEBUG=1 to see where, and please report it with the input."
        )
        code = FAILED
    sys.exit(code)


def _show_warning(
    message: Warning | str, category: type[Warning], *place: Any, **more: Any
) -> None:
    """Tell a warning of our own in a line, others as Python does."""
    if issubclass(category, MissingParserWarning):
        _complain(str(message))
    else:
        _python_shows(message, category, *place, **more)


def _complain(message: str) -> None:
    click.echo(f"quotetrack: {message}", err=True)
