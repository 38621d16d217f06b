"""A whole HTML page."""

from __future__ import annotations

from collections.abc import Iterable

from quotetrack.display.escape import escaped


def page_html(fragments: str | Iterable[str], *, title: str = "quotetrack") -> str:
    """Return a page that shows `fragments` (one or more results of `article_html`) in order.

    The page needs nothing else: no other file, no script. Its content security policy forbids
    both. `title` is plain text and is escaped; the fragments are HTML and are not.
    """
    body = fragments if isinstance(fragments, str) else "<hr>".join(fragments)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escaped(title)}</title>"
        "<style>body{margin:0 auto;padding:1rem;max-width:46rem;"
        "background:Canvas;color:CanvasText}</style></head>\n"
        f"<body><main>{body}</main></body></html>\n"
    )
