"""What the pages show, over a small ledger."""

from __future__ import annotations

import re
from typing import Any

import pytest

from quotetrack import Document, Ledger
from tests.service.serving import add, client_of, form_token, seed
from tests.web_server import web_server

ARTICLE = "“It is so”, said Ada Fenwick. “It is not so”, said Tomas Reyes."


def speaker_id(ledger: Ledger, name: str) -> str:
    return ledger.speaker(name).id


def decide(client: Any, **fields: Any) -> Any:
    given = {"_csrf_token": form_token(client), "reviewer": "Bo", **fields}
    return client.post("/speaker/decide", data=given, follow_redirects=False)


def test_an_empty_ledger_says_what_to_do(tmp_path: Any) -> None:
    with Ledger(tmp_path / "empty.ledger") as ledger, client_of(ledger) as client:
        page = client.get("/").text
        assert "This ledger is empty" in page
        assert 'href="/read"' in page


def test_a_pair_shows_both_articles_with_the_statements_marked(client: Any, pair_id: str) -> None:
    page = client.get(f"/pairs/{pair_id}").text
    for side in ("earlier", "later"):
        assert page.count(f'id="{side}-statement"') == 1
        assert f'href="#{side}-statement"' in page
    assert page.count('class="article" role="region" tabindex="0"') == 2
    assert 'class="statement evidence"' in page
    assert "whether he had talked to Mr Kim himself" in page
    assert "Same question" in page


def test_a_pair_of_a_corrected_article_is_shown_in_the_text_it_was_found_in(
    client: Any, ledger: Ledger, pair_id: str
) -> None:
    corrected = seed("summit-two-answers").replace("whether he had", "if he ever had")
    add(ledger, Document("Corrected. " + corrected, id="summit"))
    stored = ledger.claim_pair(pair_id)
    page = client.get(f"/pairs/{pair_id}").text
    assert page.count("earlier-statement") >= 2
    if not stored.current:
        assert "does not come out any more" in page
        assert "an older version" in page


def test_a_pasted_article_is_analysed_and_then_added(client: Any, ledger: Ledger) -> None:
    before = ledger.summary().documents
    sent = {"_csrf_token": form_token(client), "text": ARTICLE, "title": "So", "date": "2024-02-29"}
    result = client.post("/read", data=sent)
    assert result.status_code == 200
    assert "2 quotations" in result.text
    assert "Nothing is stored yet" in result.text
    assert ledger.summary().documents == before
    digest = re.search(r'name="sha256" value="(\w+)"', result.text)
    assert digest
    added = client.post("/read/add", data={"_csrf_token": sent["_csrf_token"], "sha256": digest[1]})
    assert "The article is in the ledger." in added.text
    (document,) = ledger.documents(title="So")
    assert document.document.text == ARTICLE
    assert str(document.document.date) == "2024-02-29"


def test_line_ends_of_browsers_are_no_part_of_the_text(client: Any, ledger: Ledger) -> None:
    text = "First line.\r\n\r\n“It is so”,\r\nsaid Ada Fenwick."
    sent = {"_csrf_token": form_token(client), "text": text, "title": "Lines", "add": "yes"}
    client.post("/read", data=sent)
    (document,) = ledger.documents(title="Lines")
    assert "\r" not in document.document.text


def test_a_file_keeps_its_line_ends(client: Any, ledger: Ledger) -> None:
    files = {"file": ("a.txt", "“It is so”,\r\nsaid Ada Fenwick.".encode(), "text/plain")}
    sent = {"_csrf_token": form_token(client), "title": "File", "add": "yes"}
    client.post("/read", data=sent, files=files)
    (document,) = ledger.documents(title="File")
    assert document.document.text.count("\r\n") == 1


