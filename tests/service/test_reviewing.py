"""Verdicts by form and by API: kept with a name, never over somebody else's."""

from __future__ import annotations

import re
from typing import Any

import pytest

from quotetrack import Document, Ledger
from tests.service.serving import add, client_of, form_token


def verdict(client: Any, pair_id: str, **fields: str) -> Any:
    given = {"_csrf_token": form_token(client), "seen": "0", "status": "confirmed", **fields}
    return client.post(f"/pairs/{pair_id}", data=given, follow_redirects=False)


def test_a_verdict_is_kept_with_rating_note_and_name(
    client: Any, ledger: Ledger, pair_id: str
) -> None:
    answer = verdict(client, pair_id, rating="Half Flip", note="On tape.\r\nTwice.", reviewer="Bo")
    assert answer.status_code == 303
    stored = ledger.claim_pair(pair_id)
    assert (stored.status, stored.rating, stored.reviewer) == ("confirmed", "Half Flip", "Bo")
    assert ledger.reviews(pair_id)[0].note == "On tape.\nTwice."
    page = client.get(answer.headers["location"]).text
    assert "Saved: confirmed, Half Flip by Bo." in page
    assert "On tape." in page


def test_the_name_is_asked_once_and_remembered(client: Any, pair_id: str) -> None:
    assert 'name="reviewer"' in client.get(f"/pairs/{pair_id}").text
    verdict(client, pair_id, reviewer="  Bo \n Lindqvist ")
    page = client.get(f"/pairs/{pair_id}").text
    assert 'name="reviewer"' not in page
    assert "Bo Lindqvist</a>" in page
    assert verdict(client, pair_id, seen="1", status="unsure").status_code == 303


def test_a_forged_name_is_no_name(client: Any, pair_id: str) -> None:
    verdict(client, pair_id, reviewer="Bo")
    value = client.cookies["quotetrack"]
    payload, _, signature = value.partition(".")
    client.cookies.clear()
    client.cookies.set("quotetrack", f"{payload[:-2]}xx.{signature}")
    assert 'name="reviewer"' in client.get(f"/pairs/{pair_id}").text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"reviewer": ""}, "name of its reviewer"),
        ({"reviewer": "x" * 101}, "100 characters"),
        ({"reviewer": "Bo", "status": "perhaps"}, "Choose what you decide"),
        ({"reviewer": "Bo", "status": ""}, "Choose what you decide"),
        ({"reviewer": "Bo", "rating": "Triple"}, "The rating must be one of"),
        ({"reviewer": "Bo", "seen": "-1"}, "which state of the pair"),
        ({"reviewer": "Bo", "seen": "9" * 40}, "which state of the pair"),
    ],
)
def test_what_does_not_fit_is_told_and_the_form_keeps_the_rest(
    client: Any, ledger: Ledger, pair_id: str, fields: dict[str, str], told: str
) -> None:
    answer = verdict(client, pair_id, note="half a thought", **fields)
    assert answer.status_code == 400
    assert told in answer.text
    assert "half a thought</textarea>" in answer.text
    assert ledger.claim_pair(pair_id).status == "unreviewed"


def test_a_stale_verdict_overwrites_nothing(client: Any, ledger: Ledger, pair_id: str) -> None:
    ledger.review(pair_id, "rejected", reviewer="Ida", seen=0, note="a joke")
    answer = verdict(client, pair_id, reviewer="Bo", note="no joke", rating="Full Flop")
    assert answer.status_code == 409
    assert "Ida decided on this pair while you were looking at it: rejected." in answer.text
    assert "nothing was overwritten" in answer.text
    assert ledger.claim_pair(pair_id).reviewer == "Ida"
    # What was sent stands in the form, over the present state, and can be saved again.
    assert "no joke</textarea>" in answer.text
    assert re.search(r'value="confirmed"[^>]* checked', answer.text)
    assert 'name="reviewer" value="Bo"' in answer.text
    seen = re.search(r'name="seen" value="(\d+)"', answer.text)
    assert seen
    again = verdict(client, pair_id, reviewer="Bo", note="no joke", seen=seen[1])
    assert again.status_code == 303
    assert [one.reviewer for one in ledger.reviews(pair_id)] == ["Ida", "Bo"]


