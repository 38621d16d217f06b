"""Tasks for Prodigy: tokens that give the text back, and spans on their borders."""

import json

import jsonschema
from hypothesis import given, settings

from quotetrack.formats.writing.prodigy import prodigy_task
from tests.formats.results import ARTICLE, analysis, hostile, written
from tests.strategies import article_texts

_SPAN = {
    "type": "object",
    "properties": {
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
        "token_start": {"type": "integer", "minimum": 0},
        "token_end": {"type": "integer", "minimum": 0},
        "label": {"enum": ["QUOTE", "CUE", "SOURCE"]},
    },
    "required": ["start", "end", "token_start", "token_end", "label"],
}
# The shape that Prodigy's documentation gives for the interfaces `spans` and `relations`.
TASK = {
    "type": "object",
    "properties": {
        "text": {"type": "string"},
        "tokens": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string", "minLength": 1},
                    "start": {"type": "integer"},
                    "end": {"type": "integer"},
                    "id": {"type": "integer"},
                    "ws": {"type": "boolean"},
                },
                "required": ["text", "start", "end", "id", "ws"],
                "additionalProperties": False,
            },
        },
        "spans": {"type": "array", "items": _SPAN},
        "relations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "head": {"type": "integer"},
                    "child": {"type": "integer"},
                    "label": {"type": "string"},
                    "head_span": _SPAN,
                    "child_span": _SPAN,
                },
                "required": ["head", "child", "label", "head_span", "child_span"],
            },
        },
        "meta": {"type": "object"},
    },
    "required": ["text", "tokens", "spans", "relations", "meta"],
}


def check(task: dict) -> None:
    jsonschema.validate(task, TASK)
    text, tokens = task["text"], task["tokens"]
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    spaced = "".join(token["text"] + " " * token["ws"] for token in tokens)
    assert spaced == text
    for token in tokens:
        assert text[token["start"] : token["end"]] == token["text"]
    for span in task["spans"]:
        assert tokens[span["token_start"]]["start"] == span["start"]
        assert tokens[span["token_end"]]["end"] == span["end"]


def test_a_task_holds_quotations_cues_and_sources() -> None:
    (line,) = written([analysis()], "prodigy").splitlines()
    task = json.loads(line)
    check(task)
    assert task["text"] == ARTICLE
    found = [
        (span["label"], ARTICLE[span["start"] : span["end"]], span["speaker"])
        for span in task["spans"]
    ]
    assert ("QUOTE", "Yes.", "Ada Fenwick") in found
    assert ("CUE", "replied", None) in found
    assert ("SOURCE", "Tomas Reyes", None) in found
    assert [label for label, _, _ in found].count("QUOTE") == 4
    labels = [relation["label"] for relation in task["relations"]]
    assert sorted(labels) == ["GOES_ON", "SAID_BY", "SAID_BY", "SAID_BY"]
    for relation in task["relations"]:
        assert relation["head"] == relation["head_span"]["token_end"]
        assert relation["child"] == relation["child_span"]["token_end"]
    assert task["meta"]["title"] == "Rain"


def test_hostile_texts() -> None:
    for line in written(hostile(), "prodigy").splitlines():
        check(json.loads(line))


@settings(max_examples=60)
@given(article_texts)
def test_any_text(text: str) -> None:
    found = analysis(text)
    check(prodigy_task(found.document, found.quotations))
