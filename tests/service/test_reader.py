"""The parser: one, off the event loop, with a short queue before it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from quotetrack import Ledger
from quotetrack.model import ParsedText
from tests.service.serving import client_of

# The source stands far from the cue, so that only the parser can settle it.
HARD = (
    "The baker of the little shop that stands behind the old station on Mill Lane, which nobody "
    "had visited for years, told those who asked in a low voice what all had feared: “It is so.”"
)


class SlowParser:
    """A parser that finds nothing, and takes until it is let go."""

    version = "slow"

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()
        self.threads: set[str] = set()

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        if texts != ["Ready."]:
            self.threads.add(threading.current_thread().name)
            self.begun.set()
            assert self.go.wait(60)
        return [ParsedText(()) for _ in texts]


def test_pages_stay_quick_and_the_queue_short_while_the_parser_works(ledger: Ledger) -> None:
    parser = SlowParser()
    with (
        client_of(ledger, parser=parser, most_waiting=1) as client,
        ThreadPoolExecutor(1) as another,
    ):
        first = another.submit(client.post, "/api/analyse", json={"text": HARD})
        try:
            assert parser.begun.wait(60)
            assert client.get("/pairs").status_code == 200
            refused = client.post("/api/analyse", json={"text": "“No”, said Ada Fenwick."})
            assert refused.status_code == 503
            assert refused.headers["retry-after"] == "30"
            assert "Try again" in refused.json()["detail"]
        finally:
            parser.go.set()
        assert first.result(60).status_code == 200
        again = client.post("/api/analyse", json={"text": "“No”, said Ada Fenwick."})
        assert again.status_code == 200
        assert len(parser.threads) == 1
        assert parser.threads.pop().startswith("quotetrack-reader")
