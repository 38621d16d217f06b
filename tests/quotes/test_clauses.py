"""The patterns that link a possible source to a possible cue: "source < cue (pattern)".

Each case lists clauses that must be among those found; the ranker weighs them against the others.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from quotetrack.quotes.clauses import clauses, is_verb
from quotetrack.quotes.noun_phrases import noun_phrases
from tests.quotes.reading import clauses_of, sentences_of
from tests.strategies import article_texts

PATTERNS = [
    # Subject before its verb
    ("Ada Lee said “no”.", ["Ada Lee < said (before)"]),
    ("Ada Lee quickly said “no”.", ["Ada Lee < said (before)"]),
    ("Ada Lee has said “no”.", ["Ada Lee < said (beforex)"]),
    ("The mother of two in the front row said “no”.", ["The mother < said (before_far1)"]),
    # Verb before its subject
    ("“No,” said Ada Lee.", ["Ada Lee < said (inverted)"]),
    # Relative clauses
    ("Ada Lee, who said “no”, left.", ["who < said (relative)"]),
    ("The man who said “no” left.", ["who < said (relative)"]),
    ("The letter that said “no” came.", ["The letter < said (relative)"]),
    ("“No,” said the boss, Ada Lee.", ["Ada Lee < said (inverted_apposed)"]),
    # Something between subject and verb
    ("Ada Lee, a baker, said “no”.", ["Ada Lee < said (insertion0)"]),
    ("Ada Lee (D-Md.) said “no”.", ["Ada Lee < said (insertion0)"]),
    ("Ada Lee – tired by now – said “no”.", ["Ada Lee < said (insertion0)"]),
    ("Ada Lee, who bakes bread, said “no”.", ["Ada Lee < said (over_relative)"]),
    ("The baker, Ada Lee, said “no”.", ["Ada Lee < said (apposed_name)"]),
    ("Ada Lee, “the boss,” said “no”.", ["Ada Lee < said (over_quotation)"]),
    # A subject shared with the verb before
    ("Ada Lee stood up and said “no”.", ["Ada Lee < said (shared_and)"]),
    ("Ada Lee stood up, said “no” and left.", ["Ada Lee < said (shared_comma)"]),
    ("Ada Lee defended it, saying “no”.", ["Ada Lee < saying (shared_commag)"]),
    ("Ada Lee began by saying “no”.", ["Ada Lee < saying (shared_byg)"]),
    # No verb
    ("According to Ada Lee, “no”.", ["Ada Lee < According to (according)"]),
    ("Lee: “No.”", ["Lee < : (label)"]),
    ("And from Ada Lee: “No.”", ["Ada Lee < : (colon_from)"]),
    ("“No.” — Ada Lee", ["Ada Lee < — (dash)"]),
    ("— Ada Lee, “the boss”", ["Ada Lee < — (dash_line)"]),
]


@pytest.mark.parametrize(("text", "expected"), PATTERNS)
def test_patterns(text: str, expected: list[str]) -> None:
    found = clauses_of(text)
    assert [clause for clause in expected if clause not in found] == [], found


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
