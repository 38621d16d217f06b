"""How a run goes: numbers for whoever watches it, and the log.

The log is that of Python's `logging` under the name "quotetrack": a record for each document at
DEBUG, one for each that failed at WARNING, and a summary at INFO. It is silent unless a program
sets it up.
"""

from __future__ import annotations

import logging
import time
from typing import Any, Final

from attrs import define, field

from quotetrack.display import count_in_words
from quotetrack.results import Analysis, DocumentError

logger: Final = logging.getLogger("quotetrack")
logger.addHandler(logging.NullHandler())


@define
class Counts:
    """Numbers of a run, which grow while it goes on. Any thread may read them.

    Give one to `quotetrack.pipe` or `Ledger.add` as ``counts`` and read it whenever you like, for
    instance from a page of metrics. One object may be given to several runs, and counts all.
    """

    #: All documents that came out, however they fared.
    documents: int = 0
    #: Those that could not be read, analysed or stored.
    failed: int = 0
    #: Those that a ledger held already, or that had been analysed before.
    unchanged: int = 0
    #: Those for which the parser was asked.
    parsed: int = 0
    #: What was found in them.
    quotations: int = 0
    claim_pairs: int = 0
    _began: float = field(factory=time.monotonic, init=False, repr=False)

    @property
    def seconds(self) -> float:
        """How long it is since this was made, in seconds by the clock."""
        return time.monotonic() - self._began

    @property
    def parser_share(self) -> float:
        """The share of the documents read for which the parser was asked, 0 to 1."""
        read = self.documents - self.failed - self.unchanged
        return self.parsed / read if read > 0 else 0.0

    def count(self, result: Analysis | DocumentError) -> None:
        """Count what came out for a document that was read now."""
        self.documents += 1
        if isinstance(result, DocumentError):
            self.failed += 1
            return
        self.parsed += "parser" in result.versions
        self.quotations += len(result.quotations)
        self.claim_pairs += len(result.claim_pairs)

    def count_unchanged(self) -> None:
        """Count a document that needed no reading."""
        self.documents += 1
        self.unchanged += 1

    def count_many(
        self,
        *,
        documents: int = 0,
        failed: int = 0,
        unchanged: int = 0,
        parsed: int = 0,
        quotations: int = 0,
        claim_pairs: int = 0,
    ) -> None:
        """Count documents that were read elsewhere, `unchanged` ones besides `documents`."""
        self.documents += documents + unchanged
        self.failed += failed
        self.unchanged += unchanged
        self.parsed += parsed
        self.quotations += quotations
        self.claim_pairs += claim_pairs

    def count_failure(self) -> None:
        """Count as failed, too, a document that was read and could not be stored."""
        self.failed += 1

    def to_dict(self) -> dict[str, Any]:
        """Return all numbers as plain data."""
        return {
            "documents": self.documents,
            "failed": self.failed,
            "unchanged": self.unchanged,
            "parsed": self.parsed,
            "quotations": self.quotations,
            "claim_pairs": self.claim_pairs,
            "seconds": round(self.seconds, 3),
        }

    def __str__(self) -> str:
        documents = count_in_words(self.documents, "document")
        found = (
            f"{count_in_words(self.quotations, 'quotation')}, "
            f"{count_in_words(self.claim_pairs, 'claim pair')}"
        )
        return (
            f"{documents}: {self.failed:,} failed, {self.unchanged:,} unchanged; {found}; "
            f"{self.seconds:,.1f} seconds"
        )


def log_result(result: Analysis | DocumentError) -> None:
    """Log what came out for a document. Its text is never in the log."""
    if isinstance(result, DocumentError):
        logger.warning(
            "document %s failed: %s: %s",
            result.document_id or "without id",
            result.error,
            result.message,
            extra={
                "document_id": result.document_id,
                "error": result.error,
                "error_message": result.message,
            },
        )
    elif logger.isEnabledFor(logging.DEBUG):
        logger.debug(
            "document %s read: %d quotations, %d claim pairs",
            result.document.id,
            len(result.quotations),
            len(result.claim_pairs),
            extra={
                "document_id": result.document.id,
                "quotations": len(result.quotations),
                "claim_pairs": len(result.claim_pairs),
                "parsed": "parser" in result.versions,
            },
        )


def log_summary(counts: Counts) -> None:
    """Log what a run came to."""
    logger.info("done: %s", counts, extra={"counts": counts.to_dict()})
