"""The JSON Schema: the same as the classes of the model, and every line fits it."""

import json

import jsonschema
import pytest
from hypothesis import given

from quotetrack.codec import SCHEMA_VERSION, to_dict
from quotetrack.formats import json_schema
from quotetrack.formats.schema_making import generated_schema
from tests.formats.results import FAILED, Verdict, analysis, hostile, judged, written, written_pairs
from tests.strategies import model_objects

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def test_the_shipped_schema_is_made_from_the_classes() -> None:
    assert json_schema() == generated_schema(), "Make it anew: make pages"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == f"urn:quotetrack:schema:{SCHEMA_VERSION}"


def test_every_line_fits() -> None:
    lines = written([analysis(), FAILED, *hostile()], "jsonl").splitlines()
    lines += written_pairs(
        [judged(), judged(None), judged(Verdict(rating=None))], "jsonl"
    ).splitlines()
    assert len(lines) == 5 + len(hostile())
    for line in lines:
        VALIDATOR.validate(json.loads(line))


@given(model_objects)
def test_every_object_fits_its_definition(thing: object) -> None:
    name = type(thing).__name__
    if name.startswith("Parsed"):
        return
    validator = VALIDATOR.evolve(schema={"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})
    validator.validate(to_dict(thing))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("document", "date"), "yesterday"),
        (("document", "sha256"), "0"),
        (("quotations", 0, "confidence"), 1.5),
        (("quotations", 0, "fragments"), []),
        (("quotations", 0, "kind"), "sung"),
        (("quotations", 0, "fragments", 0, "start"), -1),
        (("quotations", 0, "speaker"), {"id": "x"}),
        (("claim_pairs", 0, "relation"), "agrees"),
        (("schema_version",), SCHEMA_VERSION + 1),
        (("more",), 1),
    ],
)
def test_what_is_wrong_does_not_fit(path: tuple, value: object) -> None:
    record = json.loads(written([analysis()], "jsonl"))
    VALIDATOR.validate(record)
    inside = record
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    assert not VALIDATOR.is_valid(record)
