"""The claim stage on the corpora beside the repository: floors that figures must not fall below.

`python -m tests.quality.eval_claims` tells more.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from quotetrack.claims import DEFAULT_THRESHOLD
from tests.claims.retreats import (
    HELD_OUT,
    PRACTICE,
    REAFFIRMATIONS,
    SECOND_LOOK,
    load,
    shares,
)
from tests.quality import claims_corpus as corpus
from tests.quality import claims_speed as speed
from tests.quality import quotes_corpus

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FLOORS = tomllib.loads(Path(__file__).with_name("claims_floors.toml").read_text("utf-8"))

needs_answers = pytest.mark.skipif(
    bool(corpus.missing("answers")), reason=corpus.missing("answers")
)
needs_pairs = pytest.mark.skipif(bool(corpus.missing("pairs")), reason=corpus.missing("pairs"))
needs_polnear = pytest.mark.skipif(
    bool(quotes_corpus.missing("polnear-train")), reason=quotes_corpus.missing("polnear-train")
)


@needs_answers
def test_answers_are_read_as_well_as_before():
    figures, floors = corpus.answer_figures()["all"], FLOORS["answers"]
    assert figures.plain_precision >= floors["plain_precision"]
    assert figures.plain_recall >= floors["plain_recall"]
    assert figures.partial_precision >= floors["partial_precision"]
    assert figures.partial_recall >= floors["partial_recall"]


@needs_pairs
def test_contradictions_of_politicians_stand_above_the_threshold():
    ranked = corpus.rank_pairs("prosecco_prop", ("cv",))
    above = [pair for pair in ranked if pair.score >= DEFAULT_THRESHOLD]
    floors = FLOORS["pairs"]
    assert corpus.precision_at(above, len(above)) >= floors["prosecco_precision_above_threshold"]
    at_recall = corpus.precision_at_recall(ranked, 0.2)
    assert at_recall >= floors["prosecco_precision_at_recall_20"]


@needs_pairs
def test_plain_negation_is_found():
    ranked = corpus.rank_pairs("sick", ("dev",))
    at_recall = corpus.precision_at_recall(ranked, 0.5)
    assert at_recall >= FLOORS["pairs"]["sick_precision_at_recall_50"]


@needs_pairs
def test_cases_of_two_articles():
    cases, floors = corpus.case_figures(), FLOORS["cases"]
    assert cases.found >= floors["found"]
    assert cases.alarms <= floors["alarms_at_most"]


@needs_polnear
def test_news_raises_few_alarms_and_the_real_pair_is_among_them():
    figures, floors = corpus.polnear_figures(), FLOORS["polnear"]
    assert figures.alarms_per_thousand <= floors["alarms_per_thousand_at_most"]
    found = [pair for pair in figures.ranked if pair.right and pair.score >= DEFAULT_THRESHOLD]
    assert len(found) >= floors["labelled_real_found"]


def test_the_labelled_pairs_are_enough_and_both_readings_mostly_agree():
    labels = corpus.load_labels()
    observed, kappa = labels.agreement()
    assert len(labels.rows) >= 200
    assert observed > 0.95
    assert kappa > 0.6


def test_retreats_that_no_rule_was_written_for_are_found():
    assert len(load(HELD_OUT)) == 100
    found, floors = shares(HELD_OUT), FLOORS["retreats"]
    assert found["contrast"] >= floors["held_out_contrast"]
    assert found["asked again"] >= floors["held_out_asked_again"]
    assert found["phrase alone"] >= floors["held_out_phrase_alone"]


def test_retreats_that_rules_were_tried_on_are_found():
    assert shares(PRACTICE)["contrast"] >= FLOORS["retreats"]["practice_contrast"]


def test_a_second_table_of_retreats_that_no_rule_was_written_for():
    found, floors = shares(SECOND_LOOK), FLOORS["retreats"]
    assert found["asked again"] >= floors["second_look_asked_again"]
    assert found["phrase alone"] >= floors["second_look_phrase_alone"]


def test_who_says_yes_again_retreats_from_nothing():
    found = shares(REAFFIRMATIONS)
    assert found["asked again"] <= FLOORS["retreats"]["reaffirmed_asked_again_at_most"]
    assert found["phrase alone"] <= FLOORS["retreats"]["reaffirmed_phrase_alone_at_most"]


def test_one_comparison_takes_little_time():
    assert speed.comparison_speed(1000).compare <= FLOORS["speed"]["compare_at_most"]


def test_candidates_grow_in_proportion():
    """Ten times the quotations bring at most some thirteen times the candidates, not a hundred."""
    small = speed.candidate_growth(1000, memory=False)
    large = speed.candidate_growth(10_000, memory=False)
    assert 0 < large.candidates <= 13 * max(small.candidates, 1000)
