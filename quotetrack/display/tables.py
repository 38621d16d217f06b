"""Tables of plain values."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.display.escape import escaped


def table_html(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str | int]]) -> str:
    """Return a table of plain values, escaped; columns of numbers are set to the right."""
    numeric = [bool(rows) and isinstance(rows[0][i], int) for i in range(len(columns))]

    def cell(tag: str, value: str | int, is_number: bool) -> str:
        classes = ' class="qt-figure"' if is_number else ""
        shown = f"{value:,}" if isinstance(value, int) else escaped(value)
        return f"<{tag}{classes}>{shown}</{tag.split()[0]}>"

    head = "".join(
        cell('th scope="col"', name, number) for name, number in zip(columns, numeric, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(cell("td", value, number) for value, number in zip(row, numeric, strict=True))
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="qt-scroll" tabindex="0" role="region" aria-label="{escaped(caption)}">'
        f"<table><caption>{escaped(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )
