"""Every vocabulary is complete, and a term that is added in one place shows up at every door."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import pytest

import quotetrack
from quotetrack import terms
from quotetrack.claims.detectors import DETECTORS
from quotetrack.errors import InputError
from quotetrack.formats.schema_making import generated_schema
from tests import terms_page
from tests.cli.reference import commands

ROOT = Path(__file__).parents[1]
VOCABULARIES = [vocabulary for _, vocabulary in terms.VOCABULARIES]


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("type_", "vocabulary"), terms.VOCABULARIES, ids=str)
def test_the_type_and_the_table_agree(type_: Any, vocabulary: terms.Vocabulary[Any, Any]) -> None:
    assert get_args(type_) == vocabulary.names
    assert list(vocabulary) == list(vocabulary.names)
    assert len(set(vocabulary.names)) == len(vocabulary)


def test_no_vocabulary_is_forgotten() -> None:
    made = {id(one) for one in vars(terms).values() if isinstance(one, terms.Vocabulary)}
    assert made - {id(one) for one in VOCABULARIES} == {id(terms.OUTPUT_FORMATS)}
    assert set(terms.OUTPUT_FORMATS) == {*terms.RESULT_FORMATS, *terms.PAIR_FORMATS}


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=str)
def test_every_term_has_words_and_a_sentence(vocabulary: terms.Vocabulary[Any, Any]) -> None:
    for term in vocabulary.values():
        assert term.words
        assert "_" not in term.words
        assert term.plural
        assert term.help[0].isupper()
        assert term.help.endswith(".")
    assert len({term.help for term in vocabulary.values()}) == len(vocabulary)


def test_words_of_what_only_a_newer_version_knows() -> None:
    assert terms.RELATIONS.words("numeric_conflict") == "numeric conflict"
    assert terms.RELATIONS.words("takes_it_back") == "takes it back"
    assert terms.CLAIM_REASONS.words("answer_polarity_shift:no_answer") == (
        "answer polarity shift: no answer"
    )


def test_a_value_that_is_no_term_is_refused_with_all_that_are() -> None:
    assert terms.RATINGS.checked("Half Flip", "rating") == "Half Flip"
    for value in ("half flip", "", None, 1):
        with pytest.raises(InputError, match="rating must be one of No Flip, Half Flip, Full Flop"):
            terms.RATINGS.checked(value, "rating")


def test_keys_of_the_desks_are_apart() -> None:
    keys = [status.key for status in terms.REVIEW_STATUSES.values()]
    # What else the desks of the terminal and the service do by single letters.
    assert len({*keys, *"sbnmqpljkew"}) == len(keys) + len("sbnmqpljkew")


# The doors


def _choices() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for name, command in commands():
        for option in command.params:
            if isinstance(option.type, click.Choice):
                yield name, str(option.name), tuple(option.type.choices)


@pytest.mark.parametrize(
    ("command", "option", "vocabulary"),
    [
        ("pairs", "relation", terms.RELATIONS),
        ("quotes", "relation", terms.RELATIONS),
        ("export", "relation", terms.RELATIONS),
        ("pairs", "status", terms.REVIEW_STATUSES),
        ("review", "verdict", terms.REVIEW_STATUSES),
        ("pairs", "rating", terms.RATINGS),
        ("review", "give_rating", terms.RATINGS),
        ("pairs", "order", terms.PAIR_ORDERS),
        ("quotes", "order", terms.QUOTATION_ORDERS),
        ("speakers list", "kind", terms.ENTITY_KINDS),
        ("speakers list", "order", terms.SPEAKER_ORDERS),
        ("extract", "input_format", terms.INPUT_FORMATS),
        ("extract", "format_", terms.RESULT_FORMATS),
        ("export", "format_", terms.OUTPUT_FORMATS),
    ],
)
def test_the_command_line_offers_every_term(
    command: str, option: str, vocabulary: terms.Vocabulary[Any, Any]
) -> None:
    offered = {(name, one): choices for name, one, choices in _choices()}
    choices = offered[f"quotetrack {command}", option]
    extra = {"input_format": ("results", "errors"), "format_": ("text",)}.get(option, ())
    assert [one for one in choices if one not in extra] == list(vocabulary)


def test_no_choice_of_the_command_line_spells_a_vocabulary_by_itself() -> None:
    """Whatever shares two names with a vocabulary holds all of one."""
    for name, option, choices in _choices():
        for vocabulary in (terms.RELATIONS, terms.REVIEW_STATUSES, terms.RATINGS):
            if len(set(choices) & set(vocabulary)) > 1:
                assert set(vocabulary) <= set(choices), (name, option)


def test_the_json_schema_lists_every_term() -> None:
    classes = generated_schema()["$defs"]
    for cls, name, vocabulary in (
        ("ClaimPair", "relation", terms.RELATIONS),
        ("Evidence", "role", terms.EVIDENCE_ROLES),
        ("Entity", "kind", terms.ENTITY_KINDS),
        ("Mention", "kind", terms.MENTION_KINDS),
        ("Quotation", "kind", terms.QUOTATION_KINDS),
        ("SaidOn", "precision", terms.DATE_PRECISIONS),
    ):
        assert classes[cls]["properties"][name]["enum"] == list(vocabulary)
    review = classes["ClaimPairRecord"]["properties"]["review"]["anyOf"][0]["properties"]
    assert review["status"]["enum"] == list(terms.REVIEW_STATUSES)
    assert review["rating"]["enum"] == [*terms.RATINGS, None]


def test_the_pages_of_terms_are_made_from_them() -> None:
    assert page("terms.md") == terms_page.page(), "Make it anew: make pages"
    assert page("formats.md") == terms_page.formats_page(), "Make it anew: make pages"


def test_chapters_explain_the_terms_in_their_words() -> None:
    for relation in terms.RELATIONS.values():
        assert f"| `{relation.name}` | {relation.help} |" in page("claims.md")
    for rating in terms.RATINGS:
        assert rating in " ".join(page("service.md").split())


def test_every_reason_that_the_stages_give_is_a_term() -> None:
    found: set[str] = set()
    silent: set[str] = set()
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        analysis = quotetrack.analyze(path.read_text(encoding="utf-8"), parser=None)
        found |= {pair.reason.partition(":")[0] for pair in analysis.claim_pairs}
        silent |= {stretch.reason for stretch in analysis.non_speech}
    assert found
    assert silent
    assert found <= set(terms.CLAIM_REASONS)
    assert silent <= set(terms.NO_SPEECH_REASONS)


def test_detectors_find_every_relation_for_every_reason() -> None:
    found = {relation for row in DETECTORS for relation in row.relations}
    reasons = {reason.partition(":")[0] for row in DETECTORS for reason in row.reasons}
    assert found == set(terms.RELATIONS)
    assert reasons == set(terms.CLAIM_REASONS) - {"by_hand"}


# A newcomer adds a term

_ADDED = {
    'Relation = Literal["contradicts", ': 'Relation = Literal["repeats_itself", "contradicts", ',
    '    RelationTerm(\n        "contradicts",': (
        '    RelationTerm("repeats_itself", "The same again.", told="says it again"),\n'
        '    RelationTerm(\n        "contradicts",'
    ),
    'ReviewStatus = Literal["unreviewed", ': 'ReviewStatus = Literal["disputed", "unreviewed", ',
    "    StatusTerm(UNREVIEWED,": (
        '    StatusTerm("disputed", "Two disagree.", deed="Dispute", key="d", sign="!"),\n'
        "    StatusTerm(UNREVIEWED,"
    ),
    'Rating = Literal["No Flip", ': 'Rating = Literal["Somersault", "No Flip", ',
    '    Term("No Flip", ': '    Term("Somersault", "All the way round."),\n    Term("No Flip", ',
    'InputFormat = Literal[\n    "auto", ': 'InputFormat = Literal[\n    "auto", "loud", ',
    "    InputTerm(AUTO, ": (
        '    InputTerm("loud", "In capitals.", endings=(".loud",)),\n    InputTerm(AUTO, '
    ),
    'ResultFormat = Literal[\n    "jsonl",': 'ResultFormat = Literal[\n    "loud",\n    "jsonl",',
    '    OutputTerm(\n        "jsonl",': (
        '    OutputTerm(\n        "loud", "In capitals.", results=True, pairs=False,\n'
        '        media_type="text/loud", ending="loud", endings=(".loud",),\n    ),\n'
        '    OutputTerm(\n        "jsonl",'
    ),
}
#: The things themselves: a format has one module where it is read, and one where it is written.
_ADDED_MODULES = {
    "formats/reading/loud.py": """
