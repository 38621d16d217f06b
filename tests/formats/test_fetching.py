"""Articles fetched from their address: from a server of the test's own."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from quotetrack.errors import InputError
from quotetrack.formats import read_documents
from quotetrack.formats.reading.web import fetched
from quotetrack.model import Document
from quotetrack.results import DocumentError
from tests.cli.running import invoke

pytest.importorskip("trafilatura")

WORDS = "The harbour was closed in the night. “We will stay until it is safe,” said Ada Fenwick. "
PAGE = (
    "<html lang='en'><head><title>Harbour closed</title>"
    "<meta property='article:published_time' content='2025-11-20'></head>"
    "<body><nav>Menu</nav><article><h1>Harbour closed</h1>"
    f"<p>{WORDS * 3}</p></article></body></html>"
)
#: What the server answers: status, kind, body.
ANSWERS = {
    "/article": (200, "text/html; charset=utf-8", PAGE.encode()),
    "/latin": (200, "text/html; charset=windows-1252", PAGE.encode("windows-1252")),
    "/plain": (200, "text/plain", WORDS.encode()),
    "/report.pdf": (200, "application/pdf", b"%PDF-1.7 and more"),
    "/empty": (200, "text/html", b""),
    "/large": (200, "text/html", PAGE.encode() + b" " * 300_000),
}


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/article")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        status, kind, body = ANSWERS.get(self.path, (404, "text/html", b"<p>Not here.</p>"))
        packed = "large" in self.path
        body = gzip.compress(body) if packed else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.mark.parametrize("path", ["/article", "/latin", "/plain", "/moved"])
def test_an_article_is_fetched_where_that_is_asked_for(server: str, path: str) -> None:
    (found,) = read_documents(f"{server}{path}", fetch=True)
    assert isinstance(found, Document), found
    assert "“We will stay until it is safe,” said Ada Fenwick." in found.text
    assert "Menu" not in found.text
    assert found.url == f"{server}{'/article' if path == '/moved' else path}"
    if path != "/plain":
        assert (found.title, str(found.date)) == ("Harbour closed", "2025-11-20")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/gone", "the server answers with 404"),
        ("/report.pdf", "it is no page but application/pdf"),
        ("/empty", "no article was found"),
        ("/large", "nothing comes from there, or more than 100,000 bytes"),
    ],
)
def test_what_is_no_article_is_told(server: str, path: str, told: str) -> None:
    (found,) = read_documents(f"{server}{path}", fetch=True, max_bytes=100_000)
    assert isinstance(found, DocumentError)
    assert found.message.startswith(f"{server}{path}: ")
    assert told in found.message


def test_the_command_fetches_only_with_the_option(server: str) -> None:
    refused = invoke("extract", f"{server}/article")
    assert (refused.exit_code, "unless --fetch is given" in refused.stderr) == (1, True)
    done = invoke("extract", "--fetch", "-f", "jsonl", f"{server}/article")
    record = json.loads(done.stdout)
    assert record["file"] == f"{server}/article"
    assert {one["speaker"]["name"] for one in record["quotations"]} == {"Ada Fenwick"}


def test_what_is_fetched_for_others_is_public(server: str) -> None:
    for path in ("/article", "/moved"):
        with pytest.raises(InputError, match="no public address"):
            fetched(f"{server}{path}", public_only=True)
