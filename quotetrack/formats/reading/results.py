"""Results that were written as JSON Lines, read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotetrack.codec import check_schema_version, from_dict
from quotetrack.errors import CodecError, InputError
from quotetrack.model import (
    AmbiguousMention,
    ClaimPair,
    Document,
    Entity,
    NonSpeech,
    Quotation,
)
from quotetrack.results import Analysis, DocumentError, Quotations


def result_from_record(record: object) -> Analysis | DocumentError:
    """Return the result that `formats.result_record` made `record` from.

    Raises `CodecError` where it is none, or was written with a newer schema version.
    """
    if not isinstance(record, Mapping):
        raise CodecError("it must be a JSON object, as quotetrack writes it.")
    check_schema_version(record)
    try:
        if "error" in record:
            return DocumentError(*(str(record[key]) for key in ("document_id", "error", "message")))
        found = Quotations(
            document=from_dict(Document, record["document"]),
            items=_all(Quotation, record["quotations"]),
            entities=_all(Entity, record["entities"]),
            non_speech=_all(NonSpeech, record["non_speech"]),
            ambiguous=_all(AmbiguousMention, record["ambiguous"]),
            versions={str(name): str(value) for name, value in record["versions"].items()},
        )
        return Analysis(found, _all(ClaimPair, record["claim_pairs"]))
    except KeyError as error:
        raise CodecError(f"it is no result that quotetrack wrote: it has no {error}.") from error
    except (TypeError, AttributeError) as error:
        raise CodecError(f"it is no result that quotetrack wrote: {error}.") from error
    except InputError as error:
        raise CodecError(f"it is no result that quotetrack wrote: {error}") from error


def _all(cls: type[Any], records: Any) -> tuple[Any, ...]:
    return tuple(from_dict(cls, record) for record in records)
