"""More than 300 names of every origin and form, each in sentences of several positions."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack.people import find_mentions, resolve

#: {0} is where the name stands. In each of them careful readers see a person.
FRAMES = {
    "it opens the text": "{0} left the room early because she was ill.",
    "it speaks behind the words": "The harbour was closed. “We waited for hours,” said {0}.",
    "it is an object": "Reporters at the harbour then met {0}, who was on her way home.",
    "it is explained": "{0}, a nurse from the coast, told reporters that the harbour was closed.",
    "it is one of several": "Among the guests were Ellen Tarvin, {0} and Martin Osgrove.",
    "it owns something": "Nobody at the harbour knew what {0}’s brother had told the police.",
    "it stands behind a noun for its bearer": "On the quay the singer {0} said that she was ill.",
    "it is given an age": "The court heard that {0}, 43, had left the harbour before the fire.",
}
#: Names whose form belongs to one frame only: a role with a capital opens the text.
_ONLY_FIRST = ("role in capitals",)


def _rows() -> list[tuple[str, str, str]]:
    lines = Path(__file__).with_name("names.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [(kind, name, canonical) for kind, name, canonical in rows]


ROWS = _rows()


def test_the_table_is_large_and_has_each_name_once() -> None:
    assert len({name for _, name, _ in ROWS}) == len(ROWS) >= 300


def _fits(kind: str, name: str, frame: str) -> bool:
    if kind in _ONLY_FIRST:
        return frame == "it opens the text"
    if name.endswith((",", ")")) or ", " in name:
        return frame in ("it opens the text", "it speaks behind the words")
    return frame != "it owns something" or not name.endswith((".", "s"))


@pytest.mark.parametrize("frame", FRAMES)
def test_names_in_sentences_of_all_positions(frame: str) -> None:
    wrong = []
    asked = [row for row in ROWS if _fits(row[0], row[1], frame)]
    for kind, name, canonical in asked:
        text = FRAMES[frame].format(name)
        entities = resolve(text, find_mentions(text), ()).entities
        people = {one.name for one in entities if one.kind == "person"}
        if people - {"Ellen Tarvin", "Martin Osgrove"} != {canonical}:
            wrong.append((kind, name, sorted(people)))
    # A model weighs what speaks for a name: a rare one may be missed in a frame that tells little.
    assert len(wrong) <= len(asked) // 100, wrong
