"""What a ledger holds, in the formats of others, sent while it is written."""

from __future__ import annotations

import asyncio
import io
import queue
import threading
from collections.abc import AsyncIterator, Callable
from typing import IO, Any, Final, get_args

from quotetrack.errors import InputError
from quotetrack.exporting import analyses, judged_pairs
from quotetrack.formats import (
    PAIR_FORMATS,
    RESULT_FORMATS,
    PairFormat,
    ResultFormat,
    write,
    write_pairs,
)
from quotetrack.service.logs import logger
from quotetrack.store import Ledger

_MEDIA_TYPES: Final = {
    "jsonl": ("application/jsonl", "jsonl"),
    "csv": ("text/csv; charset=utf-8", "csv"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "arrow": ("application/vnd.apache.arrow.file", "arrow"),
    "html": ("text/html; charset=utf-8", "html"),
    "web-annotation": ("application/ld+json", "jsonld"),
    "schema-org": ("application/ld+json", "jsonld"),
    "claim-review": ("application/ld+json", "jsonld"),
    "prodigy": ("application/jsonl", "jsonl"),
    "tei": ("application/tei+xml", "xml"),
}
assert set(_MEDIA_TYPES) == {*get_args(ResultFormat), *get_args(PairFormat)}
_CHUNK: Final = 64 * 1024
_AHEAD: Final = 16


def media_type(format: str) -> tuple[str, str]:
    """Return the media type of a format and the ending of its files. Raises `InputError`."""
    try:
        return _MEDIA_TYPES[format]
    except KeyError:
        raise InputError(
            f"{format!r} is no format. There are: {', '.join(sorted(_MEDIA_TYPES))}."
        ) from None


def pair_writer(
    ledger: Ledger, format: str, wanted: dict[str, Any]
) -> Callable[[IO[bytes]], object]:
    """Return a function that writes claim pairs with their verdicts. Raises `InputError`."""
    _check(format, PAIR_FORMATS, "claim pairs")
    if format == "claim-review":
        if wanted.get("status") not in (None, "confirmed"):
            raise InputError("A ClaimReview is made only of pairs that a person confirmed.")
        wanted = {**wanted, "status": "confirmed"}
    return lambda stream: write_pairs(judged_pairs(ledger, **wanted), stream, format)  # type: ignore[arg-type]


def document_writer(
    ledger: Ledger, format: str, wanted: dict[str, Any]
) -> Callable[[IO[bytes]], object]:
    """Return a function that writes documents with their quotations. Raises `InputError`."""
    _check(format, RESULT_FORMATS, "documents with quotations")
    return lambda stream: write(analyses(ledger, **wanted), stream, format)  # type: ignore[arg-type]


async def streamed(write_to: Callable[[IO[bytes]], object]) -> AsyncIterator[bytes]:
    """Yield what `write_to` writes, a piece at a time, while it writes in a thread of its own.

    Memory stays small: the writer waits for the reader. Where it fails, so does the transfer, so
    that nobody takes half a file for a whole one. Where the reader goes away, the writer stops.
    """
    pipe = _Pipe()
    thread = threading.Thread(target=pipe.fill, args=(write_to,), name="quotetrack-export")
    thread.start()
    try:
        while (piece := await asyncio.to_thread(pipe.take)) is not None:
            yield piece
    finally:
        pipe.abandon()
    if pipe.error is not None:
        raise pipe.error


class _Pipe(io.RawIOBase):
    """A stream for bytes whose reader is in another thread."""

    def __init__(self) -> None:
        self._pieces: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self._held = bytearray()
        self._written = 0
        self._abandoned = False
        self.error: BaseException | None = None

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._held += piece
        self._written += len(piece)
        if len(self._held) >= _CHUNK:
            self._hand_over()
        return len(piece)

    def fill(self, write_to: Callable[[IO[bytes]], object]) -> None:
        """Let `write_to` write, to its end or until nobody reads any more."""
        try:
            write_to(self)  # type: ignore[arg-type]
            self._hand_over()
        except _AbandonedError:
            return
        except BaseException as error:
            logger.exception("an export failed")
            self.error = error
        self._put(None)

    def take(self) -> bytes | None:
        """Return the next piece, None after the last."""
        return self._pieces.get()

    def abandon(self) -> None:
        """Say that nobody reads any more."""
        self._abandoned = True

    def _hand_over(self) -> None:
        if self._held:
            piece = bytes(self._held)
            self._held.clear()
            self._put(piece)
            if self._abandoned:
                raise _AbandonedError

    def _put(self, piece: bytes | None) -> None:
        while not self._abandoned:
            try:
                self._pieces.put(piece, timeout=0.5)
                return
            except queue.Full:
                continue


class _AbandonedError(Exception):
    pass


def _check(format: str, known: tuple[str, ...], what: str) -> None:
    if format not in known:
        raise InputError(f"{format!r} does not hold {what}. These do: {', '.join(known)}.")
