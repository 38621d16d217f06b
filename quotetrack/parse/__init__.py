"""From text to syntax: the parser seam, Stanza or spaCy behind it, and the model packs.

Names are loaded when they are first used, so that importing this package stays cheap. Stanza and
torch are imported only when a text is parsed, and spaCy only where a pipeline of it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotetrack.parse.base import Parser, SentenceParser

if TYPE_CHECKING:
    from quotetrack.parse.pack import Pack, PackReport, bundled_pack, find_packs, read_pack
    from quotetrack.parse.spacy import SpacyParser
    from quotetrack.parse.stanza import StanzaParser

__all__ = [
    "Pack",
    "PackReport",
    "Parser",
    "SentenceParser",
    "SpacyParser",
    "StanzaParser",
    "bundled_pack",
    "find_packs",
    "read_pack",
]

_HOMES = {
    "Pack": "quotetrack.parse.pack",
    "PackReport": "quotetrack.parse.pack",
    "SpacyParser": "quotetrack.parse.spacy",
    "StanzaParser": "quotetrack.parse.stanza",
    "bundled_pack": "quotetrack.parse.pack",
    "find_packs": "quotetrack.parse.pack",
    "read_pack": "quotetrack.parse.pack",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
