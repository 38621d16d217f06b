"""A misspelt filter or key is refused by its name.

Passed over, it would answer another question than the one that was asked.
"""

from __future__ import annotations

from typing import Any

import pytest

from quotetrack import Ledger


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/api/pairs?speeker=Ada", "speeker"),
        ("/api/quotations?words=harbour&sinse=2024-01-01", "sinse"),
        ("/api/speakers?name=Ada&Name=Bo", "Name"),
        ("/api/timeline?speaker=Ada&topics=harbour", "topics"),
        ("/api/export/pairs?format=csv&state=confirmed", "state"),
        ("/api/export/documents?format=csv&ledger=other", "ledger"),
        ("/api/summary?all=yes", "all"),
        ("/api/pairs/1?pair_id=2", "pair_id"),
    ],
)
def test_an_unknown_parameter_is_refused(reading_client: Any, address: str, name: str) -> None:
    answer = reading_client.get(address)
    assert answer.status_code == 400
    assert repr(name) in answer.json()["detail"]


def test_the_refusal_says_what_can_be_asked(reading_client: Any) -> None:
    told = reading_client.get("/api/documents?titel=Harbour").json()["detail"]
    assert "title, until" in told
    assert "ledger" not in told


@pytest.mark.parametrize(
    ("address", "body", "name"),
    [
        (
            "/api/pairs/{pair}/reviews",
            {"status": "confirmed", "seen": 0, "raiting": "Flip"},
            "raiting",
        ),
        ("/api/analyse", {"text": "“Yes”, said Ada Fenwick.", "titel": "Harbour"}, "titel"),
        ("/api/documents", {"text": "“Yes”, said Ada Fenwick.", "dated": "2024-01-01"}, "dated"),
        ("/api/speakers/merge", {"first": "a", "second": "b", "keeps": "a"}, "keeps"),
    ],
)
def test_an_unknown_key_is_refused_and_nothing_is_written(
    client: Any, ledger: Ledger, pair_id: str, address: str, body: dict[str, Any], name: str
) -> None:
    answer = client.post(address.format(pair=pair_id), json=body)
    assert answer.status_code == 400
    assert name in answer.json()["detail"]
    assert ledger.claim_pair(pair_id).revision == 0
    assert ledger.summary().documents == 2
