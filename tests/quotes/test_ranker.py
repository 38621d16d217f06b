"""The ranker: its weights as text, its probabilities, their calibration."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.errors import ModelError
from quotetrack.quotes.candidates import candidates
from quotetrack.quotes.features import Weighing
from quotetrack.quotes.ranker import decide
from quotetrack.quotes.sieves import SIEVES, Sieve, certain_source
from quotetrack.weights import (
    Weights,
    bundled_weights,
    features,
    features_of,
    read_weights,
)
from tests.quotes.reading import layout_of
from tests.strategies import article_texts

SMALL = """\
# Weights for a test.
# calibration 0.2 0.1
# calibration 0.8 0.9
kind name\t1.50
same <Q last , 1\t-0.25
"""


def test_weights_are_read_from_text() -> None:
    weights = read_weights(SMALL)
    assert weights.by_feature == {"kind name": 1.5, "same <Q last , 1": -0.25}
    assert weights.calibration == ((0.2, 0.1), (0.8, 0.9))


def test_a_score_is_the_sum_of_the_weights_of_known_features() -> None:
    weights = read_weights(SMALL)
    assert weights.score(["kind name", "same <Q last , 1", "never seen"]) == 1.25
    assert weights.score([]) == 0
    odd = Weights({"a": 0.1, "b": 0.2, "c": -0.3}, ())
    assert odd.score(["a", "b", "c"]) == odd.score(["c", "b", "a"])


FACTS = features("side last distance", "same {side} last {last} {distance}", "last {last}")


def test_a_fact_stands_for_all_features_that_its_answers_fill() -> None:
    assert features_of([(FACTS, "<Q", ",", 1)]) == ["same <Q last , 1", "last ,"]
    with pytest.raises(ValueError, match="gaps"):
        features_of([(FACTS, "<Q", ",")])


@given(article_texts)
def test_facts_weigh_what_their_features_weigh(text: str) -> None:
    layout, weights = layout_of(text), bundled_weights("ranker")
    for number in range(len(layout.quoted)):
        weighing = Weighing(layout, number)
        options = [weighing.candidate(option)[1] for option in candidates(layout, number, None)]
        for facts in [weighing.nobody(), *options]:
            expected = pytest.approx(weights.score(features_of(facts)))
            assert weights.weigh(facts) == expected
            assert weights.weigh(facts) == expected, "when the facts are met again"


@pytest.mark.parametrize(
    ("probability", "share"),
    [(0, 0.1), (0.2, 0.1), (0.5, 0.5), (0.8, 0.9), (1, 0.9)],
)
def test_calibration_interpolates_and_holds_its_ends(probability: float, share: float) -> None:
    assert read_weights(SMALL).calibrated(probability) == pytest.approx(share)


def test_without_calibration_a_probability_stays_what_it_is() -> None:
    assert Weights({}, ()).calibrated(0.3) == 0.3


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("kind name", "no weight"),
        ("kind name\tmuch", "a weight that is no number"),
        ("# calibration 0.5", "half a calibration point"),
        ("# calibration 0.5 high", "a calibration point that is no number"),
    ],
)
def test_a_broken_line_is_named(line: str, what: str) -> None:
    with pytest.raises(ModelError, match="Line 2 ") as caught:
        read_weights(f"kind name\t1.5\n{line}\n")
    assert line[:80] in str(caught.value).replace("\\t", "\t"), what


def test_the_bundled_weights_are_there() -> None:
    weights = bundled_weights("ranker")
    assert len(weights.by_feature) > 1000
    assert weights.by_feature["pattern before"]
    assert bundled_weights("ranker") is weights


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20))
def test_the_bundled_calibration_never_falls(probabilities: list[float]) -> None:
    weights = bundled_weights("ranker")
    shares = [weights.calibrated(probability) for probability in sorted(probabilities)]
    assert all(0 <= low <= high + 1e-12 for low, high in pairwise(shares))
    assert shares[-1] <= 1


# "“We go,” Ms Lee said." alone is settled by a sieve and asks the ranker nothing.
WEIGHED = "“We go,” Ms Lee said on Monday."


def test_a_sieve_comes_before_the_ranker() -> None:
    (decision,) = decide(layout_of("“We go,” Ms Lee said."), Weights({"0": 1e300}, ()))
    assert decision.candidate is not None
    assert decision.sieve == "clause_after:before"


def test_without_weights_all_candidates_are_as_likely() -> None:
    layout = layout_of(WEIGHED)
    options = candidates(layout, 0, None)
    (decision,) = decide(layout, Weights({}, ()))
    # Nobody is an option as well; clauses of one noun phrase are added up.
    shares = {(option.sentence, option.phrase) for option in options}
    assert len(shares) == 1
    assert decision.probability == pytest.approx(len(options) / (len(options) + 1))


def test_a_weight_moves_the_decision() -> None:
    layout = layout_of("Ms Lee left. “We go,” he said on Monday.")

    def winner(weights: dict[str, float]) -> str | None:
        (decision,) = decide(layout, Weights(weights, ()))
        if decision.candidate is None:
            return None
        phrase = layout.phrases[decision.candidate.sentence][decision.candidate.phrase]
        return layout.sentences[decision.candidate.sentence].tokens[phrase.head].text

    assert winner({"kind title_name": 9.0}) == "Lee"
    assert winner({"kind he": 9.0}) == "he"
    assert winner({"0": 9.0}) is None


@given(article_texts)
def test_one_decision_for_each_quoted_stretch(text: str) -> None:
    layout = layout_of(text)
    decisions = decide(layout, bundled_weights("ranker"))
    assert len(decisions) == len(layout.quoted)
    for decision in decisions:
        assert 0 < decision.probability <= 1 + 1e-9
        assert decision.sieve
        if decision.candidate is not None:
            phrases = layout.phrases[decision.candidate.sentence]
            assert decision.candidate.phrase < len(phrases)


def test_enormous_weights_do_not_overflow() -> None:
    layout = layout_of(WEIGHED)
    (decision,) = decide(layout, Weights({"kind title_name": 1e300, "0": -1e300}, ()))
    assert decision.candidate is not None
    assert decision.probability == pytest.approx(1)


def test_a_crowded_sentence_weighs_only_what_is_near() -> None:
    layout = layout_of("Mr Cole left. " + "Ms Lee said “no” and " * 11)
    assert len(layout.quoted) == 11
    tokens = layout.sentences[1].tokens
    for number, place in enumerate(layout.places):
        options = candidates(layout, number, None)
        assert len(options) <= 16
        cues = [o.clause.cue for o in options if o.clause and o.sentence == place.sentence]
        assert place.token - 1 in cues
        assert tokens[place.token - 1].text == "said"


def test_few_quotations_weigh_the_sentences_around_them_too() -> None:
    layout = layout_of("Mr Cole left. " + "Ms Lee said “no” and " * 10)
    options = candidates(layout, 9, None)
    assert {option.sentence for option in options} == {0, 1}


def test_the_number_of_candidates_is_bounded() -> None:
    layout = layout_of(
        "Ms Lee spoke. " * 3 + "Ms Lee spoke and “yes” " + "said Lee, called Lee, " * 500
    )
    options = candidates(layout, 0, None)
    assert len(options) == 80
    cues = [option.clause.cue for option in options if option.clause]
    assert min(cues) < layout.places[0].token < max(cues)


@pytest.mark.parametrize("sieve", SIEVES, ids=lambda sieve: sieve.example)
def test_the_example_of_each_sieve_passes_it(sieve: Sieve) -> None:
    before, source, after = sieve.example.split("*")
    layout = layout_of(before + source + after)
    decision = certain_source(layout, 0)
    assert decision is not None
    assert decision.candidate is not None
    assert decision.sieve.split(":")[0] == sieve.place
    phrase = layout.phrases[decision.candidate.sentence][decision.candidate.phrase]
    tokens = layout.sentences[decision.candidate.sentence].tokens
    assert layout.text[tokens[phrase.first].start : tokens[phrase.core_last].end] == source
