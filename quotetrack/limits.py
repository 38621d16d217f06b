"""How much a single document may take, so that one among many does not hold up the rest."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Final

from attrs import frozen

from quotetrack.errors import InputError, TextTooLongError, TimeLimitError


@frozen(kw_only=True)
class Limits:
    """How long a document may be, and how much processor time it may take.

    The time is that of the thread which reads. It is looked at between the stages, and between
    portions of what is parsed: no stage is broken off. What must be ended at all costs is read in a
    process of its own: see `quotetrack.workers`.

    Args:
        characters: The most characters of a text, at least 1. None: any number.
        seconds: The most processor time in seconds, more than 0. None: any time.

    Raises:
        InputError: A limit is too small.
    """

    characters: int | None = 5_000_000
    seconds: float | None = 600

    def __attrs_post_init__(self) -> None:
        if self.characters is not None and self.characters < 1:
            raise InputError(f"characters must be at least 1, but is {self.characters!r}.")
        if self.seconds is not None and not self.seconds > 0:
            raise InputError(f"seconds must be more than 0, but is {self.seconds!r}.")

    def check_length(self, text: str) -> None:
        """Raise `TextTooLongError` for a text that is too long."""
        if self.characters is not None and len(text) > self.characters:
            raise TextTooLongError(
                f"The text has {len(text):,} characters; the limit is {self.characters:,}. Divide "
                "it, or raise the limit."
            )


#: The limits where a caller names none. No novel is kept out.
USUAL_LIMITS: Final = Limits()
#: No limits at all.
UNLIMITED: Final = Limits(characters=None, seconds=None)


class Clock:
    """Counts the processor time that this thread spends on one document: in its ``with`` blocks."""

    def __init__(self, limits: Limits) -> None:
        """Nothing is spent yet."""
        self._most = limits.seconds
        self._spent = 0.0

    def __enter__(self) -> Clock:
        self._spent -= time.thread_time()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._spent += time.thread_time()

    def add(self, seconds: float) -> None:
        """Count time that was spent on several documents together."""
        self._spent += seconds

    def check(self) -> None:
        """Raise `TimeLimitError` where too much is spent. Called inside the block."""
        if self._most is not None and self._spent + time.thread_time() > self._most:
            raise TimeLimitError(
                f"It takes more than {self._most:g} seconds of processor time. Divide the text, or "
                "raise the limit."
            )
