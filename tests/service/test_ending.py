"""What clients leave behind costs nothing, and the service ends when it is told to."""

from __future__ import annotations

import json
import select
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from quotetrack import Analysis, Document, Ledger, analyze
from tests.service.processes import ServerProcess, serving
from tests.service.serving import seed

pytest.importorskip("litestar", reason="The extra service is not installed.")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Needs signals and sockets.")

_DOCUMENTS = 80
EXPORT = "/api/export/documents?format=html"


@pytest.fixture(scope="module")
def large_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger whose export is far larger than what sockets hold."""
    path = tmp_path_factory.mktemp("large") / "large.ledger"
    padding = "The harbour was quiet, and nobody said a word about it. " * 2000
    first = analyze(Document(f"{seed('summit-two-answers')}\n\n{padding}"), parser=None)
    with Ledger(path) as opened:
        list(opened.add_analyses(_copy(first, number) for number in range(_DOCUMENTS)))
    return path


def _copy(analysis: Analysis, number: int) -> Analysis:
    text = f"{analysis.document.text}\n\n{number}"
    document = evolve(analysis.document, id=f"made {number}", text=text)
    items = tuple(evolve(one, document_id=document.id) for one in analysis.quotations)
    return Analysis(evolve(analysis.quotations, document=document, items=items))


@pytest.fixture
def service(large_ledger: Path) -> Iterator[ServerProcess]:
    with serving(large_ledger, most_characters=None) as served:
        yield served


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="Counts threads in /proc.")
def test_two_hundred_aborted_exports_cost_nothing(service: ServerProcess) -> None:
    _fill_thread_pool(service)
    before = service.threads()
    aborted = 0
    waited = time.monotonic()
    while aborted < 200 and time.monotonic() - waited < 120:
        for connection in [service.ask(EXPORT) for _ in range(4)]:
            aborted += connection.recv(4096).startswith(b"HTTP/1.1 200")
            connection.close()
    assert aborted >= 200
    waited = time.monotonic()
    while service.threads() > before and time.monotonic() - waited < 20:
        time.sleep(0.1)
    assert service.threads() <= before
    milliseconds = []
    for _ in range(5):
        began = time.perf_counter()
        assert service.get("/health")["status"] == "ok"
        milliseconds.append((time.perf_counter() - began) * 1000)
    assert min(milliseconds) <= 50, milliseconds


def _fill_thread_pool(service: ServerProcess) -> None:
    """Let the event loop start all the threads that it keeps for requests."""
    for _ in range(4):
        opened = [service.ask("/health") for _ in range(40)]
        for connection in opened:
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")
            connection.close()


def test_an_export_that_is_read_to_the_end_is_whole(service: ServerProcess) -> None:
    with service.ask(EXPORT) as whole:
        received = b""
        while not received.endswith(b"0\r\n\r\n"):
            piece = whole.recv(1 << 20)
            assert piece, len(received)
            received += piece
    assert received.count(b"made ") >= _DOCUMENTS
    assert b"made 79" in received


def test_more_exports_than_are_sent_at_once_are_told_to_wait(service: ServerProcess) -> None:
    opened = [service.ask(EXPORT) for _ in range(8)]
    try:
        for connection in opened:
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")
        with service.ask(EXPORT) as refused:
            answer = refused.recv(4096)
        assert answer.startswith(b"HTTP/1.1 503")
        assert service.get("/health")["status"] == "ok"
    finally:
        for connection in opened:
            connection.close()


def test_more_connections_than_it_keeps_are_sent_away(service: ServerProcess) -> None:
    idle = [service.connect() for _ in range(220)]
    try:
        time.sleep(0.5)
        with service.ask("/health") as refused:
            assert refused.recv(4096).startswith(b"HTTP/1.1 503")
    finally:
        for connection in idle:
            connection.close()
    time.sleep(0.5)
    assert service.get("/health")["status"] == "ok"


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("busy_with", ["idle connection", "export that nobody reads", "article"])
def test_it_ends_in_time(service: ServerProcess, busy_with: str, sent: signal.Signals) -> None:
    with _busy(service, busy_with):
        assert service.seconds_to_end(sent) < 5, service.log.read_text()


def _busy(service: ServerProcess, with_what: str) -> socket.socket:
    """Keep the service busy with something, for as long as the connection is held."""
    if with_what == "idle connection":
        connection = service.ask("/health")
        assert connection.recv(4096).startswith(b"HTTP/1.1 200")
    elif with_what == "article":
        # Large enough to keep it busy for far longer than five seconds.
        text = "“The old harbour,” she said. " * 55_000
        body = json.dumps({"text": text}, ensure_ascii=False).encode()
        head = (
            f"POST /api/analyse HTTP/1.1\r\nHost: 127.0.0.1:{service.port}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        connection = service.connect()
        connection.sendall(head.encode() + body)
        time.sleep(2)
        assert not select.select([connection], [], [], 0)[0], connection.recv(4096)
    else:
        connection = service.ask(EXPORT)
        assert connection.recv(4096).startswith(b"HTTP/1.1 200")
        time.sleep(1)
    return connection
