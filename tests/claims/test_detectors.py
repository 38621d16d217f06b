"""Every detector finds its own example, and tells of it what its row says."""

from __future__ import annotations

import pytest

from quotetrack.claims.comparison.candidates import candidates
from quotetrack.claims.comparison.sides import Side
from quotetrack.claims.detectors import DETECTORS, find_conflict, might_conflict
from quotetrack.linking import find_context

from . import detectors_page
from .articles import quotations


def comparison_of(text: str):
    document, found = quotations(text, "Lund")
    sides = [Side(quotation, document) for quotation in find_context(document, found)]
    (pair,) = candidates(sides, 0, might_conflict)
    return pair


@pytest.mark.parametrize("detector", DETECTORS, ids=[row.name for row in DETECTORS])
def test_a_detector_finds_its_example(detector):
    pair = comparison_of(detector.example)
    assert detector.might(pair)
    found = detector.find(pair)
    assert found is not None
    assert found.relation in detector.relations
    assert found.reason in detector.reasons
    assert 0 < found.score <= detector.most
    # No other row takes the example away: it is a finding of this one that comes out.
    assert find_conflict(pair) == found


def test_names_are_unique_and_outranked_ones_stand_before():
    names = [row.name for row in DETECTORS]
    assert len(set(names)) == len(names)
    for number, row in enumerate(DETECTORS):
        assert set(row.outranks) <= set(names[:number])


def test_the_chapter_lists_the_detectors_as_they_are():
    text = detectors_page.PAGE.read_text(encoding="utf-8")
    assert text == detectors_page.page(), (
        "Make it anew: python -m tests.claims.detectors_page --write"
    )
