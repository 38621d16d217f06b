"""Single keys from a terminal."""

from __future__ import annotations

import os
import sys
from typing import Final

import click

_ESCAPE: Final = "\x1b"
_END_OF_INPUT: Final = "\x04"


class Keys:
    """The keys that are pressed, one after another. What was typed ahead is not lost."""

    def __init__(self) -> None:
        self._waiting = ""

    def next(self) -> str:
        """Return the next key; "" at the end of input. Ctrl-C raises `KeyboardInterrupt`.

        Keys that send several characters (arrows, for instance) are passed over.
        """
        while not self._waiting:
            typed = _typed()
            if typed in ("", _END_OF_INPUT):
                return ""
            self._waiting = "" if typed.startswith(_ESCAPE) else typed
        key, self._waiting = self._waiting[0], self._waiting[1:]
        return key


def _typed() -> str:
    """Return what is typed, as soon as there is something."""
    try:
        import termios
    except ImportError:  # Windows
        return click.getchar()
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    now = termios.tcgetattr(descriptor)
    now[3] &= ~(termios.ICANON | termios.ECHO)
    # Drained, not flushed as click does it: a flush would throw away what was typed ahead.
    termios.tcsetattr(descriptor, termios.TCSADRAIN, now)
    try:
        return os.read(descriptor, 64).decode(sys.stdin.encoding or "utf-8", "replace")
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
