"""Every format marks what a person decided."""

from __future__ import annotations

import pytest
from attrs import evolve

from quotetrack.display import score_in_words
from quotetrack.frames import claim_pair_row, quotation_rows
from quotetrack.model import NonSpeech, SaidOn
from quotetrack.results import Analysis, Quotations
from quotetrack.terms import RESULT_FORMATS, ResultFormat
from tests.formats.results import analysis, judged, written, written_pairs

MARKS = {
    "jsonl": b'"corrected": ["speaker", "pieces"]',
    "csv": b"speaker pieces",
    "html": b"decided by a person: speaker, words",
    "tei": b'resp="#person"',
    "prodigy": b'"corrected": ["speaker", "pieces"]',
    "label-studio": b"decided by a person: speaker, words",
    "web-annotation": b"decided by a person: speaker, words",
    "schema-org": b"decided by a person: speaker, words",
}


def corrected() -> Analysis:
    found = analysis()
    first, *others = found.quotations
    items = (evolve(first, corrected=("speaker", "pieces")), *others)
    stretches: list[NonSpeech] = [evolve(one, corrected=True) for one in found.non_speech]
    whole = evolve(found.quotations, items=items, non_speech=tuple(stretches))
    assert isinstance(whole, Quotations)
    return evolve(found, quotations=whole)


@pytest.mark.parametrize("format", RESULT_FORMATS)
def test_what_a_person_decided_is_marked(format: ResultFormat) -> None:
    before, after = written([analysis()], format), written([corrected()], format)
    assert before != after
    mark = MARKS.get(format, b"")
    assert mark in after
    assert not mark or mark not in before


@pytest.mark.parametrize("format", ["schema-org", "web-annotation"])
def test_a_pair_that_a_person_made_is_marked(format: ResultFormat) -> None:
    one = judged()
    by_hand = evolve(one, pair=evolve(one.pair, reason="by_hand", version="person"))
    assert b"linked by a person" not in written_pairs([one], format)
    assert b"linked by a person" in written_pairs([by_hand], format)
    assert score_in_words(by_hand.pair) == "linked by a person"


def test_tables_tell_a_time_as_exactly_as_it_is_known() -> None:
    found = analysis()
    assert found.document.date is not None
    first = evolve(found.quotations[0], said_on=SaidOn(found.document.date, "month"))
    (row,) = quotation_rows(found.document, [first])
    known = [str(row[name]) for name in ("said", "said_from", "said_until")]
    assert known == ["2024-03", "2024-03-01", "2024-03-31"]
    (pair,) = found.claim_pairs
    assert claim_pair_row(evolve(pair, earlier=first))["earlier_said"] == "2024-03"
