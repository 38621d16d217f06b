"""The second look: speech or not, and the confidence of a source."""

from __future__ import annotations

import pytest
from hypothesis import given

from quotetrack.model import Document
from quotetrack.quotes import draft, settle, withhold
from quotetrack.quotes.assessment import (
    SPEECH_IF_CERTAIN,
    SPEECH_IF_CUED,
    Assessment,
    assessment_facts,
    bundled_assessor,
    is_utterance,
)
from tests.quotes.reading import layout_of
from tests.strategies import article_texts

# A text with one quoted stretch, and whether it has the form of a whole sentence that is said.
FORMS = [
    ("“We go now.” Then it rained.", True),
    ("Ms Lee answered: “Nobody knows.”", True),
    ("Ms Lee answered, “Nobody knows.”", True),
    ("“Shame!” chanted the crowd.", True),
    ("PEREZ: I was not.\n\nLOWE: Were you there?", True),
    ("Ms Lee called it “absurd.”", False),
    ("He played in “Night Ferry.”", False),
    ("“Night Ferry.” That was the title.", False),
    ("Ms Lee spoke of “Nobody knows.”", False),
    ("“we go now.” Then it rained.", False),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_the_form_of_an_utterance(text: str, expected: bool) -> None:
    assert is_utterance(layout_of(text), 0) is expected


# Speech and no speech with the same words around: the stretch itself and its cue decide.
@pytest.mark.parametrize(
    ("speech", "no_speech"),
    [
        ("Ms Lee called the plan “absurd.”", "Ms Lee sold “fresh” fish from the harbour."),
        ("Ms Lee said “we are going home.”", "Ms Lee said so on “Good Morning Harbour.”"),
        ("The plan is “absurd,” Ms Lee said.", "The “Night Ferry” sank, Ms Lee said."),
        (
            "Ms Lee said the plan was “a farce.”",
            "Ms Lee was one of the original “big four” owners.",
        ),
    ],
)
def test_speech_is_likelier_than_a_title_or_a_label(speech: str, no_speech: str) -> None:
    assessor = bundled_assessor()

    def assess(text: str) -> Assessment:
        drafted = draft(Document(text))
        return assessor.assess(drafted.layout, 0, drafted.decisions[0])

    assert assess(speech).speech > assess(no_speech).speech
    assert assess(speech).is_speech
    assert not assess(no_speech).is_speech


def test_a_sure_sieve_needs_less_of_the_model() -> None:
    assessor = bundled_assessor()
    drafted = draft(Document("Ann Lee said “we won” and left."))
    assert drafted.decisions[0].certain
    assert SPEECH_IF_CERTAIN < SPEECH_IF_CUED
    assert assessor.assess(drafted.layout, 0, drafted.decisions[0]).is_speech


@given(article_texts)
def test_assessments_are_probabilities_and_their_facts_single(text: str) -> None:
    assessor = bundled_assessor()
    drafted = draft(Document(text))
    for index, decision in enumerate(drafted.decisions):
        facts = assessment_facts(drafted.layout, index, decision)
        assert len(facts) == len(set(facts))
        found = assessor.assess(drafted.layout, index, decision)
        assert 0 <= found.speech <= 1
        assert 0 <= found.right <= 1


def test_no_speech_says_how_sure_it_is() -> None:
    (stretch,) = settle(draft(Document("The word “ferry” comes from the north."))).non_speech
    assert stretch.reason == "word_mentioned"
    assert 0.5 < stretch.confidence <= 1


def test_a_source_below_the_threshold_is_withheld_and_named_in_the_reason() -> None:
    found = settle(draft(Document("“We go,” Ann Lee said.")))
    (sure,) = withhold(found.quotations, 0.5)
    assert sure == found.quotations[0]
    (unsure,) = withhold(found.quotations, 1.0)
    assert unsure.source is None
    assert unsure.cue is None
    assert unsure.reason is not None
    assert "Ann Lee" in unsure.reason
    assert (unsure.text, unsure.confidence) == (sure.text, sure.confidence)


@pytest.mark.parametrize(
    ("phrase", "times"),
    [
        ("hens", 3),
        ("the hens", 1),
        ("hen", 3),
        ("ens", 0),
        ("ducks", 0),
        ("barn", 1),
        ("barn that", 1),
        ("is", 1),
        ("e", 1),
        ("", 0),
        ("…", 0),
    ],
)
@pytest.mark.parametrize("others", ["", " No dog was or will be." * 2_000], ids=["short", "long"])
def test_how_often_a_phrase_stands_in_a_text(phrase: str, times: int, others: str) -> None:
    text = "They feed “hens”. Old hens eat, and the hens drink. The barn that is red."
    layout = layout_of(text + others)
    assert layout.count(phrase, most=5) == times
    assert layout.count(phrase, most=2) == min(times, 2)
