"""A web server of the tests' own, with an article and what else comes from addresses."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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


@contextmanager
def web_server() -> Iterator[str]:
    """Run the server, and yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as running:
        threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
