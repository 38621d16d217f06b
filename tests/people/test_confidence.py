"""How sure a speaker is, by name, beside how sure the phrase is that names the source."""

from __future__ import annotations

import pytest

import quotetrack
from quotetrack import analyze, extract_quotes, resolve_speakers
from quotetrack.codec import from_dict, to_dict
from quotetrack.model import Quotation
from quotetrack.train.speakers import cautious

NAMED = "Rain fell. “We shall close the harbour tonight,” Ana Ortiz said."
TWO = (
    "The mill of Owen Hale and that of Peter Lind were flooded. Mr Hale’s stood under water.\n\n"
    "Rain fell all day. The road was gone, and so was the bridge.\n\n"
    "“We shall close the harbour tonight,” he said."
)


def _last(text: str) -> Quotation:
    return analyze(text, parser=None).quotations[-1]


def test_a_name_is_surer_than_a_pronoun_that_fits_several() -> None:
    named, doubtful = _last(NAMED), _last(TWO)
    assert named.confidence > 0.9
    assert doubtful.confidence < named.confidence
    assert doubtful.source_confidence is not None
    assert doubtful.source_confidence > doubtful.confidence


def test_without_a_speaker_the_reason_names_the_phrase() -> None:
    one = _last("Nothing else was known. “We shall close the harbour tonight,” they said.")
    assert one.source is not None
    assert one.speaker is None
    assert one.reason == "Whom “they” means cannot be told."


def test_resolving_anew_gives_the_same_confidence() -> None:
    found = extract_quotes(f"{NAMED}\n\n{TWO}", parser=None)
    assert resolve_speakers(found).items == found.items


def test_a_doubtful_speaker_is_withheld() -> None:
    (one,) = quotetrack.extract_quotes(TWO, parser=None, min_confidence=0.98).items
    assert one.source is None
    assert one.speaker is None
    assert one.reason is not None
    assert "below the threshold of 0.98" in one.reason


def test_the_confidence_of_the_phrase_survives_the_codec_and_may_be_absent() -> None:
    one = _last(TWO)
    plain = to_dict(one)
    assert from_dict(Quotation, plain) == one
    del plain["source_confidence"]
    assert from_dict(Quotation, plain).source_confidence is None


def test_few_answers_make_no_step_certain() -> None:
    points = cautious([(0.2, 0.4), (0.4, 0.4), (0.9, 1.0)], [0.2, 0.4] * 150 + [0.9] * 10)
    assert [place for place, _ in points] == pytest.approx([0.3, 0.9])
    (_, low), (_, high) = points
    assert 0.38 < low < 0.4 < high < 0.99


def test_who_is_quoted_often_is_surer_than_who_is_quoted_once() -> None:
    once = "Rain fell. The mill of Ana Ortiz was flooded. “We shall stay,” she said."
    often = f"{once}\n\n“Where should we go?” she said.\n\n“It is our home,” Ortiz told us."
    first, *_ = analyze(often, parser=None).quotations
    assert first.confidence > _last(once).confidence