def test_several_files_are_read_and_stored_each_by_itself(client: Any, ledger: Ledger) -> None:
    files = [
        ("file", (f"{n}.txt", f"“We go {n}”, said Ada Fenwick.".encode(), "text/plain"))
        for n in range(2)
    ]
    files.insert(1, ("file", ("x.json", b"{", "application/json")))
    sent = {"_csrf_token": form_token(client), "publisher": "Harbour Gazette"}
    read = client.post("/read", data=sent, files=files)
    assert read.text.count("Not stored yet") == 2
    assert "it is no JSON" in read.text
    digest = re.search(r'name="sha256" value="(\w+)"', read.text)[1]  # type: ignore[index]
    client.post("/read/add", data={"_csrf_token": sent["_csrf_token"], "sha256": digest})
    added = client.post("/read", data=sent | {"add": "yes"}, files=files)
    assert (added.text.count(">there already<"), added.text.count(">added<")) == (1, 1)
    assert len(ledger.documents(publisher="Harbour Gazette")) == 2
    for more, told in (({"title": "One"}, "one article"), ({}, "10 files at most")):
        many = files if more else files * 4
        assert told in client.post("/read", data=sent | more, files=many).text


def test_an_address_is_fetched_where_the_service_was_started_so(
    client: Any, ledger: Ledger
) -> None:
    asked = {"fetch": "https://gazette.example/a", "add": "yes"}
    assert 'name="fetch"' not in client.get("/read").text
    refused = client.post("/read", data=asked | {"_csrf_token": form_token(client)})
    assert (refused.status_code, "not started with --fetch" in refused.text) == (400, True)
    with web_server() as address, client_of(ledger, fetch=True) as fetching:
        token = {"_csrf_token": form_token(fetching)}
        asked = {"fetch": f"{address}/article", "publisher": "Tide", "add": "yes"}
        fetching.post("/read", data=asked | token)
        (document,) = ledger.documents(publisher="Tide")
        assert document.document.url == f"{address}/article"
        assert (document.document.title, document.quotation_count) == ("Harbour closed", 3)
        gone = fetching.post("/read", data=asked | token | {"fetch": f"{address}/gone"})
        assert "the server answers with 404" in gone.text
        assert f'value="{address}/gone"' in gone.text
        local = fetching.post("/read", data=asked | token | {"fetch": "file:///etc/passwd"})
        assert "begins with https:// or http://" in local.text
        # Of a service that others use, only public addresses are asked for.
        with client_of(ledger, fetch=True, user_header="X-User", proxies={"testclient"}) as shared:
            shared.headers["X-User"] = "Ann"
            asked |= {"_csrf_token": form_token(shared)}
            private = shared.post("/read", data=asked)
            assert "it has no public address" in private.text


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", b"%PDF", "cannot be read here"),
        ("a.csv", b"text\nx", "quotetrack add"),
        ("a", b"text", "cannot be read here"),
        ("a.txt", b"\xff\xfe\xfa", "UTF-8"),
        ("a.json", b"{", "JSON"),
        ("a.json", b'[{"text": "a"}, {"text": "b"}]', "several articles"),
        ("a.xml", b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_told(client: Any, name: str, data: bytes, told: str) -> None:
    answer = client.post(
        "/read", data={"_csrf_token": form_token(client)}, files={"file": (name, data)}
    )
    assert answer.status_code == 400
    assert told in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("text", " \n ", "There is no article"),
        ("date", "yesterday", "is no day"),
        ("url", "javascript:alert(1)", "https://"),
    ],
)
def test_a_form_that_does_not_fit_comes_back_filled_in(
    client: Any, field: str, value: str, told: str
) -> None:
    sent = {"_csrf_token": form_token(client), "text": ARTICLE, "title": "Kept", field: value}
    answer = client.post("/read", data=sent)
    assert answer.status_code == 400
    assert told in answer.text
    assert 'value="Kept"' in answer.text


def test_a_forgotten_analysis_is_told(client: Any) -> None:
    sent = {"_csrf_token": form_token(client), "sha256": "0" * 64}
    answer = client.post("/read/add", data=sent)
    assert answer.status_code == 400
    assert "Send it again" in answer.text


