"""The page of all terms, made from the vocabularies themselves.

`python -m tests.terms_page --write` puts it into docs/terms.md.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from quotetrack.terms import VOCABULARIES, Vocabulary

PAGE = Path(__file__).parents[1] / "docs" / "terms.md"

_HEAD = """\
# Terms

The closed vocabularies of quotetrack, as data holds them. They stand in `quotetrack.terms`; this
page is made from there by `python -m tests.terms_page --write`.
"""


def page() -> str:
    """Return the page as it should be."""
    return "\n".join([_HEAD, *(_section(vocabulary) for _, vocabulary in VOCABULARIES)])


def _section(vocabulary: Vocabulary[Any, Any]) -> str:
    title = vocabulary.title[0].upper() + vocabulary.title[1:]
    rows = [f"| `{term.name}` | {term.help} |" for term in vocabulary.values()]
    return "\n".join([f"## {title}\n", "| term | meaning |", "|---|---|", *rows]) + "\n"


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(page())
