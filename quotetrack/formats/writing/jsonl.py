"""JSON Lines: everything that was found, and the only format that loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quotetrack.codec import SCHEMA_VERSION, dump_json, to_dict
from quotetrack.errors import CodecError
from quotetrack.formats.judged import DocumentFacts, JudgedPair, PublishedDocument
from quotetrack.model import Document, EntityRef, Quotation, SaidOn
from quotetrack.results import Analysis, DocumentError


def result_record(
    result: Analysis | DocumentError, *, file: str | None = None, place: str = ""
) -> dict[str, Any]:
    """Return the plain form of a result, and where its document stood: a file, a place in it."""
    plain = result.to_dict()
    return {
        "schema_version": plain.pop("schema_version"),
        "file": file,
        "place": place or None,
        **plain,
    }


def error_record(
    failure: DocumentError, document: Document | None, *, file: str | None, place: str
) -> dict[str, Any]:
    """Return the plain form of a failure, with the document where it could be read.

    `quotetrack.formats.read_failed_items` reads it back.
    """
    record = result_record(failure, file=file, place=place)
    if document is None:
        return record
    try:
        plain = to_dict(document)
        dump_json(plain)
    except CodecError:  # What JSON cannot hold can only be read from its file again.
        return record
    return {**record, "document": plain}


def pair_record(judged: JudgedPair) -> dict[str, Any]:
    """Return the plain form of a claim pair with its review and what is known of the documents."""
    verdict = judged.verdict
    review = verdict and {
        "status": verdict.status,
        "rating": verdict.rating,
        "note": verdict.note,
        "reviewer": verdict.reviewer,
        "reviewed_at": verdict.reviewed_at.isoformat(),
        "url": getattr(verdict, "url", ""),
    }
    return {
        "schema_version": SCHEMA_VERSION,
        "claim_pair": to_dict(judged.pair),
        "earlier_document": _about(judged.earlier_document),
        "later_document": _about(judged.later_document),
        "review": review,
    }


def quotation_record(
    quotation: Quotation,
    speaker: EntityRef | None,
    document: DocumentFacts,
    said_on: SaidOn | None,
    current: bool = True,
) -> dict[str, Any]:
    """Return the plain form of a quotation that stands by itself, as out of a ledger.

    `speaker` is whom it is given to after all decisions, `said_on` when it was said, as exactly as
    that is known ("2025-06"), or else the day it was published.
    `current` is false where a later reading did not find it again.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "quotation": to_dict(quotation),
        "speaker": to_dict(speaker) if speaker else None,
        "document": {
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "date": document.date.isoformat() if document.date else None,
            "url": document.url,
        },
        "said_on": said_on.iso if said_on else None,
        "current": current,
    }


def result_pieces(results: Iterable[Analysis | DocumentError]) -> Iterator[str]:
    """Yield a line of ASCII JSON for each result; one that JSON cannot hold becomes an error."""
    for result in results:
        try:
            line = dump_json(result_record(result))
        except CodecError as error:
            line = dump_json(result_record(unwritable(result, error)))
        yield line + "\n"


def unwritable(result: Analysis | DocumentError, error: CodecError) -> DocumentError:
    """Return the record of a result that JSON cannot hold."""
    name = result.document.id if isinstance(result, Analysis) else result.document_id
    return DocumentError(ascii(name)[1:-1], type(error).__name__, str(error))


def pair_pieces(judged: Iterable[JudgedPair]) -> Iterator[str]:
    """Yield a line of ASCII JSON for each claim pair."""
    for one in judged:
        yield dump_json(pair_record(one)) + "\n"


def _about(document: PublishedDocument) -> dict[str, Any]:
    return {
        "id": document.id,
        "date": document.date.isoformat() if document.date else None,
        "url": document.url,
        "publisher": document.publisher,
        "title": document.title,
        "language": document.language,
        "sha256": document.sha256,
    }
