import datetime
import json

import pytest
from hypothesis import given

import quotetrack.model as model
from quotetrack.codec import (
    SCHEMA_VERSION,
    dump_json,
    from_dict,
    from_json,
    to_dict,
    to_json,
)
from quotetrack.errors import CodecError
from quotetrack.model import Document, Entity, EntityRef, Mention, Passage, Quotation, Span
from tests.strategies import model_objects, model_strategies


@given(model_objects)
def test_everything_comes_back_as_it_was(thing: object) -> None:
    assert from_dict(type(thing), to_dict(thing)) == thing
    assert from_json(type(thing), to_json(thing)) == thing


@given(model_objects)
def test_json_is_one_line_of_ascii(thing: object) -> None:
    line = to_json(thing)
    assert line.isascii()
    assert "\n" not in line
    assert json.loads(line)["schema_version"] == SCHEMA_VERSION


def test_every_class_of_the_model_is_among_the_objects_tried() -> None:
    classes = {value for value in vars(model).values() if isinstance(value, type)}
    assert classes == set(model_strategies)


def test_the_plain_form_mirrors_the_attributes() -> None:
    quotation = Quotation(
        id="q1",
        document_id="d1",
        fragments=(Span(1, 9),),
        text="It rains.",
        kind="direct",
        cue=Passage(14, 18, "said"),
        source=Mention(Span(11, 13), "he", "pronoun"),
        speaker=EntityRef("e1", "Ivo Lund"),
        confidence=0.9,
        rule="adjacent",
    )
    plain = to_dict(quotation)
    assert plain["fragments"] == [{"start": 1, "end": 9}]
    assert plain["cue"] == {"start": 14, "end": 18, "text": "said"}
    assert plain["source"] == {"span": {"start": 11, "end": 13}, "text": "he", "kind": "pronoun"}
    assert plain["speaker"] == {"id": "e1", "name": "Ivo Lund"}
    assert plain["question"] is None


def test_dates_are_iso_strings_and_documents_carry_their_digest() -> None:
    document = Document("Rain.", date=datetime.date(2024, 2, 29))
    plain = to_dict(document)
    assert plain["date"] == "2024-02-29"
    assert plain["sha256"] == document.sha256


def test_a_lone_surrogate_survives_json() -> None:
    document = Document("a \udc80 b \ud800")
    assert from_json(Document, to_json(document)) == document


def test_a_character_in_two_halves_is_refused_because_json_would_join_it() -> None:
    with pytest.raises(CodecError, match="two separate surrogates"):
        to_json(Document("\ud83d\ude00"))


ENTITY = {"id": "e", "name": "Ana", "kind": "person", "aliases": [], "mentions": []}


@pytest.mark.parametrize(
    ("cls", "data", "message"),
    [
        (Span, {"start": 1}, "required field missing @ Span.end"),
        (Span, {"start": 1, "end": 2, "length": 1}, "length"),
        (Span, {"start": "1", "end": 2}, "expected int, but got str @ Span.start"),
        (Span, {"start": True, "end": 2}, "expected int, but got bool"),
        (Span, {"start": 5, "end": 2}, "0 <= start <= end"),
        (Span, [1, 2], "read from a dict"),
        (Entity, {**ENTITY, "kind": "robot"}, "robot"),
        (Entity, {**ENTITY, "aliases": "Ana"}, "expected a list"),
        (Entity, {**ENTITY, "name": None}, "expected str, but got NoneType"),
        (Entity, {**ENTITY, "mentions": [{"span": 3}]}, "Entity.mentions"),
        (Document, {"text": "x", "id": "d", "date": "yesterday"}, "yesterday"),
        (Document, {"text": "x", "id": "d", "sha256": "0"}, "sha256"),
        (Span, {"start": 1, "end": 2, "schema_version": "1"}, "whole number"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(
    cls: type, data: object, message: str
) -> None:
    with pytest.raises(CodecError) as caught:
        from_dict(cls, data)  # type: ignore[arg-type]
    assert message in str(caught.value)


def test_a_newer_schema_version_is_refused() -> None:
    data = {"start": 1, "end": 2, "schema_version": SCHEMA_VERSION + 1}
    with pytest.raises(CodecError, match="Install a newer one"):
        from_dict(Span, data)


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(CodecError, match="no JSON"):
        from_json(Span, "{")
    with pytest.raises(CodecError, match="no JSON"):
        from_json(Span, "[" * 100_000)


def test_json_refuses_what_it_cannot_hold() -> None:
    with pytest.raises(CodecError):
        dump_json({"score": float("nan")})
    with pytest.raises(CodecError):
        to_dict("a string")
