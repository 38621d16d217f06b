"""What a ledger holds, in the formats of others, sent while it is written."""

from __future__ import annotations

import asyncio
import io
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Any, Final, Literal, TypeVar

from litestar.response import Stream

from quotetrack.display import count_in_words
from quotetrack.errors import InputError, QuotetrackError, UnpublishedReviewError
from quotetrack.exporting import analyses, judged_pairs
from quotetrack.formats import FactChecker, write, write_pairs
from quotetrack.service.logs import logger
from quotetrack.service.reading import BusyError
from quotetrack.store import Ledger
from quotetrack.terms import OUTPUT_FORMATS, PAIR_FORMATS, RESULT_FORMATS, Vocabulary

_CHUNK: Final = 64 * 1024
_AHEAD: Final = 16
#: How long a reader may take nothing, in seconds, before the transfer is broken off.
_PATIENCE: Final = 60
#: How many exports are written at once.
_places: Final = threading.BoundedSemaphore(8)

T = TypeVar("T")


def media_type(format: str) -> tuple[str, str]:
    """Return the media type of a format and the ending of its files. Raises `InputError`."""
    term = OUTPUT_FORMATS[OUTPUT_FORMATS.checked(format, "format")]
    return term.media_type, term.ending


def pair_writer(
    ledger: Ledger, format: str, wanted: dict[str, Any], by: FactChecker | None = None
) -> Callable[[Sink], object]:
    """Return a function that writes claim pairs with their verdicts, published as `by` says.

    Raises `InputError`, and `UnpublishedReviewError` with all reviews that have no page.
    """
    _check(format, PAIR_FORMATS, "claim pairs")
    if PAIR_FORMATS[format].confirmed_only:
        if wanted.get("status") not in (None, "confirmed"):
            raise InputError(f"{format} is made only of pairs that a person confirmed.")
        wanted = {**wanted, "status": "confirmed"}
        _check_published(ledger, wanted, by)

    def write_to(sink: Sink) -> None:
        found = sink.while_read(judged_pairs(ledger, **wanted))
        write_pairs(found, sink, format, fact_checker=by)  # type: ignore[arg-type]

    return write_to


def _check_published(ledger: Ledger, wanted: dict[str, Any], by: FactChecker | None) -> None:
    # Told before the first byte is sent, and for all of them at once.
    if by is not None and by.pages:
        return
    missing = tuple(one.id for one in ledger.iter_claim_pairs(**wanted) if not one.url)
    if missing:
        raise UnpublishedReviewError(
            f"{count_in_words(len(missing), 'confirmed pair')} without the address of a "
            "fact-check, which a ClaimReview needs: give it with the verdict, or say how your "
            "pages are called.",
            pair_ids=missing,
        )


def document_writer(
    ledger: Ledger, format: str, wanted: dict[str, Any]
) -> Callable[[Sink], object]:
    """Return a function that writes documents with their quotations. Raises `InputError`."""
    _check(format, RESULT_FORMATS, "documents with quotations")

    def write_to(sink: Sink) -> None:
        write(sink.while_read(analyses(ledger, **wanted)), sink, format)  # type: ignore[arg-type]

    return write_to


class Export(Stream):
    """An answer that is sent while it is written.

    Memory stays small: the writer waits for the reader. Where it fails, so does the transfer, so
    that nobody takes half a file for a whole one. A writer lives no longer than its transfer.
    """

    def __init__(self, write_to: Callable[[Sink], object], **options: Any) -> None:
        """`write_to` is called in a thread of its own, as the sending begins."""
        self._transfer = Transfer(write_to)
        super().__init__(self._transfer.pieces(), **options)

    def to_asgi_response(self, *arguments: Any, **options: Any) -> Any:
        """Return the answer as an ASGI application, as Litestar asks for it.

        That raises `BusyError` where too many exports are written already.
        """
        send_all = super().to_asgi_response(*arguments, **options)

        async def sending(scope: Any, receive: Any, send: Any) -> None:
            async def send_in_time(message: Any) -> None:
                try:
                    await asyncio.wait_for(send(message), _PATIENCE)
                except asyncio.TimeoutError:
                    raise ExportError("Nothing was read of an export for too long.") from None

            if not send_all.is_head_response:
                self._transfer.begin()
            try:
                await send_all(scope, receive, send_in_time)
            finally:
                self._transfer.end()

        return sending


