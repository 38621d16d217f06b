"""How far down the list of related statements the other side of a pair stands."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from quotetrack.claims import compare, related
from quotetrack.claims.link import DEFAULT_THRESHOLD
from quotetrack.model import Document, EntityRef, Quotation, Span
from tests.claims.claim_pairs import EARLIER, LATER, load
from tests.quality.claims_corpus import polnear

_SPEAKER = EntityRef("reed", "Reed")
_READ = 20


@frozen
class RelatedFigures:
    """Where the other side of `pairs` stands among `others` statements of one speaker.

    `first`, `fifth` and `twentieth` are the shares that are among so many; `missed` counts the
    pairs that linking misses, and `missed_fifth` the share of these among the first five.
    """

    pairs: int
    others: int
    first: float
    fifth: float
    twentieth: float
    missed: int
    missed_fifth: float


def related_figures(path: Path, distractors: Sequence[str]) -> RelatedFigures:
    """Look for the second statement of each pair among all others of a table and `distractors`."""
    cases = [case for case in load(path) if case.is_pair]
    firsts = [said(f"a{number}", case.first, EARLIER) for number, case in enumerate(cases)]
    seconds = [said(f"b{number}", case.second, LATER) for number, case in enumerate(cases)]
    rest = [said(f"c{number}", text, LATER) for number, text in enumerate(distractors)]
    documents = {document.id: document for _, document in (*firsts, *seconds, *rest)}
    pool = [quotation for quotation, _ in (*seconds, *rest)]
    ranks, missed = [], []
    for (given, _), (wanted, _) in zip(firsts, seconds, strict=True):
        found = related(given, pool, documents, limit=_READ)
        places = [one.quotation.document_id for one in found]
        place = wanted.document_id
        ranks.append(places.index(place) if place in places else _READ)
        pair = compare(given, wanted, documents)
        if pair is None or pair.score < DEFAULT_THRESHOLD:
            missed.append(ranks[-1])
    return RelatedFigures(
        len(cases),
        len(pool),
        *(_share(ranks, most) for most in (1, 5, _READ)),
        len(missed),
        _share(missed, 5),
    )


def news_statements(count: int) -> list[str]:
    """Return `count` quotations of politicians in the news by lot, from PolNeAR train."""
    quotations, _ = polnear()
    return random.Random(0).sample([quotation.text for quotation in quotations], count)


def _share(ranks: Sequence[int], most: int) -> float:
    return sum(rank < most for rank in ranks) / max(1, len(ranks))


def said(name: str, text: str, day: datetime.date) -> tuple[Quotation, Document]:
    """Return a statement of one speaker as a quotation with the document that it is all of."""
    document = Document(text, id=name, date=day)
    return (
        Quotation(
            id="0",
            document_id=name,
            fragments=(Span(0, len(text)),),
            text=text,
            kind="direct",
            speaker=_SPEAKER,
            confidence=1.0,
            rule="table",
        ),
        document,
    )