def test_a_speaker_is_shown_with_timeline_names_and_pairs(
    client: Any, ledger: Ledger, pair_id: str
) -> None:
    page = client.get("/speaker", params={"id": "Trump"}).text
    assert "Mr Trump" in page
    assert "1 March 2024" in page
    assert f"/pairs/{pair_id}" in page
    assert "leave it a little bit short" in page
    topic = client.get("/speaker", params={"id": "Trump", "topic": "fruitful"}).text
    assert "respectfully leave" in topic
    assert "1–1 of 1 quotation" in topic


def test_two_speakers_are_merged_and_parted_again(client: Any, ledger: Ledger) -> None:
    add(ledger, "“It opens”, said Adelheid Fenwick-Moore.")
    first, second = speaker_id(ledger, "Ada Fenwick"), speaker_id(ledger, "Adelheid Fenwick-Moore")
    client.post("/name", data={"_csrf_token": form_token(client), "name": "Bo"})
    found = client.get("/speaker", params={"id": first, "other": "Moore"}).text
    assert "Merge into Ada Fenwick" in found
    answer = decide(client, what="merge", id=first, other=second)
    assert answer.status_code == 303
    page = client.get(answer.headers["location"]).text
    assert "The two are one now." in page
    assert ledger.speaker(first).quotation_count == 2
    number = re.search(r'name="decision" value="(\d+)"', page)
    assert number
    decide(client, what="undo", id=first, decision=number[1])
    assert ledger.speaker(first).quotation_count == 1
    assert "taken back by Bo" in client.get("/speaker", params={"id": first}).text


def test_a_refused_merge_stays_refused(client: Any, ledger: Ledger) -> None:
    add(ledger, "“It opens”, said Adelheid Fenwick-Moore.")
    first, second = speaker_id(ledger, "Ada Fenwick"), speaker_id(ledger, "Adelheid Fenwick-Moore")
    assert decide(client, what="refuse", id=first, other=second).status_code == 303
    answer = decide(client, what="merge", id=first, other=second)
    assert answer.status_code == 400
    assert ledger.speaker(first).quotation_count == 1


def test_a_name_is_added(client: Any, ledger: Ledger) -> None:
    who = speaker_id(ledger, "Ada Fenwick")
    decide(client, what="alias", id=who, name="The Harbour Mistress")
    assert ledger.speaker("the harbour mistress").id == who


def test_two_people_of_one_name_are_split(client: Any, ledger: Ledger) -> None:
    (other,) = add(ledger, Document("“I sing”, said Ada Fenwick.", id="a / strange & id"))
    who = speaker_id(ledger, "Ada Fenwick")
    page = client.get("/speaker/split", params={"id": who}).text
    assert 'value="a / strange &amp; id"' in page
    answer = decide(client, what="split", id=who, document=[other], name="Ada Fenwick (singer)")
    assert answer.status_code == 303
    assert ledger.speaker("Ada Fenwick (singer)").quotation_count == 1
    assert ledger.speaker(who).quotation_count == 1


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"what": "merge", "id": "nobody", "other": "none"}, 404),
        ({"what": "split", "id": "Ada Fenwick"}, 400),
        ({"what": "alias", "id": "Ada Fenwick", "name": " "}, 400),
        ({"what": "undo", "decision": "x"}, 400),
        ({"what": "undo", "decision": "99"}, 404),
        ({"what": "explode"}, 400),
        ({}, 400),
    ],
)
def test_a_decision_that_makes_no_sense_is_told(
    client: Any, fields: dict[str, str], status: int
) -> None:
    assert decide(client, **fields).status_code == status


