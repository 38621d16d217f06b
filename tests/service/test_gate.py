"""Who may call the service, by which name, from where; and what every answer carries."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest

from quotetrack import Ledger
from quotetrack.errors import InputError
from tests.service.serving import client_of, form_token, seed

TOKEN = "a-token-of-many-letters"
PAGES = "/pairs /speakers /search /documents /read /export /help /name /nothing /health".split()


@pytest.mark.parametrize("path", [*PAGES, "/static/keys.js", "/openapi/openapi.json", "/api/pairs"])
def test_every_answer_carries_the_security_headers(reading_client: Any, path: str) -> None:
    headers = reading_client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_script_or_style_of_its_own_beside_the_policy(
    reading_client: Any, path: str
) -> None:
    page = reading_client.get(path).text
    assert page.count("<script") == page.count('<script src="/static/') <= 1
    assert " style=" not in page
    assert " onclick=" not in page


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8100", 200),
        ("127.0.0.1:8100", 200),
        ("[::1]:8100", 200),
        ("LOCALHOST", 200),
        ("attacker.example", 400),
        ("localhost.attacker.example", 400),
        ("127.0.0.1.attacker.example:8100", 400),
        ("[::1", 400),
        ("", 400),
    ],
)
def test_only_known_host_names_are_answered(reading_client: Any, host: str, status: int) -> None:
    assert reading_client.get("/pairs", headers={"host": host}).status_code == status


@pytest.mark.parametrize("path", ["/api/analyse", "/api/documents", "/api/speakers/merge"])
@pytest.mark.parametrize("body", ["[" * 100_000, '{"a":' * 100_000])
def test_json_nested_without_end_is_refused(client: Any, path: str, body: str) -> None:
    answer = client.post(path, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert "nested too deeply" in answer.json()["detail"]


def test_a_name_that_is_allowed_is_answered(ledger: Ledger) -> None:
    with client_of(ledger, names=["Review.Example"]) as client:
        assert client.get("/pairs", headers={"host": "review.example:8443"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://attacker.example"},
        {"origin": "null"},
        {"origin": "http://[::1"},
        {"origin": "http://a]b"},
        {"origin": "http://localhost:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_changes_nothing(
    client: Any, ledger: Ledger, pair_id: str, headers: dict[str, str]
) -> None:
    sent = {"status": "confirmed", "seen": 0, "reviewer": "Bo"}
    path = f"/api/pairs/{pair_id}/reviews"
    assert client.post(path, json=sent, headers=headers).status_code == 403
    form = {"_csrf_token": form_token(client), **sent}
    assert client.post(f"/pairs/{pair_id}", data=form, headers=headers).status_code == 403
    assert ledger.claim_pair(pair_id).revision == 0


@pytest.mark.parametrize(("mode", "status"), [("navigate", 200), ("no-cors", 403), ("cors", 403)])
def test_another_site_may_link_here_but_not_let_us_work(
    reading_client: Any, mode: str, status: int
) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode}
    answer = reading_client.get("/export/pairs?format=csv", headers=headers)
    assert answer.status_code == status


def test_a_form_without_its_token_changes_nothing(
    client: Any, ledger: Ledger, pair_id: str
) -> None:
    form = {"status": "confirmed", "seen": "0", "reviewer": "Bo"}
    answer = client.post(f"/pairs/{pair_id}", data=form)
    assert answer.status_code == 403
    assert "Load the page again" in answer.text
    assert ledger.claim_pair(pair_id).revision == 0


def test_the_api_takes_json_that_says_so_and_nothing_else(client: Any, pair_id: str) -> None:
    body = json.dumps({"status": "confirmed", "seen": 0, "reviewer": "Bo"})
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = client.post(
            f"/api/pairs/{pair_id}/reviews", content=body, headers={"content-type": kind}
        )
        assert answer.status_code == 415


def test_a_token_opens_everything_and_nothing_opens_without(ledger: Ledger) -> None:
    with client_of(ledger, token=TOKEN) as client:
        assert client.get("/health").status_code == 200
        assert client.get("/api/pairs").status_code == 401
        assert client.get("/api/nothing").status_code == 401
        led = client.get("/pairs?status=unsure", follow_redirects=False)
        assert (led.status_code, led.headers["location"]) == (
            303,
            "/sign-in?to=/pairs%3Fstatus%3Dunsure",
        )
        for given, status in ((TOKEN, 200), (TOKEN + "x", 401), ("", 401), ("ü", 401)):
            bearer = {"authorization": f"Bearer {given}".encode()}
            assert client.get("/api/pairs", headers=bearer).status_code == status


def test_people_sign_in_once(ledger: Ledger) -> None:
    with client_of(ledger, token=TOKEN) as client:
        page = client.get("/sign-in?to=/speakers").text
        form = {"_csrf_token": page.partition('_csrf_token" value="')[2].partition('"')[0]}
        wrong = client.post("/sign-in", data={**form, "token": "guess", "name": "Bo"})
        assert wrong.status_code == 403
        assert client.get("/api/pairs").status_code == 401
        right = {**form, "token": TOKEN, "name": "Bo", "to": "/speakers"}
        answer = client.post("/sign-in", data=right, follow_redirects=False)
        assert answer.headers["location"] == "/speakers"
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert client.get("/speakers").status_code == 200
        assert "Bo</a>" in client.get("/pairs").text


def test_guessing_tokens_is_slowed_down(ledger: Ledger) -> None:
    with client_of(ledger, token=TOKEN, reads_per_minute=3) as client:
        page = client.get("/sign-in").text
        form = {"_csrf_token": page.partition('_csrf_token" value="')[2].partition('"')[0]}
        tries = [client.post("/sign-in", data={**form, "token": "guess"}) for _ in range(5)]
        assert [answer.status_code for answer in tries] == [403, 403, 403, 429, 429]


@pytest.mark.parametrize(
    "to", ["//attacker.example", "https://attacker.example", "/\\attacker.example", "x", ""]
)
def test_signing_in_leads_to_no_other_site(ledger: Ledger, to: str) -> None:
    with client_of(ledger, token=TOKEN) as client:
        page = client.get("/sign-in").text
        form = {"_csrf_token": page.partition('_csrf_token" value="')[2].partition('"')[0]}
        form |= {"token": TOKEN, "name": "Bo", "to": to}
        answer = client.post("/sign-in", data=form, follow_redirects=False)
        assert answer.headers["location"] == "/"


def test_a_proxy_is_believed_only_from_its_address(ledger: Ledger) -> None:
    with client_of(ledger, user_header="X-Remote-User", proxies=["10.0.0.1"]) as client:
        answer = client.get("/pairs", headers={"x-remote-user": "ida"})
        assert answer.status_code == 403
    with client_of(ledger, user_header="X-Remote-User", proxies=["testclient"]) as client:
        assert client.get("/pairs").status_code == 401
        assert client.get("/pairs", headers={"x-remote-user": "ida"}).status_code == 200


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"host": "0.0.0.0"}, "Protect it"),
        ({"host": "192.0.2.1"}, "Protect it"),
        ({"host": "review.example"}, "Protect it"),
        ({"host": "0.0.0.0", "token": TOKEN}, "under which name"),
        ({"host": "::", "user_header": "X-User"}, "under which name"),
        ({"token": "short"}, "16 characters"),
        ({"token": TOKEN, "user_header": "X-User"}, "not both"),
        ({"most_bytes": 0}, "at least 1"),
    ],
)
def test_settings_that_would_be_unsafe_are_refused(given: dict[str, Any], told: str) -> None:
    pytest.importorskip("litestar")
    from quotetrack.service import Settings

    with pytest.raises(InputError, match=told):
        Settings(**given)


def test_secrets_are_not_shown() -> None:
    pytest.importorskip("litestar")
    from quotetrack.service import Settings

    settings = Settings(token=TOKEN)
    assert TOKEN not in repr(settings)
    assert settings.secret not in repr(settings)


def test_a_large_request_is_refused(ledger: Ledger) -> None:
    with client_of(ledger, most_bytes=20_000) as client:
        token = form_token(client)
        answer = client.post("/read", data={"_csrf_token": token, "text": "x" * 30_000})
        assert answer.status_code == 413
        assert "larger" in answer.text
        answer = client.post("/api/analyse", json={"text": "x" * 30_000})
        assert answer.status_code == 413
        # Without a length given before, too.
        parts = (b" " * 5000 for _ in range(10))
        json_type = {"content-type": "application/json"}
        assert client.post("/api/analyse", content=parts, headers=json_type).status_code == 413


def test_reading_articles_is_limited_by_the_minute(ledger: Ledger) -> None:
    with client_of(ledger, reads_per_minute=2) as client:
        text = {"text": "“It is so”, said Ada Fenwick."}
        codes = [client.post("/api/analyse", json=text).status_code for _ in range(3)]
        assert codes == [200, 200, 429]
        assert client.get("/api/pairs").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/..%2f..%2fsettings.py",
        "/static/%2fetc%2fpasswd",
        "/export/..%2f..%2fetc",
        "/document?id=/etc/passwd",
        "/speaker?id=../../etc/passwd",
        "/pairs/..%2f..%2fetc%2fpasswd",
    ],
)
def test_no_path_reaches_the_disk(reading_client: Any, path: str) -> None:
    answer = reading_client.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "Settings" not in answer.text


def test_the_name_of_an_upload_is_no_path(client: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("“Hidden”, said Ada Fenwick.")
    files = {"file": (str(secret), seed("ferry-toll").encode(), "text/plain")}
    answer = client.post("/read", data={"_csrf_token": form_token(client)}, files=files)
    assert answer.status_code == 200
    assert "Hidden" not in answer.text
    assert "ferry" in answer.text


def test_logs_are_lines_of_json_without_what_people_look_for(client: Any) -> None:
    from quotetrack.service.logs import JsonLines, logger

    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        client.get("/search?words=confidential")
    finally:
        logger.removeHandler(handler)
    (line,) = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert line["path"] == "/search"
    assert line["status"] == 200
    assert line["milliseconds"] >= 0
    assert "confidential" not in stream.getvalue()
