"""A SQLite ledger opens in Datasette, which shows everything in it as plain text."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from quotetrack import Document, Ledger
from tests.store.articles import RETREAT, add

datasette_app = pytest.importorskip("datasette.app", reason="Datasette is not installed")


def test_datasette_opens_a_ledger(tmp_path: Path) -> None:
    place = tmp_path / "archive.ledger"
    with Ledger(place) as ledger:
        script = "<script>alert(1)</script>"
        add(ledger, Document(RETREAT, id="a", title=script, publisher="The Gazette"))
    service = datasette_app.Datasette([str(place)])

    async def fetch(path: str) -> str:
        response = await service.client.get(path)
        assert response.status_code == 200, (path, response.text[:300])
        return str(response.text)

    async def look() -> None:
        tables = await fetch("/archive.json")
        for table in ("documents", "quotations", "entities", "claim_pairs", "reviews", "runs"):
            assert f'"{table}"' in tables
            await fetch(f"/archive/{table}")
        rows = await fetch("/archive/quotations.json?_shape=array")
        assert "not quite decided" in rows
        page = await fetch("/archive/documents")
        assert script not in page
        assert "&lt;script&gt;" in page

    asyncio.run(look())
