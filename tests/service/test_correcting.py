"""Corrections, missed quotations, links and deletions by form and by API."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest

from quotetrack import Document, Ledger
from tests.service.serving import add, form_token

ARTICLE = (
    "“The harbour stays open,” said Bo Hale, the clerk. “It will not close.”\n\n"
    "Ada Fenwick called the plan “sound”. The tide turns at noon, she wrote."
)


@pytest.fixture
def article(ledger: Ledger) -> str:
    (document_id,) = add(ledger, Document(ARTICLE, id="plan", title="A plan"))
    return document_id


def post(client: Any, path: str, **fields: Any) -> Any:
    given = {"_csrf_token": form_token(client), "reviewer": "Bo", **fields}
    return client.post(path, data=given, follow_redirects=False)


def token(client: Any) -> dict[str, str]:
    return {"_csrf_token": form_token(client)}


def quotation(ledger: Ledger, words: str) -> Any:
    return ledger.quotations(words=words, document_id="plan")[0]


def test_a_wrong_speaker_is_corrected_and_taken_back(
    client: Any, ledger: Ledger, article: str
) -> None:
    wrong = quotation(ledger, "close")
    page = client.get(f"/quotations/{wrong.key}").text
    assert "“The harbour stays open,” … “It will not close.”" in page
    fields = {"what": "correct", "seen": wrong.revision, "speaker": "Ada Fenwick"}
    answer = post(client, f"/quotations/{wrong.key}", **fields)
    assert answer.status_code == 303
    page = client.get(answer.headers["location"]).text
    assert "Corrected. Timeline, pairs and exports follow." in page
    # As it stands in the text, in the list of decisions, too.
    assert "Changed</span>: “The harbour stays open,” … “It will not close.”" in page
    ada = client.get("/speaker", params={"id": "Ada Fenwick"}).text
    assert "It will not close." in ada
    stale = post(client, f"/quotations/{wrong.key}", **(fields | {"speaker": "Bo Hale"}))
    assert stale.status_code == 409
    assert 'value="Bo Hale"' in stale.text
    undo = re.search(r'action="(/corrections/\d+/undo)"', page)
    assert undo
    assert "Taken back." in client.get(post(client, undo[1]).headers["location"]).text
    assert quotation(ledger, "close").speaker.name == "Bo Hale"


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({"what": "correct", "speaker": "Ada Fenwik"}, 400, "Did you mean Ada Fenwick"),
        ({"what": "correct", "speaker": "Bo Hale"}, 400, "Nothing is changed"),
        ({"what": "correct", "pieces": "Never said"}, 400, "does not stand in the article"),
        ({"what": "correct", "said_on": "soon"}, 400, "is no day"),
        ({"what": "divide", "begins": "The harbour"}, 400, "inside this one"),
        ({"what": "explode"}, 400, "does not tell what to do"),
    ],
)
def test_what_does_not_fit_is_told_and_the_form_keeps_the_rest(
    client: Any, ledger: Ledger, article: str, fields: dict[str, str], status: int, told: str
) -> None:
    one = quotation(ledger, "close")
    kept = {"speaker": "Bo Hale", "pieces": "The harbour stays open,\n…\nIt will not close."}
    answer = post(
        client,
        f"/quotations/{one.key}",
        seen=one.revision,
        **{**kept, "note": "kept", **fields},
    )
    assert answer.status_code == status
    assert told in answer.text.replace("&#39;", "'")
    assert 'value="kept"' in answer.text
    assert not quotation(ledger, "close").corrected
    suggested = '<button type="submit" name="speaker" value="Ada Fenwick">' in answer.text
    assert suggested is ("Did you mean" in told)


def test_pieces_kind_and_day_follow_the_form(client: Any, ledger: Ledger, article: str) -> None:
    one = quotation(ledger, "close")
    answer = post(
        client,
        f"/quotations/{one.key}",
        what="correct",
        seen=one.revision,
        speaker="Bo Hale",
        pieces="harbour stays\r\nopen,\r\n…\r\n“It will not close.”",
        said_on="2024-03-01",
        precision="month",
    )
    changed = ledger.quotation(int(answer.headers["location"].split("/")[2].split("?")[0]))
    assert changed.quotation.quoted == "“harbour stays open,” … “It will not close.”"
    assert "Said in March 2024" in client.get(answer.headers["location"]).text
    parts = post(
        client,
        f"/quotations/{changed.key}",
        what="divide",
        seen=changed.revision,
        begins="It will",
    )
    assert parts.status_code == 303
    assert quotation(ledger, "close").quotation.quoted == "“It will not close.”"
    first = quotation(ledger, "harbour")
    second = quotation(ledger, "close")
    post(
        client,
        f"/quotations/{first.key}",
        what="join",
        seen=first.revision,
        other=second.key,
        other_seen=second.revision,
    )
    assert len(quotation(ledger, "close").quotation.fragments) == 2


def test_a_missed_quotation_is_added_and_one_that_is_none_goes(
    client: Any, ledger: Ledger, article: str
) -> None:
    fields = {"what": "add", "id": article, "pieces": "The tide turns at noon", "near": ""}
    answer = post(client, "/document", **fields, speaker="Ada Fenwick")
    assert answer.status_code == 303
    added = quotation(ledger, "tide")
    assert (added.speaker.name, added.quotation.corrected[0]) == ("Ada Fenwick", "added")
    new = post(client, "/document", **(fields | {"pieces": "she wrote"}), speaker="Cy Orr", new="y")
    assert new.status_code == 303
    assert ledger.speaker("Cy Orr").quotation_count == 1
    gone = post(client, f"/quotations/{added.key}", what="remove", seen=added.revision)
    assert "It is no quotation any more." in client.get(gone.headers["location"]).text
    assert not ledger.quotations(words="tide", document_id="plan")


def test_facts_of_a_document_are_corrected(client: Any, ledger: Ledger, article: str) -> None:
    fields = {"what": "correct", "id": article, "seen": 0, "title": "The plan", "publisher": "X"}
    assert post(client, "/document", **fields, date="2024-02-29").status_code == 303
    about = ledger.document(article).document
    assert (about.title, about.publisher, str(about.date)) == ("The plan", "X", "2024-02-29")
    assert "The plan" in client.get("/corrections").text
    assert post(client, "/document", **fields, date="").status_code == 409


def test_two_statements_are_linked(client: Any, ledger: Ledger, article: str) -> None:
    (other,) = add(ledger, Document("“It may rain”, said Bo Hale.", id="rain"))
    first, second = quotation(ledger, "close"), ledger.quotations(document_id=other)[0]
    found = client.get(f"/link?first={first.key}&words=rain").text
    assert f"/link?first={first.key}&amp;second={second.key}" in found
    page = client.get(f"/link?first={first.key}&second={second.key}").text
    assert page.count('class="article"') == 2
    fields = {"first": first.key, "second": second.key, "first_seen": 0, "second_seen": 0}
    answer = post(client, "/link", **fields, relation="retreats", question="Will it close?")
    pair = client.get(answer.headers["location"]).text
    assert "linked by Bo" in pair
    assert "Will it close?" in pair
    assert post(client, "/link", **fields, relation="retreats").status_code == 409
    assert post(client, "/link", **fields, relation="likes").status_code == 400


def test_what_was_said_on_a_matter_stands_in_order_and_leads_to_its_pair(
    client: Any, ledger: Ledger
) -> None:
    for day, words in ((10, "cut"), (5, "raise")):
        date = datetime.date(2024, 1 if words == "cut" else 5, day)
        add(ledger, Document(f"“We will {words} the harbour tax,” said Bill Hale.", date=date))
    earlier, later = ledger.quotations(speaker="Bill Hale", order="oldest")
    [pair] = ledger.claim_pairs(speaker="Bill Hale")
    beside = client.get(f"/link?first={later.key}").text
    assert f'href="/pairs/{pair.id}" data-item>A claim pair already' in beside
    assert "Compare and link" not in beside
    page = client.get(f"/link?first={later.key}&second={earlier.key}").text
    told = re.findall(r'<h2 id="side-\d">(.*?)</h2>', page)
    assert told == ["Earlier, published 10 January 2024", "Later, published 5 May 2024"]


def test_a_document_is_deleted_once_it_was_said_what_goes(
    client: Any, ledger: Ledger, article: str
) -> None:
    page = client.get("/document/delete", params={"id": article}).text
    assert "2 quotations" in page
    assert "cannot be taken back" in page
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen
    assert post(client, "/document/delete", id=article, seen=seen[1]).status_code == 400
    answer = post(client, "/document/delete", id=article, seen=seen[1], sure="yes")
    assert "Deleted for good" in client.get(answer.headers["location"]).text
    assert client.get("/document", params={"id": article}).status_code == 404
    assert not ledger.quotations(words="close", document_id="plan")
    again = Document(ARTICLE, id="plan", title="A plan")
    assert [one.status for one in ledger.add([again], parser=None)] == ["deleted"]
    form = {"text": ARTICLE, "title": "A plan", "add": "yes"}
    assert "so it was left out" in client.post("/read", data=form | token(client)).text
    lift = re.search(r'action="(/deletions/\d+/lift)"', client.get("/deletions").text)
    assert lift
    answer = post(client, lift[1])
    assert "may come in again" in client.get(answer.headers["location"]).text
    assert post(client, lift[1]).status_code == 409
    (deletion,) = client.get("/api/deletions").json()["items"]
    assert deletion["lifted_by"] == "Bo"
    assert client.post(f"{lift[1].replace('/del', '/api/del')}", json={}).status_code == 409
    assert [one.status for one in ledger.add([again], parser=None)] == ["added"]


def test_an_old_address_leads_to_what_the_quotation_is_now(
    client: Any, ledger: Ledger, article: str
) -> None:
    def leads_to(key: int) -> str:
        answer = client.get(f"/quotations/{key}", follow_redirects=False)
        return str(answer.headers.get("location", answer.status_code)).partition("?")[0]

    def now(words: str) -> Any:
        found = quotation(ledger, words)
        return found, {"reviewer": "Bo", "seen": found.revision}

    whole, seen = now("close")
    start = ARTICLE.index("It will")
    shorter = ledger.correct_quotation(whole.key, pieces=[(start, start + 17)], **seen)
    assert leads_to(whole.key) == f"/quotations/{shorter.key}"
    assert client.get(f"/api/quotations/{whole.key}").json()["replaced_by"] == shorter.key
    assert ledger.quotation(whole.quotation.id).key == shorter.key
    tide = ARTICLE.index("The tide")
    missed = ledger.add_quotation("plan", [(tide, tide + 22)], reviewer="Bo")
    both = ledger.join_quotations(
        [shorter.key, missed.key], reviewer="Bo", seen=[shorter.revision, missed.revision]
    )
    assert {leads_to(one.key) for one in (whole, shorter, missed)} == {f"/quotations/{both.key}"}
    for _ in range(3):
        ledger.undo_correction(ledger.corrections(undone=False)[0].id, reviewer="Bo")
    assert leads_to(whole.key) == "200"
    assert leads_to(shorter.key) == f"/quotations/{whole.key}"


def test_programs_can_do_all_of_it(client: Any, ledger: Ledger, article: str) -> None:
    def sent(path: str, status: int = 201, **body: Any) -> Any:
        answer = client.post(f"/api/{path}", json={"reviewer": "Bo", **body})
        assert answer.status_code == status, answer.text
        return answer.json()

    one = quotation(ledger, "close")
    at = f"quotations/{one.key}"
    changed = sent(f"{at}/correct", seen=0, speaker="Ada Fenwick", said_on={"date": "2024-03-01"})
    assert changed["speaker"]["name"] == "Ada Fenwick"
    stale = sent(f"{at}/correct", 409, seen=0, speaker="Bo Hale")
    assert (stale["seen"], stale["revision"]) == (0, changed["revision"])
    nobody = sent(f"{at}/correct", seen=changed["revision"], speaker=None)
    assert nobody["speaker"] is None
    assert "speeker" in sent(f"{at}/correct", 400, seen=0, speeker="Bo Hale")["detail"]
    assert "Did you mean" in sent(f"{at}/correct", 404, seen=2, speaker="Ada Fenwik")["detail"]
    (last, first) = client.get(f"/api/corrections?quotation={one.key}").json()["items"]
    for correction in (last, first):
        sent(f"corrections/{correction['id']}/undo")
    assert client.get(f"/api/{at}").json()["speaker"]["name"] == "Bo Hale"
    start = ARTICLE.index("The tide")
    place = {"start": start, "end": start + 22}
    missed = sent(
        "quotations",
        document_id=article,
        pieces=[place],
        new_speaker={"name": "Cy Orr"},
    )
    assert missed["quotation"]["text"] == "The tide turns at noon"
    assert missed["speaker"]["name"] == "Cy Orr"
    gone = sent(f"quotations/{missed['key']}/no-speech", seen=0, reason="slogan")
    assert gone["kind"] == "no_speech"
    work = "“The harbour stays a place of work”, said Bo Hale."
    (other,) = add(ledger, Document(work, id="later"))
    second = ledger.quotations(document_id=other)[0]
    now = client.get(f"/api/{at}").json()
    ends = {"first": one.key, "second": second.key, "first_seen": now["revision"]}
    pair = sent("pairs", **ends, second_seen=0, relation="retreats")
    assert pair["linked_by"] == "Bo"
    assert client.get(f"/api/{at}/related").json()[0]["pair_ids"] == [pair["id"]]
    taken = sent(f"pairs/{pair['id']}/take")
    assert taken["taken_by"] == "Bo"
    assert "Bo has taken" in sent(f"pairs/{pair['id']}/take", 409, reviewer="Ida")["detail"]
    assert sent(f"pairs/{pair['id']}/give-back")["taken_by"] is None
    sent(f"pairs/{pair['id']}/take-back", seen=taken["revision"])
    assert len(sent("queue", count=5)) == 2
    assert client.get("/api/agreement").json()["pairs"] == 0
    about = sent("document/correct", document_id=article, seen=0, title="The plan")
    assert about["document"]["title"] == "The plan"
    goes = client.get(f"/api/document/deletion?id={article}").json()
    assert goes["claim_pairs"] == 1
    sent("document/delete", document_id=article, seen=goes["revision"])
    assert client.get(f"/api/document?id={article}").status_code == 404


def test_what_is_right_is_confirmed_and_counts(client: Any, ledger: Ledger, article: str) -> None:
    assert "Nobody has decided on anything yet" in client.get("/figures").text
    one, other = quotation(ledger, "close"), quotation(ledger, "sound")
    fields = {"what": "confirm", "seen": one.revision, "speaker": "Ada Fenwick"}
    refused = post(client, f"/quotations/{one.key}", **fields)
    assert refused.status_code == 400
    assert "You changed something (speaker)" in refused.text
    answer = post(client, f"/quotations/{one.key}", **(fields | {"speaker": "Bo Hale"}))
    page = client.get(answer.headers["location"]).text
    assert "Confirmed" in page
    assert "Confirmed</span>: “The harbour" in page
    assert "speaker: " in page
    assert ledger.quotation(one.key).quotation.corrected == ("speaker", "kind", "pieces")
    post(client, f"/quotations/{other.key}", what="correct", seen=other.revision, speaker="")
    page = client.get("/figures").text
    assert "50% of names were right" in page
    assert "100% of kinds were right" in page
    assert "Nobody has decided" in client.get("/figures?publisher=Gazette").text


def test_programs_confirm_and_read_the_figures(client: Any, ledger: Ledger, article: str) -> None:
    one = quotation(ledger, "close")
    body = {"seen": one.revision, "reviewer": "Bo"}
    assert client.post(f"/api/quotations/{one.key}/confirm", json=body).status_code == 201
    assert client.post(f"/api/quotations/{one.key}/confirm", json=body).status_code == 409
    named = {found["what"]: found for found in client.get("/api/figures").json()}
    assert named["speaker"]["share"] == 1.0
    assert named["speaker"]["told"] == "100% of names were right (1 of 1 decided)"


def test_what_was_marked_elsewhere_waits_until_somebody_settles_it(
    client: Any, ledger: Ledger, article: str
) -> None:
    one = quotation(ledger, "close")
    kept = ledger.keep_mark(
        article,
        reviewer="Al",
        mark="m1",
        text=one.text,
        after={"speaker": "Bo Lund"},
        quotations=(one.quotation.id,),
        note="marked in prodigy",
    )
    waiting = "/corrections?waiting=yes"
    page = client.get(waiting).text
    assert "Marked elsewhere" in page
    assert "waits: others decided otherwise" in page
    assert f"/quotations/{one.key}" in page
    client.post("/name", data={**token(client), "name": "Bo"})
    assert ">Settled<" in client.get(waiting).text
    answer = post(client, f"/corrections/{kept.id}/undo")
    assert (answer.status_code, answer.headers["location"]) == (303, waiting)
    assert "Marked elsewhere" not in client.get(waiting).text
    assert "settled by Bo" in client.get("/corrections").text
    assert ledger.quotation(one.key) == one
