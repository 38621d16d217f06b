"""The service as tests reach it: in the process, or at a port of this machine."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from quotetrack import Document, Ledger

SEEDS = Path(__file__).parents[2] / "seeds"
SHARED = Path(__file__).parents[3] / "shared" / "seeds"


def app_for(ledger: Ledger, **settings: Any) -> Any:
    """Return the application without a parser, unless `settings` name one."""
    pytest.importorskip("litestar", reason="The extra service is not installed.")
    from quotetrack.service import Settings, create_app

    return create_app(ledger, Settings(**{"parser": None, **settings}))


@contextmanager
def client_of(ledger: Ledger, **settings: Any) -> Iterator[Any]:
    """Yield a client of the application."""
    app = app_for(ledger, **settings)
    from litestar.testing import TestClient

    with TestClient(app, base_url="http://127.0.0.1:8100") as client:
        yield client


@contextmanager
def served(ledger: Ledger, **settings: Any) -> Iterator[str]:
    """Serve in a thread; yield the address, such as http://127.0.0.1:40123."""
    uvicorn = pytest.importorskip("uvicorn", reason="The extra service is not installed.")
    app = app_for(ledger, **settings)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(app, log_config=None, proxy_headers=False, ws="none", lifespan="on")
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(0.02)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)


def form_token(client: Any) -> str:
    """Return what every form of a page carries against forgery."""
    return str(re.search(r'name="_csrf_token" value="([^"]+)"', client.get("/read").text)[1])  # type: ignore[index]


def seed(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_text(encoding="utf-8")


def add(ledger: Ledger, *documents: Document | str) -> list[str]:
    """Add documents, and return their ids."""
    results = list(ledger.add(documents, parser=None))
    assert [result.error for result in results] == [None] * len(documents)
    return [result.document_id for result in results]