def test_the_api_tells_of_a_conflict_with_the_present_revision(
    client: Any, ledger: Ledger, pair_id: str
) -> None:
    sent = {"status": "confirmed", "seen": 0, "reviewer": "Bo", "rating": "No Flip"}
    first = client.post(f"/api/pairs/{pair_id}/reviews", json=sent)
    assert (first.status_code, first.json()["revision"]) == (201, 1)
    second = client.post(f"/api/pairs/{pair_id}/reviews", json={**sent, "status": "rejected"})
    assert second.status_code == 409
    assert second.json()["revision"] == 1
    assert second.json()["seen"] == 0
    whole = client.get(f"/api/pairs/{pair_id}").json()
    assert whole["pair"]["status"] == "confirmed"
    assert [review["rating"] for review in whole["reviews"]] == ["No Flip"]


def test_the_api_needs_a_reviewer(client: Any, pair_id: str) -> None:
    sent = {"status": "confirmed", "seen": 0}
    answer = client.post(f"/api/pairs/{pair_id}/reviews", json=sent)
    assert answer.status_code == 400
    assert "reviewer" in answer.json()["detail"]


def test_the_user_of_the_proxy_is_the_reviewer(ledger: Ledger, pair_id: str) -> None:
    with client_of(ledger, user_header="X-Remote-User", proxies=["testclient"]) as client:
        client.headers["x-remote-user"] = "ida@paper"
        assert 'name="reviewer"' not in client.get(f"/pairs/{pair_id}").text
        answer = verdict(client, pair_id, reviewer="Bo")
        assert answer.status_code == 400
        assert verdict(client, pair_id).status_code == 303
        assert ledger.claim_pair(pair_id).reviewer == "ida@paper"


def test_next_pair_follows_the_list_that_the_reader_came_from(
    client: Any, ledger: Ledger, pair_id: str
) -> None:
    page = client.get("/pairs?status=unreviewed").text
    assert f'href="/pairs/{pair_id}?status=unreviewed"' in page
    verdict(client, pair_id, reviewer="Bo")
    # The only pair has left the list of those without a verdict, so nothing comes next.
    assert "Next pair" not in client.get(f"/pairs/{pair_id}?status=unreviewed").text
    assert pair_id not in client.get("/pairs?status=unreviewed").text
    assert pair_id in client.get("/pairs?status=confirmed").text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("speaker=Trump", True),
        ("speaker=Nobody", False),
        ("relation=retreats", True),
        ("relation=numeric_conflict", False),
        ("score=0.1", True),
        ("score=1", False),
        ("words=leave", True),
        ("publisher=The+Gazette", True),
        ("document=harbour", False),
        ("since=2030-01-01", False),
    ],
)
def test_the_list_is_narrowed_down(reading_client: Any, query: str, found: bool) -> None:
    assert ("retreats from an earlier" in reading_client.get(f"/pairs?{query}").text) is found


