"""The page of all terms and the tables of formats, made from the vocabularies themselves.

`python -m tests.terms_page --write` puts them into docs/terms.md and docs/formats.md.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from quotetrack.terms import AUTO, INPUT_FORMATS, OUTPUT_FORMATS, VOCABULARIES, Vocabulary

PAGE = Path(__file__).parents[1] / "docs" / "terms.md"
FORMATS_PAGE = PAGE.with_name("formats.md")

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


def formats_page() -> str:
    """Return docs/formats.md with its tables as they should be."""
    text = FORMATS_PAGE.read_text(encoding="utf-8")
    for name, table in (("read", _read_table()), ("written", _written_table())):
        begin = f"<!-- formats that are {name} -->\n"
        before, _, rest = text.partition(begin)
        _, end, after = rest.partition("<!-- end -->")
        assert end, f"{FORMATS_PAGE} has no place for the formats that are {name}."
        text = before + begin + "\n".join(table) + "\n" + end + after
    return text


def _read_table() -> list[str]:
    rows = ["| format | endings | what is read | extra |", "|---|---|---|---|"]
    for one in INPUT_FORMATS.values():
        if one.name != AUTO:
            endings = [f"`{ending}`" for ending in one.endings]
            if one.name == "text":
                endings.append("all others")
            rows.append(_row(f"`{one.name}`", ", ".join(endings), one.help, _code(one.extra)))
    return rows


def _written_table() -> list[str]:
    rows = [
        "| format | endings | of results | of pairs | what it is | extra |",
        "|---|---|---|---|---|---|",
    ]
    for one in OUTPUT_FORMATS.values():
        endings = ", ".join(f"`{ending}`" for ending in one.endings)
        held = ("●" if holds else "" for holds in (one.results, one.pairs))
        rows.append(_row(f"`{one.name}`", endings, *held, one.help, _code(one.extra)))
    return rows


def _row(*cells: str) -> str:
    return "".join(f"| {cell} " if cell else "| " for cell in cells) + "|"


def _code(name: str) -> str:
    return f"`{name}`" if name else ""


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
        FORMATS_PAGE.write_text(formats_page(), encoding="utf-8")
    else:
        print(page())
