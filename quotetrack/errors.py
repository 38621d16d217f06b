"""Typed errors. Every error that quotetrack raises on purpose derives from `QuotetrackError`.

Each message says what was wrong and what to do about it.
"""

from __future__ import annotations

from typing import Literal

#: By which way somebody uses quotetrack, and so which words for its options they know.
Door = Literal["python", "shell", "form"]


class QuotetrackError(Exception):
    """Base class of all errors that quotetrack raises on purpose."""


class InputError(QuotetrackError, ValueError):
    """The caller gave something that cannot be read as the text or document it should be.

    What to do is not the same for everybody. `python` says it to programmers and ends the message;
    `shell` says it to users of the command line, `form` to those of the web pages: see `told`.
    """

    def __init__(
        self, what: str = "", *, python: str = "", shell: str = "", form: str = ""
    ) -> None:
        super().__init__(f"{what} {python}" if python else what)
        self._told = {"shell": shell, "form": form} if python else {}
        self._what = what

    def told(self, door: Door) -> str:
        """Return the message in the words of those who come in by that door."""
        return f"{self._what} {self._told[door]}".rstrip() if door in self._told else str(self)


class SpanError(InputError):
    """A span does not lie inside the text it is meant for, or ends before it starts."""


class TextTooLongError(InputError):
    """A text is longer than the caller allows."""


class TimeLimitError(QuotetrackError):
    """A document takes more time than the caller allows."""


class WorkerError(QuotetrackError):
    """A worker process died, could not start, or was stopped before it was done."""


class WorkerStartError(WorkerError):
    """A worker process could not start, whatever it was to do."""


class ModelError(QuotetrackError):
    """A language model is missing, damaged, or does not fit the installed version of Stanza."""


class MissingParserWarning(UserWarning):
    """Stanza or PyTorch are not installed, and texts are read without a parser."""


class ParserError(QuotetrackError):
    """A parser returned something that breaks the `Parser` contract."""


class AliasTableError(InputError):
    """An alias table contradicts itself or cannot be read."""


class CodecError(InputError):
    """Stored data cannot be read back: wrong shape, or a newer schema version."""


class UnconfirmedPairError(InputError):
    """A claim pair that no person confirmed was to be published as if one had."""


class UnpublishedReviewError(InputError):
    """A review was to be marked up for search engines, and nobody said on which page it stands.

    `pair_ids` are the claim pairs whose reviews have no address.
    """

    def __init__(self, message: str, *, pair_ids: tuple[str, ...]) -> None:
        super().__init__(message)
        self.pair_ids = pair_ids


class MissingExtraError(QuotetrackError, ImportError):
    """An optional dependency is not installed. The message names the pip command."""


class LedgerError(QuotetrackError):
    """A ledger cannot be opened, or cannot do what was asked of it."""


class AddStoppedError(LedgerError):
    """Documents were being stored, and the ledger or a disk failed, for example because it is full.

    `stored` is how many the run had stored for good by then; nothing of the next one is there.
    """

    def __init__(self, reason: str, *, stored: int, again: str) -> None:
        are = "document of this run is" if stored == 1 else "documents of this run are"
        super().__init__(
            f"{reason.rstrip('.')}. {stored:,} {are} stored and safe, and nothing of the next one. "
            f"Once that is mended, {again}"
        )
        self.reason = reason
        self.stored = stored


class LedgerVersionError(LedgerError):
    """A ledger was written by a newer quotetrack, or must be upgraded before it can be used."""


class UnknownRecordError(LedgerError, LookupError):
    """The ledger holds nothing under the id, name or key that was given."""


class TakenError(LedgerError):
    """Somebody else has taken the claim pair to review it. `taken_by` is who."""

    def __init__(self, message: str, *, taken_by: str) -> None:
        super().__init__(message)
        self.taken_by = taken_by


class ConflictError(LedgerError):
    """Somebody else changed what is decided on meanwhile; nothing was written.

    `seen` is the revision that the decision named, `revision` the present one, None where what it
    was about is not there any more.
    """

    def __init__(self, message: str, *, seen: int, revision: int | None) -> None:
        super().__init__(message)
        self.seen = seen
        self.revision = revision


class ReviewConflictError(ConflictError):
    """Somebody else reviewed or changed the claim pair meanwhile; nothing was written.

    `pair_id` is the pair, `seen` the revision that the review named, `revision` the present one.
    """

    revision: int

    def __init__(self, message: str, *, pair_id: str, seen: int, revision: int) -> None:
        super().__init__(message, seen=seen, revision=revision)
        self.pair_id = pair_id


class CorrectionConflictError(ConflictError):
    """Somebody else corrected or changed the quotation or document meanwhile; nothing was written.

    `what` names it in words.
    """

    def __init__(self, message: str, *, what: str, seen: int, revision: int | None) -> None:
        super().__init__(message, seen=seen, revision=revision)
        self.what = what