from quotetrack.formats.reading.source import read_all
from quotetrack.model import Document
def documents(stream, options):
    yield "", Document(read_all(stream, options.max_bytes).decode().lower())
""",
    "formats/writing/loud.py": """
def result_pieces(results):
    for one in results:
        yield one.document.text.upper()
""",
}
_LOOK = """
import asyncio, json, sys
from click.testing import CliRunner
from quotetrack.cli import cli
from quotetrack.cli.reviewing import _KEYS, _RATING_KEYS
from quotetrack.formats.schema_making import schema_text
from quotetrack.formats import read_documents, write
from quotetrack import Ledger, pipe
from tests.service.serving import client_of

run = lambda *words: CliRunner().invoke(cli, words, terminal_width=500).output
with Ledger(":memory:") as ledger, client_of(ledger) as client:
    def seen(address):
        answer = client.get(address)
        return answer.text if answer.status_code < 300 else f"{answer.status_code} {answer.text}"
    ledger.claim_pairs(relation="repeats_itself", status="disputed", rating="Somersault")
    doors = {
        "help of pairs": run("pairs", "--help"),
        "help of extract": run("extract", "--help"),
        "help of export": run("export", "--help"),
        "help of review": run("review", "--help") + run("pairs", "--help"),
        "JSON Schema": schema_text(),
        "OpenAPI": seen("/openapi/openapi.json"),
        "page of pairs": seen("/pairs"),
        "page of exports": seen("/export"),
        "page of help": seen("/help"),
        "export": seen("/export/documents?format=loud"),
        "API": seen("/api/pairs?relation=repeats_itself&status=disputed&rating=Somersault"),
    }