@pytest.mark.parametrize(
    "query", ["score=2", "score=x", "relation=likes", "since=yesterday", "offset=-1", "offset=1e9"]
)
def test_a_query_that_makes_no_sense_is_told(reading_client: Any, query: str) -> None:
    answer = reading_client.get(f"/pairs?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_a_second_opinion_is_given_without_knowing_the_first(
    client: Any, ledger: Ledger, pair_id: str
) -> None:
    ledger.review(pair_id, "rejected", reviewer="Ada", seen=0, note="A slip.")
    client.post("/name", data={"_csrf_token": form_token(client), "name": "Bo"})
    asked = {
        "_csrf_token": form_token(client),
        "on": "yes",
        "to": "/pairs?unjudged=Bo&reviewed=yes",
    }
    listed = client.post("/blind", data=asked)
    assert str(listed.url).endswith("/pairs?unjudged=Bo&reviewed=yes")
    pair = ledger.claim_pair(pair_id)
    said = ledger.quotation(pair.pair.later.id)
    pages = {
        "list": listed.text,
        "pair": client.get(f"/pairs/{pair_id}").text,
        "speaker": client.get("/speaker", params={"id": pair.speaker.id}).text,
        "document": client.get("/document", params={"id": pair.later_document.id}).text,
        "quotation": client.get(f"/quotations/{said.key}").text,
    }
    for name, page in pages.items():
        assert "judged by others" in page, name
        assert "by Ada" not in page, name
        assert 'class="status rejected"' not in page, name
        assert "A slip." not in page, name
    # Nor can it be asked for.
    assert f"/pairs/{pair_id}" not in client.get("/pairs?status=rejected").text
    assert f"/pairs/{pair_id}" not in client.get("/pairs?reviewer=Ada").text
    stale = client.post(
        f"/pairs/{pair_id}",
        data={"_csrf_token": form_token(client), "seen": "0", "status": "unsure", "reviewer": "Bo"},
    )
    assert stale.status_code == 409
    assert "rejected" not in re.sub(r'value="rejected"|Rejected', "", stale.text)
    given = {"_csrf_token": form_token(client), "seen": "1", "status": "unsure", "reviewer": "Bo"}
    answer = client.post(f"/pairs/{pair_id}", data=given)
    assert "Ada had decided" in answer.text
    assert "A slip." in answer.text
    assert "A slip." in client.get("/agreement").text
    assert "You review blind" in answer.text
    shown = client.post("/blind", data={"_csrf_token": form_token(client), "on": "", "to": "/help"})
    assert "You review blind" not in shown.text


def test_no_page_tells_a_blind_reviewer_who_linked_two_statements(
    client: Any, ledger: Ledger
) -> None:
    add(
        ledger,
        Document("“We will close the bridge in June,” Ada Lind said.", id="one"),
        Document("“The ferry is a good old boat,” Ada Lind said.", id="two"),
    )
    (first,), (second,) = (ledger.quotations(document_id=name) for name in ("one", "two"))
    made = ledger.link(
        first.key,
        second.key,
        "retreats",
        reviewer="Anna",
        seen=(first.revision, second.revision),
        note="A slip.",
    )
    client.post("/name", data={"_csrf_token": form_token(client), "name": "Bo"})
    addresses = (
        f"/pairs/{made.id}",
        "/pairs",
        "/corrections",
        f"/speaker?id={made.speaker.id}",
        "/document?id=two",
        f"/quotations/{ledger.quotation(made.pair.later.id).key}",
    )
    assert all("by Anna" in client.get(one).text for one in addresses if "speaker" not in one)
    client.post("/blind", data={"_csrf_token": form_token(client), "on": "yes", "to": "/pairs"})
    for address in addresses:
        page = client.get(address).text
        told = [words for words in ("Anna", "A slip.", "1.00", "by a person") if words in page]
        assert told == [], address


def test_a_second_opinion_is_asked_for_by_programs(
    client: Any, ledger: Ledger, pair_id: str
) -> None:
    ledger.review(pair_id, "rejected", reviewer="Ada", seen=0, note="A slip.")
    blind = {"hidden_from": "Bo"}
    found = client.get(f"/api/pairs/{pair_id}", params=blind).json()
    assert (found["pair"]["status"], found["pair"]["hidden"], found["reviews"]) == (
        "unreviewed",
        True,
        [],
    )
    listed = client.get("/api/pairs", params={**blind, "reviewed": True, "not_by": "Bo"}).json()
    assert [(one["id"], one["reviewer"]) for one in listed["items"]] == [(pair_id, None)]
    ledger.review(pair_id, "unsure", reviewer="Bo", seen=1)
    found = client.get(f"/api/pairs/{pair_id}", params=blind).json()
    assert [one["reviewer"] for one in found["reviews"]] == ["Ada", "Bo"]


def test_the_tabs_tell_how_much_there_is_at_once(client: Any, ledger: Ledger, pair_id: str) -> None:
    def figures() -> list[str]:
        top = client.get("/help").text.partition("</nav>")[0]
        return re.findall(r'class="figure">([0-9,]+)', top)

    before = figures()
    assert len(before) == 4
    assert int(before[0]) == ledger.claim_pairs(status="unreviewed").total
    verdict(client, pair_id, reviewer="Bo")
    assert int(figures()[0]) == int(before[0]) - 1
