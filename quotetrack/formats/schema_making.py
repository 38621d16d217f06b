"""The JSON Schema of quotetrack's JSON Lines, made from the classes of the model.

`python -m quotetrack.formats.schema_making` writes it to where it is shipped. A test compares what
is shipped with what the classes give, so that neither changes without the other.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from quotetrack import model
from quotetrack.codec import SCHEMA_VERSION
from quotetrack.results import DocumentError
from quotetrack.terms import RATINGS, REVIEW_STATUSES

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_DATE: Final = {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_TIME: Final = {"type": "string", "format": "date-time"}
_SHA256: Final = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_VERSION: Final = {"const": SCHEMA_VERSION}
_TEXT_OR_NULL: Final = {"type": ["string", "null"]}
_PLAIN: Final[dict[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    datetime.date: _DATE,
    datetime.datetime: _TIME,
}
# What the classes check beyond their types.
_BOUNDS: Final[dict[str, dict[str, Any]]] = {
    "start": {"minimum": 0},
    "end": {"minimum": 0},
    "confidence": {"minimum": 0, "maximum": 1},
    "source_confidence": {"minimum": 0, "maximum": 1},
    "score": {"minimum": 0, "maximum": 1},
    "fragments": {"minItems": 1},
}

Node = dict[str, Any]


def generated_schema() -> Node:
    """Return the JSON Schema made anew from the classes of the model."""
    classes = [one for one in vars(model).values() if isinstance(one, type) and attrs.has(one)]
    names = {one.__name__: one for one in classes if not one.__name__.startswith("Parsed")}
    return {
        "$schema": _DIALECT,
        "$id": f"urn:quotetrack:schema:{SCHEMA_VERSION}",
        "title": f"A line of quotetrack's JSON Lines, schema version {SCHEMA_VERSION}",
        "anyOf": [
            {"$ref": "#/$defs/AnalysisRecord"},
            {"$ref": "#/$defs/ErrorRecord"},
            {"$ref": "#/$defs/ClaimPairRecord"},
            {"$ref": "#/$defs/QuotationRecord"},
        ],
        "$defs": {
            "AnalysisRecord": _analysis_record(),
            "ErrorRecord": _error_record(),
            "ClaimPairRecord": _claim_pair_record(),
            "QuotationRecord": _quotation_record(),
            **{name: _class_schema(names[name]) for name in sorted(names)},
        },
    }


def schema_text() -> str:
    """Return the generated schema as it stands in the file that is shipped."""
    return json.dumps(generated_schema(), indent=2, ensure_ascii=True) + "\n"


def _analysis_record() -> Node:
    return _object(
        {
            "schema_version": _VERSION,
            "file": _TEXT_OR_NULL,
            "place": _TEXT_OR_NULL,
            "document": _reference("Document"),
            "quotations": _list(_reference("Quotation")),
            "entities": _list(_reference("Entity")),
            "claim_pairs": _list(_reference("ClaimPair")),
            "non_speech": _list(_reference("NonSpeech")),
            "ambiguous": _list(_reference("AmbiguousMention")),
            "versions": {"type": "object", "additionalProperties": {"type": "string"}},
        },
        optional=("file", "place"),
        description="What was found in one document.",
    )


def _error_record() -> Node:
    fields = dict.fromkeys((field.name for field in attrs.fields(DocumentError)), _PLAIN[str])
    return _object(
        {
            "schema_version": _VERSION,
            "file": _TEXT_OR_NULL,
            "place": _TEXT_OR_NULL,
            **fields,
            "document": _reference("Document"),
        },
        optional=("file", "place", "document"),
        description="A document that could not be read, analysed or stored.",
    )


def _claim_pair_record() -> Node:
    about = _class_schema(model.Document)
    about = {
        **about,
        "properties": {k: v for k, v in about["properties"].items() if k != "text"},
        "required": [name for name in about["required"] if name != "text"],
        "description": "A document without its text.",
    }
    review = _object(
        {
            "status": {"enum": list(REVIEW_STATUSES)},
            "rating": {"enum": [*RATINGS, None]},
            "note": {"type": "string"},
            "reviewer": {"type": "string"},
            "reviewed_at": _TIME,
            "url": {"type": "string"},
        },
        optional=("url",),
        description="What a person decided; `url` is where they published what they found.",
    )
    return _object(
        {
            "schema_version": _VERSION,
            "claim_pair": _reference("ClaimPair"),
            "earlier_document": about,
            "later_document": about,
            "review": {"anyOf": [review, {"type": "null"}]},
        },
        description="A claim pair with its review.",
    )


def _quotation_record() -> Node:
    properties = _class_schema(model.Document)["properties"]
    about = {name: properties[name] for name in ("id", "title", "publisher", "date", "url")}
    return _object(
        {
            "schema_version": _VERSION,
            "quotation": _reference("Quotation"),
            "speaker": {"anyOf": [_reference("EntityRef"), {"type": "null"}]},
            "document": _object(about, description="What is known of the document."),
            "said_on": {
                "type": ["string", "null"],
                "description": "When it was said, as exactly as that is known, or else published.",
                "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-W[0-9]{2})?$",
            },
            "current": {"type": "boolean"},
            "pair_ids": _list({"type": "string"}),
        },
        optional=("pair_ids",),
        description="A quotation by itself, as out of a ledger.",
    )


def _class_schema(cls: type) -> Node:
    hints = get_type_hints(cls)
    properties = {
        field.name: {**_type_schema(hints[field.name]), **_BOUNDS.get(field.name, {})}
        for field in attrs.fields(cls)
    }
    if cls is model.Document:
        properties["sha256"] = _SHA256
    return _object(properties, description=(cls.__doc__ or "").partition("\n")[0])


def _type_schema(hint: Any) -> Node:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_type_schema(argument) for argument in arguments]}
    if origin is tuple and arguments[1:] == (...,):
        return _list(_type_schema(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _type_schema(arguments[1])}
    if isinstance(hint, type) and attrs.has(hint):
        return _reference(hint.__name__)
    raise TypeError(f"The schema of {hint!r} is not known. Teach it to _type_schema.")


def _object(
    properties: Mapping[str, Any], *, optional: tuple[str, ...] = (), description: str = ""
) -> Node:
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(items: Node) -> Node:
    return {"type": "array", "items": items}


def _reference(name: str) -> Node:
    return {"$ref": f"#/$defs/{name}"}


if __name__ == "__main__":
    shipped = Path(__file__).parent / "data" / f"quotetrack-{SCHEMA_VERSION}.schema.json"
    shipped.write_text(schema_text(), encoding="utf-8")
