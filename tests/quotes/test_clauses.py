"""The patterns that link a possible source to a possible cue: "source < cue (pattern)".

Each construction must be found in its own example; the ranker weighs it against the others.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from quotetrack.quotes.clauses import clauses, is_verb
from quotetrack.quotes.constructions import CONSTRUCTIONS, Construction
from quotetrack.quotes.noun_phrases import noun_phrases
from tests.quotes.reading import clauses_of, sentences_of
from tests.strategies import article_texts

VARIANTS = [
    ("Ada Lee quickly said “no”.", "Ada Lee < said (before)"),
    ("Ada Lee has said “no”.", "Ada Lee < said (beforex)"),
    ("The man who said “no” left.", "who < said (relative)"),
    ("Ada Lee (D-Md.) said “no”.", "Ada Lee < said (before)"),
    ("Ada Lee (a baker) said “no”.", "Ada Lee < said (insertion0)"),
    ("Ada Lee – tired by now – said “no”.", "Ada Lee < said (insertion0)"),
    ("Ada Lee, who bakes bread, said “no”.", "Ada Lee < said (over_relative)"),
    ("Ada Lee stood up, said “no” and left.", "Ada Lee < said (shared_comma)"),
    ("Ada Lee defended it, saying “no”.", "Ada Lee < saying (shared_commag)"),
    ("Ada Lee began by saying “no”.", "Ada Lee < saying (shared_byg)"),
    ("Hana Ito, 34, of Osaka, Japan, said “no”.", "Hana Ito < said (chain)"),
    ("Ada Lee, who lives in York, England, said “no”.", "Ada Lee < said (chain)"),
    ("Ada Lee, speaking in York, England, told us “no”.", "Ada Lee < told (chain)"),
    ("Dr Omar Sayed, Fairview Clinic director said “no”.", "Dr Omar Sayed < said (unclosed)"),
    ("Solicitors representing the families said “no”.", "Solicitors < said (before)"),
    ("Experts working with prosecutors said “no”.", "Experts < said (before)"),
    ("Police investigating the fire said “no”.", "Police < said (before)"),
    ("Protesters blocking the road said “no”.", "Protesters < said (before)"),
    ("Speaking for tenants, residents said “no”.", "residents < said (before)"),
    ("While lawyers were at work, residents said “no”.", "residents < said (before)"),
    ("People saying the firm said “no” were wrong.", "the firm < said (before)"),
]


def test_an_office_that_opens_with_a_noun_is_no_verb() -> None:
    found = clauses_of("Saying “no,” Transport Secretary Ada Lee has closed the road.")
    assert "Transport Secretary Ada Lee < Saying (fronted)" in found


@pytest.mark.parametrize(("text", "expected"), VARIANTS)
def test_variants(text: str, expected: str) -> None:
    assert expected in clauses_of(text)


@pytest.mark.parametrize("row", CONSTRUCTIONS, ids=lambda row: row.name)
def test_the_example_of_each_construction_shows_it(row: Construction) -> None:
    before, source, after = row.example.split("*")
    found = clauses_of(before + source + after)
    names = [row.name, *(row.name + variant for variant in row.variants)]
    assert any(
        clause.startswith(f"{source} < ") and clause.endswith(f"({name})")
        for clause in found
        for name in names
    ), found


@pytest.mark.parametrize("name", sorted({row.name for row in CONSTRUCTIONS}))
def test_each_construction_stands_in_the_table_of_patterns(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "attribution.md").read_text("utf-8")
    table = [line for line in page.splitlines() if line.startswith("| `")]
    assert any(f"`{name}" in line.split(" | ")[0] for line in table)


def test_a_stronger_cue_is_a_verb_that_more_often_introduces_speech() -> None:
    strengths = {}
    for verb in ("said", "described", "walked"):
        (sentence,) = sentences_of(f"Ada Lee {verb} “no”.")
        (clause,) = clauses(sentence, noun_phrases(sentence))
        strengths[verb] = clause.strength
    assert 1 >= strengths["said"] > strengths["described"] > strengths["walked"] >= 0


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Ada Lee said “no”.", ["said"]),
        ("Ada Lee has often argued that “no” is no answer.", ["argued"]),
        ("The report said “no”.", ["said"]),
        ("Ada Lee reports “no” losses.", ["reports"]),
        ("Her comments on “no” were short.", []),
    ],
)
def test_only_verbs_are_cues(text: str, verbs: list[str]) -> None:
    (sentence,) = sentences_of(text)
    found = [
        token.text for index, token in enumerate(sentence.tokens) if is_verb(sentence.tokens, index)
    ]
    assert [verb for verb in found if verb not in ("has", "is", "were")] == verbs


@given(article_texts)
def test_clauses_point_into_their_sentence(text: str) -> None:
    for sentence in sentences_of(text):
        phrases = noun_phrases(sentence)
        for clause in clauses(sentence, phrases):
            assert 0 <= clause.phrase < len(phrases)
            assert 0 <= clause.cue <= clause.cue_last < len(sentence.tokens)
            assert 0 <= clause.strength <= 1
            phrase = phrases[clause.phrase]
            assert not phrase.first <= clause.cue <= phrase.core_last