def test_search_finds_words_in_any_form_and_people(reading_client: Any) -> None:
    page = reading_client.get("/search?words=harbours").text
    assert 'The <mark class="hit">harbour</mark> stays open' in page
    assert re.search(r'href="/quotations/\d+"', page)
    assert "Ada Fenwick" in page
    assert "Ada Fenwick" in reading_client.get("/search?words=fenwick").text
    assert "No quotations" in reading_client.get("/search?words=zeppelin").text


def test_documents_with_strange_ids_are_found(client: Any, ledger: Ledger) -> None:
    strange = "a/b?c=d&e#f %00 ü"
    add(ledger, Document("“Odd”, said Ada Fenwick.", id=strange, title="Odd one"))
    listed = client.get("/documents?title=odd").text
    address = re.search(r'href="(/document\?id=[^"]+)"', listed)
    assert address
    assert client.get(address[1].replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    ("path", "begins"),
    [
        ("/export/pairs?format=csv", b"pair_id,"),
        ("/export/pairs?format=jsonl", b"{"),
        ("/export/pairs?format=parquet", b"PAR1"),
        ("/export/pairs?format=arrow", b"ARROW1"),
        ("/export/pairs?format=web-annotation", b"{"),
        ("/export/documents?format=tei", b"<?xml"),
        ("/export/documents?format=html", b"<!DOCTYPE html>"),
        ("/export/documents?format=jsonl&since=2024-01-01", b"{"),
        ("/api/export/pairs?format=csv", b"pair_id,"),
    ],
)
def test_results_are_exported(reading_client: Any, path: str, begins: bytes) -> None:
    answer = reading_client.get(path)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.startswith(begins)


@pytest.mark.parametrize(
    "path",
    [
        "/export/pairs?format=tei",
        "/export/pairs?format=../x",
        "/export/documents?format=claim-review",
        "/export/secrets?format=csv",
        "/export/pairs",
        "/export/pairs?format=claim-review&status=rejected",
        "/api/export/pairs?format=tei",
    ],
)
def test_an_export_that_makes_no_sense_is_told(reading_client: Any, path: str) -> None:
    assert reading_client.get(path).status_code == 400


def test_reviews_are_published_only_of_confirmed_pairs(
    client: Any, ledger: Ledger, pair_id: str
) -> None:
    assert pair_id not in client.get("/export/pairs?format=claim-review").text
    ledger.review(pair_id, "confirmed", reviewer="Bo", seen=0, rating="Half Flip")
    asked = client.get("/export/pairs?format=claim-review")
    assert asked.status_code == 400
    assert f'href="/pairs/{pair_id}#verdict"' in asked.text
    pages = "&pages=https://checks.example/{pair}"
    sent = client.get(f"/export/pairs?format=claim-review{pages}").text
    assert f'"url": "https://checks.example/{pair_id}"' in sent


def test_an_export_that_fails_is_no_whole_file(client: Any, ledger: Ledger) -> None:
    from quotetrack.service.exporting import Transfer

    def fails(stream: Any) -> None:
        stream.write(b"x" * 100_000)
        raise OSError("the disk is gone")

    async def take() -> list[bytes]:
        transfer = Transfer(fails)
        transfer.begin()
        return [piece async for piece in transfer.pieces()]

    import asyncio

    with pytest.raises(OSError, match="the disk is gone"):
        asyncio.run(take())


def test_before_an_article_is_added_its_speakers_lead_to_what_is_known_of_them(
    client: Any, ledger: Ledger
) -> None:
    add(ledger, "“The bridge is safe,” said Ivo Lund, the engineer.")
    text = "“The bridge is shut,” said Ivo Lund. “It will open,” said Mara Quist."
    data = {"_csrf_token": form_token(client), "text": text}
    shown = client.post("/read", data=data).text
    address = re.search(r'<a href="(/speaker\?id=[^"]+)">Ivo Lund</a>', shown)
    assert address
    assert "The bridge is safe" in client.get(address[1]).text
    assert "<strong>Mara Quist</strong>" in shown
