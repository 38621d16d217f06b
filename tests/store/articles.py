"""Small articles of our own, all people and events invented."""

from __future__ import annotations

import datetime
from typing import Any

from quotetrack import Analysis, Document, Ledger, analyze
from quotetrack.store import AddResult

RETREAT = (
    "Asked whether she would stand again, Ada Fenwick, the mayor, replied: “Yes.” A few minutes "
    "later, Ms Fenwick added: “Well, I have not quite decided that.”"
)


def said(words: str, name: str = "Ada Fenwick", day: str | None = None, **known: Any) -> Document:
    """Return an article in which somebody says something."""
    known.setdefault("id", f"{name}/{words}/{day}"[:80])
    date = None if day is None else datetime.date.fromisoformat(day)
    return Document(f"“{words}”, said {name}.", date=date, **known)


def add(ledger: Ledger, *documents: Document) -> list[AddResult]:
    return list(ledger.add(documents, parser=None))


def analysis_of(document: Document) -> Analysis:
    return analyze(document, parser=None)