open("one.loud", "w").write("“GO,” SHE SAID.")
write(pipe(read_documents(["one.loud"]), parser=None), "two.loud")
doors["file"] = open("two.loud").read()
print(json.dumps({"doors": doors, "desk": [_KEYS, _RATING_KEYS]}))
"""


def test_a_term_added_to_one_module_shows_up_at_every_door(tmp_path: Path) -> None:
    copy = tmp_path / "quotetrack"
    for folder in ("", "formats", "formats/reading", "formats/writing"):
        (copy / folder).mkdir()
        for part in (ROOT / "quotetrack" / folder).iterdir():
            if part.name not in ("terms.py", "__pycache__", "formats", "reading", "writing") or (
                not folder and part.name == "reading"
            ):
                (copy / folder / part.name).symlink_to(part)
    for name, program in _ADDED_MODULES.items():
        (copy / name).write_text(program, encoding="utf-8")
    source = (ROOT / "quotetrack" / "terms.py").read_text(encoding="utf-8")
    for old, new in _ADDED.items():
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    (copy / "terms.py").write_text(source, encoding="utf-8")
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    done = subprocess.run(
        [sys.executable, "-c", _LOOK],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    for door in ("help of pairs", "help of review", "JSON Schema", "OpenAPI"):
        for name in ("repeats_itself", "disputed", "Somersault"):
            assert name in told["doors"][door], (door, name)
    for door, words in {
        "page of pairs": ("repeats itself", "disputed", "Somersault"),
        "page of exports": ("repeats itself", "disputed", "loud"),
        "help of extract": ("loud",),
        "help of export": ("loud",),
        "page of help": ("repeats itself", "The same again.", "dispute", "Somersault"),
    }.items():
        for word in words:
            assert word in told["doors"][door], (door, word)
    assert json.loads(told["doors"]["API"])["items"] == []
    assert told["doors"]["file"] == "“GO,” SHE SAID."
    assert told["doors"]["export"] == ""  # of an empty ledger, and no error
    assert '"loud"' in told["doors"]["OpenAPI"]
    assert "d dispute" in told["desk"][0]
    assert "1 Somersault · 2 No Flip" in told["desk"][1]
