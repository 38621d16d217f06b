"""Running the command line inside the test, and at a pseudo-terminal."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from typing import Any

from click.testing import CliRunner, Result

from quotetrack.cli import cli
from quotetrack.errors import QuotetrackError

_SEQUENCES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x1b\([A-Z]")


def invoke(*arguments: str, input: str | bytes = "", **settings: str) -> Result:
    """Run a command in this process; an error of the library is re-raised."""
    done = CliRunner().invoke(cli, list(arguments), input=input, env=settings)
    if done.exception and not isinstance(done.exception, SystemExit | QuotetrackError):
        raise done.exception
    return done


def lines(done: Result) -> list[dict[str, Any]]:
    """Return the records that a command wrote."""
    return [json.loads(line) for line in done.stdout.splitlines()]


class Terminal:
    """The command at a terminal of 100 columns: keys go in, what is shown comes out."""

    def __init__(self, *arguments: str, **settings: str) -> None:
        self._controller, terminal = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "50", **settings}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "quotetrack", *arguments],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env=environment,
            start_new_session=True,
            # The terminal that keys such as Ctrl-C come from.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(terminal)
        self.shown = ""

    def wait_for(self, words: str, seconds: float = 60) -> str:
        """Read until `words` are shown, and return what was shown since the last time."""
        before, end = len(self.shown), time.monotonic() + seconds
        while words not in self.shown[before:]:
            assert time.monotonic() < end, f"{words!r} did not come, but:\n{self.shown[before:]}"
            if not self._read(0.2) and self._process.poll() is not None:
                break
        assert words in self.shown[before:], self.shown[before:]
        return self.shown[before:]

    def press(self, keys: str) -> None:
        """Type `keys`."""
        os.write(self._controller, keys.encode())

    def close(self, seconds: float = 60) -> int:
        """Wait for the end, and return the exit code."""
        end = time.monotonic() + seconds
        while self._process.poll() is None and time.monotonic() < end:
            self._read(0.1)
        while self._read(0.1):
            pass
        os.close(self._controller)
        if self._process.poll() is None:
            self._process.kill()
            raise AssertionError(f"The command did not end, but showed:\n{self.shown}")
        return self._process.wait()

    def _read(self, seconds: float) -> bool:
        if not select.select([self._controller], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._controller, 65536)
        except OSError:  # Linux's way to say that the other side has gone
            return False
        self.shown += _SEQUENCES.sub("", data.decode("utf-8", "replace")).replace("\r\n", "\n")
        return bool(data)
