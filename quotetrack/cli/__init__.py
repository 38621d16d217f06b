"""The command line: `quotetrack extract`, `quotetrack check`."""

from __future__ import annotations

import os
import sys

import click

from quotetrack.cli.check import check
from quotetrack.cli.exits import DONE, FAILED, MODELS_MISSING, STOPPED
from quotetrack.cli.extract import extract
from quotetrack.errors import ModelError, QuotetrackError
from quotetrack.version import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quotetrack")
def cli() -> None:
    """Find who said what, and when they said otherwise.

    Exit codes: 0 done; 1 some documents failed; 2 wrong usage; 3 language models are missing.
    """


cli.add_command(extract)
cli.add_command(check)


def main() -> None:
    """Run the command line. Errors are told in a sentence on stderr, never as a traceback."""
    try:
        # Without its standalone mode, click returns the code of `context.exit(code)`.
        code = cli(standalone_mode=False) or DONE
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _complain("stopped")
        code = STOPPED
    except BrokenPipeError:
        # The reader of our output has gone, as in `quotetrack … | head`; nobody wants to know.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except ModelError as error:
        _complain(str(error))
        code = MODELS_MISSING
    except (QuotetrackError, OSError) as error:
        _complain(str(error))
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


def _complain(message: str) -> None:
    click.echo(f"quotetrack: {message}", err=True)
