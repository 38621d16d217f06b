"""What annotation tools get beside the marks: how each thing stood when it was exported.

Tools hand it back untouched, so that what people changed can be told from what others changed in
the ledger meanwhile (`quotetrack.importing`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from quotetrack.formats.judged import JudgedPair
from quotetrack.frames import without_surrogates
from quotetrack.model import Document, Quotation

#: The key under which a task holds it.
KEY: Final = "quotetrack"


def exported_document(document: Document, quotations: Iterable[Quotation]) -> dict[str, Any]:
    """Return which document a task is about, and its quotations as they are exported."""
    return {
        "document": without_surrogates(document.id),
        "sha256": document.sha256,
        "quotations": [
            {
                "id": one.id,
                "pieces": [[piece.start, piece.end] for piece in one.fragments],
                "source": [one.source.span.start, one.source.span.end] if one.source else None,
                "speaker": without_surrogates(one.speaker.name) if one.speaker else None,
                "speaker_id": without_surrogates(one.speaker.id) if one.speaker else None,
                "kind": one.kind,
            }
            for one in quotations
        ],
    }


def exported_pair(judged: JudgedPair) -> dict[str, Any]:
    """Return which claim pair a task is about, and the verdict that stands."""
    verdict = judged.verdict
    return {
        "pair": without_surrogates(judged.pair.id),
        "status": judged.status,
        "rating": verdict.rating if verdict else None,
    }
