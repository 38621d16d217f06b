"""The ledger: documents, quotations, speakers and claim pairs, kept for months."""

from __future__ import annotations

import os
from types import TracebackType

from quotetrack.store.ledger.adding import Adding
from quotetrack.store.ledger.correcting import Correcting
from quotetrack.store.ledger.finding import Finding
from quotetrack.store.ledger.reviewing import Reviewing
from quotetrack.store.ledger.speakers import Speakers
from quotetrack.store.schema import database


class Ledger(Adding, Correcting, Finding, Reviewing, Speakers):
    """A store of documents and of what was found in them: one SQLite file, or PostgreSQL.

    Several programs and threads may use one ledger at once. Writers wait for each other, readers
    never wait. Each document is stored in one transaction, whole or not at all.

        with quotetrack.Ledger("archive.ledger") as ledger:
            for result in ledger.add(documents):
                print(result.document_id, result.status)
            for stored in ledger.claim_pairs(status="unreviewed"):
                print(stored.speaker.name, stored.pair.explanation)
    """

    # Opening and closing

    def __init__(
        self,
        url_or_path: str | os.PathLike[str],
        *,
        upgrade: bool = True,
        read_only: bool = False,
    ) -> None:
        """Open a ledger, and make it where there is none.

        Args:
            url_or_path: The path of a SQLite file, ":memory:", or a database URL such as
                "postgresql://user@host/database".
            upgrade: Whether a ledger of an older quotetrack is brought to the present form; else it
                is refused.
            read_only: Whether it is opened to be read only, as it must be on a medium that cannot
                be written. Nothing is made or upgraded then.

        Raises:
            LedgerVersionError: A newer quotetrack wrote it, or it is older and may not be upgraded.
            LedgerError: The file or database is something else, or cannot be opened.
            MissingExtraError: SQLAlchemy, or the driver of PostgreSQL, is not installed.
        """
        super().__init__(url_or_path, upgrade=upgrade, read_only=read_only)

    def back_up(self, path: str | os.PathLike[str]) -> None:
        """Copy a ledger in SQLite to a new file, while others go on reading and writing.

        The copy holds one state of the ledger, and is there wholly or not at all.

        Args:
            path: The file to make. Its folder is there, and the file is not.

        Raises:
            LedgerError: The file is there already or cannot be written, or the ledger is in
                PostgreSQL, which has pg_dump.
        """
        database.back_up(self._engine, path)

    def close(self) -> None:
        """Close all connections. The ledger cannot be used any more."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
