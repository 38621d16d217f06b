"""Analysing articles that people send: a short queue, a few processes, the last remembered."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import Future
from functools import partial
from typing import Final

from quotetrack.errors import InputError, QuotetrackError, TextTooLongError
from quotetrack.formats.reading.web import fetched, is_address
from quotetrack.model import Document
from quotetrack.parse import StanzaParser
from quotetrack.pipeline import BUNDLED
from quotetrack.results import Analysis
from quotetrack.service.analysing import analysing
from quotetrack.service.logs import logger
from quotetrack.service.settings import Settings
from quotetrack.store import AddResult, Ledger
from quotetrack.workers import Workers

_MOST_KEPT: Final = 32
_MOST_CHARACTERS: Final = 8_000_000


class BusyError(QuotetrackError):
    """Too many articles wait for the parser already."""


def stored(ledger: Ledger, analysis: Analysis) -> AddResult:
    """Add an analysed article to the ledger. Raises `InputError` where it cannot be stored."""
    (result,) = ledger.add_analyses([analysis])
    if result.error is not None:
        raise InputError(result.error.message)
    return result


class Reader:
    """Analyses articles in worker processes, beside each other.

    An article that takes too long is refused, and its process replaced; the others go on.
    """

    def __init__(self, settings: Settings) -> None:
        """Nothing is loaded before `start` or the first article.

        Raises `InputError` for a parser that cannot be sent to another process.
        """
        parser = StanzaParser() if settings.parser == BUNDLED else settings.parser
        self._has_parser = parser is not None
        self._workers = Workers(
            partial(analysing, parser), settings.workers, max_seconds=settings.most_seconds
        )
        self._most_waiting = settings.most_waiting
        self._most_characters = settings.most_characters
        self._waiting = 0
        self.most_bytes = settings.most_bytes
        self.fetches = settings.fetch
        self._public_only = settings.shared
        self._kept: OrderedDict[str, Analysis] = OrderedDict()

    def start(self) -> None:
        """Load the parser in the background, so that the first article need not wait for it."""
        if self._has_parser:
            self._workers.submit(None).add_done_callback(_tell_loaded)

    def stop(self) -> None:
        """End the worker processes, and forget the articles in hand."""
        self._workers.stop()

    async def read(self, document: Document) -> Analysis:
        """Return the analysis of `document`.

        Raises `BusyError` where too many wait already, `TextTooLongError` and `TimeLimitError`
        where it is too much, `WorkerError` where the process that read it died, and what
        `quotetrack.analyze` raises.
        """
        if self._most_characters is not None and len(document.text) > self._most_characters:
            raise TextTooLongError(
                f"The text has {len(document.text):,} characters, more than the "
                f"{self._most_characters:,} that this service reads."
            )
        if self._waiting >= self._most_waiting:
            raise BusyError(f"{self._waiting} articles wait already. Try again in a minute.")
        self._waiting += 1
        try:
            analysis: Analysis = await asyncio.wrap_future(self._workers.submit(document))
        finally:
            self._waiting -= 1
        self._keep(analysis)
        return analysis

    async def fetch(self, address: str) -> Document:
        """Return the article at an address. Raises `InputError` where none comes from there."""
        if not self.fetches:
            raise InputError(
                "Nothing is fetched here: the service was not started with --fetch. Paste the text."
            )
        if not is_address(address):
            raise InputError("The address of an article begins with https:// or http://.")
        return await asyncio.to_thread(
            fetched, address, max_bytes=self.most_bytes, public_only=self._public_only
        )

    def recall(self, sha256: str) -> Analysis | None:
        """Return an analysis that was made lately, by the digest of its text."""
        return self._kept.get(sha256)

    def _keep(self, analysis: Analysis) -> None:
        self._kept[analysis.document.sha256] = analysis
        self._kept.move_to_end(analysis.document.sha256)
        while len(self._kept) > 1 and (
            len(self._kept) > _MOST_KEPT
            or sum(len(one.document.text) for one in self._kept.values()) > _MOST_CHARACTERS
        ):
            self._kept.popitem(last=False)


def _tell_loaded(loaded: Future[None]) -> None:
    if loaded.cancelled():
        return
    error = loaded.exception()
    if error is None:
        logger.info("parser loaded")
    else:  # It is told again, to whoever sends an article that needs the parser.
        logger.error("the parser cannot be loaded", exc_info=error)
