"""The held-out table of retreats, and how many of them are found."""

from __future__ import annotations

from pathlib import Path

from quotetrack.claims import find_context, link

from .articles import quotations

PATH = Path(__file__).parent / "data" / "retreat_phrasings.txt"


def load() -> list[tuple[str, str, str]]:
    """Return (question, plain answer, retreat) of each line."""
    lines = PATH.read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("|")) for line in lines if line and not line.startswith("#")]
    return [(question, plain, retreat) for question, plain, retreat in rows]


def is_found(question: str, plain: str, retreat: str) -> bool:
    """Return whether the two answers are linked as a retreat in a small article."""
    text = f"Asked {question}, Mx Reed first said “{plain}” and then said “{retreat}”."
    document, found = quotations(text, "Reed")
    pairs = link(find_context(document, found), {document.id: document})
    return [(p.earlier.text, p.later.text, p.relation) for p in pairs] == [
        (plain, retreat, "retreats")
    ]
