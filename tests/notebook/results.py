"""Results made by hand from the seed articles, without the pipeline."""

from __future__ import annotations

import datetime

from attrs import evolve

from quotetrack.notebook import Run
from quotetrack.results import Analysis, DocumentError, Quotations
from quotetrack.sequences import ClaimPairs
from tests.examples import example

NAMES = ("bridge-closure", "summit-two-answers", "harbour-strike")
PUBLISHERS = ("The Gazette", "Harbour Times", None)


def analysis(name: str = "summit-two-answers") -> Analysis:
    found = example(name)
    number = NAMES.index(name) if name in NAMES else 0
    document = evolve(
        found.document,
        publisher=PUBLISHERS[number],
        date=datetime.date(2024, 2, 1) + datetime.timedelta(days=40 * number),
    )
    quotations = Quotations(document, found.quotations, found.entities, found.non_speech)
    return Analysis(quotations, ClaimPairs(found.claim_pairs, {document.id: document}))


def run() -> Run:
    analyses = [analysis(name) for name in NAMES]
    pairs = [
        evolve(pair, id=f"{a.document.id}-{pair.id}") for a in analyses for pair in a.claim_pairs
    ]
    items = [evolve(a, claim_pairs=()) for a in analyses]
    failed = DocumentError("front-page", "InputError", "Decode <b>bytes</b> first.")
    documents = {a.document.id: a.document for a in analyses}
    return Run((*items, failed), ClaimPairs(pairs, documents), 4)
