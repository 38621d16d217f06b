"""What follows from a verb: read from WordNet's files, and used where two claims are compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack.claims.language.verb_relations import particles_of, relations_of, verb_key
from quotetrack.claims.propositions.predicates import read_predicates
from quotetrack.train import verb_relations

from .claim_pairs import PairCase


@pytest.mark.parametrize(
    ("verb", "entailed"),
    [("bomb", "attack"), ("poison", "kill"), ("phone", "call"), ("resign", "quit")],
)
def test_what_a_verb_says_as_well(verb: str, entailed: str) -> None:
    assert verb_key(entailed) in relations_of(verb_key(verb)).entails
    assert verb_key(verb) not in relations_of(verb_key(verb)).entails


def test_particles_make_another_verb() -> None:
    assert ("off",) in particles_of(verb_key("call"))
    assert verb_key("cancel") in relations_of(verb_key("call", "off")).entails
    assert verb_key("accept") in relations_of(verb_key("turn", "down")).opposes


def test_of_most_words_nothing_is_known() -> None:
    assert not relations_of("harbour").entails
    assert not particles_of("harbour")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("call off the match", {"end", "cancel"}),
        ("call the match off", {"cancel"}),
        ("call the match off in may", {"cancel"}),
        ("bring the tax down", {"raise"}),
        # "In the palace" is where they held it: "hold in" is none here.
        ("hold in the palace", {"cancel"}),
        ("stay", {"leave", "abolish"}),
        ("stay open", {"leave", "close"}),
    ],
)
def test_verbs_with_particles_and_ends(words: str, names: set[str]) -> None:
    found = {one.name for one in read_predicates(words.split(), 0, passive=False)}
    assert found & names, found


@pytest.mark.parametrize(
    ("first", "second", "is_pair"),
    [
        ("We did not attack the airfield.", "We bombed the airfield.", True),
        # Who did not bomb it may have attacked it in another way.
        ("We did not bomb the airfield.", "We attacked the airfield.", False),
        ("We did not attack the airfield.", "We bombed the harbour.", False),
        ("We did not attack the airfield.", "The rebels bombed the airfield.", False),
        ("I have never phoned the broker.", "I met the broker in April.", False),
        ("We did not raise the fee in 2030.", "We did not cut the fee in 2030.", False),
    ],
)
def test_the_more_certain_verb_denies_the_general_one(
    first: str, second: str, is_pair: bool
) -> None:
    assert bool(PairCase("", is_pair, False, first, second).found()) == is_pair


_DATA = """\
  1 a licence
00000001 30 v 02 attack 0 call_down 0 002 @ 00000002 v 0000 ! 00000003 v 0101 01 + 08 00 | made up
00000002 30 v 02 blame 0 change 0 000 01 + 08 00 | made up
00000003 30 v 01 praise 0 000 01 + 08 00 | made up
00000004 30 v 01 sing 0 001 + 00000009 n 0101 01 + 08 00 | made up
"""
_SENSES = """\
call_down%2:30:00:: 00000001 1 0
change%2:30:00:: 00000002 1 9
blame%2:30:00:: 00000002 1 3
praise%2:30:00:: 00000003 1 3
praise%1:30:00:: 00000009 1 3
attack%2:30:00:: 00000001 1 3
sing%2:30:00:: 00000004 1 3
"""


def test_wordnet_is_read(tmp_path: Path) -> None:
    (tmp_path / "data.verb").write_text(_DATA)
    (tmp_path / "index.sense").write_text(_SENSES)
    found = {verb: (more, against) for verb, more, against in verb_relations.relations(tmp_path)}
    # "Change" is too general to follow from anything, and of "sing" nothing is told.
    assert found == {
        "call_down": (["attack", "blame"], ["praise"]),
        "change": (["blame"], []),
        "blame": (["change"], []),
        "attack": (["blame", "call_down"], ["praise"]),
    }
    output = tmp_path / "table.txt"
    assert verb_relations.main([str(tmp_path), "-o", str(output)]) == 0
    assert "attack blame call_down | praise" in output.read_text().splitlines()
