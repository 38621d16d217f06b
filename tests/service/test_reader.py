"""Articles that people send are read beside each other, in processes that can be ended."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest

from quotetrack import Ledger
from quotetrack.errors import InputError
from quotetrack.model import ParsedText
from tests.service.processes import ServerProcess, serving
from tests.service.serving import app_for, client_of, form_token

# The source stands far from the cue, so that only the parser can settle it.
HARD = (
    "The baker of the little shop that stands behind the old station on Mill Lane, which nobody "
    "had visited for years, told those who asked in a low voice what all had feared: “It is so.”"
)
EASY = "“No”, said Ada Fenwick."


class SlowParser:
    """A parser that finds nothing, and takes until a file is there."""

    version = "slow"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        if texts != ["Ready."]:
            (self.folder / f"begun by {os.getpid()}").touch()
            _wait_for(self.folder, "go")
        return [ParsedText(()) for _ in texts]


class DeadlyParser:
    """A parser that ends its process."""

    version = "deadly"

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        if texts != ["Ready."]:
            os._exit(7)
        return [ParsedText(()) for _ in texts]


class EndlessParser:
    """A parser that works for ever."""

    version = "endless"

    def parse(self, texts: Sequence[str]) -> list[ParsedText]:
        while texts != ["Ready."]:
            pass
        return [ParsedText(()) for _ in texts]


def _wait_for(folder: Path, pattern: str) -> None:
    began = time.monotonic()
    while not list(folder.glob(pattern)):
        assert time.monotonic() - began < 60
        time.sleep(0.02)


def test_pages_stay_quick_and_the_queue_short_while_the_parser_works(
    ledger: Ledger, tmp_path: Path
) -> None:
    with (
        client_of(ledger, parser=SlowParser(tmp_path), most_waiting=1, workers=1) as client,
        ThreadPoolExecutor(1) as another,
    ):
        first = another.submit(client.post, "/api/analyse", json={"text": HARD})
        try:
            _wait_for(tmp_path, "begun by *")
            assert client.get("/pairs").status_code == 200
            refused = client.post("/api/analyse", json={"text": EASY})
            assert refused.status_code == 503
            assert refused.headers["retry-after"] == "30"
            assert "Try again" in refused.json()["detail"]
        finally:
            (tmp_path / "go").touch()
        assert first.result(60).status_code == 200
        assert client.post("/api/analyse", json={"text": EASY}).status_code == 200
    (begun,) = tmp_path.glob("begun by *")
    assert begun.name != f"begun by {os.getpid()}"


def test_an_article_that_takes_long_does_not_stop_the_others(
    ledger: Ledger, tmp_path: Path
) -> None:
    with (
        client_of(ledger, parser=SlowParser(tmp_path)) as client,
        ThreadPoolExecutor(1) as another,
    ):
        first = another.submit(client.post, "/api/analyse", json={"text": HARD})
        try:
            _wait_for(tmp_path, "begun by *")
            assert client.post("/api/analyse", json={"text": EASY}).status_code == 200
            assert not first.done()
        finally:
            (tmp_path / "go").touch()
        assert first.result(60).json()["quotations"]


def test_an_article_that_ends_its_process_is_an_error_of_its_own(ledger: Ledger) -> None:
    with client_of(ledger, parser=DeadlyParser()) as client:
        for _ in range(3):
            answer = client.post("/api/analyse", json={"text": HARD})
            assert answer.status_code == 500
            assert "exit code 7" in answer.json()["detail"]
            assert client.post("/api/analyse", json={"text": EASY}).status_code == 200


def test_an_article_that_takes_too_long_is_refused(ledger: Ledger) -> None:
    with client_of(ledger, parser=EndlessParser(), most_seconds=2) as client:
        answer = client.post("/api/analyse", json={"text": HARD})
        assert answer.status_code == 422
        assert "more than 2 seconds of processor time" in answer.json()["detail"]
        page = client.post("/read", data={"_csrf_token": form_token(client), "text": HARD})
        assert page.status_code == 422
        assert "more than 2 seconds of processor time" in page.text
        assert HARD in page.text  # What was pasted is not lost.
        assert client.post("/api/analyse", json={"text": EASY}).status_code == 200


def test_a_long_article_is_refused(ledger: Ledger) -> None:
    with client_of(ledger, most_characters=100) as client:
        answer = client.post("/api/analyse", json={"text": EASY + "x" * 100})
        assert answer.status_code == 413
        assert "123 characters, more than the 100" in answer.json()["detail"]
        page = client.post("/read", data={"_csrf_token": form_token(client), "text": "x" * 101})
        assert page.status_code == 413
        assert client.post("/api/analyse", json={"text": EASY}).status_code == 200


def test_a_parser_that_cannot_be_sent_to_a_process_is_refused_at_once(ledger: Ledger) -> None:
    class Local(SlowParser):
        pass

    with pytest.raises(InputError, match="pickled"):
        app_for(ledger, parser=Local(Path()))


@pytest.fixture
def service(made_ledger: Path) -> Iterator[ServerProcess]:
    with serving(made_ledger, most_bytes=4_000_000, reads_per_minute=1000) as served:
        yield served


def _seconds(service: ServerProcess, text: str) -> float:
    began = time.monotonic()
    assert service.post("/api/analyse", {"text": text})["quotations"]
    return time.monotonic() - began


def _status(service: ServerProcess, text: str) -> int:
    try:
        service.post("/api/analyse", {"text": text}, timeout=600)
    except HTTPError as error:
        return error.code
    return 200


@pytest.mark.parametrize("hostile", ["“”" * 100_000, '"' * 100_000])
def test_a_hostile_article_does_not_stop_the_others(service: ServerProcess, hostile: str) -> None:
    easy = f"{EASY} Some say so, and some do not." * 20
    with ThreadPoolExecutor(2) as others:
        # Both processes have started after this.
        list(others.map(lambda text: _seconds(service, text), [easy * 50] * 2))
        first: Any = others.submit(_status, service, hostile)
        time.sleep(0.5)
        taken = []
        while not first.done() and len(taken) < 20:
            taken.append(_seconds(service, easy))
        assert max(taken, default=0) <= 2, taken
        assert first.result(600) in (200, 422)
