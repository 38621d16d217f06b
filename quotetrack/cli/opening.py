"""What commands need of a ledger."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from quotetrack.errors import UnknownRecordError
from quotetrack.extras import require
from quotetrack.model import EntityRef

if TYPE_CHECKING:
    from quotetrack.store import Ledger, StoredQuotation


@contextmanager
def opened_ledger(
    url_or_path: str, *, make: bool = False, read_only: bool = False, reads: bool = False
) -> Iterator[Ledger]:
    """Open the ledger of a command, and close it in the end.

    `reads` tells that the command only reads: a file that cannot be written is opened all the same.
    Raises a usage error where there is no such file and none shall be made.
    """
    is_file = "://" not in url_or_path
    if is_file and not make and not os.path.exists(url_or_path):
        raise click.UsageError(
            f"There is no ledger {click.format_filename(url_or_path)}. Name one with --ledger, or "
            "make one: quotetrack add FILE..."
        )
    require("sqlalchemy", "store")
    from quotetrack.store import Ledger

    if reads and is_file and not _writable(url_or_path):
        read_only = True
    with Ledger(url_or_path, read_only=read_only) as ledger:
        yield ledger


def _writable(path: str) -> bool:
    # SQLite writes beside the file, too.
    folder = os.path.dirname(os.path.abspath(path))
    return os.access(path, os.W_OK) and os.access(folder, os.W_OK)


def reviewer_name(given: str | None) -> str:
    """Return who decides: as given, or the login name. Raises a usage error for neither."""
    if given:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise click.UsageError("Say who decides: --reviewer NAME.") from error


def speaker_named(ledger: Ledger, name: str | None) -> EntityRef | None:
    """Return the one speaker with that id or name, None for None.

    Raises a usage error for nobody and for several.
    """
    if name is None:
        return None
    try:
        return ledger.speaker(name).ref
    except UnknownRecordError as error:
        raise click.UsageError(str(error)) from error


def quotation_record(stored: StoredQuotation) -> dict[str, Any]:
    """Return a quotation of a ledger as a line of JSON holds it."""
    from quotetrack.formats import quotation_record

    return quotation_record(
        stored.quotation, stored.speaker, stored.document, stored.said_on, stored.current
    )
