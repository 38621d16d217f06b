"""`quotetrack serve` as a program of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotetrack.cli import cli

pytest.importorskip("litestar", reason="The extra service is not installed.")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "0.0.0.0"], "Protect it by a token"),
        (["--host", "0.0.0.0", "--user-header", "X-User"], "under which name"),
        (["--port", "0"], "--port"),
        (["--token-file", "nowhere"], "nowhere"),
        (["--max-bytes", "1"], "--max-bytes"),
    ],
)
def test_unsafe_or_impossible_options_are_wrong_usage(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    ledger = tmp_path / "new.ledger"
    result = CliRunner().invoke(cli, ["serve", str(ledger), *arguments])
    assert result.exit_code == 2
    assert told in result.output
    assert not ledger.exists()


def test_a_short_token_is_wrong_usage(tmp_path: Path) -> None:
    environment = {"QUOTETRACK_TOKEN": "s3cret"}
    result = CliRunner().invoke(cli, ["serve", str(tmp_path / "new.ledger")], env=environment)
    assert result.exit_code == 2
    assert "16 characters" in result.output
    assert "s3cret" not in result.output


def test_it_serves_logs_json_and_stops_cleanly(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = "a-token-of-many-letters"
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "quotetrack",
            "serve",
            str(tmp_path / "a.ledger"),
            "--port",
            str(port),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QUOTETRACK_TOKEN": token},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        asked = urllib.request.Request(
            f"{address}/api/summary", headers={"Authorization": f"Bearer {token}"}
        )
        for _ in range(600):
            try:
                with urllib.request.urlopen(asked, timeout=20) as answer:
                    assert json.load(answer)["documents"] == 0
                    assert answer.headers.get("server") is None
                break
            except ConnectionRefusedError:
                time.sleep(0.1)
            except OSError as error:
                if "refused" not in str(error):
                    raise
                time.sleep(0.1)
    finally:
        process.send_signal(signal.SIGINT)
        printed, logged = process.communicate(timeout=60)
    assert address in printed
    lines = [json.loads(line) for line in logged.splitlines()]
    (request,) = [line for line in lines if line["message"] == "request"]
    assert (request["path"], request["status"]) == ("/api/summary", 200)
    assert token not in logged
    assert token not in printed
