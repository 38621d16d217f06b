"""Markup in articles, names and notes is text in every page."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from quotetrack import Document, Ledger
from tests.service.serving import add, form_token

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>"
ARTICLE = (
    f"{EVIL}\n\nAsked whether she would stand again, Ada <b onclick=x>Fenwick, the mayor, replied: "
    f"“Yes.” A few minutes later, Ms Fenwick added: “Well, I have not quite decided that {EVIL}.”\n"
    f"\n“{EVIL} it is”, said Tomas Reyes.\n\u202egnirts"
)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("on") or (value or "").lower().startswith("javascript:"):
                self.found.append(f"{tag} {name}")
        source = dict(attrs).get("src") or ""
        if tag in ("img", "iframe", "object", "b") or (
            tag == "script" and not source.startswith("/static/keys.js")
        ):
            self.found.append(tag)


def harm_in(page: str) -> list[str]:
    reader = _Elements()
    reader.feed(page)
    return reader.found + (["\u202e"] if "\u202e" in page else [])


@pytest.fixture
def hostile(ledger: Ledger) -> str:
    add(
        ledger,
        Document(
            ARTICLE,
            id=f"evil {EVIL}",
            title=EVIL,
            publisher=EVIL,
            url="javascript:alert(4)",
        ),
    )
    pairs = [pair for pair in ledger.claim_pairs() if "evil" in pair.earlier_document.id]
    assert len(pairs) == 1
    (pair,) = pairs
    ledger.review(pair.id, "confirmed", reviewer=EVIL[:90], seen=0, note=EVIL)
    ledger.add_alias(pair.speaker, EVIL, reviewer=EVIL[:90], note=EVIL)
    return pair.id


def test_no_page_holds_what_the_article_brings(client: Any, ledger: Ledger, hostile: str) -> None:
    speaker = ledger.claim_pair(hostile).speaker.id
    client.post("/name", data={"_csrf_token": form_token(client), "name": EVIL[:90]})
    queries: list[tuple[str, dict[str, str]]] = [
        ("/pairs", {"words": EVIL, "speaker": EVIL}),
        ("/pairs", {}),
        (f"/pairs/{hostile}", {"words": EVIL}),
        (f"/pairs/{EVIL}", {}),
        ("/speakers", {"name": "a"}),
        ("/speakers", {"name": EVIL}),
        ("/speaker", {"id": speaker, "topic": EVIL, "other": EVIL}),
        ("/speaker", {"id": speaker}),
        ("/speaker", {"id": EVIL}),
        ("/speaker/split", {"id": speaker}),
        ("/search", {"words": EVIL}),
        ("/search", {"words": "decided"}),
        ("/documents", {"title": EVIL}),
        ("/documents", {}),
        ("/document", {"id": f"evil {EVIL}"}),
        ("/export", {"speaker": EVIL}),
        ("/export/documents", {"format": "html"}),
        ("/name", {"to": f"/{EVIL}"}),
        ("/sign-in", {"to": f"/{EVIL}"}),
        (f"/{EVIL}", {}),
    ]
    shown = 0
    for path, query in queries:
        answer = client.get(path, params=query)
        assert answer.status_code < 500, path
        assert harm_in(answer.text) == [], (path, query)
        shown += "&lt;script&gt;" in answer.text
    assert shown > 12  # It is shown, as text.


def test_a_result_holds_nothing_either(client: Any) -> None:
    sent = {"_csrf_token": form_token(client), "text": ARTICLE, "title": EVIL, "publisher": EVIL}
    answer = client.post("/read", data=sent)
    assert answer.status_code == 200
    assert harm_in(answer.text) == []
    wrong = client.post("/read", data={**sent, "date": EVIL})
    assert wrong.status_code == 400
    assert harm_in(wrong.text) == []


def test_texts_with_anything_in_them_are_shown(client: Any, ledger: Ledger) -> None:
    odd = "“Odd \ud800 and \0 and \x1b[31m”, said Ada Fenwick."
    (document_id,) = add(ledger, Document(odd, id="odd \udc00", title="\ud800"))
    assert document_id == "odd \udc00"
    for path in ("/documents", "/search?words=odd", "/speakers", "/speaker?id=Ada+Fenwick"):
        assert client.get(path).status_code == 200, path
    for path in ("/api/documents", "/api/quotations?words=odd", "/api/document?id=harbour"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert answer.json()
