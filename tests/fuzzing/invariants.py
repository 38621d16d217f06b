"""What holds of the result for every text, whatever stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from quotetrack import Analysis, annotate
from quotetrack.codec import from_json, to_json
from quotetrack.errors import CodecError
from quotetrack.model import Passage, Span

#: One character as two, which JSON would join.
_HALVED_CHARACTER = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def check(found: Analysis) -> None:
    """Raise `AssertionError` where a result does not hold together."""
    _is_cut_from_the_text(found)
    _is_in_order(found)
    _names_who_is_there(found)
    _holds_its_pairs(found)
    _is_stored_or_refused(found)
    assert isinstance(annotate(found), str)


def _is_stored_or_refused(found: Analysis) -> None:
    if _HALVED_CHARACTER.search(found.document.text) is None:
        assert from_json(type(found), to_json(found)) == found
        return
    try:
        to_json(found)
    except CodecError:
        return
    raise AssertionError("A character that is halved was stored.")


def _is_cut_from_the_text(found: Analysis) -> None:
    text = found.document.text

    def check_slice(span: Span, shown: str) -> None:
        assert 0 <= span.start < span.end <= len(text), span
        assert span.of(text) == shown, (span.of(text), shown)

    def check_passages(passages: Iterable[Passage | None]) -> None:
        for passage in passages:
            if passage is not None:
                check_slice(passage, passage.text)

    for quotation in found.quotations:
        assert quotation.text == " ".join(piece.of(text) for piece in quotation.fragments)
        said_on = quotation.said_on and quotation.said_on.evidence
        check_passages((quotation.cue, quotation.question, quotation.occasion, said_on))
        if quotation.source is not None:
            check_slice(quotation.source.span, quotation.source.text)
    for entity in found.entities:
        for mention in entity.mentions:
            check_slice(mention.span, mention.text)
    for one in found.quotations.ambiguous:
        check_slice(one.mention.span, one.mention.text)
    for stretch in found.non_speech:
        check_slice(stretch.span, stretch.text)
    for pair in found.claim_pairs:
        check_passages(one.passage for one in pair.evidence)


def _is_in_order(found: Analysis) -> None:
    assert [one.start for one in found.quotations] == sorted(one.start for one in found.quotations)
    assert len({one.id for one in found.quotations}) == len(found.quotations)
    for quotation in found.quotations:
        for before, after in pairwise(quotation.fragments):
            assert before.end <= after.start, "The pieces of a quotation overlap."
        assert 0 <= quotation.confidence <= 1
    direct = [one for one in found.quotations if one.kind != "indirect"]
    pieces = sorted((piece.start, piece.end) for one in direct for piece in one.fragments)
    for one, other in pairwise(pieces):
        assert one[1] <= other[0], "Two quotations overlap."
    taken = sorted([*pieces, *((one.span.start, one.span.end) for one in found.non_speech)])
    for one, other in pairwise(taken):
        assert one[1] <= other[0], "A stretch of no speech overlaps another or a quotation."


def _names_who_is_there(found: Analysis) -> None:
    names = {one.id: one.name for one in found.entities}
    assert len(names) == len(found.entities)
    for entity in found.entities:
        assert entity.name.strip()
        assert "\n" not in entity.name
    for quotation in found.quotations:
        if quotation.speaker is None:
            assert quotation.reason, "Nobody said it, and nothing tells why."
        else:
            assert quotation.source is not None
            assert names[quotation.speaker.id] == quotation.speaker.name


def _holds_its_pairs(found: Analysis) -> None:
    known = set(found.quotations)
    for pair in found.claim_pairs:
        assert {pair.earlier, pair.later} <= known
        assert pair.earlier.speaker == pair.later.speaker == pair.speaker
        assert pair.evidence
        assert 0 <= pair.score <= 1
