"""quotetrack: who said what, and when they said otherwise.

The names below are loaded when they are first used (PEP 562), so that importing the package costs
next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from quotetrack.version import __version__

if TYPE_CHECKING:
    from quotetrack.errors import QuotetrackError
    from quotetrack.limits import Limits
    from quotetrack.model import (
        ClaimPair,
        Document,
        Entity,
        EntityRef,
        Evidence,
        Mention,
        NonSpeech,
        Passage,
        Quotation,
        RelatedStatement,
        Span,
    )
    from quotetrack.names import AliasTable
    from quotetrack.parse import StanzaParser
    from quotetrack.pipeline import (
        analyze,
        annotate,
        extract_quotes,
        link_claims,
        pipe,
        related_statements,
        resolve_speakers,
    )
    from quotetrack.results import Analysis, DocumentError, Quotations
    from quotetrack.store import Ledger

_HOMES = {
    "AliasTable": "names",
    "Analysis": "results",
    "ClaimPair": "model",
    "Document": "model",
    "DocumentError": "results",
    "Entity": "model",
    "EntityRef": "model",
    "Evidence": "model",
    "Ledger": "store",
    "Limits": "limits",
    "Mention": "model",
    "NonSpeech": "model",
    "Passage": "model",
    "Quotation": "model",
    "Quotations": "results",
    "QuotetrackError": "errors",
    "RelatedStatement": "model",
    "Span": "model",
    "StanzaParser": "parse",
    "analyze": "pipeline",
    "annotate": "pipeline",
    "extract_quotes": "pipeline",
    "link_claims": "pipeline",
    "pipe": "pipeline",
    "related_statements": "pipeline",
    "resolve_speakers": "pipeline",
}

__all__ = [
    "AliasTable",
    "Analysis",
    "ClaimPair",
    "Document",
    "DocumentError",
    "Entity",
    "EntityRef",
    "Evidence",
    "Ledger",
    "Limits",
    "Mention",
    "NonSpeech",
    "Passage",
    "Quotation",
    "Quotations",
    "QuotetrackError",
    "RelatedStatement",
    "Span",
    "StanzaParser",
    "__version__",
    "analyze",
    "annotate",
    "extract_quotes",
    "link_claims",
    "pipe",
    "related_statements",
    "resolve_speakers",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