class ExportError(QuotetrackError):
    """An export cannot be sent any further."""


class Transfer:
    """What a thread writes and a coroutine reads, a few pieces apart.

    Only the writer ever waits in a thread, and only for room; `end` wakes it. The reader waits in
    the event loop, where a wait can be cancelled.
    """

    def __init__(self, write_to: Callable[[Sink], object]) -> None:
        """Nothing is written before `begin`."""
        self._write_to = write_to
        self._room = threading.Condition()
        self._pieces: deque[bytes] = deque()
        self._state: Literal["open", "written", "failed", "ended"] = "open"
        self._error: BaseException | None = None

    def begin(self) -> None:
        """Begin to write. Raises `BusyError` where too many others write already."""
        if not _places.acquire(blocking=False):
            raise BusyError("Too many exports are sent already. Try again in a minute.")
        self._loop, self._news = asyncio.get_running_loop(), asyncio.Event()
        threading.Thread(target=self._write, name="quotetrack-export").start()

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the pieces as they come. Raises what the writer raised."""
        while True:
            await self._news.wait()
            with self._room:
                taken, state = list(self._pieces), self._state
                self._pieces.clear()
                self._news.clear()
                self._room.notify_all()
            for piece in taken:
                yield piece
            if state == "failed" and self._error is not None:
                raise self._error
            if state != "open":
                return

    def end(self) -> None:
        """End the writer, wherever it is: nobody reads any more."""
        with self._room:
            self._state = "ended"
            self._pieces.clear()
            self._room.notify_all()

    def check(self) -> None:
        """Raise an error in the writer where nobody reads any more."""
        if self._state == "ended":
            raise _EndedError

    def put(self, piece: bytes) -> None:
        """Hand a piece to the reader, once there is room for it."""
        with self._room:
            self._room.wait_for(lambda: len(self._pieces) < _AHEAD or self._state == "ended")
            self.check()
            self._pieces.append(piece)
            self._tell()

    def _write(self) -> None:
        try:
            sink = Sink(self)
            self._write_to(sink)
            sink.hand_over()
            self._finish("written")
        except BaseException as error:
            if self._state != "ended":  # What a writer makes of _EndedError is up to it.
                logger.exception("an export failed")
                self._error = error
                self._finish("failed")
        finally:
            _places.release()

    def _finish(self, state: Literal["written", "failed"]) -> None:
        with self._room:
            if self._state == "open":
                self._state = state
                self._tell()

    def _tell(self) -> None:
        try:
            self._loop.call_soon_threadsafe(self._news.set)
        except RuntimeError:  # The event loop is closed, and its readers with it.
            self._state = "ended"


class Sink(io.RawIOBase):
    """The stream that an export is written to."""

    def __init__(self, transfer: Transfer) -> None:
        """Give what is written to `transfer`."""
        self._transfer = transfer
        self._held = bytearray()
        self._written = 0

    def writable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return how much was written."""
        return self._written

    def write(self, data: Any) -> int:
        """Take bytes. Raises an error where nobody reads any more."""
        self._transfer.check()
        length = memoryview(data).nbytes
        self._held += data
        self._written += length
        if len(self._held) >= _CHUNK:
            self.hand_over()
        return length

    def hand_over(self) -> None:
        """Hand on what is held."""
        if self._held:
            piece = bytes(self._held)
            self._held.clear()
            self._transfer.put(piece)

    def while_read(self, items: Iterable[T]) -> Iterator[T]:
        """Yield `items` for as long as somebody reads, also while nothing is written yet."""
        for item in items:
            self._transfer.check()
            yield item


class _EndedError(Exception):
    pass


def _check(format: str, known: Vocabulary[Any, Any], what: str) -> None:
    if format not in known:
        raise InputError(f"{format!r} does not hold {what}. These do: {', '.join(known)}.")
