"""The OpenAPI document, and whatever schemathesis makes of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from quotetrack import Ledger
from tests.service import api_page
from tests.service.serving import served

_EXAMPLES = 6


def test_the_document_names_every_part(reading_client: Any) -> None:
    document = reading_client.get("/openapi/openapi.json").json()
    assert document["openapi"].startswith("3.")
    assert {
        "/api/pairs",
        "/api/pairs/{pair_id}",
        "/api/pairs/{pair_id}/reviews",
        "/api/speakers",
        "/api/timeline",
        "/api/quotations",
        "/api/analyse",
        "/api/export/pairs",
        "/health",
    } <= set(document["paths"])
    assert not any(path in document["paths"] for path in ("/pairs", "/read", "/sign-in"))
    review = document["paths"]["/api/pairs/{pair_id}/reviews"]["post"]
    assert {"201", "400", "404", "409"} <= set(review["responses"])
    assert api_page.PAGE.read_text("utf-8") == api_page.page(document), "Make it anew: make pages"


def test_nothing_that_the_document_allows_breaks_the_service(
    made_ledger: Path, tmp_path: Path
) -> None:
    schemathesis: Any = pytest.importorskip("schemathesis", reason="schemathesis is not installed.")
    import httpx
    from hypothesis import HealthCheck, Phase, given, settings

    path = shutil.copy(made_ledger, tmp_path / "fuzzed.ledger")
    with Ledger(path) as ledger, served(ledger, reads_per_minute=100_000) as address:
        document = httpx.get(f"{address}/openapi/openapi.json", timeout=60).json()
        schema = schemathesis.openapi.from_dict(document)
        tried = 0
        for result in schema.get_all_operations():
            operation = result.ok()

            @settings(
                max_examples=_EXAMPLES,
                deadline=None,
                database=None,
                derandomize=True,
                phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy())
            def fuzz(case: Any) -> None:
                nonlocal tried
                tried += 1
                answer = case.call(base_url=address)
                assert answer.status_code < 500, (case.method, case.path, answer.text[:300])

            fuzz()
        assert tried > 20 * _EXAMPLES / 2
        assert ledger.check() == ()
