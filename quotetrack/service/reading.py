"""Analysing articles that people send: one thread, a short queue, the last ones remembered."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from quotetrack.errors import InputError, QuotetrackError
from quotetrack.model import Document
from quotetrack.parse import StanzaParser
from quotetrack.pipeline import BUNDLED, ParserChoice, analyze
from quotetrack.results import Analysis
from quotetrack.service.logs import logger
from quotetrack.store import AddResult, Ledger

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
    """Analyses articles off the event loop, with one parser that is loaded once.

    A second thread would gain nothing: the parser uses one core and takes its time.
    """

    def __init__(self, parser: ParserChoice, most_waiting: int, most_bytes: int) -> None:
        """Nothing is loaded before `start` or the first article that needs the parser."""
        self._parser = StanzaParser() if parser == BUNDLED else parser
        self._most_waiting = most_waiting
        self._waiting = 0
        self.most_bytes = most_bytes
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="quotetrack-reader")
        self._kept: OrderedDict[str, Analysis] = OrderedDict()

    def start(self) -> None:
        """Load the parser in the background, so that the first article need not wait for it."""
        if self._parser is not None:
            self._thread.submit(self._load)

    def stop(self) -> None:
        """Let the article in hand be finished, and forget those that wait."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def read(self, document: Document) -> Analysis:
        """Return the analysis of `document`. Raises `BusyError` where too many wait already."""
        if self._waiting >= self._most_waiting:
            raise BusyError(
                f"{self._waiting} articles wait for the parser already. Try again in a minute."
            )
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            analysis = await loop.run_in_executor(self._thread, self._analyse, document)
        finally:
            self._waiting -= 1
        self._keep(analysis)
        return analysis

    def recall(self, sha256: str) -> Analysis | None:
        """Return an analysis that was made lately, by the digest of its text."""
        return self._kept.get(sha256)

    def _analyse(self, document: Document) -> Analysis:
        return analyze(document, parser=self._parser)

    def _load(self) -> None:
        try:
            if self._parser is not None:
                self._parser.parse(["Ready."])
            logger.info("parser loaded")
        except Exception:  # told again, to whoever sends an article that needs it
            logger.exception("the parser cannot be loaded")

    def _keep(self, analysis: Analysis) -> None:
        self._kept[analysis.document.sha256] = analysis
        self._kept.move_to_end(analysis.document.sha256)
        while len(self._kept) > 1 and (
            len(self._kept) > _MOST_KEPT
            or sum(len(one.document.text) for one in self._kept.values()) > _MOST_CHARACTERS
        ):
            self._kept.popitem(last=False)
