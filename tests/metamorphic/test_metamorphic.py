"""Changes of a text that change nothing for its readers change nothing here, or are counted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from quotetrack import Quotations, extract_quotes
from tests.metamorphic.comparing import Outcome, outcomes
from tests.metamorphic.texts import seeds
from tests.metamorphic.transformations import TRANSFORMATIONS, Transformation

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_FLOORS = Path(__file__).parent.parent / "quality" / "floors.toml"


@pytest.fixture(scope="module")
def found() -> dict[str, Outcome]:
    return outcomes(seeds())


@pytest.mark.parametrize("one", TRANSFORMATIONS, ids=lambda one: one.name)
def test_a_change_changes_no_more_than_it_did(
    one: Transformation, found: dict[str, Outcome]
) -> None:
    allowed = tomllib.loads(_FLOORS.read_text(encoding="utf-8"))["metamorphic"]["at_most"]
    assert len(found[one.name].violations) <= allowed.get(one.name, 0), found[one.name].violations


ARTICLE = (
    "The bridge will be closed from Monday.\n\n“We have no choice,” said Rep. Ada Fenwick. “It is "
    "old.”\n\nBo Lindqvist, a baker, said the closure was “a disgrace”. The ferry "
    "will not run either."
)

# What each change makes of a text.
CHANGED = {
    "curly marks become straight": 'said Rep. Ada Fenwick. "It is old."',
    "double marks become single": "‘We have no choice,’ said Rep. Ada Fenwick.",
    "marks as in LaTeX": "``We have no choice,'' said",
    "said becomes stated": "“We have no choice,” stated Rep.",
    "names with titles in capitals": "said REP. ADA FENWICK. “It is old.”",
    "another surname": "said Rep. Ada Farrant.",
    "an unrelated paragraph": "from Monday.\n\nThe river rose",
    "a headline and a byline": "By Henrike Aldous\n\nThe bridge",
    "two spaces after a sentence": "Ada Fenwick.  “It is old.”",
    "no-break spaces in names": "Rep.\u00a0Ada Fenwick",
    "indented paragraphs": "\n    “We have no choice,” said",
    "to HTML and back": "The bridge will be closed from Monday.",
    "lines broken at 72 columns": "\n\n“We have no choice,” said Rep. Ada Fenwick. “It is old.”",
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_change_makes_what_its_name_says(name: str) -> None:
    [one] = [one for one in TRANSFORMATIONS if one.name == name]
    twin = one.change(ARTICLE, extract_quotes(ARTICLE, parser=None))
    assert twin is not None
    assert CHANGED[name] in twin.text


def test_what_comes_out_otherwise_is_told() -> None:
    def spoilt(text: str, _found: Quotations) -> Twin:
        return Twin(text.replace("Bo Lindqvist", "Cy Moran"))

    from tests.metamorphic.transformations import Twin

    [outcome] = outcomes([("bridge", ARTICLE)], [Transformation("spoilt", spoilt)]).values()
    assert outcome.compared == 2
    [violation] = outcome.violations
    assert (violation.before, violation.after) == ("bolindqvist", "cymoran")


def test_straight_marks_are_told_apart_by_their_places() -> None:
    [one] = [one for one in TRANSFORMATIONS if one.name == "straight marks become curly"]
    text = '"Come in," she said.\nHe said: "No."'
    twin = one.change(text, extract_quotes(text, parser=None))
    assert twin is not None
    assert twin.text == "“Come in,” she said.\nHe said: “No.”"


@pytest.mark.parametrize("marks", ['""', "``''", "„”", "«»"])
@pytest.mark.parametrize(
    "text",
    [
        "Ada Fenwick, the mayor, answered with a flat “no” when asked whether she would resign.",
        "The rocks in the bay are referred to as “Hens” by the people of Osk.",
        "Owen Pratt spoke of an “accidental” loss. Nobody believed him.",
        "Bo Lindqvist called the closure “a disgrace”.",
    ],
)
def test_double_marks_of_all_kinds_tell_the_same(text: str, marks: str) -> None:
    opening, closing = marks[: len(marks) // 2], marks[len(marks) // 2 :]
    first = extract_quotes(text, parser=None)
    other = extract_quotes(text.replace("“", opening).replace("”", closing), parser=None)
    told = [[(one.text, one.speaker) for one in found] for found in (first, other)]
    assert told[0] == told[1]
    assert [one.reason for one in first.non_speech] == [one.reason for one in other.non_speech]


def test_marks_that_do_not_take_turns_are_left_as_they_are() -> None:
    text = '"We wait. "Then we go," she said. "Then we rest. "That is all." It rained. "Oh."'
    change = next(one for one in TRANSFORMATIONS if one.name == "straight marks become curly")
    assert change.change(text, extract_quotes(text, parser=None)) is None
