"""Articles fetched from their address: from a server of the test's own."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from quotetrack.errors import InputError
from quotetrack.formats import read_documents
from quotetrack.formats.reading.web import fetched
from quotetrack.model import Document
from quotetrack.results import DocumentError
from tests.cli.running import invoke
from tests.web_server import web_server

pytest.importorskip("trafilatura")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with web_server() as address:
        yield address


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
    assert (refused.exit_code, "unasked. Give --fetch." in refused.stderr) == (1, True)
    done = invoke("extract", "--fetch", "-f", "jsonl", f"{server}/article")
    record = json.loads(done.stdout)
    assert record["file"] == f"{server}/article"
    assert {one["speaker"]["name"] for one in record["quotations"]} == {"Ada Fenwick"}


def test_what_is_fetched_for_others_is_public(server: str) -> None:
    for path in ("/article", "/moved"):
        with pytest.raises(InputError, match="no public address"):
            fetched(f"{server}{path}", public_only=True)
