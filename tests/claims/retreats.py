"""The tables of retreats, and how many of them are found."""

from __future__ import annotations

from pathlib import Path

from quotetrack.claims import answer_polarity, link
from quotetrack.linking import find_context

from .articles import quotations

_DATA = Path(__file__).parent / "data"
HELD_OUT = _DATA / "retreat_phrasings.txt"
PRACTICE = _DATA / "retreat_practice.txt"
SECOND_LOOK = _DATA / "retreat_second_look.txt"
# Second answers that take nothing back: none of them may be called a retreat.
REAFFIRMATIONS = _DATA / "reaffirmations.txt"
_LESS_THAN_PLAIN = ("partial", "uncertain", "conditional", "refusal")
_ARTICLES = {
    "contrast": "Asked {question}, Mx Reed first said “{plain}” and then said “{retreat}”.",
    "asked again": "Asked {question}, Mx Reed said “{plain}”. Asked again, Reed said “{retreat}”.",
}


def load(path: Path) -> list[tuple[str, str, str]]:
    """Return (question, plain answer, retreat) of each line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("|")) for line in lines if line and not line.startswith("#")]
    return [(question, plain, retreat) for question, plain, retreat in rows]


def is_found(article: str, question: str, plain: str, retreat: str) -> bool:
    """Return whether the two answers are linked in a small article, and as a retreat."""
    text = article.format(question=question, plain=plain, retreat=retreat)
    document, found = quotations(text, "Reed")
    pairs = link(find_context(document, found), {document.id: document})
    return [(p.earlier.text, p.later.text, p.relation) for p in pairs] == [
        (plain, retreat, "retreats")
    ]


def shares(path: Path) -> dict[str, float]:
    """Return the share of the table's retreats that is found, for each shape of article.

    "phrase alone" is the share whose own words tell, without any text around them.
    """
    rows = load(path)
    found = {
        name: sum(is_found(article, *row) for row in rows) / len(rows)
        for name, article in _ARTICLES.items()
    }
    found["phrase alone"] = sum(
        answer_polarity(f"Asked {question}", retreat).polarity in _LESS_THAN_PLAIN
        for question, _plain, retreat in rows
    ) / len(rows)
    return found
