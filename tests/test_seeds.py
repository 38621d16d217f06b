"""The whole pipeline on every seed article, compared with what a careful reader finds there."""

import pytest

import quotetrack
from quotetrack.codec import from_dict
from quotetrack.model import ClaimPair, Document, Entity, NonSpeech, Quotation
from tests.compare_seeds import differences, known_differences
from tests.seed_annotations import find_nearest, find_once, load_seed, seed_names


@pytest.mark.parametrize("name", seed_names())
def test_the_analysis_is_what_a_careful_reader_finds(name: str) -> None:
    seed = load_seed(name)
    found = differences(seed, quotetrack.analyze(seed.text))
    assert [line for line in found if line not in known_differences(name)] == []


@pytest.mark.parametrize("name", seed_names())
def test_spans_slice_back_to_their_words(name: str) -> None:
    text = load_seed(name).text
    analysis = quotetrack.analyze(text)
    for quotation in analysis.quotations:
        assert quotation.text == " ".join(span.of(text) for span in quotation.fragments)
        for passage in (quotation.cue, quotation.question, quotation.occasion):
            assert passage is None or passage.of(text) == passage.text
        assert quotation.source is None or quotation.source.span.of(text) == quotation.source.text
    for entity in analysis.entities:
        for mention in entity.mentions:
            assert mention.span.of(text) == mention.text


def test_extract_quotes_and_analyze_find_the_same_quotations() -> None:
    text = load_seed("bridge-closure").text
    assert list(quotetrack.extract_quotes(text)) == list(quotetrack.analyze(text).quotations)


def test_an_analysis_as_plain_data_reads_back() -> None:
    analysis = quotetrack.analyze(load_seed("summit-two-answers").text)
    plain = analysis.to_dict()
    assert from_dict(Document, plain["document"]) == analysis.document
    for key, cls, objects in [
        ("quotations", Quotation, analysis.quotations),
        ("entities", Entity, analysis.entities),
        ("claim_pairs", ClaimPair, analysis.claim_pairs),
        ("non_speech", NonSpeech, analysis.non_speech),
    ]:
        assert [from_dict(cls, item) for item in plain[key]] == list(objects)


def test_many_documents_give_what_each_gives_alone() -> None:
    texts = [load_seed(name).text for name in seed_names()]
    together = list(quotetrack.pipe(texts, batch_size=3))
    assert together == [quotetrack.analyze(text) for text in texts]


def test_places_are_found_by_words_context_and_both_ends() -> None:
    text = "Yes, he said. He said it twice.\nYes, she said."
    assert find_once(text, "it twice").of(text) == "it twice"
    assert find_once(text, "[[Yes]], she").start == 32
    assert find_once(text, "He [...] twice.").of(text) == "He said it twice."
    with pytest.raises(ValueError, match="found 2 times"):
        find_once(text, "Yes")
    assert find_nearest(text, "said", (find_once(text, "[[Yes]], she"),)).start == 41
