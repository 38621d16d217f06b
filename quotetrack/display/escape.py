"""Text made safe for HTML."""

from __future__ import annotations

import html
import re

# Characters that HTML cannot hold (controls, lone surrogates) or that reorder and hide the text
# around them (bidirectional embeddings, overrides and isolates).
_UNSHOWABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)

_WEB_ADDRESS = re.compile(r"https?://[^\s\0-\x1f]+\Z", re.IGNORECASE)


def showable(text: str) -> str:
    """Return `text` for a page or a terminal, one line end for each, nothing that could do harm.

    Each character that cannot be shown, that commands a terminal, or that would reorder what is
    around it, becomes U+FFFD. Line ends become ``\\n``.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSHOWABLE.sub("\ufffd", lines)


def escaped(text: str) -> str:
    """Return `showable` text for use in HTML, in an element or in a quoted attribute."""
    return html.escape(showable(text), quote=True)


def linked(words: str, url: str | None) -> str:
    """Return `words` escaped, as a link where `url` is a web address and nothing else."""
    if url is None or not _WEB_ADDRESS.match(url):
        return escaped(words)
    return f'<a href="{escaped(url)}" rel="noopener noreferrer">{escaped(words)}</a>'


def shortened(text: str, length: int) -> str:
    """Return `text` on one line, cut to `length` characters with an ellipsis if it is longer."""
    line = " ".join(text[: length * 2 + 1].split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
