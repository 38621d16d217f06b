"""The service in a process of its own, as tests reach and end it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import define

_PROGRAM = """
import json, sys
from quotetrack import Ledger
from quotetrack.service import Settings, serve
with Ledger(sys.argv[1]) as ledger:
    serve(ledger, Settings(parser=None, **json.loads(sys.argv[2])))
"""


@define
class ServerProcess:
    """A service that runs, and the file that it logs to."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def get(self, path: str, timeout: float = 30) -> Any:
        """Return the JSON at a path."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=timeout) as got:
            return json.load(got)

    def post(self, path: str, content: Any, timeout: float = 60) -> Any:
        """Send JSON to a path, and return the JSON that comes back."""
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            data=json.dumps(content).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(asked, timeout=timeout) as got:
            return json.load(got)

    def connect(self) -> socket.socket:
        """Return a connection on which nothing was sent yet; it holds little that is not read."""
        made = socket.socket()
        made.settimeout(30)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * 1024)
        made.connect(("127.0.0.1", self.port))
        return made

    def ask(self, path: str) -> socket.socket:
        """Return a connection on which a path was asked for, and nothing read."""
        made = self.connect()
        made.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())
        return made

    def threads(self) -> int:
        """Return how many threads the process has (Linux only)."""
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def seconds_to_end(self, sent: signal.Signals) -> float:
        """Send a signal, and return how long the process takes to end; it is killed at 30."""
        began = time.monotonic()
        self.process.send_signal(sent)
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            return 30.0
        return time.monotonic() - began


@contextmanager
def serving(ledger: Path, **settings: Any) -> Iterator[ServerProcess]:
    """Serve a ledger without a parser until the block is left."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", _PROGRAM, str(ledger), json.dumps({"port": port, **settings})]
    log = ledger.with_suffix(".log")
    with log.open("wb") as logged:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=logged)
    served = ServerProcess(process, port, log)
    try:
        for _ in range(600):
            try:
                served.get("/health")
                break
            except OSError:
                assert process.poll() is None, log.read_text()
                time.sleep(0.1)
        yield served
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
