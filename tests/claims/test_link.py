"""Linking: order, thresholds, errors, and models of the caller's own."""

from __future__ import annotations

import datetime

import pytest

from quotetrack.claims import DEFAULT_THRESHOLD, VERSION, compare, link
from quotetrack.errors import InputError
from quotetrack.linking import find_context

from .articles import quotations

TWO_ANSWERS = "Asked if he had paid, Mr Lund first said “yes” and then said “not exactly”."


def read(text: str, *speakers: str, date: datetime.date | None = None):
    document, found = quotations(text, *speakers, date=date)
    return document, find_context(document, found)


def test_a_pair_tells_all_that_it_rests_on():
    document, found = read(TWO_ANSWERS, "Lund")
    (pair,) = link(found, {document.id: document})
    assert (pair.earlier.text, pair.later.text) == ("yes", "not exactly")
    assert pair.relation == "retreats"
    assert pair.reason == "answer_polarity_shift:partial"
    assert pair.explanation == (
        "Same question; first “yes”, then “not exactly”: "
        "a partial answer retreats from a plain yes."
    )
    assert {(item.role, item.text) for item in pair.evidence} == {
        ("earlier", "yes"),
        ("later", "not exactly"),
        ("question", "if he had paid"),
        ("occasion", "and then"),
    }
    assert pair.score >= DEFAULT_THRESHOLD
    assert not pair.calibrated
    assert pair.version == VERSION
    assert pair.speaker.name == "Lund"


def test_ids_are_the_same_in_every_run():
    document, found = read(TWO_ANSWERS, "Lund")
    first = link(found, {document.id: document})
    assert [p.id for p in first] == [p.id for p in link(found, {document.id: document})]


def test_what_was_said_before_comes_first_though_it_is_told_later():
    text = "“Not exactly,” Mr Lund said on whether he had paid, after first saying “yes”."
    document, found = read(text, "Lund")
    (pair,) = link(found, {document.id: document})
    assert (pair.earlier.text, pair.later.text) == ("yes", "Not exactly,")


def test_across_texts_the_dates_give_the_order():
    old, ones = read("Mr Lund said: “The dam is safe.”", "Lund", date=datetime.date(2030, 5, 1))
    new, others = read(
        "Mr Lund said: “The dam is not safe.”", "Lund", date=datetime.date(2031, 5, 1)
    )
    documents = {old.id: old, new.id: new}
    for order in (ones + others, others + ones):
        (pair,) = link(order, documents)
        assert (pair.earlier.document_id, pair.later.document_id) == (old.id, new.id)
        assert pair.relation == "changes_position"


def test_the_same_question_in_two_texts():
    one, ones = read(
        "Asked whether he would close the harbour school, Mr Lund said: “Never.”",
        "Lund",
        date=datetime.date(2030, 5, 1),
    )
    two, others = read(
        "Asked if the harbour school would close, Mr Lund said: “We'll have to see.”",
        "Lund",
        date=datetime.date(2030, 9, 1),
    )
    (pair,) = link(ones + others, {one.id: one, two.id: two})
    assert (pair.relation, pair.earlier.text) == ("retreats", "Never.")


def test_the_threshold_decides_what_is_returned():
    document, found = read(TWO_ANSWERS, "Lund")
    (pair,) = link(found, {document.id: document})
    assert link(found, {document.id: document}, threshold=pair.score + 0.01) == ()


def test_two_speakers_are_never_a_pair():
    document, found = read(TWO_ANSWERS, "Lund", "Reed")
    assert link(found, {document.id: document}, threshold=0.0) == ()
    with pytest.raises(InputError, match="same known speaker"):
        compare(found[0], found[1], {document.id: document})


def test_a_missing_document_is_named():
    _, found = read(TWO_ANSWERS, "Lund")
    with pytest.raises(InputError, match="Pass every document by its id"):
        link(found, {})


def word_vectors(texts):
    """Count words: a small model, but a real one."""
    vocabulary = sorted({word for text in texts for word in text.lower().split()})
    return [[float(text.lower().split().count(word)) for word in vocabulary] for text in texts]


def negation_model(pairs):
    """Call it a contradiction where just one side denies: a small model, but a real one."""
    denials = {"not", "never", "no"}
    return [
        0.9 if denials.isdisjoint(one.split()) != denials.isdisjoint(two.split()) else 0.1
        for one, two in pairs
    ]


def test_a_model_of_the_caller_moves_scores_both_ways():
    document, found = read(TWO_ANSWERS, "Lund")
    documents = {document.id: document}
    (plain,) = link(found, documents)
    (raised,) = link(found, documents, nli=negation_model)
    assert raised.score == pytest.approx((plain.score + 0.9) / 2)
    assert link(found, documents, nli=lambda pairs: [0.0] * len(pairs)) == ()


def test_the_model_sees_statements_with_their_questions():
    seen = []

    def remember(pairs):
        seen.extend(pairs)
        return [0.5] * len(pairs)

    document, found = read(TWO_ANSWERS, "Lund")
    link(found, {document.id: document}, nli=remember, threshold=0.0)
    assert seen == [("if he had paid: yes", "if he had paid: not exactly")]


def test_embeddings_hold_back_statements_on_different_matters():
    document, found = read(TWO_ANSWERS, "Lund")
    (pair,) = link(found, {document.id: document}, embed=word_vectors)
    assert 0.5 <= pair.score <= 1.0


@pytest.mark.parametrize(
    ("model", "message"),
    [
        ({"nli": lambda pairs: []}, "one for each"),
        ({"nli": lambda pairs: [1.5] * len(pairs)}, "softmax"),
        ({"embed": lambda texts: [[1.0]]}, "one for each"),
        ({"embed": lambda texts: [[1.0] * (n + 1) for n in range(len(texts))]}, "one model"),
    ],
)
def test_a_model_that_breaks_its_contract_is_told_so(model, message):
    document, found = read(TWO_ANSWERS, "Lund")
    with pytest.raises(InputError, match=message):
        link(found, {document.id: document}, **model)
