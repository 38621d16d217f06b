"""Model objects as plain data (dicts, lists, strings, numbers) and as JSON, and back again.

The plain form mirrors the attributes: a span is ``{"start": 3, "end": 9}``, a passage has its
``"text"`` too, dates are ISO strings ("2018-04-18"), tuples are lists, and what is not known is
None. A document also carries its ``"sha256"``, which is checked when it is read back.

Reading is strict: a wrong type, a missing or an unknown key is a `CodecError` that names the place.
Data of a newer schema version is refused rather than half understood.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from quotetrack.errors import CodecError, InputError
from quotetrack.extras import INSTALL_ANEW
from quotetrack.json_reading import read_json
from quotetrack.model import Document

SCHEMA_VERSION = 1
"""The version of the plain form. It grows by one whenever older programs could misread the data."""

T = TypeVar("T")

_HALVED_CHARACTER = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def to_dict(value: object) -> dict[str, Any]:
    """Return a model object as plain data that `json.dumps` accepts.

    `value` is an instance of a class of `quotetrack.model`. Raises `CodecError` for anything else.
    The schema version is not inside, so that a list of results does not repeat it; `to_json` and
    the records of a whole analysis carry it.
    """
    if not attrs.has(type(value)):
        raise CodecError(f"Only model objects can be stored, but got {type(value).__name__}.")
    plain: dict[str, Any] = _converter.unstructure(value)
    return plain


def from_dict(cls: type[T], data: Mapping[str, Any]) -> T:
    """Return the object of class `cls` that `to_dict` made `data` from.

    `data` may hold a ``"schema_version"``. Raises `CodecError` where `data` does not fit `cls`, or
    where its schema version is newer than this program's.
    """
    if not isinstance(data, Mapping):
        raise CodecError(f"A {cls.__name__} is read from a dict, not {type(data).__name__}.")
    check_schema_version(data)
    fields = {key: value for key, value in data.items() if key != "schema_version"}
    try:
        return _converter.structure(fields, cls)
    except Exception as error:  # cattrs gathers errors of every class into groups
        problems = cattrs.transform_error(error, path=cls.__name__, format_exception=_describe)
        raise CodecError(f"This is no {cls.__name__}: {'; '.join(problems[:3])}") from error


def to_json(value: object) -> str:
    """Return a model object as one line of JSON, in ASCII, with the schema version inside.

    A lone surrogate is kept as an escape. Raises `CodecError` for what JSON cannot hold: a number
    that is not finite, or a character split into two surrogates, which every reader would join.
    """
    return dump_json({"schema_version": SCHEMA_VERSION, **to_dict(value)})


def from_json(cls: type[T], line: str) -> T:
    """Return the object of class `cls` that `to_json` made `line` from, or raise `CodecError`."""
    try:
        data = read_json(line)
    except ValueError as error:
        raise CodecError(f"This is no JSON: {error}") from error
    return from_dict(cls, data)


def dump_json(data: Mapping[str, Any]) -> str:
    """Return plain data as one line of ASCII JSON. Raises `CodecError` as `to_json` does."""
    try:
        dumped = json.dumps(data, ensure_ascii=True, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise CodecError(f"JSON cannot hold this: {error}") from error
    if "\\ud" in dumped:  # Looking at every text is slow, and hardly any has surrogates.
        _refuse_halved_characters(data)
    return dumped


def check_schema_version(data: Mapping[str, Any]) -> None:
    """Raise `CodecError` if `data` was written with a schema version that is not known here."""
    version = data.get("schema_version", SCHEMA_VERSION)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise CodecError(f"A schema version is a whole number from 1, but this is {version!r}.")
    if version > SCHEMA_VERSION:
        raise CodecError(
            f"This was written with schema version {version}, but this quotetrack knows versions "
            f"up to {SCHEMA_VERSION}. Install a newer one ({INSTALL_ANEW})."
        )


def _refuse_halved_characters(data: object) -> None:
    if isinstance(data, str):
        if _HALVED_CHARACTER.search(data):
            raise CodecError(
                "The text holds a character as two separate surrogates, which JSON would join, so "
                "that every offset after it would be wrong. Join them first: "
                "text.encode('utf-16', 'surrogatepass').decode('utf-16', 'surrogatepass')"
            )
    elif isinstance(data, Mapping):
        for key, value in data.items():
            _refuse_halved_characters(key)
            _refuse_halved_characters(value)
    elif isinstance(data, list | tuple):
        for item in data:
            _refuse_halved_characters(item)


def _describe(error: BaseException, expected: type | None) -> str:
    if isinstance(error, InputError):
        return str(error)
    described: str = cattrs.v.format_exception(error, expected)
    return str(error) if described.startswith("unknown error") else described


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    for plain_type in (str, int, float, bool):
        converter.register_structure_hook(plain_type, _exactly(plain_type))
    converter.register_structure_hook(datetime.date, _read_date)
    converter.register_unstructure_hook(datetime.date, lambda date: date.isoformat())
    converter.register_structure_hook_factory(_is_tuple_of_many, _read_list(converter))
    write_document = make_dict_unstructure_fn(Document, converter)
    read_document = make_dict_structure_fn(Document, converter, _cattrs_forbid_extra_keys=True)
    converter.register_unstructure_hook(
        Document, lambda document: {**write_document(document), "sha256": document.sha256}
    )

    def read_checked_document(data: Any, cls: type) -> Document:
        if not isinstance(data, Mapping):
            raise CodecError(f"expected a dict, but got {type(data).__name__}")
        fields = {key: value for key, value in data.items() if key != "sha256"}
        document: Document = read_document(fields, cls)
        if data.get("sha256", document.sha256) != document.sha256:
            raise CodecError("the text is not the one that its sha256 was made of")
        return document

    converter.register_structure_hook(Document, read_checked_document)
    return converter


def _exactly(plain_type: type) -> Callable[[Any, type], Any]:
    def read(value: Any, _type: type) -> Any:
        # A whole number is a fine float in JSON ("1"), but True is no number.
        accepted = (int, float) if plain_type is float else (plain_type,)
        if not isinstance(value, accepted) or (isinstance(value, bool) and plain_type is not bool):
            raise CodecError(f"expected {plain_type.__name__}, but got {type(value).__name__}")
        return plain_type(value)

    return read


def _read_date(value: Any, _type: type) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise CodecError(f"expected a date such as '2018-04-18', but got {value!r}") from None


def _is_tuple_of_many(annotation: Any) -> bool:
    return get_origin(annotation) is tuple and get_args(annotation)[1:] == (...,)


def _read_list(converter: cattrs.Converter) -> Callable[[Any], Callable[[Any, Any], Any]]:
    # Without this, a string would pass for a list of its letters.
    def factory(annotation: Any) -> Callable[[Any, Any], Any]:
        item_type = get_args(annotation)[0]

        def read(value: Any, _type: Any) -> Any:
            if not isinstance(value, list | tuple):
                raise CodecError(f"expected a list, but got {type(value).__name__}")
            return tuple(converter.structure(item, item_type) for item in value)

        return read

    return factory


_converter = _make_converter()
